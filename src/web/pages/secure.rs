//! `/{brand}/secure/{token}`: somebody did not do what a security notice tells. The button ends what was done without them.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::{ids::Token, paths},
    domain::{account::secure, link::LinkState},
    platform::brand::LiveBrand,
    web::{
        done::Done,
        forms::{Submission, into_response},
        parts::{Unusable, at_brand, link_page, load, press, sheet},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let unusable = Unusable { used: "secure-used", expired: "secure-expired", unknown: "link-unknown" };
    let look = async |token: &Token| secure::look(&visitor.portal, &brand, token).await;
    link_page(&visitor, unusable, look, |()| show(&visitor)).await
}

fn show(visitor: &Visitor) -> AnyView {
    let title = visitor.say("secure-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("secure-lede")}</p>
        <p>{visitor.say("secure-what")}</p>
        {press(visitor, "secure-button")}
    };
    sheet(visitor, title, content)
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    match secure::secure(&submission.visitor.portal, &brand, &token, &submission.visitor.link_holder()).await {
        Ok(LinkState::Open(_)) => Ok(submission.done(Done::Secured, &paths::at(&brand.slug).sign_in_link())),
        Ok(_) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
