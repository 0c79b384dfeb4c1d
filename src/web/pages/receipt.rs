//! `/me/{brand}/consents/{number}`: one consent, as it was shown, for keeping: to print, or as signed JSON.

use leptos::prelude::*;

use crate::{
    base::paths,
    domain::{
        preferences::ConsentState,
        receipt::{self, Receipt},
    },
    platform::{
        brand::{Contact, LiveBrand, Words, consent::Act},
        signing,
    },
    web::{
        pages::notices::blocks,
        parts::{broken, load, nothing_here, sheet, time_of_day},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| {
        let Ok(number) = visitor.last_part().parse() else { return nothing_here() };
        load(async move {
            match receipt::find(&visitor.portal, &overview.brand, overview.person.id, number).await {
                Ok(Some(receipt)) => show(&visitor, &overview.brand, &receipt),
                Ok(None) => nothing_here(),
                Err(error) => broken(&error),
            }
        })
    })
}

fn show(visitor: &Visitor, brand: &LiveBrand, receipt: &Receipt) -> AnyView {
    let Receipt { consent, wording, statement, .. } = receipt;
    let purpose = statement.purpose.name.in_language(visitor.language).to_owned();
    let title = visitor.say_with("receipt-title", &[("purpose", purpose.as_str().into())]);
    let language = consent.language.tag();
    let sentence = wording.wording.consent.clone().map(|sentence| {
        view! { <blockquote class="wording" lang=language>{sentence}</blockquote> }
    });
    let version = visitor.say_with("notice-version", &[("version", consent.version.as_str().into())]);
    let content = view! {
        <p class="dateline">{time_of_day(visitor, consent.confirmed_at)}</p>
        <h1>{title.clone()}</h1>
        {sentence}
        <p lang=language>{wording.wording.short.clone()}</p>
        <p class="actions">
            <a
                class="button primary"
                href=paths::me_at(&brand.slug).receipt_json(consent.number)
                download
                rel="external"
            >
                {visitor.say("receipt-button")}
            </a>
        </p>
        <p class="hint">{visitor.say("receipt-what")} " " <a href=signing::WELL_KNOWN rel="external">{visitor.say("receipt-keys")}</a></p>
        <h2>{visitor.say("receipt-course")}</h2>
        {course(visitor, receipt)}
        <h2>{visitor.say("receipt-terms")}</h2>
        {terms(visitor, receipt)}
        <h2>{visitor.say("receipt-responsible")}</h2>
        {controller(visitor, receipt)}
        <details class="more">
            <summary>{visitor.say("receipt-notice")}</summary>
            <p class="dateline">{version} " " <code>{consent.wording_hash[..16].to_owned()}</code></p>
            <div lang=language>{blocks(wording)}</div>
        </details>
        <ul class="links">
            <li>
                <a href=visitor.href(&paths::me_at(&statement.brand).consents())>{visitor.say("consents-title")}</a>
            </li>
            <li>
                <a href=visitor.href(&paths::me_at(&statement.brand).preferences())>
                    {visitor.say("me-preferences")}
                </a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

/// Asked, confirmed, and what became of it.
fn course(visitor: &Visitor, receipt: &Receipt) -> AnyView {
    let consent = &receipt.consent;
    let now = state(visitor, consent.now);
    let act = consent.act.map(|act| {
        let how = match act {
            Act::Button => "receipt-act-button",
            Act::Tick => "receipt-act-tick",
        };
        view! {
            <dt>{visitor.say("receipt-act")}</dt>
            <dd>{visitor.say(how)}</dd>
        }
    });
    view! {
        <dl class="facts">
            <dt>{visitor.say("consents-asked")}</dt>
            <dd>{time_of_day(visitor, consent.asked_at)}</dd>
            <dt>{visitor.say("receipt-where")}</dt>
            <dd>
                <code>{consent.form.clone()}</code>
            </dd>
            {act}
            <dt>{visitor.say("consents-given")}</dt>
            <dd>{time_of_day(visitor, consent.confirmed_at)}</dd>
            <dt>{visitor.say("consents-state")}</dt>
            <dd>{now}</dd>
        </dl>
    }
    .into_any()
}

/// What has become of a consent, and when.
pub fn state(visitor: &Visitor, now: ConsentState) -> AnyView {
    match now {
        ConsentState::Stands => visitor.say("consents-stands").into_any(),
        ConsentState::Withdrawn(at) => {
            view! { {visitor.say("consents-withdrawn")} " " {time_of_day(visitor, at)} }.into_any()
        }
        ConsentState::Replaced(at) => {
            view! { {visitor.say("consents-replaced")} " " {time_of_day(visitor, at)} }.into_any()
        }
    }
}

/// What was stated then, which may not be what is stated today.
fn terms(visitor: &Visitor, receipt: &Receipt) -> AnyView {
    let purpose = &receipt.statement.purpose;
    let list = |all: &[Words]| {
        all.iter().map(|words| view! { <dd>{words.in_language(visitor.language).to_owned()}</dd> }).collect_view()
    };
    let none = purpose.recipients.is_empty().then(|| view! { <dd>{visitor.say("receipt-nobody")}</dd> });
    let sale = purpose.sale_or_sharing.then(|| view! { <dd>{visitor.say("receipt-sale")}</dd> });
    let places = receipt.statement.storage_locations.join(", ");
    let place = (!places.is_empty()).then(|| {
        view! {
            <dt>{visitor.say("receipt-where-kept")}</dt>
            <dd>{places}</dd>
        }
    });
    view! {
        <dl class="facts">
            <dt>{visitor.say("receipt-ground")}</dt>
            <dd>{visitor.say("receipt-consent")}</dd>
            <dt>{visitor.say("receipt-data")}</dt>
            {list(&purpose.data_categories)}
            <dt>{visitor.say("receipt-recipients")}</dt>
            {list(&purpose.recipients)}
            {none}
            {sale}
            <dt>{visitor.say("receipt-retention")}</dt>
            <dd>{purpose.retention.in_language(visitor.language).to_owned()}</dd>
            {place}
        </dl>
    }
    .into_any()
}

fn controller(visitor: &Visitor, receipt: &Receipt) -> AnyView {
    let controller = &receipt.statement.controller;
    let officer = controller.data_protection_officer.as_ref().map(|Contact { name, email }| {
        let name = name.as_ref().map(|name| view! { {name.clone()} <br /> });
        view! {
            <dt>{visitor.say("receipt-officer")}</dt>
            <dd>{name} <a href=format!("mailto:{email}")>{email.clone()}</a></dd>
        }
    });
    view! {
        <dl class="facts">
            <dt>{controller.legal_name.clone()}</dt>
            <dd>{controller.address.join(", ")}</dd>
            <dt>{visitor.say("receipt-contact")}</dt>
            <dd>
                <a href=format!("mailto:{}", controller.email)>{controller.email.clone()}</a>
            </dd>
            {officer}
        </dl>
    }
    .into_any()
}
