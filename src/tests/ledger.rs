//! The ledger names whatever was done to it (S13); what a fitting set of hashes hides, checkpoints show (see `checkpoint.rs`).

use proptest::prelude::*;

use super::{
    on_both,
    world::{SEED, World, by, meddle},
};
use crate::{
    base::{clock::minutes, ids},
    platform::ledger::{self, Broken, Chain, Event},
    store::{self, Database, OpenMode, Store},
};

const CHAINS: usize = 4;
const ENTRIES: i64 = 6;

/// Chains of resumptions, in id order.
async fn fill(world: &World) -> Vec<uuid::Uuid> {
    let mut subjects = Vec::new();
    for _ in 0..CHAINS {
        let subject = world.new_id();
        for n in 0..ENTRIES {
            let mut tx = world.store.write().await.unwrap();
            let mut chain = Chain::take(&mut tx, subject).await.unwrap();
            chain.append(world.now(), &by(&format!("/{n}")), Event::Resumed {}).unwrap();
            assert!(chain.close(&mut tx).await.unwrap());
            tx.commit().await.unwrap();
            world.clock.advance(minutes(1));
        }
        subjects.push(subject);
    }
    subjects
}

async fn verdict(store: &Store) -> Result<ledger::Sum, Broken> {
    ledger::verify(store).await.unwrap()
}

/// A subject as it stands in SQL.
fn id(world: &World, subject: uuid::Uuid) -> String {
    match world.place.engine {
        super::database::Engine::Sqlite => format!("x'{}'", subject.simple()),
        super::database::Engine::Postgres => format!("'{subject}'"),
    }
}

on_both! {
    async fn an_untouched_ledger_holds(world) {
        assert_eq!(world.verified().await, ledger::Sum { chains: 0, entries: 0 });
        fill(&world).await;
        assert_eq!(world.verified().await, ledger::Sum { chains: CHAINS as u64, entries: CHAINS as u64 * ENTRIES as u64 });
    }

    async fn an_edited_entry_is_named(world) {
        let subjects = fill(&world).await;
        let of = id(&world, subjects[2]);
        meddle(&world.store, &format!("update ledger set entry = replace(entry, '/3', '/9') where subject = {of} and seq = 4")).await;
        assert_eq!(verdict(&world.store).await, Err(Broken::Changed { subject: subjects[2], seq: 4 }));
    }

    async fn two_entries_that_changed_places_are_named(world) {
        let subjects = fill(&world).await;
        let of = id(&world, subjects[0]);
        for (from, to) in [(2, 99), (3, 2), (99, 3)] {
            meddle(&world.store, &format!("update ledger set seq = {to} where subject = {of} and seq = {from}")).await;
        }
        assert_eq!(verdict(&world.store).await, Err(Broken::Changed { subject: subjects[0], seq: 2 }));
    }

    async fn a_removed_entry_is_named(world) {
        let subjects = fill(&world).await;
        let of = id(&world, subjects[1]);
        meddle(&world.store, &format!("delete from ledger where subject = {of} and seq = 3")).await;
        assert_eq!(verdict(&world.store).await, Err(Broken::Missing { subject: subjects[1], seq: 3 }));
    }

    async fn a_tail_that_was_cut_off_is_named(world) {
        let subjects = fill(&world).await;
        let of = id(&world, subjects[3]);
        meddle(&world.store, &format!("delete from ledger where subject = {of} and seq > 4")).await;
        assert_eq!(verdict(&world.store).await, Err(Broken::Cut { subject: subjects[3], last: 4, expected: 6 }));
    }

    async fn a_chain_whose_entries_are_all_gone_is_named_wherever_it_stood(world) {
        let subjects = fill(&world).await;
        for subject in subjects.into_iter().rev() {
            let of = id(&world, subject);
            meddle(&world.store, &format!("delete from ledger where subject = {of}")).await;
            assert_eq!(verdict(&world.store).await, Err(Broken::Cut { subject, last: 0, expected: 6 }));
        }
    }

    async fn entries_without_a_chain_are_named(world) {
        let subjects = fill(&world).await;
        let of = id(&world, subjects[1]);
        meddle(&world.store, &format!("delete from chain where subject = {of}")).await;
        assert_eq!(verdict(&world.store).await, Err(Broken::Stray { subject: subjects[1], seq: 1 }));
    }

    async fn an_entry_moved_to_another_chain_is_named(world) {
        let subjects = fill(&world).await;
        let (from, to) = (id(&world, subjects[0]), id(&world, subjects[1]));
        meddle(&world.store, &format!("delete from ledger where subject = {to} and seq = 2")).await;
        meddle(&world.store, &format!("update ledger set subject = {to} where subject = {from} and seq = 2")).await;
        assert_eq!(verdict(&world.store).await, Err(Broken::Missing { subject: subjects[0], seq: 2 }));
    }

    /// Two writers of one chain wait for each other; neither loses an entry.
    async fn a_chain_written_from_two_processes_at_once_stays_whole(world) {
        let other = world.another().await;
        let subject = world.new_id();
        let write = async |world: &World| {
            for _ in 0..20 {
                let mut tx = world.store.write().await.unwrap();
                let mut chain = Chain::take(&mut tx, subject).await.unwrap();
                for _ in 0..2 {
                    chain.append(world.now(), &by("/"), Event::Resumed {}).unwrap();
                }
                chain.close(&mut tx).await.unwrap();
                tx.commit().await.unwrap();
            }
        };
        futures::join!(write(&world), write(&other));
        assert_eq!(world.verified().await, ledger::Sum { chains: 1, entries: 80 });
        other.close().await;
    }

    /// A story that changed nothing must leave nothing.
    async fn a_chain_taken_and_not_written_is_undone_with_its_transaction(world) {
        let mut tx = world.store.write().await.unwrap();
        let chain = Chain::take(&mut tx, world.new_id()).await.unwrap();
        assert!(!chain.close(&mut tx).await.unwrap());
        drop(tx);
        assert_eq!(world.verified().await, ledger::Sum { chains: 0, entries: 0 });
    }
}

/// What somebody with the database in their hands does to one row.
#[derive(Clone, Debug)]
enum Tampering {
    Octet { at: usize, seq: i64, flip: u8 },
    Swap { one: i64, two: i64 },
    Remove { seq: i64 },
    Cut { after: i64 },
    Hash { seq: i64 },
    Head,
}

fn tampering() -> impl Strategy<Value = Tampering> {
    let seq = 1..=ENTRIES;
    prop_oneof![
        (any::<usize>(), seq.clone(), 1..128u8).prop_map(|(at, seq, flip)| Tampering::Octet { at, seq, flip }),
        (seq.clone(), seq.clone())
            .prop_filter("two", |(a, b)| a != b)
            .prop_map(|(one, two)| Tampering::Swap { one, two }),
        seq.clone().prop_map(|seq| Tampering::Remove { seq }),
        (0..ENTRIES).prop_map(|after| Tampering::Cut { after }),
        seq.prop_map(|seq| Tampering::Hash { seq }),
        Just(Tampering::Head),
    ]
}

/// S13, whatever is done: the verdict names the chain, and the first entry that does not hold.
#[test]
fn whatever_is_done_to_one_chain_is_named() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let place = runtime.block_on(super::database::Place::make(super::database::Engine::Sqlite));
    let (store, subjects) = runtime.block_on(async {
        let world = World::open(&place).await;
        let subjects = fill(&world).await;
        world.close().await;
        let store = Store::open(&place.main, OpenMode::OrBegin, None).await.unwrap();
        store.migrate(Database::Main).await.unwrap();
        (store, subjects)
    });
    let config = ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::from_seed(proptest::test_runner::RngAlgorithm::ChaCha, &seed()),
    );
    let outcome = runner.run(&(0..CHAINS, tampering()), |(which, tampering)| {
        let subject = subjects[which];
        let first = runtime.block_on(tamper(&store, subject, &tampering));
        let named = match runtime.block_on(first) {
            Err(
                Broken::Missing { subject, seq } | Broken::Changed { subject, seq } | Broken::Stray { subject, seq },
            ) => (subject, seq),
            Err(Broken::Cut { subject, last, .. }) => (subject, last + 1),
            Ok(_) => return Err(TestCaseError::fail("not noticed")),
        };
        prop_assert_eq!(named, (subject, expected(&tampering)));
        Ok(())
    });
    runtime.block_on(async {
        store.close().await;
        place.remove().await;
    });
    outcome.unwrap();
}

fn seed() -> [u8; 32] {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&SEED.to_be_bytes());
    seed
}

fn expected(tampering: &Tampering) -> i64 {
    match tampering {
        Tampering::Octet { seq, .. } | Tampering::Remove { seq } | Tampering::Hash { seq } => *seq,
        Tampering::Swap { one, two } => *one.min(two),
        Tampering::Cut { after } => after + 1,
        Tampering::Head => ENTRIES,
    }
}

/// Tampers inside a transaction that is never committed, and asks for the verdict there.
async fn tamper(
    store: &Store,
    subject: uuid::Uuid,
    tampering: &Tampering,
) -> impl Future<Output = Result<ledger::Sum, Broken>> {
    let mut tx = store.write().await.unwrap();
    let mut rows = store::ledger::of(&mut tx, subject).await.unwrap();
    let at = |seq: i64| (seq - 1) as usize;
    match tampering {
        Tampering::Octet { at: octet, seq, flip } => {
            let mut entry = rows[at(*seq)].entry.clone().into_bytes();
            let octet = octet % entry.len();
            entry[octet] ^= flip;
            rows[at(*seq)].entry = String::from_utf8(entry).unwrap_or_default();
        }
        Tampering::Swap { one, two } => {
            rows.swap(at(*one), at(*two));
            rows[at(*one)].seq = *one;
            rows[at(*two)].seq = *two;
        }
        Tampering::Remove { seq } => drop(rows.remove(at(*seq))),
        Tampering::Cut { after } => rows.truncate(*after as usize),
        Tampering::Hash { seq } => rows[at(*seq)].hash[7] ^= 1,
        Tampering::Head => {}
    }
    store::run!(tx, "delete from ledger where subject = $1", subject).unwrap();
    for row in &rows {
        store::ledger::insert(&mut tx, std::slice::from_ref(row)).await.unwrap();
    }
    if matches!(tampering, Tampering::Head) {
        store::run!(tx, "update chain set hash = zeroblob(32) where subject = $1", subject).unwrap();
    }
    async move { ledger::verify_in(&mut tx).await.unwrap() }
}

#[test]
fn ids_of_one_moment_are_all_different() {
    let (clock, rng) = (
        crate::base::clock::Clock::set(super::world::moment("2026-01-01T00:00:00Z")),
        crate::base::clock::Rng::seeded(SEED),
    );
    let ids: std::collections::HashSet<_> = (0..10_000).map(|_| ids::new_id(&clock, &rng)).collect();
    assert_eq!(ids.len(), 10_000);
}
