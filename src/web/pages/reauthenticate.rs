//! Step-up: an email with a link proves the mailbox afresh, for ten minutes. `/me/{brand}/reauthenticate` says that it was sent.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::paths,
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
        let title = visitor.say("reauthenticate-sent-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("reauthenticate-sent-lede")}</p>
            {step_list(vec![visitor.say("sent-step-open"), visitor.say("reauthenticate-sent-step")])}
        };
        sheet(&visitor, title, content)
    })
}

/// Asks for the email. `then` is the word of the page to come back to.
pub fn form(visitor: &Visitor, brand: &LiveBrand, then: &'static str) -> AnyView {
    let path = paths::me_at(&brand.slug).reauthenticate();
    view! {
        <p>{visitor.say("reauthenticate-why")}</p>
        <form method="post" action=visitor.href(&path)>
            <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, &path) />
            <input type="hidden" name="then" value=then />
            <p class="actions">
                <button class="primary">{visitor.say("reauthenticate-button")}</button>
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
    let at = paths::me_at(&brand.slug);
    let next = match submission.posted.one("then") {
        "delete" => at.erase(),
        "data" => at.data(),
        "new-address" => at.new_address(),
        _ => at.preferences(),
    };
    match login::reauthenticate(&submission.visitor.portal, signed_in.mailbox_id(), &brand, &next).await {
        Ok(_) => Ok(submission.go(&paths::me_at(&brand.slug).reauthenticate())),
        Err(error) => Err(submission.failed(&error).await),
    }
}
