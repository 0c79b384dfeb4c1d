//! `/{brand}/sign-in`: with a passkey that the browser has, or by an emailed link. The same page for whoever comes. `/sign-in`: the
//! same, for whoever does not say at which brand.

use axum::{http::header, response::Response};
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::{address::Address, paths},
    domain::{
        account::Answer,
        login::{self, Presented, Redeemed},
        signup::{self, Error, Faults},
    },
    platform::{brand::LiveBrand, guards::Action},
    web::{
        cookies::{self, all_asked_from_here, asked_from_here},
        done::Done,
        forms::{Posted, Submission, into_response, messages::email_message, posted},
        parts::{
            CODE, CodeField, Email, PasskeyAsk, already_signed_in, at_brand, email_sent, faults, hidden,
            passkey_answer, passkey_form, passkey_unknown, providers, sent_to, sheet, stay_tick, stays_until,
            step_list,
        },
        session,
        visitor::{Visitor, visitor},
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| {
        let subscribe = paths::at(&brand.slug).subscribe();
        let new = view! {
            <p class="fine">
                {visitor.say("sign-in-link-new")} " " <a href=visitor.href(&subscribe)>{visitor.say("greet-subscribe")}</a>
            </p>
        };
        show(&visitor, Some(new.into_any()))
    })
}

#[component]
pub fn Anywhere() -> impl IntoView {
    show(&visitor(), None)
}

fn show(visitor: &Visitor, new: Option<AnyView>) -> AnyView {
    let posted = posted();
    let title = visitor.say("sign-in-link-title");
    let passkey = login::ask_for_passkey(&visitor.portal).map(|ceremony| {
        let button = ("quiet", "sign-in-passkey-button");
        passkey_form(visitor, &visitor.path, PasskeyAsk::GetInAutofill, ceremony, button, stay_tick(visitor, &posted))
    });
    let password = super::sign_in_password::way_to(visitor);
    let providers = providers(visitor);
    let unknown = use_context::<UnknownPasskey>().and_then(|it| passkey_unknown(&visitor.portal, &it.credential_id));
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("sign-in-link-lede")}</p>
        {already_signed_in(visitor)}
        {faults(visitor, &posted)}
        {unknown}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            <Email visitor=visitor.clone() posted=posted.clone() autocomplete="username webauthn" />
            <p class="actions">
                <button class="primary">{visitor.say("sign-in-link-button")}</button>
            </p>
        </form>
        {passkey}
        {providers}
        {password}
        {new}
    };
    sheet(visitor, title, content)
}

/// `/{brand}/sign-in/sent`: the same whether or not the address is known.
#[component]
pub fn Sent() -> impl IntoView {
    email_sent(asked_from_here, sent_page)
}

fn sent_page(visitor: &Visitor, brand: &LiveBrand, address: Option<Address>) -> AnyView {
    let title = visitor.say("sign-in-link-sent-title");
    let posted = posted();
    let (again, words) = match visitor.brand {
        Some(_) => (paths::at(&brand.slug).sign_in_link(), ("sign-in-link-sent-lede", "sign-in-link-sent-lede-to")),
        // What was typed there is kept no longer than until it is decided at which brand it is known.
        None => (paths::SIGN_IN.to_owned(), ("sign-in-sent-lede", "sign-in-sent-lede")),
    };
    let again = visitor.href(&again);
    let (lede, meant) = sent_to(visitor, address.as_ref(), words, again, "to-sign-in");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{lede}</p>
        {meant}
        {step_list(vec![visitor.say("sent-step-open"), visitor.say("sign-in-link-sent-step")])}
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            <CodeField visitor=visitor.clone() posted=posted.clone() label="sign-in-code-label" hint="sign-in-code-hint" />
            {stay_tick(visitor, &posted)}
            <p class="actions">
                <button class="primary">{visitor.say("sign-in-button")}</button>
            </p>
        </form>
        <ul class="links">
            <li>
                <a href=visitor.href(&paths::at(&brand.slug).no_email())>{visitor.say("to-nothing-came")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

/// The code, typed in the browser that asked for it.
pub async fn post_code(session: Session, submission: Submission) -> Response {
    into_response(handle_code(session, submission).await)
}

async fn handle_code(session: Session, submission: Submission) -> Result<Response, Response> {
    let submission = submission.counted(Action::Code).await?.checked().await?;
    let portal = submission.visitor.portal.clone();
    let typed = Posted::secret(&submission.body, CODE);
    // Who asked for none is told the same.
    let attempts = all_asked_from_here(&portal, &submission.parts.headers);
    match login::redeem_code(&portal, &attempts, &typed).await {
        Ok(Some((Redeemed::SignedIn { session: proved, next }, brand))) => {
            let stays = stays_until(&submission.visitor, &submission.posted);
            super::sign_in::go_in(session, submission, Some(&brand), proved, (next, stays)).await
        }
        Ok(Some((Redeemed::MuteLifted, brand))) => {
            Ok(submission.done(Done::MuteLifted, &paths::at(&brand.slug).subscribe()))
        }
        Ok(None) => Err(submission.faulty(vec![(CODE, "fault-code")]).await),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// What the browser presented, and is not known here.
#[derive(Clone)]
struct UnknownPasskey {
    credential_id: String,
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.at_brand().await?;
    let sent = paths::at(&brand.slug).sign_in_link_sent();
    take(session, submission, &brand, &sent).await
}

/// Of `/sign-in`.
pub async fn post_anywhere(session: Session, submission: Submission) -> Response {
    into_response(handle_anywhere(session, submission).await)
}

async fn handle_anywhere(session: Session, submission: Submission) -> Result<Response, Response> {
    // In whose name it is stored until it is decided at which brand they are known.
    let Some(brand) = submission.web.portal.brands().iter().next().cloned() else {
        return Err(submission.nothing_here().await);
    };
    take(session, submission, &brand, paths::SIGN_IN_SENT).await
}

async fn take(session: Session, submission: Submission, brand: &LiveBrand, sent: &str) -> Result<Response, Response> {
    let submission = submission.checked().await?;
    let visitor = submission.visitor.clone();
    if passkey_answer(&submission.posted).is_some() {
        // A signature is not guessed: whoever shares a network with somebody who asks for too much comes in all the same.
        return with_passkey(session, submission).await;
    }
    let submission = submission.counted(Action::SignIn).await?;
    let devices = cookies::devices(&visitor.portal, &submission.parts.headers);
    let from = (visitor.path.as_str(), devices.as_slice());
    match signup::ask(&visitor.portal, brand, submission.posted.one("email"), visitor.language, from).await {
        Ok(attempt) => {
            let mut response = submission.go(sent);
            if let Some(cookie) = cookies::asked(&visitor.portal, &submission.parts.headers, attempt) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(Error::Faults(Faults { email: Some(fault), .. })) => {
            Err(submission.faulty(vec![("email", email_message(&fault))]).await)
        }
        Err(error) => Err(submission.failed(&error).await),
    }
}

async fn with_passkey(session: Session, submission: Submission) -> Result<Response, Response> {
    let visitor = submission.visitor.clone();
    let brand = visitor.brand.as_deref();
    let Some(Answer { ceremony, credential }) = passkey_answer(&submission.posted) else {
        return Err(submission.page_again().await);
    };
    match login::sign_in_with_passkey(&visitor.portal, ceremony, credential).await {
        Ok(Presented::In(proved)) => {
            let stays = stays_until(&submission.visitor, &submission.posted);
            match session::come_in(&visitor, brand, &session, proved, (paths::ME.to_owned(), stays)).await {
                Ok(next) => Ok(submission.go(&next)),
                Err(error) => Err(submission.failed(&*error).await),
            }
        }
        Ok(Presented::Unknown { credential_id }) => {
            Err(submission.again_with("fault-passkey-unknown", UnknownPasskey { credential_id }).await)
        }
        Ok(Presented::Refused(_)) => Err(submission.again("fault-passkey").await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
