//! `/me/{brand}/leave`: what goes, what stays and why, for how long; then the button. `/{brand}/left`: it is done.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::{clock::days, paths},
    domain::{person::overview::Overview, rights},
    web::{
        forms::{Submission, into_response, posted},
        pages::reauthenticate,
        parts::{at_brand, faults, hidden, sheet},
        session::clear_site_data,
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let posted = posted();
    let title = visitor.say("leave-title");
    let keeping = overview.brand.keeping;
    let until = |message, kept| visitor.say_with(message, &[("day", visitor.day(visitor.now.plus(days(kept))).into())]);
    let goes =
        ["leave-goes-details", "leave-goes-preferences", "leave-goes-more", "leave-goes-letters", "leave-goes-key"]
            .map(|message| view! { <li>{visitor.say(message)}</li> })
            .collect_view();
    let button = if visitor.signed_in.is_some_and(|signed_in| signed_in.is_stepped_up(visitor.now)) {
        view! {
            <form method="post" action=visitor.href(&visitor.path)>
                {hidden(visitor, &posted)}
                <p class="actions">
                    <button class="danger">{visitor.say("leave-button")}</button>
                    <a class="button quiet" href=visitor.href(paths::ME)>{visitor.say("leave-stay")}</a>
                </p>
            </form>
        }
        .into_any()
    } else {
        reauthenticate::form(visitor, &overview.brand, "leave")
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("leave-lede")}</p>
        {faults(visitor, &posted)}
        <h2>{visitor.say("leave-goes")}</h2>
        <ul class="goes">{goes}</ul>
        <h2>{visitor.say("leave-stays")}</h2>
        <dl class="facts">
            <dt>{visitor.say("leave-suppression")}</dt>
            <dd>{until("leave-suppression-why", keeping.suppression_days)}</dd>
            <dt>{visitor.say("leave-counts")}</dt>
            <dd>{until("leave-counts-why", keeping.guards_days)}</dd>
            <dt>{visitor.say("leave-evidence")}</dt>
            <dd>{until("leave-evidence-why", keeping.evidence_days)}</dd>
        </dl>
        <p>{visitor.say("leave-letter")}</p>
        {button}
    };
    sheet(visitor, title, content)
}

#[component]
pub fn Erased() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("left-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="done" role="status">{visitor.say("left-done")}</p>
            <p>{visitor.say("left-next")}</p>
            <ul class="links">
                <li>
                    <a href=visitor.href(&paths::at(&brand.slug).home())>{visitor.say("to-home")}</a>
                </li>
            </ul>
        };
        sheet(&visitor, title, content)
    })
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, ..) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    match rights::erase(&visitor.portal, &brand, &visitor.actor()).await {
        Err(rights::Error::Denied(_)) => Err(submission.page_again().await),
        Ok(left) => {
            let mut response = submission.go(&paths::at(&brand.slug).erased());
            if left.is_none_or(|left| left.was_last) {
                if let Err(error) = session.flush().await {
                    return Err(submission.failed(&error).await);
                }
                clear_site_data(&mut response);
            }
            Ok(response)
        }
        Err(error) => Err(submission.failed(&error).await),
    }
}
