//! Addresses that get no emails about joins: their owner said so, or the receiving server refused them for good.

use super::{ReadTx, Result, WriteTx, maybe, run};
use crate::base::{blind_index::BlindIndex, clock::Moment};

/// Why an address gets none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its owner said that somebody else asked.
    Disavowed,
    /// The receiving server refused it for good.
    Bounced,
}

impl Reason {
    /// As rows hold it.
    fn name(self) -> &'static str {
        match self {
            Reason::Disavowed => "not-me",
            Reason::Bounced => "bounced",
        }
    }
}

pub async fn set(tx: &mut WriteTx, index: &BlindIndex, reason: Reason, now: Moment, until: Moment) -> Result<()> {
    run!(
        tx,
        "insert into mute (address_index, index_key, reason, since, expires_at) values ($1, $2, $3, $4, $5)
         on conflict (address_index, reason) do update set expires_at = excluded.expires_at,
         since = case when excluded.reason = 'bounced' then excluded.since else mute.since end",
        &index.value,
        index.key,
        reason.name(),
        now,
        until
    )
    .map(|_| ())
}

pub async fn is_muted(tx: &mut ReadTx, index: &BlindIndex, reason: Reason, now: Moment) -> Result<bool> {
    let row = maybe!(
        tx,
        (i64,),
        "select cast(1 as bigint) from mute where address_index = $1 and reason = $2 and expires_at > $3",
        &index.value,
        reason.name(),
        now
    )?;
    Ok(row.is_some())
}

/// Whether the receiving server refused an address for good, after a moment.
pub async fn bounced_since(tx: &mut ReadTx, index: &BlindIndex, after: Moment) -> Result<bool> {
    let row = maybe!(
        tx,
        (i64,),
        "select cast(1 as bigint) from mute where address_index = $1 and reason = $2 and since > $3",
        &index.value,
        Reason::Bounced.name(),
        after
    )?;
    Ok(row.is_some())
}

/// What was said under one key is said under another, unless the same was said there already.
pub async fn move_to(tx: &mut WriteTx, from: &BlindIndex, to: &BlindIndex) -> Result<()> {
    run!(
        tx,
        "update mute set address_index = $2 where address_index = $1
         and not exists (select 1 from mute there where there.address_index = $2 and there.reason = mute.reason)",
        &from.value,
        &to.value
    )
    .map(|_| ())
}

/// Whether there was one.
pub async fn lift(tx: &mut WriteTx, index: &BlindIndex, reason: Reason) -> Result<bool> {
    Ok(run!(tx, "delete from mute where address_index = $1 and reason = $2", &index.value, reason.name())? == 1)
}
