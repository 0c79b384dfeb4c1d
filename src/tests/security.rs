//! Where somebody is signed in, signing out from elsewhere, and what happened to how they sign in.

use std::{path::Path, sync::Arc};

use axum::http::StatusCode;

use super::{
    account::{asks_for_account_at, is_signed_in, registered, rows, went_in},
    authenticator::Authenticator,
    browser::{Answer, Browser},
    on_both,
    password::token_of,
    two_steps::turns_on,
    world::{Member, World, count, token},
};
use crate::{
    base::{
        address::Address,
        clock::{days, hours, minutes},
        paths,
    },
    domain::{account::secure, link::LinkState, login::Actor, person::new_address},
    platform::places::Places,
    store,
};

const ADA: &str = "ada@mail.example";
const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

fn called(browser: Browser, agent: &str) -> Browser {
    let mut browser = browser;
    browser.extra.push(("user-agent", agent.to_owned()));
    browser
}

/// Ada with a passkey, signed in on a computer and on a phone.
async fn on_two_devices(world: &World) -> (Browser, Browser) {
    let mut here = called(Browser::new(world), FIREFOX);
    let mut there = called(Browser::new(world).elsewhere(world, "198.51.100.7"), PHONE);
    let mut passkey = Authenticator::new(&world.rng);
    registered(world, &mut here, &mut passkey, ADA).await;
    there.get("/harbour/sign-in").await;
    assert!(went_in(&there.press_passkey("/harbour/sign-in", &mut passkey).await));
    (here, there)
}

/// The names of the sessions that the page lists, without its own.
fn others(page: &Answer) -> Vec<String> {
    let inputs = page.body.split("name=\"session\" value=\"").skip(1);
    inputs.map(|input| input.split('"').next().unwrap().to_owned()).collect()
}

/// The token of the forms of that page.
async fn form(browser: &mut Browser) -> String {
    token_of(&browser.get(paths::SECURITY).await, paths::SESSIONS)
}

async fn signs_out(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let fields: Vec<(&str, &str)> = [("token", form)].iter().chain(fields).copied().collect();
    browser.post(paths::SESSIONS, &fields).await
}

on_both! {
    async fn people_see_where_they_are_signed_in_and_sign_out_from_elsewhere(world) {
        let (mut here, mut there) = on_two_devices(&world).await;
        let page = here.get(paths::SECURITY).await;
        for words in ["Where you are signed in", "Firefox · Windows", "Safari · iPhone", "This device", "Sign out everywhere else"] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        let listed = others(&page);
        assert_eq!(listed.len(), 1);
        let form = form(&mut here).await;
        let ended = signs_out(&mut here, &form, &[("session", &listed[0])]).await;
        assert_eq!(ended.header("location"), "/me/security?done=session-ended", "{}", ended.body);
        assert!(is_signed_in(&mut here).await && !is_signed_in(&mut there).await);
        let page = here.get(paths::SECURITY).await;
        assert!(others(&page).is_empty() && !page.body.contains("Sign out everywhere else"), "{}", page.body);
        assert!(here.get(paths::SECURITY_HISTORY).await.body.contains("A device was signed out."));
        // Once more changes nothing; what is no name of one neither.
        for name in [listed[0].as_str(), "", "zz", "00"] {
            assert_eq!(signs_out(&mut here, &form, &[("session", name)]).await.header("location"), "/me/security?done=session-ended");
        }
        assert!(is_signed_in(&mut here).await);
        world.verified().await;
    }

    async fn people_see_roughly_where_if_the_operator_has_a_file_of_places(mut world) {
        let portal = Arc::get_mut(&mut world.portal).expect("nobody else has it yet");
        portal.places = Places::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/places.mmdb")).unwrap();
        let (mut here, _) = on_two_devices(&world).await;
        let page = here.get(paths::SECURITY).await.body;
        assert!(page.contains("Firefox · Windows · Dublin, Ireland") && page.contains("Safari · iPhone · Poland"), "{page}");
        // It is in their copy, and no address is.
        let copy = here.get("/me/harbour/data.json").await.body;
        assert!(copy.contains("Dublin, Ireland") && !copy.contains("192.0.2"), "{copy}");
    }

    /// ASVS 7.4.5, 7.5.2.
    async fn all_other_sessions_end_with_one_press(world) {
        let (mut here, mut there) = on_two_devices(&world).await;
        let form = form(&mut here).await;
        let ended = signs_out(&mut here, &form, &[("do", "others")]).await;
        assert_eq!(ended.header("location"), "/me/security?done=others-signed-out", "{}", ended.body);
        assert!(is_signed_in(&mut here).await && !is_signed_in(&mut there).await);
        // Nothing that needs a fresh proof came of it.
        world.clock.advance(minutes(6));
        assert_eq!(signs_out(&mut here, &form, &[("do", "others")]).await.status, StatusCode::SEE_OTHER);
        assert!(here.get("/me/harbour/data").await.body.contains("/me/harbour/reauthenticate"));
    }

    /// D6: an address that somebody asked for who was signed out since does not become the account's.
    async fn an_address_that_was_asked_for_before_goes_with_the_sessions(world) {
        let (mut here, _) = on_two_devices(&world).await;
        let harbour = world.harbour();
        world.work().await;
        let notice = token(&world.newest_to(ADA), "secure");
        for n in 0..2 {
            world.work().await;
            world.clock.advance(hours(1));
            let mut tx = world.store.read().await.unwrap();
            let session = world.sign_in(&harbour, ADA).await;
            let person = crate::store::person::of(&mut tx, session.mailbox_id(), harbour.id).await.unwrap().unwrap();
            drop(tx);
            let member = Member { mailbox_id: session.mailbox_id(), person_id: person.id };
            let address = Address::parse("eve@evil.example").unwrap();
            let asked = new_address::ask(&world, &harbour, &address, &world.actor(member, "/me/harbour/new-address")).await;
            assert_eq!(asked.unwrap(), new_address::Asked::Done);
            world.work().await;
            let link = token(&world.newest_to("eve@evil.example"), "new-address");
            if n == 0 {
                let form = form(&mut here).await;
                assert_eq!(signs_out(&mut here, &form, &[("do", "others")]).await.status, StatusCode::SEE_OTHER);
            } else {
                let holder = Actor::link_holder("/harbour/secure/…");
                assert_eq!(secure::secure(&world, &harbour, &notice, &holder).await.unwrap(), LinkState::Open(()));
            }
            assert_eq!(new_address::look(&world, &harbour, &link).await.unwrap(), LinkState::Expired);
            world.clock.advance(days(2));
        }
    }

    /// Whoever reads an account's emails ends none of its sessions by registering at another brand.
    async fn s5_registering_at_another_brand_by_email_ends_no_session_of_the_account(world) {
        let (mut here, mut there) = on_two_devices(&world).await;
        world.clock.advance(minutes(20));
        let mut mailbox = Browser::new(&world).elsewhere(&world, "203.0.113.5");
        let asked = asks_for_account_at(&world, &mut mailbox, &world.meadow(), ADA, &[]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
        world.work().await;
        let path = format!("/meadow/confirm/{}", token(&world.newest_to(ADA), "confirm").text());
        assert!(mailbox.press_last(&path).await.header("location").contains("registered"));
        assert!(is_signed_in(&mut here).await && is_signed_in(&mut there).await);
    }

    /// Nobody signs out anybody else's session, whatever its name.
    async fn a_session_is_ended_by_its_owner_alone(world) {
        let (mut here, _) = on_two_devices(&world).await;
        let listed = others(&here.get(paths::SECURITY).await);
        let (mut eve, mut passkey) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut eve, &mut passkey, "eve@mail.example").await;
        let mut also = Browser::new(&world);
        also.get("/harbour/sign-in").await;
        assert!(went_in(&also.press_passkey("/harbour/sign-in", &mut passkey).await));
        let form = form(&mut eve).await;
        let before = rows(&world, "session").await;
        assert_eq!(signs_out(&mut eve, &form, &[("session", &listed[0])]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(rows(&world, "session").await, before);
        assert!(!eve.get(paths::SECURITY).await.body.contains("iPhone"));
    }

    /// The first step of two is no session that somebody would recognise; it is not listed.
    async fn whoever_took_one_step_of_two_is_not_listed(world) {
        let mut here = called(Browser::new(&world), FIREFOX);
        let mut passkey = Authenticator::new(&world.rng);
        registered(&world, &mut here, &mut passkey, ADA).await;
        turns_on(&world, &mut here).await;
        let mut there = called(Browser::new(&world).elsewhere(&world, "198.51.100.7"), PHONE);
        world.clock.advance(minutes(3));
        world.ask(&world.harbour(), ADA).await;
        let link = token(&world.newest_to(ADA), "sign-in");
        let path = format!("/harbour/sign-in/{}", link.text());
        let form = there.get(&path).await.token();
        assert_eq!(there.post(&path, &[("token", &form)]).await.header("location"), paths::SECOND_STEP);
        assert!(!here.get(paths::SECURITY).await.body.contains("iPhone"));
    }

    /// To the hour, with one statement then and none otherwise.
    async fn when_a_session_was_last_used_is_known_to_the_hour(world) {
        let mut here = Browser::new(&world);
        registered(&world, &mut here, &mut Authenticator::new(&world.rng), ADA).await;
        let seen = "select count(*) from session where seen_at is not null";
        assert!(is_signed_in(&mut here).await);
        assert_eq!(count(&world.store, seen).await, 0);
        let quiet = cost(&mut here).await;
        world.clock.advance(hours(1));
        let noting = cost(&mut here).await;
        assert_eq!((count(&world.store, seen).await, noting), (1, quiet + 1));
        assert_eq!(cost(&mut here).await, quiet);
        world.clock.advance(hours(22));
        assert!(here.get(paths::SECURITY).await.body.contains("<time datetime=\"2026-11-2"));
    }

    async fn what_happened_to_how_they_sign_in_is_told_the_newest_first(world) {
        let mut here = Browser::new(&world);
        registered(&world, &mut here, &mut Authenticator::new(&world.rng), ADA).await;
        world.clock.advance(minutes(1));
        turns_on(&world, &mut here).await;
        let page = here.get(paths::SECURITY_HISTORY).await.body;
        let main = page.split_once("<main").unwrap().1;
        let at = |words: &str| main.find(words).unwrap_or_else(|| panic!("{words}: {main}"));
        assert!(at("Two-step verification was turned on.") < at("A passkey was added."));
        at("Your account was created.");
        assert!(!main.contains("consent"), "only what concerns signing in");
        for language in ["pl", "es"] {
            let page = here.get(&format!("{}?lang={language}", paths::SECURITY_HISTORY)).await;
            assert!(!page.body.contains("history-"), "{language}");
        }
    }
}

async fn cost(browser: &mut Browser) -> u64 {
    let before = store::statements();
    assert!(is_signed_in(browser).await);
    store::statements() - before
}
