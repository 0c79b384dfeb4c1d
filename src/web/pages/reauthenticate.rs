//! Step-up: an email with a link proves the mailbox afresh, for ten minutes. `/me/{brand}/reauthenticate` says that it was sent.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::paths,
    domain::login,
    web::{
        forms::{Submission, into_response},
        parts::{BACK_TO, sheet, step_list},
        route::Access,
        signed_in,
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

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, ..) = submission.signed_in().await?;
    let visitor = &submission.visitor;
    let at = paths::me_at(&brand.slug);
    // Only a page of theirs that asks for it.
    let asking = submission.web.routes.routes.iter().filter(|route| matches!(route.access, Access::SteppedUp(_)));
    let next = asking
        .filter(|route| route.has_page)
        .map(|route| route.path.replace(":brand", &brand.slug))
        .find(|path| path == submission.posted.one(BACK_TO))
        .unwrap_or_else(|| at.preferences());
    match login::reauthenticate(&visitor.portal, &brand, &visitor.actor(), &next).await {
        Ok(_) => Ok(submission.go(&at.reauthenticate())),
        Err(error) => Err(submission.failed(&error).await),
    }
}
