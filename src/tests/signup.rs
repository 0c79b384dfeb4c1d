//! The first handshake: somebody posts, the mailbox's owner confirms.

use super::{
    on_both,
    world::{blobs, chosen, count, form, given, ticked, token},
};

use crate::{
    base::{
        clock::{hours, minutes},
        ids::Token,
    },
    domain::{
        link::LinkState,
        login::{self, Actor},
        preferences::unsubscribe_link,
        rights,
        signup::{self, Asked, Confirmed},
    },
    i18n::Language,
    platform::brand::consent::Choices,
    store::person,
};

const ADA: &str = "Ada.Lovelace@mail.example";

on_both! {
    /// G1, G17: double opt-in, with everything that proves it.
    async fn joining_and_confirming_leaves_the_whole_declaration_in_the_ledger(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let asked_at = world.now();
        assert_eq!(world.messages_to(ADA).len(), 1);
        assert_eq!(count(&world.store, "select count(*) from ledger").await, 0);

        world.clock.advance(minutes(3));
        let link = token(&world.newest_to(ADA), "confirm");
        let confirmed = world.press(&harbour, &link, ticked(&harbour)).await;
        let LinkState::Open(Confirmed::Done { person_id, session, .. }) = confirmed else { panic!("{confirmed:?}") };
        assert!(session.is_some(), "the email is three minutes old");

        let events = world.events(person_id).await;
        assert_eq!(world.happened(person_id).await, ["joined", "consent-given", "topic-started"]);
        assert_eq!(events[0]["asked_at"], asked_at.to_string());
        assert_eq!(events[0]["confirmed_at"], world.now().to_string());
        assert_eq!(events[0]["form"], "/harbour/subscribe");
        let consent = &events[1];
        assert_eq!(consent["asked_at"], asked_at.to_string());
        assert_eq!(consent["confirmed_at"], world.now().to_string());
        assert_eq!(consent["wording_hash"], given(&harbour, "letters").wording_hash);
        assert_eq!(consent["notice"], "letters");
        assert_eq!(consent["version"], harbour.notice("letters").unwrap().version);
        assert_eq!(consent["language"], "en");
        assert_eq!(consent["form"], "/harbour/subscribe");
        assert_eq!(world.verified().await.chains, 1);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
    }

    /// G1: what the email's page added was asked there and then, not on the form.
    async fn what_is_ticked_on_the_emails_page_has_that_page_as_its_form(world) {
        let harbour = world.harbour();
        world.post(&harbour, signup::Form { choices: chosen(&harbour, &["picks"]), ..form(&harbour, ADA) }).await;
        world.clock.advance(minutes(1));
        let link = token(&world.newest_to(ADA), "confirm");
        let member = world.confirm(&harbour, &link, ticked(&harbour)).await;
        let consent = &world.events(member.person_id).await[1];
        assert_eq!(consent["form"], "/harbour/confirm");
        assert_eq!(consent["asked_at"], world.now().to_string());
    }

    /// G17: the email carries nothing that was typed, whatever was typed.
    async fn the_email_says_nothing_that_was_typed(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let message = world.newest_to(ADA);
        for said in [&message.subject, &message.text, &message.html] {
            for typed in ["Wilhelmina", "Quackenbush", "lovelace", "Lovelace", "New books", "new-books"] {
                assert!(!said.contains(typed), "{typed} in {said}");
            }
        }
        let headers: Vec<_> = message.headers.iter().filter(|(name, _)| *name != "To").collect();
        assert!(!format!("{headers:?}").contains("Quackenbush"), "{headers:?}");
    }

    /// S8: a scanner that follows every link twenty times has confirmed nothing.
    async fn looking_at_a_link_changes_nothing(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let message = world.newest_to(ADA);
        let (link, not_me) = (token(&message, "confirm"), token(&message, "not-me"));
        for _ in 0..20 {
            let look = signup::look(&world, &harbour, &link).await.unwrap();
            let LinkState::Open(Asked { choices, language, .. }) = look else { panic!("{look:?}") };
            assert_eq!((choices, language), (ticked(&harbour), Language::En));
            assert_eq!(signup::look_disavowal(&world, &harbour, &not_me).await.unwrap(), LinkState::Open(()));
        }
        assert_eq!(count(&world.store, "select count(*) from person").await, 0);
        assert_eq!(count(&world.store, "select count(*) from mute").await, 0);
        assert_eq!(count(&world.store, "select count(*) from link where used_at is not null").await, 0);
    }

    /// S8: used, expired, unknown, and a link of another brand's.
    async fn a_link_confirms_once_within_a_day_and_at_its_own_brand(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        world.post(&harbour, form(&harbour, ADA)).await;
        let link = token(&world.newest_to(ADA), "confirm");
        assert_eq!(world.press(&meadow, &link, Choices::default()).await, LinkState::Unknown);
        assert!(matches!(signup::look(&world, &meadow, &link).await.unwrap(), LinkState::Unknown));
        assert_eq!(world.press(&harbour, &Token::new(&world.rng), Choices::default()).await, LinkState::Unknown);
        world.confirm(&harbour, &link, ticked(&harbour)).await;
        assert_eq!(world.press(&harbour, &link, ticked(&harbour)).await, LinkState::Used);
        assert!(matches!(signup::look(&world, &harbour, &link).await.unwrap(), LinkState::Used));

        world.post(&harbour, form(&harbour, "late@mail.example")).await;
        let late = token(&world.newest_to("late@mail.example"), "confirm");
        world.clock.advance(hours(24));
        assert!(matches!(signup::look(&world, &harbour, &late).await.unwrap(), LinkState::Expired));
        assert_eq!(world.press(&harbour, &late, ticked(&harbour)).await, LinkState::Expired);
        assert_eq!(count(&world.store, "select count(*) from person").await, 1);
    }

    /// S12's ground: nothing readable reaches a disk before, at or after the confirmation.
    async fn name_and_address_are_sealed_in_every_row_and_file(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let sealed_typed = blobs(&world.store, "select typed from attempt").await;
        assert!(world.place.hits(&world.place.main, &sealed_typed[0][..40]).await > 0, "the scan must be able to find");
        let link = token(&world.newest_to(ADA), "confirm");
        world.confirm(&harbour, &link, ticked(&harbour)).await;
        for needle in ["Wilhelmina", "Quackenbush", "Lovelace", "lovelace@mail", "Ada.L"] {
            for url in [&world.place.main, &world.place.keys] {
                assert_eq!(world.place.hits(url, needle.as_bytes()).await, 0, "{needle} in {url}");
            }
        }
        // What was typed goes with the confirmation, and its key with it.
        assert_eq!(count(&world.store, "select count(*) from attempt where typed is not null").await, 0);
        assert_eq!(count(&world.keys.store, "select count(*) from data_key where destroyed_at is not null").await, 1);
    }

    /// S7, and the quarantine: a known address gets an email to sign in with, and nothing of theirs changes.
    async fn a_known_address_gets_a_sign_in_email_and_nothing_changes(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let before = world.events(member.person_id).await;
        let stranger = signup::Form { name: "Mallory".into(), choices: chosen(&harbour, &["events"]), ..form(&harbour, "ada.lovelace@MAIL.example") };
        world.post(&harbour, stranger).await;
        let messages = world.messages_to(ADA);
        assert_eq!(messages.len(), 2);
        assert_eq!(messages[0].to, ADA, "to the address as it was confirmed");
        assert!(messages[0].text.contains("/harbour/sign-in/") && !messages[0].text.contains("/confirm/"));
        assert_eq!(world.events(member.person_id).await, before);
        assert_eq!(count(&world.store, "select count(*) from pending_change").await, 1);
        assert!(world.recipients(&harbour, "events").await.is_empty());
    }

    /// Brands are separate controllers: one does not show that another knows somebody.
    async fn a_mailbox_known_at_another_brand_gets_this_brands_join_email(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let at_harbour = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(10));
        world.post(&meadow, form(&meadow, ADA)).await;
        let message = world.newest_to(ADA);
        assert!(message.text.contains("/meadow/confirm/") && !message.text.contains("Harbour"));
        let at_meadow = world.confirm(&meadow, &token(&message, "confirm"), ticked(&meadow)).await;
        assert_eq!(at_harbour.mailbox_id, at_meadow.mailbox_id);
        assert_ne!(at_harbour.person_id, at_meadow.person_id);
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 1);
        assert_eq!(world.verified().await.chains, 2);
    }

    /// Keycloak CVE-2026-9087: a proof belongs to the attempt it was made for.
    async fn of_two_attempts_each_link_confirms_its_own(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let first = token(&world.newest_to(ADA), "confirm");
        world.clock.advance(minutes(11));
        world.post(&harbour, signup::Form { name: "Ada".into(), choices: chosen(&harbour, &["events"]), ..form(&harbour, ADA) }).await;
        let second = token(&world.newest_to(ADA), "confirm");
        let LinkState::Open(Asked { choices, .. }) = signup::look(&world, &harbour, &first).await.unwrap() else { panic!() };
        assert_eq!(choices.topics, ["new-books"]);
        let LinkState::Open(Asked { choices, .. }) = signup::look(&world, &harbour, &second).await.unwrap() else { panic!() };
        assert_eq!(choices.topics, ["events"]);
        let one = world.confirm(&harbour, &second, choices).await;
        let two = world.confirm(&harbour, &first, ticked(&harbour)).await;
        assert_eq!(one, two, "one mailbox is one person at a brand");
        assert_eq!(
            world.happened(one.person_id).await,
            ["joined", "consent-given", "topic-started", "joined-again", "consent-given", "topic-started"]
        );
        assert_eq!(count(&world.store, "select count(*) from person").await, 1);
    }

    /// D5: the same post fifty times at once is one email, and after the confirmation one person.
    async fn fifty_posts_at_once_are_one_email_and_one_person(world) {
        let harbour = world.harbour();
        let posts = (0..50).map(|_| signup::post(&world, &harbour, form(&harbour, ADA), Language::En, "/harbour/subscribe"));
        for posted in futures::future::join_all(posts).await {
            posted.unwrap();
        }
        futures::future::join_all((0..4).map(|_| world.work())).await;
        assert_eq!(count(&world.store, "select count(*) from attempt where decided_at is not null").await, 50);
        assert_eq!(world.messages_to(ADA).len(), 1);
        let link = token(&world.newest_to(ADA), "confirm");
        world.confirm(&harbour, &link, ticked(&harbour)).await;
        assert_eq!(count(&world.store, "select count(*) from person").await, 1);
    }

    /// D5, Mattermost CVE-2026-3590: a token used fifty times at once works once.
    async fn a_link_pressed_fifty_times_at_once_confirms_once(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let link = token(&world.newest_to(ADA), "confirm");
        let presses = (0..50).map(|_| world.press(&harbour, &link, ticked(&harbour)));
        let outcomes = futures::future::join_all(presses).await;
        let done = outcomes.iter().filter(|outcome| matches!(outcome, LinkState::Open(Confirmed::Done { .. }))).count();
        let used = outcomes.iter().filter(|outcome| **outcome == LinkState::Used).count();
        assert_eq!((done, used), (1, 49), "{outcomes:?}");
        assert_eq!(world.verified().await.entries, 3);
    }

    /// Two emails for one address, confirmed at once, make one mailbox and one person.
    async fn two_links_pressed_at_once_make_one_person(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        world.post(&harbour, form(&harbour, ADA)).await;
        let mut links = vec![(harbour.clone(), token(&world.newest_to(ADA), "confirm"))];
        world.clock.advance(minutes(10));
        for brand in [&harbour, &meadow] {
            world.post(brand, form(brand, ADA)).await;
            links.push((brand.clone(), token(&world.newest_to(ADA), "confirm")));
            world.clock.advance(minutes(10));
        }
        let presses = links.iter().map(|(brand, link)| world.press(brand, link, ticked(brand)));
        for outcome in futures::future::join_all(presses).await {
            assert!(matches!(outcome, LinkState::Open(Confirmed::Done { .. })), "{outcome:?}");
        }
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 1);
        assert_eq!(count(&world.store, "select count(*) from person").await, 2);
        world.verified().await;
    }

    /// What a machine posts a thousand times counts once, and what stands already is not started again.
    async fn what_is_posted_many_times_counts_once(world) {
        let harbour = world.harbour();
        let mut often = form(&harbour, ADA);
        often.choices.topics = vec!["new-books".into(); 1_000];
        often.choices.consents = vec![often.choices.consents[0].clone(); 1_000];
        world.post(&harbour, often.clone()).await;
        let first = token(&world.newest_to(ADA), "confirm");
        world.clock.advance(minutes(10));
        world.post(&harbour, form(&harbour, ADA)).await;
        let second = token(&world.newest_to(ADA), "confirm");
        let choices = often.choices.clone();
        let member = world.confirm(&harbour, &first, choices.clone()).await;
        assert_eq!(world.happened(member.person_id).await, ["joined", "consent-given", "topic-started"]);
        world.confirm(&harbour, &second, choices).await;
        assert_eq!(world.happened(member.person_id).await[3..], ["joined-again", "consent-given"]);
        for _ in 0..30 {
            world.post(&harbour, often.clone()).await;
        }
        assert_eq!(count(&world.store, "select count(*) from pending_change").await, 20);
        assert_eq!(count(&world.store, "select count(*) from pending_change where length(topics) > 40").await, 0);
    }

    /// Stories that meet on one mailbox, told by two processes: each ends as one of them alone would have.
    async fn confirming_signing_in_and_leaving_meet_without_harm(world) {
        let harbour = world.harbour();
        let other = world.another().await;
        for round in 0..8 {
            let address = format!("ada{round}@mail.example");
            world.post(&harbour, form(&harbour, &address)).await;
            let first = token(&world.newest_to(&address), "confirm");
            world.clock.advance(minutes(10));
            world.post(&harbour, form(&harbour, &address)).await;
            let second = token(&world.newest_to(&address), "confirm");
            let member = world.confirm(&harbour, &first, ticked(&harbour)).await;
            world.ask(&harbour, &address).await;
            let sign_in = token(&world.newest_to(&address), "sign-in");
            let links = unsubscribe_link::token(&world.vault, member.person_id, "");
            let holder = unsubscribe_link::read(&world, &harbour, &links).await.unwrap().ours().unwrap();
            let (actor, link_holder) = (world.actor(member, "/x"), Actor::link_holder("/l"));
            let (confirmed, left, signed_in, lessened) = tokio::join!(
                other.press(&harbour, &second, ticked(&harbour)),
                rights::erase(&world, &harbour, &actor),
                login::redeem(&other, &harbour, &sign_in),
                unsubscribe_link::reduce(&world, &harbour, &holder, unsubscribe_link::Reduction::Everything, &link_holder),
            );
            assert!(left.unwrap().is_some(), "whoever leaves has left");
            assert!(matches!(confirmed, LinkState::Open(Confirmed::Done { .. }) | LinkState::Used | LinkState::Unknown), "{confirmed:?}");
            signed_in.unwrap();
            lessened.unwrap();
            let there = person::by_id(&mut world.store.read().await.unwrap(), member.person_id).await.unwrap();
            assert!(there.is_none());
        }
        world.work().await;
        world.verified().await;
        other.close().await;
    }

    /// A form that changed since it was opened is told so; nothing is half confirmed.
    async fn a_wording_that_is_not_in_force_is_stale(world) {
        let harbour = world.harbour();
        let mut forged = form(&harbour, ADA);
        forged.choices.consents[0].wording_hash = "00".repeat(32);
        let posted = signup::post(&world, &harbour, forged.clone(), Language::En, "/harbour/subscribe").await;
        assert!(matches!(posted, Err(signup::Error::Faults(faults)) if faults.stale));
        world.post(&harbour, form(&harbour, ADA)).await;
        let link = token(&world.newest_to(ADA), "confirm");
        let choices = Choices { topics: vec!["no-such-topic".into()], consents: vec![] };
        assert_eq!(world.press(&harbour, &link, choices).await, LinkState::Open(Confirmed::Stale));
        let choices = Choices { topics: vec![], consents: forged.choices.consents };
        assert_eq!(world.press(&harbour, &link, choices).await, LinkState::Open(Confirmed::Stale));
        world.confirm(&harbour, &link, ticked(&harbour)).await;
    }
}
