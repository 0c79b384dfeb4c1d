//! `/me/security/new-passkey`: one more passkey, at fresh proof.

use axum::response::Response;
use leptos::prelude::*;
use tower_sessions::Session;

use crate::{
    base::paths,
    domain::{account, person::overview::Overview},
    web::{
        done::Done,
        forms::{self, Submission, into_response, posted},
        parts::{PasskeyAsk, faults, go, passkey_answer, passkey_form, sheet},
        signed_in,
        step_up::stepped_up,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page_of_account(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let Some(session) = visitor.signed_in.filter(|session| session.account_id().is_some()) else {
        let can_register = overview.brand.registration.is_some() && overview.account_id.is_none();
        let register = paths::me_at(&overview.brand.slug).register();
        return go(visitor, if can_register { &register } else { paths::SECURITY });
    };
    let posted = posted();
    let title = visitor.say("new-passkey-title");
    let form = stepped_up(visitor, &overview.brand, || {
        let known = &signed_in::credentials().passkeys;
        let named = (overview.address.as_str(), overview.name.as_str());
        let offered = account::offer(&visitor.portal, &overview.brand.name, session, known, named);
        match offered {
            Some(ceremony) => {
                let button = ("primary", "new-passkey-button");
                view! {
                    {passkey_form(visitor, &visitor.path, PasskeyAsk::Create, ceremony, button, ())}
                    <p data-no-passkeys>{visitor.say("passkey-no-script")}</p>
                }
                .into_any()
            }
            None => view! { <p>{visitor.say("passkey-no-host")}</p> }.into_any(),
        }
    });
    // Whoever has just registered may leave it for later.
    let (back, back_words) = match visitor.done() {
        Some(Done::Registered) => (paths::ME, "not-now"),
        _ => (paths::SECURITY, "back-to-security"),
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("new-passkey-lede")}</p>
        {faults(visitor, &posted)}
        {form}
        <ul class="links">
            <li>
                <a href=visitor.href(back)>{visitor.say(back_words)}</a>
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
    let posted = submission.posted.clone();
    let Some(answer) = passkey_answer(&posted) else { return Err(submission.again("fault-passkey").await) };
    let added = account::add(&visitor.portal, &brand, answer, &visitor.actor()).await;
    forms::changed(session, submission, added, Done::PasskeyAdded, paths::SECURITY).await
}
