//! The end of an erasure: keys whose rows are gone are destroyed, and soon after both databases are scrubbed (GDPR Art. 17).

use std::time::Duration;

use jiff::SignedDuration;
use tokio::time::sleep;

use crate::{
    base::clock::{Moment, hours, minutes},
    platform::{
        error::Error,
        failpoint,
        portal::Portal,
        queue::{self, Kind, Lane, PAUSE, Retry, UNTIL_DONE},
    },
    store::{ScrubScope, Store, address_journal, erasure, installation, register, retired_key, withdrawal_journal},
};

/// Makes what was deleted physically gone.
pub const SCRUB: Kind = Kind::new("scrub", Lane::Bulk, SCRUBBING);
/// Also in tables that cannot be used meanwhile.
pub const SCRUB_ALL: Kind = Kind::new("scrub-all", Lane::Bulk, SCRUBBING);
/// Keys that are destroyed at once.
const BATCH: usize = 200;
/// A table is written anew in seconds or minutes.
const SCRUBBING: Retry = Retry { limit: Duration::from_secs(4 * 3600), ..UNTIL_DONE };

/// Destroys every retired key; from then on what was sealed under it cannot be read, in any backup. Idempotent: a process
/// that dies anywhere in it is followed by one that does it again.
pub async fn destroy_retired(portal: &Portal) -> Result<usize, Error> {
    let _one_at_a_time = portal.destroying_keys.lock().await;
    let mut destroyed = 0;
    loop {
        let retired = retired_key::all(&mut portal.store.read().await?, BATCH as i64).await?;
        if retired.is_empty() {
            return Ok(destroyed);
        }
        let now = portal.now();
        let count = portal.keys.destroy(&retired).await?;
        failpoint::pass("erasure/keys-destroyed");
        let people = erasure::people_of_keys(&mut portal.store.read().await?, &retired).await?;
        if !people.is_empty() {
            // The journals have nothing to say any more about somebody who is gone.
            let mut tx = portal.keys.store.write().await?;
            for person_id in people {
                withdrawal_journal::forget(&mut tx, person_id).await?;
                address_journal::forget(&mut tx, person_id).await?;
            }
            tx.commit().await?;
        }
        failpoint::pass("erasure/journal-forgotten");
        let mut tx = portal.store.write().await?;
        for key_id in &retired {
            erasure::finish(&mut tx, *key_id, now).await?;
            retired_key::remove(&mut tx, *key_id).await?;
        }
        installation::follow_destroyed(&mut tx, count).await?;
        queue::enqueue(&mut tx, &SCRUB.once(portal, now.plus(patience(&portal.store)))?).await?;
        tx.commit().await?;
        failpoint::pass("erasure/finished");
        destroyed += retired.len();
        if retired.len() >= BATCH {
            sleep(PAUSE).await;
        }
    }
}

/// How long several erasures may wait for one scrub: on PostgreSQL tables are locked for it.
fn patience(store: &Store) -> SignedDuration {
    match store {
        Store::Sqlite { .. } => minutes(1),
        Store::Postgres(_) => hours(1),
    }
}

/// What was deleted becomes physically gone. Tables too big to be locked by day are left for the night, if the
/// operator lets them be locked at all.
pub async fn scrub(portal: &Portal, scope: ScrubScope) -> Result<(), Error> {
    failpoint::pass("scrub/begun");
    let mut left = portal.store.scrub(&register::sealed().map(|table| table.name).collect::<Vec<_>>(), scope).await?;
    failpoint::pass("scrub/main-scrubbed");
    left.extend(portal.keys.store.scrub(&register::scrubbed_keys(), scope).await?);
    if !left.is_empty() && portal.site.vacuum_full {
        tracing::info!(tables = left.join(", "), "too big to be written anew by day");
        let mut tx = portal.store.once().await?;
        queue::enqueue(&mut tx, &SCRUB_ALL.once(portal, next_night(portal.now()))?).await?;
    }
    Ok(())
}

/// Three in the morning, UTC.
fn next_night(now: Moment) -> Moment {
    let day = hours(24).as_micros() as i64;
    let night = now.micros() - now.micros().rem_euclid(day) + hours(3).as_micros() as i64;
    Moment::from_micros(if night > now.micros() { night } else { night + day })
}
