//! The owner accepts or drops what somebody asked for in their name, or allows letters for joins again.

use axum::response::Response;

use super::{Submission, settle};
use crate::domain::{person::overview, preferences::quarantine};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, signed_in, person_id) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let outcome = async {
        Ok::<_, crate::domain::preferences::Error>(match submission.posted.one("decision") {
            "accept" => {
                let accepted = quarantine::accept(&visitor.portal, &brand, person_id, &visitor.path).await?;
                Some(match (accepted.started.is_empty(), accepted.left.is_empty()) {
                    (false, true) => "accepted",
                    (false, false) => "accepted-some",
                    (true, false) => "accepted-none",
                    (true, true) => "unchanged",
                })
            }
            "drop" => {
                quarantine::drop_all(&visitor.portal, &brand, person_id, &visitor.path).await?;
                Some("dropped")
            }
            "lift" => {
                overview::lift_silence(&visitor.portal, signed_in.mailbox_id).await?;
                Some("lifted")
            }
            _ => None,
        })
    };
    match outcome.await {
        Ok(Some(done)) => Ok(submission.go(&format!("/me?done={done}"))),
        Ok(None) => Ok(submission.go("/me")),
        Err(error) => Err(submission.failed(&error).await),
    }
}
