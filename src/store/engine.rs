//! The two engines behind one [`Store`].

use std::{num::NonZeroUsize, path::PathBuf, str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, Connection, PgConnection, Row,
    migrate::{MigrateError, Migrator},
    postgres::PgConnectOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio::time::timeout;

use crate::base::clock::Moment;

use super::{
    Error, ReadTx, Result, WriteTx,
    connections::{self, Kind, Pool, acquire},
    error::{PATIENCE, is_disconnected},
    files, one,
};

/// Which of an installation's two databases: each has migrations of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    Main,
    Keys,
}

/// What to do where there is no database yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenMode {
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

/// Prepared statements and advisory locks are a session's: a pooler that gives each transaction the session that is free
/// (PgBouncer in transaction mode) is found out by a connection whose session is another while somebody else is in a transaction.
async fn keeps_its_session(mut connection: PgConnection, options: &PgConnectOptions) -> Result<()> {
    // Where there is room for one connection alone nobody can be in its way.
    if let Ok(Ok(mut other)) = timeout(PATIENCE, PgConnection::connect_with(options)).await {
        let first = session(&mut connection).await?;
        let mut is_kept = true;
        for _ in 0..3 {
            sqlx::raw_sql("begin").execute(&mut other).await?;
            session(&mut other).await?;
            is_kept &= session(&mut connection).await? == first;
            sqlx::raw_sql("rollback").execute(&mut other).await?;
        }
        other.close().await?;
        if !is_kept {
            return Err(Error::SharesSessions);
        }
    }
    Ok(connection.close().await?)
}

/// The server's process behind a connection, asked without a prepared statement.
async fn session(connection: &mut PgConnection) -> sqlx::Result<i32> {
    sqlx::raw_sql("select pg_backend_pid()").fetch_one(connection).await?.try_get(0)
}

/// A database: SQLite with one writer and many readers, or PostgreSQL shared with other processes.
#[derive(Clone, Debug)]
pub enum Store {
    Sqlite { writer: Pool<SqliteConnectOptions>, readers: Pool<SqliteConnectOptions>, file: PathBuf },
    Postgres(Pool<PgConnectOptions>),
}

/// How many connections there are if nothing is said: as many as the requests that two processors keep going, and as many
/// readers of a file as do not wait for each other's processor.
const TO_A_SERVER: NonZeroUsize = NonZeroUsize::new(20).unwrap();
const TO_READ_A_FILE: NonZeroUsize = NonZeroUsize::new(2).unwrap();

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…`, with at most so many connections to a server, or to read a file with.
    pub async fn open(url: &str, mode: OpenMode, connections: Option<NonZeroUsize>) -> Result<Store> {
        if url.starts_with("sqlite:") {
            Store::open_sqlite(url, mode, connections.unwrap_or(TO_READ_A_FILE)).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url)?.disable_statement_logging();
            // A pool would try for longer, and then say that it was busy.
            match timeout(PATIENCE, PgConnection::connect_with(&options)).await {
                Ok(first) => {
                    timeout(PATIENCE, keeps_its_session(first?, &options)).await.unwrap_or(Err(Error::NoAnswer))?
                }
                Err(_) => return Err(Error::NoAnswer),
            }
            let pool =
                connections::pool(options, Kind::Server, connections.unwrap_or(TO_A_SERVER), Duration::from_secs(15));
            Ok(Store::Postgres(pool))
        } else {
            Err(Error::Address)
        }
    }

    async fn open_sqlite(url: &str, mode: OpenMode, readers: NonZeroUsize) -> Result<Store> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(false)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            // What is deleted is overwritten (GDPR Art. 17).
            .pragma("secure_delete", "on")
            .disable_statement_logging();
        let file = options.get_filename().to_path_buf();
        match mode {
            OpenMode::OrBegin => files::private(&file)?,
            OpenMode::Existing if !file.exists() => return Err(Error::Absent),
            OpenMode::Existing => {}
        }
        // Two processes that make one file write ahead at the same moment refuse each other, however long they may wait.
        let _lock = if mode == OpenMode::OrBegin { Some(files::lock(&file).await?) } else { None };
        // One writer: several starve each other for seconds.
        let writer = connections::pool(options.clone(), Kind::File, NonZeroUsize::MIN, Duration::from_secs(30));
        // The file may have to be made, or be told to write ahead, before anybody reads it.
        drop(acquire(&writer).await?);
        let readers = connections::pool(options.read_only(true), Kind::File, readers, Duration::from_secs(30));
        Ok(Store::Sqlite { writer, readers, file })
    }

    /// The schema is the one that this program knows.
    ///
    /// # Errors
    /// [`Error::Absent`] where there is none, [`Error::Older`], [`Error::Newer`].
    pub async fn is_current(&self, database: Database) -> Result<()> {
        let migrator = match (self, database) {
            (Store::Sqlite { .. }, Database::Main) => &MAIN_SQLITE,
            (Store::Sqlite { .. }, Database::Keys) => &KEYS_SQLITE,
            (Store::Postgres(_), Database::Main) => &MAIN_POSTGRES,
            (Store::Postgres(_), Database::Keys) => &KEYS_POSTGRES,
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

    /// What time it is at a server that several processes share; none for a file, which is on their own machine.
    pub async fn now(&self) -> Result<Option<Moment>> {
        match self {
            Store::Sqlite { .. } => Ok(None),
            Store::Postgres(_) => {
                let mut tx = self.read().await?;
                Ok(Some(one!(tx, (Moment,), "select clock_timestamp()")?.0))
            }
        }
    }

    /// How many wait for a connection to write on.
    pub fn waiting(&self) -> usize {
        match self {
            Store::Sqlite { writer, .. } => writer.status().waiting,
            Store::Postgres(pool) => pool.status().waiting,
        }
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<ReadTx> {
        Ok(match self {
            Store::Sqlite { readers, .. } => ReadTx::sqlite(acquire(readers).await?),
            Store::Postgres(pool) => ReadTx::postgres(acquire(pool).await?),
        })
    }

    /// A connection that sees one moment throughout, however many statements it takes.
    pub async fn snapshot(&self) -> Result<ReadTx> {
        match self {
            Store::Sqlite { readers, .. } => ReadTx::sqlite(acquire(readers).await?).begin("begin").await,
            Store::Postgres(pool) => begun(pool, "begin isolation level repeatable read, read only").await,
        }
    }

    /// A transaction for writing. Dropping it without [`WriteTx::commit`] undoes all of it.
    pub async fn write(&self) -> Result<WriteTx> {
        let begun = match self {
            Store::Sqlite { writer, .. } => ReadTx::sqlite(acquire(writer).await?).begin("begin immediate").await,
            Store::Postgres(pool) => begun(pool, "begin").await,
        };
        Ok(WriteTx::new(begun?))
    }

    /// A connection for one statement that writes: a transaction of its own, durable when `run!`, `all!`, or `insert!` of few rows
    /// returns. `one!` and `maybe!` do not hear from SQLite that the commit failed.
    pub async fn once(&self) -> Result<WriteTx> {
        let tx = match self {
            Store::Sqlite { writer, .. } => ReadTx::sqlite(acquire(writer).await?),
            Store::Postgres(pool) => there(pool).await?,
        };
        Ok(WriteTx::of_one_statement(tx))
    }

    /// Brings the schema up to date, under a lock so that processes starting together do not do it twice.
    pub async fn migrate(&self, database: Database) -> Result<()> {
        match self {
            Store::Sqlite { writer, file, .. } => {
                let _lock = files::lock(file).await?;
                let mut writer = acquire(writer).await?;
                migrated(match database {
                    Database::Main => MAIN_SQLITE.run(&mut *writer).await,
                    Database::Keys => KEYS_SQLITE.run(&mut *writer).await,
                })
            }
            Store::Postgres(pool) => {
                let mut holder = acquire(pool).await?;
                sqlx::query("select pg_advisory_lock($1)").bind(MIGRATION_LOCK).execute(&mut *holder).await?;
                let outcome = match database {
                    Database::Main => MAIN_POSTGRES.run(&mut *holder).await,
                    Database::Keys => KEYS_POSTGRES.run(&mut *holder).await,
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
                let mut holder = acquire(pool).await?;
                sqlx::query("select pg_advisory_lock($1)").bind(SAME_LOCK).execute(&mut *holder).await?;
                let mut asker = acquire(other).await?;
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

    /// Ends the pools, so that files can be moved or dropped.
    pub async fn close(&self) {
        match self {
            Store::Sqlite { writer, readers, .. } => {
                connections::end(readers).await;
                connections::end(writer).await;
            }
            Store::Postgres(pool) => connections::end(pool).await,
        }
    }
}

/// A server may have ended connections that were at rest: the first word on one shows it, and nothing was done by then.
async fn begun(pool: &Pool<PgConnectOptions>, statement: &'static str) -> Result<ReadTx> {
    match ReadTx::postgres(acquire(pool).await?).begin(statement).await {
        Err(Error::Database(error)) if is_disconnected(&error) => {
            ReadTx::postgres(acquire(pool).await?).begin(statement).await
        }
        outcome => outcome,
    }
}

/// [`begun`], where that first word is a question.
async fn there(pool: &Pool<PgConnectOptions>) -> Result<ReadTx> {
    match ReadTx::postgres(acquire(pool).await?).asked().await {
        Err(Error::Database(error)) if is_disconnected(&error) => ReadTx::postgres(acquire(pool).await?).asked().await,
        outcome => outcome,
    }
}

fn migrated(outcome: std::result::Result<(), MigrateError>) -> Result<()> {
    match outcome {
        Ok(()) => Ok(()),
        Err(MigrateError::VersionMissing(version)) => Err(Error::Newer(version)),
        Err(other) => Err(Error::Migration(other)),
    }
}
