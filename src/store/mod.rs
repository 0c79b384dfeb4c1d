//! What is remembered: the only place with SQL, for SQLite and PostgreSQL alike.
//!
//! Each statement is written once, in SQL that both engines accept; the macros below bind it natively to whichever is
//! open. Where the engines must differ, the difference is one [`Dialect`] constant beside the other.

mod engine;
mod files;
mod ids;
mod moment;
mod scrub;

pub mod attempt;
pub mod backup;
pub mod brand;
pub mod checkpoint;
pub mod consent;
pub mod erasure;
pub mod guards;
pub mod installation;
pub mod job;
pub mod keys;
pub mod ledger;
pub mod letter;
pub mod link;
pub mod mailbox;
pub mod person;
pub mod personal;
pub mod preference;
pub mod quarantine;
pub mod recipients;
pub mod register;
pub mod session;
pub mod signing_key;
pub mod wish;

pub(crate) use engine::On;
pub use engine::{
    Dialect, Error, Folder, Opening, Result, Store, Tx, is_unavailable, retried, statements, statements_counter,
    tallied, tally,
};
pub use scrub::Reach;

/// Runs a statement; how many rows it touched.
macro_rules! run {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        match $tx.on() {
            $crate::store::On::Sqlite(c) => sqlx::query(sql)$(.bind($bind))*.execute(c).await.map(|done| done.rows_affected()),
            $crate::store::On::Postgres(c) => sqlx::query(sql)$(.bind($bind))*.execute(c).await.map(|done| done.rows_affected()),
        }
        .map_err($crate::store::Error::from)
    }};
}

/// Exactly one row of a type.
macro_rules! one {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        match $tx.on() {
            $crate::store::On::Sqlite(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_one(c).await,
            $crate::store::On::Postgres(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_one(c).await,
        }
        .map_err($crate::store::Error::from)
    }};
}

/// The row of a type, if there is one.
macro_rules! maybe {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        match $tx.on() {
            $crate::store::On::Sqlite(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_optional(c).await,
            $crate::store::On::Postgres(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_optional(c).await,
        }
        .map_err($crate::store::Error::from)
    }};
}

/// Every row of a type.
macro_rules! all {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        match $tx.on() {
            $crate::store::On::Sqlite(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_all(c).await,
            $crate::store::On::Postgres(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_all(c).await,
        }
        .map_err($crate::store::Error::from)
    }};
}

/// Rows one after another as they come, for what does not fit into memory at once.
macro_rules! stream {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        match $tx.on() {
            $crate::store::On::Sqlite(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch(c),
            $crate::store::On::Postgres(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch(c),
        }
        .map_err($crate::store::Error::from)
        .boxed()
    }};
}

/// Inserts rows, many to a statement; how many were inserted. Up to its values, what a row binds, and after its values.
macro_rules! insert {
    ($tx:expr, $into:expr, $rows:expr, |$row:pat_param| ($($bind:expr),+ $(,)?), $then:expr) => {{
        let mut inserted = 0;
        for rows in $rows.chunks($crate::store::ROWS_A_STATEMENT) {
            inserted += match $tx.on() {
                $crate::store::On::Sqlite(c) => {
                    let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($into);
                    query.push_values(rows, |mut values, $row| { $(values.push_bind($bind);)+ }).push($then);
                    query.build().execute(c).await.map(|done| done.rows_affected())
                }
                $crate::store::On::Postgres(c) => {
                    let mut query = sqlx::QueryBuilder::<sqlx::Postgres>::new($into);
                    query.push_values(rows, |mut values, $row| { $(values.push_bind($bind);)+ }).push($then);
                    query.build().execute(c).await.map(|done| done.rows_affected())
                }
            }?;
        }
        $crate::store::Result::Ok(inserted)
    }};
}

/// Below what either engine can bind in one statement, whatever the table.
pub(crate) const ROWS_A_STATEMENT: usize = 500;

pub(crate) use {all, insert, maybe, one, run, stream};
