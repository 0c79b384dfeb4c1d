//! Connections to a database, opened when somebody needs one more and lent again and again.
//!
//! None is asked whether it still works before each use, nor after: that would be two more questions for each that a page
//! asks. A file does not go away. A server's connection is asked when it has rested for a while; if one fails nevertheless,
//! whoever has it gives it back as failed, and all that rest are replaced with it.

use std::{fmt, time::Duration};

use deadpool::{
    Runtime,
    managed::{self, Manager, Metrics, Object, PoolError, QueueMode, RecycleError, RecycleResult, Timeouts},
};
use sqlx::{ConnectOptions, Connection};
use tokio::time::{sleep, timeout};

use super::{Error, Result, engine::PATIENCE};

pub type Pool<O> = managed::Pool<Opener<O>>;
pub type Lent<O> = Object<Opener<O>>;

/// Opens connections, and says which of them are lent again.
pub struct Opener<O> {
    options: O,
    of: Kind,
}

/// What is at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Server,
}

/// Longer at rest, a server's connection is asked whether it is still there.
const UNDOUBTED: Duration = Duration::from_secs(1);
/// Older, it is replaced: what a server keeps for a connection only ever grows.
const LIFETIME: Duration = Duration::from_secs(30 * 60);

impl<O> Manager for Opener<O>
where
    O: ConnectOptions,
    O::Connection: Sized + 'static,
{
    type Type = O::Connection;
    type Error = sqlx::Error;

    async fn create(&self) -> sqlx::Result<O::Connection> {
        self.options.connect().await
    }

    async fn recycle(&self, connection: &mut O::Connection, metrics: &Metrics) -> RecycleResult<sqlx::Error> {
        if self.of == Kind::Server {
            if metrics.age() > LIFETIME {
                return Err(RecycleError::message("it is old"));
            }
            if metrics.last_used() > UNDOUBTED {
                connection.ping().await?;
            }
        }
        Ok(())
    }
}

/// Without the address, which may carry a password.
impl<O> fmt::Debug for Opener<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opener").field("of", &self.of).finish_non_exhaustive()
    }
}

/// At most so many, each waited for no longer than `patience`. None is opened yet.
pub fn pool<O>(options: O, of: Kind, most: usize, patience: Duration) -> Pool<O>
where
    O: ConnectOptions,
    O::Connection: Sized + 'static,
{
    let timeouts = Timeouts { wait: Some(patience), create: Some(patience), recycle: Some(patience) };
    managed::Pool::builder(Opener { options, of })
        .max_size(most)
        .queue_mode(QueueMode::Lifo)
        .timeouts(timeouts)
        .runtime(Runtime::Tokio1)
        .build()
        .expect("timeouts have a runtime")
}

/// # Errors
/// What opening one came to, or that none was free in time.
pub async fn lend<O>(pool: &Pool<O>) -> Result<Lent<O>>
where
    O: ConnectOptions,
    O::Connection: Sized + 'static,
{
    pool.get().await.map_err(|error| {
        Error::Database(match error {
            PoolError::Backend(error) => error,
            PoolError::Closed => sqlx::Error::PoolClosed,
            _ => sqlx::Error::PoolTimedOut,
        })
    })
}

/// Not lent again. Closing it undoes what was begun on it.
pub fn discard<O>(lent: Lent<O>)
where
    O: ConnectOptions,
    O::Connection: Sized + 'static,
{
    drop(Object::take(lent));
}

/// Not lent again, and neither are those at rest: what made this one fail may have been at work on all of them.
pub fn discard_all<O>(lent: Lent<O>)
where
    O: ConnectOptions,
    O::Connection: Sized + 'static,
{
    let pool = Object::pool(&lent);
    discard(lent);
    if let Some(pool) = pool {
        drop(pool.retain(|_, _| false));
    }
}

/// Ends all of them, those that are lent when they come back: a file can be moved or replaced after that. Whatever is not
/// back in time ends by itself.
pub async fn end<O>(pool: &Pool<O>)
where
    O: ConnectOptions,
    O::Connection: Sized + 'static,
{
    let all = async {
        loop {
            for connection in pool.retain(|_, _| false).removed {
                // Nobody waits for anything on it.
                let _ = connection.close().await;
            }
            if pool.status().size == 0 {
                break;
            }
            sleep(Duration::from_millis(1)).await;
        }
    };
    let _ = timeout(PATIENCE, all).await;
    pool.close();
}
