//! A person leaves a brand.

use axum::response::Response;
use tower_sessions::Session;

use super::{Submission, settle, sign_out::clear_site_data};
use crate::domain::rights;

pub async fn post(session: Session, submission: Submission) -> Response {
    settle(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, signed_in, _) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let Some(proof) = signed_in.fresh(visitor.now) else { return Err(submission.page_again().await) };
    match rights::leave(&visitor.portal, &brand, proof, &visitor.path).await {
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
