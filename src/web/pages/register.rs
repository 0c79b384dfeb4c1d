//! `/me/{brand}/register`: somebody who has subscribed has an account from one press on, with a passkey or without.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::{
        account::{self, Changed},
        person::overview::Overview,
    },
    web::{
        done::Done,
        forms::{Submission, into_response, posted},
        parts::{PasskeyAsk, faults, go, hidden, passkey_answer, passkey_form, sheet},
        session, signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    if overview.person.registered_at.is_some() {
        return go(visitor, paths::SECURITY);
    }
    let posted = posted();
    let title = visitor.say("register-title");
    // Whoever has an account at another brand has something to sign in with.
    let offered = visitor.signed_in.filter(|_| overview.account_id.is_none()).and_then(|session| {
        account::offer(&visitor.portal, &overview.brand.name, session, &[], (&overview.address, &overview.name))
    });
    let with_passkey = offered.map(|ceremony| {
        passkey_form(visitor, &visitor.path, PasskeyAsk::Create, ceremony, ("primary", "register-passkey-button"), ())
    });
    let (class, button) = match with_passkey {
        Some(_) => ("quiet", "register-without-button"),
        None => ("primary", "register-button"),
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
        {with_passkey}
        <form method="post" action=visitor.href(&visitor.path)>
            {hidden(visitor, &posted)}
            <p class="actions">
                <button class=class>{visitor.say(button)}</button>
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
    let answer = passkey_answer(&submission.posted);
    match account::register(&visitor.portal, &brand, answer, &visitor.actor()).await {
        Ok(Changed::Done { session: proved }) => {
            if let Err(error) = session::open(&session, proved, visitor.language).await {
                return Err(submission.failed(&error).await);
            }
            Ok(submission.done(Done::Registered, paths::ME))
        }
        Ok(Changed::Refused(_)) => Err(submission.again("fault-passkey").await),
        Ok(Changed::Gone) => Err(submission.nothing_here().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
