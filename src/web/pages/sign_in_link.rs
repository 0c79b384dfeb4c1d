//! `/{brand}/sign-in`: "send me a link". Needs no old email.

use axum::{http::header, response::Response};
use leptos::prelude::*;

use crate::{
    base::{address::Address, paths},
    domain::signup::{self, Error, Faults},
    platform::{brand::LiveBrand, guards::Action},
    web::{
        cookies::{self, asked_from_here},
        forms::{Submission, into_response, messages::email_message, posted},
        parts::{Email, already_signed_in, at_brand, email_sent, faults, hidden, sent_to, sheet, step_list},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| {
        let posted = posted();
        let title = visitor.say("sign-in-link-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("sign-in-link-lede")}</p>
            {already_signed_in(&visitor)}
            {faults(&visitor, &posted)}
            <form method="post" action=visitor.href(&visitor.path) novalidate>
                {hidden(&visitor, &posted)}
                <Email visitor=visitor.clone() posted=posted.clone() />
                <p class="actions">
                    <button class="primary">{visitor.say("sign-in-link-button")}</button>
                </p>
            </form>
            <p class="fine">
                {visitor.say("sign-in-link-new")} " "
                <a href=visitor.href(&paths::at(&brand.slug).subscribe())>{visitor.say("greet-subscribe")}</a>
            </p>
        };
        sheet(&visitor, title, content)
    })
}

/// `/{brand}/sign-in/sent`: the same whether or not the address is known.
#[component]
pub fn Sent() -> impl IntoView {
    email_sent(asked_from_here, sent_page)
}

fn sent_page(visitor: &Visitor, brand: &LiveBrand, address: Option<Address>) -> AnyView {
    let title = visitor.say("sign-in-link-sent-title");
    let again = visitor.href(&paths::at(&brand.slug).sign_in_link());
    let (lede, meant) = sent_to(
        visitor,
        address.as_ref(),
        ("sign-in-link-sent-lede", "sign-in-link-sent-lede-to"),
        again,
        "to-sign-in",
    );
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{lede}</p>
        {meant}
        {step_list(vec![visitor.say("sent-step-open"), visitor.say("sign-in-link-sent-step")])}
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
    let (submission, brand) = submission.counted(Action::SignIn).await?.at_brand().await?;
    let submission = submission.checked().await?;
    let visitor = submission.visitor.clone();
    match signup::ask(&visitor.portal, &brand, submission.posted.one("email"), visitor.language, &visitor.path).await {
        Ok(attempt) => {
            let mut response = submission.go(&paths::at(&brand.slug).sign_in_link_sent());
            if let Some(cookie) = cookies::asked(&visitor.portal, attempt) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(Error::Faults(Faults { email: Some(fault), .. })) => {
            Err(submission.faulty(vec![("email", email_message(&fault))]).await)
        }
        Err(error) => Err(submission.failed(&error).await),
    }
}
