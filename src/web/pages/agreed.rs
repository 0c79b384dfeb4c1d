//! `/me/{brand}/agreed`: what was agreed to, when, in which words.

use leptos::prelude::*;

use crate::{
    person::overview::Overview,
    web::{
        parts::{moment, sheet},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| async move { show(&visitor, &overview) })
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let title = visitor.say("agreed-title");
    let brand = overview.brand.clone();
    let rows = overview
        .preferences
        .consents
        .iter()
        .map(|consent| {
            let purpose = brand.purpose(&consent.purpose);
            let name = purpose.map_or(consent.purpose.clone(), |purpose| purpose.name.in_language(visitor.language).to_owned());
            let hash = hex::encode(&consent.wording_hash);
            let words = format!("/{}/notices/{}?version={hash}&lang={}", brand.slug, consent.notice, consent.language);
            let stands = match consent.withdrawn_at {
                None => visitor.say("agreed-stands"),
                Some(at) => visitor.say_with("agreed-withdrawn", &[("day", visitor.day(at).into())]),
            };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{moment(visitor, consent.asked_at)}</td>
                    <td>{moment(visitor, consent.given_at)}</td>
                    <td>
                        <a href=words>{visitor.say_with("notice-version", &[("version", consent.version.as_str().into())])}</a>
                    </td>
                    <td>{stands}</td>
                </tr>
            }
        })
        .collect_view();
    let table = if overview.preferences.consents.is_empty() {
        view! { <p class="empty">{visitor.say("agreed-none")}</p> }.into_any()
    } else {
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=title.clone()>
                <table class="record">
                    <thead>
                        <tr>
                            <th scope="col">{visitor.say("agreed-what")}</th>
                            <th scope="col">{visitor.say("agreed-asked")}</th>
                            <th scope="col">{visitor.say("agreed-given")}</th>
                            <th scope="col">{visitor.say("agreed-words")}</th>
                            <th scope="col">{visitor.say("agreed-state")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("agreed-lede")}</p>
        {table}
        <ul class="links">
            <li>
                <a href=visitor.href(&format!("/me/{}/preferences", brand.slug))>{visitor.say("me-preferences")}</a>
            </li>
            <li>
                <a href=visitor.href("/me")>{visitor.say("back-to-me")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}
