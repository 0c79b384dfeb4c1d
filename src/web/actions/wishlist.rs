//! Something goes off a list, or gets a note.

use axum::response::Response;

use super::{Submission, settle};
use crate::domain::wishlist::{self, Note, NoteFault};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand, _, person_id) = submission.signed_in().await?;
    let portal = submission.visitor.portal.clone();
    let actor = submission.visitor.actor();
    let Ok(id) = submission.posted.one("id").parse() else { return Err(submission.page_again().await) };
    let done = match submission.posted.one("do") {
        "remove" => wishlist::remove(&portal, &brand, person_id, id, &actor).await.map(|_| "removed"),
        _ => {
            let note = match Note::parse(submission.posted.one("note")) {
                Ok(note) => note,
                Err(fault) => return Err(submission.faulty(vec![("note", message(fault))]).await),
            };
            wishlist::annotate(&portal, &brand, person_id, (id, &note), &actor)
                .await
                .map(|there| if there { "noted" } else { "unchanged" })
        }
    };
    match done {
        Ok(done) => Ok(submission.go(&format!("/me/{}/wishlist?done={done}", brand.slug))),
        Err(error) => Err(submission.failed(&error).await),
    }
}

fn message(fault: NoteFault) -> &'static str {
    match fault {
        NoteFault::TooLong => "fault-note-long",
        NoteFault::Hidden => "fault-note-hidden",
    }
}
