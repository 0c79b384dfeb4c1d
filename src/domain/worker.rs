//! Work after the answer: jobs that transactions left, letters that are due, and the sweep.

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;

use crate::{
    base::clock::minutes,
    domain::{preferences, rights, signup, sweep::sweep},
    platform::{failpoint, ledger, outbox, portal::Portal, queue::Kind, vault::KeyError},
    store::{self, ScrubScope, job as rows},
};

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
            && portal.note_error(&e)
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
        rights::scrub(portal, ScrubScope::Small).await?;
    } else if job.kind == Kind::ScrubAll.word() {
        hold(portal, job).await?;
        rights::scrub(portal, ScrubScope::All).await?;
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
            let _ = tokio::time::timeout(Duration::from_secs(1), portal.wake.notified()).await;
        }
        Ok(_) => {}
        Err(error) => {
            portal.note_error(&error);
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
