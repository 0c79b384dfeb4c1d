//! Rows of the keys database.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    ReadTx, Result, WriteTx, all,
    ids::{AMONG, Ids, absent},
    insert, maybe, run,
};
use crate::base::clock::Moment;

/// Keys by id, each as it is wrapped.
pub async fn insert(tx: &mut WriteTx, keys: &[(Uuid, Vec<u8>)], born_at: Moment) -> Result<()> {
    insert!(tx, "insert into data_key (id, wrapped, born_at) ", keys, |(id, wrapped)| (*id, wrapped, born_at), "")
        .map(|_| ())
}

pub async fn turn_live(tx: &mut WriteTx, ids: &[Uuid], now: Moment) -> Result<()> {
    let among = tx.spell(AMONG);
    let sql = AssertSqlSafe(format!("update data_key set live_at = $2 where live_at is null and id {among}"));
    run!(tx, sql, Ids(ids), now).map(|_| ())
}

pub async fn wrapped(tx: &mut ReadTx, id: Uuid) -> Result<Option<Vec<u8>>> {
    let row = maybe!(tx, (Option<Vec<u8>>,), "select wrapped from data_key where id = $1", id)?;
    Ok(row.and_then(|row| row.0))
}

pub async fn wrapped_many(tx: &mut ReadTx, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<u8>)>> {
    let among = tx.spell(AMONG);
    let sql = AssertSqlSafe(format!("select id, wrapped from data_key where wrapped is not null and id {among}"));
    all!(tx, (Uuid, Vec<u8>), sql, Ids(ids))
}

/// Whether it was there to be destroyed.
pub async fn destroy(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update data_key set wrapped = null, destroyed_at = $2 where id = $1 and destroyed_at is null",
        id,
        now
    )?;
    Ok(rows == 1)
}

/// Keys born before `before` that never turned live: their transaction may have failed, or the process died after its commit.
pub async fn not_live(tx: &mut ReadTx, before: Moment) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Uuid,),
        "select id from data_key where live_at is null and destroyed_at is null and born_at < $1 order by born_at limit 1000",
        before
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Which of these this database has never heard of.
pub async fn missing(tx: &mut ReadTx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    absent(tx, "data_key", ids).await
}

/// Which of these are destroyed.
pub async fn destroyed(tx: &mut ReadTx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let among = tx.spell(AMONG);
    let sql = AssertSqlSafe(format!("select id from data_key where destroyed_at is not null and id {among}"));
    Ok(all!(tx, (Uuid,), sql, Ids(ids))?.into_iter().map(|row| row.0).collect())
}

/// Whether there are any keys, of whatever state.
pub async fn any(tx: &mut ReadTx) -> Result<bool> {
    Ok(maybe!(tx, (i64,), "select cast(1 as bigint) from data_key limit 1")?.is_some())
}
