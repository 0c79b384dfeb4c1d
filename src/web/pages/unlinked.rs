//! `/{brand}/sign-in/unlinked` and `/sign-in/unlinked`: whoever was identified by a provider that no account is linked to shows first whose they
//! are here: by an email, or as somebody new.

use leptos::prelude::*;

use crate::{
    base::paths,
    web::{
        forms::{self, posted},
        parts::{Email, at_brand, go, sheet},
        visitor::{Visitor, visitor},
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| {
        let at = paths::at(&brand.slug);
        let register = brand.registration.is_some().then(|| at.register());
        show(&visitor, &at.sign_in_link(), register)
    })
}

#[component]
pub fn Anywhere() -> impl IntoView {
    show(&visitor(), paths::SIGN_IN, None)
}

fn show(visitor: &Visitor, sign_in: &str, register: Option<String>) -> AnyView {
    let Some(identity) = visitor.identity.clone() else { return go(visitor, sign_in) };
    if visitor.signed_in.is_some() {
        return go(visitor, paths::LINK_ACCOUNT);
    }
    let Some(provider) = visitor.portal.providers.get(&identity.provider) else { return go(visitor, sign_in) };
    let named = [("provider", provider.name().to_owned().into())];
    let title = visitor.say_with("unlinked-title", &named);
    let register = register.map(|path| {
        view! {
            <h2>{visitor.say("unlinked-new")}</h2>
            <p>{visitor.say("unlinked-new-what")}</p>
            <p class="actions">
                <a class="button" href=visitor.href(&path)>{visitor.say("register-button")}</a>
            </p>
        }
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("unlinked-lede", &named)}</p>
        <h2>{visitor.say("unlinked-known")}</h2>
        <p>{visitor.say_with("unlinked-known-what", &named)}</p>
        <form method="post" action=visitor.href(sign_in) novalidate>
            <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, sign_in) />
            <Email
                visitor=visitor.clone()
                posted=posted()
                autocomplete="username"
                value=identity.email.clone().unwrap_or_default()
            />
            <p class="actions">
                <button class="primary">{visitor.say("sign-in-link-button")}</button>
            </p>
        </form>
        {register}
        <ul class="links">
            <li>
                <a href=visitor.href(sign_in)>{visitor.say("sign-in-password-other")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}
