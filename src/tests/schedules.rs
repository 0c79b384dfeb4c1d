//! Two devices of one person at once (D6): one leaves while the other takes a copy, changes what they get and signs in.
//! Whatever the order, it comes to what one of them after the other could have come to.
//!
//! `HANDSHAKE_SCHEDULES` says how many orders are tried; each comes from a seed, which is printed when it does not hold.

use std::time::Duration;

use super::{
    on_both,
    world::{LEAVE, World, count, token},
};
use crate::{
    base::clock::Rng,
    domain::{
        link::LinkState,
        login::{self, Actor, Redeemed},
        preferences::{self, Change, Outcome, unsubscribe_link},
        rights,
    },
};

fn schedules() -> u64 {
    std::env::var("HANDSHAKE_SCHEDULES").map_or(25, |text| text.parse().expect("a number of schedules"))
}

/// Lets others go first, for as long as the seed says.
async fn turn(rng: &Rng) {
    let [yields, pause] = rng.bytes::<2>();
    for _ in 0..yields % 8 {
        tokio::task::yield_now().await;
    }
    if pause % 3 == 0 {
        tokio::time::sleep(Duration::from_micros(u64::from(pause) * 40)).await;
    }
}

async fn one_schedule(world: &World, seed: u64) {
    let harbour = world.harbour();
    let rng = Rng::seeded(seed);
    let address = format!("person{seed}@mail.example");
    let member = world.join(&harbour, &address).await;
    world.open_session(member).await;
    world.ask(&harbour, &address).await;
    let sign_in = token(&world.newest_to(&address), "sign-in");
    let unsubscribe = unsubscribe_link::token(&world.vault, member.person_id, "");
    let actor = || world.actor(member, LEAVE);

    let (left, copied, stopped, started, redeemed, lessened) = tokio::join!(
        Box::pin(async {
            turn(&rng).await;
            rights::erase(world, &harbour, &actor()).await.unwrap()
        }),
        Box::pin(async {
            turn(&rng).await;
            rights::export(world, &harbour, &actor()).await.unwrap()
        }),
        Box::pin(async {
            turn(&rng).await;
            let stop = Change::Stop { topic: "new-books".into() };
            preferences::change(world, &harbour, member.person_id, stop, &world.actor(member, "/x")).await.unwrap()
        }),
        Box::pin(async {
            turn(&rng).await;
            let start = Change::Start { topic: "events".into(), consent: None };
            preferences::change(world, &harbour, member.person_id, start, &world.actor(member, "/x")).await.unwrap()
        }),
        Box::pin(async {
            turn(&rng).await;
            let redeemed = login::redeem(world, &harbour, &sign_in).await.unwrap();
            turn(&rng).await;
            login::reauthenticate(world, &harbour, &world.actor(member, "/me"), "/me").await.unwrap();
            redeemed
        }),
        Box::pin(async {
            turn(&rng).await;
            match unsubscribe_link::read(world, &harbour, &unsubscribe).await.unwrap().ours() {
                Some(holder) => unsubscribe_link::reduce(
                    world,
                    &harbour,
                    &holder,
                    unsubscribe_link::Reduction::Everything,
                    &Actor::link_holder("/x"),
                )
                .await
                .unwrap(),
                None => false,
            }
        }),
    );
    world.work().await;

    // Each answer is one that it could have had alone, before the leave or after it.
    assert!(left.is_some(), "seed {seed}: they have left");
    assert!(matches!(stopped, Outcome::Done | Outcome::AlreadySo | Outcome::Gone), "seed {seed}: {stopped:?}");
    assert!(matches!(started, Outcome::Done | Outcome::AlreadySo | Outcome::Gone), "seed {seed}: {started:?}");
    let signed_in = matches!(redeemed, LinkState::Open(Redeemed::SignedIn { .. }));
    assert!(signed_in || redeemed == LinkState::Unknown, "seed {seed}: {redeemed:?}");
    if let Some(copy) = copied {
        assert_eq!(
            copy["held"]["person"]["rows"].as_array().map(Vec::len),
            Some(1),
            "seed {seed}: a whole copy or none"
        );
    }

    // What was written is what they were told, in one order, and the last of it is the leave.
    let happened = world.happened(member.person_id).await;
    let times = |what: &str| happened.iter().filter(|event| *event == what).count();
    assert_eq!(happened.last().map(String::as_str), Some("left"), "seed {seed}: {happened:?}");
    assert_eq!(times("left"), 1, "seed {seed}");
    assert_eq!(times("topic-started") - 1, usize::from(started == Outcome::Done), "seed {seed}: {happened:?}");
    assert!(
        times("topic-stopped") >= usize::from(lessened) + usize::from(stopped == Outcome::Done),
        "seed {seed}: {happened:?}"
    );

    // Nobody is there any more, in no row, by no link and in no session.
    assert_eq!(login::look(world, &harbour, &sign_in).await.unwrap(), LinkState::Unknown, "seed {seed}");
    assert!(unsubscribe_link::read(world, &harbour, &unsubscribe).await.unwrap().ours().is_none(), "seed {seed}");
    assert!(rights::export(world, &harbour, &actor()).await.unwrap().is_none(), "seed {seed}: no copy after leaving");
}

on_both! {
    /// D6: no session, no link and no row outlives a leave, whatever another device does meanwhile.
    async fn two_devices_at_once_come_to_what_one_after_the_other_would(world) {
        for seed in 1..=schedules() {
            one_schedule(&world, seed).await;
            for table in ["person", "mailbox", "preference", "consent", "pending_change", "withdrawal", "link", "session"] {
                let rows = count(&world.store, &format!("select count(*) from {table}")).await;
                assert_eq!(rows, 0, "seed {seed}: a row of {table} is there again");
            }
            assert_eq!(count(&world.keys.store, "select count(*) from withdrawal_journal").await, 0, "seed {seed}");
            let live = "select count(*) from data_key where wrapped is not null and live_at is not null";
            assert_eq!(count(&world.keys.store, live).await, 0, "seed {seed}: a key that can be read");
        }
        assert_eq!(count(&world.store, "select count(*) from retired_key").await, 0);
        world.verified().await;
    }
}
