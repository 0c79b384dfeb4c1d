//! A mailbox is silenced for joins.

use axum::response::Response;

use super::{Submission, settle};
use crate::signup::{self, NotMe};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    match signup::not_me(&submission.visitor.portal, &brand, &token).await {
        Ok(NotMe::Open) => Ok(submission.go(&format!("{}?done=silenced", submission.visitor.path))),
        Ok(NotMe::Expired | NotMe::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
