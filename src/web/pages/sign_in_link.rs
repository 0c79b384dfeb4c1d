//! `/{brand}/sign-in`: "send me a link". Needs no old email.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    base::paths,
    domain::signup::{self, Error, Faults},
    platform::guards::Action,
    web::{
        forms::{Submission, into_response, messages::email_message, posted},
        parts::{Email, at_brand, faults, hidden, sheet, step_list},
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| {
        let posted = posted();
        let title = visitor.say("sign-in-link-title");
        let already = visitor.signed_in.map(|_| {
            view! {
                <ul class="links">
                    <li>
                        <a href=visitor.href(paths::ME)>{visitor.say("sign-in-link-already")}</a>
                    </li>
                </ul>
            }
        });
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("sign-in-link-lede")}</p>
            {already}
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
    at_brand(|visitor, brand| {
        let title = visitor.say("sign-in-link-sent-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("sign-in-link-sent-lede")}</p>
            {step_list(vec![visitor.say("sent-step-open"), visitor.say("sign-in-link-sent-step")])}
            <ul class="links">
                <li>
                    <a href=visitor.href(&paths::at(&brand.slug).no_email())>{visitor.say("to-nothing-came")}</a>
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
    let (submission, brand) = submission.counted(Action::SignIn).await?.at_brand().await?;
    let submission = submission.checked().await?;
    let visitor = submission.visitor.clone();
    match signup::ask(&visitor.portal, &brand, submission.posted.one("email"), visitor.language, &visitor.path).await {
        Ok(_) => Ok(submission.go(&paths::at(&brand.slug).sign_in_link_sent())),
        Err(Error::Faults(Faults { email: Some(fault), .. })) => {
            Err(submission.faulty(vec![("email", email_message(&fault))]).await)
        }
        Err(error) => Err(submission.failed(&error).await),
    }
}
