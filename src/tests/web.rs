//! What every answer holds to, whatever the page.

use std::{collections::BTreeSet, time::Duration};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use jiff::SignedDuration;
use leptos_router::SsrMode;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use super::{
    authenticator::Authenticator,
    browser::{Answer, Browser},
    on_both,
    password::with_password,
    world::{Member, World, blobs, count, meddle, shown, token},
};
use crate::{
    base::{
        clock::{hours, minutes},
        ids::{self, Token},
        paths,
    },
    domain::preferences::unsubscribe_link,
    platform::{brand::apply, ledger::Chain, vault::MacPurpose},
    store::{self, register::PERSONAL},
    web::{
        self,
        app::App,
        route::{Access, Route},
        routes::ROUTES,
    },
};

const SESSION: &str = "__Host-handshake";

/// Opens the join form, takes its time, and posts it.
async fn join(world: &World, browser: &mut Browser, address: &str) -> Answer {
    let form = browser.get("/harbour/subscribe").await.token();
    world.clock.advance(SignedDuration::from_secs(5));
    let words = shown(&world.harbour());
    let fields = [
        ("token", form.as_str()),
        ("name", "Wilhelmina"),
        ("email", address),
        ("topic", "new-books"),
        ("above", words.as_str()),
    ];
    browser.post("/harbour/subscribe", &fields).await
}

/// Joins, and confirms in the same browser.
async fn confirm(world: &World, browser: &mut Browser, address: &str) -> Answer {
    join(world, browser, address).await;
    world.work().await;
    let path = format!("/harbour/confirm/{}", token(&world.newest_to(address), "confirm").text());
    let form = browser.get(&path).await.token();
    browser.post(&path, &[("token", &form), ("topic", "new-books"), ("beside", &shown(&world.harbour()))]).await
}

/// The token of an unsubscribe link as it was made before.
fn old_token(world: &World, member: Member, topic: &str) -> String {
    let (mailbox, person) = (member.mailbox_id, member.person_id);
    let mac =
        world.vault.mac(MacPurpose::UnsubscribeLink, &[mailbox.as_bytes(), person.as_bytes(), topic.as_bytes(), &[1]]);
    BASE64_URL_SAFE_NO_PAD.encode([&[1], &person.as_bytes()[..], &mac[..16], topic.as_bytes()].concat())
}

async fn browser_page(world: &World, path: &str) -> Answer {
    Browser::new(world).get(path).await
}

/// The nonce that the policy names.
fn nonce(answer: &Answer) -> String {
    let (_, after) = answer.header("content-security-policy").split_once("'nonce-").expect("a nonce");
    after.split('\'').next().unwrap().to_owned()
}

/// Every header, with the values that are new each time left at their length.
fn shape(answer: &Answer) -> Vec<(String, String)> {
    let mut shape: Vec<(String, String)> = Vec::new();
    for (name, value) in &answer.headers {
        let value = value.to_str().unwrap();
        let plain = match name.as_str() {
            "set-cookie" => {
                let (pair, rest) = value.split_once(';').unwrap_or((value, ""));
                let (name, mark) = pair.split_once('=').unwrap();
                format!("{name}={};{rest}", mark.len())
            }
            "x-request-id" => value.len().to_string(),
            "content-security-policy" if value.contains("'nonce-") => value.replace(&nonce(answer), ""),
            _ => value.to_owned(),
        };
        shape.push((name.to_string(), plain));
    }
    shape.sort();
    shape
}

#[test]
fn every_page_is_sent_when_all_of_it_is_there() {
    let routes = leptos_axum::generate_route_list(App);
    assert!(routes.len() > 20);
    for route in routes {
        assert!(matches!(route.mode(), SsrMode::Async), "{}", route.path());
    }
}

/// Status and code of problem details (RFC 9457), which say the status twice.
fn problem(answer: &Answer) -> (StatusCode, String) {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.body);
    let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(body["status"], answer.status.as_u16());
    assert!(body["detail"].as_str().is_some_and(|detail| !detail.is_empty()) && body["title"].is_string());
    (answer.status, body["code"].as_str().unwrap().to_owned())
}

fn asks_mailbox(route: &Route) -> bool {
    matches!(route.access, Access::Mailbox | Access::SteppedUp(_))
}

on_both! {
    /// S6 (ASVS 7.5.3): what the table says needs a fresh proof is led to one and back, and does nothing until then.
    async fn what_needs_a_fresh_proof_leads_to_one_and_back(world) {
        let mut browser = Browser::new(&world);
        confirm(&world, &mut browser, "ada@example.org").await;
        let mut phone = Authenticator::new(&world.rng);
        browser.press_passkey("/me/harbour/register", &mut phone).await;
        world.work().await;
        let security = browser.get("/me/security").await.body;
        let (_, passkey) = security.split_once("/me/security/passkeys/").expect("a passkey");
        let passkey = &passkey[..36];
        world.clock.advance(minutes(20));
        let before = count(&world.store, "select count(*) from ledger").await;
        for (n, route) in ROUTES.iter().filter(|route| matches!(route.access, Access::SteppedUp(_))).enumerate() {
            let path = route.path.replace(":brand", "harbour").replace(":passkey", passkey);
            if route.is_json {
                let answer = browser.get(&path).await;
                assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/me/harbour/data"));
                continue;
            }
            // Of whoever has an app, who is not asked to prove it by email.
            // And of whoever comes from a provider, or has one: told in `linked.rs`.
            if path == paths::RECOVERY_CODES || path == paths::LINK_ACCOUNT || path.ends_with("/:account") {
                continue;
            }
            world.clock.advance(hours(1));
            let page = browser.get(&path).await;
            assert!(page.body.contains("action=\"/me/harbour/reauthenticate\""), "{path}");
            if route.takes_posts {
                let token = browser.get("/me/harbour/details").await.token();
                let answer = browser.post(&path, &[("token", &token), ("email", "new@example.org")]).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
                assert!(answer.body.contains("action=\"/me/harbour/reauthenticate\""), "{path}: the way to a proof");
            }
            let asked = browser.post("/me/harbour/reauthenticate", &[("token", &page.token()), ("back_to", &path)]).await;
            assert_eq!(asked.status, StatusCode::SEE_OTHER, "{path}");
            world.work().await;
            let link = token(&world.newest_to("ada@example.org"), "sign-in");
            let mut other = Browser::new(&world);
            let at = format!("/harbour/sign-in/{}", link.text());
            let press = other.get(&at).await.token();
            let back = other.post(&at, &[("token", &press)]).await;
            assert_eq!((back.status, back.header("location")), (StatusCode::SEE_OTHER, path.as_str()), "step-up {n}");
            assert!(!other.get(&path).await.body.contains("/reauthenticate\""), "{path}: what was asked for");
        }
        assert_eq!(count(&world.store, "select count(*) from ledger").await, before, "nothing was done");
        let stray = [("token", browser.get("/me/harbour/data").await.token()), ("back_to", "//elsewhere.example".to_owned())];
        let stray: Vec<(&str, &str)> = stray.iter().map(|(name, value)| (*name, value.as_str())).collect();
        world.clock.advance(hours(2));
        browser.post("/me/harbour/reauthenticate", &stray).await;
        assert_eq!(count(&world.store, "select count(*) from link where details like '%elsewhere%'").await, 0);
    }

    /// Whoever did not sign in is shown nothing of `/me/…` and changes nothing there, whatever the table comes to hold.
    async fn what_is_the_mailboxs_asks_whoever_did_not_sign_in_to_do_so(world) {
        // Signing out is done for whoever is signed out.
        for route in ROUTES.iter().filter(|route| asks_mailbox(route) && route.path != "/me/sign-out") {
            let path = route.path.replace(":brand", "harbour").replace(":number", "1");
            let mut browser = Browser::new(&world);
            // What is of no brand leads to where people sign in at any.
            let sign_in = if route.path.contains(":brand") || route.is_json { "/harbour/sign-in" } else { "/sign-in" };
            let elsewhere = |answer: &Answer| {
                answer.status == StatusCode::SEE_OTHER && answer.header("location").starts_with(sign_in)
            };
            if route.has_page {
                let answer = browser.get(&path).await;
                assert!(elsewhere(&answer), "{path}: {}", answer.status);
            }
            if route.takes_posts {
                let token = browser.get("/harbour/subscribe").await.token();
                world.clock.advance(SignedDuration::from_secs(5));
                let answer = browser.post(&path, &[("token", &token)]).await;
                assert!(elsewhere(&answer), "post {path}: {} to {:?}", answer.status, answer.headers.get("location"));
            }
        }
    }

    /// S7: same status, headers and body, and the same statements, whether or not the address is known. (The timing figure
    /// comes with the bench.)
    async fn s7_an_answer_does_not_tell_whether_an_address_is_known(world) {
        let mut known = Browser::new(&world);
        confirm(&world, &mut known, "ada@example.org").await;
        let mut answers = Vec::new();
        for address in ["ada@example.org", "nobody@example.org"] {
            let mut browser = Browser::new(&world);
            let form = browser.get("/harbour/subscribe").await.token();
            world.clock.advance(SignedDuration::from_secs(5));
            let before = store::statements();
            let words = shown(&world.harbour());
            let fields = [("token", form.as_str()), ("name", "Ada"), ("email", address), ("topic", "new-books"), ("above", words.as_str())];
            let posted = browser.post("/harbour/subscribe", &fields).await;
            let cost = store::statements() - before;
            answers.push((posted.status, shape(&posted), posted.body, cost));
            let sent = browser.get("/harbour/subscribe/sent").await;
            let plain = sent.body.replace(&nonce(&sent), "").replace(address, "ADDRESS");
            assert!(plain.contains("ADDRESS"), "whoever typed it is told where the email went");
            answers.push((sent.status, shape(&sent), plain, 0));

            let form = browser.get("/harbour/sign-in").await.token();
            let before = store::statements();
            let asked = browser.post("/harbour/sign-in", &[("token", &form), ("email", address)]).await;
            let cost = store::statements() - before;
            answers.push((asked.status, shape(&asked), asked.body, cost));
        }
        let (of_known, of_nobody) = answers.split_at(3);
        assert_eq!(of_known, of_nobody);
        assert_eq!(of_known[0].0, StatusCode::SEE_OTHER);
    }

    /// P3: what was journalled is carried out, though whoever posted it hangs up meanwhile.
    async fn p3_whoever_hangs_up_does_not_stop_a_story_half_way(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, "ada@example.org").await;
        let link = unsubscribe_link::token(&world.vault, member.person_id, "");
        // Somebody else has the person's chain.
        let mut held = world.store.write().await.unwrap();
        let _ = Chain::take(&mut held, member.person_id).await.unwrap();
        let journalled = async {
            while count(&world.keys.store, "select count(*) from withdrawal_journal").await == 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let mut browser = Browser::new(&world);
        let path = format!("/harbour/one-click/{link}");
        tokio::select! {
            _ = browser.post(&path, &[("List-Unsubscribe", "One-Click")]) => panic!("the chain was held"),
            () = journalled => {} // and the post is dropped
        }
        drop(held);
        for _ in 0..400 {
            if count(&world.store, "select count(*) from withdrawal").await == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert_eq!(count(&world.store, "select count(*) from withdrawal").await, 1);
        assert!(world.recipients(&harbour, "new-books").await.is_empty());
    }

    /// S9: a policy on every page, a nonce per response, and the other headers.
    async fn s9_every_page_has_its_policy_and_no_nonce_comes_twice(world) {
        let mut browser = Browser::new(&world);
        let mut nonces = BTreeSet::new();
        for _ in 0..250 {
            for path in ["/", "/harbour/subscribe", "/nowhere", "/harbour/confirm/nothing"] {
                let answer = browser.get(path).await;
                let nonce = nonce(&answer);
                let policy = answer.header("content-security-policy");
                assert_eq!(policy, format!(
                    "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; \
                     object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
                ));
                assert!(nonces.insert(nonce));
            }
        }
        let answer = browser.get("/harbour/confirm/nothing").await;
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "a year, and for no other host");
    }

    /// S9: a mailed token does not travel on, also from a path that a mail program made longer.
    async fn s9_every_line_of_the_table_has_its_referrer_policy(world) {
        let mut browser = Browser::new(&world);
        for route in ROUTES.iter().filter(|route| route.has_page) {
            let path = route.path.replace(":brand", "harbour").replace(":token", "abc");
            let path = path.replace(":notice", "letters").replace(":number", "1");
            let is_link = route.token_kind().is_some();
            let expected = if is_link { "no-referrer" } else { "same-origin" };
            for behind in if is_link { &["", "/", "/x", "?lang=pl"][..] } else { &[""] } {
                // Presenting links that are none of ours makes one wait.
                world.clock.advance(hours(2));
                let answer = browser.get(&format!("{path}{behind}")).await;
                assert_eq!(answer.header("referrer-policy"), expected, "{path}{behind}");
            }
        }
    }

    /// S17: below `/me` nothing is a mailed link, so asking for it again and again guesses nothing.
    async fn s17_a_brand_that_is_called_like_a_link_keeps_nobody_waiting(world) {
        let mut brand = world.harbour().brand.clone();
        brand.slug = "new-address".to_owned();
        assert_eq!(apply::apply(&world.store, &world.clock, &world.rng, &brand, "").await.unwrap(), []);
        world.refresh_brands().await.unwrap();
        let mut browser = Browser::new(&world);
        for _ in 0..30 {
            assert_eq!(browser.get("/me/new-address/data.json").await.status, StatusCode::SEE_OTHER);
        }
    }

    /// S6; listmonk CVE-2025-58430: every form of the table is taken with the token of its own page and its own session alone, also those
    /// that sign in.
    async fn s6_no_form_of_the_table_is_taken_without_its_token(world) {
        let (mut browser, mut other) = (Browser::new(&world), Browser::new(&world));
        with_password(&world, &mut browser, "ada@mail.example").await;
        with_password(&world, &mut other, "bela@mail.example").await;
        let of_another = other.get("/me/harbour/details").await.token();
        let of_another_page = browser.get("/me/harbour/preferences").await.token();
        world.clock.advance(SignedDuration::from_secs(30));
        let all = async || {
            let mut rows = Vec::new();
            // Those that count misses are to change.
            let counting = ["source_count", "guess_count", "failed_token", "session"];
            for table in PERSONAL.iter().filter(|table| !counting.contains(&table.name)) {
                rows.push((table.name, count(&world.store, &format!("select count(*) from {}", table.name)).await));
            }
            rows.push(("ledger", count(&world.store, "select count(*) from ledger").await));
            rows.push(("link used", count(&world.store, "select count(*) from link where used_at is not null").await));
            rows
        };
        let before = all().await;
        let mut seen = 0;
        // The one-click link of an email is its own proof (RFC 8058).
        for route in ROUTES.iter().filter(|route| route.takes_posts && !route.path.contains("one-click") && !route.is_json) {
            let path = route.path.replace(":brand", "harbour").replace(":token", &Token::new(&world.rng).text()).replace(":number", "1");
            for (n, token) in ["", "x", of_another.as_str(), of_another_page.as_str()].into_iter().enumerate() {
                if n == 3 && path == "/me/harbour/preferences" {
                    continue;
                }
                browser.peer = format!("192.0.{n}.{seen}").parse().unwrap();
                let fields = [
                    ("token", token), ("email", "new@mail.example"), ("name", "Eve"), ("password", "quiet hat lamps"), ("new-password", "louder hat lamps"),
                    ("code", "123456"), ("do", "others"), ("change", "stop:new-books"), ("number", "HB12345678"), ("item", "x"),
                ];
                let answer = browser.post(&path, &fields).await;
                assert!(!answer.header("location").contains("done="), "{path} with {n}: {}", answer.header("location"));
                assert_ne!(answer.status, StatusCode::OK, "{path} with {n}");
            }
            seen += 1;
        }
        assert!(seen > 30, "{seen}");
        assert_eq!(all().await, before);
        assert_eq!(browser.get("/me/harbour/details").await.status, StatusCode::OK, "still signed in");
    }

    /// S6: from elsewhere, or without the form's token, nothing is taken.
    async fn s6_a_form_of_another_site_is_refused(world) {
        let mut browser = Browser::new(&world);
        let form = browser.get("/harbour/subscribe").await.token();
        world.clock.advance(SignedDuration::from_secs(5));
        let words = shown(&world.harbour());
        let body = format!("token={form}&name=Ada&email=ada%40example.org&topic=new-books&above={words}");
        let refused: [(&str, &str); 4] = [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "none"),
            ("origin", "https://elsewhere.example"),
        ];
        for (name, value) in refused {
            let request = Request::post("/harbour/subscribe")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(name, value);
            assert_eq!(browser.send(request, Body::from(body.clone())).await.status, StatusCode::FORBIDDEN, "{name}: {value}");
        }
        let no_token = browser.post("/harbour/subscribe", &[("name", "Ada"), ("email", "ada@example.org")]).await;
        assert_eq!(no_token.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(no_token.body.contains("value=\"ada@example.org\""), "what was typed is kept");
        let of_another_page = browser.get("/harbour/sign-in").await.token();
        let fields = [("token", of_another_page.as_str()), ("name", "Ada"), ("email", "ada@example.org")];
        assert_eq!(browser.post("/harbour/subscribe", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 0);
        // `Origin: null`, and neither header: the token decides.
        for origin in [Some("null"), None] {
            let mut request =
                Request::post("/harbour/subscribe").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            if let Some(origin) = origin {
                request = request.header(header::ORIGIN, origin);
            }
            assert_eq!(browser.send(request, Body::from(body.clone())).await.status, StatusCode::SEE_OTHER);
        }
    }

    async fn a_form_that_came_back_too_fast_or_with_faults_keeps_what_was_typed(world) {
        let mut browser = Browser::new(&world);
        let form = browser.get("/harbour/subscribe").await.token();
        let words = shown(&world.harbour());
        let typed = [("token", form.as_str()), ("name", "<b>Ada</b> www.x"), ("email", "ada(at)example"), ("topic", "events"), ("beside", words.as_str())];
        let fast = browser.post("/harbour/subscribe", &typed).await;
        assert_eq!(fast.status, StatusCode::UNPROCESSABLE_ENTITY);
        world.clock.advance(SignedDuration::from_secs(3));
        let faulty = browser.post("/harbour/subscribe", &[("token", fast.token().as_str()), typed[1], typed[2], typed[3], typed[4]]).await;
        assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in ["&lt;b&gt;Ada&lt;/b&gt;", "ada(at)example", "id=\"name-fault\"", "id=\"email-fault\"", "value=\"events\" checked"] {
            assert!(faulty.body.contains(kept), "{kept} in {}", faulty.body);
        }
        assert!(browser.cookie("__Host-handshake-joined").is_none(), "no cookie before a join succeeds");
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 0);
    }

    /// ASVS 2.4.1: whoever is signed in fills no ledger: more changes than people make are a 429 for a while, by form and by island.
    async fn more_changes_than_people_make_are_refused_for_a_while(world) {
        let mut browser = Browser::new(&world);
        confirm(&world, &mut browser, "ada@example.org").await;
        let form = browser.get("/me/harbour/details").await.token();
        for name in 0..300 {
            let name = format!("Ada {name}");
            let answer = browser.post("/me/harbour/details", &[("token", &form), ("name", &name), ("language", "en")]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}");
        }
        let entries = count(&world.store, "select count(*) from ledger").await;
        let fields = [("token", form.as_str()), ("name", "Ada Last"), ("language", "en")];
        let often = browser.post("/me/harbour/details", &fields).await;
        assert_eq!((often.status, often.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "600"));
        assert!(often.body.contains("more changes in ten minutes than we accept"), "{}", often.body);
        assert_eq!(count(&world.store, "select count(*) from ledger").await, entries);
        world.clock.advance(minutes(10));
        assert_eq!(browser.post("/me/harbour/details", &fields).await.status, StatusCode::SEE_OTHER);
    }

    /// What was cleaned of an address that was pasted shows on the next page, to the browser that posted it alone.
    async fn a_sign_in_request_shows_the_address_as_it_was_read(world) {
        let mut browser = Browser::new(&world);
        let form = browser.get("/harbour/sign-in").await.token();
        let asked = browser.post("/harbour/sign-in", &[("token", &form), ("email", "\u{feff}mailto:Ada@gmial.com. ")]).await;
        assert_eq!(asked.header("location"), "/harbour/sign-in/sent", "{}", asked.body);
        let sent = browser.get("/harbour/sign-in/sent").await;
        assert!(sent.body.contains("If Harbour Books knows Ada@gmial.com,"), "{}", sent.body);
        assert!(sent.body.contains("gmail.com"), "did you mean: {}", sent.body);
        let other = browser_page(&world, "/harbour/sign-in/sent").await;
        assert!(!other.body.contains("gmial.com") && other.body.contains("knows this address"));
    }

    /// Browsers in apps keep no cookies: confirming works all the same and says so; signing in says what is missing before the link is
    /// used up.
    async fn without_cookies_confirming_works_and_signing_in_says_what_is_missing(world) {
        let harbour = world.harbour();
        let mut browser = Browser::new(&world);
        join(&world, &mut browser, "ada@example.org").await;
        world.work().await;
        let path = format!("/harbour/confirm/{}", token(&world.newest_to("ada@example.org"), "confirm").text());
        let form = browser.get(&path).await.token();
        browser.forget_cookies();
        let words = shown(&harbour);
        let answer = browser.post(&path, &[("token", &form), ("topic", "new-books"), ("beside", &words)]).await;
        assert_eq!(answer.header("location"), "/harbour/confirmed", "{}", answer.body);
        assert_eq!(world.recipients(&harbour, "new-books").await, ["ada@example.org"]);
        assert_eq!(count(&world.store, "select count(*) from session").await, 0, "none is opened that nobody keeps");
        let page = browser.get("/harbour/confirmed").await;
        assert!(page.body.contains("class=\"done\""), "{}", page.body);

        world.clock.advance(hours(1));
        world.ask(&harbour, "ada@example.org").await;
        let path = format!("/harbour/sign-in/{}", token(&world.newest_to("ada@example.org"), "sign-in").text());
        for _ in 0..2 {
            let form = browser.get(&path).await.token();
            browser.forget_cookies();
            let answer = browser.post(&path, &[("token", &form)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.body.contains("does not keep cookies") && answer.body.contains("has not been used"), "{}", answer.body);
            browser.forget_cookies();
        }
        let form = browser.get(&path).await.token();
        let answer = browser.post(&path, &[("token", &form)]).await;
        assert_eq!(answer.header("location"), "/me", "the link is as good as new");
    }

    /// A field that people do not see is filled in by machines, and by browsers that fill in forms: nobody is lost without a word.
    async fn a_filled_trap_asks_once_more_and_people_pass(world) {
        let mut browser = Browser::new(&world);
        let harbour = world.harbour();
        let form = browser.get("/harbour/subscribe").await.token();
        world.clock.advance(SignedDuration::from_secs(5));
        let words = shown(&harbour);
        let typed = [("name", "Ada Quay"), ("email", "ada@example.org"), ("topic", "new-books"), ("beside", words.as_str())];
        let trapped = [&typed[..], &[("token", form.as_str()), ("website", "https://example.org")]].concat();
        for _ in 0..2 {
            // A script sends the same again, and gets the same.
            let again = browser.post("/harbour/subscribe", &trapped).await;
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(again.body.contains("filled in a hidden field") && again.body.contains("value=\"Ada Quay\""), "{}", again.body);
            world.clock.advance(SignedDuration::from_secs(5));
        }
        let page = browser.post("/harbour/subscribe", &trapped).await;
        assert!(!page.body.contains("name=\"website\""), "nothing is left to fill in");
        let pressed = page.body.split_once("name=\"pressed\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let press = |pressed: &str| [&typed[..], &[("token", form.as_str()), ("pressed", pressed)]].concat().iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>();
        for pressed in [form.as_str(), pressed.as_str()] {
            let fields = press(pressed);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let answer = browser.post("/harbour/subscribe", &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "not signed for it, or at once");
        }
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 0);
        world.clock.advance(SignedDuration::from_secs(3));
        let fields = press(&pressed);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let sent = browser.post("/harbour/subscribe", &fields).await;
        assert_eq!(sent.header("location"), "/harbour/subscribe/sent", "{}", sent.body);
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 1);
    }

    /// S4: hashed at rest, a new id at every proof, gone at sign-out; HttpOnly, Lax, Secure, for this host alone.
    async fn s4_a_session_is_opened_anew_kept_as_a_hash_and_ended(world) {
        let mut browser = Browser::new(&world);
        let confirmed = confirm(&world, &mut browser, "ada@example.org").await;
        assert_eq!(confirmed.header("location"), "/me?done=confirmed");
        let set = confirmed.header("set-cookie");
        for part in ["__Host-handshake=", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(set.contains(part), "{part} in {set}");
        }
        // It ends with the browser (`stay.rs` for whoever wants more).
        assert!(!set.contains("Max-Age") && !set.contains("Expires"), "{set}");
        let first = browser.cookie(SESSION).unwrap().to_owned();
        let stored = blobs(&world.store, "select id_hash from session").await;
        assert_eq!(stored.len(), 1);
        assert!(!first.as_bytes().windows(8).any(|part| stored[0].windows(8).any(|kept| kept == part)));

        let form = browser.get("/harbour/sign-in").await.token();
        let asked = browser.post("/harbour/sign-in", &[("token", &form), ("email", "ada@example.org")]).await;
        assert_eq!(asked.header("location"), "/harbour/sign-in/sent", "{}", asked.body);
        world.work().await;
        let path = format!("/harbour/sign-in/{}", token(&world.newest_to("ada@example.org"), "sign-in").text());
        let form = browser.get(&path).await.token();
        assert_eq!(browser.post(&path, &[("token", &form)]).await.header("location"), "/me");
        assert_ne!(browser.cookie(SESSION).unwrap(), first);
        assert_eq!(count(&world.store, "select count(*) from session").await, 1, "the old one has ended");

        let me = browser.get("/me").await;
        assert!(me.body.contains("ada@example.org") && me.body.contains("Wilhelmina"));
        let out = browser.post("/me/sign-out", &[("token", &sign_out_token(&me))]).await;
        assert_eq!(out.status, StatusCode::SEE_OTHER);
        assert!(out.header("clear-site-data").contains("cookies"));
        assert_eq!(count(&world.store, "select count(*) from session").await, 0);
    }

    /// S5, S11: exporting and leaving need a proof under five minutes old.
    async fn s5_an_old_proof_neither_exports_nor_erases(world) {
        let mut browser = Browser::new(&world);
        confirm(&world, &mut browser, "ada@example.org").await;
        assert_eq!(browser.get("/me/harbour/data.json").await.status, StatusCode::OK);
        world.clock.advance(minutes(11));
        let refused = browser.get("/me/harbour/data.json").await;
        assert_eq!((refused.status, refused.header("location")), (StatusCode::SEE_OTHER, "/me/harbour/data"));
        let page = browser.get("/me/harbour/delete").await;
        assert!(!page.body.contains("class=\"danger\""));
        let form = leave_token(&world, &mut browser).await;
        assert_eq!(browser.post("/me/harbour/delete", &[("token", &form)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(count(&world.store, "select count(*) from person").await, 1);
    }

    /// S5, S8: a confirmation link that lay for hours opens a session in the browser that joined, but proves nothing afresh:
    /// whoever typed somebody's address may be that browser.
    async fn s5_an_old_confirmation_is_no_fresh_proof(world) {
        let mut browser = Browser::new(&world);
        join(&world, &mut browser, "ada@example.org").await;
        world.work().await;
        let path = format!("/harbour/confirm/{}", token(&world.newest_to("ada@example.org"), "confirm").text());
        world.clock.advance(hours(23));
        let form = browser.get(&path).await.token();
        let fields = [("token", form.as_str()), ("topic", "new-books"), ("beside", &shown(&world.harbour()))];
        let confirmed = browser.post(&path, &fields).await;
        assert_eq!(confirmed.header("location"), "/me?done=confirmed");
        assert_eq!(browser.get("/me/harbour/preferences").await.status, StatusCode::OK, "they are signed in");
        let refused = browser.get("/me/harbour/data.json").await;
        assert_eq!((refused.status, refused.header("location")), (StatusCode::SEE_OTHER, "/me/harbour/data"));
        let page = browser.get("/me/harbour/delete").await;
        assert!(page.status == StatusCode::OK && !page.body.contains("class=\"danger\""));
    }

    /// S6: GET and HEAD write nothing, also not that a copy was taken.
    async fn s6_fetching_a_copy_changes_nothing(world) {
        let mut browser = Browser::new(&world);
        confirm(&world, &mut browser, "ada@example.org").await;
        let before = blobs(&world.store, "select hash from ledger order by subject, seq").await;
        assert_eq!(browser.send(Request::head("/me/harbour/data.json"), Body::empty()).await.status, StatusCode::OK);
        let copy = browser.get("/me/harbour/data.json").await;
        assert!(copy.body.contains("ada@example.org"));
        assert_eq!(blobs(&world.store, "select hash from ledger order by subject, seq").await, before);
    }

    /// D9: what is no call of an island's is a 400 in our words (RFC 9457), without a library's and without a way elsewhere.
    async fn d9_an_island_is_not_called_with_nonsense(world) {
        let mut browser = Browser::new(&world);
        for body in ["", "[", "{}", "nonsense", &"[".repeat(60_000)] {
            let request = Request::post("/api/preference")
                .header(header::CONTENT_TYPE, "application/json")
                .header(header::ACCEPT, "text/html")
                .header(header::REFERER, "https://elsewhere.example/")
                .header("sec-fetch-site", "same-origin");
            let answer = browser.send(request, Body::from(body.to_owned())).await;
            assert_eq!(problem(&answer), (StatusCode::BAD_REQUEST, "malformed".to_owned()));
            assert_eq!(answer.header("location"), "");
        }
    }

    /// RFC 9457: whoever asks as a program is told of any error as a program, with its own status.
    async fn where_programs_ask_every_error_is_problem_details(world) {
        let mut browser = Browser::new(&world);
        confirm(&world, &mut browser, "ada@example.org").await;
        let call = |site: &str| Request::post("/api/preference").header(header::CONTENT_TYPE, "application/json").header("sec-fetch-site", site);
        let foreign = browser.send(call("cross-site"), Body::from("{}")).await;
        assert_eq!(problem(&foreign), (StatusCode::FORBIDDEN, "error-foreign".to_owned()));
        let long = browser.send(call("same-origin"), Body::from("a".repeat(70_000))).await;
        assert_eq!(problem(&long), (StatusCode::PAYLOAD_TOO_LARGE, "too-large".to_owned()));
        assert_eq!(problem(&browser.get("/api/preference").await), (StatusCode::NOT_FOUND, "error-404".to_owned()));
        for path in ["/me/nowhere/data.json", "/me/harbour/consents/77/receipt.json", "/me/harbour/consents/x/receipt.json"] {
            assert_eq!(problem(&browser.get(path).await), (StatusCode::NOT_FOUND, "error-404".to_owned()), "{path}");
        }
        meddle(&world.store, "alter table session rename to elsewhere").await;
        let broken = browser.send(call("same-origin"), Body::from("{}")).await;
        assert_eq!(problem(&broken), (StatusCode::INTERNAL_SERVER_ERROR, "error-500".to_owned()));
        assert!(!broken.body.contains("elsewhere"));
    }

    /// What reads as `..` once it is decoded leads nowhere.
    async fn a_path_with_dots_in_it_is_nothing(world) {
        let mut browser = Browser::new(&world);
        for path in ["/harbour/notices/%2e%2e", "/harbour/confirm/%2E.", "/harbour/./join", "/harbour/subscribe/.."] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }

    /// Every answer has an id of our own making, whatever the client calls its request.
    async fn an_answer_bears_an_id_that_is_ours(world) {
        let mut browser = Browser::new(&world);
        browser.extra = vec![("x-request-id", "0190c0de-0000-7000-8000-00000badcafe".to_owned())];
        let mut ids = BTreeSet::new();
        for path in ["/", "/harbour/subscribe", "/nowhere", "/healthz", "/me"] {
            let answer = browser.get(path).await;
            let id: uuid::Uuid = answer.header("x-request-id").parse().unwrap();
            assert_eq!(id.get_version_num(), 7);
            assert!(ids.insert(id), "{path}");
            assert!(!answer.body.contains("class=\"reference\""), "nothing went wrong at {path}");
        }
        assert!(!ids.contains(&"0190c0de-0000-7000-8000-00000badcafe".parse().unwrap()));
    }

    /// What a person can quote when something went wrong leads to the request's id.
    async fn a_500_shows_a_reference_that_leads_to_its_id(world) {
        let mut browser = Browser::new(&world);
        confirm(&world, &mut browser, "ada@example.org").await;
        meddle(&world.store, "alter table preference rename to elsewhere").await;
        let in_the_page = browser.get("/me/harbour/preferences").await;
        meddle(&world.store, "alter table session rename to nowhere").await;
        let before_the_page = browser.get("/me/harbour/preferences").await;
        for answer in [in_the_page, before_the_page] {
            assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
            let reference = ids::reference(answer.header("x-request-id").parse().unwrap());
            assert!(answer.body.contains(&reference), "{reference} in {}", answer.body);
        }
    }

    /// A database that fails below the session is the brand's own 500 too, and says nothing of why.
    async fn a_session_that_cannot_be_read_is_a_branded_500(world) {
        let mut browser = Browser::new(&world);
        confirm(&world, &mut browser, "ada@example.org").await;
        meddle(&world.store, "alter table session rename to elsewhere").await;
        let broken = browser.get("/me/harbour/preferences").await;
        assert_eq!(broken.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(broken.body.contains("Harbour Books") && !broken.body.contains("elsewhere"));
        assert!(broken.header("content-security-policy").contains("'nonce-"));
    }

    /// D10: a request that panics is the brand's own 500.
    async fn d10_a_panic_is_a_branded_500(world) {
        Browser::new(&world).get("/harbour").await; // so that the pages' library is up
        let web = web::Web::new(world.portal.clone(), Vec::new());
        async fn handler() -> &'static str {
            panic!("Ada Quackenbush")
        }
        let app = axum::Router::new()
            .route("/harbour/panics", axum::routing::get(handler))
            .layer(axum::middleware::from_fn_with_state(web.clone(), web::layers::catch_panic::catch_panic))
            .layer(axum::middleware::from_fn_with_state(web.clone(), web::layers::resolve_visitor::resolve_visitor))
            .layer(tower_sessions::SessionManagerLayer::new(crate::web::session::Sessions(world.portal.clone())))
            .with_state(web);
        let request = Request::get("/harbour/panics").body(Body::empty()).unwrap();
        let response = tower::ServiceExt::oneshot(app, request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let body = String::from_utf8_lossy(&body);
        assert!(body.contains("Harbour Books") && !body.contains("Quackenbush"), "{body}");
    }

    /// S17: counted before anything is looked at, by the peer, or by what a trusted proxy says; all processes share it.
    async fn s17_a_source_is_counted_and_cannot_name_itself(world) {
        let mut browser = Browser::new(&world);
        for n in 0..60 {
            browser.extra = vec![("x-forwarded-for", format!("198.51.100.{n}"))];
            assert_eq!(browser.post("/harbour/subscribe", &[("name", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let other = world.another().await;
        let mut elsewhere = Browser::new(&other);
        let stopped = elsewhere.post("/harbour/subscribe", &[("name", "")]).await;
        assert_eq!(stopped.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(stopped.header("retry-after").parse::<u32>().unwrap() <= 3_600);
        assert!(stopped.body.contains("Harbour Books"), "branded");
        elsewhere.peer = "192.0.2.8".parse().unwrap();
        assert_eq!(elsewhere.post("/harbour/subscribe", &[("name", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let proxy = "203.0.113.1".parse().unwrap();
        let mut behind = Browser::behind(&other, &[proxy]);
        behind.peer = proxy;
        behind.extra = vec![("x-forwarded-for", "198.51.100.1, 192.0.2.7".to_owned())];
        assert_eq!(behind.post("/harbour/subscribe", &[("name", "")]).await.status, StatusCode::TOO_MANY_REQUESTS);
        behind.extra = vec![("x-forwarded-for", "192.0.2.7, 192.0.2.9".to_owned())];
        assert_eq!(behind.post("/harbour/subscribe", &[("name", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        // What a client puts before the proxy's own entry is nobody's word, however odd, in one line or in two.
        behind.extra = vec![("x-forwarded-for", "198.51.100.2, x, 192.0.2.7".to_owned())];
        assert_eq!(behind.post("/harbour/subscribe", &[("name", "")]).await.status, StatusCode::TOO_MANY_REQUESTS);
        behind.extra = vec![
            ("x-forwarded-for", "198.51.100.3, \u{e9}".to_owned()),
            ("x-forwarded-for", format!("192.0.2.7, {proxy}")),
        ];
        assert_eq!(behind.post("/harbour/subscribe", &[("name", "")]).await.status, StatusCode::TOO_MANY_REQUESTS);
        behind.extra = vec![("x-forwarded-for", "192.0.2.7, unknown".to_owned())];
        assert_eq!(behind.post("/harbour/subscribe", &[("name", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the proxy");
        other.close().await;
    }

    /// S17: links and form tokens that are none of ours, at pages and at their buttons, add up; then the source waits with
    /// the next, and the page says when to come again, in the visitor's language. What holds never waits (G2).
    async fn s17_links_and_form_tokens_that_do_not_hold_make_a_source_wait(world) {
        let mut browser = Browser::new(&world);
        join(&world, &mut browser, "ada@example.org").await;
        world.work().await;
        let good = format!("/harbour/confirm/{}", token(&world.newest_to("ada@example.org"), "confirm").text());
        let guess = "A".repeat(43);
        let mut other = browser.elsewhere(&world, "192.0.2.99");
        for word in ["confirm", "not-me", "sign-in", "undo", "unsubscribe", "one-click"] {
            assert_ne!(browser.get(&format!("/harbour/{word}/{guess}")).await.status, StatusCode::TOO_MANY_REQUESTS);
        }
        // A form that was never opened here has no token to guess with; one of another page, or none of ours, has.
        let form = browser.get("/harbour/sign-in").await.token();
        for path in ["/harbour/subscribe", "/harbour/sign-in"] {
            assert_eq!(browser.post(path, &[("email", "x")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(browser.post("/harbour/subscribe", &[("token", &form)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.post("/harbour/sign-in", &[("token", &guess)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get(&good).await.status, StatusCode::OK, "eight misses");
        browser.get(&format!("/harbour/confirm/{guess}")).await;
        browser.get(&format!("/meadow/confirm/{}", good.rsplit('/').next().unwrap())).await;
        for (language, words) in [("en", "Try again in a minute."), ("pl", "Spróbuj za minutę."), ("es", "dentro de un minuto.")] {
            let waits = browser.get(&format!("/harbour/confirm/{guess}?lang={language}")).await;
            assert_eq!((waits.status, waits.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "30"));
            assert!(waits.body.contains(words) && waits.body.contains("Harbour Books"), "{}", waits.body);
        }
        let waits = browser.post("/harbour/subscribe", &[("token", &guess)]).await;
        assert_eq!((waits.status, waits.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "30"));
        let form = browser.get("/harbour/subscribe").await.token();
        assert_eq!(browser.post("/harbour/subscribe", &[("token", &form)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get(&good).await.status, StatusCode::OK);
        let wrong = format!("/harbour/confirm/{guess}");
        assert_eq!(other.get(&wrong).await.status, StatusCode::NOT_FOUND, "nobody else waits");
        world.clock.advance(SignedDuration::from_secs(30));
        assert_eq!(browser.get(&wrong).await.status, StatusCode::NOT_FOUND);
    }

    /// S17: links that were ours once, and forms that lay too long, are no guesses.
    async fn s17_an_old_link_may_be_clicked_again_and_again(world) {
        let mut browser = Browser::new(&world);
        join(&world, &mut browser, "ada@example.org").await;
        world.work().await;
        let path = format!("/harbour/confirm/{}", token(&world.newest_to("ada@example.org"), "confirm").text());
        let old_form = browser.get("/harbour/subscribe").await.token();
        world.clock.advance(hours(25));
        for _ in 0..15 {
            let page = browser.get(&path).await;
            assert!(page.status == StatusCode::OK && page.body.contains("/harbour/subscribe"), "it says that it is too old");
            assert_eq!(browser.post("/harbour/subscribe", &[("token", &old_form)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(count(&world.store, "select count(*) from failed_token").await, 0);
    }

    /// S17, B3: a mail provider posts for many people, some of whose links are none of ours: it never waits.
    async fn s17_one_click_unsubscribing_never_waits(world) {
        let mut provider = Browser::new(&world);
        for n in 0..30 {
            let answer = provider.post(&format!("/harbour/one-click/gone{n}"), &[("List-Unsubscribe", "One-Click")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
    }

    /// B3 (RFC 8058): the token suffices, whatever a mail program sends with it; and nobody is told "done" while emails go on.
    async fn b3_one_click_takes_what_mail_programs_send_and_says_done_only_where_it_is(world) {
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let forms: [(Option<&str>, &str); 8] = [
            (Some("application/x-www-form-urlencoded"), "List-Unsubscribe=One-Click"),
            (Some("Application/X-WWW-Form-Urlencoded; charset=UTF-8"), "List-Unsubscribe=One-Click\r\n"),
            (Some("APPLICATION/X-WWW-FORM-URLENCODED"), "list-unsubscribe=one-click"),
            (Some("multipart/form-data; boundary=x"), "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"),
            (Some("text/plain"), "List-Unsubscribe=One-Click\n"),
            (None, "List-Unsubscribe=One-Click"),
            (None, ""),
            (Some("application/x-www-form-urlencoded"), ""),
        ];
        let mut browser = Browser::new(&world);
        let mut posts = async |path: &str, kind: Option<&str>, body: &str| {
            let mut request = Request::post(path);
            if let Some(kind) = kind {
                request = request.header(header::CONTENT_TYPE, kind);
            }
            browser.send(request, Body::from(body.to_owned())).await
        };
        for (n, (kind, body)) in forms.into_iter().enumerate() {
            let address = format!("reader{n}@example.org");
            let member = world.join(&harbour, &address).await;
            let link = unsubscribe_link::token(&world.vault, member.person_id, "new-books");
            for behind in ["", "/", ".", "%3E", ")"] {
                let answer = posts(&format!("/harbour/one-click/{link}{behind}"), kind, body).await;
                let expected = if behind == "/" { StatusCode::PERMANENT_REDIRECT } else { StatusCode::OK };
                assert_eq!(answer.status, expected, "{kind:?} {body:?} {behind}");
            }
            assert!(!world.recipients(&harbour, "new-books").await.contains(&address), "{kind:?} {body:?}");
        }
        let member = world.join(&harbour, "ada@example.org").await;
        let link = unsubscribe_link::token(&world.vault, member.person_id, "new-books");
        let cut = &link[..link.len() - 3];
        for path in [format!("/harbour/one-click/{cut}"), format!("/{}/one-click/{link}", meadow.slug)] {
            let answer = posts(&path, None, "").await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
            assert!(answer.body.contains("nothing was changed") && answer.body.contains("/sign-in"), "{}", answer.body);
        }
        assert_eq!(world.recipients(&harbour, "new-books").await, ["ada@example.org"]);
        let moved = world.change_address(&harbour, member, "ada@new.example").await;
        assert_eq!(world.recipients(&harbour, "new-books").await, ["ada@new.example"]);
        let before = old_token(&world, member, "new-books");
        assert_eq!(posts(&format!("/harbour/one-click/{before}"), None, "").await.status, StatusCode::OK, "made by an older program");
        assert!(world.recipients(&harbour, "new-books").await.is_empty(), "an email to the old address unsubscribes too");
        let gone = world.actor(moved, "/me/harbour/delete");
        assert!(crate::domain::rights::erase(&world, &harbour, &gone).await.unwrap().is_some());
        world.work().await;
        world.clock.advance(hours(25));
        world.join(&harbour, "ada@new.example").await;
        let forged = format!("{}{}", &link[..24], "A".repeat(link.len() - 24));
        for (token, status) in
            [(&link, StatusCode::GONE), (&before, StatusCode::NOT_FOUND), (&forged, StatusCode::NOT_FOUND)]
        {
            let answer = posts(&format!("/harbour/one-click/{token}"), None, "").await;
            assert_eq!(answer.status, status);
            assert!(answer.body.contains("/sign-in"), "{}", answer.body);
            assert_eq!(browser_page(&world, &format!("/harbour/unsubscribe/{token}")).await.status, status);
        }
        assert_eq!(world.recipients(&harbour, "new-books").await, ["ada@new.example"], "whoever subscribed again still gets them");
    }

    /// Mail programs put a dot, a bracket or a quote behind a link: it is the same link, and no guess (S17).
    async fn a_link_with_something_behind_it_is_the_same_link(world) {
        let mut browser = Browser::new(&world);
        join(&world, &mut browser, "ada@example.org").await;
        world.work().await;
        let path = format!("/harbour/confirm/{}", token(&world.newest_to("ada@example.org"), "confirm").text());
        let tails = [".", ",", ")", "]", "%3E", "%20", "%22", "'", "%E2%80%9D", "%C2%BB", ");", ".%0D%0A", "%3E."];
        for tail in tails {
            let page = browser.get(&format!("{path}{tail}?lang=en")).await;
            assert_eq!(page.status, StatusCode::OK, "{tail}");
            assert!(page.body.contains(&format!("action=\"{path}?lang=en\"")), "the form leads to the link itself: {tail}");
        }
        for tail in ["/", "//", "./", "%3E/"] {
            let answer = browser.get(&format!("{path}{tail}?lang=en")).await;
            assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, &*format!("{path}?lang=en")), "{tail}");
        }
        assert_eq!(count(&world.store, "select count(*) from failed_token").await, 0, "none of it was a guess");
        assert_eq!(browser.get(&format!("{path}/more")).await.status, StatusCode::NOT_FOUND, "another path is another path");
    }

    /// D9: whatever it holds.
    async fn d9_a_body_above_64_kib_is_refused(world) {
        let mut browser = Browser::new(&world);
        let long = "a".repeat(64 * 1024);
        for path in ["/harbour/subscribe", "/harbour/one-click/x", "/api/preference"] {
            assert_eq!(browser.post(path, &[("name", &long)]).await.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        }
        let short = "a".repeat(60 * 1024);
        assert_eq!(browser.post("/harbour/subscribe", &[("name", &short)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    /// D10: NUL, broken UTF-8 and lone surrogates in a form are a fault, never a crash.
    async fn d10_malformed_octets_are_a_fault_and_not_a_crash(world) {
        let mut browser = Browser::new(&world);
        for name in ["%00", "%FF%FE", "%ED%A0%80", "%E2%80%AE", "%C0%80"] {
            let form = browser.get("/harbour/subscribe").await.token();
            world.clock.advance(SignedDuration::from_secs(5));
            let body = format!("token={form}&name=a{name}&email={name}%40example.org");
            let request = Request::post("/harbour/subscribe")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin");
            let answer = browser.send(request, Body::from(body)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        }
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 0);
    }
}

fn sign_out_token(page: &Answer) -> String {
    let (_, form) = page.body.split_once("class=\"sign-out\"").expect("a sign-out form");
    let (_, after) = form.split_once("name=\"token\" value=\"").unwrap();
    after.split('"').next().unwrap().to_owned()
}

/// A good token of the leave page, taken while its proof was fresh.
async fn leave_token(world: &World, browser: &mut Browser) -> String {
    world.clock.advance(-minutes(11));
    let page = browser.get("/me/harbour/delete").await;
    world.clock.advance(minutes(11));
    let (_, form) = page.body.split_once("action=\"/me/harbour/delete\"").expect("the button");
    let (_, after) = form.split_once("name=\"token\" value=\"").unwrap();
    after.split('"').next().unwrap().to_owned()
}
