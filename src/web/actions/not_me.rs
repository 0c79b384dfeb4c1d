//! A mailbox is silenced for joins.

use axum::response::Response;

use super::{Submission, settle};
use crate::{
    guards::Action,
    ids::Token,
    signup::{self, NotMe},
};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::Link).await?.at_brand().await?;
    let submission = submission.checked().await?;
    let Some(token) = Token::parse(submission.visitor.token_text()) else { return Err(submission.page_again().await) };
    match signup::not_me(&submission.visitor.portal, &brand, &token).await {
        Ok(NotMe::Open) => Ok(submission.go(&format!("{}?done=silenced", submission.visitor.path))),
        Ok(NotMe::Expired | NotMe::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
