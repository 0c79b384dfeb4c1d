//! `/me/{brand}/delete`: what goes, what stays and why, for how long; then the button. `/{brand}/deleted`: it is done.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::{clock::days, paths},
    domain::{person::overview::Overview, rights},
    web::{
        forms::{Submission, into_response, posted},
        parts::{at_brand, faults, hidden, sheet},
        session::{clear_site_data, open},
        signed_in,
        step_up::stepped_up,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let posted = posted();
    let title = visitor.say("delete-title");
    let keeping = overview.brand.keeping;
    let until = |message, kept| visitor.say_with(message, &[("day", visitor.day(visitor.now.plus(days(kept))).into())]);
    let goes =
        ["delete-goes-details", "delete-goes-preferences", "delete-goes-more", "delete-goes-emails", "delete-goes-key"]
            .map(|message| view! { <li>{visitor.say(message)}</li> })
            .collect_view();
    let button = stepped_up(visitor, &overview.brand, || {
        view! {
            <form method="post" action=visitor.href(&visitor.path)>
                {hidden(visitor, &posted)}
                <p class="actions">
                    <button class="danger">{visitor.say("delete-button")}</button>
                    <a class="button quiet" href=visitor.href(paths::ME)>{visitor.say("delete-cancel")}</a>
                </p>
            </form>
        }
        .into_any()
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("delete-lede")}</p>
        {faults(visitor, &posted)}
        <h2>{visitor.say("delete-goes")}</h2>
        <ul class="goes">{goes}</ul>
        <h2>{visitor.say("delete-stays")}</h2>
        <dl class="facts">
            <dt>{visitor.say("delete-suppression")}</dt>
            <dd>{until("delete-suppression-why", keeping.suppression_days)}</dd>
            <dt>{visitor.say("delete-counts")}</dt>
            <dd>{until("delete-counts-why", keeping.guards_days)}</dd>
            <dt>{visitor.say("delete-evidence")}</dt>
            <dd>{until("delete-evidence-why", keeping.evidence_days)}</dd>
        </dl>
        <p>{visitor.say("delete-email")}</p>
        {button}
    };
    sheet(visitor, title, content)
}

#[component]
pub fn Erased() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("deleted-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="done" role="status">{visitor.say("deleted-done")}</p>
            <p>{visitor.say("deleted-next")}</p>
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
        Ok(left) => {
            let mut response = submission.go(&paths::at(&brand.slug).erased());
            if let Some(proved) = left.and_then(|left| left.session)
                && let Err(error) = open(&session, visitor.whereabouts(), proved, visitor.language).await
            {
                return Err(submission.failed(&error).await);
            }
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
