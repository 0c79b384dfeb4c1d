//! Two-step verification: an authenticator app, its recovery codes, and that nobody is in before both steps are taken.

use axum::http::StatusCode;

use super::{
    account::{is_signed_in, registered, rows, signs_in, went_in},
    authenticator::Authenticator,
    browser::{Answer, Browser},
    on_both,
    password::{token_of, tries, with},
    world::{Member, World, count, token},
};
use crate::{
    base::{
        clock::{days, hours, minutes},
        paths,
    },
    domain::{
        account::{self, secure},
        link::LinkState,
        login::{self, Actor, Late, Redeemed, Session, Typed},
    },
    platform::authenticator_app::Secret,
};

const ADA: &str = "ada@mail.example";
const PASSWORD: &str = "quiet hat lamps";

/// What the page shows to an app, and posts back.
fn offered(page: &Answer) -> (Secret, [(&'static str, String); 2]) {
    let (_, key) = page.body.split_once("<code class=\"key\">").unwrap_or_else(|| panic!("no key: {}", page.body));
    let key = key.split('<').next().unwrap().replace(' ', "");
    let secret = Secret::from_octets(totp_rs::Secret::try_from_base32(key).unwrap().as_bytes());
    let (_, sealed) = page.body.split_once("name=\"offered\" value=\"").unwrap();
    let sealed = sealed.split('"').next().unwrap().to_owned();
    (secret, [("token", token_of(page, paths::AUTHENTICATOR_APP)), ("offered", sealed)])
}

/// What a phone reads off the page's QR code, at four pixels a module.
fn scanned(page: &Answer) -> String {
    let (_, svg) = page.body.split_once("viewBox=\"0 0 ").unwrap();
    let width: usize = svg.split(' ').next().unwrap().parse().unwrap();
    let dark: std::collections::BTreeSet<(usize, usize)> = svg
        .split("</svg>")
        .next()
        .unwrap()
        .split('M')
        .filter_map(|piece| {
            let (x, y) = piece
                .strip_suffix("h1v1h-1z")
                .or_else(|| piece.split_once("h1v1h-1z").map(|(at, _)| at))?
                .split_once(' ')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        })
        .collect();
    let pixel = |x: usize, y: usize| if dark.contains(&(x / 4, y / 4)) { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width * 4, width * 4, pixel);
    let grids = picture.detect_grids();
    grids.first().expect("a QR code").decode().expect("that can be read").1
}

/// Turns it on, with an app that is at hand; what the app knows, and the codes that the page showed.
pub(super) async fn turns_on(world: &World, browser: &mut Browser) -> (Secret, Vec<String>) {
    let (secret, fields) = offered(&browser.get(paths::AUTHENTICATOR_APP).await);
    let answer = browser.post(paths::AUTHENTICATOR_APP, &with(&fields, "code", &secret.code(world.now()))).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    world.work().await;
    (secret, codes(&answer))
}

fn codes(page: &Answer) -> Vec<String> {
    let (_, list) = page.body.split_once("<ol class=\"codes\">").unwrap_or_else(|| panic!("no codes: {}", page.body));
    let items = list.split("</ol>").next().unwrap().split("<li>").skip(1);
    items.map(|item| item.split('<').next().unwrap().to_owned()).collect()
}

/// A member with an account and two-step verification, signed in.
async fn with_app(world: &World, browser: &mut Browser) -> (Member, Secret, Vec<String>) {
    let member = world.join(&world.harbour(), ADA).await;
    signs_in(world, browser, ADA).await;
    browser.press_last("/me/harbour/register").await;
    world.work().await;
    world.clock.advance(minutes(1));
    let (secret, codes) = turns_on(world, browser).await;
    (member, secret, codes)
}

/// Takes the first step by email, in this browser.
async fn takes_first_step(world: &World, browser: &mut Browser, next: &str) {
    world.work().await;
    world.clock.advance(minutes(3));
    world.ask(&world.harbour(), ADA).await;
    presses_link(world, browser, next).await;
}

async fn presses_link(world: &World, browser: &mut Browser, next: &str) {
    let path = format!("/harbour/sign-in/{}", token(&world.newest_to(ADA), "sign-in").text());
    let form = browser.get(&path).await.token();
    let answer = browser.post(&path, &[("token", &form)]).await;
    assert_eq!(answer.header("location"), next, "{}", answer.body);
}

pub(super) async fn enters(browser: &mut Browser, code: &str) -> Answer {
    let form = browser.get(paths::SECOND_STEP).await.token();
    browser.post(paths::SECOND_STEP, &[("token", &form), ("code", code)]).await
}

/// A session that has taken the first step by email.
/// Presses a button below the code.
async fn presses(browser: &mut Browser, what: &str) -> Answer {
    let form = browser.get(paths::SECOND_STEP).await.token();
    browser.post(paths::SECOND_STEP, &[("token", &form), ("do", what)]).await
}

async fn halfway(world: &World) -> Session {
    world.work().await;
    world.clock.advance(minutes(3));
    world.ask(&world.harbour(), ADA).await;
    let link = token(&world.newest_to(ADA), "sign-in");
    match login::redeem(world, &world.harbour(), &link).await.unwrap() {
        LinkState::Open(Redeemed::SignedIn { session, .. }) if session.awaits_second_step() => session,
        other => panic!("{other:?}"),
    }
}

fn from(n: u8) -> login::From {
    login::From { source: format!("203.0.113.{n}").parse().unwrap(), devices: Vec::new() }
}

on_both! {
    async fn whoever_turns_it_on_signs_in_by_email_and_a_code_of_the_app(world) {
        let (mut browser, mut other) = (Browser::new(&world), Browser::new(&world));
        world.join(&world.harbour(), ADA).await;
        signs_in(&world, &mut other, ADA).await;
        signs_in(&world, &mut browser, ADA).await;
        browser.press_last("/me/harbour/register").await;
        world.work().await;
        world.clock.advance(minutes(1));
        let (_, fields) = offered(&browser.get(paths::AUTHENTICATOR_APP).await);
        // The picture says what an app needs, as a phone reads it.
        let read = scanned(&browser.get(paths::AUTHENTICATOR_APP).await);
        assert!(read.starts_with("otpauth://totp/Harbour%20Books:ada%40mail.example?secret="), "{read}");
        // A code of another secret turns nothing on, and the page shows the same key again.
        let wrong = browser.post(paths::AUTHENTICATOR_APP, &with(&fields, "code", "000000")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(offered(&wrong).1[1], fields[1]);
        let (secret, codes) = turns_on(&world, &mut browser).await;
        assert_eq!((rows(&world, "authenticator_app").await, codes.len()), (1, 10));
        assert_eq!(world.newest_to(ADA).subject, "Two-step verification is on (Harbour Books)");
        // Whoever turned it on goes on, everybody else is out; the codes are not shown again.
        assert!(is_signed_in(&mut browser).await && !is_signed_in(&mut other).await);
        let again = browser.get(paths::RECOVERY_CODES).await.body;
        assert!(again.contains("You have 10 recovery codes left") && !again.contains(&codes[0]), "{again}");

        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        let wrong = enters(&mut other, "000000").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("The code is not right") && !wrong.body.contains("000000"), "{}", wrong.body);
        assert!(!is_signed_in(&mut other).await);
        assert!(went_in(&enters(&mut other, &secret.code(world.now())).await));
        assert!(is_signed_in(&mut other).await);
        assert!(other.get("/me/harbour/data.json").await.status.is_success(), "both are fresh");
        world.verified().await;
    }

    /// Ory Kratos CVE-2024-45042: between the steps nobody is signed in, wherever they go and whatever they post.
    async fn nobody_is_in_between_the_two_steps(world) {
        let (mut browser, mut thief) = (Browser::new(&world), Browser::new(&world));
        let (member, secret, _) = with_app(&world, &mut browser).await;
        takes_first_step(&world, &mut thief, paths::SECOND_STEP).await;
        for route in crate::web::routes::ROUTES.iter().filter(|route| route.path.starts_with("/me")) {
            let path = route.path.replace(":brand", "harbour").replace(":number", "1").replace(":passkey", "x");
            let answer = thief.get(&path).await;
            assert!(!answer.body.contains(ADA) && !answer.body.contains("Quackenbush"), "{path}");
            if route.has_page {
                assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, paths::SECOND_STEP), "{path}");
            }
            let form = thief.get(paths::SECOND_STEP).await.token();
            let posted = thief.post(&path, &[("token", &form), ("understood", "yes"), ("do", "remove"), ("topic", "novels")]).await;
            assert!(!posted.status.is_success() && !posted.body.contains(ADA), "{path}: {}", posted.status);
        }
        assert_eq!(rows(&world, "person").await, 1);
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "credential-added", "nothing came of it");
        // What is done by whoever is there says so itself, below any page.
        let session = halfway(&world).await;
        let actor = Actor::person(session, "/me/harbour/delete");
        assert!(login::authorise(&actor, login::Action::Change, &world.harbour(), world.now()).is_err());
        assert!(account::app::turn_off(&world, &world.harbour(), &actor).await.is_err());
        // Ten minutes later the first step has to be taken again.
        world.clock.advance(minutes(10));
        assert_eq!(thief.get(paths::SECOND_STEP).await.header("location"), paths::SIGN_IN);
        let late = thief.post(paths::SECOND_STEP, &[("token", "x"), ("code", &secret.code(world.now()))]).await;
        assert_ne!(late.status, StatusCode::OK);
        assert!(!is_signed_in(&mut thief).await);
    }

    /// Ory Kratos issue 4317: one emailed code is not both factors, and neither is a link and then a code.
    async fn an_email_is_never_both_steps(world) {
        let (mut browser, mut thief) = (Browser::new(&world), Browser::new(&world));
        with_app(&world, &mut browser).await;
        takes_first_step(&world, &mut thief, paths::SECOND_STEP).await;
        // Another email proves the same once more.
        takes_first_step(&world, &mut thief, paths::SECOND_STEP).await;
        let text = world.newest_to(ADA).text;
        if let Some((_, code)) = text.split_once("not even to us:\n") {
            assert_eq!(enters(&mut thief, code.lines().next().unwrap()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert!(!is_signed_in(&mut thief).await);
        // Nor does whoever is in step up by email: the page asks for the app.
        world.clock.advance(minutes(6));
        let page = browser.get("/me/harbour/data").await;
        assert!(page.body.contains("name=\"code\"") && !page.body.contains("Email me a link"), "{}", page.body);
    }

    async fn a_code_of_the_app_proves_afresh_who_is_signed_in(world) {
        let mut browser = Browser::new(&world);
        let (_, secret, _) = with_app(&world, &mut browser).await;
        world.clock.advance(minutes(6));
        let page = browser.get("/me/harbour/data").await;
        let path = "/me/harbour/reauthenticate";
        let fields = [("token", token_of(&page, path)), ("back_to", "/me/harbour/data".to_owned())];
        let wrong = browser.post(path, &with(&fields, "code", "000000")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
        let right = browser.post(path, &with(&fields, "code", &secret.code(world.now()))).await;
        assert_eq!(right.header("location"), "/me/harbour/data", "{}", right.body);
        assert!(browser.get("/me/harbour/data.json").await.status.is_success());
    }

    /// RFC 6238 § 5.2, BAR D5: a code is used once, by one of fifty at once.
    async fn d5_a_code_of_the_app_is_used_once(world) {
        let mut browser = Browser::new(&world);
        let (_, secret, _) = with_app(&world, &mut browser).await;
        // The one that turned it on is used.
        let path = "/me/harbour/reauthenticate";
        let form = browser.get("/me/harbour/details").await.token();
        let again = browser.post(path, &[("token", &form), ("code", &secret.code(world.now()))]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", again.body);
        let (session, harbour) = (halfway(&world).await, world.harbour());
        let takes = async |n: u8, code: &str| account::take_second_step(&world, &harbour, session, code, (&from(n), paths::SECOND_STEP)).await.unwrap();
        let code = secret.code(world.now());
        let outcomes = futures::future::join_all((0..50).map(|n| takes(n, &code))).await;
        assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Typed::Right(_))).count(), 1, "{outcomes:?}");
        // No earlier one follows it, even where the clock is set back: it fails closed.
        world.clock.advance(minutes(-2));
        assert!(!matches!(takes(60, &secret.code(world.now())).await, Typed::Right(_)));
        world.clock.advance(minutes(5));
        assert!(matches!(takes(61, &secret.code(world.now())).await, Typed::Right(_)));
    }

    /// S3; Keycloak CVE-2024-4629: codes are guessed five times, then at waits; a right password in between is no help.
    async fn s3_guesses_at_a_code_are_counted_by_themselves(world) {
        let mut browser = Browser::new(&world);
        let (_, secret, _) = with_app(&world, &mut browser).await;
        let form = browser.get(paths::PASSWORD).await.token();
        browser.post(paths::PASSWORD, &[("token", &form), ("new-password", PASSWORD)]).await;
        let session = halfway(&world).await;
        let harbour = world.harbour();
        let guess = async |n: u8, code: &str| account::take_second_step(&world, &harbour, session, code, (&from(n), "/sign-in/second-step")).await.unwrap();
        let outcomes = futures::future::join_all((0..50).map(|n| guess(n, "000000"))).await;
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == Typed::Wrong).count(), 5, "{outcomes:?}");
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        assert_eq!(tries(&mut other, ADA, PASSWORD).await.header("location"), paths::SECOND_STEP);
        assert!(matches!(guess(60, &secret.code(world.now())).await, Typed::TooOften(_)));
        world.clock.advance(jiff::SignedDuration::from_secs(30));
        assert!(matches!(guess(61, &secret.code(world.now())).await, Typed::Right(_)));
    }

    /// S1: with the app a password may be shorter; alone it may not, so that it goes with the app.
    async fn s1_a_short_password_goes_with_the_app(world) {
        let mut browser = Browser::new(&world);
        let (member, _, _) = with_app(&world, &mut browser).await;
        let form = browser.get(paths::PASSWORD).await.token();
        let short = browser.post(paths::PASSWORD, &[("token", &form), ("new-password", "hat lam")]).await;
        assert!(short.body.contains("at least 8 characters"), "{}", short.body);
        let set = browser.post(paths::PASSWORD, &[("token", &form), ("new-password", "hat lamp")]).await;
        assert_eq!(set.header("location"), "/me/security?done=password-set", "{}", set.body);
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        assert_eq!(tries(&mut other, ADA, "hat lamp").await.header("location"), paths::SECOND_STEP);
        world.work().await;
        world.clock.advance(minutes(1));
        let form = browser.get(paths::AUTHENTICATOR_APP).await.token();
        let off = browser.post(paths::AUTHENTICATOR_APP, &[("token", &form), ("do", "turn-off")]).await;
        assert_eq!(off.header("location"), "/me/security?done=app-removed", "{}", off.body);
        world.work().await;
        assert!(world.newest_to(ADA).text.contains("too short to be used alone"), "{}", world.newest_to(ADA).text);
        assert_eq!(tries(&mut other, ADA, "hat lamp").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        for table in ["password", "authenticator_app", "recovery_codes"] {
            assert_eq!(rows(&world, table).await, 0, "{table}");
        }
        assert_eq!(count(&world.store, "select count(*) from retired_key").await, 0, "their keys are destroyed");
        // Whoever was halfway is in by their first step alone now? They take it again.
        assert!(!is_signed_in(&mut other).await);
        takes_first_step(&world, &mut other, paths::ME).await;
        assert!(is_signed_in(&mut other).await);
        assert_eq!(world.happened(member.person_id).await.iter().filter(|event| *event == "credential-removed").count(), 2);
    }

    /// NIST SP 800-63B-4 § 3.1.2: each recovery code once, at fifty at once too; the owner is told, with what is left.
    async fn d5_a_recovery_code_is_used_once(world) {
        let (mut browser, mut other) = (Browser::new(&world), Browser::new(&world));
        let (member, _, codes) = with_app(&world, &mut browser).await;
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        assert!(went_in(&enters(&mut other, &codes[3]).await));
        world.work().await;
        let told = world.newest_to(ADA);
        assert_eq!(told.subject, "A recovery code was used (Harbour Books)");
        assert!(told.text.contains("9 are left") && !told.text.contains(&codes[3]), "{}", told.text);
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "recovery-code-used");
        let mut third = Browser::new(&world);
        takes_first_step(&world, &mut third, paths::SECOND_STEP).await;
        assert_eq!(enters(&mut third, &codes[3]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let (session, harbour) = (halfway(&world).await, world.harbour());
        let form = paths::SECOND_STEP;
        let froms: Vec<login::From> = (0..50).map(from).collect();
        let uses = froms.iter().map(|from| account::take_second_step(&world, &harbour, session, &codes[4], (from, form)));
        let outcomes = futures::future::join_all(uses).await;
        assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Ok(Typed::Right(_)))).count(), 1);
        assert_eq!(count(&world.store, "select unused from recovery_codes").await, 8);
        // New ones replace them, for whoever proves afresh who they are; by the app, not by email.
        let page = browser.get(paths::RECOVERY_CODES).await;
        assert!(page.body.contains("action=\"/me/harbour/reauthenticate\"") && page.body.contains("8 recovery codes left"));
        takes_first_step(&world, &mut third, paths::SECOND_STEP).await;
        assert!(went_in(&enters(&mut third, &codes[5]).await));
        let form = third.get(paths::RECOVERY_CODES).await.token();
        let made = self::codes(&third.post(paths::RECOVERY_CODES, &[("token", &form)]).await);
        assert_eq!(made.len(), 10);
        assert!(is_signed_in(&mut third).await && !is_signed_in(&mut other).await && !is_signed_in(&mut browser).await);
        world.work().await;
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        assert_eq!(enters(&mut other, &codes[6]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(went_in(&enters(&mut other, &made[0].replace(' ', "-")).await));
    }

    /// A passkey is both steps in one (NIST SP 800-63B-4 § 2.2.1).
    async fn a_passkey_needs_no_second_step(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        turns_on(&world, &mut browser).await;
        let mut other = Browser::new(&world);
        other.get("/harbour/sign-in").await;
        assert!(went_in(&other.press_passkey("/harbour/sign-in", &mut phone).await));
        assert!(is_signed_in(&mut other).await);
    }

    /// Whoever moved the account to an address of theirs and made it two-step keeps nothing of it when the owner puts the address back.
    async fn what_was_added_behind_another_address_goes_when_it_is_put_back(world) {
        let (mut thief, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut thief, &mut phone, ADA).await;
        world.clock.advance(minutes(1));
        world.change_address(&world.harbour(), member, "thief@mail.example").await;
        signs_in(&world, &mut thief, "thief@mail.example").await;
        let form = thief.get(paths::PASSWORD).await.token();
        let set = thief.post(paths::PASSWORD, &[("token", &form), ("new-password", PASSWORD)]).await;
        assert_eq!(set.header("location"), "/me/security?done=password-set", "{}", set.body);
        turns_on(&world, &mut thief).await;
        let link = token(&world.newest_to(ADA), "old-address");
        let path = format!("/harbour/old-address/{}", link.text());
        let mut owner = Browser::new(&world);
        let form = owner.get(&path).await.token();
        owner.post(&path, &[("token", &form)]).await;
        world.work().await;
        assert_eq!(rows(&world, "password").await, 0);
        assert_eq!(tries(&mut thief, ADA, PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // The app after a day: the old mailbox alone is no match for it, whosever it is.
        takes_first_step(&world, &mut owner, paths::SECOND_STEP).await;
        world.clock.advance(hours(24));
        takes_first_step(&world, &mut owner, paths::SECOND_STEP).await;
        assert_eq!(presses(&mut owner, "finish").await.header("location"), "/me/security?done=app-removed");
        assert!(is_signed_in(&mut owner).await);
        for table in ["authenticator_app", "recovery_codes"] {
            assert_eq!(rows(&world, table).await, 0, "{table}");
        }
    }

    /// S5: beside an app a password may be short, so that it proves nothing afresh by itself, on the page or past it.
    async fn s5_a_password_is_no_fresh_proof_beside_an_app(world) {
        let mut browser = Browser::new(&world);
        with_app(&world, &mut browser).await;
        let form = browser.get(paths::PASSWORD).await.token();
        browser.post(paths::PASSWORD, &[("token", &form), ("new-password", "hat lamp")]).await;
        world.clock.advance(minutes(6));
        let page = browser.get("/me/harbour/data").await;
        assert!(page.body.contains("name=\"code\"") && !page.body.contains("name=\"password\""), "{}", page.body);
        let path = "/me/harbour/reauthenticate";
        let fields = [("token", token_of(&page, path)), ("back_to", "/me/harbour/data".to_owned())];
        let past = browser.post(path, &with(&fields, "password", "hat lamp")).await;
        assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get("/me/harbour/data.json").await.status, StatusCode::SEE_OTHER);
    }

    /// An account is of all brands: whoever begins at one that does not know them takes the second step there too.
    async fn a_recovery_code_works_wherever_the_first_step_was_taken(world) {
        let mut browser = Browser::new(&world);
        let (_, _, codes) = with_app(&world, &mut browser).await;
        let form = browser.get(paths::PASSWORD).await.token();
        browser.post(paths::PASSWORD, &[("token", &form), ("new-password", PASSWORD)]).await;
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        let path = "/meadow/sign-in/password";
        let form = other.get(path).await.token();
        let first = other.post(path, &[("token", &form), ("email", ADA), ("password", PASSWORD)]).await;
        assert_eq!(first.header("location"), paths::SECOND_STEP, "{}", first.body);
        assert!(went_in(&enters(&mut other, &codes[0]).await));
        assert!(is_signed_in(&mut other).await);
    }

    /// Where the app was added by somebody else, the link of its notice signs them out at once and takes it away after a day: whoever reads the
    /// emails alone is no match for a second factor before.
    async fn an_app_that_somebody_else_added_goes_by_the_link_of_its_notice_after_a_wait(world) {
        let mut browser = Browser::new(&world);
        let (ada, ..) = with_app(&world, &mut browser).await;
        let link = token(&world.newest_to(ADA), "secure");
        let secured = secure::secure(&world, &world.harbour(), &link, &Actor::link_holder("/harbour/secure/…")).await;
        assert_eq!(secured.unwrap(), LinkState::Open(()));
        assert!(!is_signed_in(&mut browser).await);
        assert_eq!(world.happened(ada.person_id).await.split_off(6), ["credential-added", "credential-added", "recovery-started", "account-secured"]);
        assert_eq!((rows(&world, "authenticator_app").await, rows(&world, "recovery_codes").await), (1, 1));
        world.work().await;
        assert_eq!(world.newest_to(ADA).subject, "Two-step verification is to be turned off (Harbour Books)");
        let mut other = Browser::new(&world);
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        assert!(!is_signed_in(&mut other).await);
        world.clock.advance(hours(24));
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        let finished = presses(&mut other, "finish").await;
        assert_eq!(finished.header("location"), "/me/security?done=app-removed", "{}", finished.body);
        assert!(is_signed_in(&mut other).await);
        assert_eq!(rows(&world, "authenticator_app").await, 0);
    }

    /// A recovery that whoever reads a mailbox began is not finished by them once the account has gone from there, and come back.
    async fn a_recovery_ends_with_a_change_of_address(world) {
        let mut browser = Browser::new(&world);
        let (ada, ..) = with_app(&world, &mut browser).await;
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        presses(&mut other, "recover").await;
        assert_eq!(rows(&world, "recovery").await, 1);
        world.work().await;
        world.change_address(&world.harbour(), ada, "ada@new.example").await;
        assert_eq!((rows(&world, "recovery").await, rows(&world, "authenticator_app").await), (0, 1));
        assert!(world.happened(ada.person_id).await.contains(&"recovery-stopped".to_owned()));
    }

    /// NIST SP 800-63B-4 § 4.2: whoever lost the app and the codes waits a day, in which everybody who is signed in is told and can stop it.
    async fn recovery_waits_a_day_is_announced_and_can_be_stopped(world) {
        let mut browser = Browser::new(&world);
        let (ada, app, _) = with_app(&world, &mut browser).await;
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        let page = other.get(paths::SECOND_STEP).await.body;
        assert!(page.contains("Start, and wait 24 hours") && !page.contains("Turn it off and sign in"), "{page}");
        // Not before it has begun.
        assert_eq!(presses(&mut other, "finish").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(presses(&mut other, "recover").await.header("location"), paths::SECOND_STEP);
        world.work().await;
        let told = world.newest_to(ADA);
        assert_eq!(told.subject, "Two-step verification is to be turned off (Harbour Books)");
        assert!(told.text.contains("press the button: it is stopped"), "{}", told.text);
        assert_eq!(world.happened(ada.person_id).await.last().unwrap(), "recovery-started");
        // Once is enough.
        let emails = world.messages_to(ADA).len();
        assert_eq!(presses(&mut other, "recover").await.header("location"), paths::SECOND_STEP);
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), emails);
        world.clock.advance(hours(23));
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        assert!(other.get(paths::SECOND_STEP).await.body.contains("After that, sign in with a new link"));
        assert_eq!(presses(&mut other, "finish").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(rows(&world, "authenticator_app").await, 1);

        // Whoever is signed in sees it everywhere, and stops it without any further proof.
        for path in [paths::ME, paths::SECURITY] {
            assert!(browser.get(path).await.body.contains("asked to turn off two-step verification"), "{path}");
        }
        let page = browser.get(paths::SECURITY).await;
        let stopped = browser.post(paths::RECOVERY, &[("token", &token_of(&page, paths::RECOVERY))]).await;
        assert_eq!(stopped.header("location"), "/me/security?done=recovery-stopped", "{}", stopped.body);
        world.work().await;
        assert_eq!(world.newest_to(ADA).subject, "Two-step verification stays on (Harbour Books)");
        world.clock.advance(hours(2));
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        assert_eq!(presses(&mut other, "finish").await.status, StatusCode::UNPROCESSABLE_ENTITY);

        // The owner reads of the next one, and stops it by the email.
        presses(&mut other, "recover").await;
        world.work().await;
        let link = token(&world.newest_to(ADA), "secure");
        secure::secure(&world, &world.harbour(), &link, &Actor::link_holder("/harbour/secure/…")).await.unwrap();
        assert_eq!((rows(&world, "recovery").await, rows(&world, "authenticator_app").await), (0, 1));
        assert!(!is_signed_in(&mut browser).await);

        // Nobody stops the third. It was by an email that nobody is there who could, so it takes a week; who comes too late begins anew.
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        let page = other.get(paths::SECOND_STEP).await.body;
        assert!(page.contains("Start, and wait seven days") && !page.contains("24 hours"), "{page}");
        presses(&mut other, "recover").await;
        world.clock.advance(days(6));
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        assert_eq!(presses(&mut other, "finish").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        world.clock.advance(days(9));
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        assert!(other.get(paths::SECOND_STEP).await.body.contains("Start, and wait 24 hours"));
        assert_eq!(presses(&mut other, "finish").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        presses(&mut other, "recover").await;
        world.clock.advance(hours(24));
        // The session of the first step is over by then: an email again.
        assert_eq!(other.get(paths::SECOND_STEP).await.header("location"), paths::SIGN_IN);
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        assert!(other.get(paths::SECOND_STEP).await.body.contains("Turn it off and sign in"));
        assert_eq!(presses(&mut other, "finish").await.header("location"), "/me/security?done=app-removed");
        world.work().await;
        assert!(is_signed_in(&mut other).await);
        for table in ["authenticator_app", "recovery_codes", "recovery"] {
            assert_eq!(rows(&world, table).await, 0, "{table}");
        }
        assert_eq!(world.newest_to(ADA).subject, "Two-step verification is off (Harbour Books)");
        drop(app);
        world.verified().await;
    }

    /// One that was stopped since does not go on in an older copy of the database.
    async fn no_recovery_goes_on_in_a_restored_backup(world) {
        let mut browser = Browser::new(&world);
        with_app(&world, &mut browser).await;
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        takes_first_step(&world, &mut other, paths::SECOND_STEP).await;
        presses(&mut other, "recover").await;
        for (late, left) in [(Late::Crash, 1), (Late::OlderCopy, 0)] {
            let mut tx = world.store.write().await.unwrap();
            late.end_access(&mut tx, world.now()).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(rows(&world, "recovery").await, left, "{late:?}");
        }
    }

    /// A password is no way to it: somebody who has that alone waits for nothing.
    async fn recovery_begins_with_an_email_and_nothing_else(world) {
        let mut browser = Browser::new(&world);
        with_app(&world, &mut browser).await;
        let form = browser.get(paths::PASSWORD).await.token();
        browser.post(paths::PASSWORD, &[("token", &form), ("new-password", PASSWORD)]).await;
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.7");
        let path = "/harbour/sign-in/password";
        let form = other.get(path).await.token();
        other.post(path, &[("token", &form), ("email", ADA), ("password", PASSWORD)]).await;
        let page = other.get(paths::SECOND_STEP).await.body;
        assert!(page.contains("Sign in with a link by email first") && !page.contains("Start, and wait"), "{page}");
        assert_eq!(presses(&mut other, "recover").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(rows(&world, "recovery").await, 0);
    }

    /// What an app is shown is of one account and half an hour, and a page cannot be used to add a secret of somebody else's.
    async fn what_is_offered_to_an_app_is_of_one_account_and_not_for_long(world) {
        let (mut ada, mut bela) = (Browser::new(&world), Browser::new(&world));
        for (browser, address) in [(&mut ada, ADA), (&mut bela, "bela@mail.example")] {
            world.join(&world.harbour(), address).await;
            signs_in(&world, browser, address).await;
            browser.press_last("/me/harbour/register").await;
        }
        let (secret, of_bela) = offered(&bela.get(paths::AUTHENTICATOR_APP).await);
        signs_in(&world, &mut ada, ADA).await;
        let (_, mut fields) = offered(&ada.get(paths::AUTHENTICATOR_APP).await);
        fields[1] = of_bela[1].clone();
        let swapped = ada.post(paths::AUTHENTICATOR_APP, &with(&fields, "code", &secret.code(world.now()))).await;
        assert_eq!(swapped.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(rows(&world, "authenticator_app").await, 0);
        let (secret, fields) = offered(&ada.get(paths::AUTHENTICATOR_APP).await);
        world.clock.advance(hours(1));
        signs_in(&world, &mut ada, ADA).await;
        let late = ada.post(paths::AUTHENTICATOR_APP, &with(&fields, "code", &secret.code(world.now()))).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", late.body);
        assert_eq!(rows(&world, "authenticator_app").await, 0);
    }
}
