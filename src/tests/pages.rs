//! What pages show of how things stand.

use jiff::SignedDuration;

use super::{
    browser::Browser,
    on_both,
    world::{count, form, given, token},
};
use crate::{
    base::address::Address,
    i18n::Language,
    platform::brand::consent::ConsentGiven,
    store::{mailbox, person},
};

const ADA: &str = "ada@example.org";

/// The tag of the input with this id.
fn input<'a>(body: &'a str, id: &str) -> &'a str {
    let (before, _) = body.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {body}"));
    let tag = &body[before.rfind('<').unwrap()..];
    &tag[..tag.find('>').unwrap()]
}

/// As a form posts the words that it showed.
fn words(agreed: &ConsentGiven) -> String {
    format!("{}:{}", agreed.purpose, agreed.wording_hash)
}

const CHANGED: &str = "This wording has changed since you chose.";

on_both! {
    /// G1: nobody consents to words that they did not see.
    async fn a_topic_on_the_form_does_not_stay_ticked_for_other_words(world) {
        let picks = words(&given(&world.harbour(), "picks"));
        let offers = words(&given(&world.harbour(), "offers"));
        let mut browser = Browser::new(&world);
        let token = browser.get("/harbour/subscribe").await.token();
        world.clock.advance(SignedDuration::from_secs(5));
        world.reword("harbour", "picks").await;
        let fields = [
            ("token", token.as_str()),
            ("name", "Ada"),
            ("email", ADA),
            ("topic", "picks"),
            ("topic", "offers"),
            ("beside", &picks),
            ("beside", &offers),
        ];
        let again = browser.post("/harbour/subscribe", &fields).await;
        assert_eq!(again.status, 422);
        assert!(!input(&again.body, "topic-picks").contains("checked"));
        assert!(input(&again.body, "topic-offers").contains("checked"), "these words are the same");
        assert_eq!(again.body.matches(CHANGED).count(), 1);
    }

    /// G1 (GDPR Art. 4(11), 7(1)): the button below the words is the act, and the evidence says so; a topic ticked besides is one.
    async fn pressing_the_button_is_the_consent_and_evidence_names_the_act(world) {
        let harbour = world.harbour();
        let [letters, offers, picks] = ["letters", "offers", "picks"].map(|id| words(&given(&harbour, id)));
        let mut browser = Browser::new(&world);
        let token = browser.get("/harbour/subscribe").await.token();
        world.clock.advance(SignedDuration::from_secs(5));
        let fields = [
            ("token", token.as_str()),
            ("name", "Ada"),
            ("email", ADA),
            ("topic", "new-books"),
            ("above", &letters),
            ("topic", "offers"),
            ("beside", &offers),
            ("beside", &picks),
        ];
        assert_eq!(browser.post("/harbour/subscribe", &fields).await.status, 303);
        world.work().await;
        let path = format!("/harbour/confirm/{}", self::token(&world.newest_to(ADA), "confirm").text());
        let form = browser.get(&path).await.token();
        let fields = [
            ("token", form.as_str()),
            ("topic", "new-books"),
            ("topic", "offers"),
            ("beside", &letters),
            ("beside", &offers),
            ("beside", &picks),
        ];
        assert_eq!(browser.post(&path, &fields).await.header("location"), "/me?done=confirmed");
        let consents = count(&world.store, "select count(*) from consent").await;
        assert_eq!(consents, 2, "words that no chosen topic needs are no consent");
        let index = world.vault.index(&Address::parse(ADA).unwrap().canonical());
        let mut tx = world.store.read().await.unwrap();
        let mailbox = mailbox::by_index(&mut tx, &index).await.unwrap().unwrap();
        let person = person::of(&mut tx, mailbox.id, harbour.id).await.unwrap().unwrap();
        drop(tx);
        let given: Vec<_> = world.events(person.id).await.into_iter().filter(|event| event["event"] == "consent-given").collect();
        let acts: Vec<_> = given.iter().map(|event| (event["purpose"].as_str().unwrap(), event["act"].as_str().unwrap())).collect();
        assert_eq!(acts, [("letters", "button"), ("offers", "tick")]);
        for page in ["/me/harbour/consents/2", "/me/harbour/consents/3"] {
            let page = browser.get(page).await;
            assert!(page.body.contains("How you consented"), "{}", page.body);
        }
        let receipt = browser.get("/me/harbour/consents/2/receipt.json").await;
        assert!(receipt.body.contains("The button below the wording was pressed, and a link sent to the mailbox"), "{}", receipt.body);
    }

    /// What was pasted is shown as it was read, to the browser that typed it alone; a slip in the domain is asked about.
    async fn the_page_after_shows_the_address_as_it_was_read(world) {
        let mut browser = Browser::new(&world);
        let words = words(&given(&world.harbour(), "letters"));
        for (typed, shown, asked) in [
            ("<ada@example.org>, ", "ada@example.org", false),
            ("mailto:ada@gmial.com", "ada@gmial.com", true),
            ("ada@b\u{fc}cher.de", "ada@b\u{fc}cher.de", false),
        ] {
            let token = browser.get("/harbour/subscribe").await.token();
            world.clock.advance(SignedDuration::from_secs(5));
            let fields =
                [("token", token.as_str()), ("name", "Ada"), ("email", typed), ("topic", "new-books"), ("above", &words)];
            assert_eq!(browser.post("/harbour/subscribe", &fields).await.status, 303, "{typed}");
            let sent = browser.get("/harbour/subscribe/sent").await;
            assert!(sent.body.contains(&format!("If {shown} is right")), "{typed}: {}", sent.body);
            assert_eq!(sent.body.contains("Did you mean gmail.com?"), asked, "{typed}");
            assert!(!browser.get("/meadow/subscribe/sent?lang=en").await.body.contains(shown), "not at another brand");
        }
        let other = Browser::new(&world).get("/harbour/subscribe/sent").await;
        assert!(other.body.contains("If the address is right"));
    }

    /// A topic without the consent that its purpose needs is a form that was not ours.
    async fn a_topic_needs_the_words_of_its_purpose(world) {
        let mut browser = Browser::new(&world);
        let token = browser.get("/harbour/subscribe").await.token();
        world.clock.advance(SignedDuration::from_secs(5));
        let offers = words(&given(&world.harbour(), "offers"));
        let fields =
            [("token", token.as_str()), ("name", "Ada"), ("email", ADA), ("topic", "new-books"), ("beside", &offers)];
        let again = browser.post("/harbour/subscribe", &fields).await;
        assert_eq!(again.status, 422);
        assert!(again.body.contains("This page has changed since you opened it"));
        assert_eq!(count(&world.store, "select count(*) from attempt").await, 0);
    }

    async fn a_topic_stays_ticked_in_another_language_of_the_same_words(world) {
        let harbour = world.harbour();
        let hash = harbour.wording_hash(&harbour.purpose("offers").unwrap().notice, Language::Pl).unwrap();
        let polish = format!("offers:{}", hex::encode(hash));
        let mut browser = Browser::new(&world);
        let token = browser.get("/harbour/subscribe").await.token();
        world.clock.advance(SignedDuration::from_secs(5));
        let fields = [("token", token.as_str()), ("name", ""), ("email", ADA), ("topic", "offers"), ("beside", &polish)];
        let again = browser.post("/harbour/subscribe", &fields).await;
        assert_eq!(again.status, 422);
        assert!(input(&again.body, "topic-offers").contains("checked"));
        assert!(!again.body.contains(CHANGED));
    }

    async fn a_topic_on_the_confirmation_page_does_not_stay_ticked_for_other_words(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let path = format!("/harbour/confirm/{}", token(&world.newest_to(ADA), "confirm").text());
        let mut browser = Browser::new(&world);
        let before = browser.get(&path).await;
        assert!(input(&before.body, "topic-new-books").contains("checked"));
        assert!(!before.body.contains(CHANGED));

        world.reword("harbour", "letters").await;
        let opened = browser.get(&path).await;
        let old = words(&given(&harbour, "letters"));
        let fields = [("token", &*before.token()), ("topic", "new-books"), ("beside", &old)];
        let pressed = browser.post(&path, &fields).await;
        assert_eq!(pressed.status, 422);
        for page in [opened, pressed] {
            assert!(!input(&page.body, "topic-new-books").contains("checked"));
            assert!(page.body.contains(CHANGED));
            let (_, details) = page.body.split_once("<details ").unwrap();
            assert!(details.split('>').next().unwrap().contains("open"), "whoever has to choose again sees it");
        }
    }
}
