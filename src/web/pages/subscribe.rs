//! `/{brand}/subscribe`: an address and a name, and the sentence above the button that pressing it consents to.
//! `/{brand}/subscribe/sent`: what comes next, whatever came of it.

use std::sync::Arc;

use axum::{http::header, response::Response};
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    base::{address::Address, paths},
    domain::{
        account::terms::Declared,
        signup::{self, Error, Faults, Form},
        wishlist::Wish,
    },
    platform::{
        brand::{LiveBrand, Topic},
        guards::Action,
        portal::Portal,
    },
    store::register::ATTEMPT_DAYS,
    web::{
        cookies::{self, attempt_from_here},
        forms::{
            self, HONEYPOT, PRESSED, Posted, Submission, into_response,
            messages::{email_message, name_message},
            posted,
        },
        parts::{
            Email, Groups, Name, above_button, already_signed_in, at_brand, email_sent, faults, hidden, offers_more,
            sent_to, sheet, step_list,
        },
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| {
        let asked = visitor.asked("topic").and_then(|id| brand.topics_by_email().find(|topic| topic.id == id));
        // The form leads back to the same topic.
        let action = asked.map_or(visitor.path.clone(), |topic| format!("{}?topic={}", visitor.path, topic.id));
        let topic = asked.or(brand.main_topic()).cloned();
        let title = match &topic {
            Some(topic) => {
                let name = topic.name.in_language(visitor.language);
                visitor.say_with("subscribe-title-topic", &[("topic", name.into())])
            }
            None => visitor.say("subscribe-title"),
        };
        let lede = match &topic {
            Some(topic) => topic.description.in_language(visitor.language).to_owned(),
            None => visitor.say("subscribe-lede"),
        };
        let what = what_to_get(&visitor, &brand, topic.as_ref(), &posted());
        let about = view! {
            <p class="lede">{lede}</p>
            {already_signed_in(&visitor)}
        };
        form(&visitor, &brand, title, about.into_any(), what, "subscribe-button", action)
    })
}

/// The form, for keeping something: nothing is subscribed to but what is ticked.
pub fn to_keep(visitor: &Visitor, brand: &Arc<LiveBrand>, wish: &Wish) -> AnyView {
    let about = view! {
        {label(wish)}
        <p class="lede">{visitor.say("wish-lede")}</p>
    };
    let posted = posted();
    let more = more(visitor, brand, None, &posted, posted.came_back());
    let what = view! {
        {fields(wish)}
        {more}
    };
    form(
        visitor,
        brand,
        visitor.say("wish-title"),
        about.into_any(),
        what.into_any(),
        "wish-button",
        visitor.path.clone(),
    )
}

fn form(
    visitor: &Visitor,
    brand: &LiveBrand,
    title: String,
    about: AnyView,
    what: AnyView,
    button: &'static str,
    action: String,
) -> AnyView {
    let posted = posted();
    let heading = if posted.came_back() {
        visitor.say_with("faults-title", &[("title", title.clone().into())])
    } else {
        title.clone()
    };
    let content = view! {
        <h1>{title}</h1>
        {about}
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&action) novalidate>
            {hidden(visitor, &posted)}
            {trap(visitor, &posted)}
            <Email visitor=visitor.clone() posted=posted.clone() />
            <Name visitor=visitor.clone() posted=posted.clone() value=posted.one("name") required=brand.name_required />
            {what}
            <p class="actions">
                <button class="primary">{visitor.say(button)}</button>
            </p>
        </form>
    };
    sheet(visitor, heading, content)
}

/// The field that people do not see and machines fill in. Where it was filled in, the form that is shown again has none, and says
/// that it is that form.
pub fn trap(visitor: &Visitor, posted: &Posted) -> AnyView {
    if posted.is_filled(HONEYPOT) || posted.is_filled(PRESSED) {
        return view! { <input type="hidden" name=PRESSED value=forms::pressed_token(visitor) /> }.into_any();
    }
    view! {
        <div class="leave-empty" aria-hidden="true">
            <label for="website">{visitor.say("leave-empty")}</label>
            <input id="website" name=HONEYPOT type="text" tabindex="-1" autocomplete="off" />
        </div>
    }
    .into_any()
}

/// With a topic in question, more is behind one press and the words for the button stand right above it; else all there is.
fn what_to_get(visitor: &Visitor, brand: &Arc<LiveBrand>, topic: Option<&Topic>, posted: &Posted) -> AnyView {
    let Some(topic) = topic else {
        let fault =
            posted.fault("topics").map(|fault| view! { <p class="fault" id="topics-fault">{visitor.say(fault)}</p> });
        return view! {
            <div id="topics" tabindex="-1">
                {fault}
                <Groups visitor=visitor.clone() brand=brand.clone() chosen=posted.choices(brand) above=None />
            </div>
        }
        .into_any();
    };
    let more = offers_more(brand, topic).then(|| {
        let chose_more = posted.many("topic").iter().any(|id| *id != topic.id) || !posted.many("consent").is_empty();
        more(visitor, brand, Some(topic), posted, chose_more)
    });
    view! {
        {more}
        {above_button(visitor, brand, topic)}
    }
    .into_any()
}

/// What else there is, behind one press.
fn more(visitor: &Visitor, brand: &Arc<LiveBrand>, above: Option<&Topic>, posted: &Posted, open: bool) -> AnyView {
    view! {
        <details class="more-topics" open=open>
            <summary>{visitor.say("subscribe-more")}</summary>
            <Groups visitor=visitor.clone() brand=brand.clone() chosen=posted.choices(brand) above=above.cloned() />
        </details>
    }
    .into_any()
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
    email_sent(attempt_from_here, sent_page)
}

/// Only the browser that typed an address is told where the email went, as it was read; the same whether or not it is known.
fn sent_page(visitor: &Visitor, brand: &LiveBrand, address: Option<Address>) -> AnyView {
    let again = paths::at(&brand.slug).subscribe();
    sent_page_of(visitor, brand, address, (&again, "to-subscribe", "sent-step-then"))
}

/// With the way back to the form, and what they have once they confirm.
pub fn sent_page_of(
    visitor: &Visitor,
    brand: &LiveBrand,
    address: Option<Address>,
    (again, to_form, then): (&str, &str, &str),
) -> AnyView {
    let title = visitor.say("sent-title");
    let again = visitor.href(again);
    let (lede, meant) = sent_to(visitor, address.as_ref(), ("sent-lede", "sent-lede-to"), again, to_form);
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{lede}</p>
        {meant}
        {step_list(vec![visitor.say("sent-step-open"), visitor.say("sent-step-press"), visitor.say(then)])}
        <p>{visitor.say_with("sent-nothing", &[("days", ATTEMPT_DAYS.into())])}</p>
        <ul class="links">
            <li>
                <a href=visitor.href(&paths::at(&brand.slug).no_email())>{visitor.say("to-nothing-came")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

pub async fn post(submission: Submission) -> Response {
    into_response(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::Join).await?.at_brand().await?;
    let sent = paths::at(&brand.slug).subscribe_sent();
    take(submission, &brand, Besides::default(), &sent).await
}

/// What a form asks for besides a subscription.
#[derive(Default)]
pub struct Besides {
    /// To be kept.
    pub wish: Option<Wish>,
    /// An account.
    pub registers: Option<Declared>,
}

/// Takes a join that was counted, and goes on to the page that says what comes next.
pub async fn take(
    submission: Submission,
    brand: &LiveBrand,
    Besides { wish, registers }: Besides,
    sent_page: &str,
) -> Result<Response, Response> {
    let submission = submission.checked().await?;
    let made_at = forms::made_at(&submission.visitor, submission.posted.one(forms::TOKEN));
    if made_at.is_some_and(|made_at| forms::too_fast(&submission.visitor, made_at)) {
        return Err(submission.again("fault-too-fast").await);
    }
    let portal = submission.visitor.portal.clone();
    // Browsers and password managers fill in what they should not: nobody is lost without a word.
    let is_pressed = forms::is_pressed(&submission.visitor, submission.posted.one(PRESSED));
    if submission.posted.is_filled(HONEYPOT) || submission.posted.is_filled(PRESSED) && !is_pressed {
        return Err(submission.again("fault-trap").await);
    }
    let form = Form {
        name: submission.posted.one("name").to_owned(),
        email: submission.posted.one("email").to_owned(),
        choices: submission.posted.choices(brand),
        wish,
        registers,
    };
    match signup::post(&portal, brand, form, submission.visitor.language, &submission.visitor.path).await {
        Ok(attempt) => Ok(sent(&submission, &portal, attempt, sent_page)),
        Err(Error::Faults(faults)) if faults == (Faults { stale: true, ..Faults::default() }) => {
            Err(submission.again("fault-form-changed").await)
        }
        Err(Error::Faults(faults)) => Err(submission.faulty(messages(&faults)).await),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// To the page that says what comes next, with a mark by which this browser can be known when the email is opened.
fn sent(submission: &Submission, portal: &Portal, attempt: Uuid, page: &str) -> Response {
    let mut response = submission.go(page);
    if let Some(cookie) = cookies::joined(portal, attempt) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// How to mend each field.
fn messages(faults: &Faults) -> Vec<(&'static str, &'static str)> {
    let name = faults.name.as_ref().map(|fault| ("name", name_message(fault)));
    let email = faults.email.as_ref().map(|fault| ("email", email_message(fault)));
    let nothing = faults.nothing.then_some(("topics", "fault-nothing-chosen"));
    email.into_iter().chain(name).chain(nothing).collect()
}
