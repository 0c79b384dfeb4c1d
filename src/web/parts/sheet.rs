//! The sheet: letterhead above, foot below, one thing between.

use std::future::Future;

use leptos::prelude::*;
use leptos_meta::Title;
use url::form_urlencoded::Serializer;

use crate::{
    base::{clock::Moment, paths},
    web::{forms, visitor::Visitor},
};

/// A whole page. The title names first what the page is about.
pub fn sheet(visitor: &Visitor, title: String, content: impl IntoView + 'static) -> AnyView {
    sheet_saying(visitor, done(visitor), title, content)
}

/// A whole page that knows better than the code in its address what was done.
pub fn sheet_saying(
    visitor: &Visitor,
    done: Option<AnyView>,
    title: String,
    content: impl IntoView + 'static,
) -> AnyView {
    let of = visitor.brand.as_ref().map_or(visitor.say("portal-name"), |brand| brand.name.clone());
    view! {
        <Title text=format!("{title} · {of}") />
        <a class="skip" href="#main">{visitor.say("skip")}</a>
        {letterhead(visitor)}
        <main id="main" class="sheet">{done} {content.into_any()}</main>
        {foot(visitor)}
    }
    .into_any()
}

/// Loads what a page shows, then shows it: the answer is sent when all of it is there.
pub fn load(future: impl Future<Output = AnyView> + Send + 'static) -> AnyView {
    view! { <Suspense fallback=|| ()>{Suspend::new(future)}</Suspense> }.into_any()
}

/// A day, as people and as machines say it.
pub fn moment(visitor: &Visitor, at: Moment) -> impl IntoView + use<> {
    view! { <time datetime=at.to_string()>{visitor.day(at)}</time> }
}

/// A day and its time, as people and as machines say it.
pub fn time_of_day(visitor: &Visitor, at: Moment) -> impl IntoView + use<> {
    view! { <time datetime=at.to_string()>{visitor.language.date_and_time(at, &visitor.zone())}</time> }
}

/// What comes next, in order.
pub fn step_list(steps: Vec<String>) -> impl IntoView {
    view! { <ol class="steps">{steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol> }
}

/// After an action, the next page says what was done.
pub fn done(visitor: &Visitor) -> Option<AnyView> {
    let done = visitor.done()?;
    let words = visitor.say(&done.message());
    if done.is_caution() {
        return Some(view! { <p class="caution" role="status">{words}</p> }.into_any());
    }
    Some(done_saying(words))
}

/// What was done, in words.
pub fn done_saying(words: String) -> AnyView {
    view! { <p class="done" role="status">{words}</p> }.into_any()
}

fn letterhead(visitor: &Visitor) -> impl IntoView + use<> {
    let mark = visitor.brand.as_ref().map(|brand| {
        let href = visitor.href(&paths::at(&brand.slug).home());
        let logo = brand.logo.as_ref().map(|_| {
            let source = paths::at(&brand.slug).logo(brand.logo_hash());
            view! { <img class="logo" src=source alt="" width="40" height="40" /> }
        });
        view! {
            <a class="mark" href=href>
                {logo}
                <span class="brand-name">{brand.name.clone()}</span>
            </a>
        }
        .into_any()
    });
    let mark = mark.unwrap_or_else(|| {
        view! {
            <a class="mark" href=visitor.href("/")>
                <span class="brand-name">{visitor.say("portal-name")}</span>
            </a>
        }
        .into_any()
    });
    let sign_out = visitor.signed_in.map(|_| {
        view! {
            <form class="sign-out" method="post" action=visitor.href(paths::SIGN_OUT)>
                <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, paths::SIGN_OUT) />
                <button class="quiet">{visitor.say("sign-out")}</button>
            </form>
        }
    });
    view! { <header class="letterhead">{mark} {languages(visitor)} {sign_out}</header> }
}

fn languages(visitor: &Visitor) -> impl IntoView + use<> {
    let offered = visitor.brand.as_ref().map_or(crate::i18n::Language::ALL.to_vec(), |brand| brand.languages.clone());
    let path = visitor.path.clone();
    let current = visitor.language;
    let links = offered
        .into_iter()
        .map(|language| {
            let tag = language.tag();
            let asked = what_was_asked(visitor).append_pair("lang", tag).finish();
            view! {
                <a href=format!("{path}?{asked}") lang=tag hreflang=tag aria-current=(language == current).then_some("true")>
                    {language.own_name()}
                </a>
            }
        })
        .collect_view();
    view! { <nav class="languages" aria-label=visitor.say("languages")>{links}</nav> }
}

/// What a page is about besides its path, for a link to the same page.
fn what_was_asked(visitor: &Visitor) -> Serializer<'static, String> {
    let posted = forms::posted();
    let mut asked = Serializer::new(String::new());
    for name in ["item", "label", "version", "country"] {
        let value = visitor.asked(name).unwrap_or_else(|| posted.one(name));
        if !value.is_empty() {
            asked.append_pair(name, value);
        }
    }
    asked
}

fn foot(visitor: &Visitor) -> impl IntoView + use<> {
    let content = visitor.brand.as_ref().map(|brand| {
        let controller = &brand.controller;
        let lines = controller.address.join(", ");
        let mail = format!("mailto:{}", controller.email);
        view! {
            <address>
                {controller.legal_name.clone()} <br /> {lines} <br /> <a href=mail>{controller.email.clone()}</a>
            </address>
            <nav aria-label=visitor.say("foot")>
                <ul>
                    <li>
                        <a href=visitor.href(&paths::at(&brand.slug).sign_in_link())>{visitor.say("foot-choices")}</a>
                    </li>
                    <li>
                        <a href=visitor.href(&paths::at(&brand.slug).notices())>{visitor.say("foot-notices")}</a>
                    </li>
                </ul>
            </nav>
        }
    });
    content.map(|content| view! { <footer class="foot">{content}</footer> })
}
