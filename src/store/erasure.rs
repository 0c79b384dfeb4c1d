//! Tombstones of people who were erased.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, maybe, one, run};
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
