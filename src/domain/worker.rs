//! The worker: who does which kind of work of the queue, and the loops of a serving process that do it.
//!
//! Each lane of the queue has a loop of its own. Work that panics fails alone; a loop that panics is started again. What is
//! claimed is kept claimed while it runs; what a process that died had claimed is done by another soon after.

use std::{
    collections::HashMap, convert::Infallible, error::Error, panic::AssertUnwindSafe, sync::Arc, time::Duration,
};

use futures::{
    FutureExt, StreamExt,
    future::{BoxFuture, join_all},
    stream::FuturesUnordered,
};
use jiff::SignedDuration;
use tokio::time::{Instant, interval, sleep, timeout};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{account::social_data, rights, signup, sweep};
use crate::{
    platform::{
        failpoint,
        outbox::{self, EMAIL},
        portal::Portal,
        queue::{self, Job, Kind, Lane, Outcome, Retry},
    },
    store::{
        self, ScrubScope,
        queue::{self as rows, Claim},
    },
};

type Failure = Box<dyn Error + Send + Sync>;
type Running<'a> = BoxFuture<'a, Result<Outcome, Failure>>;

/// Who does a kind of work.
pub struct Worker {
    pub kind: &'static str,
    pub lane: Lane,
    pub retry: Retry,
    pub run: for<'a> fn(&'a Portal, &'a Job) -> Running<'a>,
}

impl Worker {
    const fn new<P: serde::Serialize + serde::de::DeserializeOwned>(
        kind: &Kind<P>,
        run: for<'a> fn(&'a Portal, &'a Job) -> Running<'a>,
    ) -> Worker {
        Worker { kind: kind.name, lane: kind.lane, retry: kind.retry, run }
    }
}

/// All work that this program knows.
pub static WORKERS: [Worker; 7] = [
    Worker::new(&signup::DECIDE_ATTEMPT, |portal, job| {
        async move {
            if let Some(attempt_id) = job.attempt_id {
                signup::decide(portal, attempt_id).await?;
            }
            Ok(Outcome::Done)
        }
        .boxed()
    }),
    Worker::new(&queue::DESTROY_KEYS, |portal, _| {
        async move {
            rights::destroy_retired(portal).await?;
            Ok(Outcome::Done)
        }
        .boxed()
    }),
    Worker::new(&EMAIL, |portal, job| async move { Ok(outbox::deliver(portal, job).await?) }.boxed()),
    Worker::new(&social_data::GIVE_TOKENS_BACK, |portal, _| {
        async move {
            social_data::give_tokens_back(portal).await?;
            Ok(Outcome::Done)
        }
        .boxed()
    }),
    Worker::new(&rights::SCRUB, |portal, _| scrub(portal, ScrubScope::Small).boxed()),
    // What an older setting left waiting locks nothing any more.
    Worker::new(&rights::SCRUB_ALL, |portal, _| {
        scrub(portal, if portal.site.vacuum_full { ScrubScope::All } else { ScrubScope::Small }).boxed()
    }),
    Worker::new(&sweep::SWEEP, |portal, _| {
        async move {
            sweep::sweep(portal).await?;
            sweep::again(portal).await?;
            Ok(Outcome::Done)
        }
        .boxed()
    }),
];

async fn scrub(portal: &Portal, scope: ScrubScope) -> Result<Outcome, Failure> {
    rights::scrub(portal, scope).await?;
    Ok(Outcome::Done)
}

/// What a process claimed and does not renew any more is done by another: it may have died.
const CLAIM: SignedDuration = SignedDuration::from_secs(10);
/// How often a claim is renewed while its work runs.
const RENEW: Duration = Duration::from_secs(3);
/// How long to wait before the queue is looked at again if the store does not answer.
const STORE_PAUSE: Duration = Duration::from_secs(5);

/// Does what is due in all lanes, once; how much that was.
///
/// # Errors
/// Those of the store while claiming. Work that fails is tried again later and is no error here.
pub async fn run_due(portal: &Portal) -> store::Result<usize> {
    run_due_by(portal, &WORKERS).await
}

/// [`run_due`], by these workers.
pub async fn run_due_by(portal: &Portal, workers: &[Worker]) -> store::Result<usize> {
    let mut count = 0;
    for lane in Lane::ALL {
        let jobs = claim(portal, workers, lane, lane.slots()).await?;
        count += jobs.len();
        join_all(jobs.iter().map(|job| attempt(portal, workers, job))).await;
    }
    Ok(count)
}

/// Everything that is due, until nothing is.
pub async fn run_all_due(portal: &Portal) -> store::Result<()> {
    while run_due(portal).await? > 0 {}
    Ok(())
}

/// What is due in a lane, at most so much, claimed. Kinds without a worker are left to a program that has one.
async fn claim(portal: &Portal, workers: &[Worker], lane: Lane, most: usize) -> store::Result<Vec<Job>> {
    let kinds: Vec<&'static str> =
        workers.iter().filter(|worker| worker.lane == lane).map(|worker| worker.kind).collect();
    let now = portal.now();
    if kinds.is_empty() || !rows::any_due(&mut portal.store.read().await?, lane.number(), &kinds, now).await? {
        return Ok(Vec::new());
    }
    let mut tx = portal.store.once().await?;
    // From when there is a connection: waiting for one can take longer than a claim lasts.
    let now = portal.now();
    let claim = Claim { id: portal.new_id(), until: now.plus(CLAIM) };
    let jobs = rows::claim(&mut tx, lane.number(), &kinds, now, claim, most as i64).await?;
    failpoint::pass("job/claimed");
    Ok(jobs)
}

/// Whether the store could be worked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StoreWas {
    Well,
    Unavailable,
}

/// One attempt at a job that was claimed, and what comes of it: done, tried again later, or given up.
async fn attempt(portal: &Portal, workers: &[Worker], job: &Job) -> StoreWas {
    let Some(worker) = workers.iter().find(|worker| worker.kind == job.kind) else { return StoreWas::Well };
    let outcome = run(portal, worker, job).await;
    portal.metrics.job(worker.kind, outcome.is_ok());
    failpoint::pass("job/done");
    let store = match record_outcome(portal, worker, job, outcome).await {
        Ok(store) => store,
        // Its claim runs out, and it is done again.
        Err(error) if portal.note_error(&error) => StoreWas::Unavailable,
        Err(error) => {
            tracing::error!(job = %job.id, kind = worker.kind, %error, "what came of a job could not be noted");
            StoreWas::Well
        }
    };
    failpoint::pass("job/noted");
    store
}

async fn record_outcome(
    portal: &Portal,
    worker: &Worker,
    job: &Job,
    outcome: Result<Outcome, Failure>,
) -> store::Result<StoreWas> {
    let error = match outcome {
        Ok(Outcome::Recorded) => return Ok(StoreWas::Well),
        Ok(Outcome::Done) => {
            if !rows::done(&mut portal.store.once().await?, job).await? {
                rows::release(&mut portal.store.once().await?, job).await?;
            }
            return Ok(StoreWas::Well);
        }
        Err(error) => error,
    };
    let unavailable = portal.note_error(&*error);
    let attempts = job.attempts;
    let (failure, now) = (error.to_string(), portal.now());
    let mut tx = portal.store.once().await?;
    if unavailable {
        // That says nothing about the work.
        let wait = worker.retry.backoff.first().copied().unwrap_or_default();
        rows::again(&mut tx, job, now.plus(wait), &failure, false).await?;
        return Ok(StoreWas::Unavailable);
    }
    match worker.retry.wait(attempts) {
        Some(wait) => {
            tracing::error!(job = %job.id, kind = worker.kind, attempts, error = %failure, "a job failed and will be tried again");
            rows::again(&mut tx, job, now.plus(wait), &failure, true).await?;
        }
        None => {
            tracing::error!(job = %job.id, kind = worker.kind, attempts, error = %failure, "a job was given up; `handshake queue list` shows it");
            rows::dead(&mut tx, job, now, &failure, true).await?;
        }
    }
    Ok(StoreWas::Well)
}

/// Runs a job with its claim renewed. A panic is its failure alone.
async fn run(portal: &Portal, worker: &Worker, job: &Job) -> Result<Outcome, Failure> {
    let work = AssertUnwindSafe((worker.run)(portal, job)).catch_unwind();
    let work = timeout(worker.retry.limit, work);
    // Side by side: the work may hold the one connection that a renewal waits for.
    tokio::select! {
        outcome = work => match outcome {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Err("it panicked".into()),
            Err(_) => Err("it took too long".into()),
        },
        never = keep_claim(portal, job) => match never {},
    }
}

async fn keep_claim(portal: &Portal, job: &Job) -> Infallible {
    let mut renewals = interval(RENEW);
    renewals.tick().await;
    loop {
        renewals.tick().await;
        renew(portal, job).await;
    }
}

/// Not worth breaking off for: at worst the work is done twice, which it bears.
async fn renew(portal: &Portal, job: &Job) {
    let renewed = async { rows::renew(&mut portal.store.once().await?, job, portal.now().plus(CLAIM)).await };
    if let Err(error) = renewed.await {
        tracing::warn!(job = %job.id, %error, "a claim could not be renewed");
    }
}

/// How often it is looked whether a brand was applied, and what time it is at the database's server.
const BRANDS: Duration = Duration::from_millis(500);
const CLOCK: Duration = Duration::from_secs(10);
/// What is under way when told to stop has this long to end: less than the ten seconds that container engines give a process.
const DRAIN: Duration = Duration::from_secs(8);
const RELEASE: Duration = Duration::from_secs(1);

/// Works until told to stop. What cannot end soon then is left to another process at once.
pub async fn work(portal: Arc<Portal>, stop: CancellationToken) {
    work_by(&portal, &WORKERS, stop).await;
}

/// [`work`], by these workers.
pub async fn work_by(portal: &Portal, workers: &[Worker], stop: CancellationToken) {
    for worker in workers {
        portal.metrics.expect_jobs(worker.kind);
    }
    let stop = &stop;
    let loops = async {
        let lanes = Lane::ALL.map(|lane| supervised(portal, lane.name(), move || in_lane(portal, workers, lane, stop)));
        let until_stopped = async {
            tokio::select! {
                () = stop.cancelled() => {}
                () = supervised(portal, "brands", || every(portal, "brands", BRANDS, || portal.refresh_brands())) => {}
                () = supervised(portal, "clock", || every(portal, "clock", CLOCK, || portal.follow_clock())) => {}
            }
        };
        let sweep = stop.run_until_cancelled(supervised(portal, "sweep", || begin_sweeping(portal)));
        tokio::join!(join_all(lanes), until_stopped, sweep);
    };
    loops.await;
}

/// Starts a loop again that ends by a panic.
pub(crate) async fn supervised<F: Future<Output = ()>>(portal: &Portal, name: &'static str, start: impl Fn() -> F) {
    loop {
        portal.pulses.expect(name);
        match AssertUnwindSafe(start()).catch_unwind().await {
            Ok(()) => return portal.pulses.end(name),
            Err(_) => {
                tracing::error!(worker = name, "a worker panicked and is started again");
                portal.metrics.worker_restarted(name);
                sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Requests come first: while more wait for a connection than work here can cause, a lane takes on no more; but for a tenth of
/// a second at most, so that work goes on whatever comes.
pub(crate) async fn let_requests_pass(portal: &Portal) {
    let ours: usize = Lane::ALL.into_iter().map(Lane::slots).sum();
    for _ in 0..10 {
        if portal.store.waiting() + portal.keys.store.waiting() <= ours {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
}

/// A lane claims nothing for a while after the store could not work: what comes next would most likely fail the same way.
struct Rest {
    lane: Lane,
    until: Instant,
}

impl Rest {
    fn note(&mut self, store: StoreWas) {
        if store == StoreWas::Unavailable && self.is_over() {
            self.until = Instant::now() + STORE_PAUSE;
            let lane = self.lane.name();
            tracing::error!(
                lane,
                "the store cannot work: jobs will be tried again, and no more are claimed for a while"
            );
        }
    }

    fn is_over(&self) -> bool {
        Instant::now() >= self.until
    }
}

/// Keeps a lane's slots filled until told to stop. Looks at the queue when woken, when work ends, and every second.
async fn in_lane(portal: &Portal, workers: &[Worker], lane: Lane, stop: &CancellationToken) {
    let mut running = FuturesUnordered::new();
    let mut held = HashMap::new();
    let mut rest = Rest { lane, until: Instant::now() };
    let mut claimed_at = Instant::now();
    while !stop.is_cancelled() {
        // Several are claimed in one statement: not for each one that ends. But within a second, so that slow work in half of
        // the slots does not keep the others empty.
        let free = lane.slots().saturating_sub(running.len());
        let enough = free * 2 > lane.slots() || free > 0 && claimed_at.elapsed() >= Duration::from_secs(1);
        let claims = enough && rest.is_over();
        if claims {
            claimed_at = Instant::now();
        }
        let claiming = async {
            if !claims {
                return Ok(Vec::new());
            }
            let_requests_pass(portal).await;
            claim(portal, workers, lane, free).await
        };
        tokio::pin!(claiming);
        // What runs goes on meanwhile: it may hold the one connection that the claim waits for.
        let claimed = loop {
            tokio::select! {
                claimed = &mut claiming => break claimed,
                Some((id, store)) = running.next() => {
                    held.remove(&id);
                    rest.note(store);
                }
            }
        };
        portal.pulses.beat(lane.name());
        let pause = match claimed {
            Ok(jobs) => {
                for job in jobs {
                    held.insert(job.id, job.claim);
                    running.push(async move { (job.id, attempt(portal, workers, &job).await) });
                }
                Duration::from_secs(1)
            }
            Err(error) => {
                portal.note_error(&error);
                tracing::error!(lane = lane.name(), %error, "the queue could not be read and will be looked at again");
                STORE_PAUSE
            }
        };
        tokio::select! {
            Some((id, store)) = running.next() => {
                held.remove(&id);
                rest.note(store);
            }
            _ = timeout(pause, portal.wake.notified()) => {}
            () = stop.cancelled() => {}
        }
    }
    let drained = timeout(DRAIN, async {
        while let Some((id, _)) = running.next().await {
            held.remove(&id);
        }
    });
    if drained.await.is_err() {
        drop(running);
        release(portal, lane, held).await;
    }
}

/// Leaves work that was broken off to another process, which need not wait until these claims run out.
async fn release(portal: &Portal, lane: Lane, held: HashMap<Uuid, Option<Uuid>>) {
    let released = async {
        for (id, claim) in &held {
            rows::release_untried(&mut portal.store.once().await?, *id, *claim).await?;
        }
        store::Result::Ok(())
    };
    let count = held.len();
    match timeout(RELEASE, released).await {
        Ok(Ok(())) => tracing::warn!(lane = lane.name(), count, "work was broken off and is left to another process"),
        _ => tracing::warn!(
            lane = lane.name(),
            count,
            "work was broken off; another process does it when its claim has run out"
        ),
    }
}

/// Looks at something in the database again and again.
async fn every<F: Future<Output = store::Result<()>>>(
    portal: &Portal,
    name: &'static str,
    pause: Duration,
    look: impl Fn() -> F,
) {
    loop {
        sleep(pause).await;
        if let Err(error) = look().await {
            portal.note_error(&error);
            tracing::error!(worker = name, %error, "the database could not be looked at");
        }
        portal.pulses.beat(name);
    }
}

/// The sweep is due when a process starts, and every hour from then on. Whoever claims it has the lease.
async fn begin_sweeping(portal: &Portal) {
    while let Err(error) = sweep::begin(portal).await {
        portal.pulses.beat("sweep");
        portal.note_error(&error);
        tracing::error!(%error, "the sweep could not be enqueued");
        sleep(STORE_PAUSE).await;
    }
    portal.wake.notify_waiters();
}
