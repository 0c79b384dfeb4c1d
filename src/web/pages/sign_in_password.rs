//! `/{brand}/sign-in/password` and `/sign-in/password`: with a password, for whoever chose one. The same answer whatever the address.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use super::sign_in::go_in;
use crate::{
    base::{address::Address, paths},
    domain::login::{self, Typed},
    web::{
        forms::{Posted, Reader, Submission, into_response, messages::email_message, posted},
        parts::{
            Email, PASSWORD, PasswordField, already_signed_in, at_brand, faults, hidden, sheet, stay_tick, stays_until,
        },
        visitor::{Visitor, visitor},
    },
};

/// From the page that asks for an address alone; none where nobody has an account.
pub fn way_to(visitor: &Visitor) -> Option<AnyView> {
    let path = match &visitor.brand {
        Some(brand) => paths::at(&brand.slug).sign_in_password(),
        None => paths::SIGN_IN_PASSWORD.to_owned(),
    };
    visitor.may_have_account().then(|| {
        view! {
            <ul class="links">
                <li>
                    <a href=visitor.href(&path)>{visitor.say("sign-in-password-link")}</a>
                </li>
            </ul>
        }
        .into_any()
    })
}

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| show(&visitor, &paths::at(&brand.slug).sign_in_link()))
}

#[component]
pub fn Anywhere() -> impl IntoView {
    show(&visitor(), paths::SIGN_IN)
}

fn show(visitor: &Visitor, other_ways: &str) -> AnyView {
    let posted = posted();
    let title = visitor.say("sign-in-password-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        {already_signed_in(visitor)}
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            <Email visitor=visitor.clone() posted=posted.clone() autocomplete="username" />
            <PasswordField visitor=visitor.clone() posted=posted.clone() name=PASSWORD />
            {stay_tick(visitor, &posted)}
            <p class="actions">
                <button class="primary">{visitor.say("sign-in-button")}</button>
            </p>
        </form>
        <p class="fine">{visitor.say("sign-in-password-forgotten")}</p>
        <ul class="links">
            <li>
                <a href=visitor.href(other_ways)>{visitor.say("sign-in-password-other")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    // Guesses are counted where the account is known that they are at, and from which browser.
    let submission = submission.checked().await?;
    let visitor = submission.visitor.clone();
    let typed = Posted::secret(&submission.body, PASSWORD);
    let mut form = Reader::new(&submission.posted);
    let address = form.field("email", Address::parse, email_message);
    let mut faults = form.faults();
    if typed.is_empty() {
        faults.push((PASSWORD, "fault-password-empty"));
    }
    let Some(address) = address.filter(|_| faults.is_empty()) else { return Err(submission.faulty(faults).await) };
    let from = submission.from();
    match login::sign_in_with_password(&visitor.portal, &address, &typed, &from).await {
        Ok(Typed::Right(proved)) => {
            let stays = stays_until(&submission.visitor, &submission.posted);
            go_in(session, submission, visitor.brand.as_deref(), proved, (paths::ME.to_owned(), stays)).await
        }
        Ok(other) => Err(submission.not_right(other, (PASSWORD, "fault-password")).await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
