//! `/{brand}/confirm/{token}`: what somebody ticked, to be adjusted and confirmed. Nothing that was typed is shown: it may
//! have been a stranger.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::{ids::Token, paths},
    domain::link::LinkState,
    domain::signup::{self, Asked, Choices, Confirmed},
    platform::brand::{
        LiveBrand,
        consent::{ConsentGiven, consent_wording},
    },
    web::{
        done::Done,
        forms::{Submission, into_response, posted},
        joined_cookie::joined_here,
        parts::{Consents, Topics, Unusable, at_brand, faults, go, hidden, link_page, load, sheet},
        session,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let unusable = Unusable { used: "confirm-used", expired: "confirm-expired", unknown: "confirm-unknown" };
    let look = async |token: &Token| signup::look(&visitor.portal, &brand, token).await;
    link_page(&visitor, unusable, look, |asked| show(&visitor, &brand, asked)).await
}

fn show(visitor: &Visitor, brand: &Arc<LiveBrand>, asked: Asked) -> AnyView {
    let Asked { topics, consents, has_wish, language } = asked;
    // The words that were agreed to were in the attempt's language, unless another is chosen now.
    if !visitor.chosen && language != visitor.language {
        return go(visitor, &format!("{}?lang={}", visitor.path, language.tag()));
    }
    let posted = posted();
    let ticked_topics = if posted.came_back() { posted.many("topic").to_vec() } else { topics };
    let ticked_consents = if posted.came_back() { posted.consents() } else { consents };
    let waits = waits(visitor, brand, &ticked_topics, &ticked_consents);
    let title = visitor.say("confirm-title");
    let not_you = visitor.say("confirm-not-you");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("confirm-lede")}</p>
        {has_wish.then(|| view! { <p>{visitor.say("confirm-wish")}</p> })}
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path)>
            {hidden(visitor, &posted)}
            <Topics visitor=visitor.clone() brand=brand.clone() ticked=ticked_topics />
            <Consents visitor=visitor.clone() brand=brand.clone() ticked=ticked_consents />
            {waits}
            <p class="actions">
                <button class="primary">{visitor.say("confirm-button")}</button>
            </p>
        </form>
        <p class="fine">{not_you}</p>
    };
    sheet(visitor, title, content)
}

/// Topics that were ticked without the agreement they need: nothing of them would come.
fn waits(visitor: &Visitor, brand: &LiveBrand, topics: &[String], consents: &[ConsentGiven]) -> Option<AnyView> {
    let agreed = |purpose: &str| {
        consents.iter().any(|agreed| agreed.purpose == purpose && consent_wording(brand, agreed).is_some())
    };
    let names: Vec<&str> = brand
        .topics_by_email()
        .filter(|topic| topics.contains(&topic.id))
        .filter(|topic| brand.consents().any(|purpose| purpose.id == topic.purpose) && !agreed(&topic.purpose))
        .map(|topic| topic.name.in_language(visitor.language))
        .collect();
    let names = names.join(", ");
    (!names.is_empty()).then(|| {
        view! { <p class="caution">{visitor.say_with("confirm-waits", &[("topics", names.into())])}</p> }.into_any()
    })
}

/// `/{brand}/confirmed`: where the link proved nothing afresh, so no session was opened.
#[component]
pub fn Confirmed() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("confirmed-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="done" role="status">{visitor.say("confirmed-done")}</p>
            <p>{visitor.say("confirmed-next")}</p>
            <p class="actions">
                <a class="button primary" href=visitor.href(&paths::at(&brand.slug).sign_in_link())>{visitor.say("manage-button")}</a>
            </p>
        };
        sheet(&visitor, title, content)
    })
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, brand, token) = submission.by_link().await?;
    let visitor = submission.visitor.clone();
    let choices = Choices { topics: submission.posted.many("topic").to_vec(), consents: submission.posted.consents() };
    let here = |attempt| joined_here(&visitor.portal, &submission.parts.headers, attempt);
    let confirmed = signup::confirm(&visitor.portal, &brand, &token, choices, here, &visitor.link_holder()).await;
    match confirmed {
        Ok(LinkState::Open(Confirmed::Done { language, session: Some(proved), .. })) => {
            if let Err(error) = session::open(&session, proved, language).await {
                return Err(submission.failed(&error).await);
            }
            Ok(submission.done(Done::Confirmed, paths::ME))
        }
        Ok(LinkState::Open(Confirmed::Done { .. })) => Ok(submission.go(&paths::at(&brand.slug).confirmed())),
        Ok(LinkState::Open(Confirmed::Stale)) => Err(submission.again("fault-form-changed").await),
        Ok(LinkState::Used | LinkState::Expired | LinkState::Unknown) => Err(submission.page_again().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
