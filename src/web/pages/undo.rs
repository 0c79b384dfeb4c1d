//! `/{brand}/undo/{token}`: puts back what one email link took away.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::{ids::Token, paths},
    domain::{link::LinkState, login::Actor, preferences},
    platform::brand::LiveBrand,
    web::{
        done::Done,
        forms::{Submission, into_response},
        parts::{ErrorPage, Unusable, at_brand, link_page, load, press, sheet},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let unusable = Unusable { used: "undo-used", expired: "undo-expired", unknown: "link-unknown" };
    let look = async |token: &Token| preferences::look_undo(&visitor.portal, &brand, token).await;
    link_page(&visitor, unusable, look, |topics| show(&visitor, &brand, &topics)).await
}

fn show(visitor: &Visitor, brand: &LiveBrand, topics: &[String]) -> AnyView {
    if topics.is_empty() {
        return view! { <ErrorPage message="undo-nothing" /> }.into_any();
    }
    let title = visitor.say("undo-title");
    let names = brand
        .topics_by_email()
        .filter(|topic| topics.contains(&topic.id))
        .map(|topic| view! { <li>{topic.name.in_language(visitor.language).to_owned()}</li> })
        .collect_view();
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("undo-lede")}</p>
        <ul>{names}</ul>
        {press(visitor, "undo-button")}
    };
    sheet(visitor, title, content)
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let form = paths::at(&brand.slug).form("undo");
    match preferences::undo(&submission.visitor.portal, &brand, &token, &Actor::link_holder(form)).await {
        Ok(LinkState::Open(topics)) if !topics.is_empty() => {
            Ok(submission.done(Done::Undone, &paths::at(&brand.slug).sign_in_link()))
        }
        Ok(_) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
