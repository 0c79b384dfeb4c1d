//! What somebody can choose: topics, grouped under the purpose that they serve, with the words that choosing them consents
//! to. Nothing is ticked that the person did not tick.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    base::paths,
    platform::brand::{
        LegalBasis, LiveBrand, Purpose, Topic, Words,
        consent::{Choices, ConsentGiven, consent_wording},
    },
    web::visitor::Visitor,
};

/// Every purpose that has topics or asks for consent, with a box for each topic. What stands above the form's button is not
/// offered again, and its words are not said again.
#[component]
pub fn Groups(
    visitor: Visitor,
    brand: Arc<LiveBrand>,
    chosen: Choices,
    #[prop(optional_no_strip)] above: Option<Topic>,
) -> impl IntoView {
    let above = above.as_ref();
    brand.purposes.iter().filter_map(|purpose| group(&visitor, &brand, purpose, &chosen, above)).collect_view()
}

/// Whether there is anything to choose besides a topic.
pub fn offers_more(brand: &LiveBrand, above: &Topic) -> bool {
    brand.topics_by_email().any(|topic| topic.id != above.id)
        || brand.consents().any(|purpose| !has_topics(brand, purpose))
}

fn has_topics(brand: &LiveBrand, purpose: &Purpose) -> bool {
    brand.topics_by_email().any(|topic| topic.purpose == purpose.id)
}

fn group(
    visitor: &Visitor,
    brand: &LiveBrand,
    purpose: &Purpose,
    chosen: &Choices,
    above: Option<&Topic>,
) -> Option<AnyView> {
    let asks = purpose.basis == LegalBasis::Consent;
    let topics: Vec<&Topic> = brand
        .topics_by_email()
        .filter(|topic| topic.purpose == purpose.id && above.is_none_or(|above| above.id != topic.id))
        .collect();
    if topics.is_empty() && (!asks || has_topics(brand, purpose)) {
        return None;
    }
    let state = state(brand, purpose, chosen);
    let said = above.is_some_and(|above| above.purpose == purpose.id);
    let id = format!("purpose-{}", purpose.id);
    let words = (!said).then(|| words(visitor, brand, purpose, topics.is_empty(), state));
    let may = !asks || state == State::Given;
    let rows = topics.iter().map(|topic| row(visitor, topic, may && chosen.topics.contains(&topic.id)));
    Some(
        view! {
            <fieldset class="choices" id=id>
                <legend>{purpose.name.in_language(visitor.language).to_owned()}</legend>
                {words}
                {rows.collect_view()}
            </fieldset>
        }
        .into_any(),
    )
}

/// How what was chosen stands to the words in force.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Given,
    /// It was chosen beside other words than these.
    Changed,
}

fn state(brand: &LiveBrand, purpose: &Purpose, chosen: &Choices) -> State {
    match chosen.consents.iter().find(|given| given.purpose == purpose.id) {
        None => State::Open,
        // The same version in another language says the same.
        Some(given) if consent_wording(brand, given).is_some() => State::Given,
        Some(_) => State::Changed,
    }
}

/// The words of a group, once: what choosing consents to, or a box of its own where there is no topic to choose.
fn words(visitor: &Visitor, brand: &LiveBrand, purpose: &Purpose, has_box: bool, state: State) -> Option<AnyView> {
    let wording = brand.notice(&purpose.notice)?.wording.get(&visitor.language)?;
    let consent = wording.consent.clone().filter(|_| purpose.basis == LegalBasis::Consent);
    let value = words_shown(brand, purpose, visitor);
    let changed = (state == State::Changed).then(|| view! { <p class="changed">{visitor.say("consent-changed")}</p> });
    let short = view! { <p class="why">{wording.short.clone()} " " {notice(visitor, brand, purpose)}</p> };
    let Some(consent) = consent else { return Some(short.into_any()) };
    if !has_box {
        return Some(
            view! {
                <input type="hidden" name="beside" value=value />
                {changed}
                <p class="consents-to">{consent}</p>
                {short}
            }
            .into_any(),
        );
    }
    let (id, why) = (format!("consent-{}", purpose.id), format!("consent-{}-why", purpose.id));
    Some(
        view! {
            <div class="choice">
                <input
                    type="checkbox"
                    id=id.clone()
                    name="consent"
                    value=value
                    checked=state == State::Given
                    aria-describedby=why.clone()
                />
                <label for=id>{consent}</label>
            </div>
            <div id=why>{changed} {short}</div>
        }
        .into_any(),
    )
}

fn row(visitor: &Visitor, topic: &Topic, ticked: bool) -> AnyView {
    let id = format!("topic-{}", topic.id);
    view! {
        <div class="choice">
            <input type="checkbox" id=id.clone() name="topic" value=topic.id.clone() checked=ticked />
            <label for=id>
                <span class="what">{topic.name.in_language(visitor.language).to_owned()}</span>
                <span class="why">{topic.description.in_language(visitor.language).to_owned()}</span>
            </label>
        </div>
    }
    .into_any()
}

/// What pressing the button consents to, directly above it: the sentence, and who gets the data, how long, and the full
/// notice one click away (GDPR Art. 7(2), 13).
pub fn above_button(visitor: &Visitor, brand: &LiveBrand, topic: &Topic) -> Option<AnyView> {
    let purpose = brand.purpose(&topic.purpose)?;
    let topic = view! { <input type="hidden" name="topic" value=topic.id.clone() /> };
    with_words(visitor, brand, purpose, topic.into_any())
}

/// The same, where pressing the button consents to a purpose and chooses no topic.
pub fn consent_above_button(visitor: &Visitor, brand: &LiveBrand, purpose: &Purpose) -> Option<AnyView> {
    with_words(visitor, brand, purpose, ().into_any())
}

fn with_words(visitor: &Visitor, brand: &LiveBrand, purpose: &Purpose, chosen: AnyView) -> Option<AnyView> {
    let wording = brand.notice(&purpose.notice)?.wording.get(&visitor.language)?;
    let consent = wording.consent.clone().filter(|_| purpose.basis == LegalBasis::Consent);
    let value = consent.as_ref().and_then(|_| words_shown(brand, purpose, visitor));
    Some(
        view! {
            <div class="above-button">
                {chosen}
                {value.map(|value| view! { <input type="hidden" name="above" value=value /> })}
                <p class="consents-to">{consent.unwrap_or_else(|| wording.short.clone())}</p>
                <details class="more">
                    <summary>{visitor.say("purpose-facts")}</summary>
                    <p>{wording.short.clone()}</p>
                    {facts(visitor, purpose)}
                    <p>{notice(visitor, brand, purpose)}</p>
                </details>
            </div>
        }
        .into_any(),
    )
}

fn facts(visitor: &Visitor, purpose: &Purpose) -> AnyView {
    let list =
        |words: &[Words]| words.iter().map(|words| words.in_language(visitor.language)).collect::<Vec<_>>().join("; ");
    let (categories, recipients) = (list(&purpose.data_categories), list(&purpose.recipients));
    view! {
        <dl class="facts">
            <dt>{visitor.say("purpose-data")}</dt>
            <dd>{categories}</dd>
            <dt>{visitor.say("purpose-recipients")}</dt>
            <dd>{if recipients.is_empty() { visitor.say("purpose-nobody") } else { recipients }}</dd>
            <dt>{visitor.say("purpose-retention")}</dt>
            <dd>{purpose.retention.in_language(visitor.language).to_owned()}</dd>
        </dl>
    }
    .into_any()
}

/// `purpose:hash` of the words in force, as forms post what they showed.
pub fn words_shown(brand: &LiveBrand, purpose: &Purpose, visitor: &Visitor) -> Option<String> {
    let hash = brand.wording_hash(&purpose.notice, visitor.language).map(hex::encode)?;
    Some(format!("{}:{hash}", purpose.id))
}

/// The full layer, one click away.
pub fn notice(visitor: &Visitor, brand: &LiveBrand, purpose: &Purpose) -> impl IntoView + use<> {
    let href = visitor.href(&paths::at(&brand.slug).notice(&purpose.notice));
    let name = purpose.name.in_language(visitor.language);
    let named = visitor.say_with("notice-full-named", &[("name", name.into())]);
    view! { <a href=href aria-label=named>{visitor.say("notice-full")}</a> }
}

/// What is subscribed to by confirming, a line each: what can still be, as the words are now.
pub fn lines(visitor: &Visitor, brand: &LiveBrand, chosen: &Choices) -> Vec<(String, String)> {
    let words = |words: &Words| words.in_language(visitor.language).to_owned();
    let stands = |id: &str| {
        brand.purpose(id).is_some_and(|purpose| {
            purpose.basis != LegalBasis::Consent || state(brand, purpose, chosen) == State::Given
        })
    };
    let topics = brand
        .topics_by_email()
        .filter(|topic| chosen.topics.contains(&topic.id) && stands(&topic.purpose))
        .map(|topic| (words(&topic.name), words(&topic.description)));
    let own = |given: &ConsentGiven| brand.purpose(&given.purpose).filter(|purpose| !has_topics(brand, purpose));
    let consents =
        chosen.consents.iter().filter(|given| stands(&given.purpose)).filter_map(own).filter_map(|purpose| {
            let wording = brand.notice(&purpose.notice)?.wording.get(&visitor.language)?;
            Some((words(&purpose.name), wording.consent.clone()?))
        });
    topics.chain(consents).collect()
}
