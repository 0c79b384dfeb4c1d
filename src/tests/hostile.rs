//! What strangers send to do harm: odd octets, lookalikes, markup, another brand's ids, another site's pages (D10, D11, S10).

use axum::{
    body::Body,
    http::{HeaderValue, Request, StatusCode, header},
};
use jiff::SignedDuration;

use super::{
    browser::{Answer, Browser},
    on_both,
    smtp::Server,
    world::{World, count, form, shown, ticked, token},
};
use crate::{
    base::clock::minutes,
    domain::{login::Actor, preferences::unsubscribe_link},
    platform::mail::Mailer,
};

const ADA: &str = "ada@mail.example";
/// As much as a name takes that still means something to a page, an email, a header or a spreadsheet.
const NAME: &str = "=1+1 <img src=x onerror=alert(1)> \"Ada\" & Co";

/// Posts what was percent-encoded by hand.
async fn post_raw(browser: &mut Browser, path: &str, body: String) -> Answer {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    browser.send(request, Body::from(body)).await
}

async fn join(world: &World, browser: &mut Browser, name: &str, address: &str) -> Answer {
    let form = browser.get("/harbour/subscribe").await.token();
    world.clock.advance(SignedDuration::from_secs(5));
    let words = shown(&world.harbour());
    let fields = [
        ("token", form.as_str()),
        ("name", name),
        ("email", address),
        ("topic", "new-books"),
        ("above", words.as_str()),
    ];
    browser.post("/harbour/subscribe", &fields).await
}

/// Joins and confirms in one browser, which is signed in then.
async fn become_member(world: &World, browser: &mut Browser, name: &str, address: &str) {
    assert_eq!(join(world, browser, name, address).await.status, StatusCode::SEE_OTHER, "{address}");
    world.work().await;
    let message = world.portal.mailer.kept().into_iter().next().expect("an email");
    let path = format!("/harbour/confirm/{}", token(&message, "confirm").text());
    let form = browser.get(&path).await.token();
    let words = shown(&world.harbour());
    let confirmed = browser.post(&path, &[("token", &form), ("topic", "new-books"), ("beside", &words)]).await;
    assert_eq!(confirmed.header("location"), "/me?done=confirmed");
}

on_both! {
    /// D10: one mailbox, however its domain is spelled; another for each that merely looks like it.
    async fn d10_spellings_share_a_mailbox_and_lookalikes_do_not(world) {
        for address in ["Ada@B\u{fc}cher.example", "ada@xn--bcher-kva.example", "ADA@BU\u{308}CHER.EXAMPLE", "ada@b\u{fc}\u{441}her.example"] {
            world.clock.advance(minutes(11));
            assert_eq!(join(&world, &mut Browser::new(&world), "Ada", address).await.status, StatusCode::SEE_OTHER, "{address}");
            world.work().await;
            let message = world.portal.mailer.kept().into_iter().next().unwrap();
            // A known person gets a way to sign in.
            if message.text.contains("/confirm/") {
                world.confirm(&world.harbour(), &token(&message, "confirm"), ticked(&world.harbour())).await;
            }
        }
        assert_eq!(count(&world.store, "select count(*) from mailbox").await, 2, "and the Cyrillic lookalike's");
        let kept = world.portal.mailer.kept();
        let confirmed: Vec<&str> =
            kept.iter().filter(|message| message.text.contains("/confirm/")).map(|message| message.to.as_str()).collect();
        assert_eq!(confirmed, ["ada@xn--bher-0ra631c.example", "Ada@xn--bcher-kva.example"]);
    }

    /// D10: SMTPUTF8, lengths beyond 64 and 254 octets, overrides of direction and stand-ins are faults beside their field.
    async fn d10_addresses_that_servers_read_differently_are_faults(world) {
        let long = format!("{}@example.org", "a".repeat(65));
        let longer = format!("{}@{}.{}.{}.org", "a".repeat(64), "b".repeat(63), "c".repeat(63), "d".repeat(60));
        for address in [
            "j\u{f3}zef@example.org", "\u{430}da@example.org", "ada@ex\u{202e}ample.org", "ada@\u{ff45}xample.org", "ada@[192.0.2.1]",
            "\"ada\"@example.org", "ada@example.org\0", "ada@exam\u{ad}ple.org", &long, &longer,
        ] {
            let answer = join(&world, &mut Browser::new(&world), "Ada", address).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
            assert!(answer.body.contains("id=\"email-fault\""), "{address}");
        }
        for name in ["A\u{202e}da", "A\0da", "Ada\r\nBcc: bela@example.org", "A\u{2066}da", &"a".repeat(10_000)] {
            let answer = join(&world, &mut Browser::new(&world), name, ADA).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?}");
            assert!(answer.body.contains("id=\"name-fault\""), "{name:?}");
        }
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 0);
    }

    /// D10: octets that are no text, wherever a request has room for them, are answered and never a 500.
    async fn d10_odd_octets_anywhere_are_answered(world) {
        let odd = ["%00", "%FF%FE", "%C0%80", "%ED%A0%80", "%E2%80%AE", "%0D%0ASet-Cookie:%20a=b", "%", "%%", "%2e%2e%2f"];
        let mut browser = Browser::new(&world);
        for (n, octets) in odd.into_iter().enumerate() {
            browser.peer = format!("192.0.2.{n}").parse().unwrap();
            for path in [
                format!("/{octets}"), format!("/harbour/{octets}"), format!("/harbour/confirm/{octets}"), format!("/harbour/unsubscribe/{octets}"),
                format!("/harbour/notices/{octets}"), format!("/harbour/notices/letters?version={octets}"), format!("/me/{octets}/data.json"),
                format!("/assets/{octets}"), format!("/harbour/logo/{octets}"), format!("/harbour/subscribe?lang={octets}&done={octets}"),
            ] {
                let answer = browser.get(&path).await;
                assert!(answer.status.as_u16() < 500, "{path}: {}", answer.status);
                assert_eq!(answer.header("set-cookie"), "", "{path}");
            }
            for path in ["/harbour/sign-in", "/harbour/one-click/x", "/me/sign-out", "/me/harbour/preferences"] {
                let answer = post_raw(&mut browser, path, format!("token={octets}&email={octets}&change={octets}&{octets}={octets}")).await;
                assert!(answer.status.as_u16() < 500, "{path}: {}", answer.status);
            }
        }
        for name in [header::COOKIE, header::ACCEPT_LANGUAGE, header::ACCEPT_ENCODING, header::IF_NONE_MATCH, header::REFERER, header::USER_AGENT] {
            let value = HeaderValue::from_bytes(b"handshake=\xff\xfe; __Host-handshake=\xed\xa0\x80").unwrap();
            let answer = browser.send(Request::get("/harbour/subscribe").header(&name, value), Body::empty()).await;
            assert_eq!(answer.status, StatusCode::OK, "{name}");
        }
        let surrogate = r#"{"path":"/me/harbour/preferences","token":"\ud800","change":"stop:new-books"}"#;
        let call = Request::post("/api/preference").header(header::CONTENT_TYPE, "application/json").header("sec-fetch-site", "same-origin");
        assert_eq!(browser.send(call, Body::from(surrogate)).await.status, StatusCode::BAD_REQUEST);
    }

    /// D11: nothing that somebody types becomes a header or markup of an email. (Formulas: nothing is written as CSV yet; whatever
    /// first does has to quote them by S11 and test it here. In JSON a name is a string.)
    async fn d11_a_name_is_neither_a_header_nor_markup_in_emails(world) {
        let server = Server::start().await;
        let other = world.with_mailer(Mailer::in_test(&server.url)).await;
        let harbour = other.harbour();
        let mut typed = form(&harbour, ADA);
        typed.name = NAME.to_owned();
        other.post(&harbour, typed).await;
        let sent = server.accepted();
        let (_, after) = sent[0].message.replace("=\n", "").split_once("/harbour/confirm/").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        let link = crate::base::ids::Token::parse(&after[..43]).unwrap();
        let member = other.confirm(&harbour, &link, ticked(&harbour)).await;
        other.ask(&harbour, ADA).await;
        let holder = unsubscribe_link::token(&other.vault, member.person_id, "");
        let holder = unsubscribe_link::read(&other, &harbour, &holder).await.unwrap().ours().unwrap();
        unsubscribe_link::reduce(&other, &harbour, &holder, unsubscribe_link::Reduction::Everything, &Actor::link_holder("/x")).await.unwrap();
        other.work().await;
        crate::domain::rights::erase(&other, &harbour, &other.actor(member, "/x")).await.unwrap();
        other.work().await;
        let sent = server.accepted();
        assert_eq!(sent.len(), 4, "join, sign-in, undo, goodbye");
        const KNOWN: &[&str] = &["From", "To", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Auto-Submitted", "Content-Language", "X-Auto-Response-Suppress", "Content-Transfer-Encoding"];
        for message in sent {
            assert_eq!(message.to, ADA);
            let (head, body) = message.message.split_once("\n\n").unwrap();
            for line in head.lines().filter(|line| !line.starts_with([' ', '\t'])) {
                assert!(KNOWN.contains(&line.split(':').next().unwrap()), "{line}");
            }
            let body = body.replace("=\n", "").replace("=3D", "=");
            assert!(!body.contains("<img src=x"), "{body}");
            assert!(!head.contains("onerror"), "{head}");
        }
        other.close().await;
    }

    /// D11: what somebody typed shows as they typed it, and does nothing.
    async fn d11_a_name_is_inert_on_every_page(world) {
        let mut browser = Browser::new(&world);
        become_member(&world, &mut browser, NAME, ADA).await;
        let mut shown = 0;
        for path in ["/me", "/me/harbour/details", "/me/harbour/preferences", "/me/harbour/consents", "/me/harbour/data", "/me/harbour/delete", "/me/harbour/reauthenticate"] {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.body.contains("<img src=x"), "{path}");
            shown += page.body.matches("&lt;img src=x onerror=alert(1)&gt;").count();
        }
        assert!(shown > 0, "somewhere it is shown");
        let copy = browser.get("/me/harbour/data.json").await;
        assert!(copy.header("content-type").starts_with("application/json") && copy.header("x-content-type-options") == "nosniff");
        let copy: serde_json::Value = serde_json::from_str(&copy.body).unwrap();
        assert!(copy.to_string().contains(&serde_json::to_string(NAME).unwrap()), "as it was typed");
    }

    /// S10: nothing may be framed yet, by anybody, and no other origin is told that it may read anything.
    async fn s10_nothing_is_framed_and_no_origin_is_let_in(world) {
        let mut browser = Browser::new(&world);
        become_member(&world, &mut browser, "Ada", ADA).await;
        let logo = format!("/harbour/logo/{}", world.harbour().logo_hash());
        for origin in ["https://harbourbooks.example", "https://portal.example.evil.example", "null"] {
            browser.extra = vec![("origin", origin.to_owned())];
            for path in [
                "/", "/harbour", "/harbour/subscribe", "/harbour/confirm/x", "/harbour/nothing", "/nowhere", "/me", "/me/harbour/data.json",
                "/healthz", "/readyz", "/assets/none.js", "/favicon.svg", crate::platform::signing::WELL_KNOWN, &logo, "/embed/harbour",
            ] {
                for method in ["GET", "OPTIONS", "POST", "PUT"] {
                    let request = Request::builder().method(method).uri(path).header("access-control-request-method", "POST");
                    let answer = browser.send(request, Body::empty()).await;
                    let policy = answer.header("content-security-policy");
                    assert!(policy.contains("frame-ancestors 'none'"), "{method} {path}: {policy}");
                    let opened: Vec<_> = answer.headers.keys().filter(|name| name.as_str().starts_with("access-control")).collect();
                    assert!(opened.is_empty(), "{method} {path}: {opened:?}");
                }
            }
        }
    }

    /// S10 (ASVS 8.4.1): what belongs to one brand is nothing at another's path, and does nothing there.
    async fn s10_ids_of_one_brand_are_nothing_at_another(world) {
        let mut browser = Browser::new(&world);
        let (harbour, meadow) = (world.harbour(), world.meadow());
        become_member(&world, &mut browser, "Ada", ADA).await;
        let not_me = token(&world.newest_to(ADA), "not-me").text();
        world.clock.advance(minutes(3));
        world.ask(&harbour, ADA).await;
        let sign_in = token(&world.newest_to(ADA), "sign-in").text();
        let member = crate::store::person::of(&mut world.store.read().await.unwrap(), mailbox(&world).await, harbour.id).await.unwrap().unwrap();
        let message = unsubscribe_link::token(&world.vault, member.id, "new-books");
        let mut stranger = browser.elsewhere(&world, "192.0.2.50");
        for (word, token) in [("not-me", &not_me), ("sign-in", &sign_in), ("unsubscribe", &message)] {
            assert_eq!(stranger.get(&format!("/harbour/{word}/{token}")).await.status, StatusCode::OK, "{word}");
            assert_eq!(stranger.get(&format!("/meadow/{word}/{token}")).await.status, StatusCode::NOT_FOUND, "{word}");
        }
        let answer = stranger.post(&format!("/meadow/one-click/{message}"), &[("List-Unsubscribe", "One-Click")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "and nothing is done");
        for word in ["confirm", "undo", "new-address", "old-address"] {
            assert_eq!(stranger.get(&format!("/meadow/{word}/{not_me}")).await.status, StatusCode::NOT_FOUND, "{word}, nor as another kind");
        }
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        for path in ["/me/meadow/preferences", "/me/meadow/consents", "/me/meadow/details", "/me/meadow/data", "/me/meadow/delete", "/me/meadow/data.json"] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let form = browser.get("/me/harbour/preferences").await.token();
        let change = [("token", form.as_str()), ("change", "stop:new-books")];
        assert!(browser.post("/me/meadow/preferences", &change).await.status.is_client_error());
        assert!(browser.post("/me/meadow/delete", &[("token", form.as_str())]).await.status.is_client_error());
        // A topic of the other's, at one's own page; a notice and a mark of the other's.
        let change = [("token", form.as_str()), ("change", "start:new-teas")];
        assert_eq!(browser.post("/me/harbour/preferences", &change).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get("/harbour/notices/picks").await.status, StatusCode::OK);
        assert_eq!(browser.get("/meadow/notices/picks").await.status, StatusCode::NOT_FOUND);
        let version = hex::encode(harbour.wording_hash("letters", crate::i18n::Language::En).unwrap());
        assert_eq!(browser.get(&format!("/meadow/notices/letters?version={version}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.get(&format!("/meadow/logo/{}", harbour.logo_hash())).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA]);
        assert!(world.recipients(&meadow, "new-teas").await.is_empty());
    }
}

/// The only one there is.
async fn mailbox(world: &World) -> uuid::Uuid {
    let mut tx = world.store.read().await.unwrap();
    crate::store::one!(tx, (uuid::Uuid,), "select id from mailbox").unwrap().0
}
