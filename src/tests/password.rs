//! Passwords: choosing one, signing in with it, and who guesses.

use axum::http::StatusCode;
use serde_json::json;

use super::{
    account::{is_signed_in, registered, rows, signs_in, went_in},
    authenticator::Authenticator,
    browser::{Answer, Browser},
    on_both,
    world::{Member, World, blobs, token},
};
use crate::{
    base::{
        address::Address,
        clock::{days, hours, minutes},
        paths,
    },
    domain::{
        account::secure,
        link::LinkState,
        login::{self, Actor, Typed},
        person::overview,
    },
    platform::vault::Place,
    store::{self, mailbox, password, register},
};

const ADA: &str = "ada@mail.example";
const SIGN_IN: &str = "/harbour/sign-in/password";
pub(super) const PASSWORD: &str = "quiet hat lamps";

/// A member with an account, a password and no passkey, signed in.
pub(super) async fn with_password(world: &World, browser: &mut Browser, address: &str) -> Member {
    let member = world.join(&world.harbour(), address).await;
    signs_in(world, browser, address).await;
    assert_eq!(browser.press_last("/me/harbour/register").await.header("location"), "/me?done=registered");
    world.work().await;
    world.clock.advance(minutes(1));
    let set = sets(browser, PASSWORD).await;
    assert_eq!(set.header("location"), "/me/security?done=password-set", "{}", set.body);
    world.work().await;
    member
}

async fn sets(browser: &mut Browser, password: &str) -> Answer {
    let form = browser.get(paths::PASSWORD).await.token();
    browser.post(paths::PASSWORD, &[("token", &form), ("new-password", password)]).await
}

pub(super) async fn tries(browser: &mut Browser, address: &str, password: &str) -> Answer {
    let form = browser.get(SIGN_IN).await.token();
    browser.post(SIGN_IN, &[("token", &form), ("email", address), ("password", password)]).await
}

/// In a browser that nobody knows, from somewhere else.
fn stranger(world: &World, n: u8) -> Browser {
    Browser::new(world).elsewhere(world, &format!("198.51.100.{n}"))
}

on_both! {
    async fn whoever_chose_a_password_signs_in_with_it(world) {
        let mut browser = Browser::new(&world);
        let member = with_password(&world, &mut browser, ADA).await;
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "credential-added");
        assert_eq!(world.newest_to(ADA).subject, "A password was set for your account (Harbour Books)");
        let mut other = stranger(&world, 1);
        // The same address, however it is written.
        assert!(went_in(&tries(&mut other, "Ada@MAIL.example", PASSWORD).await));
        assert!(is_signed_in(&mut other).await);
        let security = browser.get(paths::SECURITY).await.body;
        assert!(security.contains("Change your password") && security.contains("Last used"), "{security}");
        // Five minutes later it proves afresh who they are, on the page that asks (ASVS 7.5.3).
        world.clock.advance(minutes(6));
        let page = other.get("/me/harbour/data").await;
        assert!(page.body.contains("name=\"password\"") && !page.body.contains("data.json"), "{}", page.body);
        let path = "/me/harbour/reauthenticate";
        let fields = [("token", token_of(&page, path)), ("back_to", "/me/harbour/data".to_owned())];
        let wrong = other.post(path, &with(&fields, "password", "quiet hat lamp")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("The password is not right") && !wrong.body.contains("hat lamp"), "{}", wrong.body);
        let right = other.post(path, &with(&fields, "password", PASSWORD)).await;
        assert_eq!(right.header("location"), "/me/harbour/data", "{}", right.body);
        assert!(other.get("/me/harbour/data.json").await.status.is_success());
        world.verified().await;
    }

    /// S1: refused with the reason; what was typed does not come back, and is not kept.
    async fn s1_a_password_that_is_guessed_first_is_refused_with_its_reason(world) {
        let mut browser = Browser::new(&world);
        world.join(&world.harbour(), ADA).await;
        signs_in(&world, &mut browser, ADA).await;
        browser.press_last("/me/harbour/register").await;
        for (typed, said) in [
            ("short hat lamp", "at least 15 characters"),
            ("passwordpassword", "repeats itself"),
            ("wilhelmina quackenbush", "is your name"),
            ("ada@mail.example", "is your name"),
            ("harbour-books-2026", "is your name"),
            ("", "at least 15 characters"),
        ] {
            let refused = sets(&mut browser, typed).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(refused.body.contains(said), "{typed}: {}", refused.body);
            assert!(typed.len() < 4 || !refused.body.contains(&format!("value=\"{typed}\"")) || typed == ADA, "{typed}");
        }
        assert_eq!(rows(&world, "password").await, 0);
        // 64 and more are accepted, in any script.
        let long = "Żółte łabędzie śpią nad zatoką, a ich skrzydła pachną morską solą i wiatrem";
        assert_eq!(sets(&mut browser, long).await.header("location"), "/me/security?done=password-set");
        assert!(went_in(&tries(&mut stranger(&world, 1), ADA, long).await));
    }

    /// S4; listmonk CVE-2026-34828, Fides CVE-2025-57766: whoever else is signed in is not, after a change.
    async fn s4_sessions_do_not_survive_a_change_of_password(world) {
        let (mut browser, mut other) = (Browser::new(&world), stranger(&world, 1));
        let member = with_password(&world, &mut browser, ADA).await;
        assert!(went_in(&tries(&mut other, ADA, PASSWORD).await));
        assert_eq!(sets(&mut browser, "nine grey boats").await.header("location"), "/me/security?done=password-changed");
        assert!(is_signed_in(&mut browser).await && !is_signed_in(&mut other).await);
        assert_eq!(tries(&mut other, ADA, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(went_in(&tries(&mut other, ADA, "nine grey boats").await));
        world.work().await;
        assert_eq!(world.newest_to(ADA).subject, "The password of your account was changed (Harbour Books)");
        // Removing it does the same, and its key is destroyed: no backup brings it back.
        let form = browser.get(paths::PASSWORD).await.token();
        let removed = browser.post(paths::PASSWORD, &[("token", &form), ("do", "remove")]).await;
        assert_eq!(removed.header("location"), "/me/security?done=password-removed", "{}", removed.body);
        assert!(!is_signed_in(&mut other).await);
        assert_eq!(tries(&mut other, ADA, "nine grey boats").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(rows(&world, "password").await, 0);
        let happened = world.happened(member.person_id).await;
        assert_eq!(happened[happened.len() - 2..], ["credential-changed", "credential-removed"]);
    }

    /// The link of its notice removes a password that somebody else set, and signs everybody out.
    async fn a_password_that_somebody_else_set_goes_by_the_link_of_its_notice(world) {
        let (mut browser, mut thief) = (Browser::new(&world), stranger(&world, 1));
        with_password(&world, &mut browser, ADA).await;
        let link = token(&world.newest_to(ADA), "secure");
        assert!(went_in(&tries(&mut thief, ADA, PASSWORD).await));
        let secured = secure::secure(&world, &world.harbour(), &link, &Actor::link_holder("/harbour/secure/…")).await;
        assert_eq!(secured.unwrap(), LinkState::Open(()));
        assert!(!is_signed_in(&mut thief).await);
        assert_eq!(tries(&mut thief, ADA, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    /// S7; Mautic CVE-2025-9824: known, unknown, without a password, subscribed only: the same page for the same statements, and one hash
    /// each. What remains is the bench's, which measures time.
    async fn s7_signing_in_with_a_password_tells_nothing_of_the_address(world) {
        let (mut browser, mut other, mut phone) = (Browser::new(&world), stranger(&world, 9), Authenticator::new(&world.rng));
        with_password(&world, &mut browser, ADA).await;
        registered(&world, &mut other, &mut phone, "bela@mail.example").await;
        world.join(&world.harbour(), "cleo@mail.example").await;
        let mut answers = Vec::new();
        for (n, address) in [ADA, "bela@mail.example", "cleo@mail.example", "nobody@mail.example"].into_iter().enumerate() {
            let mut browser = stranger(&world, 20 + n as u8);
            let form = browser.get(SIGN_IN).await.token();
            let fields = [("token", form.as_str()), ("email", address), ("password", "not the password")];
            let mut told = Vec::new();
            // The sixth is told to wait, whosever address it is.
            for _ in 0..6 {
                let before = store::statements();
                let answer = browser.post(SIGN_IN, &fields).await;
                let body = answer.body.replace(address, "…");
                told.push((answer.status, store::statements() - before, body.len()));
            }
            answers.push(told);
        }
        assert_eq!(answers[0][5].0, StatusCode::TOO_MANY_REQUESTS);
        assert!(answers.iter().all(|told| *told == answers[0]), "{answers:?}");
    }

    /// S3: five free, then 30 s, 1 min, 2 …, an hour at most, whatever the source; one that is right begins anew.
    async fn s3_guesses_at_one_account_wait_longer_and_longer(world) {
        let mut browser = Browser::new(&world);
        with_password(&world, &mut browser, ADA).await;
        let mut n = 0;
        let mut guess = async |password: &str| {
            n += 1;
            let mut browser = stranger(&world, n);
            tries(&mut browser, ADA, password).await
        };
        for _ in 0..5 {
            assert_eq!(guess("not the password").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        // Not even the right one is looked at, and what else works is said.
        let waits = guess(PASSWORD).await;
        assert_eq!((waits.status, waits.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "30"));
        assert!(waits.body.contains("with a passkey or with a link by email works all the time"), "{}", waits.body);
        for seconds in [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600] {
            world.clock.advance(jiff::SignedDuration::from_secs(seconds - 1));
            assert_eq!(guess("not the password").await.status, StatusCode::TOO_MANY_REQUESTS, "{seconds}");
            world.clock.advance(jiff::SignedDuration::from_secs(1));
            assert_eq!(guess("not the password").await.status, StatusCode::UNPROCESSABLE_ENTITY, "{seconds}");
        }
        world.clock.advance(hours(1));
        assert!(went_in(&guess(PASSWORD).await));
        assert_eq!(guess("not the password").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(went_in(&guess(PASSWORD).await));
    }

    /// S3; Strapi CVE-2025-64526: a source that tries one password at many addresses waits too, by its address and by nothing that it
    /// sends; an account of its own in between helps it not.
    async fn s3_guesses_of_one_source_at_many_accounts_wait(world) {
        let (mut browser, mut source) = (Browser::new(&world), stranger(&world, 1));
        with_password(&world, &mut browser, ADA).await;
        let mut statuses = Vec::new();
        for n in 0..8 {
            // Each from a browser without cookies.
            source.forget_cookies();
            if n == 3 {
                assert!(went_in(&tries(&mut source, ADA, PASSWORD).await));
                source.forget_cookies();
            }
            statuses.push(tries(&mut source, &format!("person{n}@mail.example"), "not the password").await.status.as_u16());
        }
        assert_eq!(statuses, [422, 422, 422, 422, 422, 429, 429, 429]);
        // People elsewhere hear nothing of it.
        assert!(went_in(&tries(&mut stranger(&world, 2), ADA, PASSWORD).await));
    }

    /// S3, S17; Keycloak CVE-2024-4629, Fides CVE-2025-57816: fifty at once, at two processes, are five guesses.
    async fn s3_guesses_in_parallel_are_counted_before_they_are_compared(world) {
        let mut browser = Browser::new(&world);
        with_password(&world, &mut browser, ADA).await;
        let second = world.another().await;
        let address = Address::parse(ADA).unwrap();
        let guesses = (0..50).map(|n| {
            let (world, address) = (if n % 2 == 0 { &world } else { &second }, &address);
            async move {
                let from = login::From { source: format!("203.0.113.{n}").parse().unwrap(), devices: Vec::new() };
                login::sign_in_with_password(world, address, "not the password", &from).await.unwrap()
            }
        });
        let outcomes = futures::future::join_all(guesses).await;
        let compared = outcomes.iter().filter(|outcome| **outcome == Typed::Wrong).count();
        assert_eq!(compared, 5, "{outcomes:?}");
        assert!(outcomes.iter().all(|outcome| matches!(outcome, Typed::Wrong | Typed::TooOften(_))));
        second.close().await;
    }

    /// S3: a stranger's failures keep nobody out who has a passkey, or whose browser the account knows.
    async fn s3_a_strangers_guesses_do_not_keep_the_owner_out(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        assert_eq!(sets(&mut browser, PASSWORD).await.header("location"), "/me/security?done=password-set");
        browser.get("/me").await;
        // Its session is over; it was not signed out, which clears what the browser keeps.
        world.clock.advance(days(31));
        for n in 0..7 {
            tries(&mut stranger(&world, n), ADA, "not the password").await;
        }
        assert_eq!(tries(&mut stranger(&world, 50), ADA, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(!is_signed_in(&mut browser).await);
        // At the same source, too.
        let mut neighbour = Browser::new(&world);
        for n in 0..7 {
            tries(&mut neighbour, &format!("person{n}@mail.example"), "not the password").await;
        }
        assert!(went_in(&tries(&mut browser, ADA, PASSWORD).await), "this browser is known to the account");
        let mut other = Browser::new(&world);
        other.get("/harbour/sign-in").await;
        assert!(went_in(&other.press_passkey("/harbour/sign-in", &mut phone).await));
        // A browser that another account knows is nobody's here, and guesses from one that is known are counted too.
        let mut thief = stranger(&world, 60);
        with_password(&world, &mut thief, "bela@mail.example").await;
        thief.get("/me").await;
        assert_eq!(tries(&mut thief, ADA, "not the password").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(tries(&mut thief, ADA, PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
        let statuses: Vec<u16> = {
            let mut statuses = Vec::new();
            for _ in 0..6 {
                statuses.push(tries(&mut browser, ADA, "not the password").await.status.as_u16());
            }
            statuses
        };
        assert_eq!(statuses, [422, 422, 422, 422, 422, 429]);
    }

    /// S3: an old session makes no browsers that the account knows, each with guesses of its own.
    async fn s3_an_old_session_gains_no_guesses(world) {
        let mut browser = Browser::new(&world);
        with_password(&world, &mut browser, ADA).await;
        world.clock.advance(minutes(10));
        let known = browser.get("/me").await.headers.get_all("set-cookie").iter().any(|it| it.to_str().unwrap().contains("device"));
        assert!(!known);
        let page = browser.get("/me/harbour/data").await;
        let path = "/me/harbour/reauthenticate";
        let fields = [("token", token_of(&page, path)), ("back_to", "/me/harbour/data".to_owned())];
        let mut statuses = Vec::new();
        for _ in 0..7 {
            browser.get("/me").await;
            statuses.push(browser.post(path, &with(&fields, "password", "not the password")).await.status.as_u16());
        }
        assert_eq!(statuses, [422, 422, 422, 422, 422, 429, 429]);
    }

    /// S3 (NIST SP 800-63B-4 § 3.2.2): after a hundred in a row nothing is compared, until there is another password.
    async fn s3_a_hundred_wrong_guesses_switch_a_password_off(world) {
        let mut browser = Browser::new(&world);
        with_password(&world, &mut browser, ADA).await;
        for n in 0..100_u8 {
            world.clock.advance(hours(1));
            assert_eq!(tries(&mut stranger(&world, n), ADA, "not the password").await.status.as_u16(), 422, "{n}");
        }
        for wait in [hours(1), days(30)] {
            world.clock.advance(wait);
            let off = tries(&mut stranger(&world, 200), ADA, PASSWORD).await;
            assert_eq!(off.status, StatusCode::TOO_MANY_REQUESTS);
            assert!(off.body.contains("This way to sign in is switched off"), "{}", off.body);
        }
        let mut browser = Browser::new(&world);
        signs_in(&world, &mut browser, ADA).await;
        assert_eq!(sets(&mut browser, "nine grey boats").await.header("location"), "/me/security?done=password-changed");
        assert!(went_in(&tries(&mut stranger(&world, 201), ADA, "nine grey boats").await));
    }

    /// S2: a hash of older parameters is made anew when its password is typed; each is sealed, and none is like another.
    async fn s2_a_password_is_sealed_and_hashed_anew_when_it_is_outdated(world) {
        let mut browser = Browser::new(&world);
        let member = with_password(&world, &mut browser, ADA).await;
        let mut other = stranger(&world, 1);
        with_password(&world, &mut other, "bela@mail.example").await;
        let hashes = blobs(&world.store, "select hash from password").await;
        assert!(hashes.len() == 2 && hashes.iter().all(|hash| !hash.windows(6).any(|octets| octets == b"argon2")));
        let params = argon2::Params::new(19_456, 2, 1, Some(32)).unwrap();
        let older = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
        let hash = argon2::PasswordHasher::hash_password_with_salt(&older, PASSWORD.as_bytes(), b"0123456789abcdef").unwrap().to_string();
        let row = row_of(&world, member).await;
        let key = world.key(row.key_id).await.unwrap();
        let place = Place::new(register::PASSWORD_HASH, row.id);
        let sealed = key.seal(&world.rng, place, json!({ "hash": hash, "stands_alone": true }).to_string().as_bytes());
        let mut tx = world.store.write().await.unwrap();
        assert!(password::used(&mut tx, row.id, row.account_id, &sealed, world.now()).await.unwrap());
        tx.commit().await.unwrap();
        assert!(went_in(&tries(&mut stranger(&world, 2), ADA, PASSWORD).await));
        let now = key.open_text(place, &row_of(&world, member).await.hash).unwrap();
        assert!(now.contains("$argon2id$v=19$m=47104,t=1,p=1$") && now.contains("true"), "{now}");
        assert!(went_in(&tries(&mut stranger(&world, 3), ADA, PASSWORD).await));
    }

    /// BAR B5: password managers find where a password is changed, and believe it, since what is not there is a 404.
    async fn b5_password_managers_find_where_a_password_is_changed(world) {
        let mut browser = Browser::new(&world);
        let found = browser.get("/.well-known/change-password").await;
        assert_eq!((found.status, found.header("location")), (StatusCode::SEE_OTHER, paths::PASSWORD));
        let nothing = "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200";
        assert_eq!(browser.get(nothing).await.status, StatusCode::NOT_FOUND);
    }

    /// A password is of one account: it opens no other, and goes with its own.
    async fn a_password_opens_its_own_account_alone_and_goes_with_it(world) {
        let (mut ada, mut bela) = (Browser::new(&world), stranger(&world, 1));
        let member = with_password(&world, &mut ada, ADA).await;
        world.join(&world.harbour(), "bela@mail.example").await;
        signs_in(&world, &mut bela, "bela@mail.example").await;
        bela.press_last("/me/harbour/register").await;
        assert_eq!(sets(&mut bela, "nine grey boats").await.header("location"), "/me/security?done=password-set");
        assert_eq!(tries(&mut stranger(&world, 2), ADA, "nine grey boats").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // With the account it goes; whoever has its session is out.
        let form = ada.get("/me/harbour/delete").await.token();
        let gone = ada.post("/me/harbour/delete", &[("token", &form), ("understood", "yes")]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
        assert!(!is_signed_in(&mut ada).await);
        assert_eq!(tries(&mut stranger(&world, 3), ADA, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(rows(&world, "password").await, 1);
        assert!(overview::at_home(&world, member.mailbox_id).await.unwrap().is_none());
    }
}

async fn row_of(world: &World, member: Member) -> password::Row {
    let mut tx = world.store.read().await.unwrap();
    let mailbox = mailbox::by_id(&mut tx, member.mailbox_id).await.unwrap().unwrap();
    password::of(&mut tx, mailbox.account_id.unwrap()).await.unwrap().unwrap()
}

/// The token of a page's form that is posted to a path.
pub(super) fn token_of(page: &Answer, path: &str) -> String {
    let (_, form) =
        page.body.split_once(&format!("action=\"{path}\"")).unwrap_or_else(|| panic!("no form: {}", page.body));
    form.split_once("name=\"token\" value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

pub(super) fn with<'a>(fields: &'a [(&'a str, String)], name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).chain([(name, value)]).collect()
}
