//! Caps, silence, suppression and counts per source: all by keyed value, none by address.

use uuid::Uuid;

use super::{Dialect, ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::{blind_index::BlindIndex, clock::Moment};

/// How many letters of a kind an address was sent since a moment.
pub async fn letters_since(tx: &mut ReadTx, index: &BlindIndex, kind: &str, since: Moment) -> Result<i64> {
    let row = one!(
        tx,
        (i64,),
        "select count(*) from letter_cap where address_index = $1 and kind = $2 and sent_at > $3",
        &index.value,
        kind,
        since
    )?;
    Ok(row.0)
}

pub async fn count_letter(
    tx: &mut WriteTx,
    id: Uuid,
    index: &BlindIndex,
    kind: &str,
    now: Moment,
    until: Moment,
) -> Result<()> {
    run!(
        tx,
        "insert into letter_cap (id, address_index, index_key, kind, sent_at, expires_at) values ($1, $2, $3, $4, $5, $6)",
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
const TURN: Dialect = Dialect { sqlite: "select $1", postgres: "select pg_advisory_xact_lock($1)" };

/// Makes whoever decides on letters to one address take turns until their transaction ends.
pub async fn take_turn(tx: &mut WriteTx, index: &BlindIndex) -> Result<()> {
    let number = index.value.first_chunk::<8>().map_or(0, |first| i64::from_be_bytes(*first));
    run!(tx, tx.spell(TURN), number).map(|_| ())
}

pub async fn silence(tx: &mut WriteTx, index: &BlindIndex, reason: &str, now: Moment, until: Moment) -> Result<()> {
    run!(
        tx,
        "insert into silence (address_index, index_key, reason, since, expires_at) values ($1, $2, $3, $4, $5)
         on conflict (address_index, reason) do update set expires_at = excluded.expires_at",
        &index.value,
        index.key,
        reason,
        now,
        until
    )
    .map(|_| ())
}

pub async fn is_silent(tx: &mut ReadTx, index: &BlindIndex, reason: &str, now: Moment) -> Result<bool> {
    let row = maybe!(
        tx,
        (i64,),
        "select cast(1 as bigint) from silence where address_index = $1 and reason = $2 and expires_at > $3",
        &index.value,
        reason,
        now
    )?;
    Ok(row.is_some())
}

/// Whether there was one.
pub async fn lift_silence(tx: &mut WriteTx, index: &BlindIndex, reason: &str) -> Result<bool> {
    Ok(run!(tx, "delete from silence where address_index = $1 and reason = $2", &index.value, reason)? == 1)
}

pub async fn suppress(
    tx: &mut WriteTx,
    brand_id: Uuid,
    index: &BlindIndex,
    reason: &str,
    now: Moment,
    until: Moment,
) -> Result<()> {
    run!(
        tx,
        "insert into suppression (brand_id, address_index, index_key, reason, since, expires_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (brand_id, address_index) do update set reason = excluded.reason, since = excluded.since,
         expires_at = excluded.expires_at",
        brand_id,
        &index.value,
        index.key,
        reason,
        now,
        until
    )
    .map(|_| ())
}

pub async fn lift_suppression(tx: &mut WriteTx, brand_id: Uuid, index: &BlindIndex) -> Result<()> {
    run!(tx, "delete from suppression where brand_id = $1 and address_index = $2", brand_id, &index.value).map(|_| ())
}

/// Counts one more, and says how many that makes in the window.
pub async fn hit(tx: &mut WriteTx, source: &[u8], action: &str, window_start: Moment) -> Result<i64> {
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

/// How many misses stand against a source, and when the last one was.
pub async fn misses(tx: &mut ReadTx, source: &[u8]) -> Result<Option<(i64, Moment)>> {
    maybe!(tx, (i64, Moment), "select misses, last_at from source_miss where source = $1", source)
}

/// Counts one more. Begins anew where the last came before `forgotten`, or the first before `window` and fewer than `most` since.
pub async fn miss(
    tx: &mut WriteTx,
    source: &[u8],
    now: Moment,
    window: Moment,
    forgotten: Moment,
    most: i64,
) -> Result<()> {
    run!(
        tx,
        "insert into source_miss (source, misses, first_at, last_at) values ($1, 1, $2, $2)
         on conflict (source) do update set
         misses = case when source_miss.last_at <= $4 or (source_miss.misses < $5 and source_miss.first_at <= $3)
                  then 1 else source_miss.misses + 1 end,
         first_at = case when source_miss.last_at <= $4 or (source_miss.misses < $5 and source_miss.first_at <= $3)
                    then excluded.first_at else source_miss.first_at end,
         last_at = excluded.last_at",
        source,
        now,
        window,
        forgotten,
        most
    )
    .map(|_| ())
}
