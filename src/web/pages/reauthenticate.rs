//! Step-up: a passkey, a code, a password, or an email with a link, proves afresh who is signed in. `/me/{brand}/reauthenticate` says that the email was
//! sent, or asks again.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::{
        account::{self, Answer},
        login::{self, Presented, Typed},
        person::overview::Overview,
    },
    web::{
        forms::{Posted, Submission, into_response, posted},
        parts::{CODE, PASSWORD, faults, passkey_answer, sheet, step_list},
        route::Access,
        signed_in,
        step_up::{BACK_TO, ways_to_prove},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| if posted().came_back() { again(&visitor, &overview) } else { sent(&visitor) })
}

fn sent(visitor: &Visitor) -> AnyView {
    let title = visitor.say("reauthenticate-sent-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("reauthenticate-sent-lede")}</p>
        {step_list(vec![visitor.say("sent-step-open"), visitor.say("reauthenticate-sent-step")])}
    };
    sheet(visitor, title, content)
}

/// What was presented did not hold.
fn again(visitor: &Visitor, overview: &Overview) -> AnyView {
    let posted = posted();
    let title = visitor.say("reauthenticate-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        {faults(visitor, &posted)}
        {ways_to_prove(visitor, &overview.brand, posted.one(BACK_TO))}
    };
    sheet(visitor, title, content)
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, signed_in, _) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let at = paths::me_at(&brand.slug);
    let next = page_that_asks(&submission, &brand.slug).unwrap_or_else(|| at.preferences());
    if let Some(Answer { ceremony, credential }) = passkey_answer(&submission.posted) {
        let actor = visitor.actor();
        return match login::step_up_with_passkey(&visitor.portal, &brand, &actor, ceremony, credential).await {
            Ok(Presented::In(proved)) => Ok(submission.goes_on(&session, proved, visitor.language).await?.go(&next)),
            Ok(Presented::Unknown { .. } | Presented::Refused(_)) => Err(submission.again("fault-passkey").await),
            Err(error) => Err(submission.failed(&error).await),
        };
    }
    let (code, password) = (Posted::secret(&submission.body, CODE), Posted::secret(&submission.body, PASSWORD));
    if is_there(&submission, CODE) || is_there(&submission, PASSWORD) {
        let (from, actor, portal) = (submission.from(), visitor.actor(), &visitor.portal);
        let (outcome, fault) = if is_there(&submission, CODE) {
            let form = visitor.form();
            let taken = account::take_second_step(portal, &brand, signed_in, &code, (&from, &form)).await;
            (taken, (CODE, "fault-second-step"))
        } else {
            let typed = login::step_up_with_password(portal, &brand, &actor, &password, &from).await;
            (typed, (PASSWORD, "fault-password-alone"))
        };
        return match outcome {
            Ok(Typed::Right(proved)) => Ok(submission.goes_on(&session, proved, visitor.language).await?.go(&next)),
            Ok(other) => Err(submission.not_right(other, fault).await),
            Err(error) => Err(submission.failed(&error).await),
        };
    }
    match login::reauthenticate(&visitor.portal, &brand, &visitor.actor(), &next).await {
        Ok(_) => Ok(submission.go(&at.reauthenticate())),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// Whether the form had a field, with or without anything typed into it.
fn is_there(submission: &Submission, name: &str) -> bool {
    url::form_urlencoded::parse(&submission.body).any(|(known, _)| known == name)
}

/// The page to come back to: only one of theirs that asks for a fresh proof.
fn page_that_asks(submission: &Submission, slug: &str) -> Option<String> {
    let path = submission.posted.one(BACK_TO);
    let route = submission.web.route(path)?;
    let asks = route.has_page && matches!(route.access, Access::SteppedUp(_));
    let is_theirs = !route.path.contains(":brand") || path.starts_with(&format!("/me/{slug}/"));
    let is_plain = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-".contains(&byte));
    (asks && is_theirs && is_plain).then(|| path.to_owned())
}
