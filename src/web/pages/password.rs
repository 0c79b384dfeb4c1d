//! `/me/security/password`: choosing a password, changing and removing it, at fresh proof.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::{
        account::{self, password::Chosen},
        login::Typed,
        person::overview::Overview,
    },
    web::{
        done::Done,
        forms::{self, Posted, Submission, into_response, messages::password_message, posted},
        parts::{NEW_PASSWORD, PasswordField, faults, go, hidden, sheet},
        signed_in,
        step_up::stepped_up,
        visitor::Visitor,
    },
};

/// What the second button does.
const REMOVE: &str = "remove";

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page_of_account(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    if overview.account_id.is_none() {
        return go(visitor, paths::SECURITY);
    }
    let posted = posted();
    let credentials = signed_in::credentials();
    let (title, button, had) = match credentials.password {
        Some(_) => ("password-change-title", "password-change-button", true),
        None => ("password-set-title", "password-set-button", false),
    };
    let title = visitor.say(title);
    let least = account::password::least(credentials.app.is_some()) as i64;
    let forms = stepped_up(visitor, &overview.brand, || {
        let hint = visitor.say_with("new-password-hint", &[("least", least.into())]);
        let remove = had.then(|| {
            view! {
                <h2>{visitor.say("password-remove-title")}</h2>
                <p>{visitor.say("password-remove-what")}</p>
                <form method="post" action=visitor.href(&visitor.path)>
                    <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
                    <p class="actions">
                        <button class="danger" name=forms::DO value=REMOVE>{visitor.say("password-remove-button")}</button>
                    </p>
                </form>
            }
        });
        view! {
            <form method="post" action=visitor.href(&visitor.path) novalidate>
                {hidden(visitor, &posted)}
                // So that password managers know whose it is.
                <input type="text" name="username" autocomplete="username" value=overview.address.clone() hidden />
                <PasswordField visitor=visitor.clone() posted=posted.clone() name=NEW_PASSWORD hint=hint />
                <p class="actions">
                    <button class="primary">{visitor.say(button)}</button>
                </p>
            </form>
            {remove}
        }
        .into_any()
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("password-lede")}</p>
        {faults(visitor, &posted)}
        {forms}
        <ul class="links">
            <li>
                <a href=visitor.href(paths::SECURITY)>{visitor.say("back-to-security")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, overview, signed_in) = submission.of_account().await?;
    let visitor = submission.visitor.clone();
    let (portal, actor) = (&visitor.portal, visitor.actor());
    if submission.posted.one(forms::DO) == REMOVE {
        let removed = account::password::remove(portal, &overview.brand, &actor).await;
        return forms::changed(session, submission, removed, Done::PasswordRemoved, paths::SECURITY).await;
    }
    let Some(account_id) = signed_in.account_id() else { return Err(submission.nothing_here().await) };
    let credentials = match account::credentials(portal, account_id).await {
        Ok(credentials) => credentials,
        Err(error) => return Err(submission.failed(&error).await),
    };
    let typed = Posted::secret(&submission.body, NEW_PASSWORD);
    let has_app = credentials.app.is_some();
    let done = if credentials.password.is_some() { Done::PasswordChanged } else { Done::PasswordSet };
    match account::password::set(portal, &overview, (&typed, has_app), &actor).await {
        Ok(Chosen::Fault(fault)) => {
            Err(submission.faulty(vec![(NEW_PASSWORD, password_message(&fault, has_app))]).await)
        }
        Ok(Chosen::Busy) => Err(submission.not_right(Typed::Busy, (NEW_PASSWORD, "error-busy")).await),
        Ok(Chosen::Changed(outcome)) => forms::changed(session, submission, Ok(outcome), done, paths::SECURITY).await,
        Err(error) => Err(submission.failed(&error).await),
    }
}
