//! `/{brand}/wish?item=…&label=…`: to keep something. For somebody who is signed in, a button; for anybody else a join that keeps
//! it. What the link says stands on this page alone.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::paths,
    domain::wishlist::{self, AddOutcome, Wish},
    platform::{brand::LiveBrand, guards::Action},
    store::person,
    web::{
        done::Done,
        forms::{Submission, into_response, posted},
        pages::subscribe,
        parts::{at_brand, broken, faults, hidden, load, no_such_link, sheet},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let posted = posted();
    let said = |name| if posted.came_back() { posted.one(name) } else { visitor.asked(name).unwrap_or("") };
    let Ok(wish) = Wish::parse(said("item"), said("label")) else {
        return no_such_link("wish-unknown");
    };
    let Some(signed_in) = visitor.signed_in else { return subscribe::to_keep(&visitor, &brand, &wish) };
    let known = async { person::of(&mut visitor.portal.store.read().await?, signed_in.mailbox_id(), brand.id).await };
    match known.await {
        Ok(Some(_)) => keep(&visitor, &wish),
        Ok(None) => subscribe::to_keep(&visitor, &brand, &wish),
        Err(error) => broken(&error),
    }
}

fn keep(visitor: &Visitor, wish: &Wish) -> AnyView {
    let posted = posted();
    let title = visitor.say("wish-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        {subscribe::label(wish)}
        <p class="lede">{visitor.say("wish-keep-lede")}</p>
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path)>
            {hidden(visitor, &posted)}
            {subscribe::fields(wish)}
            <p class="actions">
                <button class="primary">{visitor.say("wish-button")}</button>
            </p>
        </form>
    };
    sheet(visitor, title, content)
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::Join).await?.at_brand().await?;
    let Ok(wish) = Wish::parse(submission.posted.one("item"), submission.posted.one("label")) else {
        return Err(submission.page_again().await);
    };
    let visitor = submission.visitor.clone();
    let known = async {
        let Some(signed_in) = visitor.signed_in else { return Ok(None) };
        person::of(&mut visitor.portal.store.read().await?, signed_in.mailbox_id(), brand.id).await
    };
    let person = match known.await {
        Ok(Some(person)) => person,
        Ok(None) => {
            let besides = subscribe::Besides { wish: Some(wish), registers: None };
            return subscribe::take(submission, &brand, besides, &paths::at(&brand.slug).subscribe_sent()).await;
        }
        Err(error) => return Err(submission.failed(&error).await),
    };
    let submission = submission.checked().await?;
    match wishlist::keep(&visitor.portal, &brand, person.id, &wish, &visitor.actor()).await {
        Ok(kept) => Ok(submission.done(code(kept), &paths::me_at(&brand.slug).wishlist())),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// How the next page says what came of it.
pub fn code(kept: AddOutcome) -> Done {
    match kept {
        AddOutcome::Done => Done::Kept,
        AddOutcome::Already => Done::KeptAlready,
        AddOutcome::Full => Done::ListFull,
        AddOutcome::Gone => Done::Unchanged,
    }
}
