//! Connections to a database, opened when somebody needs one more, and used again and again.
//!
//! deadpool, and not sqlx's own pool: that pings each connection when it comes back, in a task of its own, which nothing switches
//! off, and unless told otherwise once more before it is handed out. On PostgreSQL a page of five statements asked eleven times. deadpool
//! asks only what we ask it to, and what was given up or has failed is not handed out again; all else here is sqlx.
//!
//! None is asked whether it still works before each use, nor after: that would be two more questions for each that a page
//! asks. A file does not go away. A server's connection is asked when it was not used for a while; if the server has ended one
//! nevertheless, all that rest are replaced with it.

use std::{fmt, num::NonZeroUsize, time::Duration};

use deadpool::{
    Runtime,
    managed::{
        self, Manager, Metrics, Object, PoolError, QueueMode, RecycleError, RecycleResult, TimeoutType, Timeouts,
    },
};
use sqlx::{
    ConnectOptions, Connection, PgConnection, SqliteConnection, postgres::PgConnectOptions,
    sqlite::SqliteConnectOptions,
};
use tokio::time::{sleep, timeout};

use super::{
    Error, Result,
    error::{PATIENCE, takes_nobody_yet},
};

pub type Pool<O> = managed::Pool<Opener<O>>;
pub type Acquired<O> = Object<Opener<O>>;

/// Opens connections, and says which of them are handed out again.
pub struct Opener<O> {
    options: O,
    of: Kind,
    /// How long somebody waits for one, whether for one to come back or to be opened.
    patience: Duration,
}

/// What is at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Server,
}

/// Not used for longer, a server's connection is asked whether it is still there …
const UNDOUBTED: Duration = Duration::from_secs(1);
/// … and has so long to answer.
const ANSWER: Duration = Duration::from_secs(2);
/// Not used for longer, it is closed.
const IDLE: Duration = Duration::from_secs(5 * 60);
/// Older, it is replaced when it is asked for: what a server keeps for a connection only ever grows.
const LIFETIME: Duration = Duration::from_secs(30 * 60);
/// Between tries at a server that takes nobody yet.
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

/// How a connection of either engine is opened.
pub trait Options: ConnectOptions<Connection: Sized + 'static> {
    /// What a new connection is told first.
    fn set_up(connection: &mut Self::Connection) -> impl Future<Output = sqlx::Result<()>> + Send;
}

impl Options for SqliteConnectOptions {
    async fn set_up(_: &mut SqliteConnection) -> sqlx::Result<()> {
        Ok(())
    }
}

impl Options for PgConnectOptions {
    /// Durable on commit, whatever the server's default. By a statement: poolers do not take every option of a connection.
    async fn set_up(connection: &mut PgConnection) -> sqlx::Result<()> {
        sqlx::raw_sql("set synchronous_commit = on").execute(connection).await.map(|_| ())
    }
}

impl<O: Options> Manager for Opener<O> {
    type Type = O::Connection;
    type Error = sqlx::Error;

    async fn create(&self) -> sqlx::Result<O::Connection> {
        loop {
            match self.options.connect().await {
                Err(error) if self.of == Kind::Server && takes_nobody_yet(&error) => sleep(BETWEEN_TRIES).await,
                Ok(mut connection) => {
                    O::set_up(&mut connection).await?;
                    return Ok(connection);
                }
                Err(error) => return Err(error),
            }
        }
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

/// At most so many; whoever asks for one waits no longer than `patience`. None is opened yet.
pub fn pool<O: Options>(options: O, of: Kind, most: NonZeroUsize, patience: Duration) -> Pool<O> {
    let timeouts = Timeouts { recycle: Some(ANSWER), ..Timeouts::default() };
    managed::Pool::builder(Opener { options, of, patience })
        .max_size(most.get())
        .queue_mode(QueueMode::Lifo)
        .timeouts(timeouts)
        .runtime(Runtime::Tokio1)
        .build()
        .expect("timeouts have a runtime")
}

/// # Errors
/// What opening one came to, or that none was free in time.
pub async fn acquire<O: Options>(pool: &Pool<O>) -> Result<Acquired<O>> {
    let opener = pool.manager();
    if opener.of == Kind::Server {
        drop(pool.retain(|_, metrics| metrics.last_used() < IDLE));
    }
    let connection = timeout(opener.patience, pool.get()).await.unwrap_or(Err(PoolError::Timeout(TimeoutType::Wait)));
    connection.map_err(|error| {
        Error::Database(match error {
            PoolError::Backend(error) => error,
            PoolError::Closed => sqlx::Error::PoolClosed,
            _ => sqlx::Error::PoolTimedOut,
        })
    })
}

/// Not handed out again. Closing it undoes what was begun on it.
pub fn discard<O: Options>(connection: Acquired<O>) {
    drop(Object::take(connection));
}

/// Not handed out again, and neither are those at rest: a server that has ended one may have ended all.
pub fn discard_all<O: Options>(connection: Acquired<O>) {
    let pool = Object::pool(&connection);
    discard(connection);
    if let Some(pool) = pool {
        drop(pool.retain(|_, _| false));
    }
}

/// Ends all of them, those that are in use when they come back: a file can be moved or replaced after that. Whatever is not
/// back in time ends by itself, as those do that were discarded.
pub async fn end<O: Options>(pool: &Pool<O>) {
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
