//! `/{brand}/unsubscribe/{token}` and `/{brand}/one-click/{token}`: what the holder of an email's link may see and do. Which
//! topics are on, no name, no address, and only less of it.

use std::sync::Arc;

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::paths,
    domain::{
        login::Actor,
        preferences::unsubscribe_link::{self, Reading, Reduction},
    },
    platform::{brand::LiveBrand, guards::Action},
    web::{
        done::Done,
        forms::{self, Submission, into_response, posted},
        parts::{at_brand, broken, faults, gone_link, load, no_such_link, sheet},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let holder = match unsubscribe_link::read(&visitor.portal, &brand, visitor.last_part()).await {
        Ok(Reading::Ours(holder)) => holder,
        Ok(Reading::Gone) => return gone_link("unsubscribe-gone"),
        Ok(Reading::Unknown) => return no_such_link("unsubscribe-unknown"),
        Err(error) => return broken(&error),
    };
    let on = match unsubscribe_link::topics_on(&visitor.portal, &brand, &holder).await {
        Ok(on) => on,
        Err(error) => return broken(&error),
    };
    let posted = posted();
    let path = visitor.path.replacen("/one-click/", "/unsubscribe/", 1);
    let action = visitor.href(&path);
    let value = forms::token_for(&visitor, &path);
    let token = move || view! { <input type="hidden" name=forms::TOKEN value=value.clone() /> };
    let done = (visitor.done() == Some(Done::Stopped)).then(|| view! { <p>{visitor.say("unsubscribe-undo")}</p> });
    let rows = on
        .iter()
        .filter_map(|id| brand.topic(id))
        .map(|topic| {
            let name = topic.name.in_language(visitor.language).to_owned();
            let label = visitor.say_with("unsubscribe-named", &[("name", name.clone().into())]);
            view! {
                <li>
                    <div class="subscription" data-state="on">
                    <div class="what">
                        <h3>{name}</h3>
                        <p>{topic.description.in_language(visitor.language).to_owned()}</p>
                    </div>
                    <div class="state">{visitor.say("unsubscribe-state-on")}</div>
                    <form method="post" action=action.clone()>
                        {token()}
                        <input type="hidden" name="topic" value=topic.id.clone() />
                        <button class="quiet" aria-label=label>{visitor.say("unsubscribe-button")}</button>
                    </form>
                    </div>
                </li>
            }
        })
        .collect_view();
    let list = if on.is_empty() {
        view! { <p class="empty">{visitor.say("unsubscribe-none")}</p> }.into_any()
    } else {
        view! {
            <h2>{visitor.say("unsubscribe-on")}</h2>
            <ul class="subscriptions">{rows}</ul>
            <form method="post" action=action.clone()>
                {token()}
                <input type="hidden" name="everything" value="yes" />
                <p class="actions">
                    <button class="danger">{visitor.say("unsubscribe-all")}</button>
                </p>
            </form>
        }
        .into_any()
    };
    let title = visitor.say("unsubscribe-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("unsubscribe-lede")}</p>
        {done}
        {faults(&visitor, &posted)}
        {list}
        <p class="fine">
            {visitor.say("unsubscribe-more")} " "
            <a href=visitor.href(&paths::at(&brand.slug).sign_in_link())>{visitor.say("to-sign-in")}</a>
        </p>
    };
    sheet(&visitor, title, content)
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::Link).await?.at_brand().await?;
    let submission = submission.checked().await?;
    let visitor = submission.visitor.clone();
    let less = if submission.posted.one("everything") == "yes" {
        Reduction::Everything
    } else {
        Reduction::Topic(submission.posted.one("topic").to_owned())
    };
    let form = paths::at(&brand.slug).form("unsubscribe");
    let outcome = async {
        let read = unsubscribe_link::read(&visitor.portal, &brand, visitor.last_part()).await?;
        let Some(holder) = read.ours() else {
            return Ok(None);
        };
        unsubscribe_link::reduce(&visitor.portal, &brand, &holder, less, &Actor::link_holder(form)).await.map(Some)
    };
    match outcome.await {
        Ok(Some(_)) => Ok(submission.done(Done::Stopped, &paths::at(&brand.slug).unsubscribe(visitor.last_part()))),
        Ok(None) => Err(submission.page_again().await),
        Err(error) => Err::<Response, Response>(submission.failed(&error as &crate::domain::error::Error).await),
    }
}
