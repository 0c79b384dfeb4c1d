//! Which installation a database belongs to.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, maybe, one, run};
use crate::base::clock::Moment;

/// Of the main database.
pub async fn id(tx: &mut ReadTx) -> Result<Option<Uuid>> {
    Ok(maybe!(tx, (Uuid,), "select id from installation")?.map(|row| row.0))
}

/// Unless another process was first.
pub async fn insert(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "insert into installation (id, created_at) values ($1, $2) on conflict do nothing", id, now).map(|_| ())
}

/// How far a main database has followed its keys database.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Followed {
    pub keys_destroyed: i64,
    pub journal_until: Moment,
}

pub async fn followed(tx: &mut ReadTx) -> Result<Followed> {
    one!(tx, Followed, "select keys_destroyed, journal_until from installation")
}

/// The rows of so many destroyed keys are gone from here. Two processes may say so in either order: a key is destroyed after
/// its rows went, so whoever knows of a later one knows of all before.
pub async fn follow_destroyed(tx: &mut WriteTx, count: i64) -> Result<()> {
    run!(tx, "update installation set keys_destroyed = $1 where keys_destroyed < $1", count).map(|_| ())
}

/// All that was journalled until a moment is carried out here.
pub async fn follow_journal(tx: &mut WriteTx, until: Moment) -> Result<()> {
    run!(tx, "update installation set journal_until = $1 where journal_until < $1", until).map(|_| ())
}

/// Where `serve` was last reached.
pub async fn public_url(tx: &mut ReadTx) -> Result<Option<String>> {
    Ok(maybe!(tx, (Option<String>,), "select public_url from installation")?.and_then(|row| row.0))
}

pub async fn serve_at(tx: &mut WriteTx, public_url: &str) -> Result<()> {
    run!(tx, "update installation set public_url = $1", public_url).map(|_| ())
}

/// Of the keys database: how many keys were ever destroyed.
pub async fn destroyed(tx: &mut ReadTx) -> Result<i64> {
    Ok(one!(tx, (i64,), "select destroyed from installation")?.0)
}

/// So many more are destroyed in this transaction; how many that makes.
pub async fn count_destroyed(tx: &mut WriteTx, more: i64) -> Result<i64> {
    Ok(one!(tx, (i64,), "update installation set destroyed = destroyed + $1 returning destroyed", more)?.0)
}

/// Of the keys database: the id, and a value that only the right secret opens.
pub async fn of_keys(tx: &mut ReadTx) -> Result<Option<(Uuid, Vec<u8>)>> {
    maybe!(tx, (Uuid, Vec<u8>), "select id, check_value from installation")
}

/// Unless another process was first.
pub async fn insert_keys(tx: &mut WriteTx, id: Uuid, check_value: &[u8], now: Moment) -> Result<()> {
    run!(
        tx,
        "insert into installation (id, created_at, check_value) values ($1, $2, $3) on conflict do nothing",
        id,
        now,
        check_value
    )
    .map(|_| ())
}
