//! A person leaves a brand.

use axum::response::Response;
use tower_sessions::Session;

use super::{Submission, settle, sign_out::clear_site_data};
use crate::domain::rights;

pub async fn post(session: Session, submission: Submission) -> Response {
    settle(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, ..) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    match rights::erase(&visitor.portal, &brand, &visitor.actor()).await {
        Err(rights::Error::Denied(_)) => Err(submission.page_again().await),
        Ok(left) => {
            let mut response = submission.go(&format!("/{}/left", brand.slug));
            if left.is_none_or(|left| left.was_last) {
                if let Err(error) = session.flush().await {
                    return Err(submission.failed(&error).await);
                }
                clear_site_data(&mut response);
            }
            Ok(response)
        }
        Err(error) => Err(submission.failed(&error).await),
    }
}
