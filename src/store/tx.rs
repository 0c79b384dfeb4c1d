//! A connection to work on, and the transaction on it.

use std::ops::{Deref, DerefMut};

use sqlx::{Connection, PgConnection, SqliteConnection, postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use tokio::runtime::Handle;

use super::{
    Error, Result,
    connections::{self, Acquired},
    dialect::Dialect,
    error, tally,
};

/// A connection to read on, with or without a transaction.
pub struct ReadTx {
    /// Until it is dropped.
    connection: Option<On>,
    state: State,
    begun: bool,
    /// How many statements more it is for.
    left: usize,
}

enum On {
    Sqlite(Acquired<SqliteConnectOptions>),
    Postgres(Acquired<PgConnectOptions>),
}

/// What the connection is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    AtRest,
    /// A statement runs on it, or was given up.
    Working,
    /// It is brought to rest, or cannot be.
    RollingBack,
    /// The server has ended it.
    Disconnected,
}

/// The native connection of whichever engine is open.
pub(crate) enum Native<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl ReadTx {
    pub(super) fn sqlite(connection: Acquired<SqliteConnectOptions>) -> ReadTx {
        ReadTx { connection: Some(On::Sqlite(connection)), state: State::AtRest, begun: false, left: usize::MAX }
    }

    pub(super) fn postgres(connection: Acquired<PgConnectOptions>) -> ReadTx {
        ReadTx { connection: Some(On::Postgres(connection)), state: State::AtRest, begun: false, left: usize::MAX }
    }

    /// Asks whether the connection is still there.
    pub(super) async fn asked(mut self) -> Result<ReadTx> {
        self.state = State::Working;
        let outcome = ping(self.native()).await;
        self.finish_statement(outcome)?;
        Ok(self)
    }

    /// Begins a transaction.
    pub(super) async fn begin(mut self, statement: &'static str) -> Result<ReadTx> {
        // From here on: whoever is not told that it was begun has it undone.
        self.begun = true;
        self.control(statement).await?;
        Ok(self)
    }

    /// Before a statement: whoever runs it tells [`ReadTx::finish_statement`] what it came to.
    pub(crate) fn on(&mut self) -> Native<'_> {
        tally::count();
        debug_assert!(self.left > 0, "two statements where there is no transaction");
        self.left = self.left.saturating_sub(1);
        self.state = State::Working;
        self.native()
    }

    /// What a statement came to: whether its connection can go on at once.
    pub(crate) fn finish_statement<T>(&mut self, outcome: sqlx::Result<T>) -> Result<T> {
        self.state = match &outcome {
            Err(error) if error::is_disconnected(error) => State::Disconnected,
            Ok(_) | Err(sqlx::Error::Database(_) | sqlx::Error::RowNotFound) => State::AtRest,
            Err(_) => State::Working,
        };
        outcome.map_err(Error::from)
    }

    /// The spelling of this connection's engine.
    pub(crate) fn spell(&self, dialect: Dialect) -> &'static str {
        match self.connection {
            Some(On::Sqlite(_)) => dialect.sqlite,
            _ => dialect.postgres,
        }
    }

    fn native(&mut self) -> Native<'_> {
        match self.connection.as_mut().expect("it is taken by drop alone") {
            On::Sqlite(connection) => Native::Sqlite(connection),
            On::Postgres(connection) => Native::Postgres(connection),
        }
    }

    /// Begins, commits or rolls back.
    async fn control(&mut self, statement: &'static str) -> Result<()> {
        self.state = State::Working;
        let outcome = say(self.native(), statement).await;
        self.finish_statement(outcome)
    }

    /// Waits for what was given up, and undoes what was begun. It is handed out again only after that, so that however much is given
    /// up, there are never more connections than there may be.
    async fn rollback(mut self) {
        let outcome = match (self.begun, self.native()) {
            (true, native) => say(native, "rollback").await,
            (false, native) => ping(native).await,
        };
        match outcome {
            Ok(()) => (self.state, self.begun) = (State::AtRest, false),
            Err(error) if error::is_disconnected(&error) => self.state = State::Disconnected,
            // Where there was no room it was undone already, and nobody knows what else happened.
            Err(_) => {}
        }
    }
}

/// A connection to write on: a transaction, or one statement that is durable by itself. A transaction that is dropped without
/// [`WriteTx::commit`] is undone. It reads as well, so it goes wherever a [`ReadTx`] is asked for.
pub struct WriteTx(ReadTx);

impl WriteTx {
    pub(super) fn new(begun: ReadTx) -> WriteTx {
        WriteTx(begun)
    }

    /// For one statement: a second one would be a transaction of its own.
    pub(super) fn of_one_statement(mut connection: ReadTx) -> WriteTx {
        connection.left = 1;
        WriteTx(connection)
    }

    /// Makes everything done in it durable. Where no transaction was begun there is nothing to do.
    pub async fn commit(mut self) -> Result<()> {
        if self.0.begun {
            self.0.control("commit").await?;
            self.0.begun = false;
        }
        Ok(())
    }

    /// Before a statement that writes: [`ReadTx::on`], which only this type has.
    pub(crate) fn on_write(&mut self) -> Native<'_> {
        self.0.on()
    }
}

impl Deref for WriteTx {
    type Target = ReadTx;

    fn deref(&self) -> &ReadTx {
        &self.0
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut ReadTx {
        &mut self.0
    }
}

async fn say(native: Native<'_>, statement: &'static str) -> sqlx::Result<()> {
    match native {
        Native::Sqlite(c) => sqlx::query(statement).execute(c).await.map(|_| ()),
        // Without parameters it is one message and its answer.
        Native::Postgres(c) => sqlx::raw_sql(statement).execute(c).await.map(|_| ()),
    }
}

async fn ping(native: Native<'_>) -> sqlx::Result<()> {
    match native {
        Native::Sqlite(c) => c.ping().await,
        Native::Postgres(c) => c.ping().await,
    }
}

impl Drop for ReadTx {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        match (self.state, Handle::try_current()) {
            (State::AtRest, _) if !self.begun => drop(connection),
            (State::AtRest | State::Working, Ok(runtime)) => {
                let tx = ReadTx {
                    connection: Some(connection),
                    state: State::RollingBack,
                    begun: self.begun,
                    left: self.left,
                };
                runtime.spawn(tx.rollback());
            }
            (State::Disconnected, _) => match connection {
                On::Sqlite(connection) => connections::discard_all(connection),
                On::Postgres(connection) => connections::discard_all(connection),
            },
            _ => match connection {
                On::Sqlite(connection) => connections::discard(connection),
                On::Postgres(connection) => connections::discard(connection),
            },
        }
    }
}
