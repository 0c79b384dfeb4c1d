//! Something is to be kept: by somebody who is signed in, or with a join.

use axum::response::Response;

use super::{Submission, join, settle};
use crate::{
    domain::wishlist::{self, AddOutcome, Wish},
    platform::guards::Action,
    store::person,
};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::Join).await?.at_brand().await?;
    let Ok(wish) = Wish::parse(submission.posted.one("item"), submission.posted.one("label")) else {
        return Err(submission.page_again().await);
    };
    let visitor = submission.visitor.clone();
    let known = async {
        let Some(signed_in) = visitor.signed_in else { return Ok(None) };
        person::of(&mut visitor.portal.store.read().await?, signed_in.mailbox_id(), brand.id).await
    };
    let person = match known.await {
        Ok(Some(person)) => person,
        Ok(None) => return join::take(submission, &brand, Some(wish)).await,
        Err(error) => return Err(submission.failed(&error).await),
    };
    let submission = submission.checked().await?;
    match wishlist::keep(&visitor.portal, &brand, person.id, &wish, &visitor.actor()).await {
        Ok(kept) => Ok(submission.go(&format!("/me/{}/wishlist?done={}", brand.slug, code(kept)))),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// How the next page says what came of it.
pub fn code(kept: AddOutcome) -> &'static str {
    match kept {
        AddOutcome::Done => "kept",
        AddOutcome::Already => "kept-already",
        AddOutcome::Full => "list-full",
        AddOutcome::Gone => "unchanged",
    }
}
