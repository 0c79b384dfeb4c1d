//! Registering, and signing in with passkeys.

use axum::http::StatusCode;
use serde_json::json;

use super::{
    authenticator::{Authenticator, hidden},
    browser::{Answer, Browser},
    on_both,
    password::{PASSWORD, tries},
    world::{Member, World, count, shown, token},
};
use crate::{
    base::{
        clock::{days, hours, minutes},
        paths,
    },
    domain::{
        account::{self, secure},
        link::LinkState,
        login::{self, Actor, Presented},
        rights, sweep,
    },
    platform::brand::{LiveBrand, apply},
};

const ADA: &str = "ada@mail.example";
const REGISTER: &str = "/me/harbour/register";
const SIGN_IN: &str = "/harbour/sign-in";

/// Signs in by email, in this browser.
pub(super) async fn signs_in(world: &World, browser: &mut Browser, address: &str) {
    world.clock.advance(minutes(3));
    world.ask(&world.harbour(), address).await;
    let path = format!("/harbour/sign-in/{}", token(&world.newest_to(address), "sign-in").text());
    let form = browser.get(&path).await.token();
    let answer = browser.post(&path, &[("token", &form)]).await;
    assert_eq!(answer.header("location"), paths::ME, "{}", answer.body);
}

/// A member with an account and a passkey, signed in.
pub(super) async fn registered(
    world: &World,
    browser: &mut Browser,
    authenticator: &mut Authenticator,
    address: &str,
) -> Member {
    let member = world.join(&world.harbour(), address).await;
    signs_in(world, browser, address).await;
    let answer = browser.press_passkey(REGISTER, authenticator).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, "/me?done=registered"),
        "{}",
        answer.body
    );
    world.work().await;
    member
}

/// Posts the form by which a stranger registers, in this browser.
pub(super) async fn asks_for_account(
    world: &World,
    browser: &mut Browser,
    address: &str,
    more: &[(&str, &str)],
) -> Answer {
    asks_for_account_at(world, browser, &world.harbour(), address, more).await
}

pub(super) async fn asks_for_account_at(
    world: &World,
    browser: &mut Browser,
    brand: &LiveBrand,
    address: &str,
    more: &[(&str, &str)],
) -> Answer {
    let path = paths::at(&brand.slug).register();
    let page = browser.get(&path).await;
    world.clock.advance(minutes(1));
    let main = page.body.split_once("<main").unwrap().1;
    let mut fields = hidden(main.split_once("<form").unwrap().1.split("</form>").next().unwrap());
    fields.retain(|(name, _)| name != "beside");
    let words = shown(brand);
    let typed = [("email", address), ("name", "Ada Quay"), ("beside", words.as_str())];
    fields.extend(typed.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    browser.post_all(&path, &fields).await
}

pub(super) async fn rows(world: &World, table: &str) -> i64 {
    count(&world.store, &format!("select count(*) from {table}")).await
}

pub(super) async fn is_signed_in(browser: &mut Browser) -> bool {
    browser.get("/me/harbour/details").await.status == StatusCode::OK
}

pub(super) fn went_in(answer: &Answer) -> bool {
    answer.status == StatusCode::SEE_OTHER && answer.header("location") == paths::ME
}

on_both! {
    async fn a_subscriber_registers_with_a_passkey_and_signs_in_with_it(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone, ADA).await;
        assert_eq!(rows(&world, "account").await, 1);
        assert_eq!(rows(&world, "passkey").await, 1);
        assert_eq!(world.happened(member.person_id).await.split_off(3), ["account-made", "registered", "terms-accepted", "credential-added"]);
        let message = world.newest_to(ADA);
        assert_eq!(message.subject, "You have an account at Harbour Books");

        // In another browser, days later: no email, nothing typed.
        let mut other = Browser::new(&world);
        world.clock.advance(days(8));
        other.get(SIGN_IN).await;
        let answer = other.press_passkey(SIGN_IN, &mut phone).await;
        assert!(went_in(&answer), "{}", answer.body);
        assert!(is_signed_in(&mut other).await);
        let security = other.get("/me/security").await;
        assert!(security.body.contains("Google Password Manager"), "{}", security.body);
        assert!(security.body.contains("signalAllAcceptedCredentials"));
        // What only a fresh proof lets people do is theirs at once, and five minutes later no more (ASVS 7.5.3).
        assert!(other.get("/me/harbour/data.json").await.status.is_success());
        world.clock.advance(minutes(5));
        assert_eq!(other.get("/me/harbour/data.json").await.status, StatusCode::SEE_OTHER);
        world.verified().await;
    }

    /// S3: whoever shares a network with somebody who asks for too much, or opens a page that has their browser ask, signs in all the same.
    async fn s3_too_much_from_one_network_keeps_out_no_passkey_and_no_password(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        let form = browser.get(paths::PASSWORD).await.token();
        browser.post(paths::PASSWORD, &[("token", &form), ("new-password", PASSWORD)]).await;
        let mut neighbour = Browser::new(&world);
        let form = neighbour.get(SIGN_IN).await.token();
        let mut statuses = Vec::new();
        for n in 0..61 {
            let address = format!("person{n}@mail.example");
            statuses.push(neighbour.post(SIGN_IN, &[("token", &form), ("email", &address)]).await.status);
            assert_eq!(neighbour.get("/sign-in/with/nobody").await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(statuses.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count(), 1);
        let mut other = Browser::new(&world);
        other.get(SIGN_IN).await;
        assert!(went_in(&other.press_passkey(SIGN_IN, &mut phone).await));
        assert!(went_in(&tries(&mut Browser::new(&world), ADA, PASSWORD).await));
    }

    async fn whoever_makes_no_passkey_has_an_account_and_signs_in_by_email(world) {
        let mut browser = Browser::new(&world);
        let member = world.join(&world.harbour(), ADA).await;
        signs_in(&world, &mut browser, ADA).await;
        let answer = browser.press_last(REGISTER).await;
        assert_eq!(answer.header("location"), "/me?done=registered", "{}", answer.body);
        assert_eq!((rows(&world, "account").await, rows(&world, "passkey").await), (1, 0));
        assert!(is_signed_in(&mut browser).await);
        // Once is enough.
        let form = browser.get("/me/harbour/details").await;
        assert_eq!(form.status, StatusCode::OK);
        assert_eq!(browser.get(REGISTER).await.header("location"), "/me/security");
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "terms-accepted");
    }

    async fn the_account_serves_at_the_next_brand_too(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        world.clock.advance(minutes(11));
        world.join(&world.meadow(), ADA).await;
        let page = browser.get("/me/meadow/register").await;
        assert!(!page.body.contains("data-passkey=\"create\""), "there is one already");
        let answer = browser.press_last("/me/meadow/register").await;
        assert_eq!(answer.header("location"), "/me?done=registered");
        assert_eq!((rows(&world, "account").await, rows(&world, "passkey").await), (1, 1));
    }

    /// BAR D5: a challenge that was answered ×50 in parallel opens one session.
    async fn d5_a_passkeys_answer_is_taken_once(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        let page = Browser::new(&world).get(SIGN_IN).await;
        let answer = phone.answer(&page);
        let attempts = (0..50).map(|_| {
            let (mut other, answer, page) = (Browser::new(&world), answer.clone(), &page);
            async move {
                other.get(SIGN_IN).await;
                went_in(&other.post_passkey(SIGN_IN, page, &answer).await)
            }
        });
        let mut went = 0;
        for attempt in futures::future::join_all(attempts).await {
            went += usize::from(attempt);
        }
        assert_eq!(went, 1);
    }

    async fn an_answer_that_does_not_hold_opens_nothing(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        let mut other = Browser::new(&world);
        other.get(SIGN_IN).await;

        // Somebody else's site asked for it.
        phone.origin = "https://portal.example.evil.example".to_owned();
        let answer = other.press_passkey(SIGN_IN, &mut phone).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("The passkey was not accepted"));
        phone.origin = "https://portal.example".to_owned();

        // Nobody looked who pressed it.
        phone.verifies = false;
        assert_eq!(other.press_passkey(SIGN_IN, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        phone.verifies = true;

        // The page stood open for too long.
        let page = other.get(SIGN_IN).await;
        let answer = phone.answer(&page);
        world.clock.advance(minutes(31));
        assert_eq!(other.post_passkey(SIGN_IN, &page, &answer).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        // A copy of the authenticator whose counter is behind (WebAuthn § 7.2).
        assert!(went_in(&other.press_passkey(SIGN_IN, &mut phone).await));
        phone.passkeys[0].counter = 0;
        let mut third = Browser::new(&world);
        third.get(SIGN_IN).await;
        assert_eq!(third.press_passkey(SIGN_IN, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!is_signed_in(&mut third).await);
    }

    async fn a_passkey_that_another_authenticator_made_is_not_known(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        // A stranger's passkey, for whom nobody stored one: made on a page, and not posted.
        let mut stranger = Authenticator::new(&world.rng);
        world.join(&world.harbour(), "eve@mail.example").await;
        let mut hers = Browser::new(&world);
        signs_in(&world, &mut hers, "eve@mail.example").await;
        stranger.answer(&hers.get(REGISTER).await);
        let mut other = Browser::new(&world);
        other.get(SIGN_IN).await;
        let answer = other.press_passkey(SIGN_IN, &mut stranger).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("signalUnknownCredential"), "the browser may forget it: {}", answer.body);
    }

    /// Keycloak CVE-2026-9087: what proves is bound to whom it proves.
    async fn a_passkey_made_on_one_persons_page_is_nobody_elses(world) {
        let mut phone = Authenticator::new(&world.rng);
        for address in [ADA, "eve@mail.example"] {
            world.join(&world.harbour(), address).await;
        }
        let (mut ada, mut eve) = (Browser::new(&world), Browser::new(&world));
        signs_in(&world, &mut ada, ADA).await;
        signs_in(&world, &mut eve, "eve@mail.example").await;
        let (adas, eves) = (ada.get(REGISTER).await, eve.get(REGISTER).await);
        let answer = phone.answer(&eves);
        let refused = ada.post_passkey(REGISTER, &adas, &answer).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!((rows(&world, "account").await, rows(&world, "passkey").await), (0, 0));
        // And one passkey proves afresh who it is of, and nobody else who is signed in.
        let mut tablet = Authenticator::new(&world.rng);
        ada.press_passkey(REGISTER, &mut tablet).await;
        eve.press_passkey(REGISTER, &mut phone).await;
        world.clock.advance(minutes(6));
        let page = ada.get("/me/security/new-passkey").await;
        let asked = eve.get("/me/security/new-passkey").await;
        let answer = phone.answer(&asked);
        let path = "/me/harbour/reauthenticate";
        let refused = ada.post_passkey(path, &page, &answer).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(ada.get("/me/harbour/data.json").await.status, StatusCode::SEE_OTHER);
    }

    /// ASVS 7.4.3; listmonk CVE-2026-34828, Fides CVE-2025-57766: other sessions end when what one signs in with changes.
    async fn s4_a_change_of_passkeys_ends_every_other_session_and_is_told(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone, ADA).await;
        let mut other = Browser::new(&world);
        other.get(SIGN_IN).await;
        assert!(went_in(&other.press_passkey(SIGN_IN, &mut phone).await));

        // A second passkey needs a fresh proof, by the first one.
        world.clock.advance(minutes(6));
        let add = "/me/security/new-passkey";
        let asked = browser.get(add).await;
        assert!(asked.body.contains("data-passkey=\"get\"") && !asked.body.contains("data-passkey=\"create\""));
        let answer = phone.answer(&asked);
        let (_, form) = asked.body.split_once("data-passkey=\"").unwrap();
        let token = form.split_once("name=\"token\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let [(ceremony, sealed), (credential, signed)] = &answer;
        let fields = [("token", token.as_str()), ("back_to", add), (ceremony, sealed), (credential, signed)];
        let proved = browser.post("/me/harbour/reauthenticate", &fields).await;
        assert_eq!(proved.header("location"), add, "{}", proved.body);
        let mut tablet = Authenticator::new(&world.rng);
        tablet.aaguid = [0; 16];
        let added = browser.press_passkey(add, &mut tablet).await;
        assert_eq!(added.header("location"), "/me/security?done=passkey-added", "{}", added.body);
        world.work().await;
        assert!(is_signed_in(&mut browser).await && !is_signed_in(&mut other).await);
        assert_eq!(world.newest_to(ADA).subject, "A passkey was added to your account (Harbour Books)");

        // And is removed: nobody signs in with it any more, whatever backup is restored, since its key is destroyed.
        other.get(SIGN_IN).await;
        assert!(went_in(&other.press_passkey(SIGN_IN, &mut tablet).await));
        let security = browser.get("/me/security").await;
        let at = security.body.rfind("/me/security/passkeys/").unwrap();
        let path = security.body[at..].split('"').next().unwrap().to_owned();
        let page = browser.get(&path).await;
        let renamed = browser.post(&path, &[("token", &page.token()), ("do", "rename"), ("label", "Kitchen tablet")]).await;
        assert_eq!(renamed.header("location"), "/me/security?done=passkey-renamed", "{}", renamed.body);
        assert!(browser.get("/me/security").await.body.contains("Kitchen tablet"));
        let removed = browser.post(&path, &[("token", &page.token()), ("do", "remove")]).await;
        assert_eq!(removed.header("location"), "/me/security?done=passkey-removed", "{}", removed.body);
        world.work().await;
        assert_eq!(rows(&world, "passkey").await, 1);
        assert!(is_signed_in(&mut browser).await && !is_signed_in(&mut other).await);
        assert_eq!(other.press_passkey(SIGN_IN, &mut tablet).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(world.newest_to(ADA).text.contains("Kitchen tablet"));
        let happened = world.happened(member.person_id).await;
        assert_eq!(happened[happened.len() - 2..], ["credential-renamed", "credential-removed"]);
        assert_eq!(rows(&world, "retired_key").await, 0, "its key is destroyed");
    }

    async fn a_security_notice_ends_what_was_done_without_the_owner(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone, ADA).await;
        let harbour = world.harbour();
        let link = token(&world.newest_to(ADA), "secure");
        let path = format!("/harbour/secure/{}", link.text());
        // Looking changes nothing (S8).
        let mut other = Browser::new(&world);
        for _ in 0..20 {
            assert_eq!(other.get(&path).await.status, StatusCode::OK);
        }
        assert!(is_signed_in(&mut browser).await);
        assert_eq!(secure::look(&world, &world.meadow(), &link).await.unwrap(), LinkState::Unknown);
        let form = other.get(&path).await.token();
        let pressed = other.post(&path, &[("token", &form)]).await;
        assert_eq!(pressed.header("location"), "/harbour/sign-in?done=secured");
        world.work().await;
        assert!(!is_signed_in(&mut browser).await);
        assert_eq!(rows(&world, "passkey").await, 0);
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "account-secured");
        let actor = Actor::link_holder("/harbour/secure/…");
        assert_eq!(secure::secure(&world, &harbour, &link, &actor).await.unwrap(), LinkState::Used);
    }

    async fn an_account_goes_with_its_last_mailbox_and_no_backup_brings_its_passkeys_back(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone, ADA).await;
        let actor = world.actor(member, "/me/harbour/delete");
        rights::erase(&world, &world.harbour(), &actor).await.unwrap().unwrap();
        world.work().await;
        for table in ["account", "passkey", "mailbox", "person", "session"] {
            assert_eq!(rows(&world, table).await, 0, "{table}");
        }
        assert!(!is_signed_in(&mut browser).await);
        browser.get(SIGN_IN).await;
        assert_eq!(browser.press_passkey(SIGN_IN, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        world.verified().await;
    }

    async fn the_account_comes_along_to_another_address_and_back_without_what_was_added_since(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone, ADA).await;
        let harbour = world.harbour();
        world.clock.advance(minutes(1));
        let moved = world.change_address(&harbour, member, "new@mail.example").await;
        assert!(!is_signed_in(&mut browser).await);
        browser.get(SIGN_IN).await;
        assert!(went_in(&browser.press_passkey(SIGN_IN, &mut phone).await));
        assert!(is_signed_in(&mut browser).await);

        // Whoever did that adds a passkey of theirs; the owner puts the address back.
        let mut thief = Authenticator::new(&world.rng);
        let added = browser.press_passkey("/me/security/new-passkey", &mut thief).await;
        assert_eq!(added.header("location"), "/me/security?done=passkey-added", "{}", added.body);
        world.work().await;
        let path = format!("/harbour/old-address/{}", token(&world.newest_to(ADA), "old-address").text());
        let mut owner = Browser::new(&world);
        let form = owner.get(&path).await.token();
        owner.post(&path, &[("token", &form)]).await;
        world.work().await;
        assert!(!is_signed_in(&mut browser).await);
        owner.get(SIGN_IN).await;
        assert_eq!(owner.press_passkey(SIGN_IN, &mut thief).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(went_in(&owner.press_passkey(SIGN_IN, &mut phone).await));
        assert!(is_signed_in(&mut owner).await);
        assert_ne!(moved.mailbox_id, member.mailbox_id);
        assert_eq!(rows(&world, "account").await, 1);
    }

    async fn a_stranger_registers_and_subscribes_in_one_with_one_email(world) {
        let mut browser = Browser::new(&world);
        let answer = asks_for_account(&world, &mut browser, ADA, &[("topic", "new-books")]).await;
        assert_eq!(answer.header("location"), "/harbour/register/sent", "{}", answer.body);
        assert_eq!(rows(&world, "account").await, 0, "not before the mailbox is proved");
        world.work().await;
        let path = format!("/harbour/confirm/{}", token(&world.newest_to(ADA), "confirm").text());
        // Its page shows what is accepted there: whoever filled in the form may have been a stranger.
        let page = browser.get(&path).await;
        for words in ["Your account", "you accept the terms of service", "at least 16 years old"] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        let words = shown(&world.harbour());
        let bare = [("token", &*page.token()), ("topic", "new-books"), ("beside", &words)].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(browser.post_all(&path, &bare).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let main = page.body.split_once("<main").unwrap().1;
        let mut fields = hidden(main.split_once("<form").unwrap().1.split("</form>").next().unwrap());
        fields.retain(|(name, _)| name != "beside");
        fields.extend(bare.into_iter().skip(1));
        let answer = browser.post_all(&path, &fields).await;
        assert_eq!(answer.header("location"), "/me/security/new-passkey?done=registered", "{}", answer.body);
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), 1);
        assert_eq!((rows(&world, "account").await, rows(&world, "registration").await), (1, 1));
        // What is offered next can be left for later, and be taken up there.
        assert!(browser.get("/me/security/new-passkey?done=registered").await.body.contains("Not now"));
        let mut phone = Authenticator::new(&world.rng);
        let added = browser.press_passkey("/me/security/new-passkey", &mut phone).await;
        assert_eq!(added.header("location"), "/me/security?done=passkey-added", "{}", added.body);
        world.verified().await;
    }

    /// S7: registering with an address that is known looks the same, and leads there by the owner's mailbox.
    async fn s7_whoever_registers_with_a_known_address_is_told_so_by_email_alone(world) {
        world.join(&world.harbour(), ADA).await;
        let mut answers = Vec::new();
        for address in [ADA, "new@mail.example"] {
            world.clock.advance(minutes(11));
            let answer = asks_for_account(&world, &mut Browser::new(&world), address, &[]).await;
            answers.push((answer.status, answer.header("location").to_owned(), answer.body));
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0].1, "/harbour/register/sent");
        world.work().await;
        let path = format!("/harbour/sign-in/{}", token(&world.newest_to(ADA), "sign-in").text());
        let mut owner = Browser::new(&world);
        let form = owner.get(&path).await.token();
        assert_eq!(owner.post(&path, &[("token", &form)]).await.header("location"), REGISTER);
    }

    /// G3 (GDPR Art. 8), C10: from which age goes by the country; what a form did not ask is not taken.
    async fn g3_c10_the_age_goes_by_the_country_and_nothing_is_kept_of_the_young(world) {
        let mut browser = Browser::new(&world);
        world.join(&world.harbour(), ADA).await;
        signs_in(&world, &mut browser, ADA).await;
        for (country, years) in [("", "16"), ("PL", "16"), ("ES", "14"), ("GB", "13"), ("XX", "16")] {
            let page = browser.get(&format!("{REGISTER}?country={country}")).await;
            assert!(page.body.contains(&format!("at least {years} years old")), "{country}: {}", page.body);
        }
        let page = browser.get("/meadow/register?lang=en").await;
        assert!(page.body.contains("at least 18 years old"), "the brand asks for more");
        let young = browser.get("/harbour/under-age?country=ES").await;
        assert!(young.body.contains("at least 14"), "{}", young.body);

        let page = browser.get(&format!("{REGISTER}?country=ES")).await;
        let main = page.body.split_once("<main").unwrap().1.split("</main>").next().unwrap();
        let fields = hidden(main.rsplit_once("<form").unwrap().1);
        for (name, value) in [("at_least", "7"), ("country", "PL"), ("country", "XX"), ("terms", "00")] {
            let changed: Vec<(String, String)> =
                fields.iter().map(|(n, v)| (n.clone(), if n == name { value.to_owned() } else { v.clone() })).collect();
            let answer = browser.post_all(REGISTER, &changed).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} = {value}");
        }
        assert_eq!(rows(&world, "registration").await, 0);
        assert_eq!(browser.post_all(REGISTER, &fields).await.status, StatusCode::SEE_OTHER);
        let kept = count(&world.store, "select at_least from registration where country = 'ES'").await;
        assert_eq!(kept, 14);
    }

    async fn new_terms_are_asked_at_the_next_sign_in_and_whoever_refuses_can_still_leave(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone, ADA).await;
        let mut brand = world.harbour().brand.clone();
        let notice = brand.notices.iter_mut().find(|notice| notice.id == "terms").unwrap();
        notice.version = "2027-01-01".to_owned();
        for wording in notice.wording.values_mut() {
            wording.changed = Some("Parcels are part of it now.".to_owned());
        }
        assert_eq!(apply::apply(&world.store, &world.clock, &world.rng, &brand, "").await.unwrap(), []);
        world.portal.refresh_brands().await.unwrap();

        let mut other = Browser::new(&world);
        other.get(SIGN_IN).await;
        let came = other.press_passkey(SIGN_IN, &mut phone).await;
        assert_eq!(came.header("location"), "/me/harbour/terms");
        let page = other.get("/me/harbour/terms").await;
        assert!(page.body.contains("Parcels are part of it now."), "{}", page.body);
        assert!(browser.get("/me").await.body.contains("/me/harbour/terms"), "whoever was signed in hears of it too");
        // Who does not accept takes their data along and leaves, and can stop every email.
        for path in ["/me/harbour/data.json", "/me/harbour/delete", "/me/harbour/preferences"] {
            assert_eq!(other.get(path).await.status, StatusCode::OK, "{path}");
        }
        let before = world.events(member.person_id).await.len();
        let accepted = other.press_last("/me/harbour/terms").await;
        assert_eq!(accepted.header("location"), "/me?done=terms-accepted", "{}", accepted.body);
        let events = world.events(member.person_id).await;
        assert_eq!(events.len(), before + 1);
        let last = events.last().unwrap();
        assert_eq!((last["event"].as_str(), last["version"].as_str()), (Some("terms-accepted"), Some("2027-01-01")));
        assert!(!other.get("/me").await.body.contains("/me/harbour/terms"));
        assert_eq!(other.get("/me/harbour/terms").await.header("location"), paths::ME);
        other.get(SIGN_IN).await;
        assert!(went_in(&other.press_passkey(SIGN_IN, &mut phone).await));
    }

    async fn people_sign_in_without_saying_at_which_brand(world) {
        world.join(&world.meadow(), ADA).await;
        for address in [ADA, "nobody@mail.example"] {
            let mut browser = Browser::new(&world);
            let form = browser.get("/sign-in?lang=en").await.token();
            let answer = browser.post("/sign-in", &[("token", &form), ("email", address)]).await;
            assert_eq!(answer.header("location"), "/sign-in/sent", "{}", answer.body);
            assert!(browser.get("/sign-in/sent").await.body.contains("If we know this address"));
        }
        world.work().await;
        assert!(world.messages_to("nobody@mail.example").is_empty());
        assert_eq!(count(&world.store, "select count(*) from attempt where kind = 'sign-in'").await, 0, "kept at no brand");
        // In the words of the brand that knows them.
        let link = token(&world.newest_to(ADA), "sign-in");
        let mut browser = Browser::new(&world);
        let path = format!("/meadow/sign-in/{}", link.text());
        let form = browser.get(&path).await.token();
        assert!(went_in(&browser.post(&path, &[("token", &form)]).await));
    }

    async fn where_a_brand_has_no_accounts_nobody_registers(world) {
        let mut browser = Browser::new(&world);
        world.join(&world.harbour(), ADA).await;
        signs_in(&world, &mut browser, ADA).await;
        let mut brand = world.harbour().brand.clone();
        brand.registration = None;
        assert_eq!(apply::apply(&world.store, &world.clock, &world.rng, &brand, "").await.unwrap(), []);
        world.portal.refresh_brands().await.unwrap();
        for path in [REGISTER, "/harbour/register", "/harbour/under-age"] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert!(!browser.get("/me").await.body.contains("/register"));
    }

    async fn a_passkey_made_for_an_older_host_is_told_of_and_leaves_a_way_in(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        assert!(!account::warn_of_passkeys_made_elsewhere(&world).await.unwrap());
        let moved = world.at("https://privacy.example").await;
        assert!(account::warn_of_passkeys_made_elsewhere(&moved).await.unwrap());
        let mut browser = Browser::new(&moved);
        signs_in(&moved, &mut browser, ADA).await;
        let security = browser.get("/me/security").await;
        assert!(security.body.contains("It was made for portal.example"), "{}", security.body);
        // It is not asked for where somebody has to prove who they are: the mailbox is.
        moved.clock.advance(minutes(6));
        let page = browser.get("/me/security/new-passkey").await;
        assert!(!page.body.contains("data-passkey") && page.body.contains("Email me a link"), "{}", page.body);
    }

    /// ASVS 7.5.3: who had a session for long adds a passkey, and can do nothing grave with it until the owner has read of it.
    async fn s5_a_passkey_added_without_a_fresh_proof_proves_nothing_afresh_for_a_day(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        world.join(&world.harbour(), ADA).await;
        signs_in(&world, &mut browser, ADA).await;
        world.clock.advance(hours(20));
        let answer = browser.press_passkey(REGISTER, &mut phone).await;
        assert_eq!(answer.header("location"), "/me?done=registered", "{}", answer.body);
        let can_export = async |browser: &mut Browser| browser.get("/me/harbour/data.json").await.status == StatusCode::OK;
        assert!(!can_export(&mut browser).await);
        let mut other = Browser::new(&world);
        assert!(went_in(&other.press_passkey(SIGN_IN, &mut phone).await));
        assert!(is_signed_in(&mut other).await && !can_export(&mut other).await);
        world.clock.advance(days(1));
        assert!(went_in(&Browser::new(&world).press_passkey(SIGN_IN, &mut phone).await));
        let mut other = Browser::new(&world);
        other.press_passkey(SIGN_IN, &mut phone).await;
        assert!(can_export(&mut other).await);
    }

    /// S4: what was proved before everybody was signed out opens nothing after it, however late it comes.
    async fn s4_a_session_proved_before_all_were_ended_is_not_opened_after(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        let page = Browser::new(&world).get(SIGN_IN).await;
        let [(_, ceremony), (_, credential)] = phone.answer(&page);
        let Presented::In(proved) = login::sign_in_with_passkey(&world, &ceremony, &credential).await.unwrap() else {
            panic!("not signed in")
        };
        let link = token(&world.newest_to(ADA), "secure");
        let actor = Actor::link_holder("/harbour/secure/…");
        assert_eq!(secure::secure(&world, &world.harbour(), &link, &actor).await.unwrap(), LinkState::Open(()));
        assert!(login::session::create(&world, 7, Some(proved), (login::Whereabouts::default(), "{}".to_owned())).await.unwrap());
        assert_eq!(rows(&world, "session").await, 0);
        // And what it would have added is not.
        let late = Actor::person(proved, "/me/security/new-passkey");
        let answer = account::Answer { ceremony: &ceremony, credential: &credential };
        assert!(!matches!(account::add(&world, &world.harbour(), answer, &late).await, Ok(account::Changed::Done { .. })));
    }

    async fn an_old_address_gets_no_account_but_the_one_that_it_had(world) {
        let (mut browser, mut thief) = (Browser::new(&world), Authenticator::new(&world.rng));
        let eve = "eve@mail.example";
        // She has an account at another brand.
        world.join(&world.meadow(), eve).await;
        world.clock.advance(minutes(3));
        world.ask(&world.meadow(), eve).await;
        let path = format!("/meadow/sign-in/{}", token(&world.newest_to(eve), "sign-in").text());
        let form = browser.get(&path).await.token();
        browser.post(&path, &[("token", &form)]).await;
        browser.press_passkey("/me/meadow/register", &mut thief).await;
        world.work().await;
        assert_eq!(rows(&world, "passkey").await, 1);
        // With a session of Ada's she moves her to her own address, and Ada puts it back.
        let harbour = world.harbour();
        let ada = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(11));
        let moved = world.change_address(&harbour, ada, eve).await;
        assert_ne!(moved.mailbox_id, ada.mailbox_id);
        let path = format!("/harbour/old-address/{}", token(&world.newest_to(ADA), "old-address").text());
        let mut owner = Browser::new(&world);
        let form = owner.get(&path).await.token();
        owner.post(&path, &[("token", &form)]).await;
        world.work().await;
        let with_account = "select count(*) from mailbox join person on person.mailbox_id = mailbox.id where account_id is not null";
        assert_eq!(count(&world.store, with_account).await, 1, "hers alone");
        let mut other = Browser::new(&world);
        assert!(went_in(&other.press_passkey("/meadow/sign-in", &mut thief).await));
        assert_eq!(other.get("/me/harbour/details").await.status, StatusCode::NOT_FOUND);
    }

    async fn one_brands_change_of_address_takes_no_account_from_the_others(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone, ADA).await;
        world.clock.advance(minutes(11));
        world.join(&world.meadow(), ADA).await;
        world.change_address(&world.harbour(), member, "new@mail.example").await;
        let mut other = Browser::new(&world);
        assert!(went_in(&other.press_passkey(SIGN_IN, &mut phone).await));
        assert_eq!(other.get("/me/meadow/details").await.status, StatusCode::OK);
        assert_eq!(other.get("/me/harbour/details").await.status, StatusCode::NOT_FOUND);
        // Who moved can have an account where they are now.
        let mut there = Browser::new(&world);
        signs_in(&world, &mut there, "new@mail.example").await;
        let mut tablet = Authenticator::new(&world.rng);
        let answer = there.press_passkey(REGISTER, &mut tablet).await;
        assert_eq!(answer.header("location"), "/me?done=registered", "{}", answer.body);
        assert_eq!(rows(&world, "account").await, 2);
    }

    async fn an_account_goes_with_its_last_registration(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        world.clock.advance(minutes(11));
        world.join(&world.meadow(), ADA).await;
        browser.press_passkey(SIGN_IN, &mut phone).await;
        let gone = browser.press_last("/me/harbour/delete").await;
        assert_eq!(gone.header("location"), "/harbour/deleted", "{}", gone.body);
        world.work().await;
        assert_eq!((rows(&world, "account").await, rows(&world, "passkey").await, rows(&world, "person").await), (0, 0, 1));
        assert_eq!(browser.get("/me/meadow/details").await.status, StatusCode::OK, "they are still who they are there");
    }

    async fn used_challenges_are_forgotten(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone, ADA).await;
        assert_eq!(rows(&world, "used_challenge").await, 1);
        world.clock.advance(days(1));
        sweep::sweep(&world).await.unwrap();
        assert_eq!(rows(&world, "used_challenge").await, 0);
    }

    async fn browsers_and_password_managers_find_where_passkeys_are_managed(world) {
        let mut browser = Browser::new(&world);
        let answer = browser.get("/.well-known/passkey-endpoints").await;
        let expected = json!({ "enroll": "https://portal.example/me/security/new-passkey", "manage": "https://portal.example/me/security" });
        assert_eq!(serde_json::from_str::<serde_json::Value>(&answer.body).unwrap(), expected);
        let answer = browser.get("/.well-known/webauthn").await;
        let expected = json!({ "origins": ["https://portal.example"] });
        assert_eq!(serde_json::from_str::<serde_json::Value>(&answer.body).unwrap(), expected);
    }
}
