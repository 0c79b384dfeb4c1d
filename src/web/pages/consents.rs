//! `/me/{brand}/consents`: every consent, when it was asked and given, and in which words.

use leptos::prelude::*;

use crate::{
    base::paths,
    domain::{
        account::terms::{self, Accepted},
        preferences::{self, ConsentRecord},
    },
    platform::{brand::LiveBrand, error::Error},
    web::{
        pages::receipt::state,
        parts::{broken, load, sheet, time_of_day},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| {
        load(async move {
            let found = async {
                let all = preferences::consent_records(&visitor.portal, &overview.brand, overview.person.id).await?;
                Ok::<_, Error>((all, terms::of(&visitor.portal, overview.person.id).await?))
            };
            match found.await {
                Ok((all, accepted)) => show(&visitor, &overview.brand, &all, accepted),
                Err(error) => broken(&error),
            }
        })
    })
}

fn show(visitor: &Visitor, brand: &LiveBrand, all: &[ConsentRecord], accepted: Option<Accepted>) -> AnyView {
    let title = visitor.say("consents-title");
    let list = if all.is_empty() {
        view! { <p class="empty">{visitor.say("consents-none")}</p> }.into_any()
    } else {
        let rows = all.iter().map(|agreement| row(visitor, brand, agreement)).collect_view();
        view! { <ol class="agreements">{rows}</ol> }.into_any()
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("consents-lede")}</p>
        {list}
        {accepted.map(|accepted| terms_accepted(visitor, brand, &accepted))}
        <ul class="links">
            <li>
                <a href=visitor.href(&paths::me_at(&brand.slug).preferences())>{visitor.say("me-preferences")}</a>
            </li>
            <li>
                <a href=visitor.href(paths::ME)>{visitor.say("back-to-me")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}

/// The terms of an account are no consent: they are accepted apart, and end with it.
fn terms_accepted(visitor: &Visitor, brand: &LiveBrand, accepted: &Accepted) -> AnyView {
    let title = brand.notice(&accepted.notice).map(|notice| notice.title.in_language(visitor.language).to_owned());
    let hash = hex::encode(&accepted.wording_hash);
    let href = format!("{}?version={hash}&lang={}", paths::at(&brand.slug).notice(&accepted.notice), accepted.language);
    view! {
        <section>
            <h2>{title}</h2>
            <dl class="facts">
                <dt>{visitor.say("consents-accepted")}</dt>
                <dd>{time_of_day(visitor, accepted.accepted_at)}</dd>
                <dt>{visitor.say("consents-wording")}</dt>
                <dd>
                    <a href=href>
                        {visitor.say_with("notice-version", &[("version", accepted.version.as_str().into())])}
                    </a>
                </dd>
            </dl>
        </section>
    }
    .into_any()
}

/// Labels and values rather than a table: a sentence and two times do not fit beside each other on a sheet.
fn row(visitor: &Visitor, brand: &LiveBrand, agreement: &ConsentRecord) -> AnyView {
    let name = brand
        .purpose(&agreement.purpose)
        .map_or(agreement.purpose.clone(), |purpose| purpose.name.in_language(visitor.language).to_owned());
    let language = agreement.language.tag();
    let notice = format!(
        "{}?version={}&lang={language}",
        paths::at(&brand.slug).notice(&agreement.notice),
        agreement.wording_hash
    );
    let href = visitor.href(&paths::me_at(&brand.slug).consent(agreement.number));
    let sentence = agreement.wording.as_ref().and_then(|kept| kept.wording.consent.clone()).map(|sentence| {
        view! { <blockquote class="wording" lang=language>{sentence}</blockquote> }
    });
    view! {
        <li>
            <h2>{name}</h2>
            {sentence}
            <dl class="facts">
                <dt>{visitor.say("consents-asked")}</dt>
                <dd>{time_of_day(visitor, agreement.asked_at)}</dd>
                <dt>{visitor.say("consents-given")}</dt>
                <dd>{time_of_day(visitor, agreement.confirmed_at)}</dd>
                <dt>{visitor.say("consents-wording")}</dt>
                <dd>
                    <a href=notice>
                        {visitor.say_with("notice-version", &[("version", agreement.version.as_str().into())])}
                    </a>
                </dd>
                <dt>{visitor.say("consents-state")}</dt>
                <dd>{state(visitor, agreement.now)}</dd>
            </dl>
            <p>
                <a href=href>{visitor.say("consents-receipt")}</a>
            </p>
        </li>
    }
    .into_any()
}
