//! Rows of the keys database.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    Result, Tx, all,
    ids::{AMONG, absent, list},
    insert, maybe, one, run,
};
use crate::clock::Moment;

/// Keys by id, each as it is wrapped.
pub async fn insert(tx: &mut Tx, keys: &[(Uuid, Vec<u8>)], born_at: Moment) -> Result<()> {
    insert!(tx, "insert into data_key (id, wrapped, born_at) ", keys, |(id, wrapped)| (*id, wrapped, born_at), "")
        .map(|_| ())
}

pub async fn turn_live(tx: &mut Tx, ids: &[Uuid], now: Moment) -> Result<()> {
    let among = tx.spell(AMONG);
    let sql = AssertSqlSafe(format!("update data_key set live_at = $2 where live_at is null and id {among}"));
    run!(tx, sql, list(ids), now).map(|_| ())
}

pub async fn wrapped(tx: &mut Tx, id: Uuid) -> Result<Option<Vec<u8>>> {
    let row = maybe!(tx, (Option<Vec<u8>>,), "select wrapped from data_key where id = $1", id)?;
    Ok(row.and_then(|row| row.0))
}

pub async fn wrapped_many(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<u8>)>> {
    let among = tx.spell(AMONG);
    let sql = AssertSqlSafe(format!("select id, wrapped from data_key where wrapped is not null and id {among}"));
    all!(tx, (Uuid, Vec<u8>), sql, list(ids))
}

/// Whether it was there to be destroyed.
pub async fn destroy(tx: &mut Tx, id: Uuid, now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update data_key set wrapped = null, destroyed_at = $2 where id = $1 and destroyed_at is null",
        id,
        now
    )?;
    Ok(rows == 1)
}

/// Keys born before `before` that never turned live: their transaction may have failed, or the process died after its commit.
pub async fn not_live(tx: &mut Tx, before: Moment) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Uuid,),
        "select id from data_key where live_at is null and destroyed_at is null and born_at < $1 order by born_at limit 1000",
        before
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Which of these this database has never heard of.
pub async fn missing(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    absent(tx, "data_key", ids).await
}

/// Which of these are destroyed.
pub async fn destroyed(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let among = tx.spell(AMONG);
    let sql = AssertSqlSafe(format!("select id from data_key where destroyed_at is not null and id {among}"));
    Ok(all!(tx, (Uuid,), sql, list(ids))?.into_iter().map(|row| row.0).collect())
}

/// How many keys there are, of whatever state.
pub async fn count(tx: &mut Tx) -> Result<i64> {
    Ok(one!(tx, (i64,), "select count(*) from data_key")?.0)
}

/// A withdrawal in the journal.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Withdrawn {
    pub id: Uuid,
    pub person_id: Uuid,
    /// JSON of the product's withdrawal.
    pub what: String,
    pub withdrawn_at: Moment,
}

pub async fn journal(tx: &mut Tx, rows: &[Withdrawn]) -> Result<()> {
    insert!(
        tx,
        "insert into withdrawal_journal (id, person_id, what, withdrawn_at) ",
        rows,
        |row| (row.id, row.person_id, &row.what, row.withdrawn_at),
        ""
    )
    .map(|_| ())
}

/// The journal in the order it was written, from after an id on.
pub async fn journal_after(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Withdrawn>> {
    all!(
        tx,
        Withdrawn,
        "select id, person_id, what, withdrawn_at from withdrawal_journal where id > $1 order by id limit $2",
        after,
        limit
    )
}

/// Which of these withdrawals the journal has never heard of.
pub async fn not_journalled(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    absent(tx, "withdrawal_journal", ids).await
}

/// The journal of somebody who was erased.
pub async fn forget_journal(tx: &mut Tx, person_id: Uuid) -> Result<()> {
    run!(tx, "delete from withdrawal_journal where person_id = $1", person_id).map(|_| ())
}
