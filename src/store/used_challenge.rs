//! Challenges that were answered, until they are over anyway.

use super::{Result, WriteTx, run};
use crate::base::clock::Moment;

/// Uses a challenge up; whether nobody had before.
pub async fn insert(tx: &mut WriteTx, hash: &[u8], expires_at: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into used_challenge (hash, expires_at) values ($1, $2) on conflict (hash) do nothing",
        hash,
        expires_at
    )?;
    Ok(rows == 1)
}
