//! `/me/{brand}/register`: somebody who has subscribed has an account from one press on, with a passkey or without.
//! `/{brand}/register`: registering and subscribing in one, with one email. `/{brand}/under-age`: for whom it is too early.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use super::subscribe;
use crate::{
    base::{address::Address, paths},
    domain::{account, person::overview::Overview},
    platform::{brand::LiveBrand, guards::Action},
    web::{
        cookies::attempt_from_here,
        done::Done,
        forms::{self, Submission, into_response, posted},
        parts::{
            Email, Groups, Name, PasskeyAsk, already_signed_in, asked_to_declare, at_brand, declaration, declared,
            declares, email_sent, faults, go, hidden, nothing_here, passkey_answer, passkey_form, providers, sheet,
        },
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    // Whoever moved here without the account that they had may have another.
    if overview.registered_at.is_some() && overview.account_id.is_some() {
        return go(visitor, paths::SECURITY);
    }
    let brand = &overview.brand;
    let Some(asking) = asked_to_declare(visitor, brand, None) else { return nothing_here() };
    let posted = posted();
    let title = visitor.say("register-title");
    // Whoever has an account at another brand has something to sign in with.
    let offered = visitor.signed_in.filter(|_| overview.account_id.is_none()).and_then(|session| {
        account::offer(&visitor.portal, &brand.name, session, &[], (&overview.address, &overview.name))
    });
    let with_passkey = offered.map(|ceremony| {
        let button = ("primary", "register-passkey-button");
        passkey_form(visitor, &visitor.path, PasskeyAsk::Create, ceremony, button, declares(&asking))
    });
    // The first of two where passkeys are known, the only one where they are not.
    let (beside, button) = match with_passkey {
        Some(_) => (Some(""), "register-without-button"),
        None => (None, "register-button"),
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("register-lede")}</p>
        {faults(visitor, &posted)}
        <dl class="facts">
            <dt>{visitor.say("name-label")}</dt>
            <dd>{overview.name.clone()}</dd>
            <dt>{visitor.say("email-label")}</dt>
            <dd>{overview.address.clone()}</dd>
        </dl>
        {declaration(visitor, brand, &asking)}
        {with_passkey}
        <form method="post" action=visitor.href(&visitor.path)>
            {hidden(visitor, &posted)}
            {declares(&asking)}
            <p class="actions">
                <button class="primary" data-beside-passkey=beside>{visitor.say(button)}</button>
            </p>
        </form>
        <p class="fine">{visitor.say("register-without-what")}</p>
    };
    sheet(visitor, title, content)
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, ..) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let posted = submission.posted.clone();
    let answer = passkey_answer(&posted);
    let declared = declared(&submission.posted);
    let registered = account::register(&visitor.portal, &brand, &declared, answer, &visitor.actor()).await;
    // Whoever came from a provider links it next.
    let next = if visitor.identity.is_some() { paths::LINK_ACCOUNT } else { paths::ME };
    forms::changed(session, submission, registered, Done::Registered, next).await
}

#[component]
pub fn Stranger() -> impl IntoView {
    at_brand(|visitor, brand| stranger(&visitor, &brand))
}

fn stranger(visitor: &Visitor, brand: &Arc<LiveBrand>) -> AnyView {
    let Some(asking) = asked_to_declare(visitor, brand, None) else { return nothing_here() };
    let posted = posted();
    let identity = visitor.identity.as_deref();
    let email = identity.and_then(|identity| identity.email.clone()).unwrap_or_default();
    let name = match identity.and_then(|identity| identity.name.clone()) {
        Some(name) if !posted.came_back() => name,
        _ => posted.one("name").to_owned(),
    };
    let title = visitor.say("register-title");
    let heading = if posted.came_back() {
        visitor.say_with("faults-title", &[("title", title.clone().into())])
    } else {
        title.clone()
    };
    let content = view! {
        <h1>{title}</h1>
        <p class="lede">{visitor.say("register-stranger-lede")}</p>
        {already_signed_in(visitor)}
        {identity.is_none().then(|| providers(visitor))}
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            {subscribe::trap(visitor, &posted)}
            <Email visitor=visitor.clone() posted=posted.clone() value=email />
            <Name visitor=visitor.clone() posted=posted.clone() value=name required=brand.name_required />
            <details class="more-topics" open=posted.came_back()>
                <summary>{visitor.say("register-topics")}</summary>
                <Groups visitor=visitor.clone() brand=brand.clone() chosen=posted.choices(brand) above=None />
            </details>
            {declaration(visitor, brand, &asking)}
            {declares(&asking)}
            <p class="actions">
                <button class="primary">{visitor.say("register-button")}</button>
            </p>
        </form>
        <p class="fine">
            {visitor.say("register-have")} " "
            <a href=visitor.href(&paths::at(&brand.slug).sign_in_link())>{visitor.say("sign-in-button")}</a>
        </p>
    };
    sheet(visitor, heading, content)
}

/// `/{brand}/register/sent`: the same whether or not the address is known.
#[component]
pub fn Sent() -> impl IntoView {
    email_sent(attempt_from_here, sent_page)
}

fn sent_page(visitor: &Visitor, brand: &LiveBrand, address: Option<Address>) -> AnyView {
    let again = paths::at(&brand.slug).register();
    subscribe::sent_page_of(visitor, brand, address, (&again, "register-to-form", "register-sent-then"))
}

pub async fn post_stranger(submission: Submission) -> Response {
    into_response(handle_stranger(submission).await)
}

async fn handle_stranger(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::Join).await?.at_brand().await?;
    if brand.registration.is_none() {
        return Err(submission.nothing_here().await);
    }
    let declared = declared(&submission.posted);
    let sent = paths::at(&brand.slug).register_sent();
    subscribe::take(submission, &brand, subscribe::Besides { registers: Some(declared), wish: None }, &sent).await
}

/// `/{brand}/under-age`: said kindly, and nothing is asked, so nothing is kept.
#[component]
pub fn UnderAge() -> impl IntoView {
    at_brand(|visitor, brand| {
        let Some(asking) = asked_to_declare(&visitor, &brand, None) else { return nothing_here() };
        let title = visitor.say("under-age-title");
        let years = [("years", asking.at_least.into())];
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say_with("under-age-lede", &years)}</p>
            <p>{visitor.say("under-age-kept")}</p>
            <p>{visitor.say_with("under-age-guardian", &[("address", brand.controller.email.clone().into())])}</p>
            <ul class="links">
                <li>
                    <a href=visitor.href(&paths::at(&brand.slug).home())>{visitor.say("to-home")}</a>
                </li>
            </ul>
        };
        sheet(&visitor, title, content)
    })
}
