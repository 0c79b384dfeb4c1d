//! `/{brand}/old-address/{token}`: whoever had an address puts it back.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::{ids::Token, paths},
    domain::{
        link::LinkState,
        person::old_address::{self, PutBack},
    },
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
    let unusable = Unusable { used: "old-address-used", expired: "old-address-expired", unknown: "link-unknown" };
    let look = async |token: &Token| old_address::look(&visitor.portal, &brand, token).await;
    link_page(&visitor, unusable, look, |can| show(&visitor, can)).await
}

fn show(visitor: &Visitor, can: PutBack) -> AnyView {
    if can == PutBack::Taken {
        return view! { <ErrorPage message="old-address-taken" /> }.into_any();
    }
    let title = visitor.say("old-address-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("old-address-lede")}</p>
        <p>{visitor.say("old-address-what")}</p>
        {press(visitor, "old-address-button")}
    };
    sheet(visitor, title, content)
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let visitor = submission.visitor.clone();
    match old_address::put_back(&visitor.portal, &brand, &token, &visitor.link_holder()).await {
        // A week-old email proves too little for a session: a fresh link is one step away.
        Ok(LinkState::Open(PutBack::Possible)) => {
            Ok(submission.done(Done::AddressRestored, &paths::at(&brand.slug).sign_in_link()))
        }
        Ok(_) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
