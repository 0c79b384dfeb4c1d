//! Receipts: what was agreed to, for keeping, and for checking without us.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    browser::Browser,
    on_both,
    world::{Member, World, by, form, given, meddle, ticked, token},
};
use crate::{
    base::clock::hours,
    domain::{
        preferences::{self, Change, Outcome},
        receipt::{self, Checked, Fault},
        rights,
    },
    i18n::Language,
    platform::{
        brand::{LiveBrand, Words, apply},
        ledger::{Chain, Event},
        signing::{self, KeySet},
    },
};

const ADA: &str = "ada@mail.example";

/// The newest receipt of a person, as a file would have it.
async fn newest(world: &World, brand: &LiveBrand, member: Member) -> Value {
    let number = preferences::consent_records(world, brand, member.person_id).await.unwrap()[0].number;
    told(world, brand, member, number).await
}

async fn told(world: &World, brand: &LiveBrand, member: Member, number: i64) -> Value {
    let receipt = receipt::find(world, brand, member.person_id, number).await.unwrap().unwrap();
    let text = receipt::signed(world, &receipt).await.unwrap().to_string();
    serde_json::from_str(&text).unwrap()
}

/// Public keys, as a file would have them.
async fn keys(world: &World) -> KeySet {
    let text = serde_json::to_string(&signing::key_set(world).await.unwrap()).unwrap();
    serde_json::from_str(&text).unwrap()
}

async fn check(world: &World, receipt: &Value) -> Result<Checked, Vec<Fault>> {
    receipt::check(receipt, &keys(world).await)
}

async fn change(world: &World, brand: &LiveBrand, member: Member, change: Change) {
    let done =
        preferences::change(world, brand, member.person_id, change, &world.actor(member, "/me/harbour/preferences"))
            .await
            .unwrap();
    assert_eq!(done, Outcome::Done);
}

/// Somebody else gets what the harbour's emails are sent with.
async fn new_recipient(world: &World) {
    let mut brand = world.harbour().brand.clone();
    let purpose = brand.purposes.iter_mut().find(|purpose| purpose.id == "letters").unwrap();
    purpose.recipients = vec![Words([(Language::En, "The Albatross Post".to_owned())].into())];
    assert_eq!(apply::apply(&world.store, &world.clock, &world.rng, &brand, "").await.unwrap(), []);
    world.refresh_brands().await.unwrap();
}

fn recipients(receipt: &Value) -> String {
    receipt["dpv:hasProcess"]["dpv:hasRecipient"].to_string()
}

/// Where every text, number and truth stands in a document.
fn leaves(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                leaves(value, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), all);
            }
        }
        Value::Array(items) => {
            for (n, value) in items.iter().enumerate() {
                leaves(value, format!("{at}/{n}"), all);
            }
        }
        _ => all.push(at),
    }
}

on_both! {
    /// B6: a receipt says everything that is mandatory, names nobody, and can be checked with the public keys alone.
    async fn b6_a_receipt_is_whole_and_holds_by_itself(world) {
        let harbour = world.harbour();
        let asked_at = world.now();
        world.post(&harbour, form(&harbour, ADA)).await;
        world.clock.advance(hours(1));
        let given_at = world.now();
        let member = world.confirm(&harbour, &token(&world.newest_to(ADA), "confirm"), ticked(&harbour)).await;
        let receipt = newest(&world, &harbour, member).await;
        let checked = check(&world, &receipt).await.unwrap();
        assert_eq!(checked.controller, "Harbour Books Ltd");
        assert_eq!(checked.given_at, given_at.to_string());
        assert_eq!(checked.state, "dpv:ConsentGiven");
        assert_eq!((checked.issued_at, checked.kid.as_str()), (world.now(), "1"));

        assert_eq!(receipt["dct:conformsTo"], "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr");
        let events = receipt["dpv:hasConsentStatus"].as_array().unwrap();
        assert_eq!(events[0]["dpv:isIndicatedAtTime"], asked_at.to_string(), "asked");
        assert_eq!(events[1]["dpv:isIndicatedAtTime"], given_at.to_string(), "confirmed");
        let shown = harbour.notice("letters").unwrap().wording[&Language::En].clone();
        let notice = &receipt["dpv:hasNotice"];
        assert_eq!(notice["dct:description"], json!(shown.consent));
        assert_eq!(notice["schema:text"], shown.full);
        assert_eq!(receipt["dpv:hasProcess"]["dpv:hasStorageCondition"][0]["dpv:hasLocation"], json!(["loc:DE"]));
        let text = receipt.to_string();
        assert!(!text.contains("Quackenbush") && !text.contains(ADA) && text.contains(&member.person_id.to_string()));
        for (field, at) in receipt::MANDATORY {
            let mut without = receipt.clone();
            let (parent, key) = at.rsplit_once('/').unwrap();
            match without.pointer_mut(parent).unwrap() {
                Value::Object(members) => drop(members.remove(key)),
                Value::Array(items) => items.clear(),
                _ => unreachable!(),
            }
            let faults = check(&world, &without).await.unwrap_err();
            let named = faults.iter().any(|fault| matches!(fault, Fault::Missing { field: missing, .. } if missing == field));
            assert!(named || *field == "schema version" && !faults.is_empty(), "{field}: {faults:?}");
        }
    }

    /// B6: whatever is changed, put in or taken out, the receipt does not hold any more.
    async fn b6_a_receipt_that_was_touched_does_not_hold(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        world.clock.advance(hours(1));
        change(&world, &harbour, member, Change::Withdraw { purpose: "letters".into() }).await;
        let (receipt, keys) = (newest(&world, &harbour, member).await, keys(&world).await);
        assert_eq!(receipt::check(&receipt, &keys).unwrap().state, "dpv:ConsentWithdrawn");
        let mut all = Vec::new();
        leaves(&receipt, String::new(), &mut all);
        assert!(all.len() > 80, "{}", all.len());
        // What stands in `proof` besides the signature is said for people.
        for at in all.iter().filter(|at| !at.starts_with("/proof") || at.ends_with("jws")) {
            let mut touched = receipt.clone();
            let leaf = touched.pointer_mut(at).unwrap();
            *leaf = if leaf.is_string() { json!(format!("{}x", leaf.as_str().unwrap())) } else { json!(4711) };
            assert!(receipt::check(&touched, &keys).is_err(), "{at} was changed");
        }
        let mut more = receipt.clone();
        more["dpv:hasConsentStatus"].as_array_mut().unwrap().pop();
        assert_eq!(receipt::check(&more, &keys).unwrap_err(), [Fault::Signature("1".into())], "the withdrawal was taken out");
        more = receipt.clone();
        more["remark"] = json!("of no matter");
        assert_eq!(receipt::check(&more, &keys).unwrap_err(), [Fault::Signature("1".into())]);
        more = receipt.clone();
        more["dpv:hasNotice"]["schema:text"] = json!("You may do anything.");
        assert_eq!(receipt::check(&more, &keys).unwrap_err(), [Fault::Wording, Fault::Signature("1".into())]);
        more = receipt.clone();
        more["dpv:hasConsentStatus"].as_array_mut().unwrap().reverse();
        let faults = receipt::check(&more, &keys).unwrap_err();
        assert!(faults.contains(&Fault::Order("dpv:ConsentGiven".into())), "{faults:?}");
        more = receipt.clone();
        more.as_object_mut().unwrap().remove("proof");
        assert_eq!(receipt::check(&more, &keys).unwrap_err(), [Fault::Unsigned]);
        assert_eq!(receipt::check(&json!({ "a": "letter" }), &keys).unwrap_err(), [Fault::NotAReceipt]);
        assert_eq!(receipt::check(&json!("an email"), &keys).unwrap_err(), [Fault::NotAReceipt]);
        // Another order of its members, other white space: still the same receipt.
        let pretty: Value = serde_json::from_str(&serde_json::to_string_pretty(&receipt).unwrap()).unwrap();
        assert!(receipt::check(&pretty, &keys).is_ok());
    }

    /// B6: a key that was rotated out checks what it signed, and cannot sign for today.
    async fn b6_a_receipt_outlives_its_key(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let old = newest(&world, &harbour, member).await;
        let first = signing::signer(&world).await.unwrap();
        let only_the_first = keys(&world).await;
        world.clock.advance(hours(1));
        signing::rotate(&world).await.unwrap();
        world.clock.advance(hours(1));
        assert_eq!(check(&world, &old).await.unwrap().kid, "1");
        let new = newest(&world, &harbour, member).await;
        assert_eq!(check(&world, &new).await.unwrap().kid, "2");
        assert_eq!(receipt::check(&new, &only_the_first).unwrap_err(), [Fault::UnknownKey("2".into())]);

        let mut forged = new;
        forged.as_object_mut().unwrap().remove("proof");
        let jws = signing::jws(&first, &serde_json_canonicalizer::to_vec(&forged).unwrap());
        forged["proof"] = json!({ "jws": jws });
        let late = Fault::NotItsTime { kid: "1".into(), issued: world.now() };
        assert_eq!(check(&world, &forged).await.unwrap_err(), [late]);
    }

    /// G1: a receipt tells what was stated when somebody agreed, not what is stated today.
    async fn g1_a_receipt_shows_what_was_stated_then(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let before = newest(&world, &harbour, member).await;
        world.post(&harbour, form(&harbour, "bela@mail.example")).await;
        world.clock.advance(hours(1));
        new_recipient(&world).await;
        let harbour = world.harbour();
        assert_eq!(recipients(&newest(&world, &harbour, member).await), recipients(&before));

        // Asked before, confirmed after: what stood beside the box is what counts.
        let bela = world.confirm(&harbour, &token(&world.newest_to("bela@mail.example"), "confirm"), ticked(&harbour)).await;
        assert_eq!(recipients(&newest(&world, &harbour, bela).await), recipients(&before));

        world.reword("harbour", "letters").await;
        let harbour = world.harbour();
        change(&world, &harbour, member, Change::Consent(given(&harbour, "letters"))).await;
        let after = newest(&world, &harbour, member).await;
        assert!(recipients(&after).contains("The Albatross Post"));
        let all = preferences::consent_records(&world, &harbour, member.person_id).await.unwrap();
        let first = told(&world, &harbour, member, all[1].number).await;
        assert_eq!(recipients(&first), recipients(&before));
        assert_eq!(check(&world, &first).await.unwrap().state, "dpv:ConsentTerminated", "newer words took its place");
        assert_eq!(first["dct:source"]["dct:identifier"], before["dct:source"]["dct:identifier"], "one record");
        assert_ne!(first["dct:identifier"], before["dct:identifier"], "told twice");
    }

    /// Evidence from before statements were kept is answered by what was in force at that moment.
    async fn evidence_without_a_statement_has_a_receipt_too(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let given = world.events(member.person_id).await.into_iter().find(|event| event["event"] == "consent-given").unwrap();
        world.clock.advance(hours(1));
        let (asked_at, old) = (world.now(), recipients(&newest(&world, &harbour, member).await));
        let mut tx = world.store.write().await.unwrap();
        let mut chain = Chain::take(&mut tx, member.person_id).await.unwrap();
        let text = |key: &str| given[key].as_str().unwrap().to_owned();
        let event = Event::ConsentGiven {
            purpose: "letters".into(),
            notice: text("notice"),
            version: text("version"),
            language: "en".into(),
            wording_hash: text("wording_hash"),
            statement_hash: None,
            form: "/harbour/subscribe".into(),
            act: None,
            asked_at,
            confirmed_at: asked_at,
        };
        chain.append(asked_at, &by("/harbour/subscribe"), event).unwrap();
        chain.close(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        world.clock.advance(hours(1));
        new_recipient(&world).await;
        let harbour = world.harbour();
        assert_eq!(recipients(&newest(&world, &harbour, member).await), old);
        // An installation that has not applied its brands since: they state what they did then.
        meddle(&world.store, "delete from statement").await;
        assert!(recipients(&newest(&world, &harbour, member).await).contains("The Albatross Post"));
    }

    /// A receipt is its owner's: a page, and a file, behind a session; and it outlives the person's data.
    async fn a_receipt_is_for_its_owner(world) {
        let harbour = world.harbour();
        let member = world.join(&harbour, ADA).await;
        let number = preferences::consent_records(&world, &harbour, member.person_id).await.unwrap()[0].number;
        let (page, file) = (format!("/me/harbour/consents/{number}"), format!("/me/harbour/consents/{number}/receipt.json"));
        let mut browser = Browser::new(&world);
        for path in [&page, &file] {
            let answer = browser.get(path).await;
            assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/harbour/sign-in"), "{path}");
        }
        world.ask(&harbour, ADA).await;
        let link = format!("/harbour/sign-in/{}", token(&world.newest_to(ADA), "sign-in").text());
        let form = browser.get(&link).await.token();
        assert_eq!(browser.post(&link, &[("token", &form)]).await.status, StatusCode::SEE_OTHER);
        let answer = browser.get(&page).await;
        assert_eq!(answer.status, StatusCode::OK);
        let sentence = harbour.notice("letters").unwrap().wording[&Language::En].consent.clone().unwrap();
        assert!(answer.body.contains(&sentence) && answer.body.contains(&file));
        let answer = browser.get(&file).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/ld+json"));
        assert_eq!(answer.header("cache-control"), "no-store");
        let receipt: Value = serde_json::from_str(&answer.body).unwrap();
        check(&world, &receipt).await.unwrap();
        for path in ["/me/harbour/consents/1", "/me/harbour/consents/99", "/me/harbour/consents/x", "/me/meadow/consents/2"] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(browser.get(&format!("{path}/receipt.json")).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        rights::erase(&world, &harbour, &world.actor(member, "/x")).await.unwrap();
        check(&world, &receipt).await.unwrap();
    }
}
