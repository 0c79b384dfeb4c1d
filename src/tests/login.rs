//! Signing in by a link to the mailbox.

use super::{
    on_both,
    world::{blobs, count, form, token},
};
use crate::{
    base::{
        assurance::Assurance,
        clock::{hours, minutes},
        ids::Token,
    },
    domain::{
        link::LinkState,
        login::{self, Action, Actor, Opens, Redeemed, Session, authorise},
        signup,
    },
    platform::{brand::LiveBrand, mail::SentMessage},
};

const ADA: &str = "ada@mail.example";

on_both! {
    /// Two emails in a row: the time in the subject tells which is the newest, and both work.
    async fn two_sign_in_emails_are_told_apart_and_both_work(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        world.clock.advance(hours(3));
        world.ask(&harbour, ADA).await;
        let first = world.newest_to(ADA);
        world.clock.advance(minutes(3));
        world.ask(&harbour, ADA).await;
        let second = world.newest_to(ADA);
        let time = |message: &SentMessage| message.subject.rsplit_once(" (").unwrap().1.trim_end_matches(')').to_owned();
        assert!(time(&first) < time(&second), "{} and {}", first.subject, second.subject);
        assert!(first.subject.starts_with("Sign in to Harbour Books ("));
        for message in [second, first] {
            let link = token(&message, "sign-in");
            assert!(matches!(login::redeem(&world, &harbour, &link).await.unwrap(), LinkState::Open(_)), "{}", message.subject);
        }
    }

    /// S7: a session, whosever hands it is in, does not flood the mailbox that it is of.
    async fn s7_step_up_emails_have_a_cap_of_their_own(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, "ada@mail.example").await;
        let before = world.messages_to("ada@mail.example").len();
        for _ in 0..10 {
            assert!(login::reauthenticate(&world, &harbour, &world.actor(member, "/me"), "/me").await.unwrap());
        }
        world.work().await;
        assert_eq!(world.messages_to("ada@mail.example").len() - before, 3);
        world.ask(&harbour, "ada@mail.example").await;
        assert_eq!(world.messages_to("ada@mail.example").len() - before, 4, "and takes nothing from who asks for a sign-in link");
        world.clock.advance(minutes(11));
        assert!(login::reauthenticate(&world, &harbour, &world.actor(member, "/me"), "/me").await.unwrap());
        world.work().await;
        assert_eq!(world.messages_to("ada@mail.example").len() - before, 5);
    }

    /// S8: ten minutes, once, and only at the brand whose email it was.
    async fn a_sign_in_link_works_once_within_ten_minutes_at_its_own_brand(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let member = world.join(&harbour, ADA).await;
        world.ask(&harbour, ADA).await;
        let link = token(&world.newest_to(ADA), "sign-in");
        assert_eq!(login::look(&world, &meadow, &link).await.unwrap(), LinkState::Unknown);
        assert_eq!(login::redeem(&world, &meadow, &link).await.unwrap(), LinkState::Unknown);
        assert_eq!(login::redeem(&world, &harbour, &Token::new(&world.rng)).await.unwrap(), LinkState::Unknown);
        for _ in 0..20 {
            assert_eq!(login::look(&world, &harbour, &link).await.unwrap(), LinkState::Open(Opens::Session));
        }
        let session = Session::in_test(member.mailbox_id, world.now());
        let signed_in = LinkState::Open(Redeemed::SignedIn { session, next: "/me".into() });
        assert_eq!(login::redeem(&world, &harbour, &link).await.unwrap(), signed_in);
        assert_eq!(login::redeem(&world, &harbour, &link).await.unwrap(), LinkState::Used);
        assert_eq!(login::look(&world, &harbour, &link).await.unwrap(), LinkState::Used);

        world.clock.advance(minutes(2));
        world.ask(&harbour, ADA).await;
        let late = token(&world.newest_to(ADA), "sign-in");
        world.clock.advance(minutes(10));
        assert_eq!(login::look(&world, &harbour, &late).await.unwrap(), LinkState::Expired);
        assert_eq!(login::redeem(&world, &harbour, &late).await.unwrap(), LinkState::Expired);
    }

    /// Mattermost CVE-2026-3590.
    async fn a_sign_in_link_redeemed_fifty_times_at_once_opens_one_session(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        world.ask(&harbour, ADA).await;
        let link = token(&world.newest_to(ADA), "sign-in");
        let outcomes = futures::future::join_all((0..50).map(|_| login::redeem(&world, &harbour, &link))).await;
        let signed_in = outcomes.iter().filter(|outcome| matches!(outcome, Ok(LinkState::Open(Redeemed::SignedIn { .. })))).count();
        let used = outcomes.iter().filter(|outcome| matches!(outcome, Ok(LinkState::Used))).count();
        assert_eq!((signed_in, used), (1, 49));
    }

    /// S8: a token is bound to its purpose.
    async fn a_link_of_one_kind_does_nothing_as_another(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let message = world.newest_to(ADA);
        for kind in ["confirm", "not-me"] {
            let link = token(&message, kind);
            assert_eq!(login::redeem(&world, &harbour, &link).await.unwrap(), LinkState::Unknown, "{kind}");
        }
        let not_me = token(&message, "not-me");
        assert!(matches!(signup::look(&world, &harbour, &not_me).await.unwrap(), LinkState::Unknown));
    }

    /// S4, S8: tokens are hashed at rest, so the database alone opens nothing.
    async fn no_token_stands_in_the_database(world) {
        let harbour = world.harbour();
        world.join(&harbour, ADA).await;
        world.ask(&harbour, ADA).await;
        let link = token(&world.newest_to(ADA), "sign-in");
        assert!(blobs(&world.store, "select token_hash from link").await.contains(&link.hash()));
        let raw = base64::Engine::decode(&base64::prelude::BASE64_URL_SAFE_NO_PAD, link.text()).unwrap();
        assert_eq!(world.place.hits(&world.place.main, &raw).await, 0);
        assert_eq!(world.place.hits(&world.place.main, link.text().as_bytes()).await, 0);
    }

    /// S7: a wish for a link to an unknown address is answered and stored alike, and sends nothing.
    async fn a_wish_for_a_link_to_nobody_sends_nothing(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        world.join(&harbour, ADA).await;
        world.ask(&harbour, "nobody@mail.example").await;
        world.ask(&meadow, ADA).await;
        assert!(world.messages_to("nobody@mail.example").is_empty());
        assert_eq!(world.messages_to(ADA).len(), 1, "known at the other brand only");
        assert_eq!(count(&world.store, "select count(*) from attempt where kind = 'sign-in' and decided_at is not null").await, 2);
    }

    /// An email goes to the address as it was confirmed, not as somebody typed it later.
    async fn a_sign_in_email_goes_to_the_address_as_it_was_confirmed(world) {
        let harbour = world.harbour();
        world.join(&harbour, "Ada@Mail.Example").await;
        world.ask(&harbour, "ADA@mail.example").await;
        assert_eq!(world.newest_to(ADA).to, "Ada@mail.example");
    }
}

/// S5: each action needs its assurance, and a denial names it.
#[test]
fn s5_a_denial_says_what_would_be_enough() {
    let now = super::world::moment("2026-11-21T12:00:00Z");
    let text = include_str!("../demo/meadow.toml");
    let mark = |_: &str| Ok(include_bytes!("../demo/meadow.svg").to_vec());
    let brand = LiveBrand::new(uuid::Uuid::from_u128(7), crate::platform::brand::file::read(text, &mark).unwrap());
    let id = uuid::Uuid::from_u128(1);
    let holder = Actor::link_holder("/meadow/unsubscribe/…");
    let earlier = Actor::person(Session::in_test(id, now.minus(minutes(11))), "/me/meadow/preferences");
    let fresh = Actor::person(Session::in_test(id, now), "/me/meadow/preferences");
    let staff = Actor::Staff { id, assurance: Assurance::SteppedUp, form: "/desk".into() };
    let client = Actor::Client { id, form: "/api/v1/consents/check".into() };
    let job = Actor::System { job: "sweep" };
    let link = [Action::UseLink, Action::Reduce];
    let mailbox = [Action::Change, Action::StepUp, Action::Register];
    let stepped_up = [Action::ChangeCredentials, Action::Export, Action::ChangeAddress, Action::Erase];
    let may = |actor: &Actor, action| authorise(actor, action, &brand, now).map(drop).map_err(|denied| denied.needs);
    for action in link {
        assert_eq!([may(&holder, action), may(&earlier, action), may(&fresh, action)], [Ok(()); 3], "{action:?}");
    }
    for action in mailbox {
        assert_eq!(may(&holder, action), Err(Assurance::Mailbox), "{action:?}");
        assert_eq!([may(&earlier, action), may(&fresh, action)], [Ok(()); 2], "{action:?}");
    }
    for action in stepped_up {
        assert_eq!([may(&holder, action), may(&earlier, action)], [Err(Assurance::SteppedUp); 2], "{action:?}");
        assert_eq!(may(&fresh, action), Ok(()), "{action:?}");
    }
    for action in link.into_iter().chain(mailbox).chain(stepped_up) {
        assert_eq!(
            [may(&staff, action), may(&client, action)],
            [Err(action.needs()); 2],
            "no role gives {action:?} yet"
        );
        assert_eq!(may(&job, action), Ok(()));
    }
    assert!(Assurance::Link < Assurance::Mailbox && Assurance::Mailbox < Assurance::SignedIn);
    assert!(Assurance::SignedIn < Assurance::SteppedUp);
}

/// Whoever was signed in before sessions had subjects still is.
#[test]
fn a_session_is_read_as_it_is_stored_now_and_as_it_was() {
    let now = super::world::moment("2026-11-21T12:00:00Z");
    let session = Session::in_test(uuid::Uuid::from_u128(1), now);
    assert_eq!(Session::from_stored(&session.to_stored()), Some(session));
    let before = serde_json::json!({ "mailbox_id": uuid::Uuid::from_u128(1), "proved_at": now });
    assert_eq!(Session::from_stored(&before), Some(session));
    assert_eq!(Session::from_stored(&serde_json::json!({ "mailbox_id": "1" })), None);
}

/// S5, S11: proof is fresh for five minutes, and never from further in the future than clocks of processes differ.
#[test]
fn proof_is_fresh_for_five_minutes() {
    let now = super::world::moment("2026-11-21T12:00:00Z");
    let proved = |at| Session::in_test(uuid::Uuid::nil(), at).is_stepped_up(now);
    assert!(proved(now));
    assert!(proved(now.minus(minutes(4))));
    assert!(!proved(now.minus(minutes(5))));
    assert!(proved(now.plus(minutes(5))), "another process may be ahead");
    assert!(!proved(now.plus(minutes(6))), "a clock that was set back");
}
