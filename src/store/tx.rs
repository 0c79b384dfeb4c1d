//! A connection to work on, and the transaction on it.

use sqlx::{PgConnection, SqliteConnection, postgres::PgConnectOptions, sqlite::SqliteConnectOptions};
use tokio::runtime::Handle;

use super::{
    Error, Result,
    connections::{self, Lent},
    engine::Dialect,
    error, tally,
};

/// For reading, or with a transaction. A transaction that is dropped without [`Tx::commit`] is undone.
pub struct Tx {
    /// Until it is dropped.
    lent: Option<On>,
    state: State,
    begun: bool,
}

enum On {
    Sqlite(Lent<SqliteConnectOptions>),
    Postgres(Lent<PgConnectOptions>),
}

/// What the connection is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    AtRest,
    /// A statement runs on it, or was given up.
    Working,
    /// Its server or its disk is in trouble.
    Failed,
}

/// The native connection of whichever engine is open.
pub(crate) enum Native<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Tx {
    pub(super) fn sqlite(lent: Lent<SqliteConnectOptions>) -> Tx {
        Tx { lent: Some(On::Sqlite(lent)), state: State::AtRest, begun: false }
    }

    pub(super) fn postgres(lent: Lent<PgConnectOptions>) -> Tx {
        Tx { lent: Some(On::Postgres(lent)), state: State::AtRest, begun: false }
    }

    /// Begins a transaction.
    pub(super) async fn begin(mut self, statement: &'static str) -> Result<Tx> {
        self.tell(statement).await?;
        self.begun = true;
        Ok(self)
    }

    /// Makes everything done in it durable. For a reading connection there is nothing to do.
    pub async fn commit(mut self) -> Result<()> {
        if self.begun {
            self.tell("commit").await?;
            self.begun = false;
        }
        Ok(())
    }

    /// Before a statement: whoever runs it tells [`Tx::came`] what it came to.
    pub(crate) fn on(&mut self) -> Native<'_> {
        tally::count();
        self.native()
    }

    /// What a statement came to. If it did not come to anything that its connection can go on from, that is not lent again.
    pub(crate) fn came<T>(&mut self, outcome: sqlx::Result<T>) -> Result<T> {
        let outcome = outcome.map_err(Error::from);
        self.state = match &outcome {
            Err(error) if error::is_unavailable(error) => State::Failed,
            Err(Error::Database(
                sqlx::Error::Database(_) | sqlx::Error::RowNotFound | sqlx::Error::ColumnDecode { .. },
            ))
            | Ok(_) => State::AtRest,
            Err(_) => State::Working,
        };
        outcome
    }

    /// The spelling of this connection's engine.
    pub(crate) fn spell(&self, dialect: Dialect) -> &'static str {
        match self.lent {
            Some(On::Sqlite(_)) => dialect.sqlite,
            _ => dialect.postgres,
        }
    }

    fn native(&mut self) -> Native<'_> {
        self.state = State::Working;
        match self.lent.as_mut().expect("it is taken by drop alone") {
            On::Sqlite(lent) => Native::Sqlite(lent),
            On::Postgres(lent) => Native::Postgres(lent),
        }
    }

    /// Its connection is closed, which undoes what was begun on it.
    fn give_up(mut self) {
        self.state = State::Working;
    }

    /// A word on the transaction itself.
    async fn tell(&mut self, statement: &'static str) -> Result<()> {
        let outcome = match self.native() {
            Native::Sqlite(c) => sqlx::query(statement).execute(c).await.map(|_| ()),
            // Without parameters it is one message and its answer.
            Native::Postgres(c) => sqlx::raw_sql(statement).execute(c).await.map(|_| ()),
        };
        self.came(outcome)
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        let Some(lent) = self.lent.take() else { return };
        match (self.state, lent) {
            (State::AtRest, lent) if !self.begun => drop(lent),
            (State::AtRest, lent) => undo(Tx { lent: Some(lent), state: State::AtRest, begun: false }),
            (State::Working, On::Sqlite(lent)) => connections::discard(lent),
            (State::Working, On::Postgres(lent)) => connections::discard(lent),
            (State::Failed, On::Sqlite(lent)) => connections::discard_all(lent),
            (State::Failed, On::Postgres(lent)) => connections::discard_all(lent),
        }
    }
}

/// Soon: the connection is lent again when it is done, or if that fails, not at all.
fn undo(mut tx: Tx) {
    let Ok(runtime) = Handle::try_current() else { return tx.give_up() };
    runtime.spawn(async move {
        // Where there was no room, it was undone already, and nobody knows what else happened.
        if tx.tell("rollback").await.is_err() {
            tx.give_up();
        }
    });
}
