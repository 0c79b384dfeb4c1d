//! Why the store could not answer, and whether it is worth asking again.

use std::time::Duration;

use sqlx::{migrate::MigrateError, postgres::PgDatabaseError};

/// How long a database server may take to answer at the start, and connections to come back at the end.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Why the store could not answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the database address must begin with sqlite: or postgres:, and this one does not")]
    Address,
    #[error("the database did not answer: {}", code(.0))]
    Database(#[from] sqlx::Error),
    #[error(
        "its address leads to a pooler that gives every transaction another session (PgBouncer in transaction mode), and prepared statements and locks need one of their own: set pool_mode = session there, or name the server itself; HANDSHAKE_CONNECTIONS says how many it may get"
    )]
    SharesSessions,
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
    #[error("no backup was made: {0}")]
    Dump(String),
    #[error("{0} is there already; give each backup a folder of its own")]
    Exists(String),
    #[error("a row holds what this program does not understand: {0}")]
    Unreadable(&'static str),
}

/// What went wrong, without a word of the database's: its messages may quote values.
fn code(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(e) => match e.code().as_deref().unwrap_or_default() {
            "3D000" => "there is no database of that name".to_owned(),
            "28P01" | "28000" => "it does not take this user with this password".to_owned(),
            "14" => "its file cannot be opened".to_owned(),
            "08P01" => {
                "it does not take how we connect (code 08P01); a PgBouncer before it needs ignore_startup_parameters = extra_float_digits".to_owned()
            }
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

/// Tells a story again whose transaction lost against another's: PostgreSQL ends one of two that wait for each other, one whose
/// parent row another deleted meanwhile, and one that wrote what is there once only right after another did. All of it was undone,
/// and told again it finds what there is now.
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

/// Whether a database may only not be up yet: nobody answers at its address, or it is starting.
pub fn is_not_up_yet(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        match (error.downcast_ref(), error.downcast_ref()) {
            (Some(Error::NoAnswer), _) | (_, Some(sqlx::Error::Io(_))) => return true,
            (_, Some(database @ sqlx::Error::Database(_))) => return takes_nobody_yet(database),
            _ => cause = error.source(),
        }
    }
    false
}

/// Deadlock, serialization failure, foreign key violation, and what another wrote first (SQLSTATE 40P01, 40001, 23503, 23505).
fn lost_a_race(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(sqlx::Error::Database(e)) = error.downcast_ref() {
            return matches!(e.code().as_deref(), Some("40P01" | "40001" | "23503" | "23505"));
        }
        cause = error.source();
    }
    false
}

/// Whether the store is to blame and may be well again soon: its disk is full or fails, its server is away or ends
/// connections, or all of them are taken. What is wrong with a statement or a row is none of these.
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

/// Whether a server has ended the connection: it was stopped or restarted, or the way to it is cut (SQLSTATE classes 08 and 57P).
pub(super) fn is_disconnected(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(e) => e.code().is_some_and(|code| code.starts_with("08") || code.starts_with("57P")),
        _ => false,
    }
}

/// Whether a server may take a connection in a moment: it starts, or has too many (SQLSTATE 57P03, 53300).
pub(super) fn takes_nobody_yet(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(e) => e.kind() == std::io::ErrorKind::ConnectionRefused,
        sqlx::Error::Database(e) => matches!(e.code().as_deref(), Some("57P03" | "53300")),
        _ => false,
    }
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
