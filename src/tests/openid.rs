//! Signing in by a provider of OpenID Connect, and everything that a provider, a stranger or the network may do about it.

use std::time::Duration;

use proptest::prelude::*;
use serde_json::{Value as Json, json};
use url::Url;

use super::openid_provider::{CLIENT, EVENT, Mood, OpenIdProvider, SECRET, Signs};
use crate::{
    base::clock::{Clock, Moment, Rng, SKEW, hours, minutes},
    platform::openid::{
        Answer, Begun, Check, Endpoint, Identified, LIVES, LoggedOut, Pending, Provider, ProviderToken, Providers,
        Refused, Revoked, Trouble, providers,
    },
};

/// Long enough for a machine with much to do.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// The portal, one provider, and Ada, who has an account there.
struct Scene {
    clock: Clock,
    rng: Rng,
    idp: OpenIdProvider,
    providers: Providers,
    redirect_uri: Url,
}

impl Scene {
    async fn new() -> Scene {
        Scene::with(&format!("client_secret = \"{SECRET}\""), PATIENCE).await
    }

    async fn with(line: &str, patience: Duration) -> Scene {
        let clock = Clock::set("2026-11-21T12:00:00Z".parse::<jiff::Timestamp>().unwrap().into());
        let idp = OpenIdProvider::start(&clock).await;
        let providers = Providers::new(read(&file(&idp.issuer, line)).unwrap(), patience).unwrap();
        let redirect_uri = Url::parse("https://portal.example/sign-in/with/harbour-id").unwrap();
        Scene { clock, rng: Rng::seeded(7), idp, providers, redirect_uri }
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }

    fn provider(&self) -> &Provider {
        self.providers.get("harbour-id").unwrap()
    }

    async fn begin(&self) -> Begun {
        self.begin_for(&[]).await.unwrap()
    }

    async fn begin_for(&self, scopes: &[&str]) -> Result<Begun, Refused> {
        let all = self.provider().more().iter();
        let more: Vec<_> = all.filter(|more| scopes.contains(&more.scope.as_str())).collect();
        self.provider().begin(&self.redirect_uri, &more, &self.rng, self.now()).await
    }

    async fn finish(&self, pending: &Pending, answer: Answer) -> Result<Identified, Refused> {
        self.provider().finish(pending, answer, &self.redirect_uri, self.now()).await
    }

    /// Ada goes to the provider, signs in and comes back.
    async fn sign_in(&self) -> Result<Identified, Refused> {
        self.sign_in_for(&[]).await
    }

    async fn sign_in_for(&self, scopes: &[&str]) -> Result<Identified, Refused> {
        let begun = self.begin_for(scopes).await?;
        self.finish(&begun.pending, self.idp.agrees(&begun.url)).await
    }

    /// What comes of it when the provider says this in its ID token.
    async fn sign_in_said(&self, change: fn(&mut Json)) -> Result<Identified, Refused> {
        self.idp.is(Mood::Says(change));
        self.sign_in().await
    }

    async fn logged_out(&self, token: &str) -> Result<LoggedOut, Refused> {
        self.provider().logged_out(token, self.now()).await
    }

    async fn logged_out_said(&self, change: fn(&mut Json)) -> Result<LoggedOut, Refused> {
        self.idp.is(Mood::Says(change));
        self.logged_out(&self.idp.logout_token()).await
    }
}

pub(super) fn file(issuer: &str, line: &str) -> String {
    format!(
        r#"
[[providers]]
id = "harbour-id"
name = "Harbour ID"
issuer = "{issuer}"
client_id = "{CLIENT}"
{line}

[[providers.more]]
scope = "address"
claims = ["address"]
purpose = {{ en = "To send you the catalogue", pl = "Aby wysłać Ci katalog" }}
benefit = {{ en = "You need not type your address" }}
days = 365

[[providers.more]]
scope = "https://harbour.example/birthday"
claims = ["birthdate", "star_sign"]
purpose = "To wish you well"
benefit = "A present"
days = 30
"#
    )
}

pub(super) fn read(text: &str) -> Result<Vec<providers::Settings>, Vec<String>> {
    let no_file = |_: &str| Err(std::io::Error::from(std::io::ErrorKind::NotFound));
    providers::read(text, &no_file).map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

fn wrong<T>(check: Check) -> Result<T, Refused> {
    Err(Refused::Wrong(check))
}

/// What is refused, where what is not cannot be compared.
fn refused<T>(result: Result<T, Refused>) -> Refused {
    result.map(|_| ()).unwrap_err()
}

fn query(url: &Url, name: &str) -> String {
    url.query_pairs().find(|(key, _)| key == name).unwrap_or_else(|| panic!("no {name} in {url}")).1.into_owned()
}

#[tokio::test]
async fn whoever_signs_in_at_the_provider_is_identified() {
    let scene = Scene::new().await;
    let ada = scene.sign_in().await.unwrap();
    assert_eq!((ada.provider.as_str(), ada.issuer.as_str()), ("harbour-id", scene.idp.issuer.as_str()));
    assert_eq!(ada.subject, "ada-1");
    assert_eq!((ada.email.as_deref(), ada.email_verified), (Some("ada@mail.example"), true));
    assert_eq!(ada.sid.as_deref(), Some("session-1"));
    assert_eq!(ada.scopes, ["openid", "email"]);
    assert!(ada.claims.is_empty());
    assert_eq!(ada.access_token.text(), "access-1");
    assert_eq!(ada.refresh_token.as_ref().map(ProviderToken::text), Some("refresh-1"));
    assert_eq!(scene.idp.asked("userinfo"), 0, "there was nothing to ask for");
}

#[tokio::test]
async fn a_browser_is_sent_with_a_challenge_and_secrets_of_its_own() {
    let scene = Scene::new().await;
    let (one, other) = (scene.begin_for(&["address"]).await.unwrap(), scene.begin().await);
    assert_eq!(query(&one.url, "code_challenge_method"), "S256");
    assert_eq!(query(&one.url, "scope"), "openid email address");
    assert_eq!(query(&other.url, "scope"), "openid email");
    assert_eq!(query(&one.url, "redirect_uri"), scene.redirect_uri.as_str());
    for secret in ["state", "nonce", "code_challenge"] {
        assert_eq!(query(&one.url, secret).len(), 43);
        assert_ne!(query(&one.url, secret), query(&other.url, secret));
    }
    assert!(!one.url.as_str().contains(SECRET));
}

#[tokio::test]
async fn every_good_way_to_sign_is_taken() {
    let scene = Scene::new().await;
    for signs in [Signs::Es256, Signs::Rs256, Signs::Ps256, Signs::EdDsa] {
        scene.idp.signs(signs);
        assert_eq!(scene.sign_in().await.unwrap().subject, "ada-1");
        scene.logged_out(&scene.idp.logout_token()).await.unwrap();
    }
}

#[tokio::test]
async fn what_is_asked_for_besides_comes_along_and_nothing_else() {
    let scene = Scene::new().await;
    let ada = scene.sign_in_for(&["address"]).await.unwrap();
    assert_eq!(Json::Object(ada.claims), json!({ "address": { "locality": "Dublin" } }));
    assert_eq!(ada.scopes, ["openid", "email", "address"]);
    assert_eq!(ada.name.as_deref(), Some("Ada"));
    let ada = scene.sign_in_for(&["https://harbour.example/birthday"]).await.unwrap();
    assert_eq!(Json::Object(ada.claims), json!({ "birthdate": "1990-05-01" }));
}

#[tokio::test]
async fn an_address_may_be_in_the_user_info_and_only_true_is_true() {
    let scene = Scene::new().await;
    for (said, email, verified) in [
        (json!({ "sub": "ada-1", "email": "ada@mail.example", "email_verified": "true" }), true, true),
        (json!({ "sub": "ada-1", "email": "ada@mail.example", "email_verified": "false" }), true, false),
        (json!({ "sub": "ada-1", "email": "ada@mail.example", "email_verified": 1 }), true, false),
        (json!({ "sub": "ada-1", "email": "ada@mail.example" }), true, false),
        (json!({ "sub": "ada-1", "email": 5 }), false, false),
        (json!({ "sub": "ada-1", "email": "a".repeat(400) }), false, false),
        (json!({ "sub": "ada-1" }), false, false),
    ] {
        // What the token says of an address that it does not name counts for none.
        scene.idp.knows(json!({ "sub": "ada-1", "email_verified": true }), said);
        let ada = scene.sign_in().await.unwrap();
        assert_eq!((ada.email.is_some(), ada.email_verified), (email, verified));
    }
}

#[tokio::test]
async fn a_client_without_a_secret_shows_none() {
    let scene = Scene::with("", PATIENCE).await;
    assert_eq!(refused(scene.sign_in().await), Refused::Wrong(Check::Client));
    scene.idp.asks_for_no_secret();
    let ada = scene.sign_in().await.unwrap();
    assert_eq!(scene.provider().revoke(&ada.access_token, scene.now()).await, Ok(Revoked::Done));
}

#[tokio::test]
async fn a_secret_goes_into_the_form_where_the_provider_wants_it_there() {
    let scene = Scene::new().await;
    scene.idp.describes_itself(|it| it["token_endpoint_auth_methods_supported"] = json!(["client_secret_post"]));
    let ada = scene.sign_in().await.unwrap();
    assert_eq!(scene.provider().revoke(&ada.access_token, scene.now()).await, Ok(Revoked::Done));
}

#[tokio::test]
async fn nothing_of_a_person_or_a_token_is_printed() {
    let scene = Scene::new().await;
    let ada = scene.sign_in().await.unwrap();
    let printed = format!("{ada:?} {:?}", ada.access_token);
    assert_eq!(printed, "Identified(…) ProviderToken(…)");
    let out = scene.logged_out(&scene.idp.logout_token()).await.unwrap();
    assert_eq!(format!("{out:?}"), "LoggedOut(…)");
    scene.idp.is(Mood::Kind);
    let begun = scene.begin().await;
    let answer = scene.idp.agrees(&begun.url);
    scene.finish(&begun.pending, answer.clone()).await.unwrap();
    // The provider's own words name her.
    let error = refused(scene.finish(&begun.pending, answer).await);
    assert!(!error.to_string().contains("ada"), "{error}");
}

#[tokio::test]
async fn whoever_says_no_at_the_provider_is_asked_no_further() {
    let scene = Scene::new().await;
    let begun = scene.begin().await;
    let after = |error: &str| scene.idp.answers_with(&begun.url, error);
    assert_eq!(refused(scene.finish(&begun.pending, after("access_denied")).await), Refused::Declined);
    let unable = Refused::Unavailable(Endpoint::Authorization, Trouble::Unable);
    assert_eq!(refused(scene.finish(&begun.pending, after("temporarily_unavailable")).await), unable);
    assert_eq!(refused(scene.finish(&begun.pending, after("server_error")).await), unable);
    let request = Refused::Wrong(Check::Request);
    assert_eq!(refused(scene.finish(&begun.pending, after("invalid_scope")).await), request);
    // An error is believed from nobody but the provider.
    let mut strange = after("access_denied");
    strange.state = Some("another".to_owned());
    assert_eq!(refused(scene.finish(&begun.pending, strange).await), Refused::Over);
    assert_eq!(scene.idp.asked("token"), 0);
}

#[tokio::test]
async fn an_answer_in_another_browser_is_refused() {
    let scene = Scene::new().await;
    let (eve, ada) = (scene.begin().await, scene.begin().await);
    // Eve has Ada open the link that ends Eve's own sign-in (RFC 6819 § 4.4.1.8).
    assert_eq!(refused(scene.finish(&ada.pending, scene.idp.agrees(&eve.url)).await), Refused::Over);
    // Even with Ada's state, Eve's code came of Eve's challenge.
    let mut injected = scene.idp.agrees(&eve.url);
    injected.state = scene.idp.agrees(&ada.url).state;
    assert_eq!(refused(scene.finish(&ada.pending, injected).await), Refused::Wrong(Check::Code));
}

#[tokio::test]
async fn an_answer_without_its_state_or_code_is_refused() {
    let scene = Scene::new().await;
    let begun = scene.begin().await;
    let without = |change: fn(&mut Answer)| {
        let mut answer = scene.idp.agrees(&begun.url);
        change(&mut answer);
        answer
    };
    for change in [
        (|answer| answer.state = None) as fn(&mut Answer),
        |answer| answer.state = Some(String::new()),
        |answer| _ = answer.state.as_mut().unwrap().pop(),
    ] {
        assert_eq!(refused(scene.finish(&begun.pending, without(change)).await), Refused::Over);
    }
    let no_code = scene.finish(&begun.pending, without(|answer| answer.code = None)).await;
    assert_eq!(refused(no_code), Refused::Wrong(Check::NoCode));
    let empty = scene.finish(&begun.pending, without(|answer| answer.code = Some(String::new()))).await;
    assert_eq!(refused(empty), Refused::Wrong(Check::NoCode));
    let long = scene.finish(&begun.pending, without(|answer| answer.code = Some("a".repeat(5000)))).await;
    assert_eq!(refused(long), Refused::Wrong(Check::TooLong));
    assert_eq!(scene.idp.asked("token"), 0);
}

#[tokio::test]
async fn an_answer_counts_once() {
    let scene = Scene::new().await;
    let begun = scene.begin().await;
    let answer = scene.idp.agrees(&begun.url);
    scene.finish(&begun.pending, answer.clone()).await.unwrap();
    assert_eq!(refused(scene.finish(&begun.pending, answer).await), Refused::Wrong(Check::Code));
}

#[tokio::test]
async fn what_was_begun_is_over_after_ten_minutes_and_when_the_clock_jumps() {
    let scene = Scene::new().await;
    for (jump, is_over) in [
        (LIVES - jiff::SignedDuration::from_secs(1), false),
        (LIVES, true),
        (hours(24 * 365), true),
        (-SKEW, false),
        (-SKEW - jiff::SignedDuration::from_secs(1), true),
        (-hours(24 * 365), true),
    ] {
        let begun = scene.begin().await;
        let answer = scene.idp.agrees(&begun.url);
        scene.clock.advance(jump);
        let finished = scene.finish(&begun.pending, answer).await;
        match is_over {
            true => assert_eq!(refused(finished), Refused::Over, "{jump}"),
            false => assert_eq!(finished.unwrap().subject, "ada-1", "{jump}"),
        }
        scene.clock.advance(-jump);
    }
}

#[tokio::test]
async fn what_was_begun_with_a_provider_ends_there() {
    let scene = Scene::new().await;
    let other = OpenIdProvider::start(&scene.clock).await;
    let text = file(&scene.idp.issuer, "") + &file(&other.issuer, "").replace("harbour-id", "other-id");
    let both = Providers::new(read(&text).unwrap(), PATIENCE).unwrap();
    let begun = scene.begin().await;
    let answer = scene.idp.agrees(&begun.url);
    // At the address of another provider.
    let elsewhere = both.get("other-id").unwrap();
    let finished = elsewhere.finish(&begun.pending, answer.clone(), &scene.redirect_uri, scene.now()).await;
    assert_eq!(refused(finished), Refused::Wrong(Check::Provider));
    // The file has another issuer under this id meanwhile.
    let changed = Providers::new(read(&file(&other.issuer, "")).unwrap(), PATIENCE).unwrap();
    let changed = changed.get("harbour-id").unwrap();
    let finished = changed.finish(&begun.pending, answer, &scene.redirect_uri, scene.now()).await;
    assert_eq!(refused(finished), Refused::Over);
    assert_eq!(other.asked("token"), 0, "the code was shown to nobody else");
}

/// RFC 9207: a provider of two does not get the code of the other.
#[tokio::test]
async fn an_answer_of_another_issuer_is_refused() {
    let scene = Scene::new().await;
    let begun = scene.begin().await;
    for issuer in [None, Some("https://another.example"), Some(""), Some(&*format!("{}/", scene.idp.issuer))] {
        let mut answer = scene.idp.agrees(&begun.url);
        answer.iss = issuer.map(str::to_owned);
        let finished = scene.finish(&begun.pending, answer).await;
        assert_eq!(refused(finished), Refused::Wrong(Check::ResponseIssuer), "{issuer:?}");
    }
    assert_eq!(scene.idp.asked("token"), 0, "the code was shown to nobody");
}

#[tokio::test]
async fn who_does_not_say_that_it_names_itself_need_not() {
    let scene = Scene::new().await;
    scene.idp.describes_itself(|it| {
        it.as_object_mut().unwrap().remove("authorization_response_iss_parameter_supported");
    });
    let begun = scene.begin().await;
    let mut answer = scene.idp.agrees(&begun.url);
    answer.iss = None;
    scene.finish(&begun.pending, answer).await.unwrap();
    let begun = scene.begin().await;
    let mut answer = scene.idp.agrees(&begun.url);
    answer.iss = Some("https://another.example".to_owned());
    assert_eq!(refused(scene.finish(&begun.pending, answer).await), Refused::Wrong(Check::ResponseIssuer));
}

/// Somebody takes the challenge out of the address (PKCE downgrade, RFC 9700 § 4.8.2).
#[tokio::test]
async fn a_code_that_came_without_our_challenge_is_of_no_use() {
    let scene = Scene::new().await;
    let begun = scene.begin().await;
    let mut stripped = begun.url.clone();
    let kept = begun.url.query_pairs().filter(|(name, _)| !name.starts_with("code_challenge"));
    stripped.query_pairs_mut().clear().extend_pairs(kept);
    let finished = scene.finish(&begun.pending, scene.idp.agrees(&stripped)).await;
    assert_eq!(refused(finished), Refused::Wrong(Check::Code));
}

#[tokio::test]
async fn a_provider_that_takes_plain_challenges_alone_is_not_asked() {
    let scene = Scene::new().await;
    scene.idp.describes_itself(|it| it["code_challenge_methods_supported"] = json!(["plain"]));
    let unavailable = Refused::Unavailable(Endpoint::Metadata, Trouble::NoChallenge);
    assert_eq!(refused(scene.begin_for(&[]).await), unavailable);
    scene.clock.advance(minutes(1));
    scene.idp.describes_itself(|it| {
        it.as_object_mut().unwrap().remove("code_challenge_methods_supported");
    });
    scene.sign_in().await.unwrap();
}

#[tokio::test]
async fn a_code_for_another_address_is_of_no_use() {
    let scene = Scene::new().await;
    let begun = scene.begin().await;
    let elsewhere = Url::parse("https://portal.example/elsewhere").unwrap();
    let answer = scene.idp.agrees(&begun.url);
    let finished = scene.provider().finish(&begun.pending, answer, &elsewhere, scene.now()).await;
    assert_eq!(refused(finished), Refused::Wrong(Check::Code));
}

#[tokio::test]
async fn a_token_for_another_client_is_refused() {
    let scene = Scene::new().await;
    for change in [
        (|token| token["aud"] = json!("another")) as fn(&mut Json),
        |token| token["aud"] = json!(["another", "and another"]),
        |token| token["aud"] = json!([]),
        |token| _ = token.as_object_mut().unwrap().remove("aud"),
    ] {
        assert_eq!(refused(scene.sign_in_said(change).await), Refused::Wrong(Check::Audience));
    }
}

#[tokio::test]
async fn a_token_for_several_says_that_it_was_issued_to_us() {
    let scene = Scene::new().await;
    let azp = scene.sign_in_said(|token| {
        token["aud"] = json!([CLIENT, "another"]);
        token["azp"] = json!(CLIENT);
    });
    azp.await.unwrap();
    for change in [
        (|token| token["aud"] = json!([CLIENT, "another"])) as fn(&mut Json),
        |token| {
            token["aud"] = json!([CLIENT, "another"]);
            token["azp"] = json!("another");
        },
        |token| token["azp"] = json!("another"),
    ] {
        assert_eq!(refused(scene.sign_in_said(change).await), Refused::Wrong(Check::AuthorizedParty));
    }
}

#[tokio::test]
async fn a_token_of_another_issuer_is_refused() {
    let scene = Scene::new().await;
    let other = scene.sign_in_said(|token| token["iss"] = json!("https://another.example")).await;
    assert_eq!(refused(other), Refused::Wrong(Check::Issuer));
    let slash = scene.sign_in_said(|token| token["iss"] = json!(format!("{}/", token["iss"].as_str().unwrap()))).await;
    assert_eq!(refused(slash), Refused::Wrong(Check::Issuer));
}

#[tokio::test]
async fn a_token_that_answers_something_else_is_refused() {
    let scene = Scene::new().await;
    for change in [
        (|token| token["nonce"] = json!("another")) as fn(&mut Json),
        |token| _ = token.as_object_mut().unwrap().remove("nonce"),
        |token| token["nonce"] = Json::Null,
    ] {
        assert_eq!(refused(scene.sign_in_said(change).await), Refused::Wrong(Check::Nonce));
    }
}

/// By the portal's clock, which stands years from the machine's in some of these.
#[tokio::test]
async fn a_token_of_another_time_is_refused() {
    let scene = Scene::new().await;
    fn moved(token: &mut Json, claim: &str, seconds: i64) {
        token[claim] = json!(token[claim].as_i64().unwrap() + seconds);
    }
    for years in [0, 30, -60] {
        scene.clock.advance(hours(24 * 365 * years));
        for (change, expected) in [
            ((|token| moved(token, "exp", -1000)) as fn(&mut Json), Some(Check::Expired)),
            (|token| moved(token, "exp", -600), Some(Check::Expired)),
            (|token| moved(token, "exp", -599), None),
            (|token| moved(token, "iat", -301), Some(Check::IssuedAt)),
            (|token| moved(token, "iat", -299), None),
            (|token| moved(token, "iat", 301), Some(Check::IssuedAt)),
            (|token| moved(token, "iat", 299), None),
        ] {
            let result = scene.sign_in_said(change).await.map(|_| ());
            assert_eq!(result, expected.map_or(Ok(()), wrong), "{years}");
        }
    }
}

#[tokio::test]
async fn a_token_that_no_key_of_the_provider_signed_is_refused() {
    let scene = Scene::new().await;
    for signs in [Signs::None, Signs::ClientSecret, Signs::PublicKey, Signs::AnotherKey] {
        scene.idp.signs(signs);
        assert_eq!(refused(scene.sign_in().await), Refused::Wrong(Check::Signature));
        let logged_out = scene.logged_out(&scene.idp.logout_token()).await;
        assert_eq!(logged_out, wrong(Check::Signature));
    }
}

#[tokio::test]
async fn a_public_client_takes_no_shared_secret_either() {
    let scene = Scene::with("", PATIENCE).await;
    scene.idp.asks_for_no_secret();
    scene.idp.signs(Signs::ClientSecret);
    assert_eq!(refused(scene.sign_in().await), Refused::Wrong(Check::Signature));
}

#[tokio::test]
async fn an_id_token_that_came_with_another_access_token_is_refused() {
    let scene = Scene::new().await;
    let other = scene.sign_in_said(|token| token["at_hash"] = json!("77QmUPtjPfzWtF2AnpK9RQ")).await;
    assert_eq!(refused(other), Refused::Wrong(Check::AccessTokenHash));
    scene.sign_in_said(|token| _ = token.as_object_mut().unwrap().remove("at_hash")).await.unwrap();
}

#[tokio::test]
async fn an_answer_without_a_token_that_can_be_read_is_refused() {
    let scene = Scene::new().await;
    for (change, check) in [
        ((|answer| _ = answer.as_object_mut().unwrap().remove("id_token")) as fn(&mut Json), Check::NoIdToken),
        (|answer| answer["id_token"] = json!("a.b.c"), Check::Unreadable),
        (|answer| answer["id_token"] = json!(""), Check::Unreadable),
        (|answer| answer["id_token"] = json!({}), Check::Unreadable),
        (|answer| answer["id_token"] = json!(format!("{}.", answer["id_token"].as_str().unwrap())), Check::Unreadable),
        (|answer| answer["access_token"] = json!("a".repeat(20_000)), Check::AccessTokenHash),
        (|answer| answer["refresh_token"] = json!("a".repeat(20_000)), Check::TooLong),
        (|answer| *answer = json!({}), Check::Unreadable),
        (|answer| *answer = json!([]), Check::Unreadable),
    ] {
        scene.idp.is(Mood::Answers("token", change));
        assert_eq!(refused(scene.sign_in().await), Refused::Wrong(check));
    }
    let long = scene.sign_in_said(|token| token["more"] = json!("a".repeat(40_000))).await;
    assert_eq!(refused(long), Refused::Wrong(Check::TooLong));
}

#[tokio::test]
async fn another_kind_of_token_is_no_id_token() {
    let scene = Scene::new().await;
    let now = scene.now().timestamp().as_second();
    let access =
        json!({ "iss": scene.idp.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "sub": "ada-1", "nonce": "n" });
    for (kind, check) in [("at+jwt", Check::Kind), ("logout+jwt", Check::Kind), ("JWT", Check::Nonce)] {
        scene.idp.hands_out(&scene.idp.signed(Some(kind), &access));
        assert_eq!(refused(scene.sign_in().await), Refused::Wrong(check), "{kind}");
    }
}

#[tokio::test]
async fn a_subject_is_one_as_the_specification_has_it() {
    let scene = Scene::new().await;
    for change in [
        (|token| token["sub"] = json!("")) as fn(&mut Json),
        |token| token["sub"] = json!("a".repeat(256)),
        |token| token["sub"] = json!("żółw"),
    ] {
        assert_eq!(refused(scene.sign_in_said(change).await), Refused::Wrong(Check::Subject));
    }
    let none = scene.sign_in_said(|token| _ = token.as_object_mut().unwrap().remove("sub")).await;
    assert_eq!(refused(none), Refused::Wrong(Check::Unreadable));
}

#[tokio::test]
async fn the_user_info_of_somebody_else_is_refused() {
    let scene = Scene::new().await;
    for change in [
        (|info| info["sub"] = json!("eve-1")) as fn(&mut Json),
        |info| _ = info.as_object_mut().unwrap().remove("sub"),
        |info| info["sub"] = json!(["ada-1"]),
    ] {
        scene.idp.is(Mood::Answers("userinfo", change));
        assert_eq!(refused(scene.sign_in_for(&["address"]).await), Refused::Wrong(Check::UserInfoSubject));
    }
    scene.idp.is(Mood::Answers("userinfo", |info| *info = json!("ada-1")));
    let unreadable = Refused::Unavailable(Endpoint::UserInfo, Trouble::Unreadable);
    assert_eq!(refused(scene.sign_in_for(&["address"]).await), unreadable);
}

const ENDPOINTS: [(&str, Endpoint); 5] = [
    (".well-known/openid-configuration", Endpoint::Metadata),
    ("keys", Endpoint::Metadata),
    ("token", Endpoint::Token),
    ("userinfo", Endpoint::UserInfo),
    ("revoke", Endpoint::Revocation),
];

/// What comes of everything that the provider is asked, with this mood at one place.
async fn with_mood(mood: fn(&'static str) -> Mood, patience: Duration) -> Vec<(Refused, Endpoint)> {
    let at_one = ENDPOINTS.map(|(path, endpoint)| async move {
        let scene = Scene::with(&format!("client_secret = \"{SECRET}\""), patience).await;
        scene.idp.is(mood(path));
        if path != "revoke" {
            return (refused(scene.sign_in_for(&["address"]).await), endpoint);
        }
        let ada = scene.sign_in().await.unwrap();
        (refused(scene.provider().revoke(&ada.access_token, scene.now()).await), endpoint)
    });
    futures::future::join_all(at_one).await
}

#[tokio::test]
async fn answers_without_end_are_not_read_to_their_end() {
    for mood in [(|at| Mood::TalksOn(at, true)) as fn(&'static str) -> Mood, |at| Mood::TalksOn(at, false)] {
        for (refused, endpoint) in with_mood(mood, PATIENCE).await {
            assert_eq!(refused, Refused::Unavailable(endpoint, Trouble::TooLong));
        }
    }
}

#[tokio::test]
async fn whoever_does_not_answer_is_not_waited_for() {
    for (refused, endpoint) in with_mood(Mood::Hangs, Duration::from_secs(2)).await {
        assert_eq!(refused, Refused::Unavailable(endpoint, Trouble::TooSlow));
    }
}

#[tokio::test]
async fn a_provider_in_trouble_is_unavailable_and_no_forger() {
    for (refused, endpoint) in with_mood(|at| Mood::Fails(at, 503), PATIENCE).await {
        assert_eq!(refused, Refused::Unavailable(endpoint, Trouble::Status(503)));
    }
    for (refused, endpoint) in with_mood(|at| Mood::Fails(at, 429), PATIENCE).await {
        assert_eq!(refused, Refused::Unavailable(endpoint, Trouble::Status(429)));
    }
}

#[tokio::test]
async fn no_answer_leads_elsewhere() {
    for status in [(|at| Mood::Fails(at, 307)) as fn(&'static str) -> Mood, |at| Mood::Fails(at, 302)] {
        for (refused, endpoint) in with_mood(status, PATIENCE).await {
            assert!(
                matches!(refused, Refused::Unavailable(at, Trouble::Status(302 | 307)) if at == endpoint),
                "{refused}"
            );
        }
    }
}

#[tokio::test]
async fn a_provider_that_is_not_there_is_unavailable_and_left_alone_for_a_moment() {
    let scene = Scene::new().await;
    scene.idp.is(Mood::Fails(".well-known/openid-configuration", 500));
    for _ in 0..3 {
        assert!(matches!(refused(scene.begin_for(&[]).await), Refused::Unavailable(Endpoint::Metadata, _)));
    }
    assert_eq!(scene.idp.asked(".well-known/openid-configuration"), 1);
    scene.idp.is(Mood::Kind);
    scene.clock.advance(jiff::SignedDuration::from_secs(5));
    scene.sign_in().await.unwrap();
    let nobody = Providers::new(read(&file("http://127.0.0.1:1", "")).unwrap(), PATIENCE).unwrap();
    let begun = nobody.get("harbour-id").unwrap().begin(&scene.redirect_uri, &[], &scene.rng, scene.now()).await;
    assert_eq!(refused(begun), Refused::Unavailable(Endpoint::Metadata, Trouble::NoAnswer));
}

#[tokio::test]
async fn a_provider_that_calls_itself_by_another_name_is_not_asked() {
    for (change, trouble) in [
        ((|it| it["issuer"] = json!("https://another.example")) as fn(&mut Json), Trouble::Issuer),
        (|it| it["issuer"] = json!(format!("{}/", it["issuer"].as_str().unwrap())), Trouble::Issuer),
        (|it| it["token_endpoint"] = json!("http://portal.example/token"), Trouble::NotHttps),
        (|it| it["authorization_endpoint"] = json!("javascript:alert(1)"), Trouble::NotHttps),
        (|it| it["userinfo_endpoint"] = json!("http://192.0.2.1/"), Trouble::NotHttps),
        (|it| it["revocation_endpoint"] = json!("http://192.0.2.1/"), Trouble::NotHttps),
        (|it| _ = it.as_object_mut().unwrap().remove("token_endpoint"), Trouble::Unreadable),
        (|it| *it = json!([]), Trouble::Unreadable),
    ] {
        let scene = Scene::new().await;
        scene.idp.describes_itself(change);
        assert_eq!(refused(scene.begin_for(&[]).await), Refused::Unavailable(Endpoint::Metadata, trouble));
    }
}

#[tokio::test]
async fn what_a_provider_says_of_itself_is_read_once_an_hour() {
    let scene = Scene::new().await;
    for _ in 0..3 {
        scene.sign_in().await.unwrap();
        scene.clock.advance(minutes(19));
    }
    assert_eq!((scene.idp.asked(".well-known/openid-configuration"), scene.idp.asked("keys")), (1, 1));
    scene.clock.advance(minutes(19));
    scene.sign_in().await.unwrap();
    assert_eq!((scene.idp.asked(".well-known/openid-configuration"), scene.idp.asked("keys")), (2, 2));
    // A clock that was set back says nothing about how old it is.
    scene.clock.advance(-hours(5));
    scene.sign_in().await.unwrap();
    assert_eq!(scene.idp.asked(".well-known/openid-configuration"), 3);
}

#[tokio::test]
async fn a_new_key_is_asked_for_once_a_minute_at_most() {
    let scene = Scene::new().await;
    scene.sign_in().await.unwrap();
    scene.idp.rotates_its_key();
    let unknown = Refused::Wrong(Check::UnknownKey);
    assert_eq!(refused(scene.sign_in().await), unknown, "keys were asked for just now");
    scene.clock.advance(minutes(1));
    scene.sign_in().await.unwrap();
    assert_eq!(scene.idp.asked("keys"), 2);
    // Whoever makes up names of keys has nobody ask for more.
    scene.idp.rotates_its_key();
    let signed_anew = scene.idp.logout_token();
    scene.clock.advance(minutes(1));
    scene.logged_out(&signed_anew).await.unwrap();
    scene.idp.rotates_its_key();
    for _ in 0..5 {
        assert_eq!(scene.logged_out(&scene.idp.logout_token()).await, wrong(Check::UnknownKey));
    }
    assert_eq!(scene.idp.asked("keys"), 3);
    assert_eq!(scene.idp.asked(".well-known/openid-configuration"), 1);
}

/// However many come at once, the provider is asked once.
#[tokio::test]
async fn people_who_come_together_wait_for_one_answer() {
    let scene = Scene::new().await;
    let all = futures::future::join_all((0..20).map(|_| scene.sign_in())).await;
    assert!(all.into_iter().all(|one| one.is_ok()));
    assert_eq!(scene.idp.asked(".well-known/openid-configuration"), 1);
}

#[tokio::test]
async fn a_token_is_given_back() {
    let scene = Scene::new().await;
    let ada = scene.sign_in().await.unwrap();
    let refresh = ada.refresh_token.unwrap();
    assert_eq!(scene.provider().revoke(&refresh, scene.now()).await, Ok(Revoked::Done));
    assert_eq!(scene.idp.revoked(), ["refresh-1"]);
    scene.idp.is(Mood::Fails("revoke", 400));
    assert_eq!(scene.provider().revoke(&refresh, scene.now()).await, wrong(Check::Request));
    scene.idp.is(Mood::Fails("revoke", 401));
    assert_eq!(scene.provider().revoke(&refresh, scene.now()).await, wrong(Check::Client));
}

#[tokio::test]
async fn a_token_that_nobody_takes_back_is_let_go() {
    let scene = Scene::new().await;
    scene.idp.describes_itself(|it| _ = it.as_object_mut().unwrap().remove("revocation_endpoint"));
    let token = ProviderToken::new("access-1".to_owned());
    assert_eq!(scene.provider().revoke(&token, scene.now()).await, Ok(Revoked::NotOffered));
}

#[tokio::test]
async fn whoever_signs_out_at_the_provider_is_named() {
    let scene = Scene::new().await;
    let out = scene.logged_out(&scene.idp.logout_token()).await.unwrap();
    assert_eq!(out.issuer, scene.idp.issuer);
    assert_eq!((out.subject.as_deref(), out.sid.as_deref()), (Some("ada-1"), Some("session-1")));
    assert_eq!((out.jti.as_str(), out.issued_at), ("logout-1", scene.now()));
    assert_eq!(out.expires_at, scene.now().plus(minutes(2)));
    // As long as it is remembered, and no longer, somebody could bring it again.
    assert!(out.remember_until > out.expires_at.plus(SKEW));
    scene.clock.advance(out.issued_at.until(out.remember_until));
    assert!(scene.logged_out(&scene.idp.signed(None, &json!({}))).await.is_err());
}

#[tokio::test]
async fn a_logout_names_a_subject_or_a_session() {
    let scene = Scene::new().await;
    let out = scene.logged_out_said(|token| _ = token.as_object_mut().unwrap().remove("sub")).await.unwrap();
    assert_eq!((out.subject, out.sid.as_deref()), (None, Some("session-1")));
    let out = scene.logged_out_said(|token| _ = token.as_object_mut().unwrap().remove("sid")).await.unwrap();
    assert_eq!((out.subject.as_deref(), out.sid), (Some("ada-1"), None));
    let neither = scene.logged_out_said(|token| {
        token.as_object_mut().unwrap().remove("sid");
        token.as_object_mut().unwrap().remove("sub");
    });
    assert_eq!(neither.await, wrong(Check::Nobody));
}

#[tokio::test]
async fn a_logout_that_is_none_is_refused() {
    let scene = Scene::new().await;
    for (change, check) in [
        ((|token| token["iss"] = json!("https://another.example")) as fn(&mut Json), Check::Issuer),
        (|token| _ = token.as_object_mut().unwrap().remove("iss"), Check::Issuer),
        (|token| token["aud"] = json!("another"), Check::Audience),
        (|token| token["aud"] = json!(["another"]), Check::Audience),
        (|token| _ = token.as_object_mut().unwrap().remove("aud"), Check::Audience),
        (|token| _ = token.as_object_mut().unwrap().remove("iat"), Check::IssuedAt),
        (|token| token["iat"] = json!("now"), Check::IssuedAt),
        (|token| token["iat"] = json!(1e300), Check::IssuedAt),
        (|token| token["iat"] = json!(token["iat"].as_i64().unwrap() + 301), Check::IssuedAt),
        (|token| token["iat"] = json!(token["iat"].as_i64().unwrap() - 600), Check::IssuedAt),
        (|token| _ = token.as_object_mut().unwrap().remove("exp"), Check::Expired),
        (|token| token["exp"] = json!(token["iat"].as_i64().unwrap() - 300), Check::Expired),
        (|token| token["exp"] = json!(-1e300), Check::Expired),
        (|token| _ = token.as_object_mut().unwrap().remove("events"), Check::Event),
        (|token| token["events"] = json!([EVENT]), Check::Event),
        (|token| token["events"] = json!({ EVENT: true }), Check::Event),
        (|token| token["events"] = json!({ "http://another.example": {} }), Check::Event),
        (|token| token["nonce"] = json!("any"), Check::Nonce),
        (|token| token["nonce"] = Json::Null, Check::Nonce),
        (|token| token["sub"] = json!(5), Check::Subject),
        (|token| token["sub"] = json!(""), Check::Subject),
        (|token| token["sid"] = json!("a".repeat(501)), Check::Nobody),
        (|token| _ = token.as_object_mut().unwrap().remove("jti"), Check::TokenId),
        (|token| token["jti"] = json!(""), Check::TokenId),
        (|token| token["jti"] = json!("a".repeat(20_000)), Check::TooLong),
    ] {
        assert_eq!(scene.logged_out_said(change).await, wrong(check), "{check}");
    }
    assert_eq!(scene.idp.asked("keys"), 0, "what is of no use has nobody ask the provider");
}

#[tokio::test]
async fn another_kind_of_token_is_no_logout() {
    let scene = Scene::new().await;
    let now = scene.now().timestamp().as_second();
    let claims = json!({
        "iss": scene.idp.issuer, "aud": [CLIENT], "iat": now, "exp": now + 120, "jti": "logout-2", "sub": "ada-1", "events": { EVENT: {} },
    });
    for (kind, is_one) in [
        (None, true),
        (Some("logout+jwt"), true),
        (Some("application/logout+jwt"), true),
        (Some("JWT"), true),
        (Some("at+jwt"), false),
        (Some("secevent+jwt"), false),
        (Some(""), false),
    ] {
        let result = scene.logged_out(&scene.idp.signed(kind, &claims)).await.map(|_| ());
        assert_eq!(result, if is_one { Ok(()) } else { wrong(Check::Kind) }, "{kind:?}");
    }
    // An ID token of the same provider.
    let id_token =
        json!({ "iss": scene.idp.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "sub": "ada-1", "nonce": "n" });
    assert_eq!(scene.logged_out(&scene.idp.signed(None, &id_token)).await, wrong(Check::Event));
}

#[tokio::test]
async fn a_logout_whose_words_were_changed_is_refused() {
    let scene = Scene::new().await;
    let token = scene.idp.logout_token();
    let eve = {
        scene.idp.is(Mood::Says(|token| token["sub"] = json!("eve-1")));
        scene.idp.logout_token()
    };
    let part = |token: &str, n: usize| token.split('.').nth(n).unwrap().to_owned();
    let mixed = format!("{}.{}.{}", part(&token, 0), part(&eve, 1), part(&token, 2));
    assert_eq!(scene.logged_out(&mixed).await, wrong(Check::Signature));
    assert_eq!(scene.logged_out(&format!("{token}.")).await, wrong(Check::Unreadable));
    assert_eq!(scene.logged_out(&format!("{}.{}.", part(&token, 0), part(&token, 1))).await, wrong(Check::Signature));
    scene.logged_out(&token).await.unwrap();
}

#[tokio::test]
async fn a_logout_at_a_provider_that_cannot_be_asked_for_its_keys_can_be_told_again() {
    let scene = Scene::new().await;
    scene.idp.is(Mood::Fails("keys", 503));
    let unavailable = Refused::Unavailable(Endpoint::Metadata, Trouble::Status(503));
    assert_eq!(scene.logged_out(&scene.idp.logout_token()).await, Err(unavailable));
    scene.idp.is(Mood::Kind);
    scene.clock.advance(minutes(1));
    scene.logged_out(&scene.idp.logout_token()).await.unwrap();
}

/// Any JSON, of few levels.
fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        "[a-zA-Z0-9+./-]{0,12}".prop_map(Json::from),
    ];
    let key = prop_oneof![
        "(alg|kid|typ|cty|crit|iss|aud|azp|sub|sid|iat|exp|jti|nonce|events|at_hash|address|email_verified)",
        ".{0,4}"
    ];
    leaf.prop_recursive(3, 24, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::btree_map(key.clone(), inner, 0..6).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    /// Whatever is brought as a token is answered, and refused.
    #[test]
    fn no_token_whatever_it_is_breaks_anything(text in any::<String>(), header in any_json(), claims in any_json(), signature: Vec<u8>) {
        use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
        let made_up = format!("{}.{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()), BASE64.encode(signature));
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            let scene = Scene::new().await;
            assert!(scene.logged_out(&text).await.is_err());
            assert!(scene.logged_out(&made_up).await.is_err());
            let begun = scene.begin().await;
            for token in [&text, &made_up] {
                let answer = scene.idp.agrees(&begun.url);
                scene.idp.hands_out(token);
                assert!(scene.finish(&begun.pending, answer).await.is_err());
            }
        });
    }
}

#[test]
fn a_file_says_who_and_what_else_may_be_asked() {
    let settings = read(&file("https://id.harbour.example/", "scopes = [\"openid\", \"email\", \"profile\"]")).unwrap();
    let [one] = settings.as_slice() else { panic!("{}", settings.len()) };
    assert_eq!((one.id.as_str(), one.name.as_str()), ("harbour-id", "Harbour ID"));
    let [address, birthday] = one.more.as_slice() else { panic!("{:?}", one.more) };
    assert_eq!((address.scope.as_str(), address.days), ("address", 365));
    assert_eq!(address.purpose.0.len(), 2);
    assert_eq!(birthday.claims, ["birthdate", "star_sign"]);
    assert_eq!(birthday.benefit.0.values().next().unwrap(), "A present");
    let providers = Providers::new(settings, PATIENCE).unwrap();
    assert_eq!(providers.by_issuer("https://id.harbour.example/").unwrap().id(), "harbour-id");
    assert!(providers.by_issuer("https://id.harbour.example").is_none());
    assert_eq!(providers.iter().count(), 1);
}

/// Each fault by its line, with how to mend it.
#[test]
fn everything_that_is_wrong_with_a_file_is_said_at_once() {
    let text = r#"
[[providers]]
id = "Harbour ID"
issuer = "http://id.harbour.example"
client_id = "handshake"
client_secret = "one"
client_secret_file = "two"
secret = "three"
scopes = ["email", "a b"]

[[providers.more]]
scope = "email"
claims = []
purpose = { pl = "Po co" }
benefit = { en = "A present", de = "Ein Geschenk" }
days = 0

[[providers]]
id = "other"
name = "Other"
issuer = "https://id.harbour.example/?a=b"
client_id = "handshake"

[[providers]]
id = "other"
name = "Third"
issuer = "https://third.example"
client_id = "handshake"
client_secret_file = "nowhere"

[[providers]]
id = "fourth"
name = "Fourth"
issuer = "https://third.example"
client_id = "handshake"
"#;
    let expected = [
        "line 2: `name` is missing",
        "line 3: `id` is `Harbour ID`: write a–z, 0–9 and -, beginning with a letter",
        "line 4: `issuer` is `http://id.harbour.example`: it must be https, unless it is on loopback, as the provider writes it, like https://id.example.com",
        "line 7: `client_secret` says it already: take one of the two out",
        "line 8: `secret` means nothing here; what can stand here: id, name, issuer, client_id, client_secret, client_secret_file, scopes, more",
        "line 9: `scopes` has `a b`: a scope has no spaces, quotes or accents",
        "line 9: `scopes` must name openid: without it a provider says not who it is",
        "line 12: `scope` is `email`, which `scopes` asks of everybody already",
        "line 13: `claims` is empty: name at least one",
        "line 14: `purpose` is missing in en: add en = \"…\"",
        "line 15: `benefit` has `de`, which is no language of the portal (en, pl, es)",
        "line 16: `days` must be between 1 and 3650",
        "line 21: `issuer` is `https://id.harbour.example/?a=b`: it must be an address alone, as the provider writes it, like https://id.example.com",
        "line 25: another of the providers has the id `other` already",
        "line 29: the file `nowhere` cannot be read (entity not found)",
        "line 34: `issuer` is that of provider `other` already",
    ];
    assert_eq!(read(text).map(|_| ()).unwrap_err(), expected);
    assert_eq!(read("").map(|_| ()).unwrap_err(), ["line 1: `providers` is missing"]);
    assert_eq!(read("providers = 5\nx").map(|_| ()).unwrap_err().len(), 2);
}

#[test]
fn a_secret_may_stand_in_a_file_of_its_own() {
    let folder = std::env::temp_dir().join(format!("handshake-{}-providers", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("providers.toml");
    std::fs::write(&path, file("https://id.harbour.example", "client_secret_file = \"secret\"")).unwrap();
    let fault = |result: Result<Providers, _>| {
        result.map(|_| ()).map_err(|error: crate::platform::openid::ProvidersError| error.to_string())
    };
    let missing = fault(Providers::load(&path)).unwrap_err();
    assert!(missing.contains("has to be mended:\nline 7: the file `secret` cannot be read"), "{missing}");
    std::fs::write(folder.join("secret"), "\n").unwrap();
    assert!(fault(Providers::load(&path)).unwrap_err().contains("has nothing on its first line"));
    std::fs::write(folder.join("secret"), "a secret\n").unwrap();
    fault(Providers::load(&path)).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(fault(Providers::load(&path)).unwrap_err().contains("could not be read"));
}

#[test]
fn an_issuer_is_an_https_address_or_on_loopback() {
    for (issuer, is_one) in [
        ("https://id.example.com", true),
        ("https://id.example.com/realms/one", true),
        ("http://127.0.0.1:8080", true),
        ("http://localhost/idp", true),
        ("http://[::1]:80", true),
        ("http://localhost.example", false),
        ("http://10.0.0.1", false),
        ("ftp://id.example.com", false),
        ("https://ada:secret@id.example.com", false),
        ("https://id.example.com#a", false),
        ("id.example.com", false),
        ("https://", false),
    ] {
        assert_eq!(read(&file(issuer, "")).is_ok(), is_one, "{issuer}");
    }
}
