//! What people tell a brand about themselves: one question at a time, with a no that holds, and each answer theirs to take back.

use axum::http::StatusCode;
use serde_json::json;

use super::{
    authenticator::Authenticator,
    browser::{Answer, Browser},
    on_both,
    world::{Member, World, count, given, token},
};
use crate::{
    base::clock::{days, minutes},
    domain::{
        preferences::{self, Change},
        rights,
    },
    platform::brand::apply,
};

const ADA: &str = "ada@mail.example";
const PROFILE: &str = "/me/harbour/profile";

/// Somebody with an account, signed in.
async fn registered(world: &World, browser: &mut Browser, phone: &mut Authenticator) -> Member {
    let harbour = world.harbour();
    let member = world.join(&harbour, ADA).await;
    world.clock.advance(minutes(3));
    world.ask(&harbour, ADA).await;
    let path = format!("/harbour/sign-in/{}", token(&world.newest_to(ADA), "sign-in").text());
    let form = browser.get(&path).await.token();
    browser.post(&path, &[("token", &form)]).await;
    browser.press_passkey("/me/harbour/register", phone).await;
    member
}

async fn says(browser: &mut Browser, attribute: &str, act: &str, answers: &[&str]) -> Answer {
    let page = browser.get(PROFILE).await;
    let (_, form) = page.body.split_once("class=\"question\"").unwrap_or_else(|| panic!("no question: {}", page.body));
    let token = form.split_once("name=\"token\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let mut fields = vec![("token", token.as_str()), ("attribute", attribute), ("do", act)];
    fields.extend(answers.iter().map(|answer| ("answer", *answer)));
    browser.post(PROFILE, &fields).await
}

async fn consents(world: &World, member: Member, purpose: &str) {
    let (harbour, actor) = (world.harbour(), world.actor(member, "/me/harbour/preferences"));
    let change = Change::Consent(given(&harbour, purpose));
    preferences::change(world, &harbour, member.person_id, change, &actor).await.unwrap();
}

/// The question that the privacy centre asks, if any.
async fn asked(browser: &mut Browser) -> Option<String> {
    let page = browser.get("/me").await.body;
    assert!(page.matches("class=\"question\"").count() <= 1, "one at a time");
    let (_, after) = page.split_once("name=\"attribute\" value=\"")?;
    Some(after.split('"').next().unwrap().to_owned())
}

on_both! {
    async fn a_question_is_asked_when_the_brand_says_so_one_at_a_time(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone).await;
        let page = browser.get("/me").await;
        for words in ["Which branch do you come to?", "ready to be picked up", "Your account", "Not now"] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        assert_eq!(asked(&mut browser).await.as_deref(), Some("branch"));
        let saved = says(&mut browser, "branch", "save", &["quay"]).await;
        assert_eq!(saved.header("location"), "/me/harbour/profile?done=answered", "{}", saved.body);
        consents(&world, member, "offers").await;
        // The next one comes with the third visit, and the one that needs a consent not at all.
        assert_eq!(asked(&mut browser).await, None);
        for _ in 0..3 {
            browser.press_passkey("/harbour/sign-in", &mut phone).await;
        }
        assert_eq!(asked(&mut browser).await.as_deref(), Some("birthday-month"));
        assert!(!browser.get(PROFILE).await.body.contains("What do you like to read?"));
        // Sealed, with its form and time, and theirs to take along; the ledger knows no answer.
        let copy = rights::export(&world, &world.harbour(), &world.actor(member, PROFILE)).await.unwrap().unwrap();
        let row = &copy["held"]["attribute"]["rows"][0];
        assert_eq!((&row["attribute"], &row["value"], &row["form"]), (&json!("branch"), &json!("\"quay\""), &json!(PROFILE)));
        let events = serde_json::to_string(&world.events(member.person_id).await).unwrap();
        assert!(events.contains("attribute-answered") && !events.contains("quay"));
    }

    async fn a_no_holds_for_as_long_as_it_has_to(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        registered(&world, &mut browser, &mut phone).await;
        assert_eq!(says(&mut browser, "branch", "not-now", &[]).await.header("location"), "/me?done=put-off");
        assert_eq!(asked(&mut browser).await, None);
        world.clock.advance(days(29));
        browser.press_passkey("/harbour/sign-in", &mut phone).await;
        assert_eq!(asked(&mut browser).await, None);
        world.clock.advance(days(1));
        browser.press_passkey("/harbour/sign-in", &mut phone).await;
        assert_eq!(asked(&mut browser).await.as_deref(), Some("branch"));
        says(&mut browser, "branch", "never", &[]).await;
        world.clock.advance(days(700));
        browser.press_passkey("/harbour/sign-in", &mut phone).await;
        assert_eq!(asked(&mut browser).await, None);
    }

    /// C2 (11 CCR § 7026(k)): a no to sale, sharing or sensitive use is asked again after twelve months at the earliest.
    async fn c2_a_no_to_sale_is_not_asked_again_within_a_year(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let mut brand = world.harbour().brand.clone();
        brand.purposes.iter_mut().find(|purpose| purpose.id == "account").unwrap().sale_or_sharing = true;
        assert_eq!(apply::apply(&world.store, &world.clock, &world.rng, &brand, "").await.unwrap(), []);
        world.portal.refresh_brands().await.unwrap();
        registered(&world, &mut browser, &mut phone).await;
        says(&mut browser, "branch", "not-now", &[]).await;
        world.clock.advance(days(365));
        browser.press_passkey("/harbour/sign-in", &mut phone).await;
        assert_eq!(asked(&mut browser).await, None);
        world.clock.advance(days(1));
        browser.press_passkey("/harbour/sign-in", &mut phone).await;
        assert_eq!(asked(&mut browser).await.as_deref(), Some("branch"));
    }

    async fn an_answer_goes_with_the_consent_to_its_purpose(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone).await;
        let harbour = world.harbour();
        let refused = says(&mut browser, "genres", "save", &["crime"]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no consent to picks stands");
        consents(&world, member, "picks").await;
        let saved = says(&mut browser, "genres", "save", &["sea", "crime"]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        assert_eq!(count(&world.store, "select count(*) from attribute").await, 1);
        let actor = world.actor(member, "/me/harbour/preferences");
        let withdraw = Change::Withdraw { purpose: "picks".into() };
        preferences::change(&world, &harbour, member.person_id, withdraw, &actor).await.unwrap();
        assert_eq!(count(&world.store, "select count(*) from attribute").await, 0);
        assert_eq!(world.happened(member.person_id).await.last().unwrap(), "attribute-removed");
    }

    async fn answers_are_checked_changed_and_removed(world) {
        let (mut browser, mut phone) = (Browser::new(&world), Authenticator::new(&world.rng));
        let member = registered(&world, &mut browser, &mut phone).await;
        consents(&world, member, "offers").await;
        for (attribute, answers) in [
            ("branch", &[][..]),
            ("branch", &["moon"]),
            ("birthday-month", &["13"]),
            ("birthday-month", &["May"]),
            ("birthday-month", &[""]),
            ("nothing", &["1"]),
        ] {
            let refused = says(&mut browser, attribute, "save", answers).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{attribute}: {answers:?}");
        }
        assert_eq!(count(&world.store, "select count(*) from attribute").await, 0);
        says(&mut browser, "birthday-month", "save", &["4"]).await;
        says(&mut browser, "birthday-month", "save", &["5"]).await;
        assert_eq!(count(&world.store, "select count(*) from attribute").await, 1);
        assert!(browser.get(PROFILE).await.body.contains("value=\"5\""));
        let removed = says(&mut browser, "birthday-month", "remove", &[]).await;
        assert_eq!(removed.header("location"), "/me/harbour/profile?done=answer-removed");
        assert_eq!(count(&world.store, "select count(*) from attribute").await, 0);
        for _ in 0..3 {
            browser.press_passkey("/harbour/sign-in", &mut phone).await;
        }
        assert_ne!(asked(&mut browser).await.as_deref(), Some("birthday-month"), "who takes it back is not asked again");
        world.work().await;
        assert_eq!(count(&world.store, "select count(*) from retired_key").await, 0, "no backup brings it back");

        // What the brand does not ask any more is theirs to remove.
        says(&mut browser, "branch", "save", &["quay"]).await;
        let mut brand = world.harbour().brand.clone();
        brand.attributes.retain(|attribute| attribute.id != "branch");
        assert_eq!(apply::apply(&world.store, &world.clock, &world.rng, &brand, "").await.unwrap(), []);
        world.portal.refresh_brands().await.unwrap();
        assert!(browser.get(PROFILE).await.body.contains("This is not asked any more."));
        let removed = says(&mut browser, "branch", "remove", &[]).await;
        assert_eq!(removed.header("location"), "/me/harbour/profile?done=answer-removed");
    }
}
