//! `/sign-in/second-step`: the code of an authenticator app, or a recovery code, after the first step of signing in.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use super::sign_in::go_in;
use crate::{
    base::paths,
    domain::{
        account::{
            self, Changed,
            recovery::{self, Begun, Recovery},
        },
        error::Error,
        login::{Session as SignedIn, Typed},
        person::overview,
    },
    web::{
        done::Done,
        forms::{self, Posted, Submission, into_response, posted},
        parts::{CODE, CodeField, broken, faults, go, hidden, load, sheet, time_of_day},
        session,
        visitor::{Visitor, visitor},
    },
};

/// What the buttons below the form do.
const RECOVER: &str = "recover";
const FINISH: &str = "finish";

#[component]
pub fn Page() -> impl IntoView {
    let visitor = visitor();
    let Some(halfway) = visitor.halfway else {
        return go(&visitor, if visitor.signed_in.is_some() { paths::ME } else { paths::SIGN_IN });
    };
    load(async move {
        let found = async {
            let recovery = recovery::of(&visitor.portal, halfway.account_id().unwrap_or_default()).await?;
            let takes_long = recovery::takes_long(&visitor.portal, halfway.mailbox_id()).await?;
            Ok::<_, Error>((recovery, takes_long))
        };
        match found.await {
            Ok(found) => show(&visitor, halfway, found),
            Err(error) => broken(&error),
        }
    })
}

fn show(visitor: &Visitor, halfway: SignedIn, found: (Option<Recovery>, bool)) -> AnyView {
    let posted = posted();
    let title = visitor.say("second-step-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("second-step-lede")}</p>
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            <CodeField visitor=visitor.clone() posted=posted.clone() label="second-step-code" hint="second-step-hint" />
            <p class="actions">
                <button class="primary">{visitor.say("sign-in-button")}</button>
            </p>
        </form>
        {without_app(visitor, halfway, found)}
        <ul class="links">
            <li>
                <a href=visitor.href(paths::SIGN_IN)>{visitor.say("second-step-other")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

/// For whoever has neither the app nor a code: what they can do now, and what when.
fn without_app(visitor: &Visitor, halfway: SignedIn, (recovery, takes_long): (Option<Recovery>, bool)) -> AnyView {
    let button = |what: &'static str, class: &'static str, words: &str| {
        view! {
            <form method="post" action=visitor.href(&visitor.path)>
                <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
                <p class="actions">
                    <button class=class name=forms::DO value=what>{visitor.say(words)}</button>
                </p>
            </form>
        }
    };
    let by_email = halfway.may_recover(visitor.now);
    let (what, begin) = match takes_long {
        true => ("recovery-what-long", "recovery-button-long"),
        false => ("recovery-what", "recovery-button"),
    };
    match recovery {
        Some(recovery) if visitor.now >= recovery.ready_at && by_email => view! {
            <section>
                <h2>{visitor.say("recovery-ready-title")}</h2>
                <p>{visitor.say("recovery-ready-what")}</p>
                {button(FINISH, "danger", "recovery-finish-button")}
            </section>
        }
        .into_any(),
        Some(recovery) => view! {
            <div class="caution" role="status">
                <p>
                    {visitor.say("recovery-waits")} " " {time_of_day(visitor, recovery.ready_at)} ". "
                    {visitor.say("recovery-waits-then")}
                </p>
            </div>
        }
        .into_any(),
        None => view! {
            <details>
                <summary>{visitor.say("recovery-title")}</summary>
                <p>{visitor.say(what)}</p>
                {if by_email {
                    button(RECOVER, "quiet", begin).into_any()
                } else {
                    view! { <p>{visitor.say("recovery-by-email")}</p> }.into_any()
                }}
            </details>
        }
        .into_any(),
    }
}

pub async fn post(session: Session, submission: Submission) -> Response {
    into_response(handle(session, submission).await)
}

async fn handle(session: Session, submission: Submission) -> Result<Response, Response> {
    // Guesses are counted where it is known at what, and from which browser.
    let submission = submission.checked().await?;
    let visitor = submission.visitor.clone();
    let portal = &visitor.portal;
    let Some(proved) = visitor.halfway else { return Err(submission.page_again().await) };
    let goes_on = session::goes_on(&session).await;
    // In whose words they are told, and whose chain records it.
    let began_at = goes_on.brand.as_deref().and_then(|slug| portal.brand(slug));
    let known = async {
        let there = match began_at {
            Some(brand) => overview::at_brand(portal, brand, proved.mailbox_id()).await?,
            None => None,
        };
        match there {
            Some(overview) => Ok(Some(overview)),
            None => overview::at_home(portal, proved.mailbox_id()).await,
        }
    };
    let brand = match known.await {
        Ok(Some(overview)) => overview.brand,
        Ok(None) => return Err(submission.nothing_here().await),
        Err(error) => return Err(submission.failed(&error).await),
    };
    let form = visitor.form();
    match submission.posted.one(forms::DO) {
        RECOVER => {
            return match recovery::begin(portal, &brand, proved, &form).await {
                // The page says when it goes on.
                Ok(Begun::Done | Begun::Already) => Ok(submission.go(paths::SECOND_STEP)),
                Ok(Begun::No) => Err(submission.page_again().await),
                Err(error) => Err(submission.failed(&error).await),
            };
        }
        FINISH => {
            return match recovery::finish(portal, &brand, proved, &form).await {
                Ok(Changed::Gone) => Err(submission.page_again().await),
                outcome => forms::changed(session, submission, outcome, Done::AppRemoved, paths::SECURITY).await,
            };
        }
        _ => {}
    }
    let typed = Posted::secret(&submission.body, CODE);
    let from = submission.from();
    match account::take_second_step(portal, &brand, proved, &typed, (&from, &form)).await {
        Ok(Typed::Right(proved)) => {
            let next = goes_on.next.unwrap_or_else(|| paths::ME.to_owned());
            go_in(session, submission, Some(&brand), proved, (next, goes_on.stays)).await
        }
        Ok(other) => Err(submission.not_right(other, (CODE, "fault-second-step")).await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
