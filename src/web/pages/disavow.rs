//! `/{brand}/not-me/{token}`: somebody else typed this address; its owner wants no more of such emails.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::ids::Token,
    domain::{link::LinkState, signup},
    platform::brand::LiveBrand,
    store::register::ATTEMPT_DAYS,
    web::{
        done::Done,
        forms::{Submission, into_response},
        parts::{Unusable, at_brand, done_saying, link_page, load, press, sheet, sheet_saying},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    // Reusable, so it is never used up.
    let unusable = Unusable { used: "link-unknown", expired: "link-unknown", unknown: "link-unknown" };
    let look = async |token: &Token| {
        // That its time is up is no page of its own.
        let state = signup::look_disavowal(&visitor.portal, &brand, token).await?;
        Ok::<_, signup::Error>(if state == LinkState::Expired { LinkState::Unknown } else { state })
    };
    link_page(&visitor, unusable, look, |()| show(&visitor, &brand)).await
}

fn show(visitor: &Visitor, brand: &LiveBrand) -> AnyView {
    let title = visitor.say("not-me-title");
    let days = brand.keeping.guards_days;
    if visitor.done() == Some(Done::Muted) {
        let content = view! {
            <h1>{visitor.say("not-me-done-title")}</h1>
            <p>{visitor.say("not-me-done-next")}</p>
        };
        let done = done_saying(visitor.say_with(&Done::Muted.message(), &[("days", days.into())]));
        return sheet_saying(visitor, Some(done), visitor.say("not-me-done-title"), content);
    }
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("not-me-lede", &[("days", ATTEMPT_DAYS.into())])}</p>
        <p>{visitor.say_with("not-me-what", &[("days", days.into())])}</p>
        {press(visitor, "not-me-button")}
    };
    sheet(visitor, title, content)
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    match signup::disavow(&submission.visitor.portal, &brand, &token, &submission.visitor.link_holder()).await {
        Ok(LinkState::Open(())) => Ok(submission.done(Done::Muted, &submission.visitor.path)),
        Ok(_) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
