//! The owner accepts or drops what somebody asked for in their name, or allows emails for joins again.

use axum::response::Response;

use crate::{
    base::paths,
    domain::{person::overview, preferences::pending_changes},
    web::{
        done::Done,
        forms::{Submission, into_response},
    },
};

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, _, person_id) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let actor = visitor.actor();
    let outcome = async {
        Ok::<_, crate::domain::error::Error>(match submission.posted.one("decision") {
            "accept" => {
                let accepted = pending_changes::accept(&visitor.portal, &brand, person_id, &actor).await?;
                Some(match (accepted.started.is_empty(), accepted.left.is_empty()) {
                    (false, true) => Done::Accepted,
                    (false, false) => Done::AcceptedSome,
                    (true, false) => Done::AcceptedNone,
                    (true, true) => Done::Unchanged,
                })
            }
            "drop" => {
                pending_changes::drop_all(&visitor.portal, &brand, person_id, &actor).await?;
                Some(Done::Dropped)
            }
            "lift" => {
                overview::lift_mute(&visitor.portal, &brand, &actor).await?;
                Some(Done::MuteLifted)
            }
            _ => None,
        })
    };
    match outcome.await {
        Ok(Some(done)) => Ok(submission.done(done, paths::ME)),
        Ok(None) => Ok(submission.go(paths::ME)),
        Err(error) => Err(submission.failed(&error).await),
    }
}
