//! Made-up people are as good as any.

use std::collections::HashSet;

use super::{
    on_both,
    world::{World, count, meddle},
};
use crate::{
    demo::{self, Filled},
    domain::{
        login::Actor,
        preferences::{self, Change, Outcome, unsubscribe_link},
        rights::{self, Restored},
    },
    platform::{
        brand::{apply, archive},
        ledger::checkpoint,
    },
    store::installation,
};

const MANY: u64 = 400;

async fn fill(world: &World) -> Filled {
    demo::fill(&world.portal, MANY).await.unwrap()
}

on_both! {
    /// S13: each has a chain of their own, and all of them are signed.
    async fn everything_about_them_verifies(world) {
        let filled = fill(&world).await;
        assert_eq!((filled.people, filled.waiting), (MANY, 4));
        assert!(filled.mailboxes < MANY, "some are somebody at both brands");
        let sum = world.verified().await;
        assert_eq!(sum.chains, MANY);
        assert!(sum.entries > 3 * MANY);
        let signed = checkpoint::verify(&world.store, &world.keys.store).await.unwrap().unwrap();
        assert_eq!((signed.checkpoints, signed.unsigned), (1, 0));
        assert!(archive::verify(&world.store).await.unwrap().is_ok());
        assert_eq!(count(&world.store, "select count(*) from person").await, MANY as i64);
        // Every key is live and is some row's; four are of attempts.
        let live = count(&world.keys.store, "select count(*) from data_key where live_at is not null").await as u64;
        assert_eq!(live, MANY + filled.mailboxes + filled.waiting);
        assert_eq!(count(&world.keys.store, "select count(*) from data_key where live_at is null").await, 0);
    }

    async fn they_are_many_kinds_of_people_and_recipients_are_those_who_may_be_written_to(world) {
        fill(&world).await;
        for some in [
            "select count(*) from person where paused_until is not null",
            "select count(*) from preference where wanted_at is null",
            "select count(*) from consent where withdrawn_at is not null",
            "select count(*) from person where frequency <> 'as-it-comes' and frequency is not null",
        ] {
            let some = count(&world.store, some).await as u64;
            assert!(some > 0 && some < MANY, "{some}");
        }
        for language in ["en", "pl", "es"] {
            let speak = format!("select count(*) from person where language = '{language}'");
            assert!(count(&world.store, &speak).await as u64 > MANY / 5, "{language}");
        }
        let harbour = world.harbour();
        let recipients = world.recipients(&harbour, "new-books").await;
        let expected = "select count(*) from person join preference on preference.person_id = person.id
             join consent on consent.person_id = person.id and consent.purpose = 'letters'
             join brand on brand.id = person.brand_id
             where topic = 'new-books' and slug = 'harbour' and wanted_at is not null and withdrawn_at is null
             and paused_until is null";
        assert_eq!(recipients.len() as i64, count(&world.store, expected).await);
        assert!(recipients.len() as u64 > MANY / 2);
        assert_eq!(recipients.iter().collect::<HashSet<_>>().len(), recipients.len(), "each address once");
        let events = world.recipients(&harbour, "events").await;
        assert!(!events.is_empty() && events.len() < recipients.len());
    }

    async fn one_of_them_signs_in_changes_takes_a_copy_and_leaves(world) {
        fill(&world).await;
        let harbour = world.harbour();
        let address = world.recipients(&harbour, "new-books").await.swap_remove(7);
        let signed_in = world.sign_in(&harbour, &address).await;
        let actor = Actor::person(signed_in, "/x");
        let copy = rights::export(&world, &harbour, &actor).await.unwrap().unwrap();
        let held = |table: &str| copy["held"][table]["rows"].as_array().unwrap().clone();
        assert_eq!(held("mailbox")[0]["address"], address.as_str());
        assert!(held("person")[0]["name"].as_str().unwrap().contains(' '));
        assert!(!held("preference").is_empty() && !held("consent").is_empty());
        assert_eq!(held("ledger")[0]["entry"]["event"], "joined");
        assert!(held("attempt").iter().all(|row| row["kind"] == "sign-in"), "their join was purged long ago");

        let person_id = crate::store::person::of(
            &mut world.store.read().await.unwrap(), signed_in.mailbox_id(), harbour.id,
        ).await.unwrap().unwrap().id;
        let consent_records = preferences::consent_records(&world, &harbour, person_id).await.unwrap();
        assert!(consent_records[0].wording.is_some(), "in the words that they agreed to");
        let stop = Change::Stop { topic: "new-books".to_owned() };
        let outcome = preferences::change(&world, &harbour, person_id, stop, &actor).await.unwrap();
        assert_eq!(outcome, Outcome::Done);
        let link = unsubscribe_link::token(&world.vault, person_id, "");
        assert!(unsubscribe_link::read(&world, &harbour, &link).await.unwrap().ours().is_some());

        rights::erase(&world, &harbour, &actor).await.unwrap();
        world.work().await;
        assert!(!world.recipients(&harbour, "new-books").await.contains(&address));
        assert_eq!(count(&world.store, "select count(*) from erasure where finished_at is not null").await, 1);
        world.verified().await;
    }

    /// D3: an installation that was filled opens like any other, and has nothing to make good.
    async fn another_process_finds_nothing_to_restore(world) {
        fill(&world).await;
        let journalled = count(&world.keys.store, "select count(*) from withdrawal_journal").await;
        assert!(journalled > 0);
        assert_eq!(count(&world.store, "select count(*) from withdrawal").await, journalled);
        let world = world.restart().await;
        assert_eq!(rights::restore(&world).await.unwrap(), Restored::default());
    }

    async fn whoever_has_just_posted_gets_an_email(world) {
        let filled = fill(&world).await;
        assert_eq!(world.portal.mailer.kept().len(), 0);
        world.work().await;
        let messages = world.portal.mailer.kept();
        assert_eq!(messages.len() as u64, filled.waiting);
        assert!(messages.iter().all(|message| message.text.contains("/confirm/")));
    }

    async fn an_installation_that_may_be_a_real_one_is_left_alone(world) {
        let refused = async || demo::fill(&world.portal, 1).await.unwrap_err().to_string();
        let mut tx = world.store.write().await.unwrap();
        installation::serve_at(&mut tx, "https://privacy.example.com").await.unwrap();
        tx.commit().await.unwrap();
        assert!(refused().await.contains("was served to the public"));
        meddle(&world.store, "update installation set public_url = 'http://127.0.0.1:3000'").await;
        world.join(&world.harbour(), "ada@mail.example").await;
        assert!(refused().await.contains("people here already"));
        let mut own = world.meadow().brand.clone();
        own.slug = "tidewater".to_owned();
        assert_eq!(apply::apply(&world.store, &world.clock, &world.rng, &own, "").await.unwrap(), []);
        world.portal.refresh_brands().await.unwrap();
        assert!(refused().await.contains("a brand tidewater of its own"));
        assert_eq!(count(&world.store, "select count(*) from person").await, 1);
    }
}
