//! Withdrawals of the journal that this database has carried out.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, ids::absent, insert};

/// Notes that a withdrawal of the journal has been carried out here; whether it was new.
pub async fn see(tx: &mut WriteTx, id: Uuid, person_id: Uuid) -> Result<bool> {
    Ok(see_many(tx, &[(id, person_id)]).await? == 1)
}

/// [`see`] for many, each with its person; how many were new.
pub async fn see_many(tx: &mut WriteTx, rows: &[(Uuid, Uuid)]) -> Result<u64> {
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
