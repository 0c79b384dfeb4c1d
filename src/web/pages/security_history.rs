//! `/me/security/history`: what happened to how somebody signs in, the newest first.

use leptos::prelude::*;

use crate::{
    base::{clock::Moment, paths},
    domain::account::history::history,
    i18n::FluentValue,
    platform::ledger::Event,
    web::{
        parts::{broken, load, sheet, time_of_day},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page_of_account(|visitor, overview| {
        load(async move {
            match history(&visitor.portal, overview.person.mailbox_id).await {
                Ok(events) => show(&visitor, events),
                Err(error) => broken(&error),
            }
        })
    })
}

fn show(visitor: &Visitor, events: Vec<(Moment, Event)>) -> AnyView {
    let title = visitor.say("history-title");
    let list = events.into_iter().map(|(at, event)| {
        view! {
            <li>
                <p>{words(visitor, &event)}</p>
                <p class="why">{time_of_day(visitor, at)}</p>
            </li>
        }
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("history-lede")}</p>
        <ol class="history">{list.collect_view()}</ol>
        <ul class="links">
            <li>
                <a href=visitor.href(paths::SECURITY)>{visitor.say("back-to-security")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

fn words(visitor: &Visitor, event: &Event) -> String {
    let say = |id: &str, value: (&'static str, FluentValue<'_>)| visitor.say_with(id, &[value]);
    let of = |credential: &str| ("credential", FluentValue::from(credential.to_owned()));
    match event {
        Event::CredentialAdded { credential } => say("history-credential-added", of(credential)),
        Event::CredentialRemoved { credential } => say("history-credential-removed", of(credential)),
        Event::CredentialRenamed { credential } => say("history-credential-renamed", of(credential)),
        Event::CredentialChanged { credential } => say("history-credential-changed", of(credential)),
        Event::RecoveryCodeUsed { unused } => say("history-recovery-code-used", ("unused", (*unused).into())),
        Event::AccountMade {} => visitor.say("history-account-made"),
        Event::AddressChanged { .. } => visitor.say("history-address-changed"),
        Event::AddressPutBack { .. } => visitor.say("history-address-put-back"),
        Event::RecoveryStarted { .. } => visitor.say("history-recovery-started"),
        Event::RecoveryStopped {} => visitor.say("history-recovery-stopped"),
        Event::RecoveryFinished {} => visitor.say("history-recovery-finished"),
        Event::SessionEnded {} => visitor.say("history-session-ended"),
        Event::OtherSessionsEnded {} => visitor.say("history-other-sessions-ended"),
        Event::SignInCopied {} => visitor.say("history-sign-in-copied"),
        Event::SocialDataGranted { .. } => visitor.say("history-social-data-granted"),
        Event::SocialDataRevoked { .. } => visitor.say("history-social-data-revoked"),
        Event::AccountSecured { .. } => visitor.say("history-account-secured"),
        // The others are not of signing in.
        _ => String::new(),
    }
}
