//! Nobody's mailbox is flooded through us, and nobody's network wears us down.

use std::net::IpAddr;

use jiff::SignedDuration;

use super::{
    on_both,
    world::{World, blobs, count, form, moment, ticked, token},
};
use crate::{
    base::clock::{days, hours, minutes},
    domain::{
        link::LinkState,
        login::{self, Actor, Opens, Redeemed},
        rights, signup, sweep,
    },
    platform::guards::{self, Action, TooOften},
    store,
};

const ADA: &str = "ada@mail.example";

on_both! {
    /// One join email in ten minutes and three a day, whatever the brand and the source.
    async fn join_emails_are_capped_per_mailbox(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let mut sent = Vec::new();
        for minute in [0, 9, 10, 20, 30, 60, 24 * 60 - 1, 24 * 60, 24 * 60 + 10] {
            let start = moment("2026-11-21T12:00:00Z");
            world.clock.advance(world.now().until(start.plus(minutes(minute))));
            let before = world.messages_to(ADA).len();
            let brand = if minute % 20 == 0 { &harbour } else { &meadow };
            world.post(brand, form(brand, if minute % 20 == 0 { "ADA@mail.example" } else { ADA })).await;
            if world.messages_to(ADA).len() > before {
                sent.push(minute);
            }
        }
        assert_eq!(sent, [0, 10, 20, 24 * 60, 24 * 60 + 10]);
        world.post(&harbour, form(&harbour, "bela@mail.example")).await;
        assert_eq!(world.messages_to("bela@mail.example").len(), 1, "each mailbox by itself");
    }

    /// Gmail knows no dots and has two names for its domain: one inbox, whatever is typed; emails go where it was typed.
    async fn gmails_dots_get_round_no_cap(world) {
        let harbour = world.harbour();
        for address in ["ada.quay@gmail.com", "adaquay@gmail.com", "a.d.a.quay+books@googlemail.com", "A.daquay@GoogleMail.com"] {
            world.post(&harbour, form(&harbour, address)).await;
        }
        assert_eq!(world.portal.mailer.kept().len(), 1);
        assert_eq!(world.messages_to("ada.quay@gmail.com").len(), 1);
        world.post(&harbour, form(&harbour, "ada.quay@mail.example")).await;
        world.post(&harbour, form(&harbour, "adaquay@mail.example")).await;
        assert_eq!(world.portal.mailer.kept().len(), 3, "elsewhere a dot is a letter");
        let one = world.join(&harbour, "b.ela@gmail.com").await;
        world.clock.advance(hours(1));
        let two = world.join(&harbour, "bela@googlemail.com").await;
        assert_ne!(one.mailbox_id, two.mailbox_id, "identity stays as typed");
    }

    /// A "not me" from before Gmail's dots were known still holds, also for other spellings, and can be lifted.
    async fn an_old_disavowal_at_gmail_holds_on(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, "ada.quay@gmail.com").await;
        let old = world.vault.index("ada.quay@gmail.com");
        let mut tx = world.store.write().await.unwrap();
        store::mailbox::guard_by(&mut tx, member.mailbox_id, &old).await.unwrap();
        store::mute::set(&mut tx, &old, store::mute::Reason::Disavowed, world.now(), world.now().plus(days(30))).await.unwrap();
        tx.commit().await.unwrap();
        world.clock.advance(hours(1));
        let meadow = world.meadow();
        let before = world.portal.mailer.kept().len();
        world.post(&meadow, form(&meadow, "ada.quay@gmail.com")).await;
        world.post(&meadow, form(&meadow, "adaquay@googlemail.com")).await;
        assert_eq!(world.portal.mailer.kept().len(), before, "muted");
        world.sign_in(&harbour, "ada.quay@gmail.com").await;
        world.clock.advance(hours(1));
        world.post(&meadow, form(&meadow, "ada.quay@gmail.com")).await;
        assert!(world.messages_to("ada.quay@gmail.com")[0].subject.contains("Meadow"));
    }

    /// Plus tags are addresses of their own, and one inbox.
    async fn plus_tags_get_round_no_cap(world) {
        let harbour = world.harbour();
        for address in [ADA, "ada+one@mail.example", "Ada+two+three@mail.example"] {
            world.post(&harbour, form(&harbour, address)).await;
        }
        assert_eq!(world.portal.mailer.kept().len(), 1);
        world.clock.advance(minutes(10));
        world.post(&harbour, form(&harbour, "ada+one@mail.example")).await;
        assert_eq!(world.messages_to("ada+one@mail.example").len(), 1);
        let disavow = token(&world.newest_to("ada+one@mail.example"), "not-me");
        signup::disavow(&world, &harbour, &disavow, &Actor::link_holder("/not-me")).await.unwrap();
        world.clock.advance(minutes(10));
        world.post(&harbour, form(&harbour, "ada+two@mail.example")).await;
        assert!(world.messages_to("ada+two@mail.example").is_empty(), "not me, whatever the tag");
        let other = world.join(&harbour, "adam@mail.example").await;
        let tagged = world.join(&harbour, "adam+books@mail.example");
        assert!(futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(tagged)).await.is_err(), "capped for now");
        world.clock.advance(minutes(10));
        assert_ne!(world.join(&harbour, "adam+books@mail.example").await.mailbox_id, other.mailbox_id, "two mailboxes");
    }

    /// Sign-in emails apart from join emails: one in two minutes, six a day.
    async fn sign_in_emails_are_capped_per_mailbox(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        let mut sent = 0;
        for _ in 0..30 {
            let before = world.messages_to(ADA).len();
            world.ask(&harbour, ADA).await;
            sent += world.messages_to(ADA).len() - before;
            world.clock.advance(minutes(1));
        }
        assert_eq!(sent, 6);
        world.clock.advance(days(1));
        world.ask(&harbour, ADA).await;
        assert_eq!(world.messages_to(ADA).len(), 1 + 6 + 1);
    }

    /// What a live session asks for, and goodbyes, are not a stranger's doing: they take nothing from a stranger's caps.
    async fn emails_of_a_live_session_and_goodbyes_leave_strangers_caps_alone(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        for _ in 0..2 {
            assert!(login::reauthenticate(&world, &harbour, &world.actor(member, "/me"), "/me").await.unwrap());
        }
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), 3);
        world.ask(&harbour, ADA).await;
        assert_eq!(world.messages_to(ADA).len(), 4, "the cap is untouched");
        rights::erase(&world, &harbour, &world.actor(member, "/x")).await.unwrap();
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), 5);
        let counted = "select count(*) from mail_cap where kind <> 'step-up'";
        assert_eq!(count(&world.store, counted).await, 2, "the join and the sign-in email");
    }

    /// What stays of a mailbox that is gone is a keyed entry, so leaving and joining again floods nobody either.
    async fn caps_outlive_a_leave_without_naming_anybody(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        rights::erase(&world, &harbour, &world.actor(member, "/x")).await.unwrap();
        world.work().await;
        let before = world.messages_to(ADA).len();
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(world.messages_to(ADA).len(), before, "within ten minutes of the last join email");
        let index = blobs(&world.store, "select address_index from mail_cap").await;
        assert_eq!(index, [world.vault.index(ADA).value]);
    }

    /// A disavowal mutes joins from every brand; a sign-in email, one a day, lifts it.
    async fn a_disavowal_mutes_joins_until_the_owner_lifts_it(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        world.post(&harbour, form(&harbour, ADA)).await;
        let message = world.newest_to(ADA);
        let (confirm, disavow) = (token(&message, "confirm"), token(&message, "not-me"));
        assert_eq!(signup::disavow(&world, &meadow, &disavow, &Actor::link_holder("/not-me")).await.unwrap(), LinkState::Unknown);
        assert_eq!(signup::disavow(&world, &harbour, &disavow, &Actor::link_holder("/not-me")).await.unwrap(), LinkState::Open(()));
        assert_eq!(world.press(&harbour, &confirm, ticked(&harbour)).await, LinkState::Expired, "its attempt is over");
        for _ in 0..3 {
            world.clock.advance(hours(7));
            world.post(&meadow, form(&meadow, ADA)).await;
            world.post(&harbour, form(&harbour, ADA)).await;
        }
        assert_eq!(world.messages_to(ADA).len(), 1);
        for _ in 0..5 {
            world.ask(&harbour, ADA).await;
            world.clock.advance(minutes(3));
        }
        assert_eq!(world.messages_to(ADA).len(), 2, "one a day");
        world.clock.advance(days(1));
        world.ask(&meadow, ADA).await;
        let lift = token(&world.newest_to(ADA), "sign-in");
        assert_eq!(login::look(&world, &meadow, &lift).await.unwrap(), LinkState::Open(Opens::LiftsMute));
        assert_eq!(login::redeem(&world, &meadow, &lift).await.unwrap(), LinkState::Open(Redeemed::MuteLifted));
        assert_eq!(login::redeem(&world, &meadow, &lift).await.unwrap(), LinkState::Used);
        let before = world.messages_to(ADA).len();
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(world.messages_to(ADA).len(), before + 1);
    }

    /// The link stays good for thirty days, and what it does ends by the brand's own period.
    async fn not_me_can_be_said_again_for_thirty_days(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let disavow = token(&world.newest_to(ADA), "not-me");
        for _ in 0..2 {
            world.clock.advance(days(10));
            assert_eq!(signup::disavow(&world, &harbour, &disavow, &Actor::link_holder("/not-me")).await.unwrap(), LinkState::Open(()));
        }
        world.clock.advance(days(10));
        assert_eq!(signup::look_disavowal(&world, &harbour, &disavow).await.unwrap(), LinkState::Expired);
        assert_eq!(signup::disavow(&world, &harbour, &disavow, &Actor::link_holder("/not-me")).await.unwrap(), LinkState::Expired);
        world.clock.advance(days(80));
        world.post(&harbour, form(&harbour, ADA)).await;
        assert_eq!(world.messages_to(ADA).len(), 2, "ninety days after it was last said");
    }

    /// A member who said "not me" to a stranger's join somewhere can still sign in, and doing so lifts it.
    async fn a_member_who_muted_joins_can_sign_in(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let member = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(10));
        world.post(&meadow, form(&meadow, ADA)).await;
        let disavow = token(&world.newest_to(ADA), "not-me");
        signup::disavow(&world, &meadow, &disavow, &Actor::link_holder("/not-me")).await.unwrap();
        let signed_in = world.sign_in(&harbour, ADA).await;
        assert_eq!(signed_in.mailbox_id(), member.mailbox_id);
        assert_eq!(count(&world.store, "select count(*) from mute").await, 0);
        for _ in 0..3 {
            world.clock.advance(minutes(2));
            world.sign_in(&harbour, ADA).await;
        }
    }

    /// S17, Fides CVE-2025-57816: counts are shared by all processes, before anything else is looked at.
    async fn counts_per_source_are_shared_by_two_processes(world) {
        let other = world.another().await;
        let source: IpAddr = "203.0.113.7".parse().unwrap();
        for n in 0..60 {
            let process = if n % 2 == 0 { &world } else { &other };
            assert!(guards::count(process, source, Action::Join).await.unwrap().is_ok(), "{n}");
        }
        for process in [&world, &other] {
            let often = guards::count(process, source, Action::Join).await.unwrap().unwrap_err();
            assert_eq!(often.again_at, moment("2026-11-21T13:00:00Z"));
            assert!(guards::count(process, source, Action::SignIn).await.unwrap().is_ok(), "each action by itself");
            assert!(guards::count(process, "203.0.113.8".parse().unwrap(), Action::Join).await.unwrap().is_ok());
        }
        assert!(guards::count(&world, "::ffff:203.0.113.7".parse().unwrap(), Action::Join).await.unwrap().is_err());
        world.clock.advance(hours(1));
        assert!(guards::count(&world, source, Action::Join).await.unwrap().is_ok(), "a new hour");
        other.close().await;
    }

    /// D5: counted exactly, however many ask at once.
    async fn of_a_hundred_at_once_sixty_pass(world) {
        let source: IpAddr = "203.0.113.7".parse().unwrap();
        let counts = futures::future::join_all((0..100).map(|_| guards::count(&world, source, Action::Join))).await;
        assert_eq!(counts.into_iter().filter(|count| count.as_ref().unwrap().is_ok()).count(), 60);
    }

    /// A whole IPv6 network is one source, and no source stands in the database.
    async fn a_source_is_a_network_and_is_stored_as_a_mac(world) {
        for n in 0..60u16 {
            let source = format!("2001:db8:1:2::{n:x}").parse().unwrap();
            assert!(guards::count(&world, source, Action::Join).await.unwrap().is_ok());
        }
        let same = "2001:db8:1:2:ffff::1".parse().unwrap();
        assert!(guards::count(&world, same, Action::Join).await.unwrap().is_err());
        let next = "2001:db8:1:3::1".parse().unwrap();
        assert!(guards::count(&world, next, Action::Join).await.unwrap().is_ok());
        let octets = "2001:db8:1:2::".parse::<std::net::Ipv6Addr>().unwrap().octets();
        assert_eq!(world.place.hits(&world.place.main, &octets[..8]).await, 0);
        assert_eq!(world.place.hits(&world.place.main, b"2001:db8").await, 0);
    }

    /// S17: ten misses within an hour are nobody's harm; then the source waits, twice as long after each that follows.
    async fn s17_whoever_guesses_waits_longer_and_longer(world) {
        let source: IpAddr = "203.0.113.7".parse().unwrap();
        for n in 0..10 {
            assert_eq!(guess(&world, source, false).await, Ok(false), "{n}");
        }
        for wait in [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600] {
            let again_at = world.now().plus(SignedDuration::from_secs(wait));
            assert_eq!(guess(&world, source, false).await.unwrap_err().again_at, again_at, "{wait}");
            assert_eq!(guess(&world, source, true).await, Ok(true), "G2: whoever shares the source is not kept from theirs");
            assert_eq!(guess(&world, "203.0.113.8".parse().unwrap(), false).await, Ok(false), "others do not wait");
            world.clock.advance(SignedDuration::from_secs(wait - 1));
            assert!(guess(&world, source, false).await.is_err());
            world.clock.advance(SignedDuration::from_secs(1));
            assert_eq!(guess(&world, source, false).await, Ok(false), "its time is up");
        }
        world.clock.advance(hours(2));
        for _ in 0..9 {
            assert_eq!(guess(&world, source, false).await, Ok(false));
        }
        assert_eq!(guess(&world, source, true).await, Ok(true));
    }

    /// S17: what holds is never counted, and misses that lie an hour apart do not add up.
    async fn s17_what_holds_is_no_miss(world) {
        let source: IpAddr = "203.0.113.7".parse().unwrap();
        for _ in 0..100 {
            assert_eq!(guess(&world, source, true).await, Ok(true));
        }
        assert_eq!(count(&world.store, "select count(*) from failed_token").await, 0);
        for _ in 0..5 {
            for _ in 0..4 {
                assert_eq!(guess(&world, source, false).await, Ok(false));
                world.clock.advance(minutes(16));
            }
        }
        assert_eq!(guess(&world, source, true).await, Ok(true));
    }

    /// S17, Keycloak CVE-2024-4629: a hundred guesses at once, at two processes, are no better than ten in a row. Each process
    /// looks at one guess of a source at a time; the other may be looking at one when the tenth is counted.
    async fn s17_guessing_in_parallel_gains_nothing(world) {
        let other = world.another().await;
        let source: IpAddr = "203.0.113.7".parse().unwrap();
        let process = |n: usize| if n.is_multiple_of(2) { &world } else { &other };
        let outcomes = futures::future::join_all((0..100).map(|n| guess(process(n), source, false))).await;
        let looked_at = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert!((10..=11).contains(&looked_at), "{looked_at}");
        for process in [&world, &other] {
            assert!(guess(process, source, false).await.is_err(), "shared by all processes");
        }
        other.close().await;
    }

    /// S17: a source stands there as a MAC, and for a day.
    async fn s17_misses_are_kept_for_a_day_without_naming_a_source(world) {
        let source: IpAddr = "203.0.113.7".parse().unwrap();
        assert_eq!(guess(&world, source, false).await, Ok(false));
        assert_eq!(blobs(&world.store, "select source from failed_token").await[0].len(), 32);
        sweep::sweep(&world).await.unwrap();
        assert_eq!(count(&world.store, "select count(*) from failed_token").await, 1);
        world.clock.advance(days(1) + minutes(1));
        sweep::sweep(&world).await.unwrap();
        assert_eq!(count(&world.store, "select count(*) from failed_token").await, 0);
    }
}

/// Presents something that is right or wrong.
async fn guess(world: &World, source: IpAddr, right: bool) -> Result<bool, TooOften> {
    guards::check_with_backoff(world, source, async { store::Result::Ok(right) }).await.unwrap()
}
