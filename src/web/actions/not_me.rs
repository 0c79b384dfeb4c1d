//! A mailbox is silenced for joins.

use axum::response::Response;

use super::{Submission, settle};
use crate::domain::signup::{self, Disavowal};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    match signup::disavow(&submission.visitor.portal, &brand, &token, &submission.visitor.link_holder()).await {
        Ok(Disavowal::Open) => Ok(submission.go(&format!("{}?done=silenced", submission.visitor.path))),
        Ok(Disavowal::Expired | Disavowal::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
