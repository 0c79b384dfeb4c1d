//! `/me/security/app`: turning two-step verification on, with an authenticator app, and off.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use super::recovery_codes::{ShownCodes, show_codes};
use crate::{
    base::paths,
    domain::{
        account::{
            self,
            app::{Offered, TurnedOn},
        },
        person::overview::Overview,
    },
    web::{
        done::Done,
        forms::{self, Posted, Submission, into_response, posted},
        parts::{CODE, CodeField, broken, faults, go, hidden, qr, sheet, step_list},
        signed_in,
        step_up::stepped_up,
        visitor::Visitor,
    },
};

/// The secret that is being shown, sealed.
const OFFERED: &str = "offered";
const TURN_OFF: &str = "turn-off";

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page_of_account(|visitor, overview| match use_context::<ShownCodes>() {
        Some(codes) => show_codes(&visitor, &codes, "codes-lede-on", Done::AppAdded),
        None => show(&visitor, &overview),
    })
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let Some(session) = visitor.signed_in.filter(|session| session.account_id().is_some()) else {
        return go(visitor, paths::SECURITY);
    };
    let posted = posted();
    let is_on = signed_in::credentials().app.is_some();
    let (title, lede) = if is_on { ("app-off-title", "app-off-lede") } else { ("app-title", "app-lede") };
    let title = visitor.say(title);
    let form = stepped_up(visitor, &overview.brand, || {
        if is_on {
            return turn_off(visitor);
        }
        match account::app::offer(&visitor.portal, session, posted.one(OFFERED)) {
            Ok(offered) => set_up(visitor, overview, &posted, &offered),
            Err(error) => broken(&error),
        }
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say(lede)}</p>
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

fn set_up(visitor: &Visitor, overview: &Overview, posted: &Posted, offered: &Offered) -> AnyView {
    let url = offered.secret.url(&overview.brand.name, &overview.address).unwrap_or_default();
    view! {
        {step_list(vec![visitor.say("app-step-scan"), visitor.say("app-step-type")])}
        {qr(&url, visitor.say("app-qr"))}
        <details>
            <summary>{visitor.say("app-key-title")}</summary>
            <p>{visitor.say("app-key-what")}</p>
            <p>
                <code class="key">{offered.secret.text()}</code>
            </p>
            <p>
                <a href=url>{visitor.say("app-open")}</a>
            </p>
        </details>
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, posted)}
            <input type="hidden" name=OFFERED value=offered.sealed.clone() />
            <CodeField visitor=visitor.clone() posted=posted.clone() label="app-code" />
            <p class="actions">
                <button class="primary">{visitor.say("app-button")}</button>
            </p>
        </form>
    }
    .into_any()
}

fn turn_off(visitor: &Visitor) -> AnyView {
    view! {
        <form method="post" action=visitor.href(&visitor.path)>
            <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
            <p class="actions">
                <button class="danger" name=forms::DO value=TURN_OFF>{visitor.say("app-off-button")}</button>
            </p>
        </form>
    }
    .into_any()
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    let (submission, overview, _) = submission.of_account().await?;
    let visitor = submission.visitor.clone();
    let (portal, actor, brand) = (&visitor.portal, visitor.actor(), &overview.brand);
    if submission.posted.one(forms::DO) == TURN_OFF {
        let off = account::app::turn_off(portal, brand, &actor).await;
        return forms::changed(session, submission, off, Done::AppRemoved, paths::SECURITY).await;
    }
    let typed = Posted::secret(&submission.body, CODE);
    match account::app::turn_on(portal, brand, submission.posted.one(OFFERED), &typed, &actor).await {
        Ok(TurnedOn::Done { session: proved, codes }) => {
            let submission = submission.goes_on(&session, proved, visitor.language).await?;
            // Not by way of another page: they are shown once, and kept nowhere as they are.
            Ok(submission.shows(ShownCodes::of(&codes)).await)
        }
        Ok(TurnedOn::Wrong) => Err(submission.faulty(vec![(CODE, "fault-app-code")]).await),
        Ok(TurnedOn::Over) => Err(submission.again("fault-app-over").await),
        Ok(TurnedOn::Gone) => Err(submission.nothing_here().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
