//! How often a source did something in a window of time. The source is keyed, never an address of the network.

use super::{Result, WriteTx, all};
use crate::base::clock::Moment;

/// Counts one more, and says how many that makes in the window.
pub async fn add(tx: &mut WriteTx, source: &[u8], action: &str, window_start: Moment) -> Result<i64> {
    let rows = all!(
        tx,
        (i64,),
        "insert into source_count (source, action, window_start, hits) values ($1, $2, $3, 1)
         on conflict (source, action, window_start) do update set hits = source_count.hits + 1 returning hits",
        source,
        action,
        window_start
    )?;
    rows.first().map(|row| row.0).ok_or(sqlx::Error::RowNotFound.into())
}
