//! Passwords of accounts, one each.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, maybe, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub account_id: Uuid,
    pub id: Uuid,
    pub key_id: Uuid,
    /// Sealed at `password.hash`.
    pub hash: Vec<u8>,
    pub set_at: Moment,
    pub last_used_at: Option<Moment>,
}

/// In the place of the one before; the key of that.
pub async fn set(tx: &mut WriteTx, row: &Row) -> Result<Option<Uuid>> {
    let before = delete(tx, row.account_id).await?;
    run!(
        tx,
        "insert into password (account_id, id, key_id, hash, set_at) values ($1, $2, $3, $4, $5)",
        row.account_id,
        row.id,
        row.key_id,
        &row.hash,
        row.set_at
    )?;
    Ok(before)
}

pub async fn of(tx: &mut ReadTx, account_id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select account_id, id, key_id, hash, set_at, last_used_at from password where account_id = $1",
        account_id
    )
}

/// It was used; its hash as it is from now on. Whether it is still this one.
pub async fn used(tx: &mut WriteTx, id: Uuid, account_id: Uuid, hash: &[u8], now: Moment) -> Result<bool> {
    let sql = "update password set hash = $3, last_used_at = $4 where account_id = $1 and id = $2";
    Ok(run!(tx, sql, account_id, id, hash, now)? == 1)
}

/// The key that it was sealed under, if it was there.
pub async fn delete(tx: &mut WriteTx, account_id: Uuid) -> Result<Option<Uuid>> {
    let row = maybe!(tx, (Uuid,), "delete from password where account_id = $1 returning key_id", account_id)?;
    Ok(row.map(|row| row.0))
}

/// [`delete`], if it was set at a moment or later.
pub async fn delete_set_since(tx: &mut WriteTx, account_id: Uuid, moment: Moment) -> Result<Option<Uuid>> {
    let sql = "delete from password where account_id = $1 and set_at >= $2 returning key_id";
    Ok(maybe!(tx, (Uuid,), sql, account_id, moment)?.map(|row| row.0))
}
