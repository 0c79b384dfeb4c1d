//! `/me/security/passkeys/{id}`: what a passkey is called, and removing it.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;
use uuid::Uuid;

use super::security::name;
use crate::{
    base::{paths, plain_text::plain_text},
    domain::{
        account::{self, Known},
        person::overview::Overview,
    },
    web::{
        done::Done,
        forms::{self, Reader, Submission, into_response, messages::label_message, posted},
        parts::{faults, hidden, moment, nothing_here, sheet},
        signed_in,
        step_up::stepped_up,
        visitor::Visitor,
    },
};

/// Longer than what anybody calls a device.
const LABEL_MOST: usize = 60;
/// What the buttons do.
const RENAME: &str = "rename";
const REMOVE: &str = "remove";

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page_of_account(|visitor, overview| {
        let passkeys = &signed_in::credentials().passkeys;
        let known = passkeys.iter().find(|known| known.row.id.to_string() == visitor.last_part());
        known.map_or_else(nothing_here, |known| show(&visitor, &overview, known))
    })
}

fn show(visitor: &Visitor, overview: &Overview, known: &Known) -> AnyView {
    let posted = posted();
    let title = name(visitor, known);
    let used = known.row.last_used_at.map(|at| {
        view! {
            <dt>{visitor.say("passkey-used")}</dt>
            <dd>{moment(visitor, at)}</dd>
        }
    });
    let label = if posted.came_back() { posted.one("label").to_owned() } else { known.label.clone() };
    let forms = stepped_up(visitor, &overview.brand, || {
        let fault = posted.fault("label").map(|fault| visitor.say(fault));
        view! {
            <form method="post" action=visitor.href(&visitor.path) novalidate>
                {hidden(visitor, &posted)}
                <div class="field">
                    <label for="label">{visitor.say("passkey-label")}</label>
                    {fault.clone().map(|fault| view! { <p class="fault" id="label-fault">{fault}</p> })}
                    <input
                        id="label"
                        name="label"
                        type="text"
                        autocomplete="off"
                        maxlength=LABEL_MOST.to_string()
                        value=label
                        aria-describedby=fault.is_some().then_some("label-fault")
                        aria-invalid=fault.is_some().then_some("true")
                    />
                </div>
                <p class="actions">
                    <button class="primary" name=forms::DO value=RENAME>{visitor.say("save")}</button>
                </p>
            </form>
            <h2>{visitor.say("passkey-remove-title")}</h2>
            <p>{visitor.say("passkey-remove-what")}</p>
            <form method="post" action=visitor.href(&visitor.path)>
                <input type="hidden" name=forms::TOKEN value=forms::token(visitor) />
                <p class="actions">
                    <button class="danger" name=forms::DO value=REMOVE>{visitor.say("passkey-remove-button")}</button>
                </p>
            </form>
        }
        .into_any()
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        {faults(visitor, &posted)}
        <dl class="facts">
            <dt>{visitor.say("passkey-made")}</dt>
            <dd>{moment(visitor, known.row.made_at)}</dd>
            {used}
        </dl>
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
    let (submission, overview, _) = submission.of_account().await?;
    let brand = overview.brand;
    let visitor = submission.visitor.clone();
    let Ok(id) = visitor.last_part().parse::<Uuid>() else { return Err(submission.nothing_here().await) };
    if submission.posted.one(forms::DO) == REMOVE {
        let removed = account::remove(&visitor.portal, &brand, id, &visitor.actor()).await;
        return forms::changed(session, submission, removed, Done::PasskeyRemoved, paths::SECURITY).await;
    }
    let mut form = Reader::new(&submission.posted);
    let label = form.field("label", |typed| plain_text(typed, LABEL_MOST), label_message);
    let Some(label) = label else {
        let faults = form.faults();
        return Err(submission.faulty(faults).await);
    };
    match account::rename(&visitor.portal, &brand, id, &label, &visitor.actor()).await {
        Ok(true) => Ok(submission.done(Done::PasskeyRenamed, paths::SECURITY)),
        Ok(false) => Err(submission.nothing_here().await),
        Err(error) => Err(submission.failed(&error).await),
    }
}
