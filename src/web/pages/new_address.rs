//! `/me/{brand}/new-address`: the wish for another address. `/{brand}/new-address/{token}`: the page behind the link that went
//! there; it tells nothing of the person.

use std::sync::Arc;

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::{address::Address, ids::Token, paths},
    domain::link::LinkState,
    domain::person::{
        new_address::{self, Asked, Proved},
        overview::Overview,
    },
    platform::{brand::LiveBrand, guards::Action},
    web::{
        cookies,
        done::Done,
        errors,
        forms::{Reader, Submission, into_response, messages::email_message, posted},
        parts::{Email, Unusable, at_brand, faults, hidden, link_page, load, press, sheet, step_list},
        signed_in,
        step_up::stepped_up,
        visitor::Visitor,
    },
};

#[component]
pub fn Wish() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let posted = posted();
    let title = visitor.say("new-address-title");
    let form = stepped_up(visitor, &overview.brand, || {
        view! {
            <form method="post" action=visitor.href(&visitor.path) novalidate>
                {hidden(visitor, &posted)}
                <Email visitor=visitor.clone() posted=posted.clone() />
                <p class="actions">
                    <button class="primary">{visitor.say("new-address-button")}</button>
                    <a class="button quiet" href=visitor.href(paths::ME)>{visitor.say("back-to-me")}</a>
                </p>
            </form>
        }
        .into_any()
    });
    let steps = ["new-address-step-email", "new-address-step-then", "new-address-step-old"];
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("new-address-lede", &[("address", overview.address.as_str().into())])}</p>
        {faults(visitor, &posted)}
        {form}
        <h2>{visitor.say("new-address-how")}</h2>
        {step_list(steps.map(|step| visitor.say(step)).to_vec())}
        <p class="fine">{visitor.say("new-address-only")}</p>
    };
    sheet(visitor, title, content)
}

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let unusable = Unusable { used: "new-address-used", expired: "new-address-expired", unknown: "link-unknown" };
    let look = async |token: &Token| new_address::look(&visitor.portal, &brand, token).await;
    link_page(&visitor, unusable, look, |()| show_link(&visitor)).await
}

fn show_link(visitor: &Visitor) -> AnyView {
    cookies::probe(&visitor.portal);
    let title = visitor.say("prove-address-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("prove-address-lede")}</p>
        <p>{visitor.say("prove-address-what")}</p>
        {press(visitor, "prove-address-button")}
        <p class="fine">{visitor.say("prove-address-not-you")}</p>
    };
    sheet(visitor, title, content)
}

/// The wish.
pub async fn ask(submission: Submission) -> Response {
    into_response(wish(submission).await)
}

async fn wish(submission: Submission) -> Result<Response, Response> {
    // Each can be an email to a stranger.
    let (submission, brand, ..) = submission.counted(Action::Join).await?.signed_in().await?;
    let visitor = submission.visitor.clone();
    let mut form = Reader::new(&submission.posted);
    let Some(address) = form.field("email", Address::parse, email_message) else {
        let faults = form.faults();
        return Err(submission.faulty(faults).await);
    };
    match new_address::ask(&visitor.portal, &brand, &address, &visitor.actor()).await {
        Ok(Asked::Done) => Ok(submission.done(Done::NewAddressAsked, paths::ME)),
        Ok(Asked::Same) => Err(submission.faulty(vec![("email", "fault-email-same")]).await),
        Ok(Asked::Gone) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// The button behind the link that went there.
pub async fn prove(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let visitor = submission.visitor.clone();
    let here = visitor.signed_in.map(|signed_in| signed_in.mailbox_id());
    match new_address::prove(&visitor.portal, &brand, &token, here, &visitor.link_holder()).await {
        Ok(LinkState::Open(Proved::Done { language, session: Some(proved), .. }))
            if cookies::are_kept(&visitor.portal, &submission.parts.headers) =>
        {
            let submission = submission.goes_on(&session, proved, language).await?;
            Ok(submission.done(Done::AddressChanged, paths::ME))
        }
        Ok(LinkState::Open(Proved::Done { .. })) => {
            Ok(submission.done(Done::AddressChanged, &paths::at(&brand.slug).sign_in_link()))
        }
        Ok(LinkState::Open(Proved::Taken)) => {
            Err(errors::page(&submission.web, submission.parts, StatusCode::CONFLICT, "new-address-taken").await)
        }
        Ok(LinkState::Used | LinkState::Expired | LinkState::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
