//! Signing out ends the session and clears what the browser kept (BAR S4).

use axum::{
    http::{HeaderName, HeaderValue},
    response::Response,
};
use tower_sessions::Session;

use super::{Submission, settle};

pub async fn post(session: Session, submission: Submission) -> Response {
    settle(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let submission = submission.checked().await?;
    if let Err(error) = session.flush().await {
        return Err(submission.failed(&error).await);
    }
    let mut response = submission.go("/me?done=signed-out");
    clear_site_data(&mut response);
    Ok(response)
}

/// Cookies and storage; the cache holds nothing personal.
pub fn clear_site_data(response: &mut Response) {
    let value = HeaderValue::from_static("\"cookies\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), value);
}
