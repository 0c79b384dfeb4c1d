//! A signed-in person asks for a fresh proof of their mailbox.

use axum::response::Response;

use super::{Submission, settle};
use crate::domain::login;

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, signed_in, _) = submission.signed_in().await?;
    // Only our own words become a path.
    let word = match submission.posted.one("then") {
        "leave" => "leave",
        "data" => "data",
        "new-address" => "new-address",
        _ => "preferences",
    };
    let next = format!("/me/{}/{word}", brand.slug);
    match login::reauthenticate(&submission.visitor.portal, signed_in.mailbox_id(), &brand, &next).await {
        Ok(_) => Ok(submission.go(&format!("/me/{}/prove", brand.slug))),
        Err(error) => Err(submission.failed(&error).await),
    }
}
