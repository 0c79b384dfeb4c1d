//! How many guesses at a secret were wrong, one after the other.

use super::{Result, WriteTx, one, run};
use crate::base::clock::Moment;

/// How many stand against a subject, whose row is locked until the transaction ends, and when the last was.
pub async fn lock(tx: &mut WriteTx, subject: &[u8], now: Moment) -> Result<(i64, Moment)> {
    one!(
        tx,
        (i64, Moment),
        "insert into guess_count (subject, failures, last_at) values ($1, 0, $2)
         on conflict (subject) do update set failures = guess_count.failures returning failures, last_at",
        subject,
        now
    )
}

pub async fn set(tx: &mut WriteTx, subject: &[u8], failures: i64, now: Moment) -> Result<()> {
    run!(tx, "update guess_count set failures = $2, last_at = $3 where subject = $1", subject, failures, now)
        .map(|_| ())
}

/// Nothing stands against a subject.
pub async fn clear(tx: &mut WriteTx, subject: &[u8]) -> Result<()> {
    run!(tx, "delete from guess_count where subject = $1", subject).map(|_| ())
}

/// The one that was counted at a moment stands against a subject no more; the last is the one before, unless there was another.
pub async fn take_back(tx: &mut WriteTx, subject: &[u8], at: Moment, before: Moment) -> Result<()> {
    let sql =
        "update guess_count set failures = failures - 1, last_at = case when last_at = $2 then $3 else last_at end
               where subject = $1 and failures > 0";
    run!(tx, sql, subject, at, before).map(|_| ())
}
