//! Signing in by a link to the mailbox.

use axum::http::StatusCode;

use super::{
    browser::{Answer, Browser},
    on_both,
    password::with_password,
    world::{World, blobs, count, form, token},
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
    store::{self, one},
};

const ADA: &str = "ada@mail.example";

/// Posts the sign-in form in a browser.
async fn asks_for_link(world: &World, browser: &mut Browser, address: &str) {
    world.clock.advance(minutes(3));
    let page = browser.get("/harbour/sign-in").await.token();
    let asked = browser.post("/harbour/sign-in", &[("token", &page), ("email", address)]).await;
    assert_eq!(asked.header("location"), "/harbour/sign-in/sent", "{}", asked.body);
}

/// The code that comes of it.
pub(super) async fn asks_for_code(world: &World, browser: &mut Browser, address: &str) -> String {
    asks_for_link(world, browser, address).await;
    world.work().await;
    let text = world.newest_to(address).text;
    let (_, after) = text.split_once("not even to us:\n").unwrap_or_else(|| panic!("no code: {text}"));
    after.lines().next().unwrap().to_owned()
}

async fn enters(browser: &mut Browser, code: &str) -> Answer {
    let page = browser.get("/harbour/sign-in/sent").await.token();
    browser.post("/harbour/sign-in/sent", &[("token", &page), ("code", code)]).await
}

on_both! {
    /// S3: a stranger who asks for links in their name keeps nobody out who asks in a browser that the account knows.
    async fn s3_a_strangers_wishes_for_links_do_not_keep_the_owner_out(world) {
        let mut browser = Browser::new(&world);
        with_password(&world, &mut browser, ADA).await;
        browser.get("/me").await;
        let mut stranger = Browser::new(&world).elsewhere(&world, "198.51.100.66");
        for _ in 0..7 {
            world.clock.advance(minutes(3));
            asks_for_link(&world, &mut stranger, ADA).await;
            world.work().await;
        }
        world.clock.advance(minutes(3));
        let before = world.messages_to(ADA).len();
        asks_for_link(&world, &mut stranger, ADA).await;
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), before, "six a day");
        browser.close();
        let code = asks_for_code(&world, &mut browser, ADA).await;
        assert_eq!(world.messages_to(ADA).len(), before + 1);
        assert_eq!(enters(&mut browser, &code).await.header("location"), "/me");
        // What is asked for there is capped by itself.
        for _ in 0..7 {
            asks_for_link(&world, &mut browser, ADA).await;
            world.work().await;
        }
        assert_eq!(world.messages_to(ADA).len(), before + 6);
    }

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

    /// Reading the email on another device: its code signs in where it was asked for, once, and nowhere else.
    async fn a_code_signs_in_the_browser_that_asked_once(world) {
        world.join(&world.harbour(), ADA).await;
        let (mut browser, mut other) = (Browser::new(&world), Browser::new(&world));
        let code = asks_for_code(&world, &mut browser, ADA).await;
        assert_eq!(code.len(), 7, "six digits in two groups");
        let refused = enters(&mut other, &code).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("This code does not work") && !refused.body.contains(&code), "{}", refused.body);
        let signed_in = enters(&mut browser, &code).await;
        assert_eq!((signed_in.status, signed_in.header("location")), (StatusCode::SEE_OTHER, "/me"), "{}", signed_in.body);
        assert_eq!(browser.get("/me/harbour/details").await.status, StatusCode::OK);
        // The link in the same email is used with it.
        let link = token(&world.newest_to(ADA), "sign-in");
        assert_eq!(login::redeem(&world, &world.harbour(), &link).await.unwrap(), LinkState::Used);
        assert_eq!(enters(&mut other, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    /// Fides CVE-2023-48224; ASVS 6.6.3: five guesses, counted before they are looked at, then not even the right one.
    async fn a_code_is_guessed_five_times_at_most_and_for_ten_minutes(world) {
        world.join(&world.harbour(), ADA).await;
        let mut browser = Browser::new(&world);
        let code = asks_for_code(&world, &mut browser, ADA).await;
        for n in 0..5 {
            let wrong = format!("{:06}", (code.replace(' ', "").parse::<u32>().unwrap() + 1 + n) % 1_000_000);
            assert_eq!(enters(&mut browser, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(enters(&mut browser, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // The link is another thing: nobody guesses it.
        let link = token(&world.newest_to(ADA), "sign-in");
        assert_eq!(login::look(&world, &world.harbour(), &link).await.unwrap(), LinkState::Open(Opens::Session));

        let code = asks_for_code(&world, &mut browser, ADA).await;
        world.clock.advance(minutes(10));
        assert_eq!(enters(&mut browser, &code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    /// BAR D5; Keycloak CVE-2024-4629: fifty at once are five guesses, and the right one opens one session.
    async fn d5_a_code_entered_fifty_times_at_once_opens_one_session(world) {
        world.join(&world.harbour(), ADA).await;
        let mut browser = Browser::new(&world);
        let code = asks_for_code(&world, &mut browser, ADA).await;
        let mut tx = world.store.read().await.unwrap();
        let attempt = one!(tx, (uuid::Uuid,), "select attempt_id from sign_in_code").unwrap().0;
        drop(tx);
        let outcomes = futures::future::join_all((0..50).map(|_| login::redeem_code(&world, std::slice::from_ref(&attempt), &code))).await;
        let opened = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Some(_)))).count();
        assert_eq!(opened, 1);
        let tries = count(&world.store, "select tries from sign_in_code").await;
        assert_eq!(tries, 5);
    }

    /// S7: whoever enters a code for an address that nobody knows is told the same, for the same statements.
    async fn s7_a_code_tells_nothing_of_the_address(world) {
        world.join(&world.harbour(), ADA).await;
        let mut answers = Vec::new();
        for address in [ADA, "nobody@mail.example"] {
            let mut browser = Browser::new(&world);
            asks_for_link(&world, &mut browser, address).await;
            world.work().await;
            let page = browser.get("/harbour/sign-in/sent").await.token();
            let before = store::statements();
            let answer = browser.post("/harbour/sign-in/sent", &[("token", &page), ("code", "12")]).await;
            answers.push((answer.status, store::statements() - before, answer.body.replace(address, "…").len()));
        }
        assert_eq!(answers[0], answers[1]);
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
    // Nobody says it of themselves, however surely they are known.
    let by_the_brand = [Action::Attest];
    for action in by_the_brand {
        assert_eq!([may(&holder, action), may(&fresh, action)], [Err(action.needs()); 2], "{action:?}");
    }
    for action in link.into_iter().chain(mailbox).chain(stepped_up).chain(by_the_brand) {
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
