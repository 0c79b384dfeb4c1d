//! Step-up: a letter with a link proves the mailbox afresh, for ten minutes. `/me/{brand}/prove` says that it was sent.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    domain::login,
    platform::brand::LiveBrand,
    web::{
        forms::{self, Submission, into_response},
        parts::{sheet, step_list},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, _| {
        let title = visitor.say("prove-sent-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("prove-sent-lede")}</p>
            {step_list(vec![visitor.say("sent-step-open"), visitor.say("prove-sent-step")])}
        };
        sheet(&visitor, title, content)
    })
}

/// Asks for the letter. `then` is the word of the page to come back to.
pub fn form(visitor: &Visitor, brand: &LiveBrand, then: &'static str) -> AnyView {
    let path = format!("/me/{}/prove", brand.slug);
    view! {
        <p>{visitor.say("prove-why")}</p>
        <form method="post" action=visitor.href(&path)>
            <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, &path) />
            <input type="hidden" name="then" value=then />
            <p class="actions">
                <button class="primary">{visitor.say("prove-button")}</button>
            </p>
        </form>
    }
    .into_any()
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, signed_in, _) = submission.signed_in().await?;
    // Only our own words become a path.
    let word = match submission.posted.one("then") {
        "leave" => "leave",
        "data" => "data",
        "new-address" => "new-address",
        _ => "preferences",
    };
    let next = format!("/me/{}/{word}", brand.slug);
    match login::reauthenticate(&submission.visitor.portal, signed_in.mailbox_id(), &brand, &next).await {
        Ok(_) => Ok(submission.go(&format!("/me/{}/prove", brand.slug))),
        Err(error) => Err(submission.failed(&error).await),
    }
}
