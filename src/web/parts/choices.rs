//! Topics and consents as checkboxes. Nothing is ticked that the person did not tick.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    base::paths,
    platform::brand::{
        LiveBrand, Purpose,
        consent::{ConsentGiven, consent_wording},
    },
    web::visitor::Visitor,
};

/// What a person can get, by email.
#[component]
pub fn Topics(visitor: Visitor, brand: Arc<LiveBrand>, ticked: Vec<String>) -> impl IntoView {
    let rows = brand
        .topics_by_email()
        .map(|topic| {
            let id = format!("topic-{}", topic.id);
            view! {
                <div class="choice">
                    <input type="checkbox" id=id.clone() name="topic" value=topic.id.clone() checked=ticked.contains(&topic.id) />
                    <label for=id>
                        <span class="what">{topic.name.in_language(visitor.language).to_owned()}</span>
                        <span class="why">{topic.description.in_language(visitor.language).to_owned()}</span>
                    </label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices">
            <legend>{visitor.say("topics-legend")}</legend>
            {rows}
        </fieldset>
    }
}

/// One box per purpose that needs consent, with its wording; the box names the hash of the words beside it. A box that was
/// ticked beside other words than these comes back empty, and says why.
#[component]
pub fn Consents(visitor: Visitor, brand: Arc<LiveBrand>, ticked: Vec<ConsentGiven>) -> impl IntoView {
    let rows = brand.consents().map(|purpose| row(&visitor, &brand, purpose, &ticked)).collect_view();
    view! {
        <fieldset class="choices">
            <legend>{visitor.say("consents-legend")}</legend>
            <p class="hint">{visitor.say("consents-hint")}</p>
            {rows}
        </fieldset>
    }
}

/// `purpose:hash` of the words in force, as a box posts it.
pub fn box_value(brand: &LiveBrand, purpose: &Purpose, visitor: &Visitor) -> Option<String> {
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

fn row(visitor: &Visitor, brand: &LiveBrand, purpose: &Purpose, ticked: &[ConsentGiven]) -> Option<AnyView> {
    let wording = brand.notice(&purpose.notice)?.wording.get(&visitor.language)?;
    let id = format!("consent-{}", purpose.id);
    let why = format!("{id}-why");
    let mut was_ticked = ticked.iter().filter(|agreed| agreed.purpose == purpose.id).peekable();
    let other_words = was_ticked.peek().is_some();
    // The same version in another language says the same.
    let is_ticked = was_ticked.any(|agreed| consent_wording(brand, agreed).is_some());
    let changed = (other_words && !is_ticked).then(|| {
        view! { <p class="changed">{visitor.say("consent-changed")}</p> }
    });
    let list = |words: &[crate::platform::brand::Words]| {
        words.iter().map(|words| words.in_language(visitor.language)).collect::<Vec<_>>().join("; ")
    };
    let (categories, recipients) = (list(&purpose.data_categories), list(&purpose.recipients));
    Some(
        view! {
            <div class="consent">
                <input
                    type="checkbox"
                    id=id.clone()
                    name="consent"
                    value=box_value(brand, purpose, visitor)
                    checked=is_ticked
                    aria-describedby=why.clone()
                />
                <label for=id>{wording.consent.clone().unwrap_or_default()}</label>
                <div id=why>
                    {changed}
                    <p class="why">{wording.short.clone()} " " {notice(visitor, brand, purpose)}</p>
                </div>
                <details class="more">
                    <summary>{visitor.say("more")}</summary>
                    <dl class="facts">
                        <dt>{visitor.say("purpose-data")}</dt>
                        <dd>{categories}</dd>
                        <dt>{visitor.say("purpose-recipients")}</dt>
                        <dd>{if recipients.is_empty() { visitor.say("purpose-nobody") } else { recipients }}</dd>
                        <dt>{visitor.say("purpose-retention")}</dt>
                        <dd>{purpose.retention.in_language(visitor.language).to_owned()}</dd>
                    </dl>
                </details>
            </div>
        }
        .into_any(),
    )
}
