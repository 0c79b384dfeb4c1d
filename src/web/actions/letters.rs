//! The holder of a letter's link wants less.

use axum::response::Response;

use super::{Submission, settle};
use crate::{
    domain::{
        login::Actor,
        preferences::letter_link::{self, Reduction},
    },
    platform::guards::Action,
};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::Link).await?.at_brand().await?;
    let submission = submission.checked().await?;
    let visitor = submission.visitor.clone();
    let less = if submission.posted.one("everything") == "yes" {
        Reduction::Everything
    } else {
        Reduction::Topic(submission.posted.one("topic").to_owned())
    };
    let form = format!("/{}/letters", brand.slug);
    let outcome = async {
        let Some(holder) = letter_link::read(&visitor.portal, &brand, visitor.last_part()).await? else {
            return Ok(None);
        };
        letter_link::reduce(&visitor.portal, &brand, &holder, less, &Actor::link_holder(form)).await.map(Some)
    };
    match outcome.await {
        Ok(Some(_)) => Ok(submission.go(&format!("{}?done=stopped", visitor.path))),
        Ok(None) => Err(submission.page_again().await),
        Err(error) => Err::<Response, Response>(submission.failed(&error as &crate::domain::error::Error).await),
    }
}
