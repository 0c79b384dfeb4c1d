//! Signing out ends the session and clears what the browser kept.

use axum::response::Response;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::login::stay,
    web::{
        done::Done,
        forms::{Submission, into_response},
        session::clear_site_data,
    },
};

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let submission = submission.checked().await?;
    let visitor = &submission.visitor;
    if let Some(stay) = visitor.signed_in.and_then(|session| session.stay())
        && let Err(error) = stay::end(&visitor.portal, stay.id).await
    {
        return Err(submission.failed(&error).await);
    }
    if let Err(error) = session.flush().await {
        return Err(submission.failed(&error).await);
    }
    let mut response = submission.done(Done::SignedOut, paths::ME);
    clear_site_data(&mut response);
    Ok(response)
}
