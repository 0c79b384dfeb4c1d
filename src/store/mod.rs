//! What is remembered: the only place with SQL, for SQLite and PostgreSQL alike.
//!
//! Each statement is written once, in SQL that both engines accept; the macros below bind it natively to whichever is
//! open. Where the engines must differ, the difference is one [`Dialect`] constant beside the other.

mod connections;
mod dialect;
mod engine;
mod error;
mod files;
mod ids;
mod moment;
mod scrub;
mod tally;
mod tx;

pub mod account;
pub mod address_journal;
pub mod attempt;
pub mod attribute;
pub mod authenticator_app;
pub mod backup;
pub mod brand;
pub mod checkpoint;
pub mod consent;
pub mod erasure;
pub mod failed_token;
pub mod guess_count;
pub mod installation;
pub mod keys;
pub mod ledger;
pub mod link;
pub mod linked_account;
pub mod loyalty_number;
pub mod mail_cap;
pub mod mailbox;
pub mod mute;
pub mod passkey;
pub mod password;
pub mod pending_change;
pub mod person;
pub mod personal;
pub mod preference;
pub mod queue;
pub mod recipients;
pub mod recovery;
pub mod recovery_codes;
pub mod register;
pub mod registration;
pub mod retired_key;
pub mod session;
pub mod sign_in_code;
pub mod signing_key;
pub mod social_grant;
pub mod source_count;
pub mod standing;
pub mod stay;
pub mod suppression;
pub mod used_challenge;
pub mod wish;
pub mod withdrawal;
pub mod withdrawal_journal;

pub use dialect::Dialect;
pub use engine::{Database, OpenMode, Store};
pub use error::{Error, Result, is_not_up_yet, is_unavailable, retried};
pub use scrub::ScrubScope;
pub use tally::{statements, statements_counter, tallied};
pub(crate) use tx::Native;
pub use tx::{ReadTx, WriteTx};

/// Runs a statement; how many rows it touched.
macro_rules! run {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        let outcome = match $tx.on_write() {
            $crate::store::Native::Sqlite(c) => sqlx::query(sql)$(.bind($bind))*.execute(c).await.map(|done| done.rows_affected()),
            $crate::store::Native::Postgres(c) => sqlx::query(sql)$(.bind($bind))*.execute(c).await.map(|done| done.rows_affected()),
        };
        $tx.finish_statement(outcome)
    }};
}

/// Exactly one row of a type.
macro_rules! one {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        let outcome = match $tx.on() {
            $crate::store::Native::Sqlite(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_one(c).await,
            $crate::store::Native::Postgres(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_one(c).await,
        };
        $tx.finish_statement(outcome)
    }};
}

/// The row of a type, if there is one.
macro_rules! maybe {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        let outcome = match $tx.on() {
            $crate::store::Native::Sqlite(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_optional(c).await,
            $crate::store::Native::Postgres(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_optional(c).await,
        };
        $tx.finish_statement(outcome)
    }};
}

/// Every row of a type.
macro_rules! all {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        let outcome = match $tx.on() {
            $crate::store::Native::Sqlite(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_all(c).await,
            $crate::store::Native::Postgres(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch_all(c).await,
        };
        $tx.finish_statement(outcome)
    }};
}

/// Rows one after another as they come, for what does not fit into memory at once.
macro_rules! stream {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        match $tx.on() {
            $crate::store::Native::Sqlite(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch(c),
            $crate::store::Native::Postgres(c) => sqlx::query_as::<_, $row>(sql)$(.bind($bind))*.fetch(c),
        }
        .map_err($crate::store::Error::from)
        .boxed()
    }};
}

/// Inserts rows, many to a statement; how many were inserted. Up to its values, what a row binds, and after its values.
/// SQLite is given each value of each row, PostgreSQL an array for each column, which it plans and reads many times faster.
macro_rules! insert {
    ($tx:expr, $into:expr, $rows:expr, |$row:pat_param| ($($bind:expr),+ $(,)?), $then:expr) => {{
        let mut inserted = 0;
        for rows in $rows.chunks($crate::store::ROWS_A_STATEMENT) {
            let outcome = match $tx.on_write() {
                $crate::store::Native::Sqlite(c) => {
                    let mut query = sqlx::QueryBuilder::<sqlx::Sqlite>::new($into);
                    query.push_values(rows, |mut values, $row| { $(values.push_bind($bind);)+ }).push($then);
                    query.build().execute(c).await.map(|done| done.rows_affected())
                }
                $crate::store::Native::Postgres(c) => {
                    let columns = [$(stringify!($bind)),+].len();
                    let query = sqlx::query(sqlx::AssertSqlSafe($crate::store::of_columns($into, columns, $then)));
                    $(
                        #[allow(unused_variables)]
                        let query = query.bind(rows.iter().map(|$row| $bind).collect::<Vec<_>>());
                    )+
                    query.execute(c).await.map(|done| done.rows_affected())
                }
            };
            inserted += $tx.finish_statement(outcome)?;
        }
        $crate::store::Result::Ok(inserted)
    }};
}

/// Below what SQLite can bind in one statement, whatever the table.
pub(crate) const ROWS_A_STATEMENT: usize = 500;

/// An insert of rows that come as an array for each of their columns.
pub(crate) fn of_columns(into: &str, columns: usize, then: &str) -> String {
    let arrays: Vec<String> = (1..=columns).map(|n| format!("${n}")).collect();
    format!("{into} select * from unnest({}){then}", arrays.join(", "))
}

pub(crate) use {all, insert, maybe, one, run, stream};
