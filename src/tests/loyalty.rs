//! The number of a brand's loyalty programme: claimed by whoever has an account, proved by the brand's system alone, and nobody's way in.

use axum::http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::{
    account::signs_in,
    browser::{Answer, Browser},
    linked::{WITH, goes_and_comes, links, member, with_provider},
    on_both,
    world::{Member, World, blobs, count, given, token},
};
use crate::{
    base::clock::{days, minutes},
    command::loyalty::decide,
    domain::{
        login::Actor,
        loyalty::{self, Claim, ClaimOutcome, Decided, Number},
        preferences::{self, Change},
        rights,
    },
    i18n::Language,
    platform::brand::{LegalBasis, LiveBrand, apply},
};

const ADA: &str = "ada@mail.example";
const BELA: &str = "bela@mail.example";
const PAGE: &str = "/me/harbour/loyalty";
const ROWS: &str = "select count(*) from loyalty_number";
const SYSTEM: Actor = Actor::System { job: "loyalty" };

/// Types a number, and presses the button below the words.
async fn types(browser: &mut Browser, number: &str) -> Answer {
    let page = browser.get(PAGE).await;
    let above =
        page.body.split_once("name=\"above\" value=\"").map(|(_, after)| after.split('"').next().unwrap().to_owned());
    let token = page.token();
    let mut fields = vec![("token", token.as_str()), ("number", number)];
    fields.extend(above.as_deref().map(|above| ("above", above)));
    browser.post(PAGE, &fields).await
}

async fn removes(browser: &mut Browser) -> Answer {
    let token = browser.get(PAGE).await.token();
    browser.post(PAGE, &[("token", &token), ("do", "remove")]).await
}

/// The same without a browser.
async fn claims(world: &World, brand: &LiveBrand, member: Member, number: &str) -> ClaimOutcome {
    let number = Number::parse(brand.loyalty.as_ref().unwrap(), number).ok().unwrap();
    let (consent, actor) = (given(brand, "picks"), world.actor(member, PAGE));
    loyalty::claim(world, brand, member.person_id, (&number, Some(&consent)), &actor).await.unwrap()
}

/// Whatever waits.
async fn waiting(world: &World) -> Vec<Claim> {
    let mut all = Vec::new();
    let each = |claim: &Claim| {
        all.push(claim.clone());
        Ok(())
    };
    assert_eq!(loyalty::claims(world, &world.harbour(), each).await.unwrap().unwrap(), all.len() as u64);
    all
}

async fn confirms(world: &World, id: Uuid) -> Decided {
    let decided = loyalty::confirm(world, &world.harbour(), id, &SYSTEM).await.unwrap();
    world.work().await;
    decided
}

async fn refuses(world: &World, id: Uuid) -> Decided {
    let decided = loyalty::refuse(world, &world.harbour(), id, &SYSTEM).await.unwrap();
    world.work().await;
    decided
}

/// Emails about the number, by their subjects.
fn told(world: &World, address: &str) -> Vec<String> {
    let messages = world.messages_to(address).into_iter();
    messages.map(|message| message.subject).filter(|subject| subject.contains("Harbour Club number")).collect()
}

/// The other demo brand asks for no number; this one says something else of it.
async fn says(world: &World, change: impl FnOnce(&mut crate::platform::brand::Brand)) {
    let mut brand = world.harbour().brand.clone();
    change(&mut brand);
    assert_eq!(apply::apply(&world.store, &world.clock, &world.rng, &brand, "").await.unwrap(), []);
    world.portal.refresh_brands().await.unwrap();
}

on_both! {
    async fn a_number_is_claimed_until_the_brands_system_confirms_it(world) {
        let mut browser = Browser::new(&world);
        let ada = member(&world, &mut browser, ADA).await;
        assert!(browser.get("/me").await.body.contains("Add your Harbour Club number"));
        let page = browser.get(PAGE).await.body;
        for words in ["counts when we pick books for you", "Yes, Harbour Books may look at", "8–10 characters, A to Z and 0 to 9", "Add number"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let claimed = types(&mut browser, " hb-1234.56 78 ").await;
        assert_eq!(claimed.status, StatusCode::SEE_OTHER, "{}", claimed.body);
        assert_eq!(claimed.header("location"), "/me/harbour/loyalty?done=loyalty-claimed");
        assert!(browser.get(claimed.header("location")).await.body.contains("are checking it. We will email you."));
        for page in [PAGE, "/me"] {
            let page = browser.get(page).await.body;
            assert!(page.contains("HB12345678") && page.contains("We are checking it with Harbour Books"), "{page}");
            assert!(!page.contains("name=\"above\""), "the consent stands");
        }
        // Pressing the button was the consent.
        let events = world.events(ada.person_id).await;
        let consent = events.iter().rfind(|event| event["event"] == "consent-given").unwrap();
        assert_eq!((&consent["purpose"], &consent["act"], &consent["form"]), (&json!("picks"), &json!("button"), &json!(PAGE)));

        let claim = waiting(&world).await.remove(0);
        assert_eq!((claim.number.as_str(), claim.name.as_str(), claim.address.as_str()), ("HB12345678", "Wilhelmina Quackenbush", ADA));
        world.clock.advance(days(1));
        assert_eq!(confirms(&world, claim.id).await, Decided::Done);
        assert_eq!(confirms(&world, claim.id).await, Decided::AlreadySo);
        assert!(waiting(&world).await.is_empty());
        assert_eq!(told(&world, ADA), ["Your Harbour Club number is confirmed (Harbour Books)"], "once");
        signs_in(&world, &mut browser, ADA).await;
        for page in [PAGE, "/me"] {
            let page = browser.get(page).await.body;
            assert!(page.contains("HB12345678") && page.contains("Confirmed on 22 November 2026"), "{page}");
        }
        // What is confirmed is not dropped by a mistake.
        assert_eq!(refuses(&world, claim.id).await, Decided::AlreadySo);
        assert_eq!(count(&world.store, ROWS).await, 1);

        // The number stands on its owner's pages alone.
        let events = world.events(ada.person_id).await;
        assert_eq!(events.last().unwrap()["event"], "loyalty-number-proved");
        assert_eq!(events.last().unwrap()["by"], json!({ "actor": "system", "form": "loyalty" }));
        let said = serde_json::to_string(&events).unwrap();
        assert!(!said.contains("12345678"));
        let written = world.messages_to(ADA).into_iter().map(|message| message.subject + &message.text + &message.html);
        assert!(written.into_iter().all(|words| !words.contains("12345678")));
        world.verified().await;
    }

    async fn what_is_no_number_is_said_and_stays_typed(world) {
        let mut browser = Browser::new(&world);
        member(&world, &mut browser, ADA).await;
        for (typed, said) in [
            ("", "Enter your number."),
            (" - . ", "Enter your number."),
            ("HB1234567é", "Use only A to Z and 0 to 9."),
            ("HB1234567&#34;", "Use only A to Z and 0 to 9."),
            ("HB 12345", "This number is too short."),
            ("HB123456789", "This number is too long."),
        ] {
            let refused = types(&mut browser, typed).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(refused.body.contains(said), "{typed}: {}", refused.body);
            let kept = html_escape::encode_double_quoted_attribute(typed).into_owned();
            assert!(refused.body.contains(&format!("value=\"{kept}\"")), "{typed}: {}", refused.body);
            assert!(refused.body.contains("aria-invalid=\"true\""), "{typed}");
        }
        // The words that the button stands under are part of it.
        let form = browser.get(PAGE).await.token();
        let offers = given(&world.harbour(), "offers").wording_hash;
        for above in ["", "picks:", &format!("picks:{offers}"), &format!("offers:{offers}")] {
            let refused = browser.post(PAGE, &[("token", &form), ("number", "HB12345678"), ("above", above)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{above}");
            assert!(refused.body.contains("value=\"HB12345678\"") && refused.body.contains("This page has changed"), "{above}");
        }
        assert_eq!(count(&world.store, ROWS).await, 0);
        assert_eq!(count(&world.store, "select count(*) from consent where purpose <> 'letters'").await, 0);
        assert!(browser.get("/me/harbour/loyalty?number=HB12345678").await.body.contains("value=\"\""), "not out of a URL");
    }

    async fn a_number_is_changed_and_removed(world) {
        let mut browser = Browser::new(&world);
        let ada = member(&world, &mut browser, ADA).await;
        types(&mut browser, "HB12345678").await;
        let first = waiting(&world).await.remove(0);
        let same = types(&mut browser, "hb 1234 5678").await;
        assert_eq!(same.header("location"), "/me/harbour/loyalty?done=unchanged");
        assert_eq!(waiting(&world).await[0].id, first.id);
        confirms(&world, first.id).await;
        let same = types(&mut browser, "HB12345678").await;
        assert_eq!(same.header("location"), "/me/harbour/loyalty?done=unchanged", "what is proved stays proved");
        // Another is a claim of its own, and what was said of the one before is not said of it.
        types(&mut browser, "HB99995678").await;
        let second = waiting(&world).await.remove(0);
        assert_ne!(second.id, first.id);
        assert_eq!(confirms(&world, first.id).await, Decided::NoClaim);
        assert!(browser.get(PAGE).await.body.contains("We are checking it"));
        confirms(&world, second.id).await;
        let removed = removes(&mut browser).await;
        assert_eq!(removed.header("location"), "/me/harbour/loyalty?done=loyalty-removed");
        assert_eq!(removes(&mut browser).await.header("location"), "/me/harbour/loyalty?done=unchanged");
        assert_eq!(count(&world.store, ROWS).await, 0);
        world.work().await;
        assert_eq!(count(&world.store, "select count(*) from retired_key").await, 0, "no backup brings it back");
        let happened = world.happened(ada.person_id).await;
        let numbers: Vec<&str> = happened.iter().filter_map(|event| event.strip_prefix("loyalty-number-")).collect();
        assert_eq!(numbers, ["claimed", "proved", "claimed", "proved", "removed"]);
        assert!(browser.get("/me").await.body.contains("Add your Harbour Club number"));
    }

    async fn a_number_that_the_brand_does_not_find_is_dropped_and_its_owner_told(world) {
        let mut browser = Browser::new(&world);
        let ada = member(&world, &mut browser, ADA).await;
        types(&mut browser, "HB12345678").await;
        let claim = waiting(&world).await.remove(0);
        assert_eq!(refuses(&world, claim.id).await, Decided::Done);
        assert_eq!(refuses(&world, claim.id).await, Decided::NoClaim);
        assert_eq!(confirms(&world, claim.id).await, Decided::NoClaim);
        assert_eq!(told(&world, ADA), ["We could not find your Harbour Club number (Harbour Books)"], "once");
        let email = world.newest_to(ADA).text;
        for words in ["the number that you added, with your name and email address, and it found no such number", "https://portal.example/me/harbour/loyalty"] {
            assert!(email.contains(words), "{words}: {email}");
        }
        assert_eq!(world.happened(ada.person_id).await.last().unwrap(), "loyalty-number-refused");
        assert_eq!(count(&world.store, ROWS).await, 0);
        // The same once more is a claim again.
        assert_eq!(types(&mut browser, "HB12345678").await.header("location"), "/me/harbour/loyalty?done=loyalty-claimed");
        assert_eq!(waiting(&world).await.len(), 1);
    }

    async fn many_may_claim_a_number_and_one_has_it(world) {
        let (mut browser, mut other) = (Browser::new(&world), Browser::new(&world).elsewhere(&world, "198.51.100.1"));
        let ada = member(&world, &mut browser, ADA).await;
        let bela = member(&world, &mut other, BELA).await;
        let harbour = world.harbour();
        assert_eq!(claims(&world, &harbour, ada, "HB12345678").await, ClaimOutcome::Done);
        world.clock.advance(minutes(1));
        // Nobody is told that somebody else has claimed it, nor that it is proved.
        assert_eq!(claims(&world, &harbour, bela, "HB12345678").await, ClaimOutcome::Done);
        let [first, second] = waiting(&world).await.try_into().ok().unwrap();
        assert_eq!([first.address.as_str(), second.address.as_str()], [ADA, BELA]);
        assert_eq!(confirms(&world, first.id).await, Decided::Done);
        assert_eq!(confirms(&world, second.id).await, Decided::Taken);
        assert!(told(&world, BELA).is_empty());
        assert!(other.get(PAGE).await.body.contains("We are checking it"));
        let failed = decide(&world, &harbour, &[second.id, Uuid::from_u128(1), first.id], true).await.unwrap_err().to_string();
        assert_eq!(
            failed,
            format!(
                "{}: the number is confirmed for somebody else already; refuse this claim\n\
                 {}: no such claim waits; its owner may have changed or removed it",
                second.id,
                Uuid::from_u128(1)
            )
        );
        let failed = decide(&world, &harbour, &[second.id, first.id], false).await.unwrap_err().to_string();
        assert_eq!(failed, format!("{}: the number is confirmed already and stays so", first.id));
        decide(&world, &harbour, &[second.id], false).await.unwrap();
        decide(&world, &harbour, &[first.id], true).await.unwrap();
        assert_eq!(count(&world.store, ROWS).await, 1);
        // Once its owner removes it, it can be somebody else's.
        removes(&mut browser).await;
        claims(&world, &harbour, bela, "HB12345678").await;
        assert_eq!(confirms(&world, waiting(&world).await[0].id).await, Decided::Done);
    }

    async fn of_two_confirmations_at_once_one_holds(world) {
        let harbour = world.harbour();
        let ada = member(&world, &mut Browser::new(&world), ADA).await;
        let bela = member(&world, &mut Browser::new(&world).elsewhere(&world, "198.51.100.1"), BELA).await;
        for round in 0..5 {
            let number = format!("HB1234567{round}");
            claims(&world, &harbour, ada, &number).await;
            claims(&world, &harbour, bela, &number).await;
            let waiting = waiting(&world).await;
            let (one, other) = futures::join!(
                loyalty::confirm(&world, &harbour, waiting[0].id, &SYSTEM),
                loyalty::confirm(&world, &harbour, waiting[1].id, &SYSTEM)
            );
            let mut decided = [one.unwrap(), other.unwrap()];
            decided.sort_by_key(|decided| *decided == Decided::Taken);
            assert_eq!(decided, [Decided::Done, Decided::Taken]);
        }
        world.verified().await;
    }

    /// GDPR Art. 7(3): it goes with the consent to its purpose, proved or not.
    async fn a_number_goes_with_the_consent_to_its_purpose(world) {
        let mut browser = Browser::new(&world);
        let ada = member(&world, &mut browser, ADA).await;
        let (harbour, actor) = (world.harbour(), world.actor(ada, "/me/harbour/preferences"));
        types(&mut browser, "HB12345678").await;
        confirms(&world, waiting(&world).await[0].id).await;
        let other = Change::Withdraw { purpose: "letters".into() };
        preferences::change(&world, &harbour, ada.person_id, other, &actor).await.unwrap();
        assert_eq!(count(&world.store, ROWS).await, 1, "another purpose");
        let withdraw = Change::Withdraw { purpose: "picks".into() };
        preferences::change(&world, &harbour, ada.person_id, withdraw, &actor).await.unwrap();
        assert_eq!(count(&world.store, ROWS).await, 0);
        assert_eq!(world.happened(ada.person_id).await.last().unwrap(), "loyalty-number-removed");
        assert!(browser.get(PAGE).await.body.contains("Yes, Harbour Books may look at"), "it is asked anew");
        types(&mut browser, "HB12345678").await;
        preferences::change(&world, &harbour, ada.person_id, Change::StopEverything, &actor).await.unwrap();
        assert_eq!(count(&world.store, ROWS).await, 0);
        world.work().await;
        assert_eq!(count(&world.store, "select count(*) from retired_key").await, 0);
    }

    async fn a_purpose_on_another_ground_asks_for_no_consent(world) {
        let mut browser = Browser::new(&world);
        member(&world, &mut browser, ADA).await;
        says(&world, |brand| brand.loyalty.as_mut().unwrap().purpose = "account".into()).await;
        let page = browser.get(PAGE).await.body;
        assert!(!page.contains("name=\"above\"") && page.contains("For: Your account."), "{page}");
        assert_eq!(types(&mut browser, "HB12345678").await.status, StatusCode::SEE_OTHER);
        assert_eq!(count(&world.store, "select count(*) from consent where purpose <> 'letters'").await, 0);
        assert_eq!(world.harbour().loyalty_purpose().unwrap().basis, LegalBasis::Contract);
        // Where the brand does not ask any more, what it was told is theirs to remove.
        says(&world, |brand| brand.loyalty = None).await;
        assert!(browser.get("/me").await.body.contains("Loyalty number"));
        let page = browser.get(PAGE).await.body;
        assert!(page.contains("This is not asked any more.") && page.contains("HB12345678"), "{page}");
        assert_eq!(confirms(&world, waiting(&world).await[0].id).await, Decided::NoClaim);
        assert_eq!(removes(&mut browser).await.header("location"), "/me?done=loyalty-removed");
        assert_eq!(browser.get(PAGE).await.status, StatusCode::NOT_FOUND);
    }

    /// GDPR Art. 15, 17.
    async fn a_number_is_in_the_copy_and_goes_when_its_owner_is_erased(world) {
        let mut browser = Browser::new(&world);
        let ada = member(&world, &mut browser, ADA).await;
        types(&mut browser, "HB12345678").await;
        let harbour = world.harbour();
        let sealed = blobs(&world.store, "select number from loyalty_number").await;
        assert!(!sealed[0].windows(8).any(|part| part == b"12345678"));
        let copy = rights::export(&world, &harbour, &world.actor(ada, PAGE)).await.unwrap().unwrap();
        let held = &copy["held"]["loyalty_number"];
        assert_eq!((&held["source"], &held["kept"]), (&json!("given by you"), &json!("until you delete your data")));
        assert_eq!(held["columns"]["proved_at"]["source"], json!("confirmed by the brand's system"));
        let row = &held["rows"][0];
        assert_eq!((&row["number"], &row["purpose"], &row["form"]), (&json!("HB12345678"), &json!("picks"), &json!(PAGE)));
        assert_eq!(row["proved_at"], json!(null));
        let claim = waiting(&world).await.remove(0);
        rights::erase(&world, &harbour, &world.actor(ada, "/me/harbour/delete")).await.unwrap().unwrap();
        world.work().await;
        assert_eq!(count(&world.store, ROWS).await, 0);
        assert!(waiting(&world).await.is_empty());
        assert_eq!(confirms(&world, claim.id).await, Decided::NoClaim);
    }

    /// What somebody did who had no right to the address is undone with the change.
    async fn a_number_that_came_after_a_change_of_address_goes_when_it_is_put_back(world) {
        let harbour = world.harbour();
        let ada = member(&world, &mut Browser::new(&world), ADA).await;
        let moved = world.change_address(&harbour, ada, "else@mail.example").await;
        assert_eq!(claims(&world, &harbour, moved, "HB12345678").await, ClaimOutcome::Done);
        let back = token(&world.newest_to(ADA), "old-address");
        let holder = Actor::link_holder("/harbour/old-address/…");
        crate::domain::person::old_address::put_back(&world, &harbour, &back, &holder).await.unwrap();
        assert_eq!(count(&world.store, ROWS).await, 0);
        assert!(world.happened(ada.person_id).await.contains(&"loyalty-number-removed".to_owned()));
    }

    async fn it_is_for_people_with_an_account_at_a_brand_that_asks(world) {
        let mut browser = Browser::new(&world);
        assert_eq!(browser.get(PAGE).await.header("location"), "/harbour/sign-in");
        let (harbour, meadow) = (world.harbour(), world.meadow());
        let ada = world.join(&harbour, ADA).await;
        world.clock.advance(minutes(11));
        world.join(&meadow, ADA).await;
        signs_in(&world, &mut browser, ADA).await;
        // Without an account: the way to one.
        assert_eq!(browser.get(PAGE).await.header("location"), "/me/harbour/register");
        assert!(!browser.get("/me").await.body.contains("Harbour Club number"));
        let form = browser.get("/me/harbour/details").await.token();
        assert_eq!(claims(&world, &harbour, ada, "HB12345678").await, ClaimOutcome::NoAccount);
        assert_eq!(count(&world.store, "select count(*) from consent where purpose = 'picks'").await, 0, "and no consent");
        // A brand without a programme.
        assert_eq!(browser.get("/me/meadow/loyalty").await.status, StatusCode::NOT_FOUND);
        assert_ne!(browser.post("/me/meadow/loyalty", &[("token", &form), ("number", "HB12345678")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(count(&world.store, ROWS).await, 0);
        // Somebody else's.
        let number = Number::parse(harbour.loyalty.as_ref().unwrap(), "HB12345678").ok().unwrap();
        let (consent, bela) = (given(&harbour, "picks"), world.join(&harbour, BELA).await);
        let actor = world.actor(bela, PAGE);
        let outcome = loyalty::claim(&world, &harbour, ada.person_id, (&number, Some(&consent)), &actor).await.unwrap();
        assert_eq!(outcome, ClaimOutcome::Gone);
        assert!(loyalty::claim(&world, &harbour, ada.person_id, (&number, None), &Actor::link_holder("/x")).await.is_err());
        // Nobody confirms their own.
        assert!(loyalty::confirm(&world, &harbour, Uuid::from_u128(1), &world.actor(ada, PAGE)).await.is_err());
    }

    /// S5: it is no name to sign in by.
    async fn a_number_signs_nobody_in(world) {
        let mut browser = Browser::new(&world);
        member(&world, &mut browser, ADA).await;
        types(&mut browser, "HB12345678").await;
        confirms(&world, waiting(&world).await[0].id).await;
        let before = world.messages_to(ADA).len();
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.1");
        for path in ["/harbour/sign-in", "/sign-in", "/harbour/sign-in/password"] {
            let form = other.get(path).await.token();
            world.clock.advance(minutes(1));
            let fields = [("token", form.as_str()), ("email", "HB12345678"), ("password", "HB12345678")];
            let refused = other.post(path, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        }
        world.work().await;
        assert_eq!(world.messages_to(ADA).len(), before);
        assert!(!other.get("/me").await.body.contains("HB12345678"));
    }

    /// Signed in by the provider, the membership is there, and no password.
    async fn a_number_is_there_for_whoever_comes_in_by_a_provider(world) {
        let (world, idp) = with_provider(world).await;
        let mut browser = Browser::new(&world);
        member(&world, &mut browser, ADA).await;
        idp.knows(json!({ "sub": "ada-1", "email": ADA, "email_verified": true }), json!({}));
        links(&world, &mut browser, &idp).await;
        let mut other = Browser::new(&world).elsewhere(&world, "198.51.100.1");
        goes_and_comes(&mut other, &idp, WITH).await;
        assert_eq!(types(&mut other, "HB12345678").await.header("location"), "/me/harbour/loyalty?done=loyalty-claimed");
        confirms(&world, waiting(&world).await[0].id).await;
        let mut third = Browser::new(&world).elsewhere(&world, "198.51.100.2");
        goes_and_comes(&mut third, &idp, WITH).await;
        let page = third.get("/me").await.body;
        assert!(page.contains("HB12345678") && page.contains("Confirmed on"), "{page}");
        assert_eq!(count(&world.store, "select count(*) from password").await, 0);
    }

    async fn each_is_told_in_their_own_language(world) {
        let mut browser = Browser::new(&world);
        let ada = member(&world, &mut browser, ADA).await;
        let (harbour, actor) = (world.harbour(), world.actor(ada, "/me/harbour/details"));
        for (language, proved, refused) in [
            (Language::Pl, "Twój numer Harbour Club jest potwierdzony", "Nie udało się znaleźć Twojego numeru"),
            (Language::Es, "Hemos confirmado tu número de Harbour Club", "No hemos encontrado tu número de Harbour Club"),
        ] {
            crate::domain::person::set_language(&world, &harbour, ada.person_id, language, &actor).await.unwrap();
            claims(&world, &harbour, ada, "HB12345678").await;
            refuses(&world, waiting(&world).await[0].id).await;
            assert!(world.newest_to(ADA).subject.starts_with(refused), "{}", world.newest_to(ADA).subject);
            claims(&world, &harbour, ada, "HB12345678").await;
            confirms(&world, waiting(&world).await[0].id).await;
            assert!(world.newest_to(ADA).subject.starts_with(proved), "{}", world.newest_to(ADA).subject);
            loyalty::remove(&world, &harbour, ada.person_id, &actor).await.unwrap();
            let page = browser.get(&format!("{PAGE}?lang={}", language.tag())).await.body;
            assert!(page.contains("Harbour Club</h1>"), "{page}");
        }
    }
}
