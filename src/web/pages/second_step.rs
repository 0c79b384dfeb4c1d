//! `/sign-in/second-step`: the code of an authenticator app, or a recovery code, after the first step of signing in.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use super::sign_in::go_in;
use crate::{
    base::paths,
    domain::{account, login::Typed, person::overview},
    platform::guards::Action,
    web::{
        forms::{Posted, Submission, into_response, posted},
        parts::{CODE, CodeField, faults, go, hidden, sheet},
        session,
        visitor::visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    let visitor = visitor();
    if visitor.halfway.is_none() {
        return go(&visitor, if visitor.signed_in.is_some() { paths::ME } else { paths::SIGN_IN });
    }
    let posted = posted();
    let title = visitor.say("second-step-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("second-step-lede")}</p>
        {faults(&visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(&visitor, &posted)}
            <CodeField visitor=visitor.clone() posted=posted.clone() label="second-step-code" hint="second-step-hint" />
            <p class="actions">
                <button class="primary">{visitor.say("sign-in-button")}</button>
            </p>
        </form>
        <ul class="links">
            <li>
                <a href=visitor.href(paths::SIGN_IN)>{visitor.say("second-step-other")}</a>
            </li>
        </ul>
    };
    sheet(&visitor, title, content)
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let submission = submission.counted(Action::Code).await?.checked().await?;
    let visitor = submission.visitor.clone();
    let portal = &visitor.portal;
    let Some(proved) = visitor.halfway else { return Err(submission.page_again().await) };
    let goes_on = session::goes_on(&session).await;
    // In whose words they are told, and whose chain records it.
    let began_at = goes_on.brand.as_deref().and_then(|slug| portal.brand(slug));
    let known = async {
        let there = match began_at {
            Some(brand) => overview::at_brand(portal, brand, proved.mailbox_id()).await?,
            None => None,
        };
        match there {
            Some(overview) => Ok(Some(overview)),
            None => overview::at_home(portal, proved.mailbox_id()).await,
        }
    };
    let brand = match known.await {
        Ok(Some(overview)) => overview.brand,
        Ok(None) => return Err(submission.nothing_here().await),
        Err(error) => return Err(submission.failed(&error).await),
    };
    let typed = Posted::secret(&submission.body, CODE);
    let (from, form) = (submission.from(), visitor.form());
    match account::take_second_step(portal, &brand, proved, &typed, (&from, &form)).await {
        Ok(Typed::Right(proved)) => {
            let next = goes_on.next.unwrap_or_else(|| paths::ME.to_owned());
            go_in(session, submission, Some(&brand), proved, next).await
        }
        Ok(other) => Err(submission.not_right(other, (CODE, "fault-second-step")).await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
