//! What one letter link took away is put back.

use axum::response::Response;

use super::{Submission, settle};
use crate::preferences::{self, LookUndo};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let form = format!("/{}/undo", brand.slug);
    match preferences::undo(&submission.visitor.portal, &brand, &token, &form).await {
        Ok(LookUndo::Open(_)) => Ok(submission.go(&format!("/{}/manage?done=undone", brand.slug))),
        Ok(LookUndo::Nothing | LookUndo::Used | LookUndo::Expired | LookUndo::Unknown) => {
            Err(submission.page_again().await)
        }
        Err(error) => Err(submission.failed(&error).await),
    }
}
