//! Tombstones, keys to be destroyed, and the withdrawals that this database has seen.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, ids::absent, insert, maybe, one, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Tombstone {
    pub person_id: Uuid,
    pub brand_id: Uuid,
    pub key_id: Uuid,
    /// `left`, or `restored` for somebody whom a backup brought back.
    pub reason: String,
    pub erased_at: Moment,
    pub finished_at: Option<Moment>,
}

pub async fn bury(tx: &mut WriteTx, row: &Tombstone) -> Result<()> {
    run!(
        tx,
        "insert into erasure (person_id, brand_id, key_id, reason, erased_at) values ($1, $2, $3, $4, $5)
         on conflict (person_id) do nothing",
        row.person_id,
        row.brand_id,
        row.key_id,
        &row.reason,
        row.erased_at
    )
    .map(|_| ())
}

/// Whether anybody was ever erased.
pub async fn any(tx: &mut ReadTx) -> Result<bool> {
    Ok(one!(tx, (bool,), "select exists (select 1 from erasure)")?.0)
}

pub async fn of(tx: &mut ReadTx, person_id: Uuid) -> Result<Option<Tombstone>> {
    maybe!(
        tx,
        Tombstone,
        "select person_id, brand_id, key_id, reason, erased_at, finished_at from erasure where person_id = $1",
        person_id
    )
}

/// The keys of these erasures are destroyed.
pub async fn finish(tx: &mut WriteTx, key_id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "update erasure set finished_at = $2 where key_id = $1 and finished_at is null", key_id, now).map(|_| ())
}

/// Who was erased with any of these keys.
pub async fn people_of_keys(tx: &mut ReadTx, key_ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let mut people = Vec::new();
    for key_id in key_ids {
        let rows = all!(tx, (Uuid,), "select person_id from erasure where key_id = $1", *key_id)?;
        people.extend(rows.into_iter().map(|row| row.0));
    }
    Ok(people)
}

pub async fn retire(tx: &mut WriteTx, key_id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "insert into retired_key (key_id, retired_at) values ($1, $2) on conflict do nothing", key_id, now)
        .map(|_| ())
}

pub async fn retired(tx: &mut ReadTx, limit: i64) -> Result<Vec<Uuid>> {
    let rows = all!(tx, (Uuid,), "select key_id from retired_key order by key_id limit $1", limit)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub async fn forget_retired(tx: &mut WriteTx, key_id: Uuid) -> Result<()> {
    run!(tx, "delete from retired_key where key_id = $1", key_id).map(|_| ())
}

/// Notes that a withdrawal of the journal has been carried out here; whether it was new.
pub async fn see_withdrawal(tx: &mut WriteTx, id: Uuid, person_id: Uuid) -> Result<bool> {
    Ok(see_withdrawals(tx, &[(id, person_id)]).await? == 1)
}

/// [`see_withdrawal`] for many, each with its person; how many were new.
pub async fn see_withdrawals(tx: &mut WriteTx, rows: &[(Uuid, Uuid)]) -> Result<u64> {
    insert!(
        tx,
        "insert into withdrawal (id, person_id) ",
        rows,
        |(id, person_id)| (*id, *person_id),
        " on conflict do nothing"
    )
}

/// Which withdrawals of the journal have not been carried out here.
pub async fn unseen(tx: &mut ReadTx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    absent(tx, "withdrawal", ids).await
}

/// The last withdrawals that were carried out here.
pub async fn newest_seen(tx: &mut ReadTx, limit: i64) -> Result<Vec<Uuid>> {
    let rows = all!(tx, (Uuid,), "select id from withdrawal order by id desc limit $1", limit)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// People of a brand who were erased before `before`, their keys destroyed.
pub async fn older_than(tx: &mut ReadTx, brand_id: Uuid, before: Moment, limit: i64) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Uuid,),
        "select person_id from erasure where brand_id = $1 and erased_at < $2 and finished_at is not null
         order by person_id limit $3",
        brand_id,
        before,
        limit
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The tombstone goes.
pub async fn forget(tx: &mut WriteTx, person_id: Uuid) -> Result<()> {
    run!(tx, "delete from erasure where person_id = $1", person_id).map(|_| ())
}
