//! Stopping a recovery: whoever is signed in sees that somebody asked for one, and ends it with one press.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::paths,
    domain::account::recovery::{self, Recovery},
    web::{
        done::Done,
        forms::{self, Submission, into_response},
        parts::time_of_day,
        visitor::Visitor,
    },
};

/// On the first page and that of security, as long as one is on its way.
pub fn caution(visitor: &Visitor, recovery: Option<Recovery>) -> Option<AnyView> {
    let recovery = recovery?;
    Some(
        view! {
            <div class="caution" role="status">
                <p>
                    {visitor.say("recovery-caution")} " " {time_of_day(visitor, recovery.ready_at)} ". "
                    {visitor.say("recovery-caution-stop")}
                </p>
                <form method="post" action=visitor.href(paths::RECOVERY)>
                    <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, paths::RECOVERY) />
                    <button class="quiet">{visitor.say("recovery-stop-button")}</button>
                </form>
            </div>
        }
        .into_any(),
    )
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, overview, _) = submission.of_account().await?;
    let visitor = submission.visitor.clone();
    match recovery::stop(&visitor.portal, &overview.brand, &visitor.actor()).await {
        Ok(_) => Ok(submission.done(Done::RecoveryStopped, paths::SECURITY)),
        Err(error) => Err(submission.failed(&error).await),
    }
}
