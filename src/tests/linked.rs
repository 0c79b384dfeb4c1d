//! Signing in by a provider of OpenID Connect: linking it, coming in by it, what it tells besides, and signing out there.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value as Json, json};
use url::Url;

use super::{
    account::{asks_for_account, is_signed_in, registered, rows, signs_in, went_in},
    authenticator::{Authenticator, hidden},
    browser::{Answer, Browser},
    on_both,
    openid::{PATIENCE, file, read},
    openid_provider::{Mood, OpenIdProvider, SECRET},
    two_steps::{enters, turns_on},
    world::{Member, World, shown, token},
};
use crate::{
    base::{
        clock::{days, hours, minutes},
        paths,
    },
    domain::{account::social_data, login::Actor, rights},
    platform::openid::{Answer as FromProvider, Providers},
};

const ADA: &str = "ada@mail.example";
pub(super) const WITH: &str = "/harbour/sign-in/with/harbour-id";
const FROM: &str = "/sign-in/from/harbour-id";
const SIGNED_OUT: &str = "/sign-in/from/harbour-id/signed-out";

/// A portal with one provider, at which Ada has an account.
pub(super) async fn with_provider(world: World) -> (World, OpenIdProvider) {
    let idp = OpenIdProvider::start(&world.clock).await;
    (knowing(world, &idp), idp)
}

fn knowing(mut world: World, idp: &OpenIdProvider) -> World {
    let settings = read(&file(&idp.issuer, &format!("client_secret = \"{SECRET}\""))).unwrap();
    let portal = Arc::get_mut(&mut world.portal).expect("nobody else has it yet");
    portal.providers = Providers::new(settings, PATIENCE).unwrap();
    world
}

/// A member with an account and nothing else, signed in.
pub(super) async fn member(world: &World, browser: &mut Browser, address: &str) -> Member {
    let member = world.join(&world.harbour(), address).await;
    signs_in(world, browser, address).await;
    assert_eq!(browser.press_last("/me/harbour/register").await.header("location"), "/me?done=registered");
    world.work().await;
    world.clock.advance(minutes(1));
    member
}

/// Where a browser is sent, and with which cookie.
async fn is_sent(browser: &mut Browser, path: &str) -> Url {
    let sent = browser.get(path).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}: {}", sent.body);
    Url::parse(sent.header("location")).unwrap_or_else(|_| panic!("{path} leads to {}", sent.header("location")))
}

async fn comes_back(browser: &mut Browser, answer: &FromProvider) -> Answer {
    browser.get(&path_back(answer)).await
}

fn path_back(answer: &FromProvider) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in
        [("code", &answer.code), ("state", &answer.state), ("iss", &answer.iss), ("error", &answer.error)]
    {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    format!("{FROM}?{}", query.finish())
}

/// Ada goes to the provider, signs in there and comes back.
pub(super) async fn goes_and_comes(browser: &mut Browser, idp: &OpenIdProvider, path: &str) -> Answer {
    let url = is_sent(browser, path).await;
    comes_back(browser, &idp.agrees(&url)).await
}

/// The same, and links it to the account that this browser is signed in to.
pub(super) async fn links(world: &World, browser: &mut Browser, idp: &OpenIdProvider) {
    let back = goes_and_comes(browser, idp, "/me/security/link/harbour-id").await;
    assert_eq!(back.header("location"), paths::LINK_ACCOUNT, "{}", back.body);
    let linked = browser.press_last(paths::LINK_ACCOUNT).await;
    assert_eq!(linked.header("location"), "/me/security?done=account-linked", "{}", linked.body);
    world.work().await;
    world.clock.advance(minutes(1));
}

/// The page of the one that is linked.
async fn linked_page(browser: &mut Browser) -> String {
    let security = browser.get(paths::SECURITY).await.body;
    let (_, id) = security.split_once("/me/security/linked/").unwrap_or_else(|| panic!("none is linked: {security}"));
    paths::linked_account(&id[..36])
}

/// Presses a button of that page.
async fn presses(browser: &mut Browser, page: &str, what: &str, more: &[(&str, &str)]) -> Answer {
    let form = browser.get(page).await.token();
    let fields: Vec<(&str, &str)> = [("token", form.as_str()), ("do", what)].iter().chain(more).copied().collect();
    browser.post(page, &fields).await
}

/// Lets the provider tell an address.
async fn shares(world: &World, browser: &mut Browser, idp: &OpenIdProvider) -> String {
    let page = linked_page(browser).await;
    let goes = presses(browser, &page, "share", &[("scope", "address")]).await;
    assert_eq!(goes.status, StatusCode::OK, "{}", goes.body);
    let (_, url) = goes.header("refresh").split_once("url=").expect("it goes on by itself");
    let back = comes_back(browser, &idp.agrees(&Url::parse(url).unwrap())).await;
    assert_eq!(back.header("location"), format!("{page}?done=shared"), "{}", back.body);
    world.work().await;
    page
}

/// The provider says that Ada signed out there.
async fn says(world: &World, token: &str) -> Answer {
    let body = url::form_urlencoded::Serializer::new(String::new()).append_pair("logout_token", token).finish();
    let request = Request::post(SIGNED_OUT).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    Browser::new(world).send(request, Body::from(body)).await
}

fn stranger(world: &World, n: u8) -> Browser {
    Browser::new(world).elsewhere(world, &format!("198.51.100.{n}"))
}

on_both! {
    async fn whom_a_provider_identified_shows_once_whose_they_are_here_and_comes_in_by_it_from_then_on(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        let ada = member(&world, &mut browser, ADA).await;
        let mut other = stranger(&world, 1);
        assert!(other.get("/harbour/sign-in").await.body.contains("Continue with Harbour ID"));
        // The address that the provider says is the same one, and lets nobody in by itself.
        idp.knows(json!({ "sub": "ada-1", "email": "ADA@Mail.Example", "email_verified": true }), json!({}));
        let back = goes_and_comes(&mut other, &idp, WITH).await;
        assert_eq!(back.header("location"), "/harbour/sign-in/unlinked");
        assert!(!is_signed_in(&mut other).await);
        assert_eq!(rows(&world, "linked_account").await, 0);
        let page = other.get("/harbour/sign-in/unlinked").await;
        assert!(page.body.contains("value=\"ADA@Mail.Example\""), "{}", page.body);
        world.clock.advance(minutes(1));
        let asked = other.post("/harbour/sign-in", &[("token", &page.token()), ("email", "ADA@Mail.Example")]).await;
        assert_eq!(asked.header("location"), "/harbour/sign-in/sent", "{}", asked.body);
        world.work().await;
        let link = format!("/harbour/sign-in/{}", token(&world.newest_to(ADA), "sign-in").text());
        let form = other.get(&link).await.token();
        let came = other.post(&link, &[("token", &form)]).await;
        assert_eq!(came.header("location"), paths::LINK_ACCOUNT, "{}", came.body);
        let page = other.get(paths::LINK_ACCOUNT).await;
        assert!(page.body.contains("At Harbour ID") && page.body.contains("ADA@Mail.Example"), "{}", page.body);
        let linked = other.press_last(paths::LINK_ACCOUNT).await;
        assert_eq!(linked.header("location"), "/me/security?done=account-linked", "{}", linked.body);
        world.work().await;
        assert_eq!((rows(&world, "linked_account").await, rows(&world, "mailbox").await, rows(&world, "account").await), (1, 1, 1));
        assert_eq!(world.newest_to(ADA).subject, "Harbour ID was linked to your account (Harbour Books)");
        assert_eq!(world.happened(ada.person_id).await.last().unwrap(), "credential-added");
        // ASVS 7.4.3.
        assert!(!is_signed_in(&mut browser).await && is_signed_in(&mut other).await);
        let security = other.get(paths::SECURITY).await.body;
        assert!(security.contains("Linked accounts") && security.contains("not used yet"), "{security}");

        let mut third = stranger(&world, 2);
        third.get("/harbour/sign-in").await;
        let before = third.cookie("__Host-handshake").map(str::to_owned);
        assert!(went_in(&goes_and_comes(&mut third, &idp, WITH).await));
        assert_ne!(third.cookie("__Host-handshake").map(str::to_owned), before, "a session of its own (ASVS 7.2.4)");
        assert!(is_signed_in(&mut third).await);
        // A provider may have asked them long ago: nothing that needs a fresh proof (ASVS 7.5.3).
        assert!(third.get("/me/harbour/data").await.body.contains("/me/harbour/reauthenticate"));
        assert!(went_in(&goes_and_comes(&mut stranger(&world, 3), &idp, "/sign-in/with/harbour-id").await), "at no brand");
        assert!(third.get(paths::SECURITY).await.body.contains("Last used"));
        world.verified().await;
    }

    async fn a_stranger_registers_by_a_provider_and_types_nothing_twice(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        idp.knows(json!({ "sub": "ada-1", "email": ADA, "name": "Ada Quay" }), json!({}));
        let back = goes_and_comes(&mut browser, &idp, WITH).await;
        assert_eq!(back.header("location"), "/harbour/sign-in/unlinked");
        let page = browser.get("/harbour/register").await.body;
        assert!(page.contains(&format!("value=\"{ADA}\"")) && page.contains("value=\"Ada Quay\""), "{page}");
        assert!(!page.contains("Continue with"), "they came that way");
        asks_for_account(&world, &mut browser, ADA, &[("topic", "new-books")]).await;
        world.work().await;
        let path = format!("/harbour/confirm/{}", token(&world.newest_to(ADA), "confirm").text());
        let main = browser.get(&path).await.body;
        let main = main.split_once("<main").unwrap().1;
        let mut fields = hidden(main.split_once("<form").unwrap().1.split("</form>").next().unwrap());
        fields.retain(|(name, _)| name != "beside");
        fields.extend([("topic".to_owned(), "new-books".to_owned()), ("beside".to_owned(), shown(&world.harbour()))]);
        let confirmed = browser.post_all(&path, &fields).await;
        assert_eq!(confirmed.header("location"), "/me/security/link?done=registered", "{}", confirmed.body);
        let linked = browser.press_last(paths::LINK_ACCOUNT).await;
        assert_eq!(linked.header("location"), "/me/security?done=account-linked", "{}", linked.body);
        assert!(went_in(&goes_and_comes(&mut stranger(&world, 1), &idp, WITH).await));
        world.verified().await;
    }

    /// BAR D5: one answer, ×50 in parallel, opens one session; it is of use once, to the browser that was sent, for ten minutes.
    async fn d5_what_comes_back_from_a_provider_counts_once_and_for_one_browser(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        member(&world, &mut browser, ADA).await;
        links(&world, &mut browser, &idp).await;
        let over = "/harbour/sign-in?done=provider-over";
        let (mut one, mut two) = (stranger(&world, 1), stranger(&world, 2));
        let (first, second) = (is_sent(&mut one, WITH).await, is_sent(&mut two, WITH).await);
        let (first, second) = (idp.agrees(&first), idp.agrees(&second));
        // Swapped, and brought by a browser that was sent nowhere.
        assert_eq!(comes_back(&mut two, &first).await.header("location"), over);
        assert_eq!(comes_back(&mut stranger(&world, 3), &first).await.header("location"), "/sign-in?done=provider-over");
        // Its cookie went with that, whatever came of it.
        assert_eq!(comes_back(&mut two, &second).await.header("location"), "/sign-in?done=provider-over");
        // Whatever looks at the address first does nothing by it.
        let looked = one.send(Request::head(path_back(&first)), Body::empty()).await;
        assert_eq!(looked.status, StatusCode::METHOD_NOT_ALLOWED);

        // Nor does a cookie have the provider asked about one code after another.
        let mut guesser = stranger(&world, 7);
        let answer = idp.agrees(&is_sent(&mut guesser, WITH).await);
        let (cookie, before) = (guesser.cookie("__Host-handshake-provider").unwrap().to_owned(), idp.asked("token"));
        for code in ["guess-1", "guess-2", "guess-3"] {
            let wrong = FromProvider { code: Some(code.to_owned()), ..answer.clone() };
            guesser.keep("__Host-handshake-provider", &cookie);
            assert!(!went_in(&comes_back(&mut guesser, &wrong).await));
        }
        assert_eq!(idp.asked("token"), before + 1);

        let mut sent = stranger(&world, 4);
        let answer = idp.agrees(&is_sent(&mut sent, WITH).await);
        let cookie = sent.cookie("__Host-handshake-provider").unwrap().to_owned();
        let path = path_back(&answer);
        let attempts = (0..50).map(|_| {
            let (mut same, cookie, path) = (stranger(&world, 4), &cookie, &path);
            async move {
                let request = Request::get(path).header(header::COOKIE, format!("__Host-handshake-provider={cookie}"));
                went_in(&same.send(request, Body::empty()).await)
            }
        });
        let came: Vec<bool> = futures::future::join_all(attempts).await;
        assert_eq!(came.iter().filter(|came| **came).count(), 1);

        let mut late = stranger(&world, 5);
        let answer = idp.agrees(&is_sent(&mut late, WITH).await);
        world.clock.advance(minutes(10));
        assert_eq!(comes_back(&mut late, &answer).await.header("location"), "/sign-in?done=provider-over");
        // The clock is set back: nobody can say how old it is.
        let mut back = stranger(&world, 6);
        let answer = idp.agrees(&is_sent(&mut back, WITH).await);
        world.clock.advance(-hours(1));
        assert_eq!(comes_back(&mut back, &answer).await.header("location"), "/sign-in?done=provider-over");
    }

    /// What a provider says for another client, unsigned, or by mistake signs nobody in; and the page says what to do.
    async fn what_does_not_hold_signs_nobody_in_and_the_page_says_so(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        member(&world, &mut browser, ADA).await;
        links(&world, &mut browser, &idp).await;
        for change in [
            (|claims| claims["aud"] = json!("another-client")) as fn(&mut Json),
            |claims| claims["nonce"] = json!("another"),
            |claims| claims["iss"] = json!("https://id.elsewhere.example"),
            |claims| claims["exp"] = json!(0),
        ] {
            idp.is(Mood::Says(change));
            let mut other = stranger(&world, 1);
            let back = goes_and_comes(&mut other, &idp, WITH).await;
            assert_eq!(back.header("location"), "/harbour/sign-in?done=provider-wrong");
            assert!(other.get(back.header("location")).await.body.contains("We could not confirm who you are there"));
            assert!(!is_signed_in(&mut other).await);
        }
        idp.is(Mood::Fails("token", 500));
        let mut other = stranger(&world, 1);
        let back = goes_and_comes(&mut other, &idp, WITH).await;
        assert_eq!(back.header("location"), "/harbour/sign-in?done=provider-unavailable");
        idp.is(Mood::Kind);
        let url = is_sent(&mut other, WITH).await;
        let back = comes_back(&mut other, &idp.answers_with(&url, "access_denied")).await;
        assert_eq!(back.header("location"), "/harbour/sign-in?done=provider-declined");
        // Nobody knows it.
        for path in ["/harbour/sign-in/with/elsewhere", "/sign-in/with/elsewhere", "/sign-in/from/elsewhere?code=1&state=2"] {
            assert_eq!(other.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        // A provider that is away: whoever wants to go there is told, and stays.
        let away = OpenIdProvider::start(&world.clock).await;
        away.is(Mood::Fails(".well-known/openid-configuration", 503));
        let world = knowing(world.another().await, &away);
        let mut other = stranger(&world, 1);
        assert_eq!(other.get(WITH).await.header("location"), "/harbour/sign-in?done=provider-unavailable");
    }

    /// Only who is signed in to it, afresh, links an account there; one is linked to one account here.
    /// Whom a provider identified for one is not offered to the next who signs in there; and is shown by nothing that whoever made the
    /// account there could choose to look like somebody's address.
    async fn an_identity_is_for_whoever_was_signed_in_when_it_came(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        member(&world, &mut browser, ADA).await;
        idp.knows(json!({ "sub": "eve-1", "email": "bela@mail.example", "name": "bela@mail.example" }), json!({ "sub": "eve-1" }));
        let back = goes_and_comes(&mut browser, &idp, "/me/security/link/harbour-id").await;
        assert_eq!(back.header("location"), paths::LINK_ACCOUNT);
        let page = browser.get(paths::LINK_ACCOUNT).await.body;
        assert!(page.contains(ADA) && !page.contains("bela@mail.example"), "{page}");
        world.join(&world.harbour(), "bela@mail.example").await;
        signs_in(&world, &mut browser, "bela@mail.example").await;
        assert_eq!(browser.press_last("/me/harbour/register").await.header("location"), "/me?done=registered");
        assert_eq!(browser.get(paths::LINK_ACCOUNT).await.header("location"), paths::SECURITY);
        assert_eq!(rows(&world, "linked_account").await, 0);
    }

    async fn an_account_there_is_linked_to_one_account_here_by_whoever_proved_both(world) {
        let (world, idp) = with_provider(world).await;
        let (mut browser, mut other) = (Browser::new(&world), stranger(&world, 1));
        member(&world, &mut browser, ADA).await;
        world.clock.advance(minutes(20));
        let back = goes_and_comes(&mut browser, &idp, "/me/security/link/harbour-id").await;
        assert_eq!(back.header("location"), paths::LINK_ACCOUNT);
        let page = browser.get(paths::LINK_ACCOUNT).await;
        assert!(page.body.contains("action=\"/me/harbour/reauthenticate\""), "not without a fresh proof");
        let refused = browser.press_last(paths::LINK_ACCOUNT).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("action=\"/me/harbour/reauthenticate\""), "{}", refused.body);
        assert_eq!(rows(&world, "linked_account").await, 0);
        // Another cookie of another browser is of no use without ours, nor without whoever is signed in.
        for path in [paths::LINK_ACCOUNT, "/me/security/link/harbour-id"] {
            assert_eq!(other.get(path).await.header("location"), "/sign-in", "{path}");
        }
        // Left for later: it is forgotten.
        let page = browser.get(paths::LINK_ACCOUNT).await.body;
        let mut fields = hidden(page.split_once("<main").unwrap().1.rsplit_once("<form").unwrap().1);
        fields.push(("do".to_owned(), "drop".to_owned()));
        assert_eq!(browser.post_all(paths::LINK_ACCOUNT, &fields).await.header("location"), "/me");
        assert_eq!(browser.get(paths::LINK_ACCOUNT).await.header("location"), paths::SECURITY);

        signs_in(&world, &mut browser, ADA).await;
        links(&world, &mut browser, &idp).await;
        let back = goes_and_comes(&mut browser, &idp, "/me/security/link/harbour-id").await;
        assert_eq!(back.header("location"), "/me/security?done=linked-already");
        member(&world, &mut other, "eve@mail.example").await;
        let back = goes_and_comes(&mut other, &idp, "/me/security/link/harbour-id").await;
        assert_eq!(back.header("location"), "/me/security?done=linked-elsewhere");
        assert_eq!(rows(&world, "linked_account").await, 1);
    }

    /// Nor is it fresh because somebody, maybe elsewhere, has just confirmed the mailbox.
    async fn a_mailbox_that_was_just_confirmed_makes_no_provider_fresh(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        world.join(&world.harbour(), ADA).await;
        world.ask(&world.harbour(), ADA).await;
        let path = format!("/harbour/sign-in/{}", token(&world.newest_to(ADA), "sign-in").text());
        let form = browser.get(&path).await.token();
        browser.post(&path, &[("token", &form)]).await;
        browser.press_last("/me/harbour/register").await;
        goes_and_comes(&mut browser, &idp, "/me/security/link/harbour-id").await;
        assert_eq!(browser.press_last(paths::LINK_ACCOUNT).await.header("location"), "/me/security?done=account-linked");
        let mut other = stranger(&world, 1);
        assert!(went_in(&goes_and_comes(&mut other, &idp, WITH).await));
        assert!(other.get("/me/harbour/data").await.body.contains("/me/harbour/reauthenticate"));
    }

    /// Two accounts want the same account there at once: one of them has it, and the other is told.
    async fn of_two_who_link_the_same_account_at_once_one_has_it(world) {
        let (world, idp) = with_provider(world).await;
        let mut browsers = Vec::new();
        for n in 0..2 {
            let mut browser = stranger(&world, n);
            member(&world, &mut browser, &format!("reader-{n}@mail.example")).await;
            browsers.push(browser);
        }
        for browser in &mut browsers {
            let back = goes_and_comes(browser, &idp, "/me/security/link/harbour-id").await;
            assert_eq!(back.header("location"), paths::LINK_ACCOUNT);
        }
        // All of them afresh.
        for (n, browser) in browsers.iter_mut().enumerate() {
            world.clock.advance(minutes(3));
            let address = format!("reader-{n}@mail.example");
            world.ask(&world.harbour(), &address).await;
            let path = format!("/harbour/sign-in/{}", token(&world.newest_to(&address), "sign-in").text());
            let form = browser.get(&path).await.token();
            assert_eq!(browser.post(&path, &[("token", &form)]).await.header("location"), paths::LINK_ACCOUNT);
        }
        let pressed = futures::future::join_all(
            browsers.iter_mut().map(|browser| async { browser.press_last(paths::LINK_ACCOUNT).await }),
        );
        let mut to: Vec<String> = pressed.await.iter().map(|answer| answer.header("location").to_owned()).collect();
        to.sort();
        assert_eq!(to, ["/me/security?done=account-linked", "/me/security?done=linked-elsewhere"]);
        assert_eq!(rows(&world, "linked_account").await, 1);
        world.verified().await;
    }

    /// Whoever unlinks it signs in by email as before; whoever was in by it is out.
    async fn unlinking_ends_what_came_by_it_and_locks_nobody_out(world) {
        let (world, idp) = with_provider(world).await;
        let (mut browser, mut other) = (Browser::new(&world), stranger(&world, 1));
        let ada = member(&world, &mut browser, ADA).await;
        links(&world, &mut browser, &idp).await;
        shares(&world, &mut browser, &idp).await;
        assert!(went_in(&goes_and_comes(&mut other, &idp, WITH).await));
        let page = linked_page(&mut other).await;
        // Not by who came in by it alone, and not afresh.
        assert_eq!(presses(&mut other, &page, "unlink", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        signs_in(&world, &mut browser, ADA).await;
        let unlinked = presses(&mut browser, &page, "unlink", &[]).await;
        assert_eq!(unlinked.header("location"), "/me/security?done=account-unlinked", "{}", unlinked.body);
        world.work().await;
        assert!(is_signed_in(&mut browser).await && !is_signed_in(&mut other).await);
        assert_eq!(world.newest_to(ADA).subject, "Harbour ID was unlinked from your account (Harbour Books)");
        for table in ["linked_account", "social_grant", "provider_token"] {
            assert_eq!(rows(&world, table).await, 0, "{table}");
        }
        assert_eq!(idp.revoked(), ["refresh-1"]);
        assert_eq!(world.happened(ada.person_id).await.last().unwrap(), "credential-removed");
        assert_eq!(goes_and_comes(&mut other, &idp, WITH).await.header("location"), "/harbour/sign-in/unlinked");
        let mut third = stranger(&world, 2);
        signs_in(&world, &mut third, ADA).await;
        assert!(is_signed_in(&mut third).await);
        assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND);
        world.verified().await;
    }

    /// Whoever did not link it ends it by the link of the notice.
    async fn the_link_of_a_notice_unlinks_what_was_linked_without_the_owner(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        member(&world, &mut browser, ADA).await;
        links(&world, &mut browser, &idp).await;
        let secure = format!("/harbour/secure/{}", token(&world.newest_to(ADA), "secure").text());
        let mut other = stranger(&world, 1);
        let form = other.get(&secure).await.token();
        assert_eq!(other.post(&secure, &[("token", &form)]).await.header("location"), "/harbour/sign-in?done=secured");
        assert!(!is_signed_in(&mut browser).await);
        assert_eq!(rows(&world, "linked_account").await, 0);
        assert_eq!(goes_and_comes(&mut other, &idp, WITH).await.header("location"), "/harbour/sign-in/unlinked");
    }

    /// An account with an authenticator app asks for its code, whoever said who they are (Ory Kratos CVE-2024-45042).
    async fn a_provider_is_one_step_of_two(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        member(&world, &mut browser, ADA).await;
        links(&world, &mut browser, &idp).await;
        signs_in(&world, &mut browser, ADA).await;
        let (app, _) = turns_on(&world, &mut browser).await;
        let mut other = stranger(&world, 1);
        let back = goes_and_comes(&mut other, &idp, WITH).await;
        assert_eq!(back.header("location"), paths::SECOND_STEP);
        assert!(!is_signed_in(&mut other).await);
        world.clock.advance(minutes(1));
        let answer = enters(&mut other, &app.code(world.now())).await;
        assert!(went_in(&answer), "{}", answer.body);
        assert!(is_signed_in(&mut other).await);
    }

    /// The social data ledger: scope by scope, with what for and until when; ended, it is deleted and the provider is told.
    async fn what_a_provider_tells_besides_is_shared_by_choice_seen_and_ended(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        let ada = member(&world, &mut browser, ADA).await;
        links(&world, &mut browser, &idp).await;
        let page = linked_page(&mut browser).await;
        let before = browser.get(&page).await.body;
        for words in ["To send you the catalogue", "You need not type your address", "Kept for 365 days at the most"] {
            assert!(before.contains(words), "{words}: {before}");
        }
        let goes = presses(&mut browser, &page, "share", &[("scope", "address")]).await;
        let (_, url) = goes.header("refresh").split_once("url=").unwrap();
        assert!(url.contains("scope=openid+email+address"), "{url}");
        // Not granted there, or by another account there: nothing is kept.
        idp.grants_only("openid email");
        let back = comes_back(&mut browser, &idp.agrees(&Url::parse(url).unwrap())).await;
        assert_eq!(back.header("location"), format!("{page}?done=provider-declined"));
        idp.grants_only("openid email address");
        idp.is(Mood::Says(|claims| claims["sub"] = json!("eve-1")));
        let goes = presses(&mut browser, &page, "share", &[("scope", "address")]).await;
        let (_, url) = goes.header("refresh").split_once("url=").unwrap();
        idp.knows(json!({ "sub": "eve-1", "address": { "locality": "Cork" } }), json!({ "sub": "eve-1" }));
        let back = comes_back(&mut browser, &idp.agrees(&Url::parse(url).unwrap())).await;
        assert_eq!(back.header("location"), format!("{page}?done=provider-another"));
        world.work().await;
        assert_eq!((rows(&world, "social_grant").await, rows(&world, "provider_token").await), (0, 0));
        assert_eq!(idp.revoked().len(), 2, "what is not kept is given back");
        idp.is(Mood::Kind);
        idp.knows(
            json!({ "sub": "ada-1", "sid": "session-1" }),
            json!({ "sub": "ada-1", "address": { "locality": "Dublin" }, "birthdate": "1990-05-01" }),
        );
        assert_eq!(shares(&world, &mut browser, &idp).await, page);
        let after = browser.get(&page).await.body;
        assert!(after.contains("Dublin") && after.contains("Stop sharing") && !after.contains("1990-05-01"), "{after}");
        assert!(after.contains("kept until 21 November 2027 at the latest"), "{after}");
        let event = world.events(ada.person_id).await.pop().unwrap();
        assert_eq!((&event["event"], &event["scope"]), (&json!("social-data-granted"), &json!("address")));
        assert!(!event.to_string().contains("Dublin"));
        // It is in their copy, and the token is not.
        signs_in(&world, &mut browser, ADA).await;
        let copy = browser.get("/me/harbour/data.json").await.body;
        assert!(copy.contains("Dublin") && !copy.contains("refresh-1"), "{copy}");
        // Again: the older one is replaced, and its token is not given back, which could end both.
        shares(&world, &mut browser, &idp).await;
        assert_eq!((rows(&world, "social_grant").await, rows(&world, "provider_token").await), (1, 1));
        assert_eq!(idp.revoked().len(), 2);

        let after = browser.get(&page).await.body;
        let (_, grant) = after.split_once("name=\"grant\" value=\"").unwrap();
        // The provider is away: what it told goes at once, and it hears of it later.
        idp.is(Mood::Fails("revoke", 503));
        let grant = &grant[..36];
        let stopped = presses(&mut browser, &page, "stop", &[("grant", grant)]).await;
        assert_eq!(stopped.header("location"), format!("{page}?done=sharing-ended"), "{}", stopped.body);
        world.work().await;
        assert_eq!((rows(&world, "social_grant").await, rows(&world, "provider_token").await), (0, 1));
        assert!(!browser.get(&page).await.body.contains("Dublin"));
        // Nor while the client's secret is being replaced there.
        idp.is(Mood::Fails("revoke", 401));
        world.clock.advance(minutes(2));
        world.work().await;
        assert_eq!(rows(&world, "provider_token").await, 1);
        idp.is(Mood::Kind);
        world.clock.advance(minutes(30));
        world.work().await;
        assert_eq!((idp.revoked().len(), rows(&world, "provider_token").await), (3, 0));
        assert_eq!(idp.revoked()[2], "refresh-1");
        assert_eq!(world.happened(ada.person_id).await.last().unwrap(), "social-data-revoked");
        world.verified().await;
    }

    async fn what_was_shared_ends_by_itself_and_with_the_account(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        let ada = member(&world, &mut browser, ADA).await;
        links(&world, &mut browser, &idp).await;
        shares(&world, &mut browser, &idp).await;
        world.clock.advance(days(364));
        assert_eq!(social_data::expire(&world).await.unwrap(), 0);
        world.clock.advance(days(1));
        assert_eq!(social_data::expire(&world).await.unwrap(), 1);
        world.work().await;
        assert_eq!((rows(&world, "social_grant").await, idp.revoked().len()), (0, 1));

        signs_in(&world, &mut browser, ADA).await;
        shares(&world, &mut browser, &idp).await;
        let actor: Actor = world.actor(ada, "/me/harbour/delete");
        rights::erase(&world, &world.harbour(), &actor).await.unwrap().unwrap();
        world.work().await;
        for table in ["account", "linked_account", "social_grant", "provider_token"] {
            assert_eq!(rows(&world, table).await, 0, "{table}");
        }
        assert_eq!(idp.revoked().len(), 2, "the provider is told too");
        // Somebody new, as far as anybody here knows.
        let back = goes_and_comes(&mut stranger(&world, 1), &idp, WITH).await;
        assert_eq!(back.header("location"), "/harbour/sign-in/unlinked");
        world.verified().await;
    }

    /// BAR S (OpenID Connect Back-Channel Logout 1.0): whoever came in by it is out, and nobody else.
    async fn signing_out_at_the_provider_ends_the_sessions_that_it_opened(world) {
        let (world, idp) = with_provider(world).await;
        let (mut browser, mut one, mut two) = (Browser::new(&world), stranger(&world, 1), stranger(&world, 2));
        let mut phone = Authenticator::new(&world.rng);
        registered(&world, &mut browser, &mut phone, ADA).await;
        links(&world, &mut browser, &idp).await;
        assert!(went_in(&goes_and_comes(&mut one, &idp, WITH).await));
        idp.knows(json!({ "sub": "ada-1", "sid": "session-2" }), json!({ "sub": "ada-1" }));
        assert!(went_in(&goes_and_comes(&mut two, &idp, WITH).await));
        // What does not hold ends nothing (§ 2.6), and the answer says so (§ 2.8).
        for token in ["", "no.token.atall"] {
            let answer = says(&world, token).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST);
            assert!(answer.body.contains("\"error\":\"invalid_request\"") && answer.header("cache-control") == "no-store");
        }
        idp.is(Mood::Says(|claims| claims["aud"] = json!("another-client")));
        assert_eq!(says(&world, &idp.logout_token()).await.status, StatusCode::BAD_REQUEST);
        idp.is(Mood::Kind);
        assert!(is_signed_in(&mut one).await && is_signed_in(&mut two).await);
        // One session there, then all of them.
        let told = idp.logout_token();
        assert_eq!(says(&world, &told).await.status, StatusCode::OK);
        assert!(!is_signed_in(&mut one).await && is_signed_in(&mut two).await && is_signed_in(&mut browser).await);
        assert!(went_in(&goes_and_comes(&mut one, &idp, WITH).await));
        assert_eq!(says(&world, &told).await.status, StatusCode::OK, "told again, it is done");
        assert!(is_signed_in(&mut one).await);
        idp.is(Mood::Says(|claims| {
            claims["jti"] = json!("logout-2");
            claims.as_object_mut().unwrap().remove("sid");
        }));
        assert_eq!(says(&world, &idp.logout_token()).await.status, StatusCode::OK);
        assert!(!is_signed_in(&mut one).await && !is_signed_in(&mut two).await && is_signed_in(&mut browser).await);
        // A session alone, of whomever.
        idp.is(Mood::Kind);
        assert!(went_in(&goes_and_comes(&mut one, &idp, WITH).await));
        idp.is(Mood::Says(|claims| {
            claims["jti"] = json!("logout-3");
            claims["sid"] = json!("session-2");
            claims.as_object_mut().unwrap().remove("sub");
        }));
        assert_eq!(says(&world, &idp.logout_token()).await.status, StatusCode::OK);
        assert!(!is_signed_in(&mut one).await && is_signed_in(&mut browser).await);
        let unknown = Request::post("/sign-in/from/elsewhere/signed-out");
        assert_eq!(Browser::new(&world).send(unknown, Body::empty()).await.status, StatusCode::NOT_FOUND);
    }
}
