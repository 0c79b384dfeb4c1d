//! `/me/security/link`: whoever was identified by a provider in this browser, and has proved here who they are, links the one to the other.

use axum::{http::header, response::Response};
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::{
        account::{
            Changed,
            linked::{LinkOutcome, link},
        },
        person::overview::Overview,
    },
    web::{
        cookies::{self, Forgotten},
        done::Done,
        forms::{self, Submission, into_response, posted},
        parts::{faults, go, sheet},
        signed_in,
        step_up::stepped_up,
        visitor::Visitor,
    },
};

/// What the second button does.
const DROP: &str = "drop";

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page_of_account(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let Some(identity) = visitor.identity.clone() else { return go(visitor, paths::SECURITY) };
    let Some(provider) = visitor.portal.providers.get(&identity.provider) else { return go(visitor, paths::SECURITY) };
    if overview.account_id.is_none() {
        let register = paths::me_at(&overview.brand.slug).register();
        return go(visitor, if overview.brand.registration.is_some() { &register } else { paths::SECURITY });
    }
    let posted = posted();
    let named = [("provider", provider.name().to_owned().into())];
    let title = visitor.say_with("link-account-title", &named);
    let there = identity.called().map(str::to_owned).map(|there| {
        view! {
            <dt>{visitor.say_with("link-account-there", &named)}</dt>
            <dd>{there}</dd>
        }
    });
    let drop = view! {
        <form method="post" action=visitor.href(&visitor.path)>
            <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
            <button class="quiet" name=forms::DO value=DROP>{visitor.say("not-now")}</button>
        </form>
    };
    let form = stepped_up(visitor, &overview.brand, || {
        view! {
            <form method="post" action=visitor.href(&visitor.path)>
                <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
                <p class="actions">
                    <button class="primary">{visitor.say_with("link-account-button", &named)}</button>
                </p>
            </form>
        }
        .into_any()
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("link-account-lede", &named)}</p>
        {faults(visitor, &posted)}
        <dl class="facts">
            {there}
            <dt>{visitor.say("link-account-here")}</dt>
            <dd>{overview.address.clone()}</dd>
        </dl>
        {form}
        {drop}
    };
    sheet(visitor, title, content)
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, overview, _) = submission.of_account().await?;
    let visitor = submission.visitor.clone();
    let Some(identity) = visitor.identity.clone() else {
        return Err(submission.done(Done::ProviderOver, paths::SECURITY));
    };
    let forget = cookies::forget(&visitor.portal, Forgotten::Identity);
    let mut response = if submission.posted.one(forms::DO) == DROP {
        submission.go(paths::ME)
    } else {
        match link(&visitor.portal, &overview.brand, &identity, &visitor.actor()).await {
            Ok(LinkOutcome::Taken) => submission.done(Done::LinkedElsewhere, paths::SECURITY),
            Ok(LinkOutcome::Changed(outcome @ Changed::Done { .. })) => {
                forms::changed(session, submission, Ok(outcome), Done::AccountLinked, paths::SECURITY).await?
            }
            Ok(LinkOutcome::Changed(outcome)) => {
                return forms::changed(session, submission, Ok(outcome), Done::AccountLinked, paths::SECURITY).await;
            }
            Err(error) => return Err(submission.failed(&error).await),
        }
    };
    if let Some(forget) = forget {
        response.headers_mut().append(header::SET_COOKIE, forget);
    }
    Ok(response)
}
