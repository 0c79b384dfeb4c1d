//! What came of a change of what somebody signs in with.

use axum::response::Response;
use tower_sessions::Session;

use super::Submission;
use crate::{
    domain::{account::Changed, error::Error},
    web::done::Done,
};

/// What came of a change of an account, on the page that says it: everybody was signed out, and whoever did it goes on.
pub async fn changed(
    session: Session,
    submission: Submission,
    outcome: Result<Changed, Error>,
    done: Done,
    page: &str,
) -> Result<Response, Response> {
    match outcome {
        Ok(Changed::Done { session: proved }) => {
            let language = submission.visitor.language;
            Ok(submission.goes_on(&session, proved, language).await?.done(done, page))
        }
        Ok(Changed::Stale) => Err(submission.again("fault-form-changed").await),
        Ok(Changed::Refused(_)) => Err(submission.again("fault-passkey").await),
        Ok(Changed::Gone) => Err(submission.nothing_here().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
