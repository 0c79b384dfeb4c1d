//! The button of a sign-in link is pressed.

use axum::response::Response;
use tower_sessions::Session;

use super::{Submission, join::attempt_from_here, open_session, settle, wish::code};
use crate::{
    domain::{
        login::{self, Actor, Redeemed},
        signup,
    },
    i18n::Language,
    store::person,
};

pub async fn post(session: Session, submission: Submission) -> Response {
    settle(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let visitor = submission.visitor.clone();
    match login::redeem(&visitor.portal, &brand, &token).await {
        Ok(Redeemed::SignedIn { session: proved, next }) => {
            let mailbox_id = proved.mailbox_id();
            let speaks = async { person::of(&mut visitor.portal.store.read().await?, mailbox_id, brand.id).await };
            let language = match speaks.await {
                Ok(person) => {
                    person.and_then(|person| Language::from_tag(&person.language)).unwrap_or(visitor.language)
                }
                Err(error) => return Err(submission.failed(&error).await),
            };
            if let Err(error) = open_session(&session, proved, language).await {
                return Err(submission.failed(&error).await);
            }
            // What this browser wanted to keep before it was known whose it is.
            let Some(attempt) = attempt_from_here(&visitor.portal, &submission.parts.headers) else {
                return Ok(submission.go(&next));
            };
            match signup::carry(&visitor.portal, &brand, attempt, &Actor::person(proved, visitor.form())).await {
                Ok(Some(kept)) if next == "/me" => {
                    Ok(submission.go(&format!("/me/{}/wishlist?done={}", brand.slug, code(kept))))
                }
                Ok(_) => Ok(submission.go(&next)),
                Err(error) => Err(submission.failed(&error).await),
            }
        }
        Ok(Redeemed::SilenceLifted) => Ok(submission.go(&format!("/{}/join?done=lifted", brand.slug))),
        Ok(Redeemed::Used | Redeemed::Expired | Redeemed::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
