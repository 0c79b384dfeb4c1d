//! Emails that strangers' posts had sent to an address, as keyed entries: what mail caps count.

use uuid::Uuid;

use super::{Dialect, ReadTx, Result, WriteTx, one, run};
use crate::base::{blind_index::BlindIndex, clock::Moment};

/// How many emails of a kind an address was sent since a moment.
pub async fn sent_since(tx: &mut ReadTx, index: &BlindIndex, kind: &str, since: Moment) -> Result<i64> {
    let row = one!(
        tx,
        (i64,),
        "select count(*) from mail_cap where address_index = $1 and kind = $2 and sent_at > $3",
        &index.value,
        kind,
        since
    )?;
    Ok(row.0)
}

pub async fn count(
    tx: &mut WriteTx,
    id: Uuid,
    index: &BlindIndex,
    kind: &str,
    now: Moment,
    until: Moment,
) -> Result<()> {
    run!(
        tx,
        "insert into mail_cap (id, address_index, index_key, kind, sent_at, expires_at) values ($1, $2, $3, $4, $5, $6)",
        id,
        &index.value,
        index.key,
        kind,
        now,
        until
    )
    .map(|_| ())
}

/// On SQLite there is one writer anyway.
const LOCK: Dialect = Dialect { sqlite: "select $1", postgres: "select pg_advisory_xact_lock($1)" };

/// Serialises decisions about emails to one address until the transaction ends.
pub async fn lock_address(tx: &mut WriteTx, index: &BlindIndex) -> Result<()> {
    let number = index.value.first_chunk::<8>().map_or(0, |first| i64::from_be_bytes(*first));
    run!(tx, tx.spell(LOCK), number).map(|_| ())
}
