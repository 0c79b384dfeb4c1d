//! `/me/security/linked/{id}`: an account at a provider: what it tells, for what and until when, and unlinking it.

use axum::{http::header, response::Response};
use leptos::prelude::*;
use serde_json::{Map, Value as Json};
use tower_sessions::Session;
use uuid::Uuid;

use crate::{
    base::paths,
    domain::{
        account::{
            Linked,
            linked::{linked, unlink},
            social_data::{self, Grant},
        },
        login::{self, Began, SentToProvider, Wants},
        person::overview::Overview,
    },
    platform::{brand::Words, guards::Action, openid::More},
    web::{
        cookies,
        done::Done,
        forms::{self, Submission, into_response, posted},
        parts::{continue_to, faults, moment, nothing_here, sheet},
        signed_in,
        step_up::stepped_up,
        visitor::Visitor,
    },
};

/// What the buttons do; the first unlinks.
const UNLINK: &str = "unlink";
const SHARE: &str = "share";
const STOP: &str = "stop";
/// The fields that say what of.
const SCOPE: &str = "scope";
const GRANT: &str = "grant";

/// The person goes on to the provider.
#[derive(Clone)]
struct GoesOn {
    url: String,
}

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page_of_account(|visitor, overview| {
        let credentials = signed_in::credentials();
        let linked = credentials.linked.iter().find(|linked| linked.id.to_string() == visitor.last_part());
        linked.map_or_else(nothing_here, |linked| show(&visitor, &overview, linked))
    })
}

fn show(visitor: &Visitor, overview: &Overview, linked: &Linked) -> AnyView {
    let posted = posted();
    let title = linked.name.clone();
    let named = [("provider", linked.name.clone().into())];
    if let Some(GoesOn { url }) = use_context::<GoesOn>() {
        let title = visitor.say_with("provider-continue", &named);
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say_with("provider-continue-what", &named)}</p>
            {continue_to(&url, title.clone())}
        };
        return sheet(visitor, title, content);
    }
    let provider = linked.provider.as_ref().and_then(|id| visitor.portal.providers.get(id));
    let all = provider.map(|provider| provider.more()).unwrap_or_default();
    let there = (!linked.email.is_empty()).then(|| {
        view! {
            <dt>{visitor.say_with("link-account-there", &named)}</dt>
            <dd>{linked.email.clone()}</dd>
        }
    });
    let used = linked.last_used.map(|at| {
        view! {
            <dt>{visitor.say("passkey-used")}</dt>
            <dd>{moment(visitor, at)}</dd>
        }
    });
    let granted = linked.grants.iter().map(|grant| {
        let more = all.iter().find(|more| more.scope == grant.scope);
        told(visitor, grant, more)
    });
    let offered = all.iter().filter(|more| linked.grants.iter().all(|grant| grant.scope != more.scope));
    let offered = offered.map(|more| offer(visitor, more)).collect_view();
    let ledger = (!linked.grants.is_empty() || !all.is_empty()).then(|| {
        view! {
            <section>
                <h2>{visitor.say_with("social-data-title", &named)}</h2>
                <p>{visitor.say_with("social-data-lede", &named)}</p>
                <ul class="social-data">{granted.collect_view()} {offered}</ul>
            </section>
        }
    });
    let unlink = stepped_up(visitor, &overview.brand, || {
        view! {
            <form method="post" action=visitor.href(&visitor.path)>
                <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
                <p class="actions">
                    <button class="danger" name=forms::DO value=UNLINK>
                        {visitor.say_with("unlink-button", &named)}
                    </button>
                </p>
            </form>
        }
        .into_any()
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        {faults(visitor, &posted)}
        <dl class="facts">
            {there}
            <dt>{visitor.say("linked-since")}</dt>
            <dd>{moment(visitor, linked.since)}</dd>
            {used}
        </dl>
        {ledger}
        <section>
            <h2>{visitor.say("unlink-title")}</h2>
            <p>{visitor.say_with("unlink-what", &named)}</p>
            {unlink}
        </section>
        <ul class="links">
            <li>
                <a href=visitor.href(paths::SECURITY)>{visitor.say("back-to-security")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

/// What the provider tells, in the words of whoever asked for it.
fn told(visitor: &Visitor, grant: &Grant, more: Option<&More>) -> AnyView {
    let (purpose, benefit) = said(visitor, more);
    let purpose = purpose.unwrap_or_else(|| grant.scope.clone());
    let until = visitor.say_with("social-data-until", &[("day", visitor.day(grant.until).into())]);
    let values = values(&grant.claims);
    let values = if values.is_empty() {
        view! { <p>{visitor.say("social-data-nothing")}</p> }.into_any()
    } else {
        let lines = values.into_iter().map(|value| view! { <li>{value}</li> }).collect_view();
        view! { <ul class="told">{lines}</ul> }.into_any()
    };
    view! {
        <li>
            <h3>{purpose.clone()}</h3>
            {benefit.map(|benefit| view! { <p>{benefit}</p> })}
            {values}
            <p class="why">{visitor.say("social-data-since")} " " {moment(visitor, grant.since)} " · " {until}</p>
            <form method="post" action=visitor.href(&visitor.path)>
                <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
                <input type="hidden" name=GRANT value=grant.id.to_string() />
                <button class="quiet" name=forms::DO value=STOP aria-label=label(visitor, "social-data-stop", &purpose)>
                    {visitor.say("social-data-stop")}
                </button>
            </form>
        </li>
    }
    .into_any()
}

fn offer(visitor: &Visitor, more: &More) -> AnyView {
    let (purpose, benefit) = said(visitor, Some(more));
    let purpose = purpose.unwrap_or_default();
    let kept = visitor.say_with("social-data-kept", &[("days", more.days.into())]);
    view! {
        <li>
            <h3>{purpose.clone()}</h3>
            {benefit.map(|benefit| view! { <p>{benefit}</p> })}
            <p class="why">{kept}</p>
            <form method="post" action=visitor.href(&visitor.path)>
                <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
                <input type="hidden" name=SCOPE value=more.scope.clone() />
                <button class="quiet" name=forms::DO value=SHARE aria-label=label(visitor, "social-data-share", &purpose)>
                    {visitor.say("social-data-share")}
                </button>
            </form>
        </li>
    }
    .into_any()
}

/// What a button says, and of what.
fn label(visitor: &Visitor, words: &str, purpose: &str) -> String {
    visitor
        .say_with("social-data-label", &[("what", visitor.say(words).into()), ("purpose", purpose.to_owned().into())])
}

/// What it is for, and what it is good for.
fn said(visitor: &Visitor, more: Option<&More>) -> (Option<String>, Option<String>) {
    let say = |words: &Words| words.in_language(visitor.language).to_owned();
    (more.map(|more| say(&more.purpose)), more.map(|more| say(&more.benefit)))
}

/// Every value that came, on a line of its own, whatever is in which.
fn values(claims: &Map<String, Json>) -> Vec<String> {
    fn all(value: &Json, into: &mut Vec<String>) {
        match value {
            Json::Null => {}
            Json::String(text) => into.push(text.clone()),
            Json::Bool(_) | Json::Number(_) => into.push(value.to_string()),
            Json::Array(values) => values.iter().for_each(|value| all(value, into)),
            Json::Object(values) => values.values().for_each(|value| all(value, into)),
        }
    }
    let mut lines = Vec::new();
    claims.values().for_each(|value| all(value, &mut lines));
    lines
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, overview, _) = submission.of_account().await?;
    let (visitor, brand) = (submission.visitor.clone(), overview.brand);
    let Ok(id) = visitor.last_part().parse::<Uuid>() else { return Err(submission.nothing_here().await) };
    match submission.posted.one(forms::DO) {
        UNLINK => {
            let outcome = unlink(&visitor.portal, &brand, id, &visitor.actor()).await;
            forms::changed(session, submission, outcome, Done::AccountUnlinked, paths::SECURITY).await
        }
        STOP => {
            let Ok(grant) = submission.posted.one(GRANT).parse() else { return Err(submission.nothing_here().await) };
            match social_data::stop(&visitor.portal, &brand, grant, &visitor.actor()).await {
                Ok(_) => Ok(submission.done(Done::SharingEnded, &paths::linked_account(id))),
                Err(error) => Err(submission.failed(&error).await),
            }
        }
        SHARE => share(submission, id).await,
        _ => Err(submission.page_again().await),
    }
}

/// To the provider, for one scope more.
async fn share(submission: Submission, id: Uuid) -> Result<Response, Response> {
    let submission = submission.counted(Action::Provider).await?;
    let visitor = submission.visitor.clone();
    let all = match visitor.signed_in.and_then(|session| session.account_id()) {
        Some(account_id) => linked(&visitor.portal, account_id).await,
        None => Ok(Vec::new()),
    };
    let provider = match all {
        Ok(all) => all.into_iter().find(|linked| linked.id == id).and_then(|linked| linked.provider),
        Err(error) => return Err(submission.failed(&error).await),
    };
    let Some(provider) = provider.and_then(|id| visitor.portal.providers.get(&id)) else {
        return Err(submission.nothing_here().await);
    };
    let scope = submission.posted.one(SCOPE);
    let Some(more) = provider.more().iter().find(|more| more.scope == scope) else {
        return Err(submission.again("fault-form-changed").await);
    };
    let began = Began { brand: None, language: visitor.chosen.then_some(visitor.language) };
    let wants = Wants::Share { linked_account_id: id };
    match login::send_to_provider(&visitor.portal, provider, began, wants, &[more]).await {
        Ok(SentToProvider { url, cookie }) => {
            let mut response = submission.shows(GoesOn { url: url.into() }).await;
            if let Some(cookie) = cookies::at_provider(&visitor.portal, cookie) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(refused) => {
            tracing::warn!(provider = provider.id(), error = %refused, "nobody is sent to the provider");
            Ok(submission.done(Done::ProviderUnavailable, &paths::linked_account(id)))
        }
    }
}
