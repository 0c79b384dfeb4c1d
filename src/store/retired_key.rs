//! Keys whose rows are gone and which are to be destroyed.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, insert, run};
use crate::base::clock::Moment;

pub async fn add(tx: &mut WriteTx, key_ids: &[Uuid], now: Moment) -> Result<()> {
    insert!(
        tx,
        "insert into retired_key (key_id, retired_at) ",
        key_ids,
        |key_id| (*key_id, now),
        " on conflict do nothing"
    )
    .map(|_| ())
}

pub async fn all(tx: &mut ReadTx, limit: i64) -> Result<Vec<Uuid>> {
    let rows = all!(tx, (Uuid,), "select key_id from retired_key order by key_id limit $1", limit)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub async fn remove(tx: &mut WriteTx, key_id: Uuid) -> Result<()> {
    run!(tx, "delete from retired_key where key_id = $1", key_id).map(|_| ())
}
