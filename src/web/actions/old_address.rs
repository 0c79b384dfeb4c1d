//! A change of address is put back.

use axum::response::Response;

use super::{Submission, settle};
use crate::domain::person::old_address::{self, PutBack};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let visitor = submission.visitor.clone();
    match old_address::put_back(&visitor.portal, &brand, &token, &visitor.link_holder()).await {
        // A week-old letter proves too little for a session: a fresh link is one step away.
        Ok(PutBack::Open) => Ok(submission.go(&format!("/{}/manage?done=address-put-back", brand.slug))),
        Ok(PutBack::Taken | PutBack::Used | PutBack::Expired | PutBack::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
