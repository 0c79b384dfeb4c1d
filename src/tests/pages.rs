//! What pages show of how things stand.

use jiff::SignedDuration;

use super::{
    browser::Browser,
    on_both,
    world::{agreed, form, token},
};
use crate::i18n::Language;

const ADA: &str = "ada@example.org";

/// The tag of the input with this id.
fn input<'a>(body: &'a str, id: &str) -> &'a str {
    let (before, _) = body.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {body}"));
    let tag = &body[before.rfind('<').unwrap()..];
    &tag[..tag.find('>').unwrap()]
}

fn box_of(agreed: &crate::platform::brand::consent::ConsentGiven) -> String {
    format!("{}:{}", agreed.purpose, agreed.wording_hash)
}

const CHANGED: &str = "These words are new since you ticked the box.";

on_both! {
    /// G1: nobody agrees to words that they did not see.
    async fn a_box_on_the_join_form_does_not_stay_ticked_for_other_words(world) {
        let old = box_of(&agreed(&world.harbour(), "letters"));
        let offers = box_of(&agreed(&world.harbour(), "offers"));
        let mut browser = Browser::new(&world);
        let token = browser.get("/harbour/join").await.token();
        world.clock.advance(SignedDuration::from_secs(5));
        world.reword("harbour", "letters").await;
        let fields =
            [("token", token.as_str()), ("name", "Ada"), ("email", ADA), ("consent", &old), ("consent", &offers)];
        let again = browser.post("/harbour/join", &fields).await;
        assert_eq!(again.status, 422);
        assert!(!input(&again.body, "consent-letters").contains("checked"));
        assert!(input(&again.body, "consent-offers").contains("checked"), "these words are the same");
        assert_eq!(again.body.matches(CHANGED).count(), 1);
    }

    async fn a_box_stays_ticked_in_another_language_of_the_same_words(world) {
        let harbour = world.harbour();
        let hash = harbour.wording_hash(&harbour.purpose("letters").unwrap().notice, Language::Pl).unwrap();
        let polish = format!("letters:{}", hex::encode(hash));
        let mut browser = Browser::new(&world);
        let token = browser.get("/harbour/join").await.token();
        world.clock.advance(SignedDuration::from_secs(5));
        let fields = [("token", token.as_str()), ("name", ""), ("email", ADA), ("consent", &polish)];
        let again = browser.post("/harbour/join", &fields).await;
        assert_eq!(again.status, 422);
        assert!(input(&again.body, "consent-letters").contains("checked"));
        assert!(!again.body.contains(CHANGED));
    }

    async fn a_box_on_the_confirmation_page_does_not_stay_ticked_for_other_words(world) {
        let harbour = world.harbour();
        world.post(&harbour, form(&harbour, ADA)).await;
        let path = format!("/harbour/confirm/{}", token(&world.newest_to(ADA), "confirm").text());
        let mut browser = Browser::new(&world);
        let before = browser.get(&path).await;
        assert!(input(&before.body, "consent-letters").contains("checked"));
        assert!(!before.body.contains(CHANGED));

        world.reword("harbour", "letters").await;
        let opened = browser.get(&path).await;
        let old = box_of(&agreed(&harbour, "letters"));
        let fields = [("token", &*before.token()), ("topic", "new-books"), ("consent", &old)];
        let pressed = browser.post(&path, &fields).await;
        assert_eq!(pressed.status, 422);
        for page in [opened, pressed] {
            assert!(!input(&page.body, "consent-letters").contains("checked"));
            assert!(input(&page.body, "topic-new-books").contains("checked"));
            assert!(page.body.contains(CHANGED));
            assert!(page.body.contains("they come only if you agree to them above"), "the topic waits for it");
        }
    }
}
