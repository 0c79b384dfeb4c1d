//! Making what was deleted physically gone (GDPR Art. 17). By then its key is destroyed, so nobody can read it anyhow.
//!
//! On SQLite deleted content is overwritten in its page (`secure_delete`), and emptying the write-ahead log removes the
//! older copies of that page.
//!
//! PostgreSQL keeps dead rows until a vacuum, and even then leaves their octets in the free space of the page until newer
//! rows happen to take it; only writing the table anew removes them. That locks the table meanwhile, so a table is
//! written anew at once only as long as it takes a moment. From a bigger one a plain vacuum frees the dead rows for newer ones,
//! which locks out nobody; whoever wants it written anew too lets that happen by night. Neither reaches the **write-ahead
//! log**: PostgreSQL recycles its files after about two checkpoints (`max_wal_size`, `checkpoint_timeout`), but whoever archives
//! them, or keeps them in a replication slot, keeps sealed copies of erased rows for as long as that archive. State that period
//! as the backups' own.

use std::time::Duration;

use sqlx::{AssertSqlSafe, PgConnection, postgres::PgConnectOptions, sqlite::SqliteConnectOptions};

use super::{
    Error, Result, Store,
    connections::{Pool, acquire, discard},
};

/// How much may be locked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScrubScope {
    /// Tables that are written anew in a moment.
    Small,
    /// All, however long nobody can use them. Only where the operator asked for it.
    All,
}

/// PostgreSQL writes this much anew in a second or two.
const SMALL: i64 = 128 * 1024 * 1024;

impl Store {
    /// Scrubs these tables; those that were left as too big.
    ///
    /// # Errors
    /// [`Error::Busy`] if a reader is in the way: nobody is made to wait for it, so it has to be tried again.
    pub async fn scrub(&self, tables: &[&'static str], scope: ScrubScope) -> Result<Vec<&'static str>> {
        match self {
            Store::Sqlite { writer, .. } => empty_log(writer).await.map(|()| Vec::new()),
            Store::Postgres(pool) => write_anew(pool, tables, scope).await,
        }
    }
}

async fn empty_log(writer: &Pool<SqliteConnectOptions>) -> Result<()> {
    let mut connection = acquire(writer).await?;
    // Waiting for readers here would make every writer wait.
    sqlx::query("pragma busy_timeout = 100").execute(&mut *connection).await?;
    let outcome: std::result::Result<(i64, i64, i64), _> =
        sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&mut *connection).await;
    if let Err(error) = sqlx::query("pragma busy_timeout = 5000").execute(&mut *connection).await {
        discard(connection);
        return Err(error.into());
    }
    match outcome? {
        (0, ..) => Ok(()),
        _ => Err(Error::Busy),
    }
}

async fn write_anew(
    pool: &Pool<PgConnectOptions>,
    tables: &[&'static str],
    scope: ScrubScope,
) -> Result<Vec<&'static str>> {
    let mut connection = acquire(pool).await?;
    // Whoever queues for the lock makes everybody queue behind them.
    sqlx::query("set lock_timeout = '200ms'").execute(&mut *connection).await?;
    let outcome = write_each(&mut connection, tables, scope).await;
    if let Err(error) = sqlx::query("reset lock_timeout").execute(&mut *connection).await {
        discard(connection);
        return Err(error.into());
    }
    outcome
}

async fn write_each(
    connection: &mut PgConnection,
    tables: &[&'static str],
    scope: ScrubScope,
) -> Result<Vec<&'static str>> {
    let (now,): (String,) =
        sqlx::query_as("select cast(pg_current_xact_id() as text)").fetch_one(&mut *connection).await?;
    if !old_snapshots_end(connection, &now).await? {
        return Err(Error::Busy);
    }
    let mut left = Vec::new();
    for table in tables {
        let (size,): (i64,) = sqlx::query_as("select pg_total_relation_size($1::regclass)")
            .bind(table)
            .fetch_one(&mut *connection)
            .await?;
        if scope == ScrubScope::Small && size > SMALL {
            vacuum(connection, &format!("vacuum {table}")).await?;
            left.push(*table);
            continue;
        }
        vacuum(connection, &format!("vacuum (full) {table}")).await?;
        // What a snapshot may still see is copied along, and the table is then frozen only up to that snapshot.
        let (clean,): (bool,) =
            sqlx::query_as("select age(relfrozenxid) <= age($2::xid8::xid) from pg_class where oid = $1::regclass")
                .bind(table)
                .bind(&now)
                .fetch_one(&mut *connection)
                .await?;
        if !clean {
            return Err(Error::Busy);
        }
    }
    Ok(left)
}

async fn vacuum(connection: &mut PgConnection, statement: &str) -> Result<()> {
    match sqlx::query(AssertSqlSafe(statement)).execute(connection).await {
        Ok(_) => Ok(()),
        Err(sqlx::Error::Database(e)) if e.code().as_deref() == Some(LOCK_NOT_AVAILABLE) => Err(Error::Busy),
        Err(e) => Err(e.into()),
    }
}

/// Whether all that was being written anywhere on the server when transaction `now` began has ended, and nobody (whom we
/// may see) looks at a moment before it. Ordinary statements end within the second that this waits.
async fn old_snapshots_end(connection: &mut PgConnection, now: &str) -> Result<bool> {
    for _ in 0..20 {
        let (over,): (bool,) = sqlx::query_as(
            "select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 and not exists (
                 select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                 and age(backend_xmin) > age($1::xid8::xid))",
        )
        .bind(now)
        .fetch_one(&mut *connection)
        .await?;
        if over {
            return Ok(true);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(false)
}

const LOCK_NOT_AVAILABLE: &str = "55P03";
