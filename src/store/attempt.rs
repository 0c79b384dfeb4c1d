//! Attempts: what somebody posted for an address before anybody proved it.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::{blind_index::BlindIndex, clock::Moment};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub brand_id: Uuid,
    /// `join`, `sign-in` or `new-address`.
    pub kind: String,
    pub key_id: Uuid,
    pub address_index: Vec<u8>,
    pub index_key: i64,
    /// Of the address without its plus tag.
    pub guard_index: Option<Vec<u8>>,
    /// Sealed at `attempt.typed`; none once confirmed.
    pub typed: Option<Vec<u8>>,
    pub language: String,
    pub asked_at: Moment,
    pub decided_at: Option<Moment>,
    pub confirmed_at: Option<Moment>,
}

impl Row {
    pub fn index(&self) -> BlindIndex {
        BlindIndex { value: self.address_index.clone(), key: self.index_key }
    }

    /// What caps and "not me" go by.
    pub fn guard(&self) -> BlindIndex {
        let value = self.guard_index.clone().unwrap_or_else(|| self.address_index.clone());
        BlindIndex { value, key: self.index_key }
    }
}

pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<()> {
    run!(
        tx,
        "insert into attempt (id, brand_id, kind, key_id, address_index, index_key, guard_index, typed, language, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        row.id,
        row.brand_id,
        &row.kind,
        row.key_id,
        &row.address_index,
        row.index_key,
        &row.guard_index,
        &row.typed,
        &row.language,
        row.asked_at
    )
    .map(|_| ())
}

pub async fn by_id(tx: &mut ReadTx, id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, brand_id, kind, key_id, address_index, index_key, guard_index, typed, language, asked_at, decided_at, confirmed_at
         from attempt where id = $1",
        id
    )
}

/// Whether there is any.
pub async fn any(tx: &mut ReadTx) -> Result<bool> {
    Ok(one!(tx, (bool,), "select exists (select 1 from attempt)")?.0)
}

/// Whether it was still to be decided.
pub async fn decide(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<bool> {
    Ok(run!(tx, "update attempt set decided_at = $2 where id = $1 and decided_at is null", id, now)? == 1)
}

/// What was typed goes; that it was confirmed stays until the attempt is purged, so that its link can say so.
pub async fn confirmed(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "update attempt set confirmed_at = $2, typed = null where id = $1", id, now).map(|_| ())
}

/// Attempts asked before `before`, with their keys.
pub async fn older_than(tx: &mut ReadTx, before: Moment, limit: i64) -> Result<Vec<(Uuid, Uuid)>> {
    all!(
        tx,
        (Uuid, Uuid),
        "select id, key_id from attempt where asked_at < $1 order by asked_at limit $2",
        before,
        limit
    )
}

/// With its links and emails.
/// Deletes one; the key that it was sealed under.
pub async fn forget(tx: &mut WriteTx, id: Uuid) -> Result<Option<Uuid>> {
    let row = maybe!(tx, (Uuid,), "delete from attempt where id = $1 returning key_id", id)?;
    Ok(row.map(|row| row.0))
}

pub async fn delete(tx: &mut WriteTx, id: Uuid) -> Result<()> {
    run!(tx, "delete from attempt where id = $1", id).map(|_| ())
}

/// Deletes what a person asked of another address; the keys of what it was sealed with.
pub async fn delete_asked_by(tx: &mut WriteTx, person_id: Uuid, kind: &str) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Uuid,),
        "delete from attempt where id in (select attempt_id from link where person_id = $1 and kind = $2) returning key_id",
        person_id,
        kind
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
