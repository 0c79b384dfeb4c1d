//! The suppression list: addresses that a brand must not write to any more (GDPR Art. 17(3)(b), 21(3)).

use uuid::Uuid;

use super::{Result, WriteTx, run};
use crate::base::{blind_index::BlindIndex, clock::Moment};

pub async fn add(
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

pub async fn lift(tx: &mut WriteTx, brand_id: Uuid, index: &BlindIndex) -> Result<()> {
    run!(tx, "delete from suppression where brand_id = $1 and address_index = $2", brand_id, &index.value).map(|_| ())
}
