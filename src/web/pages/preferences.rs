//! `/me/{brand}/preferences`: each purpose with its consent and its topics, how often, and a pause.

use std::sync::Arc;

use axum::response::Response;
use jiff::ToSpan;
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    base::{clock::Moment, paths},
    domain::{
        error::Error,
        person::overview::Overview,
        preferences::{self, Change, Outcome},
    },
    platform::{
        brand::{LegalBasis, LiveBrand, Purpose, Topic, consent::Act},
        guards,
    },
    store::person,
    web::{
        done::Done,
        forms::{self, Submission, consent_given, into_response, posted},
        islands::subscriptions::{About, Frequency, Saved, Saying, Subscription, Subscriptions, Words},
        parts::{done, done_saying, faults, hidden, notice, sheet_saying, words_shown},
        signed_in,
        visitor::{Visitor, of_request},
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Arc<Overview>) -> AnyView {
    let posted = posted();
    let title = visitor.say("preferences-title");
    let brand = overview.brand.clone();
    let stands = &overview.preferences;
    let consents = brand.consents().filter(|purpose| stands.consent(&purpose.id).is_some());
    let consents = consents.map(|purpose| purpose.id.clone()).collect();
    let topics = brand.topics_by_email().filter(|topic| stands.gets(&brand, &topic.id));
    let topics = topics.map(|topic| topic.id.clone()).collect();
    let paused = paused(visitor, overview);
    let topic_words = topic_words(visitor, paused);
    let (saying, path, token) = (saying(visitor), visitor.path.clone(), forms::token(visitor));
    // The islands in it are made within the one that they share.
    let mine = (visitor.clone(), overview.clone());
    let chosen = overview.person.frequency.clone();
    let (legend, kept) = (visitor.say("frequency-legend"), visitor.say("done-frequency"));
    let frequency = frequency(visitor, overview);
    let (pause_is, pause) = match paused {
        Some(until) => (Some(pause_is(visitor, until)), None),
        None => (None, Some(pause(visitor))),
    };
    let done = match paused.filter(|_| visitor.done() == Some(Done::Started)) {
        Some(until) => {
            Some(done_saying(visitor.say_with("done-started-paused", &[("day", visitor.day(until).into())])))
        }
        None => done(visitor),
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("preferences-lede", &[("address", overview.address.as_str().into())])}</p>
        {faults(visitor, &posted)}
        {pause_is}
        <Subscriptions consents topics topic_words saying paused=paused.is_some() path token>
            {groups(&mine.0, &mine.1)}
            {frequency.map(|form| view! { <Frequency chosen legend done=kept>{form}</Frequency> })}
            {pause}
        </Subscriptions>
        {everything(visitor)}
        <ul class="links">
            <li>
                <a href=visitor.href(&paths::me_at(&brand.slug).consents())>{visitor.say("me-consents")}</a>
            </li>
            <li>
                <a href=visitor.href(paths::ME)>{visitor.say("back-to-me")}</a>
            </li>
        </ul>
    };
    sheet_saying(visitor, done, title, content)
}

/// Until when nothing comes.
fn paused(visitor: &Visitor, overview: &Overview) -> Option<Moment> {
    overview.person.paused_until.filter(|until| *until > visitor.now)
}

fn groups(visitor: &Visitor, overview: &Overview) -> AnyView {
    overview.brand.purposes.iter().filter_map(|purpose| group(visitor, overview, purpose)).collect_view().into_any()
}

/// A purpose with its topics: the words once, whether they are consented to, and each topic.
fn group(visitor: &Visitor, overview: &Overview, purpose: &Purpose) -> Option<AnyView> {
    let brand = &overview.brand;
    let topics: Vec<&Topic> = brand.topics_by_email().filter(|topic| topic.purpose == purpose.id).collect();
    let asks = purpose.basis == LegalBasis::Consent;
    if topics.is_empty() && !asks {
        return None;
    }
    let wording = brand.notice(&purpose.notice)?.wording.get(&visitor.language)?;
    let name = purpose.name.in_language(visitor.language).to_owned();
    let heading = format!("purpose-{}-name", purpose.id);
    let labelled = heading.clone();
    let needs = if asks { Some(words_shown(brand, purpose, visitor)?) } else { None };
    let consent = needs.clone().map(|needs| {
        let topics: Vec<String> = topics.iter().map(|topic| topic.id.clone()).collect();
        let words = consent_words(visitor, overview, purpose, !topics.is_empty());
        let about = About::Consent { topics, words };
        let (id, name, action) = (purpose.id.clone(), name.clone(), visitor.href(&visitor.path));
        view! {
            <p class="consents-to">{wording.consent.clone()}</p>
            <Subscription id name needs=Some(needs) about action>""</Subscription>
        }
    });
    let rows = topics.into_iter().map(|topic| topic_row(visitor, topic, needs.clone())).collect_view();
    Some(
        view! {
            <section class="purpose" aria-labelledby=labelled>
                <h2 id=heading>{name}</h2>
                <p class="why">{wording.short.clone()} " " {notice(visitor, brand, purpose)}</p>
                {consent}
                <ul class="subscriptions">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn topic_row(visitor: &Visitor, topic: &Topic, needs: Option<String>) -> AnyView {
    let name = topic.name.in_language(visitor.language).to_owned();
    let description = topic.description.in_language(visitor.language).to_owned();
    let heading = format!("topic-{}-name", topic.id);
    let (id, shown, action) = (topic.id.clone(), name.clone(), visitor.href(&visitor.path));
    view! {
        <li>
            <Subscription id name needs about=About::Topic action>
                <div class="what">
                    <h3 id=heading>{shown}</h3>
                    <p>{description}</p>
                </div>
            </Subscription>
        </li>
    }
    .into_any()
}

fn topic_words(visitor: &Visitor, paused: Option<Moment>) -> Words {
    let state_on = match paused {
        Some(until) => visitor.say_with("state-paused", &[("day", visitor.day(until).into())]),
        None => visitor.say("state-on"),
    };
    Words {
        start: visitor.say("subscribe-button"),
        stop: visitor.say("unsubscribe-button"),
        state_on,
        state_off: visitor.say("state-off"),
        saved_on: visitor.say(if paused.is_some() { "saved-on-paused" } else { "saved-on" }),
        saved_off: visitor.say("saved-off"),
    }
}

fn consent_words(visitor: &Visitor, overview: &Overview, purpose: &Purpose, has_topics: bool) -> Words {
    let given = overview.preferences.consent(&purpose.id).map_or(visitor.now, |consent| consent.given_at);
    Words {
        start: visitor.say("consent-button"),
        stop: visitor.say("withdraw"),
        state_on: visitor.say_with("state-consented", &[("day", visitor.day(given).into())]),
        state_off: visitor.say(if has_topics { "state-not-consented-topics" } else { "state-not-consented" }),
        saved_on: visitor.say("saved-consented"),
        saved_off: visitor.say("saved-withdrawn"),
    }
}

/// What is said of any change.
fn saying(visitor: &Visitor) -> Saying {
    Saying {
        undone: visitor.say("saved-undone"),
        undo: visitor.say("undo"),
        saving: visitor.say("saving"),
        failed: visitor.say("save-failed"),
        stale: visitor.say("save-stale"),
    }
}

/// The form, for the island around it.
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

/// Stands above all that it holds back.
fn pause_is(visitor: &Visitor, until: Moment) -> AnyView {
    view! {
        <div class="caution">
            <p>{visitor.say_with("pause-is", &[("day", visitor.day(until).into())])}</p>
            <form method="post" action=visitor.href(&visitor.path)>
                {hidden(visitor, &posted())}
                <button class="quiet" name="change" value="resume">{visitor.say("resume-button")}</button>
            </form>
        </div>
    }
    .into_any()
}

fn pause(visitor: &Visitor) -> AnyView {
    let posted = posted();
    let today = visitor.now.timestamp().to_zoned(visitor.zone()).date();
    let tomorrow = today.saturating_add(1.day());
    let fault = posted.fault("until").map(|fault| view! { <p class="fault" id="until-fault">{visitor.say(fault)}</p> });
    let described = if fault.is_some() { "until-hint until-fault" } else { "until-hint" };
    view! {
        <h2>{visitor.say("pause-heading")}</h2>
        <form class="field" method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            <label for="until">{visitor.say("pause-label")}</label>
            <p class="hint" id="until-hint">{visitor.say("pause-hint")}</p>
            {fault}
            <div class="beside">
                <input
                    id="until"
                    name="until"
                    type="date"
                    min=tomorrow.to_string()
                    value=posted.one("until").to_owned()
                    aria-describedby=described
                />
                <button class="quiet" name="change" value="pause">{visitor.say("pause-button")}</button>
            </div>
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

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, _, person_id) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let posted = submission.posted.clone();
    let Some((change, done)) = read(posted.one("change"), posted.one("frequency"), posted.one("until")) else {
        let pausing = posted.one("change") == "pause";
        return Err(if pausing {
            submission.faulty(vec![("until", "fault-until")]).await
        } else {
            submission.again("fault-form-changed").await
        });
    };
    match preferences::change(&visitor.portal, &brand, person_id, change, &visitor.actor()).await {
        Ok(Outcome::Done | Outcome::AlreadySo) => Ok(submission.done(done, &visitor.path)),
        Ok(Outcome::NoSuchPause) => Err(submission.faulty(vec![("until", "fault-until")]).await),
        Ok(Outcome::Stale | Outcome::NeedsConsent { .. }) => Err(submission.again("fault-form-changed").await),
        Ok(Outcome::Gone) => Ok(submission.go(&paths::at(&brand.slug).home())),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// The island's way in: the same checks as a form's (ASVS 3.5.1), the same story, a code for an answer.
pub async fn change_from_island(path: &str, token: &str, change: &str) -> Saved {
    let Some(visitor) = of_request().and_then(|visitor| at_page(visitor, path)) else { return Saved::Stale };
    let (Some(brand), Some(signed_in)) = (visitor.brand.clone(), visitor.signed_in) else { return Saved::Stale };
    if guards::count_change(&visitor.portal, signed_in.mailbox_id()).is_err() {
        return Saved::Failed;
    }
    match forms::read_token(&visitor, token).await {
        Ok(Ok(Some(_))) => {}
        Ok(_) => return Saved::Stale,
        Err(error) => {
            crate::web::errors::log(&visitor.portal, &error);
            return Saved::Failed;
        }
    }
    let Some((change, _)) = read(change, "", "") else { return Saved::Stale };
    match island(&visitor, &brand, signed_in.mailbox_id(), change).await {
        Ok(Outcome::Done | Outcome::AlreadySo) => Saved::Done,
        Ok(_) => Saved::Stale,
        Err(error) => {
            crate::web::errors::log(&visitor.portal, &error);
            Saved::Failed
        }
    }
}

async fn island(visitor: &Visitor, brand: &LiveBrand, mailbox_id: Uuid, change: Change) -> Result<Outcome, Error> {
    let portal = &visitor.portal;
    let Some(person) = person::of(&mut portal.store.read().await?, mailbox_id, brand.id).await? else {
        return Ok(Outcome::Gone);
    };
    preferences::change(portal, brand, person.id, change, &visitor.actor()).await
}

/// The visitor as they are on the page that the island stands on: `/me/{brand}/preferences`.
fn at_page(visitor: Visitor, path: &str) -> Option<Visitor> {
    let slug = path.strip_prefix("/me/")?.strip_suffix("/preferences")?;
    let brand = visitor.portal.brand(slug)?;
    Some(Visitor { brand: Some(brand), path: path.to_owned(), ..visitor })
}

/// `start:topic`, `start:topic:purpose:hash`, `stop:topic`, `agree:purpose:hash`, `withdraw:purpose`, `everything`,
/// `frequency`, `frequency:id`, `pause`, `resume`; with the code of what was done.
fn read(change: &str, frequency: &str, until: &str) -> Option<(Change, Done)> {
    let (verb, rest) = change.split_once(':').unwrap_or((change, ""));
    Some(match verb {
        "start" => {
            let (topic, words) = rest.split_once(':').map_or((rest, None), |(topic, rest)| (topic, Some(rest)));
            (
                Change::Start {
                    topic: topic.to_owned(),
                    consent: words.map(|words| consent_given(words, Act::Button)),
                },
                Done::Started,
            )
        }
        "stop" => (Change::Stop { topic: rest.to_owned() }, Done::Stopped),
        "agree" => (Change::Consent(consent_given(rest, Act::Button)), Done::ConsentGiven),
        "withdraw" => (Change::Withdraw { purpose: rest.to_owned() }, Done::ConsentWithdrawn),
        "everything" => (Change::StopEverything, Done::EverythingStopped),
        "frequency" => {
            let frequency = if rest.is_empty() { frequency } else { rest };
            (Change::Frequency { frequency: frequency.to_owned() }, Done::FrequencyChosen)
        }
        "pause" => (Change::Pause { until: until.parse().ok()? }, Done::Paused),
        "resume" => (Change::Resume, Done::Resumed),
        _ => return None,
    })
}
