//! Who may be written to, now.

use std::collections::HashSet;

use super::{
    on_both,
    world::{World, count, meddle},
};
use crate::{
    base::clock::days,
    domain::{
        login::{Actor, Session},
        preferences::{
            recipients::{self, Recipient},
            record, unsubscribe_link,
        },
    },
    platform::{brand::LiveBrand, vault::Place},
    store::{consent, mailbox, person, preference, register},
};

async fn one(world: &World, brand: &LiveBrand, topic: &str) -> serde_json::Value {
    let mut lines = Vec::new();
    let each = |recipient: &Recipient| {
        lines.push(serde_json::to_value(recipient).unwrap());
        Ok(())
    };
    recipients::stream(&world.portal, brand, topic, each).await.unwrap().unwrap().unwrap();
    assert_eq!(lines.len(), 1);
    lines.remove(0)
}

/// Many people at once, in one transaction, with the keys they need.
async fn crowd(world: &World, brand: &LiveBrand, size: usize) -> Vec<String> {
    let mut addresses = Vec::new();
    let mut tx = world.store.write().await.unwrap();
    let mut keys = Vec::new();
    while keys.len() < size * 2 {
        keys.extend(world.mint::<250>().await.unwrap());
    }
    for n in 0..size {
        let (Some(person_key), Some(mailbox_key)) = (keys.pop(), keys.pop()) else { unreachable!() };
        let address = format!("reader{n}@mail.example");
        let index = world.vault.index(&address);
        let id = world.new_id();
        let sealed = mailbox_key.1.seal(&world.rng, Place::new(register::MAILBOX_ADDRESS, id), address.as_bytes());
        let row = mailbox::Row {
            guard_index: None,
            id,
            key_id: mailbox_key.0,
            address_index: index.value,
            index_key: index.key,
            address: sealed,
            confirmed_at: world.now(),
            bounced_at: None,
            account_id: None,
        };
        mailbox::insert(&mut tx, &row).await.unwrap();
        let id = world.new_id();
        let row = person::Row {
            id,
            brand_id: brand.id,
            mailbox_id: row.id,
            key_id: person_key.0,
            name: person_key.1.seal(&world.rng, Place::new(register::PERSON_NAME, id), b"Reader"),
            name_changed_at: world.now(),
            language: "en".to_owned(),
            frequency: None,
            paused_until: None,
            joined_at: world.now(),
        };
        assert!(person::insert(&mut tx, &row).await.unwrap());
        let wording =
            crate::platform::brand::consent::consent_wording(brand, &super::world::given(brand, "letters")).unwrap();
        let now = world.now();
        let (given, _) = record::consent_row(id, "letters", wording, "/harbour/subscribe", now, now);
        consent::give(&mut tx, &[given]).await.unwrap();
        let (wanted, _) = record::topic_row(id, "new-books", true, "/harbour/subscribe", now);
        preference::set(&mut tx, &[wanted]).await.unwrap();
        addresses.push(address);
    }
    tx.commit().await.unwrap();
    addresses
}

on_both! {
    /// B3, RFC 8058: exactly one https address, and the header that makes it one click.
    async fn a_line_carries_all_that_a_mailer_needs(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, "Ada@mail.example").await;
        let line = one(&world, &harbour, "new-books").await;
        assert_eq!(line["address"], "Ada@mail.example");
        assert_eq!(line["name"], "Wilhelmina Quackenbush");
        assert_eq!(line["language"], "en");
        assert_eq!(line["frequency"], "as-it-comes");
        let ends_topic = unsubscribe_link::token(&world.vault, member.person_id, "new-books");
        let one_click = format!("https://portal.example/harbour/one-click/{ends_topic}");
        assert_eq!(line["unsubscribe_url"], one_click);
        assert_eq!(line["List-Unsubscribe"], format!("<{one_click}>"));
        assert_eq!(line["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
        let all = unsubscribe_link::token(&world.vault, member.person_id, "");
        assert_eq!(line["preferences_url"], format!("https://portal.example/harbour/unsubscribe/{all}"));
        assert_eq!(unsubscribe_link::read(&world, &harbour, &all).await.unwrap().ours().unwrap().person_id, member.person_id);
    }

    async fn a_topic_the_brand_does_not_have_is_none(world) {
        let none = recipients::stream(&world.portal, &world.harbour(), "new-teas", |_| Ok(())).await.unwrap();
        assert!(none.is_none());
    }

    /// G2, G13: paused, bounced, suppressed, stopped and withdrawn are all left out; nobody else is.
    async fn exactly_those_who_may_be_written_to(world) {
        let harbour = world.harbour();
        for name in ["plain", "paused", "bounced", "suppressed", "stopped", "withdrawn"] {
            world.join(&harbour, &format!("{name}@mail.example")).await;
        }
        let in_order = world.recipients(&harbour, "new-books").await;
        assert_eq!(in_order.len(), 6);
        let mut ids = Vec::new();
        for name in ["paused", "bounced", "suppressed", "stopped", "withdrawn"] {
            let index = world.vault.index(&format!("{name}@mail.example"));
            let mut tx = world.store.read().await.unwrap();
            let mailbox = mailbox::by_index(&mut tx, &index).await.unwrap().unwrap();
            ids.push((mailbox.clone(), person::of(&mut tx, mailbox.id, harbour.id).await.unwrap().unwrap().id));
        }
        let now = world.now();
        let mut tx = world.store.write().await.unwrap();
        person::pause(&mut tx, ids[0].1, Some(now.plus(days(1)))).await.unwrap();
        mailbox::bounced(&mut tx, ids[1].0.id, now).await.unwrap();
        let index = ids[2].0.index();
        crate::store::suppression::add(&mut tx, harbour.id, &index, "left", now, now.plus(days(1))).await.unwrap();
        tx.commit().await.unwrap();
        for (which, change) in [
            (3, crate::domain::preferences::Change::Stop { topic: "new-books".into() }),
            (4, crate::domain::preferences::Change::Withdraw { purpose: "letters".into() }),
        ] {
            let actor = Actor::person(Session::in_test(ids[which].0.id, world.now()), "/x");
            crate::domain::preferences::change(&world, &harbour, ids[which].1, change, &actor).await.unwrap();
        }
        assert_eq!(world.recipients(&harbour, "new-books").await, ["plain@mail.example"]);
        world.clock.advance(days(1));
        let after: HashSet<String> = world.recipients(&harbour, "new-books").await.into_iter().collect();
        let back = ["plain", "paused", "suppressed"].map(|name| format!("{name}@mail.example"));
        assert_eq!(after, HashSet::from(back), "a pause and a suppression end by themselves");
    }

    /// Pages of a thousand: everybody once.
    async fn a_crowd_streams_in_pages_each_once(world) {
        let harbour = world.harbour();
        let addresses = crowd(&world, &harbour, 2_500).await;
        let streamed = world.recipients(&harbour, "new-books").await;
        assert_eq!(streamed.len(), 2_500);
        let streamed: HashSet<String> = streamed.into_iter().collect();
        assert_eq!(streamed, addresses.into_iter().collect());
        let mut given = 0;
        let full = |_: &Recipient| {
            given += 1;
            if given > 1_100 { Err(std::io::Error::other("the pipe was closed")) } else { Ok(()) }
        };
        assert!(recipients::stream(&world.portal, &harbour, "new-books", full).await.unwrap().unwrap().is_err());
        assert_eq!(given, 1_101, "a closed pipe ends it");
    }

    /// Somebody who leaves while it streams is left out from then on.
    async fn whose_key_is_destroyed_meanwhile_is_left_out(world) {
        let harbour = world.harbour();
        world.join(&harbour, "ada@mail.example").await;
        world.join(&harbour, "bela@mail.example").await;
        let mut tx = world.keys.store.read().await.unwrap();
        let before = count(&world.keys.store, "select count(*) from data_key where wrapped is not null").await;
        drop(tx);
        let index = world.vault.index("ada@mail.example");
        tx = world.store.read().await.unwrap();
        let key_id = mailbox::by_index(&mut tx, &index).await.unwrap().unwrap().key_id;
        drop(tx);
        world.keys.destroy(&[key_id]).await.unwrap();
        assert_eq!(count(&world.keys.store, "select count(*) from data_key where wrapped is not null").await, before - 1);
        assert_eq!(world.recipients(&harbour, "new-books").await, ["bela@mail.example"]);
        assert_eq!(meddle(&world.store, "update mailbox set index_key = index_key").await, 2, "both rows are still there");
    }
}
