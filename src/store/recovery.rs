//! Recoveries of accounts: two-step verification that is to be turned off after a wait.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, maybe, run};
use crate::base::clock::Moment;

#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Row {
    pub account_id: Uuid,
    pub started_at: Moment,
    /// From then on it can be turned off, until it is too late for that.
    pub ready_at: Moment,
    pub expires_at: Moment,
}

/// Inserts, unless there is one that is not over; whether it did.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into recovery (account_id, started_at, ready_at, expires_at) values ($1, $2, $3, $4)
         on conflict (account_id) do update set
             started_at = excluded.started_at, ready_at = excluded.ready_at, expires_at = excluded.expires_at
         where recovery.expires_at <= excluded.started_at",
        row.account_id,
        row.started_at,
        row.ready_at,
        row.expires_at
    )?;
    Ok(rows == 1)
}

/// One that is not over.
pub async fn of(tx: &mut ReadTx, account_id: Uuid, now: Moment) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select account_id, started_at, ready_at, expires_at from recovery where account_id = $1 and expires_at > $2",
        account_id,
        now
    )
}

/// Whether there was one.
pub async fn delete(tx: &mut WriteTx, account_id: Uuid) -> Result<bool> {
    Ok(run!(tx, "delete from recovery where account_id = $1", account_id)? == 1)
}

/// The same, if it was started at a moment or later.
pub async fn delete_started_since(tx: &mut WriteTx, account_id: Uuid, moment: Moment) -> Result<bool> {
    Ok(run!(tx, "delete from recovery where account_id = $1 and started_at >= $2", account_id, moment)? == 1)
}

pub async fn delete_all(tx: &mut WriteTx) -> Result<()> {
    run!(tx, "delete from recovery").map(|_| ())
}
