//! Evidence does not stay longer than people were told: so many days after somebody left, as their brand's file says, their
//! chain and tombstone go. That they went, and where the chain stood, is an entry in the installation's own chain.

use super::Error;
use crate::{
    base::clock::days,
    platform::{
        ledger::{Chain, Event},
        portal::Portal,
    },
    store::{erasure, installation, ledger},
};

const PAGE: i64 = 200;

/// Removes the evidence whose time is up; about how many people.
pub async fn expire_evidence(portal: &Portal) -> Result<usize, Error> {
    let Some(own) = installation::id(&mut portal.store.read().await?).await? else { return Ok(0) };
    let now = portal.now();
    let mut expired = 0;
    for brand in portal.brands().iter() {
        let before = now.minus(days(brand.keeping.evidence_days));
        loop {
            if erasure::older_than(&mut portal.store.read().await?, brand.id, before, 1).await?.is_empty() {
                break;
            }
            let mut tx = portal.store.write().await?;
            let mut chain = Chain::take(&mut tx, own).await?;
            // As it is now that nobody else expires any.
            let old = erasure::older_than(&mut tx, brand.id, before, PAGE).await?;
            for person_id in &old {
                if let Some(head) = ledger::remove(&mut tx, *person_id).await? {
                    let event =
                        Event::EvidenceExpired { of: *person_id, entries: head.seq, head: hex::encode(head.hash) };
                    chain.append(now, event)?;
                }
                erasure::forget(&mut tx, *person_id).await?;
            }
            if !chain.close(&mut tx).await? {
                break;
            }
            tx.commit().await?;
            expired += old.len();
        }
    }
    Ok(expired)
}
