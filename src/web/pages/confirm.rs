//! `/{brand}/confirm/{token}`: what somebody ticked, to be adjusted and confirmed. Nothing that was typed is shown: it may
//! have been a stranger.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::{ids::Token, paths},
    domain::link::LinkState,
    domain::signup::{self, Asked, Confirmed, Shown},
    platform::brand::LiveBrand,
    web::{
        cookies::{self, joined_here},
        done::Done,
        forms::{Submission, into_response, posted},
        parts::{
            Groups, Unusable, asked_to_declare, at_brand, declaration, declared, declares, faults, go, hidden, lines,
            link_page, load, sheet,
        },
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let unusable = Unusable { used: "confirm-used", expired: "confirm-expired", unknown: "confirm-unknown" };
    let look = async |token: &Token| signup::look(&visitor.portal, &brand, token).await;
    link_page(&visitor, unusable, look, |asked| show(&visitor, &brand, asked)).await
}

fn show(visitor: &Visitor, brand: &Arc<LiveBrand>, asked: Asked) -> AnyView {
    let Asked { choices, has_wish, registers, language } = asked;
    // The words that were consented to were in the attempt's language, unless another is chosen now.
    if !visitor.chosen && language != visitor.language {
        return go(visitor, &format!("{}?lang={}", visitor.path, language.tag()));
    }
    cookies::probe(&visitor.portal);
    let posted = posted();
    let chosen = if posted.came_back() { posted.choices(brand) } else { choices };
    let lines = lines(visitor, brand, &chosen);
    // Whoever has to choose again sees what there is at once.
    let open =
        posted.came_back() || lines.len() < chosen.topics.len() || lines.is_empty() && !has_wish && registers.is_none();
    let rows = lines.into_iter().map(|(what, why)| {
        view! {
            <li>
                <strong>{what}</strong>
                <span class="why">{why}</span>
            </li>
        }
    });
    let title = visitor.say(match rows.len() {
        0 if registers.is_some() => "confirm-title-account",
        0 if has_wish => "confirm-title-wish",
        _ => "confirm-title",
    });
    let declaration = registers.as_ref().and_then(|on_form| {
        let asking = asked_to_declare(visitor, brand, Some(&on_form.country))?;
        Some(view! {
            {declaration(visitor, brand, &asking)}
            {declares(&asking)}
        })
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("confirm-lede")}</p>
        <ul class="chosen">
            {rows.collect_view()}
            {registers.is_some().then(|| view! { <li>{visitor.say("confirm-account")}</li> })}
            {has_wish.then(|| view! { <li>{visitor.say("confirm-wish")}</li> })}
        </ul>
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path)>
            {hidden(visitor, &posted)}
            <details class="more-topics" open=open>
                <summary>{visitor.say("confirm-change")}</summary>
                <Groups visitor=visitor.clone() brand=brand.clone() chosen=chosen above=None />
            </details>
            {declaration}
            <p class="actions">
                <button class="primary">{visitor.say("confirm-button")}</button>
            </p>
        </form>
        <p class="fine">{visitor.say("confirm-not-you")}</p>
    };
    sheet(visitor, title, content)
}

/// `/{brand}/confirmed`: where the link proved nothing afresh, so no session was opened.
#[component]
pub fn Confirmed() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("confirmed-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="done" role="status">{visitor.say("confirmed-done")}</p>
            <p>{visitor.say("confirmed-next")}</p>
            <p class="actions">
                <a class="button primary" href=visitor.href(&paths::at(&brand.slug).sign_in_link())>{visitor.say("sign-in-link-button")}</a>
            </p>
        };
        sheet(&visitor, title, content)
    })
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let visitor = submission.visitor.clone();
    let shown = Shown { choices: submission.posted.choices(&brand), registers: Some(declared(&submission.posted)) };
    let here = |attempt| joined_here(&visitor.portal, &submission.parts.headers, attempt);
    let confirmed = signup::confirm(&visitor.portal, &brand, &token, shown, here, &visitor.link_holder()).await;
    match confirmed {
        Ok(LinkState::Open(Confirmed::Done { language, session: Some(proved), registered, .. }))
            if cookies::are_kept(&visitor.portal, &submission.parts.headers) =>
        {
            let submission = submission.goes_on(&session, proved, language).await?;
            // What comes next for whoever registered: something to sign in with, if that needs no further email.
            let can_add = visitor.portal.passkeys.is_some() && proved.is_stepped_up(visitor.now);
            match (registered, can_add) {
                (true, _) if visitor.identity.is_some() => Ok(submission.done(Done::Registered, paths::LINK_ACCOUNT)),
                (true, true) => Ok(submission.done(Done::Registered, paths::NEW_PASSKEY)),
                (true, false) => Ok(submission.done(Done::Registered, paths::ME)),
                (false, _) => Ok(submission.done(Done::Confirmed, paths::ME)),
            }
        }
        Ok(LinkState::Open(Confirmed::Done { .. })) => Ok(submission.go(&paths::at(&brand.slug).confirmed())),
        Ok(LinkState::Open(Confirmed::Stale)) => Err(submission.again("fault-form-changed").await),
        Ok(LinkState::Used | LinkState::Expired | LinkState::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
