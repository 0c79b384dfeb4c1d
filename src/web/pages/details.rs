//! `/me/{brand}/details`: name and language, changed at once.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::person::{self, overview::Overview},
    i18n::Language,
    web::{
        done::Done,
        forms::{Reader, Submission, into_response, messages::name_message, posted},
        parts::{Name, faults, hidden, sheet},
        session::LANGUAGE,
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let posted = posted();
    let title = visitor.say("details-title");
    let name = if posted.came_back() { posted.one("name").to_owned() } else { overview.name.clone() };
    let chosen = if posted.came_back() { posted.one("language").to_owned() } else { overview.person.language.clone() };
    let languages = overview
        .brand
        .languages
        .iter()
        .map(|language| {
            let tag = language.tag();
            let id = format!("language-{tag}");
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name="language" value=tag checked={chosen == tag} />
                    <label for=id lang=tag>
                        <span class="what">{language.own_name()}</span>
                    </label>
                </div>
            }
        })
        .collect_view();
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("details-lede")}</p>
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            <Name visitor=visitor.clone() posted=posted.clone() value=name required=overview.brand.name_required />
            <fieldset class="choices">
                <legend>{visitor.say("details-language")}</legend>
                {languages}
            </fieldset>
            <p class="actions">
                <button class="primary">{visitor.say("save")}</button>
                <a class="button quiet" href=visitor.href(paths::ME)>{visitor.say("back-to-me")}</a>
            </p>
        </form>
        <p class="fine">
            {visitor.say("details-address")} " "
            <a href=visitor.href(&paths::me_at(&overview.brand.slug).new_address())>{visitor.say("details-address-link")}</a>
        </p>
    };
    sheet(visitor, title, content)
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, _, person_id) = submission.signed_in().await?;
    let visitor = submission.visitor.clone();
    let actor = visitor.actor();
    let mut form = Reader::new(&submission.posted);
    let Some(name) = form.field("name", |typed| brand.person_name(typed), name_message) else {
        let faults = form.faults();
        return Err(submission.faulty(faults).await);
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
        && let Err(error) = session.insert(LANGUAGE, language).await
    {
        return Err(submission.failed(&error).await);
    }
    Ok(submission.done(Done::DetailsSaved, paths::ME))
}
