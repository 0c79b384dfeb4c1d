//! `/me/{brand}/details`: name and language, changed at once.

use leptos::prelude::*;

use crate::{
    domain::person::overview::Overview,
    web::{
        forms::posted,
        parts::{Name, faults, hidden, sheet},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let posted = posted();
    let title = visitor.say("details-title");
    let name = if posted.came_back() { posted.one("name").to_owned() } else { overview.name.clone() };
    let speaks = if posted.came_back() { posted.one("language").to_owned() } else { overview.person.language.clone() };
    let languages = overview
        .brand
        .languages
        .iter()
        .map(|language| {
            let tag = language.tag();
            let id = format!("language-{tag}");
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name="language" value=tag checked={speaks == tag} />
                    <label for=id lang=tag>
                        <span class="what">{language.own_name()}</span>
                    </label>
                </div>
            }
        })
        .collect_view();
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("details-lede")}</p>
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            <Name visitor=visitor.clone() posted=posted.clone() value=name />
            <fieldset class="choices">
                <legend>{visitor.say("details-language")}</legend>
                {languages}
            </fieldset>
            <p class="actions">
                <button class="primary">{visitor.say("save")}</button>
                <a class="button quiet" href=visitor.href("/me")>{visitor.say("back-to-me")}</a>
            </p>
        </form>
        <p class="fine">
            {visitor.say("details-address")} " "
            <a href=visitor.href(&format!("/me/{}/new-address", overview.brand.slug))>{visitor.say("details-address-link")}</a>
        </p>
    };
    sheet(visitor, title, content)
}
