//! Evidence does not stay longer than people were told: so many days after somebody left, as their brand's file says, their
//! chain and tombstone go. That they went, and where the chain stood, is an entry in the installation's own chain.

use tokio::time::sleep;

use crate::{
    base::clock::days,
    domain::login::Actor,
    platform::{
        error::Error,
        ledger::Event,
        portal::Portal,
        queue::PAUSE,
        story::{Committed, Story},
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
            let mut story = Story::begin(portal).await?.on_chain(own, &Actor::System { job: "retention" }).await?;
            // As it is now that nobody else expires any.
            let old = erasure::older_than(story.tx(), brand.id, before, PAGE).await?;
            for person_id in &old {
                if let Some(head) = ledger::remove(story.tx(), *person_id).await? {
                    let event =
                        Event::EvidenceExpired { of: *person_id, entries: head.seq, head: hex::encode(head.hash) };
                    story.record(event)?;
                }
                erasure::forget(story.tx(), *person_id).await?;
            }
            if story.commit().await? == Committed::Unchanged {
                break;
            }
            expired += old.len();
            sleep(PAUSE).await;
        }
    }
    Ok(expired)
}
