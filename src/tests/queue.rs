//! The queue: work is claimed, renewed, retried and given up; a panic is one job's alone; loops are watched.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use futures::{FutureExt, StreamExt, stream::FuturesUnordered};
use tokio_util::sync::CancellationToken;

use super::{
    browser::Browser,
    on_both,
    world::{World, count, meddle},
};
use crate::{
    base::clock::{Moment, hours, minutes},
    domain::{
        sweep,
        worker::{self, WORKERS, Worker, let_requests_pass},
    },
    platform::{
        outbox::{self, Retried},
        queue::{self, Job, Kind, Lane, Outcome, Retry, UNTIL_DONE},
    },
    store::queue::{self as rows, Claim},
};

const TWICE: Retry = Retry { backoff: &[minutes(1)], attempts: Some(2), limit: Duration::from_secs(60) };
const PANICS: Kind = Kind::new("panics", Lane::Prompt, TWICE);
const COUNTS: Kind<u32> = Kind::new("counts", Lane::Prompt, UNTIL_DONE);
const HANGS: Kind = Kind::new("hangs", Lane::Prompt, Retry { limit: Duration::from_millis(50), ..UNTIL_DONE });

const LINGERS: Kind = Kind::new("lingers", Lane::Mail, TWICE);
const WRITES: Kind = Kind::new("writes", Lane::Prompt, UNTIL_DONE);

static COUNTED: AtomicU32 = AtomicU32::new(0);

static ODD_WORKERS: [Worker; 5] = [
    Worker {
        kind: PANICS.name,
        lane: PANICS.lane,
        retry: PANICS.retry,
        run: |_, _| async { panic!("as it was told") }.boxed(),
    },
    Worker {
        kind: COUNTS.name,
        lane: COUNTS.lane,
        retry: COUNTS.retry,
        run: |_, job| {
            async move {
                COUNTED.fetch_add(COUNTS.payload(job)?, Ordering::SeqCst);
                Ok(Outcome::Done)
            }
            .boxed()
        },
    },
    Worker {
        kind: WRITES.name,
        lane: WRITES.lane,
        retry: WRITES.retry,
        run: |portal, _| {
            async move {
                let tx = portal.store.write().await?;
                // Longer than a claim goes without being renewed.
                tokio::time::sleep(Duration::from_millis(3_500)).await;
                tx.commit().await?;
                Ok(Outcome::Done)
            }
            .boxed()
        },
    },
    Worker {
        kind: LINGERS.name,
        lane: LINGERS.lane,
        retry: LINGERS.retry,
        run: |_, _| futures::future::pending().boxed(),
    },
    Worker { kind: HANGS.name, lane: HANGS.lane, retry: HANGS.retry, run: |_, _| futures::future::pending().boxed() },
];

fn claim_until(world: &World, until: Moment) -> Claim {
    Claim { id: world.new_id(), until }
}

async fn enqueue(world: &World, job: Job) {
    let mut tx = world.store.write().await.unwrap();
    queue::enqueue(&mut tx, &job).await.unwrap();
    tx.commit().await.unwrap();
}

async fn waiting(world: &World) -> i64 {
    count(&world.store, "select count(*) from queue where ended_at is null").await
}

on_both! {
    async fn a_job_that_panics_fails_alone_and_is_given_up_after_its_attempts(world) {
        let panics = PANICS.of(&world, &()).unwrap();
        enqueue(&world, panics.clone()).await;
        enqueue(&world, COUNTS.of(&world, &7).unwrap()).await;
        let before = COUNTED.load(Ordering::SeqCst);
        assert_eq!(worker::run_due_by(&world, &ODD_WORKERS).await.unwrap(), 2);
        assert!(COUNTED.load(Ordering::SeqCst) >= before + 7, "the other one is done, with what was said of it");
        assert_eq!(waiting(&world).await, 1);
        assert_eq!(worker::run_due_by(&world, &ODD_WORKERS).await.unwrap(), 0, "not before its time");
        world.clock.advance(minutes(1));
        assert_eq!(worker::run_due_by(&world, &ODD_WORKERS).await.unwrap(), 1);
        assert_eq!(waiting(&world).await, 0);
        let row = rows::by_id(&mut world.store.read().await.unwrap(), panics.id).await.unwrap().unwrap();
        assert_eq!((row.attempts, row.dead_at.is_some(), row.failure.as_deref()), (2, true, Some("it panicked")));
        // Listed, and tried again by hand.
        let listed = rows::unfinished(&mut world.store.read().await.unwrap(), 10).await.unwrap();
        assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), [panics.id]);
        assert_eq!(outbox::retry(&world, panics.id).await.unwrap(), Retried::Again);
        assert_eq!(worker::run_due_by(&world, &ODD_WORKERS).await.unwrap(), 1);
    }

    /// In a rolling upgrade an old process leaves new kinds of work to the new ones.
    async fn a_kind_that_a_process_does_not_know_is_left_to_one_that_does(world) {
        enqueue(&world, COUNTS.of(&world, &1).unwrap()).await;
        world.work().await;
        assert_eq!(waiting(&world).await, 1, "untouched");
        assert_eq!(count(&world.store, "select count(*) from queue where claimed_until is null and attempts = 0").await, 1);
        assert_eq!(worker::run_due_by(&world, &ODD_WORKERS).await.unwrap(), 1);
        assert_eq!(waiting(&world).await, 0);
    }

    /// Requests come first, but not for good.
    async fn while_many_requests_wait_no_more_work_is_taken_on(world) {
        let_requests_pass(&world).await;
        let mut held = Vec::new();
        while world.store.waiting() == 0 {
            let Ok(lent) = tokio::time::timeout(Duration::from_millis(100), world.store.once()).await else { break };
            held.push(lent.unwrap());
        }
        let mut requests: FuturesUnordered<_> = (0..30).map(|_| world.store.once()).collect();
        assert!(requests.next().now_or_never().is_none(), "all of them wait");
        assert_eq!(world.store.waiting(), 30);
        assert!(let_requests_pass(&world).now_or_never().is_none(), "whoever takes on work waits as well");
        tokio::time::timeout(Duration::from_secs(10), let_requests_pass(&world)).await.expect("for a moment");
        drop(held);
        drop(requests);
        assert!(let_requests_pass(&world).now_or_never().is_some());
    }

    async fn a_job_that_takes_too_long_is_tried_again(world) {
        enqueue(&world, HANGS.of(&world, &()).unwrap()).await;
        worker::run_due_by(&world, &ODD_WORKERS).await.unwrap();
        let failures = "select count(*) from queue where failure = 'it took too long' and claimed_until is null and ended_at is null";
        assert_eq!(count(&world.store, failures).await, 1);
    }

    /// A process that died with a claim on it leaves the work to others, however often it is asked for until then.
    async fn work_that_is_asked_for_again_and_again_is_not_put_off_by_a_claim_that_is_over(world) {
        let once = async |due_at| {
            let mut tx = world.store.write().await.unwrap();
            queue::enqueue(&mut tx, &HANGS.once(&world, due_at).unwrap()).await.unwrap();
            tx.commit().await.unwrap();
        };
        once(world.now()).await;
        let (now, lane) = (world.now(), Lane::Prompt.number());
        let until = now.plus(minutes(1));
        let claimed = rows::claim(&mut world.store.once().await.unwrap(), lane, &[HANGS.name], now, claim_until(&world, until), 1).await.unwrap();
        assert_eq!(claimed.len(), 1, "and whoever claimed it dies");
        once(world.now().plus(hours(1))).await;
        let mut waited = 0;
        for _ in 0..8 {
            world.clock.advance(minutes(30));
            let due = rows::any_due(&mut world.store.read().await.unwrap(), lane, &[HANGS.name], world.now()).await.unwrap();
            if due {
                break;
            }
            waited += 1;
            once(world.now().plus(hours(1))).await;
        }
        assert!(waited <= 1, "due an hour after it was asked for, not never: {waited}");
    }

    async fn one_piece_is_enough_of_what_is_asked_for_again_and_one_at_work_is_done_once_more(world) {
        let now = world.now();
        for due_at in [now.plus(hours(1)), now, now.plus(hours(2))] {
            enqueue(&world, queue::DESTROY_KEYS.once(&world, due_at).unwrap()).await;
        }
        assert_eq!(waiting(&world).await, 1);
        let mut tx = world.store.once().await.unwrap();
        let claimed = rows::claim(&mut tx, 0, &["destroy-keys"], now, claim_until(&world, now.plus(minutes(1))), 8).await.unwrap();
        drop(tx);
        assert_eq!(claimed.len(), 1, "due as soon as anybody asked for it");
        enqueue(&world, queue::DESTROY_KEYS.once(&world, now).unwrap()).await;
        assert!(!rows::done(&mut world.store.once().await.unwrap(), &claimed[0]).await.unwrap());
        rows::release(&mut world.store.once().await.unwrap(), &claimed[0]).await.unwrap();
        assert_eq!(worker::run_due(&world).await.unwrap(), 1, "once more");
        assert_eq!(waiting(&world).await, 0);
    }

    /// One process at a time sweeps, whichever that is; when one dies at it, another goes on.
    async fn the_sweep_is_one_processs_until_it_is_done_or_its_claim_runs_out(world) {
        let other = world.another().await;
        sweep::begin(&world).await.unwrap();
        sweep::begin(&other).await.unwrap();
        assert_eq!(count(&world.store, "select count(*) from queue where kind = 'sweep'").await, 1);
        let mut tx = world.store.once().await.unwrap();
        let claimed = rows::claim(&mut tx, 2, &["sweep"], world.now(), claim_until(&world, world.now().plus(minutes(1))), 1).await.unwrap();
        drop(tx);
        assert_eq!(claimed.len(), 1);
        sweep::begin(&other).await.unwrap();
        assert_eq!(worker::run_due(&other).await.unwrap(), 0, "it has a leader");
        world.clock.advance(minutes(2));
        assert_eq!(worker::run_due(&other).await.unwrap(), 1, "which died");
        let due = rows::by_id(&mut world.store.read().await.unwrap(), claimed[0].id).await.unwrap().unwrap();
        assert!(due.due_at > world.now() && due.ended_at.is_none(), "and again in an hour");
        other.close().await;
    }

    /// Work that holds SQLite's only connection to write on is not waited for by whoever would have to let it go on: the next claim
    /// and its own renewal.
    async fn work_that_writes_for_long_does_not_wait_for_what_waits_for_it(world) {
        let soon = jiff::SignedDuration::from_secs(5);
        enqueue(&world, WRITES.of(&world, &()).unwrap()).await;
        let mut counted = COUNTS.of(&world, &1).unwrap();
        counted.due_at = world.now().plus(soon);
        enqueue(&world, counted).await;
        let stop = CancellationToken::new();
        let (portal, stopped) = (world.portal.clone(), stop.clone());
        let working = tokio::spawn(async move { worker::work_by(&portal, &ODD_WORKERS, stopped).await });
        tokio::time::sleep(Duration::from_millis(500)).await;
        world.clock.advance(soon);
        let waiting = "select count(*) from queue where ended_at is null and kind in ('writes', 'counts')";
        let mut turns = 0;
        while count(&world.store, waiting).await > 0 {
            turns += 1;
            assert!(turns < 100, "it stands still");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        stop.cancel();
        working.await.unwrap();
    }

    /// Told to stop, a process ends what it can, and leaves the rest to another at once.
    async fn what_is_under_way_ends_before_the_process_and_what_does_not_is_left_to_another(world) {
        let (writes, lingers) = (WRITES.of(&world, &()).unwrap(), LINGERS.of(&world, &()).unwrap());
        enqueue(&world, writes.clone()).await;
        enqueue(&world, lingers.clone()).await;
        let stop = CancellationToken::new();
        let (portal, stopped) = (world.portal.clone(), stop.clone());
        let working = tokio::spawn(async move { worker::work_by(&portal, &ODD_WORKERS, stopped).await });
        tokio::time::sleep(Duration::from_millis(500)).await;
        stop.cancel();
        working.await.unwrap();
        let mut tx = world.store.read().await.unwrap();
        assert!(rows::by_id(&mut tx, writes.id).await.unwrap().is_none(), "it was done");
        let left = rows::by_id(&mut tx, lingers.id).await.unwrap().unwrap();
        drop(tx);
        assert_eq!((left.attempts, left.claim, left.ended_at), (0, None, None));
        let claim = claim_until(&world, world.now().plus(minutes(1)));
        let again = rows::claim(&mut world.store.once().await.unwrap(), 1, &["lingers"], world.now(), claim, 8).await.unwrap();
        assert_eq!(again.len(), 1, "without waiting for the claim of the process that stopped");
    }

    /// Whoever worked for longer than their claim says nothing of what another is at by now.
    async fn what_comes_of_work_is_noted_by_whose_claim_it_is_alone(world) {
        enqueue(&world, COUNTS.of(&world, &1).unwrap()).await;
        let claim = async || {
            let until = claim_until(&world, world.now().plus(minutes(1)));
            let mut tx = world.store.once().await.unwrap();
            rows::claim(&mut tx, 0, &["counts"], world.now(), until, 8).await.unwrap().pop().unwrap()
        };
        let slow = claim().await;
        world.clock.advance(minutes(2));
        let current = claim().await;
        let now = world.now();
        let mut tx = world.store.write().await.unwrap();
        rows::renew(&mut tx, &slow, now.plus(hours(5))).await.unwrap();
        rows::again(&mut tx, &slow, now.plus(hours(5)), "late", true).await.unwrap();
        rows::release(&mut tx, &slow).await.unwrap();
        assert!(!rows::done(&mut tx, &slow).await.unwrap());
        assert!(!rows::dead(&mut tx, &slow, now, "late", true).await.unwrap());
        assert!(!rows::done_and_kept(&mut tx, &slow, now).await.unwrap());
        let row = rows::by_id(&mut tx, current.id).await.unwrap().unwrap();
        assert_eq!((row.claim, row.failure, row.ended_at, row.attempts), (current.claim, None, None, 2));
        rows::again(&mut tx, &current, now, "no database", false).await.unwrap();
        let row = rows::by_id(&mut tx, current.id).await.unwrap().unwrap();
        assert_eq!((row.claim, row.attempts), (None, 1), "an attempt that could not be made does not count");
        tx.commit().await.unwrap();
    }

    /// A panic in a loop ends none of the others: it is started again and counted, and one that does nothing but panic is not alive.
    async fn a_loop_that_panics_is_started_again_and_one_that_only_panics_is_not_ready(world) {
        let starts = AtomicU32::new(0);
        let once = worker::supervised(&world, "panics-once", async || {
            assert!(starts.fetch_add(1, Ordering::SeqCst) > 0, "as it was told");
        });
        tokio::time::timeout(Duration::from_secs(10), once).await.unwrap();
        assert_eq!(starts.load(Ordering::SeqCst), 2);
        let mut browser = Browser::new(&world);
        assert_eq!(browser.get("/readyz").await.status, 200);
        let always = worker::supervised(&world, "panics-always", async || panic!("as it was told"));
        let _ = tokio::time::timeout(Duration::from_millis(1_500), always).await;
        world.pulses.age(Duration::from_secs(120));
        let _ = tokio::time::timeout(Duration::from_millis(100), worker::supervised(&world, "panics-always", async || panic!("again"))).await;
        assert_eq!(browser.get("/readyz").await.status, 503, "starting again is no sign of life");
    }

    /// What stands still shows: today's workers end with a panic in one job, and nobody hears of it.
    async fn work_goes_on_after_a_panic_and_a_loop_that_stands_still_is_not_ready(world) {
        let stop = CancellationToken::new();
        let (portal, stopped) = (world.portal.clone(), stop.clone());
        let working = tokio::spawn(async move { worker::work_by(&portal, &ODD_WORKERS, stopped).await });
        enqueue(&world, PANICS.of(&world, &()).unwrap()).await;
        let counted = COUNTS.of(&world, &1).unwrap();
        enqueue(&world, counted.clone()).await;
        let gone = async || rows::by_id(&mut world.store.read().await.unwrap(), counted.id).await.unwrap().is_none();
        for _ in 0..400 {
            if gone().await {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(gone().await, "what came after the panic is done");
        let mut browser = Browser::new(&world);
        assert_eq!(browser.get("/readyz").await.status, 200);
        let ages = world.pulses.ages();
        for name in ["prompt", "mail", "bulk", "brands"] {
            assert!(ages.iter().any(|(loop_, _)| *loop_ == name), "{name} is watched");
        }
        drop(stop);
        working.abort();
        let _ = working.await;
        // The loops are gone, and their pulses grow old.
        world.pulses.age(Duration::from_secs(120));
        let answer = browser.get("/readyz").await;
        assert_eq!(answer.status, 503);
    }

    async fn a_loop_that_cannot_read_the_queue_goes_on_when_it_can(world) {
        meddle(&world.store, "alter table queue rename to elsewhere").await;
        assert!(worker::run_due(&world).await.is_err());
        meddle(&world.store, "alter table elsewhere rename to queue").await;
        assert_eq!(worker::run_due(&world).await.unwrap(), 0);
    }
}

#[test]
fn every_kind_of_work_has_one_worker_and_a_name_of_letters_and_hyphens() {
    let mut kinds: Vec<&str> = WORKERS.iter().map(|worker| worker.kind).collect();
    assert!(kinds.iter().all(|kind| kind.bytes().all(|c| c.is_ascii_lowercase() || c == b'-')));
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds.len(), WORKERS.len());
}

#[test]
fn waits_grow_and_end_where_a_kind_is_given_up() {
    assert_eq!(UNTIL_DONE.wait(1), Some(minutes(1)));
    assert_eq!(UNTIL_DONE.wait(1_000), Some(hours(1)), "never given up");
    assert_eq!((TWICE.wait(1), TWICE.wait(2)), (Some(minutes(1)), None));
}
