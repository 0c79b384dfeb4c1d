//! The button of a confirmation page is pressed.

use axum::response::Response;
use tower_sessions::Session;

use super::{Submission, join::joined_here, open_session, settle};
use crate::domain::signup::{self, Choices, Confirmed};

pub async fn post(session: Session, submission: Submission) -> Response {
    settle(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let visitor = submission.visitor.clone();
    let choices = Choices { topics: submission.posted.many("topic").to_vec(), consents: submission.posted.consents() };
    let here = |attempt| joined_here(&visitor.portal, &submission.parts.headers, attempt);
    let confirmed = signup::confirm(&visitor.portal, &brand, &token, choices, here, &visitor.link_holder()).await;
    match confirmed {
        Ok(Confirmed::Done { language, session: Some(proved), .. }) => {
            if let Err(error) = open_session(&session, proved, language).await {
                return Err(submission.failed(&error).await);
            }
            Ok(submission.go("/me?done=confirmed"))
        }
        Ok(Confirmed::Done { .. }) => Ok(submission.go(&format!("/{}/confirmed", brand.slug))),
        Ok(Confirmed::Stale) => Err(submission.again("fault-form-changed").await),
        Ok(Confirmed::Used | Confirmed::Expired | Confirmed::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
