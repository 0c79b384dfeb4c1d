//! Somebody asks for a sign-in link.

use axum::response::Response;

use super::{Submission, join::email_message, settle};
use crate::{
    domain::signup::{self, Error, Faults},
    platform::guards::Action,
};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::SignIn).await?.at_brand().await?;
    let submission = submission.checked().await?;
    let visitor = submission.visitor.clone();
    match signup::ask(&visitor.portal, &brand, submission.posted.one("email"), visitor.language, &visitor.path).await {
        Ok(_) => Ok(submission.go(&format!("/{}/manage/sent", brand.slug))),
        Err(Error::Faults(Faults { email: Some(fault), .. })) => {
            Err(submission.faulty(vec![("email", email_message(&fault))]).await)
        }
        Err(error) => Err(submission.failed(&error).await),
    }
}
