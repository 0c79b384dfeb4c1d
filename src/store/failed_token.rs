//! How often a source presented links and form tokens that are none of ours.

use super::{ReadTx, Result, WriteTx, maybe, run};
use crate::base::clock::Moment;

/// How many stand against a source, and when the last one was.
pub async fn of(tx: &mut ReadTx, source: &[u8]) -> Result<Option<(i64, Moment)>> {
    maybe!(tx, (i64, Moment), "select failures, last_at from failed_token where source = $1", source)
}

/// Counts one more. Begins anew where the last came before `forgotten`, or the first before `window` and fewer than `most` since.
pub async fn add(
    tx: &mut WriteTx,
    source: &[u8],
    now: Moment,
    window: Moment,
    forgotten: Moment,
    most: i64,
) -> Result<()> {
    run!(
        tx,
        "insert into failed_token (source, failures, first_at, last_at) values ($1, 1, $2, $2)
         on conflict (source) do update set
         failures = case when failed_token.last_at <= $4 or (failed_token.failures < $5 and failed_token.first_at <= $3)
                  then 1 else failed_token.failures + 1 end,
         first_at = case when failed_token.last_at <= $4 or (failed_token.failures < $5 and failed_token.first_at <= $3)
                    then excluded.first_at else failed_token.first_at end,
         last_at = excluded.last_at",
        source,
        now,
        window,
        forgotten,
        most
    )
    .map(|_| ())
}
