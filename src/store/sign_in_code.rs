//! Codes of sign-in emails, by the attempt that asked for them.

use uuid::Uuid;

use super::{Result, WriteTx, all, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub attempt_id: Uuid,
    /// Of the link in the same email.
    pub token_hash: Vec<u8>,
    /// Over the attempt and the code.
    pub mac: Vec<u8>,
    pub expires_at: Moment,
}

pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<()> {
    run!(
        tx,
        "insert into sign_in_code (attempt_id, token_hash, mac, expires_at) values ($1, $2, $3, $4)
         on conflict (attempt_id) do nothing",
        row.attempt_id,
        &row.token_hash,
        &row.mac,
        row.expires_at
    )
    .map(|_| ())
}

/// Counts one more guess, at most so many; what it has to fit. That it is counted is durable when this returns.
pub async fn count_guess(tx: &mut WriteTx, attempt_id: Uuid, most: i64, now: Moment) -> Result<Option<Row>> {
    let rows = all!(
        tx,
        Row,
        "update sign_in_code set tries = tries + 1 where attempt_id = $1 and tries < $2 and expires_at > $3
         returning attempt_id, token_hash, mac, expires_at",
        attempt_id,
        most,
        now
    )?;
    Ok(rows.into_iter().next())
}
