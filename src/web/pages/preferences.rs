//! `/me/{brand}/preferences`: what you get, how often, what you agreed to; each with its own Stop.

use jiff::ToSpan;
use leptos::prelude::*;

use crate::{
    brand::{Applied, LegalBasis, Purpose, Topic},
    person::overview::Overview,
    web::{
        forms::{self, posted},
        islands::subscriptions::{Agreement, Agreements, Row, Subscriptions, Words},
        parts::{faults, hidden, sheet},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| async move { show(&visitor, &overview) })
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let posted = posted();
    let title = visitor.say("preferences-title");
    let brand = overview.brand.clone();
    let topics: Vec<Row> = brand.topics_by_email().map(|topic| topic_row(visitor, overview, topic)).collect();
    let purposes: Vec<Row> = brand.consents().filter_map(|purpose| purpose_row(visitor, overview, purpose)).collect();
    let agreed = brand
        .consents()
        .filter(|purpose| overview.preferences.consent(&purpose.id).is_some())
        .map(|purpose| purpose.id.clone())
        .collect();
    let (path, action, token) = (visitor.path.clone(), visitor.href(&visitor.path), forms::token(visitor));
    let (path_too, action_too, token_too) = (path.clone(), action.clone(), token.clone());
    let (on_off, agreed_or_not) =
        (words(visitor, "saved-on", "saved-off"), words(visitor, "saved-agreed", "saved-withdrawn"));
    let (topics_title, consents_title) = (visitor.say("preferences-topics"), visitor.say("preferences-consents"));
    let (frequency, pause) = (frequency(visitor, overview), pause(visitor, overview));
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("preferences-lede", &[("address", overview.address.as_str().into())])}</p>
        {faults(visitor, &posted)}
        <Agreements agreed=agreed>
        <Subscriptions rows=topics words=on_off path action token title=topics_title />
        {frequency}
        {pause}
        <Subscriptions
            rows=purposes
            words=agreed_or_not
            path=path_too
            action=action_too
            token=token_too
            title=consents_title
        />
        </Agreements>
        {everything(visitor)}
        <ul class="links">
            <li>
                <a href=visitor.href(&format!("/me/{}/agreed", brand.slug))>{visitor.say("me-agreed")}</a>
            </li>
            <li>
                <a href=visitor.href("/me")>{visitor.say("back-to-me")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

fn topic_row(visitor: &Visitor, overview: &Overview, topic: &Topic) -> Row {
    let brand = &overview.brand;
    let language = visitor.language;
    let name = topic.name.in_language(language).to_owned();
    // Starting a topic whose purpose has no consent yet gives it, in the words beside the button.
    let needs = brand.purpose(&topic.purpose).filter(|purpose| purpose.basis == LegalBasis::Consent);
    let agreement = needs.and_then(|purpose| agreement(brand, purpose, visitor));
    Row {
        id: format!("topic-{}", topic.id),
        about: topic.description.in_language(language).to_owned(),
        start: format!("start:{}", topic.id),
        start_agreeing: agreement.as_ref().map_or(String::new(), |(value, _)| format!("start:{}:{value}", topic.id)),
        needs: agreement.map(|(_, needs)| needs),
        is_purpose: false,
        on: overview.preferences.wanted(&topic.id).is_some(),
        stop: format!("stop:{}", topic.id),
        start_label: visitor.say("start"),
        stop_label: visitor.say("stop"),
        start_named: visitor.say_with("start-named", &[("name", name.as_str().into())]),
        stop_named: visitor.say_with("stop-named", &[("name", name.as_str().into())]),
        state_on: visitor.say("state-on"),
        state_off: visitor.say("state-off"),
        state_waits: visitor.say("state-waits"),
        name,
    }
}

fn purpose_row(visitor: &Visitor, overview: &Overview, purpose: &Purpose) -> Option<Row> {
    let name = purpose.name.in_language(visitor.language).to_owned();
    let wording = overview.brand.notice(&purpose.notice)?.wording.get(&visitor.language)?;
    let (value, needs) = agreement(&overview.brand, purpose, visitor)?;
    let start = format!("agree:{value}");
    Some(Row {
        id: format!("purpose-{}", purpose.id),
        about: wording.short.clone(),
        needs: Some(needs),
        is_purpose: true,
        on: overview.preferences.consent(&purpose.id).is_some(),
        start_agreeing: start.clone(),
        start,
        stop: format!("withdraw:{}", purpose.id),
        start_label: visitor.say("agree"),
        stop_label: visitor.say("withdraw"),
        start_named: visitor.say_with("agree-named", &[("name", name.as_str().into())]),
        stop_named: visitor.say_with("withdraw-named", &[("name", name.as_str().into())]),
        state_on: visitor.say("state-agreed"),
        state_off: visitor.say("state-not-agreed"),
        state_waits: String::new(),
        name,
    })
}

/// `purpose:hash` of the words in force, and the sentence.
fn agreement(brand: &Applied, purpose: &Purpose, visitor: &Visitor) -> Option<(String, Agreement)> {
    let sentence = brand.notice(&purpose.notice)?.wording.get(&visitor.language)?.consent.clone()?;
    let hash = brand.wording_hash(&purpose.notice, visitor.language).map(hex::encode)?;
    Some((format!("{}:{hash}", purpose.id), Agreement { purpose: purpose.id.clone(), sentence }))
}

/// What is said when something was switched on or off.
fn words(visitor: &Visitor, on: &str, off: &str) -> Words {
    Words {
        saved_on: visitor.say(on),
        saved_off: visitor.say(off),
        undone: visitor.say("saved-undone"),
        undo: visitor.say("undo"),
        saving: visitor.say("saving"),
        failed: visitor.say("save-failed"),
    }
}

fn frequency(visitor: &Visitor, overview: &Overview) -> Option<AnyView> {
    let brand = &overview.brand;
    if brand.frequencies.is_empty() {
        return None;
    }
    let rows = brand
        .frequencies
        .iter()
        .map(|frequency| {
            let id = format!("frequency-{}", frequency.id);
            let checked = overview.person.frequency.as_ref() == Some(&frequency.id);
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name="frequency" value=frequency.id.clone() checked=checked />
                    <label for=id>
                        <span class="what">{frequency.label.in_language(visitor.language).to_owned()}</span>
                    </label>
                </div>
            }
        })
        .collect_view();
    Some(
        view! {
            <form method="post" action=visitor.href(&visitor.path)>
                {hidden(visitor, &posted())}
                <fieldset class="choices">
                    <legend>{visitor.say("frequency-legend")}</legend>
                    {rows}
                </fieldset>
                <p class="actions">
                    <button class="quiet" name="change" value="frequency">{visitor.say("frequency-button")}</button>
                </p>
            </form>
        }
        .into_any(),
    )
}

fn pause(visitor: &Visitor, overview: &Overview) -> AnyView {
    let paused = overview.person.paused_until.filter(|until| *until > visitor.now);
    let action = visitor.href(&visitor.path);
    if let Some(until) = paused {
        return view! {
            <h2>{visitor.say("pause-heading")}</h2>
            <form method="post" action=action>
                {hidden(visitor, &posted())}
                <p>{visitor.say_with("pause-is", &[("day", visitor.day(until).into())])}</p>
                <p class="actions">
                    <button class="quiet" name="change" value="resume">{visitor.say("resume-button")}</button>
                </p>
            </form>
        }
        .into_any();
    }
    let posted = posted();
    let today = visitor.now.timestamp().to_zoned(visitor.zone()).date();
    let tomorrow = today.saturating_add(1.day());
    let fault = posted.fault("until").map(|fault| view! { <p class="fault" id="until-fault">{visitor.say(fault)}</p> });
    let described = if fault.is_some() { "until-hint until-fault" } else { "until-hint" };
    view! {
        <h2>{visitor.say("pause-heading")}</h2>
        <form class="short" method="post" action=action novalidate>
            {hidden(visitor, &posted)}
            <div class="field">
                <label for="until">{visitor.say("pause-label")}</label>
                <p class="hint" id="until-hint">{visitor.say("pause-hint")}</p>
                {fault}
                <input
                    id="until"
                    name="until"
                    type="date"
                    min=tomorrow.to_string()
                    value=posted.one("until").to_owned()
                    aria-describedby=described
                />
            </div>
            <button class="quiet" name="change" value="pause">{visitor.say("pause-button")}</button>
        </form>
    }
    .into_any()
}

fn everything(visitor: &Visitor) -> AnyView {
    view! {
        <h2>{visitor.say("everything-heading")}</h2>
        <p>{visitor.say("everything-what")}</p>
        <form method="post" action=visitor.href(&visitor.path)>
            {hidden(visitor, &posted())}
            <p class="actions">
                <button class="danger" name="change" value="everything">{visitor.say("everything-button")}</button>
            </p>
        </form>
    }
    .into_any()
}
