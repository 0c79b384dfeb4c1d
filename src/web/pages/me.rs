//! `/me`: every brand of the mailbox side by side, what each holds, and what can be done.

use std::collections::HashMap;

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    base::paths,
    domain::{
        account::{self, Known, Recovery},
        error::Error,
        loyalty::{self, Held},
        person::overview::{self, Everywhere, Overview},
        profile,
    },
    platform::brand::{Attribute, Brand},
    web::{
        forms,
        parts::{broken, go, load, moment, passkeys_known, sheet},
        visitor::{Visitor, visitor},
    },
};

#[component]
pub fn Page() -> impl IntoView {
    let visitor = visitor();
    match visitor.signed_in {
        Some(signed_in) => load(async move {
            let found = async {
                let all = overview::everywhere(&visitor.portal, signed_in.mailbox_id()).await?;
                let (mut passkeys, mut recovery) = (Vec::new(), None);
                if let Some(id) = signed_in.account_id() {
                    passkeys = account::passkeys(&visitor.portal, id).await?;
                    recovery = account::recovery::of(&visitor.portal, id).await?;
                }
                let mut asked = None;
                for (overview, _) in &all.people {
                    asked = profile::next_question(&visitor.portal, overview).await?.map(|it| (overview.clone(), it));
                    if asked.is_some() {
                        break;
                    }
                }
                let mut numbers = HashMap::new();
                // Only whoever has an account has one.
                for (overview, _) in all.people.iter().filter(|(overview, _)| overview.registered_at.is_some()) {
                    let id = overview.person.id;
                    numbers.extend(loyalty::held(&visitor.portal, id).await?.map(|held| (id, held)));
                }
                Ok::<_, Error>((all, (passkeys, recovery), asked, numbers))
            };
            match found.await {
                Ok((all, account, asked, numbers)) => show(&visitor, &all, account, asked.as_ref(), &numbers),
                Err(error) => broken(&error),
            }
        }),
        None => signed_out(&visitor),
    }
}

/// With one question, if one is to be asked.
fn show(
    visitor: &Visitor,
    all: &Everywhere,
    (passkeys, recovery): (Vec<Known>, Option<Recovery>),
    asked: Option<&(Overview, Attribute)>,
    numbers: &HashMap<Uuid, Held>,
) -> AnyView {
    let title = visitor.say("me-title");
    let Some((first, _)) = all.people.first() else { return signed_out(visitor) };
    let muted = all.muted.then(|| {
        let path = paths::me_at(&first.brand.slug).pending_changes();
        view! {
            <div class="caution">
                <p>{visitor.say("me-muted")}</p>
                <form method="post" action=visitor.href(&path)>
                    <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, &path) />
                    <button class="quiet" name="decision" value="lift">{visitor.say("me-lift")}</button>
                </form>
            </div>
        }
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("me-lede", &[("count", (all.people.len() as i64).into())])}</p>
        {super::recovery::caution(visitor, recovery)}
        {muted}
        {of_account(visitor, first, &passkeys)}
        {asked
            .map(|(overview, attribute)| {
                let mine = Visitor { brand: Some(overview.brand.clone()), ..visitor.clone() };
                view! { <section class="brand-sheet">{super::profile::alone(&mine, overview, attribute)}</section> }
            })}
        {all
            .people
            .iter()
            .map(|(overview, asked_for)| {
                brand_sheet(visitor, overview, asked_for, numbers.get(&overview.person.id))
            })
            .collect_view()}
    };
    sheet(visitor, title, content)
}

/// What somebody signs in with, for whoever has an account.
fn of_account(visitor: &Visitor, first: &Overview, passkeys: &[Known]) -> Option<AnyView> {
    let id = visitor.signed_in?.account_id()?;
    let named = (first.address.as_str(), first.name.as_str());
    Some(
        view! {
            {passkeys_known(&visitor.portal, id, passkeys, named)}
            <ul class="links">
                <li>
                    <a href=visitor.href(paths::SECURITY)>{visitor.say("me-security")}</a>
                </li>
            </ul>
        }
        .into_any(),
    )
}

fn brand_sheet(visitor: &Visitor, overview: &Overview, asked_for: &[String], number: Option<&Held>) -> AnyView {
    let brand = overview.brand.clone();
    // Each brand speaks of itself, in its own days.
    let mine = Visitor { brand: Some(brand.clone()), ..visitor.clone() };
    let language = mine.language;
    let topics: Vec<&str> = brand
        .topics_by_email()
        .filter(|topic| overview.preferences.gets(&brand, &topic.id))
        .map(|topic| topic.name.in_language(language))
        .collect();
    let topics = if topics.is_empty() { mine.say("me-nothing") } else { topics.join(", ") };
    let paused = overview.person.paused_until.filter(|until| *until > mine.now).map(|until| {
        view! {
            <dt>{mine.say("me-paused")}</dt>
            <dd>{mine.say_with("until", &[("day", mine.day(until).into())])}</dd>
        }
    });
    let bounced = overview.bounced_at.map(|_| view! { <p class="caution">{mine.say("me-bounced")}</p> });
    let at = paths::me_at(&brand.slug);
    let link = |path: String, message: &str| {
        let href = mine.href(&path);
        let named = mine.say_with("link-at", &[("what", mine.say(message).into())]);
        view! {
            <li>
                <a href=href aria-label=named>{mine.say(message)}</a>
            </li>
        }
    };
    let consents = overview.preferences.consents.len() as i64;
    let has_profile = overview.registered_at.is_some() && !brand.attributes.is_empty();
    let profile = has_profile.then(|| link(at.profile(), "me-profile"));
    let new_terms = overview.terms_are_new().then(|| {
        let href = mine.href(&at.terms());
        view! {
            <p class="caution">
                {mine.say("me-terms")} " " <a href=href>{mine.say("me-terms-link")}</a>
            </p>
        }
    });
    let offers_accounts = brand.registration.is_some();
    let register =
        (offers_accounts && (overview.registered_at.is_none() || overview.account_id.is_none())).then(|| {
            let href = mine.href(&at.register());
            let named = mine.say_with("link-at", &[("what", mine.say("me-register").into())]);
            view! {
                <div class="offer">
                    <p>{mine.say("me-register-what")}</p>
                    <a class="button primary" href=href aria-label=named>{mine.say("me-register")}</a>
                </div>
            }
        });
    view! {
        <section class="brand-sheet">
            <h2>{brand.name.clone()}</h2>
            {bounced}
            {new_terms}
            {somebody_asked(&mine, &brand, asked_for)}
            <dl class="facts">
                <dt>{mine.say("name-label")}</dt>
                <dd>{overview.name.clone()}</dd>
                <dt>{mine.say("email-label")}</dt>
                <dd>{overview.address.clone()}</dd>
                <dt>{mine.say("me-gets")}</dt>
                <dd>{topics}</dd>
                {paused}
                <dt>{mine.say("me-consents-count")}</dt>
                <dd>{mine.say_with("me-consent-count", &[("count", consents.into())])}</dd>
                {loyalty_number(&mine, overview, number)}
                <dt>{mine.say("me-since")}</dt>
                <dd>{moment(&mine, overview.person.joined_at)}</dd>
            </dl>
            {register}
            <ul class="links">
                {link(at.preferences(), "me-preferences")}
                {link(at.details(), "me-details")} {profile}
                {link(at.wishlist(), "me-wishlist")}
                {link(at.consents(), "me-consents")}
                {link(at.data(), "me-data")}
                {link(at.erase(), if overview.registered_at.is_some() { "me-delete-account" } else { "me-delete" })}
            </ul>
        </section>
    }
    .into_any()
}

/// The number of the brand's loyalty programme and how it stands, or the way to add it.
fn loyalty_number(visitor: &Visitor, overview: &Overview, held: Option<&Held>) -> Option<AnyView> {
    overview.registered_at?;
    let asked = overview.brand.loyalty.as_ref();
    if asked.is_none() && held.is_none() {
        return None;
    }
    let label = asked.map_or_else(|| visitor.say("loyalty-number"), |asked| asked.name.as_label(visitor.language));
    let href = visitor.href(&paths::me_at(&overview.brand.slug).loyalty());
    let is = match held {
        Some(held) => {
            let named = visitor.say_with(
                "question-about",
                &[("what", visitor.say("confirm-change").into()), ("question", label.clone().into())],
            );
            view! {
                {held.number.clone()}
                " · "
                {super::loyalty::state(visitor, held)}
                " · "
                <a href=href aria-label=named>{visitor.say("confirm-change")}</a>
            }
            .into_any()
        }
        None => {
            let name = asked.map_or("", |asked| asked.name.in_language(visitor.language));
            let add = visitor.say_with("me-loyalty-add", &[("name", name.into())]);
            view! { <a href=href>{add}</a> }.into_any()
        }
    };
    Some(
        view! {
            <dt>{label}</dt>
            <dd>{is}</dd>
        }
        .into_any(),
    )
}

/// What somebody asked for in the owner's name, in the brand's words.
fn somebody_asked(visitor: &Visitor, brand: &Brand, asked_for: &[String]) -> Option<AnyView> {
    if asked_for.is_empty() {
        return None;
    }
    let path = paths::me_at(&brand.slug).pending_changes();
    let names = asked_for
        .iter()
        .filter_map(|id| brand.topic(id))
        .map(|topic| view! { <li>{topic.name.in_language(visitor.language).to_owned()}</li> })
        .collect_view();
    Some(
        view! {
            <div class="caution">
                <p>{visitor.say("asked-for-what")}</p>
                <ul>{names}</ul>
                <form method="post" action=visitor.href(&path)>
                    <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, &path) />
                    <p class="actions">
                        <button class="quiet" name="decision" value="accept">{visitor.say("asked-for-accept")}</button>
                        <button class="quiet" name="decision" value="drop">{visitor.say("asked-for-drop")}</button>
                    </p>
                </form>
            </div>
        }
        .into_any(),
    )
}

/// Nobody is signed in (any more): where to sign in.
fn signed_out(visitor: &Visitor) -> AnyView {
    if visitor.halfway.is_some() {
        return go(visitor, paths::SECOND_STEP);
    }
    let title = visitor.say("me-signed-out-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("me-signed-out-lede")}</p>
        <p class="actions">
            <a class="button primary" href=visitor.href(paths::SIGN_IN)>{visitor.say("sign-in-button")}</a>
        </p>
    };
    sheet(visitor, title, content)
}
