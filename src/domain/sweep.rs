//! The sweep: what its time is up for goes, keys that nothing needs are destroyed, and what the ledger has come to is signed.

use jiff::SignedDuration;

use super::{mailbox, person::moving, preferences, rights, worker::Error};
use crate::{
    base::clock::{Moment, days, hours},
    platform::{failpoint, ledger::checkpoint, metrics::Chore, portal::Portal},
    store::{attempt, erasure, installation, keys, personal, register},
};

/// What the sweep removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub attempts: usize,
    pub rows: u64,
    pub keys: usize,
    /// People who left so long ago that even the evidence goes.
    pub evidence: usize,
}

/// Keys that never turned live are looked at after this long.
const KEY_GRACE: SignedDuration = hours(1);

/// Removes what its time is up for, by the register, destroys keys that nothing was ever sealed under, and signs what the ledger
/// has come to.
pub async fn sweep(portal: &Portal) -> Result<Swept, Error> {
    let now = portal.now();
    let mut swept = Swept { attempts: purge_attempts(portal, now).await?, ..Swept::default() };
    let mut tx = portal.store.write().await?;
    swept.rows = personal::purge(&mut tx, now).await?;
    tx.commit().await?;
    failpoint::pass("sweep/purged");
    let too_old = now.minus(days(register::ADDRESS_JOURNAL_DAYS));
    keys::forget_moves(&mut portal.keys.store.once().await?, too_old).await?;
    // What a process journalled and did not live to carry out, before its key is taken for one that nothing needs; those that
    // are just doing so are left to it.
    moving::replay(portal, now.minus(preferences::JOURNAL_GRACE)).await?;
    let waiting = keys::not_live(&mut portal.keys.store.read().await?, now.minus(KEY_GRACE)).await?;
    let (mut used, mut unused) = (Vec::new(), Vec::new());
    if !waiting.is_empty() {
        // The process may have died after the commit that uses it.
        let in_use = personal::in_use(&mut portal.store.read().await?, &waiting).await?;
        (used, unused) = waiting.into_iter().partition(|key_id| in_use.contains(key_id));
    }
    if !used.is_empty() {
        portal.keys.turn_live(&used).await?;
        failpoint::pass("sweep/keys-live");
    }
    if !unused.is_empty() {
        let count = portal.keys.destroy(&unused).await?;
        failpoint::pass("sweep/keys-destroyed");
        installation::follow_destroyed(&mut portal.store.once().await?, count).await?;
    }
    swept.keys = unused.len();
    swept.evidence = rights::expire_evidence(portal).await?;
    mailbox::forget_left_behind(portal).await?;
    rights::destroy_retired(portal).await?;
    preferences::replay(portal, now.minus(preferences::JOURNAL_GRACE)).await?;
    while checkpoint::sign(portal).await? > 0 {}
    portal.metrics.succeeded(Chore::Checkpoint, now);
    portal.metrics.succeeded(Chore::Sweep, now);
    Ok(swept)
}

async fn purge_attempts(portal: &Portal, now: Moment) -> Result<usize, Error> {
    let before = now.minus(days(register::ATTEMPT_DAYS));
    let mut purged = 0;
    loop {
        let old = attempt::older_than(&mut portal.store.read().await?, before, 500).await?;
        if old.is_empty() {
            return Ok(purged);
        }
        let mut tx = portal.store.write().await?;
        for (id, key_id) in &old {
            attempt::delete(&mut tx, *id).await?;
            erasure::retire(&mut tx, *key_id, now).await?;
        }
        tx.commit().await?;
        purged += old.len();
    }
}
