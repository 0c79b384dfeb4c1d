//! `/{brand}/join`: a name and an address, and what they are for. `/{brand}/join/sent`: what comes next, whatever came of it.

use std::sync::Arc;

use axum::{http::header, response::Response};
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    base::paths,
    domain::{
        signup::{self, Error, Faults, Form},
        wishlist::Wish,
    },
    platform::{brand::LiveBrand, guards::Action, portal::Portal},
    store::register::ATTEMPT_DAYS,
    web::{
        forms::{
            self, HONEYPOT, Submission, into_response,
            messages::{email_message, name_message},
            posted,
        },
        joined_cookie,
        parts::{Consents, Email, Name, Topics, at_brand, faults, hidden, sheet, step_list},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| page(&visitor, &brand, None))
}

/// The form, for joining alone or for keeping something besides.
pub fn page(visitor: &Visitor, brand: &Arc<LiveBrand>, wish: Option<&Wish>) -> AnyView {
    let posted = posted();
    let title = visitor.say(if wish.is_some() { "wish-title" } else { "join-title" });
    let heading = if posted.came_back() {
        visitor.say_with("faults-title", &[("title", title.clone().into())])
    } else {
        title.clone()
    };
    let lede = visitor.say(if wish.is_some() { "wish-lede" } else { "join-lede" });
    let content = view! {
        <h1>{title}</h1>
        {wish.map(label)}
        <p class="lede">{lede}</p>
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            {wish.map(fields)}
            <div class="leave-empty" aria-hidden="true">
                <label for="website">{visitor.say("leave-empty")}</label>
                <input id="website" name=HONEYPOT type="text" tabindex="-1" autocomplete="off" />
            </div>
            <Name visitor=visitor.clone() posted=posted.clone() value=posted.one("name") />
            <Email visitor=visitor.clone() posted=posted.clone() />
            <Topics visitor=visitor.clone() brand=brand.clone() ticked=posted.many("topic").to_vec() />
            <Consents visitor=visitor.clone() brand=brand.clone() ticked=posted.consents() />
            <p class="fine">{visitor.say("join-no-box")}</p>
            <p class="actions">
                <button class="primary">{visitor.say("join-button")}</button>
            </p>
            <p class="fine">
                {visitor.say("join-notice")} " "
                <a href=visitor.href(&paths::at(&brand.slug).notices())>{visitor.say("notice-full")}</a>
            </p>
        </form>
    };
    sheet(visitor, heading, content)
}

/// What is to be kept, as the link calls it.
pub fn label(wish: &Wish) -> AnyView {
    view! { <p class="wording">{wish.label().to_owned()}</p> }.into_any()
}

/// What the form says about it.
pub fn fields(wish: &Wish) -> AnyView {
    view! {
        <input type="hidden" name="item" value=wish.item().to_owned() />
        <input type="hidden" name="label" value=wish.label().to_owned() />
    }
    .into_any()
}

#[component]
pub fn Sent() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("sent-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("sent-lede")}</p>
            {step_list(vec![visitor.say("sent-step-open"), visitor.say("sent-step-press"), visitor.say("sent-step-then")])}
            <p>{visitor.say_with("sent-nothing", &[("days", ATTEMPT_DAYS.into())])}</p>
            <ul class="links">
                <li>
                    <a href=visitor.href(&paths::at(&brand.slug).nothing_came())>{visitor.say("to-nothing-came")}</a>
                </li>
            </ul>
        };
        sheet(&visitor, title, content)
    })
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::Join).await?.at_brand().await?;
    take(submission, &brand, None).await
}

/// Takes a join that was counted, with something to keep or without.
pub async fn take(submission: Submission, brand: &LiveBrand, wish: Option<Wish>) -> Result<Response, Response> {
    let submission = submission.checked().await?;
    let made_at = forms::made_at(&submission.visitor, submission.posted.one(forms::TOKEN));
    if made_at.is_some_and(|made_at| forms::too_fast(&submission.visitor, made_at)) {
        return Err(submission.again("fault-too-fast").await);
    }
    let portal = submission.visitor.portal.clone();
    if submission.posted.is_filled(HONEYPOT) {
        // The usual answer, and nothing is stored.
        return Ok(sent(&submission, &portal, portal.new_id()));
    }
    let form = Form {
        name: submission.posted.one("name").to_owned(),
        email: submission.posted.one("email").to_owned(),
        topics: submission.posted.many("topic").to_vec(),
        consents: submission.posted.consents(),
        wish,
    };
    match signup::post(&portal, brand, form, submission.visitor.language, &submission.visitor.path).await {
        Ok(attempt) => Ok(sent(&submission, &portal, attempt)),
        Err(Error::Faults(faults)) if faults.stale && faults.name.is_none() && faults.email.is_none() => {
            Err(submission.again("fault-form-changed").await)
        }
        Err(Error::Faults(faults)) => Err(submission.faulty(messages(&faults)).await),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// To the page that says what comes next, with a mark by which this browser can be known when the email is opened.
fn sent(submission: &Submission, portal: &Portal, attempt: Uuid) -> Response {
    let slug = submission.visitor.brand.as_ref().map_or("", |brand| brand.slug.as_str());
    let mut response = submission.go(&paths::at(slug).join_sent());
    if let Some(cookie) = joined_cookie::set(portal, attempt) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// How to mend each field.
fn messages(faults: &Faults) -> Vec<(&'static str, &'static str)> {
    let name = faults.name.as_ref().map(|fault| ("name", name_message(fault)));
    let email = faults.email.as_ref().map(|fault| ("email", email_message(fault)));
    name.into_iter().chain(email).collect()
}
