//! What one letter link took away is put back.

use axum::response::Response;

use super::{Submission, settle};
use crate::domain::{
    login::Actor,
    preferences::{self, UndoState},
};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let form = format!("/{}/undo", brand.slug);
    match preferences::undo(&submission.visitor.portal, &brand, &token, &Actor::link_holder(form)).await {
        Ok(UndoState::Open(_)) => Ok(submission.go(&format!("/{}/manage?done=undone", brand.slug))),
        Ok(UndoState::Nothing | UndoState::Used | UndoState::Expired | UndoState::Unknown) => {
            Err(submission.page_again().await)
        }
        Err(error) => Err(submission.failed(&error).await),
    }
}
