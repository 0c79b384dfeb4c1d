//! Somebody wishes for another address, and its owner proves it.

use axum::{http::StatusCode, response::Response};
use tower_sessions::Session;

use super::{Submission, join::email_message, open_session, settle};
use crate::{
    base::address::Address,
    domain::{
        error::Error,
        person::new_address::{self, Asked, Proved},
    },
    platform::guards::Action,
    web::errors,
};

/// The wish.
pub async fn ask(submission: Submission) -> Response {
    settle(wish(submission).await)
}

async fn wish(submission: Submission) -> Result<Response, Response> {
    // Each can be a letter to a stranger.
    let (submission, brand, ..) = submission.counted(Action::Join).await?.signed_in().await?;
    let visitor = submission.visitor.clone();
    let address = match Address::parse(submission.posted.one("email")) {
        Ok(address) => address,
        Err(fault) => return Err(submission.faulty(vec![("email", email_message(&fault))]).await),
    };
    match new_address::ask(&visitor.portal, &brand, &address, &visitor.actor()).await {
        Err(Error::Denied(_)) => Err(submission.page_again().await),
        Ok(Asked::Done) => Ok(submission.go("/me?done=new-address")),
        Ok(Asked::Same) => Err(submission.faulty(vec![("email", "fault-email-same")]).await),
        Ok(Asked::Gone) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// The button behind the link that went there.
pub async fn prove(session: Session, submission: Submission) -> Response {
    settle(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let visitor = submission.visitor.clone();
    let here = visitor.signed_in.map(|signed_in| signed_in.mailbox_id());
    match new_address::prove(&visitor.portal, &brand, &token, here, &visitor.link_holder()).await {
        Ok(Proved::Done { language, session: Some(proved), .. }) => {
            if let Err(error) = open_session(&session, proved, language).await {
                return Err(submission.failed(&error).await);
            }
            Ok(submission.go("/me?done=address-changed"))
        }
        Ok(Proved::Done { .. }) => Ok(submission.go(&format!("/{}/manage?done=address-changed", brand.slug))),
        Ok(Proved::Taken) => {
            Err(errors::page(&submission.web, submission.parts, StatusCode::CONFLICT, "new-address-taken").await)
        }
        Ok(Proved::Not(_)) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
