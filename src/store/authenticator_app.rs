//! Authenticator apps of accounts, one each.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, maybe, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub account_id: Uuid,
    pub id: Uuid,
    pub key_id: Uuid,
    /// Sealed at `authenticator_app.secret`.
    pub secret: Vec<u8>,
    pub added_at: Moment,
    pub last_step: i64,
    pub last_used_at: Option<Moment>,
}

/// Inserts, unless there is one; whether it did.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into authenticator_app (account_id, id, key_id, secret, added_at, last_step, last_used_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (account_id) do nothing",
        row.account_id,
        row.id,
        row.key_id,
        &row.secret,
        row.added_at,
        row.last_step,
        row.last_used_at
    )?;
    Ok(rows == 1)
}

pub async fn of(tx: &mut ReadTx, account_id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select account_id, id, key_id, secret, added_at, last_step, last_used_at
         from authenticator_app where account_id = $1",
        account_id
    )
}

/// Uses the code of a step, which no code of an earlier or the same step follows; whether none of those was used before.
pub async fn use_step(tx: &mut WriteTx, id: Uuid, account_id: Uuid, step: i64, now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update authenticator_app set last_step = $3, last_used_at = $4
         where account_id = $1 and id = $2 and last_step < $3",
        account_id,
        id,
        step,
        now
    )?;
    Ok(rows == 1)
}

/// The key that it was sealed under, if it was there.
pub async fn delete(tx: &mut WriteTx, account_id: Uuid) -> Result<Option<Uuid>> {
    let row = maybe!(tx, (Uuid,), "delete from authenticator_app where account_id = $1 returning key_id", account_id)?;
    Ok(row.map(|row| row.0))
}
