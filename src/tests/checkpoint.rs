//! S13: what was done to chains and checkpoints is named, though every hash in the ledger was made to fit.

use uuid::Uuid;

use super::{
    database::Engine,
    on_both,
    world::{World, by, count, meddle},
};
use crate::{
    base::clock::{days, minutes},
    domain::{rights, sweep},
    platform::{
        error::Error,
        ledger::{
            Chain, Event,
            checkpoint::{self, Broken, Sum},
        },
    },
    store,
};

const ADA: &str = "ada@mail.example";

async fn write(world: &World, subject: Uuid, form: &str) {
    let mut tx = world.store.write().await.unwrap();
    let mut chain = Chain::take(&mut tx, subject).await.unwrap();
    chain.append(world.now(), &by(form), Event::Resumed {}).unwrap();
    assert!(chain.close(&mut tx).await.unwrap());
    tx.commit().await.unwrap();
    world.clock.advance(minutes(1));
}

/// Three chains, signed after each round.
async fn signed(world: &World, rounds: usize) -> Vec<Uuid> {
    let subjects: Vec<Uuid> = (0..3).map(|_| world.new_id()).collect();
    for round in 0..rounds {
        for subject in &subjects {
            write(world, *subject, &format!("/{round}")).await;
        }
        assert_eq!(checkpoint::sign(world).await.unwrap(), 3);
    }
    subjects
}

async fn verdict(world: &World) -> Result<Sum, Broken> {
    checkpoint::verify(&world.store, &world.keys.store).await.unwrap()
}

/// A subject as it stands in SQL.
fn id(world: &World, subject: Uuid) -> String {
    match world.place.engine {
        Engine::Sqlite => format!("x'{}'", subject.simple()),
        Engine::Postgres => format!("'{subject}'"),
    }
}

on_both! {
    async fn s13_signed_heads_hold_and_only_what_changed_is_signed_again(world) {
        assert_eq!(checkpoint::sign(&world).await.unwrap(), 0, "there is nothing to sign");
        let subjects = signed(&world, 2).await;
        assert_eq!(verdict(&world).await, Ok(Sum { checkpoints: 2, replaced: 0, unsigned: 0 }));
        write(&world, subjects[1], "/more").await;
        assert_eq!(verdict(&world).await, Ok(Sum { checkpoints: 2, replaced: 0, unsigned: 1 }));
        assert_eq!(checkpoint::sign(&world).await.unwrap(), 1);
        assert_eq!(checkpoint::sign(&world).await.unwrap(), 0);
        assert_eq!(verdict(&world).await, Ok(Sum { checkpoints: 3, replaced: 0, unsigned: 0 }));
        crate::platform::signing::rotate(&world).await.unwrap();
        write(&world, subjects[0], "/more").await;
        sweep::sweep(&world).await.unwrap();
        assert_eq!(verdict(&world).await, Ok(Sum { checkpoints: 4, replaced: 0, unsigned: 0 }), "the sweep signs, with the newest key");
    }

    async fn s13_a_chain_that_vanished_is_named(world) {
        let subjects = signed(&world, 2).await;
        let of = id(&world, subjects[1]);
        for table in ["ledger", "chain"] {
            meddle(&world.store, &format!("delete from {table} where subject = {of}")).await;
        }
        world.verified().await;
        assert_eq!(verdict(&world).await, Err(Broken::ChainShort { checkpoint: 1, subject: subjects[1], seq: 1 }));
    }

    async fn s13_a_tail_that_was_cut_with_its_head_is_named(world) {
        let subjects = signed(&world, 3).await;
        let of = id(&world, subjects[2]);
        meddle(&world.store, &format!("delete from ledger where subject = {of} and seq = 3")).await;
        let fit = format!("update chain set seq = 2, hash = (select hash from ledger where subject = {of} and seq = 2) where subject = {of}");
        meddle(&world.store, &fit).await;
        world.verified().await;
        assert_eq!(verdict(&world).await, Err(Broken::ChainShort { checkpoint: 3, subject: subjects[2], seq: 3 }));
    }

    async fn s13_a_chain_rewritten_whole_is_named(world) {
        let subjects = signed(&world, 2).await;
        let of = id(&world, subjects[0]);
        for table in ["ledger", "chain"] {
            meddle(&world.store, &format!("delete from {table} where subject = {of}")).await;
        }
        write(&world, subjects[0], "/another").await;
        write(&world, subjects[0], "/story").await;
        world.verified().await;
        assert_eq!(verdict(&world).await, Err(Broken::ChainRewritten { checkpoint: 1, subject: subjects[0], seq: 1 }));
    }

    async fn s13_what_is_done_to_checkpoints_is_named(world) {
        let subjects = signed(&world, 3).await;
        let of = id(&world, subjects[0]);
        let blob = match world.place.engine {
            Engine::Sqlite => "zeroblob(64)",
            Engine::Postgres => "decode(repeat('00', 64), 'hex')",
        };
        let harms = [
            ("update checkpoint set body = replace(body, '\"heads\":3', '\"heads\":2') where number = 2".to_owned(), Broken::Changed(2)),
            (format!("update checkpoint set signature = {blob} where number = 1"), Broken::Changed(1)),
            (format!("delete from checkpoint_head where checkpoint = 2 and subject = {of}"), Broken::Changed(2)),
            (format!("update checkpoint_head set seq = 1 where checkpoint = 3 and subject = {of}"), Broken::Changed(3)),
            ("delete from checkpoint where number = 2".to_owned(), Broken::Missing(2)),
            ("delete from checkpoint where number = 3".to_owned(), Broken::Missing(3)),
            ("delete from checkpoint".to_owned(), Broken::Missing(1)),
        ];
        for (harm, broken) in harms {
            // Undone again when the transaction is dropped.
            let mut tx = world.store.write().await.unwrap();
            assert!(store::run!(tx, sqlx::AssertSqlSafe(harm.clone())).unwrap() > 0, "{harm}");
            assert_eq!(checkpoint::verify_in(&mut tx, &world.keys.store).await.unwrap(), Err(broken), "{harm}");
        }
        assert!(verdict(&world).await.is_ok());
    }

    /// An older copy of the main database lacks what the keys know of.
    async fn s13_an_end_that_was_cut_off_shows_in_the_keys(world) {
        let subjects = signed(&world, 1).await;
        write(&world, subjects[0], "/more").await;
        checkpoint::sign(&world).await.unwrap();
        meddle(&world.store, "delete from checkpoint_head where checkpoint = 2").await;
        meddle(&world.store, "delete from checkpoint where number = 2").await;
        assert_eq!(verdict(&world).await, Err(Broken::Missing(2)));
        // Nor is another signed in its place while it is served.
        write(&world, subjects[1], "/instead").await;
        meddle(&world.store, "update chain set checkpoint = null").await;
        let refused = checkpoint::sign(&world).await.unwrap_err();
        assert!(matches!(refused, Error::CheckpointsMissing { last: 1, known: 2 }), "{refused}");
        assert_eq!(verdict(&world).await, Err(Broken::Missing(2)));
        // Opening it takes it for an older copy: that stands in the ledger, and `verify` counts what is not there.
        assert_eq!(rights::restore(&world).await.unwrap().checkpoints_missing, 1);
        assert_eq!(verdict(&world).await, Ok(Sum { checkpoints: 2, replaced: 1, unsigned: 0 }));
        let own = store::installation::id(&mut world.store.read().await.unwrap()).await.unwrap().unwrap();
        assert_eq!(world.happened(own).await, ["backup-restored"]);
        assert_eq!(rights::restore(&world).await.unwrap(), rights::Restored::default(), "once");
        write(&world, subjects[2], "/after").await;
        assert_eq!(checkpoint::sign(&world).await.unwrap(), 1);
        assert_eq!(verdict(&world).await, Ok(Sum { checkpoints: 3, replaced: 1, unsigned: 0 }));
        // The gap is what was signed, and no wider.
        meddle(&world.store, "delete from checkpoint_head where checkpoint = 1").await;
        meddle(&world.store, "delete from checkpoint where number = 1").await;
        assert_eq!(verdict(&world).await, Err(Broken::Missing(1)));
    }

    /// G17: chains whose time is up go, and what was signed holds all the same.
    async fn s13_evidence_that_expired_is_not_missed(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        sweep::sweep(&world).await.unwrap();
        rights::erase(&world, &harbour, &world.actor(member, "/x")).await.unwrap();
        world.work().await;
        sweep::sweep(&world).await.unwrap();
        world.clock.advance(days(harbour.keeping.evidence_days));
        world.clock.advance(minutes(1));
        assert_eq!(sweep::sweep(&world).await.unwrap().evidence, 1);
        assert!(count(&world.store, "select count(*) from checkpoint_head").await > 0);
        assert!(verdict(&world).await.is_ok());
        world.verified().await;
    }

    async fn two_processes_that_sign_at_once_make_one_chain_of_checkpoints(world) {
        let other = world.another().await;
        for round in 0..6 {
            let subject = world.new_id();
            write(&world, subject, &format!("/{round}")).await;
            let (here, there) = tokio::join!(checkpoint::sign(&world), checkpoint::sign(&other));
            assert_eq!(here.unwrap() + there.unwrap(), 1);
        }
        assert_eq!(verdict(&world).await, Ok(Sum { checkpoints: 6, replaced: 0, unsigned: 0 }));
        other.close().await;
    }
}
