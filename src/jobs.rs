//! Work after the answer: jobs that transactions left, letters that are due, and the sweep.

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;
use uuid::Uuid;

use crate::{
    clock::{Moment, days, hours, minutes},
    failpoint,
    ledger::{self, checkpoint},
    mail::outbox,
    mailbox,
    metrics::Chore,
    person::moving,
    portal::Portal,
    preferences, rights, signup,
    store::{self, Reach, Tx, attempt, erasure, installation, job as rows, keys, personal, register},
    vault::KeyError,
};

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    DecideAttempt,
    DestroyKeys,
    Scrub,
    ScrubAll,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::DecideAttempt, Kind::DestroyKeys, Kind::Scrub, Kind::ScrubAll];

    pub fn word(self) -> &'static str {
        match self {
            Kind::DecideAttempt => "decide-attempt",
            Kind::DestroyKeys => "destroy-keys",
            Kind::Scrub => "scrub",
            Kind::ScrubAll => "scrub-all",
        }
    }

    /// The id of a job of which one at a time is enough.
    fn only_one(self) -> Uuid {
        Uuid::from_u128(self as u128 + 1)
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Outbox(#[from] outbox::Error),
    #[error(transparent)]
    Signup(#[from] signup::Error),
    #[error(transparent)]
    Rights(#[from] rights::Error),
    #[error(transparent)]
    Preferences(#[from] preferences::Error),
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
}

/// Leaves a job to be done after the transaction.
pub async fn leave(portal: &Portal, tx: &mut Tx, kind: Kind, subject: Uuid) -> store::Result<()> {
    rows::insert(tx, portal.new_id(), kind.word(), subject, portal.now()).await
}

/// Leaves a job that is about nothing in particular, unless one is waiting. One that is being done is done once more.
pub async fn leave_once(tx: &mut Tx, kind: Kind, due_at: Moment) -> store::Result<()> {
    rows::insert_once(tx, kind.only_one(), kind.word(), due_at).await
}

/// What a process claimed and did not finish by then is done by another: it may have died.
const CLAIM: SignedDuration = SignedDuration::from_secs(5);
const BATCH: i64 = 20;
/// A scrub rewrites tables and may take this long.
const LONG_CLAIM: SignedDuration = minutes(30);
/// How long to wait after a try that failed.
const AGAIN: SignedDuration = minutes(1);

/// Does the jobs that are due; how many there were. A job that fails is tried again later and is not lost.
pub async fn run_due(portal: &Portal) -> Result<usize, Error> {
    let now = portal.now();
    if !rows::any_due(&mut portal.store.read().await?, now).await? {
        return Ok(0);
    }
    let due = rows::claim(&mut portal.store.once().await?, now, now.plus(CLAIM), BATCH).await?;
    failpoint::pass("job/claimed");
    let count = due.len();
    for job in due {
        let outcome = run(portal, &job).await;
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.word() == job.kind) {
            portal.metrics.job(kind, outcome.is_ok());
        }
        failpoint::pass("job/done");
        let mut tx = portal.store.once().await?;
        match &outcome {
            Ok(()) => rows::done(&mut tx, &job).await?,
            Err(e) => {
                tracing::error!(job = %job.id, kind = %job.kind, tries = job.tries, error = %e, "a job failed and will be tried again");
                rows::again(&mut tx, job.id, portal.now().plus(AGAIN), &e.to_string()).await?;
            }
        }
        drop(tx);
        failpoint::pass("job/noted");
        if let Err(e) = outcome
            && portal.hears(&e)
        {
            // What comes next would most likely fail the same way: it waits with everybody else.
            return Err(e);
        }
    }
    Ok(count)
}

async fn run(portal: &Portal, job: &rows::Row) -> Result<(), Error> {
    if job.kind == Kind::DecideAttempt.word() {
        signup::decide(portal, job.subject).await?;
    } else if job.kind == Kind::DestroyKeys.word() {
        rights::destroy_retired(portal).await?;
    } else if job.kind == Kind::Scrub.word() {
        hold(portal, job).await?;
        rights::scrub(portal, Reach::Small).await?;
    } else if job.kind == Kind::ScrubAll.word() {
        hold(portal, job).await?;
        rights::scrub(portal, Reach::All).await?;
    }
    Ok(())
}

/// Keeps a job that takes longer than a claim.
async fn hold(portal: &Portal, job: &rows::Row) -> Result<(), Error> {
    Ok(rows::hold(&mut portal.store.once().await?, job.id, portal.now().plus(LONG_CLAIM)).await?)
}

/// Everything that is due, until nothing is.
pub async fn run_all_due(portal: &Portal) -> Result<(), Error> {
    while run_due(portal).await? + outbox::deliver_due(portal).await? > 0 {}
    Ok(())
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

/// Works until told to stop: jobs and letters as the bell rings and every second, brands twice a second, the sweep every hour.
pub async fn work(portal: Arc<Portal>, stop: tokio_util::sync::CancellationToken) {
    let chores = async {
        tokio::join!(jobs(&portal), letters(&portal), brands(&portal), sweeps(&portal));
    };
    tokio::select! {
        () = stop.cancelled() => {}
        () = chores => {}
    }
}

async fn jobs(portal: &Portal) {
    loop {
        wait(portal, run_due(portal).await).await;
    }
}

async fn letters(portal: &Portal) {
    loop {
        wait(portal, outbox::deliver_due(portal).await).await;
    }
}

/// Goes on at once while there is work, else waits for the bell or a second.
async fn wait<E: std::error::Error + 'static>(portal: &Portal, outcome: Result<usize, E>) {
    match outcome {
        Ok(0) => {
            let _ = tokio::time::timeout(Duration::from_secs(1), portal.bell.notified()).await;
        }
        Ok(_) => {}
        Err(error) => {
            portal.hears(&error);
            tracing::error!(%error, "work could not be done and will be tried again");
            tokio::time::sleep(Duration::from_secs(5)).await;
        }
    }
}

async fn brands(portal: &Portal) {
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        if let Err(error) = portal.refresh_brands().await {
            tracing::error!(%error, "the brands could not be read");
        }
    }
}

async fn sweeps(portal: &Portal) {
    loop {
        if let Err(error) = sweep(portal).await {
            tracing::error!(%error, "the sweep could not be done");
        }
        tokio::time::sleep(Duration::from_secs(3_600)).await;
    }
}
