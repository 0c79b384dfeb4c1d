//! What people keep on their lists.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub person_id: Uuid,
    pub key_id: Uuid,
    pub item_index: Vec<u8>,
    /// Sealed at `wish.item`, `wish.label`, `wish.note`.
    pub item: Vec<u8>,
    pub label: Vec<u8>,
    pub note: Option<Vec<u8>>,
    pub wished_at: Moment,
}

/// Whether it was not there yet.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into wish (id, person_id, key_id, item_index, item, label, wished_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (person_id, item_index) do nothing",
        row.id,
        row.person_id,
        row.key_id,
        &row.item_index,
        &row.item,
        &row.label,
        row.wished_at
    )?;
    Ok(rows == 1)
}

/// Whether somebody keeps anything.
pub async fn any(tx: &mut ReadTx, person_id: Uuid) -> Result<bool> {
    Ok(one!(tx, (bool,), "select exists (select 1 from wish where person_id = $1)", person_id)?.0)
}

/// The newest first.
pub async fn of(tx: &mut ReadTx, person_id: Uuid) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, person_id, key_id, item_index, item, label, note, wished_at from wish where person_id = $1
         order by wished_at desc, id desc",
        person_id
    )
}

pub async fn count(tx: &mut ReadTx, person_id: Uuid) -> Result<i64> {
    Ok(one!(tx, (i64,), "select count(*) from wish where person_id = $1", person_id)?.0)
}

pub async fn by_id(tx: &mut ReadTx, person_id: Uuid, id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, person_id, key_id, item_index, item, label, note, wished_at from wish where person_id = $1 and id = $2",
        person_id,
        id
    )
}

/// Whether it was there.
pub async fn delete(tx: &mut WriteTx, person_id: Uuid, id: Uuid) -> Result<bool> {
    Ok(run!(tx, "delete from wish where person_id = $1 and id = $2", person_id, id)? == 1)
}

pub async fn annotate(tx: &mut WriteTx, person_id: Uuid, id: Uuid, note: Option<Vec<u8>>) -> Result<()> {
    run!(tx, "update wish set note = $3 where person_id = $1 and id = $2", person_id, id, note).map(|_| ())
}
