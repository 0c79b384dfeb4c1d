//! Name and language are changed.

use axum::response::Response;
use tower_sessions::Session;

use super::{Submission, join::name_message, settle};
use crate::{base::name::Name, domain::person, i18n::Language, web::visitor::SPEAKS};

pub async fn post(session: Session, submission: Submission) -> Response {
    settle(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, _, person_id) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let actor = visitor.actor();
    let name = match Name::parse(submission.posted.one("name")) {
        Ok(name) => name,
        Err(fault) => return Err(submission.faulty(vec![("name", name_message(&fault))]).await),
    };
    let language =
        Language::from_tag(submission.posted.one("language")).filter(|language| brand.languages.contains(language));
    let outcome = async {
        person::rename(&visitor.portal, &brand, person_id, &name, &actor).await?;
        if let Some(language) = language {
            person::set_language(&visitor.portal, &brand, person_id, language, &actor).await?;
        }
        Ok::<(), crate::domain::error::Error>(())
    };
    if let Err(error) = outcome.await {
        return Err(submission.failed(&error).await);
    }
    if let Some(language) = language
        && let Err(error) = session.insert(SPEAKS, language).await
    {
        return Err(submission.failed(&error).await);
    }
    Ok(submission.go("/me?done=details"))
}
