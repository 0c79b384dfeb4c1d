//! Which installation a database belongs to.

use uuid::Uuid;

use super::{Result, Tx, maybe, run};
use crate::clock::Moment;

/// Of the main database.
pub async fn id(tx: &mut Tx) -> Result<Option<Uuid>> {
    Ok(maybe!(tx, (Uuid,), "select id from installation")?.map(|row| row.0))
}

/// Unless another process was first.
pub async fn insert(tx: &mut Tx, id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "insert into installation (id, created_at) values ($1, $2) on conflict do nothing", id, now).map(|_| ())
}

/// Of the keys database: the id, and a value that only the right secret opens.
pub async fn of_keys(tx: &mut Tx) -> Result<Option<(Uuid, Vec<u8>)>> {
    maybe!(tx, (Uuid, Vec<u8>), "select id, check_value from installation")
}

/// Unless another process was first.
pub async fn insert_keys(tx: &mut Tx, id: Uuid, check_value: &[u8], now: Moment) -> Result<()> {
    run!(
        tx,
        "insert into installation (id, created_at, check_value) values ($1, $2, $3) on conflict do nothing",
        id,
        now,
        check_value
    )
    .map(|_| ())
}
