//! `/me/security/recovery-codes`: how many are left, and new ones. Codes are shown by the answer to the form that made them, and never
//! again.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::{
        account::{
            self,
            recovery_codes::{Codes, Renewed},
        },
        person::overview::Overview,
    },
    web::{
        done::Done,
        forms::{self, Submission, into_response, posted},
        parts::{faults, go, sheet},
        signed_in,
        step_up::stepped_up,
        visitor::Visitor,
    },
};

/// Codes that were just made, for the page that shows them.
#[derive(Clone)]
pub struct ShownCodes(Vec<String>);

impl ShownCodes {
    pub fn of(codes: &Codes) -> ShownCodes {
        ShownCodes(codes.shown().collect())
    }
}

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page_of_account(|visitor, overview| match use_context::<ShownCodes>() {
        Some(codes) => show_codes(&visitor, &codes, "codes-lede-new", Done::CodesMade),
        None => show(&visitor, &overview),
    })
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let credentials = signed_in::credentials();
    if credentials.app.is_none() {
        return go(visitor, paths::SECURITY);
    }
    let posted = posted();
    let title = visitor.say("codes-title");
    let form = stepped_up(visitor, &overview.brand, || {
        view! {
            <p>{visitor.say("codes-new-what")}</p>
            <form method="post" action=visitor.href(&visitor.path)>
                <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
                <p class="actions">
                    <button class="primary">{visitor.say("codes-new-button")}</button>
                </p>
            </form>
        }
        .into_any()
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("codes-left", &[("unused", credentials.codes.into())])}</p>
        {faults(visitor, &posted)}
        {form}
        <ul class="links">
            <li>
                <a href=visitor.href(paths::SECURITY)>{visitor.say("back-to-security")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

/// The codes, to be kept, and the way on.
pub fn show_codes(visitor: &Visitor, codes: &ShownCodes, lede: &str, done: Done) -> AnyView {
    let title = visitor.say("codes-save-title");
    let text = format!(
        "{}\n\n{}\n",
        visitor.say_with("codes-file", &[("host", visitor.portal.site.host().into())]),
        codes.0.join("\n")
    );
    let encoded: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    // In a data URL a space is `%20` (RFC 2397).
    let file = format!("data:text/plain;charset=utf-8,{}", encoded.replace('+', "%20"));
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say(lede)}</p>
        <ol class="codes">{codes.0.iter().map(|code| view! { <li>{code.clone()}</li> }).collect_view()}</ol>
        <p>{visitor.say("codes-save-what")}</p>
        <p class="actions">
            <a class="button quiet" href=file download="recovery-codes.txt">{visitor.say("codes-download")}</a>
            <a class="button primary" href=visitor.href(&done.at(paths::SECURITY))>{visitor.say("codes-saved")}</a>
        </p>
    };
    sheet(visitor, title, content)
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, overview, _) = submission.of_account().await?;
    let visitor = submission.visitor.clone();
    match account::recovery_codes::renew(&visitor.portal, &overview.brand, &visitor.actor()).await {
        Ok(Renewed::Done { session: proved, codes }) => {
            let submission = submission.goes_on(&session, proved, visitor.language).await?;
            Ok(submission.shows(ShownCodes::of(&codes)).await)
        }
        Ok(Renewed::Gone) => Err(submission.nothing_here().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
