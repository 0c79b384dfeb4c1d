//! `/{brand}/sign-in/{token}`: a button, since programs that read mail open links too.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::{clock::Moment, ids::Token, paths},
    domain::link::LinkState,
    domain::{
        login::{self, Actor, Opens, Redeemed, Session as SignedIn},
        signup,
    },
    platform::brand::LiveBrand,
    web::{
        cookies::{self, attempt_from_here},
        done::Done,
        forms::{Submission, into_response},
        pages::wish::code,
        parts::{Unusable, at_brand, link_page, load, press, press_with, sheet, stay_tick, stays_until},
        session,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let unusable = Unusable { used: "sign-in-used", expired: "sign-in-expired", unknown: "link-unknown" };
    let look = async |token: &Token| login::look(&visitor.portal, &brand, token).await;
    link_page(&visitor, unusable, look, |opens| show(&visitor, opens)).await
}

fn show(visitor: &Visitor, opens: Opens) -> AnyView {
    let (title, lede, button) = match opens {
        Opens::Session => ("sign-in-title", "sign-in-lede", "sign-in-button"),
        Opens::LiftsMute => ("lift-title", "lift-lede", "lift-button"),
    };
    cookies::probe(&visitor.portal);
    let form = match opens {
        Opens::Session => press_with(visitor, button, |posted| stay_tick(visitor, posted)),
        Opens::LiftsMute => press(visitor, button),
    };
    let content = view! {
        <h1>{visitor.say(title)}</h1>
        <p class="lede">{visitor.say(lede)}</p>
        {form}
    };
    sheet(visitor, visitor.say(title), content)
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let visitor = submission.visitor.clone();
    // Before the link is used up: a session that nobody keeps is of no use to anybody.
    if !cookies::are_kept(&visitor.portal, &submission.parts.headers) {
        match login::look(&visitor.portal, &brand, &token).await {
            Ok(LinkState::Open(Opens::Session)) => return Err(submission.again("fault-cookies").await),
            Ok(_) => {}
            Err(error) => return Err(submission.failed(&error).await),
        }
    }
    match login::redeem(&visitor.portal, &brand, &token).await {
        Ok(LinkState::Open(Redeemed::SignedIn { session: proved, next })) => {
            let stays = stays_until(&submission.visitor, &submission.posted);
            go_in(session, submission, Some(&brand), proved, (next, stays)).await
        }
        Ok(LinkState::Open(Redeemed::MuteLifted)) => {
            Ok(submission.done(Done::MuteLifted, &paths::at(&brand.slug).subscribe()))
        }
        Ok(LinkState::Used | LinkState::Expired | LinkState::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// Opens the session of whoever proved a mailbox, with what this browser wanted to keep before it was known whose it is.
pub async fn go_in(
    session: Session,
    submission: Submission,
    brand: Option<&LiveBrand>,
    proved: SignedIn,
    (next, stays): (String, Option<Moment>),
) -> Result<Response, Response> {
    let visitor = submission.visitor.clone();
    let next = match session::come_in(&visitor, brand, &session, proved, (next, stays)).await {
        Ok(next) => next,
        Err(error) => return Err(submission.failed(&*error).await),
    };
    if proved.awaits_second_step() {
        return Ok(submission.go(&next));
    }
    let attempt = attempt_from_here(&visitor.portal, &submission.parts.headers);
    let Some((brand, attempt)) = brand.zip(attempt) else { return Ok(submission.go(&next)) };
    match signup::keep_wish(&visitor.portal, brand, attempt, &Actor::person(proved, visitor.form())).await {
        Ok(Some(kept)) if next == paths::ME => Ok(submission.done(code(kept), &paths::me_at(&brand.slug).wishlist())),
        Ok(_) => Ok(submission.go(&next)),
        Err(error) => Err(submission.failed(&error).await),
    }
}
