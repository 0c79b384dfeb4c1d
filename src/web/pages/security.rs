//! `/me/security`: what somebody signs in with, at all brands of theirs.

use leptos::prelude::*;

use super::{recovery, sessions};
use crate::{
    base::paths,
    domain::{
        account::{self, Credentials, Known, Used, sessions::Open},
        person::overview::Overview,
    },
    web::{
        parts::{broken, load, moment, passkeys_known, sheet},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page_of_account(|visitor, overview| {
        let credentials = signed_in::credentials();
        load(async move {
            let open = match overview.account_id {
                Some(id) => account::sessions::open(&visitor.portal, id).await,
                None => Ok(Vec::new()),
            };
            match open {
                Ok(open) => show(&visitor, &overview, &credentials, &open),
                Err(error) => broken(&error),
            }
        })
    })
}

fn show(visitor: &Visitor, overview: &Overview, credentials: &Credentials, open: &[Open]) -> AnyView {
    let title = visitor.say("security-title");
    let passkeys = &credentials.passkeys;
    let by_email = if credentials.app.is_some() { "security-email-two-steps" } else { "security-email-what" };
    let account_id = visitor.signed_in.and_then(|session| session.account_id());
    let named = (overview.address.as_str(), overview.name.as_str());
    let known = account_id.and_then(|id| passkeys_known(&visitor.portal, id, passkeys, named));
    let can_register = overview.brand.registration.is_some();
    let add = match account_id {
        Some(_) => Some((paths::NEW_PASSKEY.to_owned(), "security-add")),
        // A brand that has no accounts gives none.
        None => can_register.then(|| (paths::me_at(&overview.brand.slug).register(), "me-register")),
    };
    let add = add.filter(|_| visitor.portal.passkeys.is_some()).map(|(path, words)| {
        view! {
            <p class="actions">
                <a class="button primary" href=visitor.href(&path)>{visitor.say(words)}</a>
            </p>
        }
    });
    let list = if passkeys.is_empty() {
        view! { <p>{visitor.say("security-none")}</p> }.into_any()
    } else {
        view! { <ul class="passkeys">{passkeys.iter().map(|known| row(visitor, known)).collect_view()}</ul> }.into_any()
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("security-lede")}</p>
        {recovery::caution(visitor, credentials.recovery)}
        {known}
        <section>
            <h2>{visitor.say("security-passkeys")}</h2>
            {list}
            {add}
        </section>
        {account_id.is_some().then(|| linked(visitor, credentials))}
        {account_id.is_some().then(|| password(visitor, credentials))}
        {account_id.is_some().then(|| two_steps(visitor, credentials))}
        <section>
            <h2>{visitor.say("security-email")}</h2>
            <p>{visitor.say_with(by_email, &[("address", overview.address.clone().into())])}</p>
        </section>
        {account_id.is_some().then(|| sessions::list(visitor, open))}
        <ul class="links">
            {account_id.is_some().then(|| view! { <li><a href=visitor.href(paths::SECURITY_HISTORY)>{visitor.say("history-title")}</a></li> })}
            <li>
                <a href=visitor.href(paths::ME)>{visitor.say("back-to-me")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

fn password(visitor: &Visitor, credentials: &Credentials) -> AnyView {
    let (what, link) = match credentials.password {
        Some(password) => (used(visitor, "password-set-on", password), "password-change-title"),
        None => (view! { <p>{visitor.say("security-no-password")}</p> }.into_any(), "password-set-title"),
    };
    view! {
        <section>
            <h2>{visitor.say("security-password")}</h2>
            {what}
            {link_to(visitor, paths::PASSWORD, link)}
        </section>
    }
    .into_any()
}

/// Accounts at providers, and those that could be linked; nothing where there are none.
fn linked(visitor: &Visitor, credentials: &Credentials) -> Option<AnyView> {
    let portal = &visitor.portal;
    if credentials.linked.is_empty() && portal.providers.iter().next().is_none() {
        return None;
    }
    let list = credentials.linked.iter().map(|linked| {
        let used = match linked.last_used {
            Some(at) => view! { {visitor.say("passkey-used")} " " {moment(visitor, at)} }.into_any(),
            None => visitor.say("passkey-never-used").into_any(),
        };
        let email = (!linked.email.is_empty()).then(|| view! { <p>{linked.email.clone()}</p> });
        view! {
            <li>
                <a href=visitor.href(&paths::linked_account(linked.id))>{linked.name.clone()}</a>
                {email}
                <p class="why">{visitor.say("linked-since")} " " {moment(visitor, linked.since)} " · " {used}</p>
            </li>
        }
    });
    let list = (!credentials.linked.is_empty()).then(|| view! { <ul class="linked">{list.collect_view()}</ul> });
    let is_linked = |id: &str| credentials.linked.iter().any(|linked| linked.provider.as_deref() == Some(id));
    let more = portal.providers.iter().filter(|provider| !is_linked(provider.id())).map(|provider| {
        let words = visitor.say_with("link-account-title", &[("provider", provider.name().to_owned().into())]);
        view! {
            <p>
                <a href=visitor.href(&paths::link_account(provider.id())) rel="nofollow">{words}</a>
            </p>
        }
    });
    Some(
        view! {
            <section>
                <h2>{visitor.say("security-linked")}</h2>
                {list}
                {more.collect_view()}
            </section>
        }
        .into_any(),
    )
}

fn two_steps(visitor: &Visitor, credentials: &Credentials) -> AnyView {
    let content = match credentials.app {
        Some(app) => {
            let unused = visitor.say_with("codes-left", &[("unused", credentials.codes.into())]);
            let class = if credentials.codes < FEW { "caution" } else { "" };
            view! {
                {used(visitor, "app-since", app)}
                <p class=class>{unused}</p>
                {link_to(visitor, paths::RECOVERY_CODES, "codes-new-button")}
                {link_to(visitor, paths::AUTHENTICATOR_APP, "app-off-title")}
            }
            .into_any()
        }
        None => view! {
            <p>{visitor.say("security-no-app")}</p>
            {link_to(visitor, paths::AUTHENTICATOR_APP, "app-title")}
        }
        .into_any(),
    };
    view! {
        <section>
            <h2>{visitor.say("security-two-steps")}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// So few recovery codes are worth a warning.
const FEW: i64 = 3;

fn used(visitor: &Visitor, since: &str, used: Used) -> AnyView {
    let last = match used.last {
        Some(at) => view! { {visitor.say("passkey-used")} " " {moment(visitor, at)} }.into_any(),
        None => visitor.say("passkey-never-used").into_any(),
    };
    view! { <p>{visitor.say(since)} " " {moment(visitor, used.since)} " · " {last}</p> }.into_any()
}

fn link_to(visitor: &Visitor, path: &str, words: &str) -> AnyView {
    view! {
        <p>
            <a href=visitor.href(path)>{visitor.say(words)}</a>
        </p>
    }
    .into_any()
}

fn row(visitor: &Visitor, known: &Known) -> AnyView {
    let name = name(visitor, known);
    let used = match known.row.last_used_at {
        Some(at) => view! { {visitor.say("passkey-used")} " " {moment(visitor, at)} }.into_any(),
        None => visitor.say("passkey-never-used").into_any(),
    };
    let elsewhere = (!known.works).then(|| {
        let words = visitor.say_with("passkey-elsewhere", &[("host", known.row.host.clone().into())]);
        view! { <p class="caution">{words}</p> }
    });
    view! {
        <li>
            <a href=visitor.href(&paths::passkey(known.row.id))>{name}</a>
            <p class="why">{visitor.say("passkey-made")} " " {moment(visitor, known.row.made_at)} " · " {used}</p>
            {elsewhere}
        </li>
    }
    .into_any()
}

/// What it is called, if anything.
pub fn name(visitor: &Visitor, known: &Known) -> String {
    if known.label.is_empty() { visitor.say("passkey-unnamed") } else { known.label.clone() }
}
