//! Recovery codes of accounts: one set each.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, maybe, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub account_id: Uuid,
    pub id: Uuid,
    pub key_id: Uuid,
    /// Sealed at `recovery_codes.codes`.
    pub codes: Vec<u8>,
    pub unused: i64,
    pub made_at: Moment,
}

/// In the place of those before; the key of those.
pub async fn set(tx: &mut WriteTx, row: &Row) -> Result<Option<Uuid>> {
    let before = delete(tx, row.account_id).await?;
    run!(
        tx,
        "insert into recovery_codes (account_id, id, key_id, codes, unused, made_at) values ($1, $2, $3, $4, $5, $6)",
        row.account_id,
        row.id,
        row.key_id,
        &row.codes,
        row.unused,
        row.made_at
    )?;
    Ok(before)
}

pub async fn of(tx: &mut ReadTx, account_id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select account_id, id, key_id, codes, unused, made_at from recovery_codes where account_id = $1",
        account_id
    )
}

/// One was used: those that are left. Whether it is still this set, with as many as before.
pub async fn use_one(tx: &mut WriteTx, row: &Row, codes: &[u8]) -> Result<bool> {
    let rows = run!(
        tx,
        "update recovery_codes set codes = $4, unused = unused - 1 where account_id = $1 and id = $2 and unused = $3",
        row.account_id,
        row.id,
        row.unused,
        codes
    )?;
    Ok(rows == 1)
}

/// The key that they were sealed under, if they were there.
pub async fn delete(tx: &mut WriteTx, account_id: Uuid) -> Result<Option<Uuid>> {
    let row = maybe!(tx, (Uuid,), "delete from recovery_codes where account_id = $1 returning key_id", account_id)?;
    Ok(row.map(|row| row.0))
}

/// [`delete`], if they were made at a moment or later.
pub async fn delete_made_since(tx: &mut WriteTx, account_id: Uuid, moment: Moment) -> Result<Option<Uuid>> {
    let sql = "delete from recovery_codes where account_id = $1 and made_at >= $2 returning key_id";
    Ok(maybe!(tx, (Uuid,), sql, account_id, moment)?.map(|row| row.0))
}
