//! `/me/{brand}/terms`: the terms of an account are new. What has changed, the way to accept, and what is left to whoever does not.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::paths,
    domain::{
        account::terms::{self, Accepting},
        person::overview::Overview,
    },
    web::{
        done::Done,
        forms::{Submission, into_response, posted},
        parts::{asked_to_declare, faults, go, hidden, nothing_here, sheet},
        signed_in,
        visitor::Visitor,
    },
};

const TERMS: &str = "terms";

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    if !overview.terms_are_new() {
        return go(visitor, paths::ME);
    }
    let Some(asking) = asked_to_declare(visitor, &overview.brand, None) else { return nothing_here() };
    let posted = posted();
    let title = visitor.say("terms-title");
    let (at, me) = (paths::at(&overview.brand.slug), paths::me_at(&overview.brand.slug));
    let changed = asking.wording.changed.clone().unwrap_or_else(|| asking.wording.short.clone());
    let link = |path: String, words: &str| {
        view! {
            <li>
                <a href=visitor.href(&path)>{visitor.say(words)}</a>
            </li>
        }
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("terms-lede")}</p>
        {faults(visitor, &posted)}
        <h2>{visitor.say("terms-changed")}</h2>
        <p>{changed}</p>
        <p>
            <a href=visitor.href(&at.notice(&asking.terms.id))>{visitor.say("register-terms")}</a>
        </p>
        <form method="post" action=visitor.href(&visitor.path)>
            {hidden(visitor, &posted)}
            <input type="hidden" name=TERMS value=asking.hash.clone() />
            <p class="consents-to">{asking.wording.consent.clone()}</p>
            <p class="actions">
                <button class="primary">{visitor.say("terms-button")}</button>
            </p>
        </form>
        <h2>{visitor.say("terms-refuse")}</h2>
        <p>{visitor.say("terms-refuse-what")}</p>
        <ul class="links">
            {link(me.data(), "me-data")} {link(me.erase(), "me-delete-account")} {link(me.preferences(), "me-preferences")}
        </ul>
    };
    sheet(visitor, title, content)
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, _, person_id) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let hash = submission.posted.one(TERMS);
    match terms::accept(&visitor.portal, &brand, person_id, hash, &visitor.actor()).await {
        Ok(Accepting::Done) => Ok(submission.done(Done::TermsAccepted, paths::ME)),
        Ok(Accepting::Stale) => Err(submission.again("fault-form-changed").await),
        Ok(Accepting::Gone) => Err(submission.nothing_here().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
