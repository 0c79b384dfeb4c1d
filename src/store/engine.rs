//! The two engines behind one [`Store`] and one [`Tx`].

use std::{cell::Cell, path::PathBuf, str::FromStr, sync::LazyLock, time::Duration};

use prometheus::IntCounter;
use tokio::time::timeout;

use super::{files, one};
use sqlx::{
    ConnectOptions, Connection, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    migrate::{MigrateError, Migrator},
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgDatabaseError, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

/// Why the store could not answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the database address must begin with sqlite: or postgres:, and this one does not")]
    Address,
    #[error("the database did not answer: {}", code(.0))]
    Database(#[from] sqlx::Error),
    #[error("it did not answer within {} seconds", PATIENCE.as_secs())]
    NoAnswer,
    #[error(
        "there is no installation here; begin one with `handshake serve` or `handshake migrate`, or name the databases of yours"
    )]
    Absent,
    #[error("the database has an older schema than this program; run `handshake migrate`")]
    Older,
    #[error("the database has a schema newer than this program ({0}); run the newer program")]
    Newer(i64),
    #[error("the database could not be migrated")]
    Migration(#[source] MigrateError),
    #[error("a file of the database could not be used: {0}")]
    Files(#[from] std::io::Error),
    #[error("somebody is reading what is to be scrubbed; it will be tried again")]
    Busy,
    #[error("{0} is there already; give each backup a folder of its own")]
    Exists(String),
    #[error("a row holds what this program does not understand: {0}")]
    Unreadable(&'static str),
}

static STATEMENTS: LazyLock<IntCounter> = LazyLock::new(|| {
    IntCounter::new("handshake_statements_total", "Statements run against the databases.").expect("a metric's name")
});

tokio::task_local! {
    static TALLY: Cell<u64>;
}

/// How many statements this process has run.
pub fn statements() -> u64 {
    STATEMENTS.get()
}

/// The same as whoever watches over the process reads it.
pub fn statements_counter() -> &'static IntCounter {
    &STATEMENTS
}

/// What a future comes to, and how many statements it ran on its own task: what a request costs.
pub async fn tallied<F: Future>(future: F) -> (F::Output, u64) {
    TALLY.scope(Cell::new(0), async { (future.await, TALLY.with(Cell::get)) }).await
}

/// Adds what a task of its own ran to what this one runs.
pub fn tally(statements: u64) {
    let _ = TALLY.try_with(|tally| tally.set(tally.get() + statements));
}

/// What went wrong, without a word of the database's: its messages may quote values.
fn code(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(e) => match e.code().as_deref().unwrap_or_default() {
            "3D000" => "there is no database of that name".to_owned(),
            "28P01" | "28000" => "it does not take this user with this password".to_owned(),
            "14" => "its file cannot be opened".to_owned(),
            code => format!("code {code}"),
        },
        sqlx::Error::Io(e) => e.kind().to_string(),
        sqlx::Error::PoolTimedOut => "no connection was free in time".to_owned(),
        sqlx::Error::PoolClosed => "it was closed".to_owned(),
        sqlx::Error::RowNotFound => "a row that must be there is not".to_owned(),
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index} cannot be read"),
        sqlx::Error::Configuration(_) => "its address cannot be read".to_owned(),
        _ => "a protocol fault".to_owned(),
    }
}

pub type Result<T> = std::result::Result<T, Error>;

/// How often a story is told before its error counts.
const TELLINGS: usize = 4;

/// Tells a story again whose transaction lost against another's: PostgreSQL ends one of two that wait for each other, and one
/// whose parent row another deleted meanwhile. All of it was undone, and told again it finds what there is now.
pub async fn retried<T, E, Telling>(story: impl Fn() -> Telling) -> std::result::Result<T, E>
where
    E: std::error::Error + 'static,
    Telling: Future<Output = std::result::Result<T, E>>,
{
    for _ in 1..TELLINGS {
        match story().await {
            Err(error) if lost_a_race(&error) => tracing::debug!("a story is told again"),
            outcome => return outcome,
        }
    }
    story().await
}

impl Error {
    /// A row that this one hangs on is gone.
    pub fn is_orphan(&self) -> bool {
        matches!(self, Error::Database(sqlx::Error::Database(e)) if e.is_foreign_key_violation())
    }
}

/// Deadlock, serialization failure, foreign key violation (SQLSTATE 40P01, 40001, 23503).
fn lost_a_race(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(sqlx::Error::Database(e)) = error.downcast_ref() {
            return matches!(e.code().as_deref(), Some("40P01" | "40001" | "23503"));
        }
        cause = error.source();
    }
    false
}

/// Whether the store is to blame and may be well again soon: its disk is full or fails, its server is away or ends
/// connections, or all of them are taken (BAR D2). What is wrong with a statement or a row is none of these.
pub fn is_unavailable(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if matches!(error.downcast_ref(), Some(Error::NoAnswer)) {
            return true;
        }
        match error.downcast_ref() {
            Some(sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut) => return true,
            Some(sqlx::Error::Database(e)) => return cannot_work(e.as_ref()),
            _ => cause = error.source(),
        }
    }
    false
}

fn cannot_work(error: &dyn sqlx::error::DatabaseError) -> bool {
    let code = error.code().unwrap_or_default();
    if error.try_downcast_ref::<PgDatabaseError>().is_some() {
        // Connections (08), a server that only reads (25006), resources (53: 53100 is a full disk), an operator's
        // intervention (57), the system under the server (58: 58030 is an I/O error).
        return code == "25006" || ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class));
    }
    // The primary code is in the last octet: busy, read-only, I/O error, full, cannot be opened.
    code.parse::<i32>().is_ok_and(|code| matches!(code & 0xff, 5 | 8 | 10 | 13 | 14))
}

/// Which of an installation's two databases: each has migrations of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    Main,
    Keys,
}

/// How long a database server may take to answer at the start.
const PATIENCE: Duration = Duration::from_secs(5);

/// What to do where there is no database yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Make it, and bring it up to date.
    OrBegin,
    /// Refuse: a command that only looks must not make an empty installation and find all well.
    Existing,
}

static MAIN_SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static MAIN_POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");
static KEYS_SQLITE: Migrator = sqlx::migrate!("migrations/sqlite/keys");
static KEYS_POSTGRES: Migrator = sqlx::migrate!("migrations/postgres/keys");

/// Any number for PostgreSQL's advisory lock, as long as it stays the same.
const MIGRATION_LOCK: i64 = 0x4841_4e44;

/// Another number, for [`Store::is_same`].
const SAME_LOCK: i64 = 0x4841_4e45;

/// A piece of SQL that the engines spell differently.
#[derive(Clone, Copy)]
pub struct Dialect {
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

/// A database: SQLite with one writer and many readers, or PostgreSQL shared with other processes.
#[derive(Clone, Debug)]
pub enum Store {
    Sqlite { writer: SqlitePool, readers: SqlitePool, file: PathBuf },
    Postgres(PgPool),
}

/// A connection to work on: inside a write transaction, or for reading only.
pub enum Tx {
    SqliteWrite(Transaction<'static, Sqlite>),
    SqliteRead(PoolConnection<Sqlite>),
    PostgresWrite(Transaction<'static, Postgres>),
    PostgresRead(PoolConnection<Postgres>),
}

pub(crate) enum On<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…`.
    pub async fn open(url: &str, opening: Opening) -> Result<Store> {
        if url.starts_with("sqlite:") {
            Store::open_sqlite(url, opening).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            // Durable on commit, whatever the server's default (P1).
            let options =
                PgConnectOptions::from_str(url)?.options([("synchronous_commit", "on")]).disable_statement_logging();
            // A pool would try again and again, and then say that it was busy.
            match timeout(PATIENCE, PgConnection::connect_with(&options)).await {
                Ok(first) => first?.close().await?,
                Err(_) => return Err(Error::NoAnswer),
            }
            let pool = PgPoolOptions::new()
                .max_connections(20)
                .acquire_timeout(Duration::from_secs(15))
                .connect_with(options)
                .await?;
            Ok(Store::Postgres(pool))
        } else {
            Err(Error::Address)
        }
    }

    async fn open_sqlite(url: &str, opening: Opening) -> Result<Store> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(false)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            // What is deleted is overwritten (S12).
            .pragma("secure_delete", "on")
            .disable_statement_logging();
        let file = options.get_filename().to_path_buf();
        match opening {
            Opening::OrBegin => files::private(&file)?,
            Opening::Existing if !file.exists() => return Err(Error::Absent),
            Opening::Existing => {}
        }
        // Two processes that make one file write ahead at the same moment refuse each other, however long they may wait.
        let _lock = if opening == Opening::OrBegin { Some(files::lock(&file).await?) } else { None };
        // One writer: several starve each other for seconds (P2).
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .before_acquire(|connection, _| Box::pin(async move { Ok(is_at_rest(connection)) }))
            .idle_timeout(None)
            .max_lifetime(None)
            // A file needs no asking whether it is still there.
            .test_before_acquire(false)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(2)
            .acquire_timeout(Duration::from_secs(30))
            .before_acquire(|connection, _| Box::pin(async move { Ok(is_at_rest(connection)) }))
            .test_before_acquire(false)
            .connect_with(options.read_only(true))
            .await?;
        Ok(Store::Sqlite { writer, readers, file })
    }

    /// The schema is the one that this program knows.
    ///
    /// # Errors
    /// [`Error::Absent`] where there is none, [`Error::Older`], [`Error::Newer`].
    pub async fn is_current(&self, folder: Folder) -> Result<()> {
        let migrator = match (self, folder) {
            (Store::Sqlite { .. }, Folder::Main) => &MAIN_SQLITE,
            (Store::Sqlite { .. }, Folder::Keys) => &KEYS_SQLITE,
            (Store::Postgres(_), Folder::Main) => &MAIN_POSTGRES,
            (Store::Postgres(_), Folder::Keys) => &KEYS_POSTGRES,
        };
        let known = migrator.iter().map(|migration| migration.version).max().unwrap_or_default();
        let mut tx = self.read().await?;
        let applied = one!(tx, (Option<i64>,), "select cast(max(version) as bigint) from _sqlx_migrations");
        match applied {
            Ok((Some(applied),)) if applied == known => Ok(()),
            Ok((Some(applied),)) if applied > known => Err(Error::Newer(applied)),
            Ok((Some(_),)) => Err(Error::Older),
            // No such table, or nothing in it.
            Ok((None,)) | Err(Error::Database(sqlx::Error::Database(_))) => Err(Error::Absent),
            Err(error) => Err(error),
        }
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<Tx> {
        Ok(match self {
            Store::Sqlite { readers, .. } => Tx::SqliteRead(readers.acquire().await?),
            Store::Postgres(pool) => Tx::PostgresRead(pool.acquire().await?),
        })
    }

    /// A connection that sees one moment throughout, however many statements it takes.
    pub async fn snapshot(&self) -> Result<Tx> {
        Ok(match self {
            Store::Sqlite { readers, .. } => Tx::SqliteWrite(readers.begin_with("begin").await?),
            Store::Postgres(pool) => {
                Tx::PostgresWrite(pool.begin_with("begin isolation level repeatable read, read only").await?)
            }
        })
    }

    /// A transaction for writing. Dropping it without [`Tx::commit`] undoes all of it.
    pub async fn write(&self) -> Result<Tx> {
        Ok(match self {
            Store::Sqlite { writer, .. } => Tx::SqliteWrite(writer.begin_with("begin immediate").await?),
            Store::Postgres(pool) => Tx::PostgresWrite(pool.begin().await?),
        })
    }

    /// Brings the schema up to date, under a lock so that processes starting together do not do it twice.
    pub async fn migrate(&self, folder: Folder) -> Result<()> {
        match self {
            Store::Sqlite { writer, file, .. } => {
                let _lock = files::lock(file).await?;
                migrated(match folder {
                    Folder::Main => MAIN_SQLITE.run(writer).await,
                    Folder::Keys => KEYS_SQLITE.run(writer).await,
                })
            }
            Store::Postgres(pool) => {
                let mut holder = pool.acquire().await?;
                sqlx::query("select pg_advisory_lock($1)").bind(MIGRATION_LOCK).execute(&mut *holder).await?;
                let outcome = match folder {
                    Folder::Main => MAIN_POSTGRES.run(pool).await,
                    Folder::Keys => KEYS_POSTGRES.run(pool).await,
                };
                sqlx::query("select pg_advisory_unlock($1)").bind(MIGRATION_LOCK).execute(&mut *holder).await?;
                migrated(outcome)
            }
        }
    }

    /// Whether both are one database, however their addresses are spelled: an advisory lock that one holds, the other cannot
    /// take; a file is the file it leads to.
    pub async fn is_same(&self, other: &Store) -> Result<bool> {
        match (self, other) {
            (Store::Sqlite { file, .. }, Store::Sqlite { file: other, .. }) => {
                Ok(file.canonicalize()? == other.canonicalize()?)
            }
            (Store::Postgres(pool), Store::Postgres(other)) => {
                let mut holder = pool.acquire().await?;
                sqlx::query("select pg_advisory_lock($1)").bind(SAME_LOCK).execute(&mut *holder).await?;
                let mut asker = other.acquire().await?;
                let free: bool = sqlx::query_scalar("select pg_try_advisory_lock($1)")
                    .bind(SAME_LOCK)
                    .fetch_one(&mut *asker)
                    .await?;
                if free {
                    sqlx::query("select pg_advisory_unlock($1)").bind(SAME_LOCK).execute(&mut *asker).await?;
                }
                sqlx::query("select pg_advisory_unlock($1)").bind(SAME_LOCK).execute(&mut *holder).await?;
                Ok(!free)
            }
            _ => Ok(false),
        }
    }

    /// Whether the database answers at all.
    pub async fn ping(&self) -> Result<()> {
        let mut tx = self.read().await?;
        one!(tx, (i64,), "select count(*) from installation").map(|_| ())
    }

    /// Ends the pools, so that files can be moved or dropped.
    pub async fn close(&self) {
        match self {
            Store::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Store::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    pub(crate) fn on(&mut self) -> On<'_> {
        STATEMENTS.inc();
        let _ = TALLY.try_with(|tally| tally.set(tally.get() + 1));
        match self {
            Tx::SqliteWrite(tx) => On::Sqlite(tx),
            Tx::SqliteRead(connection) => On::Sqlite(connection),
            Tx::PostgresWrite(tx) => On::Postgres(tx),
            Tx::PostgresRead(connection) => On::Postgres(connection),
        }
    }

    /// The spelling of this connection's engine.
    pub(crate) fn spell(&self, dialect: Dialect) -> &'static str {
        match self {
            Tx::SqliteWrite(_) | Tx::SqliteRead(_) => dialect.sqlite,
            Tx::PostgresWrite(_) | Tx::PostgresRead(_) => dialect.postgres,
        }
    }

    /// Makes everything done in it durable. For a reading connection there is nothing to do.
    pub async fn commit(self) -> Result<()> {
        match self {
            Tx::SqliteWrite(tx) => tx.commit().await?,
            Tx::PostgresWrite(tx) => tx.commit().await?,
            Tx::SqliteRead(_) | Tx::PostgresRead(_) => {}
        }
        Ok(())
    }
}

/// A connection that still counts a transaction is replaced: where there was no room, or the disk failed, SQLite has undone
/// the transaction by itself, the library waits for ever to undo it again, and nothing could be begun any more (BAR D2).
fn is_at_rest(connection: &SqliteConnection) -> bool {
    !connection.is_in_transaction()
}

fn migrated(outcome: std::result::Result<(), MigrateError>) -> Result<()> {
    match outcome {
        Ok(()) => Ok(()),
        Err(MigrateError::VersionMissing(version)) => Err(Error::Newer(version)),
        Err(other) => Err(Error::Migration(other)),
    }
}
