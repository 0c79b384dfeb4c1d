//! Where somebody is signed in, on the page of security, and signing out from there.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::account::sessions::{self, Open},
    web::{
        done::Done,
        forms::{self, Submission, into_response},
        parts::moment,
        visitor::Visitor,
    },
};

/// The field that says which.
const HANDLE: &str = "session";
/// What the last button does.
const OTHERS: &str = "others";

pub fn list(visitor: &Visitor, open: &[Open]) -> AnyView {
    let rows = open.iter().map(|open| row(visitor, open)).collect_view();
    let others = (open.len() > 1).then(|| {
        view! {
            <form method="post" action=visitor.href(paths::SESSIONS)>
                <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, paths::SESSIONS) />
                <p class="actions">
                    <button class="quiet" name=forms::DO value=OTHERS>{visitor.say("sessions-others-button")}</button>
                </p>
            </form>
        }
    });
    view! {
        <section>
            <h2>{visitor.say("sessions-title")}</h2>
            <ul class="sessions">{rows}</ul>
            {others}
        </section>
    }
    .into_any()
}

fn row(visitor: &Visitor, open: &Open) -> AnyView {
    let name = open.whereabouts.browser.clone().unwrap_or_else(|| visitor.say("sessions-unknown"));
    let shown = match &open.whereabouts.place {
        Some(place) => format!("{name} · {place}"),
        None => name.clone(),
    };
    let is_here = visitor.session.as_ref() == Some(&open.handle);
    let action = if is_here {
        view! { <p class="why">{visitor.say("sessions-here")}</p> }.into_any()
    } else {
        let words = visitor.say_with("sessions-end-label", &[("browser", name.clone().into())]);
        view! {
            <form method="post" action=visitor.href(paths::SESSIONS)>
                <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, paths::SESSIONS) />
                <input type="hidden" name=HANDLE value=open.handle.clone() />
                <button class="quiet" aria-label=words>{visitor.say("sign-out")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <li>
            <p>{shown}</p>
            <p class="why">
                {visitor.say("sessions-since")} " " {moment(visitor, open.since)} " · " {visitor.say("passkey-used")} " "
                {moment(visitor, open.last_used)}
            </p>
            {open.until.map(|until| view! { <p class="why">{visitor.say("sessions-until")} " " {moment(visitor, until)}</p> })}
            {action}
        </li>
    }
    .into_any()
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, overview, _) = submission.of_account().await?;
    let visitor = submission.visitor.clone();
    let (portal, actor) = (&visitor.portal, visitor.actor());
    if submission.posted.one(forms::DO) == OTHERS {
        let ended = sessions::end_others(portal, &overview.brand, &actor).await;
        return forms::changed(session, submission, ended, Done::OthersSignedOut, paths::SECURITY).await;
    }
    match sessions::end(portal, &overview.brand, submission.posted.one(HANDLE), &actor).await {
        // Ended meanwhile, it is as they wished.
        Ok(_) => Ok(submission.done(Done::SessionEnded, paths::SECURITY)),
        Err(error) => Err(submission.failed(&error).await),
    }
}
