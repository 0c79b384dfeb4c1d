//! The sweep, hourly maintenance: deletes expired rows, destroys unused keys, and signs a checkpoint of the ledger.
//! It is work of the queue that enqueues itself again, so that one process at a time does it, whichever that is.

use std::time::Duration;

use jiff::SignedDuration;
use tokio::time::sleep;

use super::{account::social_data, login::Late, mailbox, person, preferences, rights};
use crate::{
    base::clock::{Moment, days, hours},
    platform::{
        error::Error,
        failpoint,
        ledger::checkpoint,
        metrics::Chore,
        portal::Portal,
        queue::{self, Kind, Lane, PAUSE, Retry, UNTIL_DONE},
        story::Story,
    },
    store::{self, address_journal, attempt, installation, keys, personal, register},
};

pub const SWEEP: Kind = Kind::new("sweep", Lane::Bulk, Retry { limit: Duration::from_secs(4 * 3600), ..UNTIL_DONE });

const EVERY: SignedDuration = hours(1);
/// Rows that are deleted in one transaction, and how long others have the database to themselves after it.
const BATCH: i64 = 1_000;

/// It is due now, unless it is being done.
pub async fn begin(portal: &Portal) -> Result<(), Error> {
    enqueue(portal, portal.now()).await
}

/// It is due again in an hour.
pub async fn again(portal: &Portal) -> Result<(), Error> {
    enqueue(portal, portal.now().plus(EVERY)).await
}

async fn enqueue(portal: &Portal, due_at: Moment) -> Result<(), Error> {
    queue::enqueue(&mut portal.store.once().await?, &SWEEP.once(portal, due_at)?).await
}

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
    swept.rows = purge(portal, now).await?;
    failpoint::pass("sweep/purged");
    let too_old = now.minus(days(register::ADDRESS_JOURNAL_DAYS));
    while address_journal::forget_before(&mut portal.keys.store.once().await?, too_old, BATCH).await? >= BATCH as u64 {
        sleep(PAUSE).await;
    }
    // What a process journalled and did not live to carry out, before its key is taken for one that nothing needs; those that
    // are just doing so are left to it.
    person::replay(portal, now.minus(preferences::JOURNAL_GRACE), Late::Crash).await?;
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
    social_data::expire(portal).await?;
    rights::destroy_retired(portal).await?;
    preferences::replay(portal, now.minus(preferences::JOURNAL_GRACE), Late::Crash).await?;
    // Page by page. What changes meanwhile is signed in an hour: under load there is always something.
    while checkpoint::sign(portal).await? >= checkpoint::HEADS as u64 {}
    portal.metrics.succeeded(Chore::Checkpoint, now);
    portal.metrics.succeeded(Chore::Sweep, now);
    Ok(swept)
}

/// Deletes what its time is up for, a batch at a time.
async fn purge(portal: &Portal, now: Moment) -> store::Result<u64> {
    let mut gone = 0;
    for table in register::PERSONAL {
        loop {
            let batch = personal::purge(&mut portal.store.once().await?, table, now, BATCH).await?;
            gone += batch;
            if batch < BATCH as u64 {
                break;
            }
            sleep(PAUSE).await;
        }
    }
    Ok(gone)
}

/// Unconfirmed attempts go with their keys.
async fn purge_attempts(portal: &Portal, now: Moment) -> Result<usize, Error> {
    let before = now.minus(days(register::ATTEMPT_DAYS));
    let mut purged = 0;
    loop {
        let old = attempt::older_than(&mut portal.store.read().await?, before, BATCH / 2).await?;
        if old.is_empty() {
            return Ok(purged);
        }
        let mut story = Story::begin(portal).await?;
        for (id, _) in &old {
            attempt::delete(story.tx(), *id).await?;
        }
        story.retire_keys(old.iter().map(|(_, key_id)| *key_id));
        story.commit().await?;
        purged += old.len();
        sleep(PAUSE).await;
    }
}
