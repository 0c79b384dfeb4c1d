//! What only a fresh proof lets people do: the page's own form for whoever has it, the way to it for whoever has not.

use leptos::prelude::*;

use crate::{
    base::paths,
    domain::{
        account,
        login::{Denied, authorise},
    },
    platform::brand::LiveBrand,
    web::{
        forms,
        parts::{CodeField, PASSWORD, PasskeyAsk, PasswordField, passkey_form},
        route::Access,
        signed_in,
        visitor::Visitor,
    },
};

/// The field that carries the page to come back to.
pub const BACK_TO: &str = "back_to";

/// The form of a page whose line in the route table asks for a fresh proof; or the ways to one, which lead back to this page.
pub fn stepped_up(visitor: &Visitor, brand: &LiveBrand, form: impl FnOnce() -> AnyView) -> AnyView {
    let Some(Access::SteppedUp(action)) = visitor.route.map(|route| route.access) else { return form() };
    match authorise(&visitor.actor(), action, brand, visitor.now) {
        Ok(_) => form(),
        Err(Denied { .. }) => ways_to_prove(visitor, brand, &visitor.path),
    }
}

/// The best that whoever is signed in has, and the others behind it: a passkey, a code of their app; for whoever has no
/// app, their password, or an email whose link leads back to a page: neither is a second factor.
pub fn ways_to_prove(visitor: &Visitor, brand: &LiveBrand, back_to: &str) -> AnyView {
    let path = paths::me_at(&brand.slug).reauthenticate();
    let credentials = signed_in::credentials();
    let posted = forms::posted();
    let back = back_to.to_owned();
    let back_field = move || view! { <input type="hidden" name=BACK_TO value=back.clone() /> };
    let passkey = account::ask_for(&visitor.portal, &credentials.passkeys).map(|ceremony| {
        let button = ("primary", "reauthenticate-passkey-button");
        passkey_form(visitor, &path, PasskeyAsk::Get, ceremony, button, back_field())
    });
    let form = |field: AnyView, class: &'static str, button: &str| {
        view! {
            <form method="post" action=visitor.href(&path) novalidate>
                <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, &path) />
                {back_field()}
                {field}
                <p class="actions">
                    <button class=class>{visitor.say(button)}</button>
                </p>
            </form>
        }
        .into_any()
    };
    let (has_passkey, has_app) = (passkey.is_some(), credentials.app.is_some());
    let has_password = credentials.password.is_some() && !has_app;
    let class = |is_first: bool| if is_first { "primary" } else { "quiet" };
    let code = has_app.then(|| {
        let field = view! {
            <CodeField visitor=visitor.clone() posted=posted.clone() label="second-step-code" hint="second-step-hint" />
        };
        form(field.into_any(), class(!has_passkey), "reauthenticate-confirm-button")
    });
    let password = has_password.then(|| {
        let field = view! { <PasswordField visitor=visitor.clone() posted=posted.clone() name=PASSWORD /> };
        form(field.into_any(), class(!has_passkey), "reauthenticate-confirm-button")
    });
    let email = (!has_app).then(|| {
        let first = !has_passkey && !has_password;
        let button = if first { "reauthenticate-button" } else { "reauthenticate-email-button" };
        form(().into_any(), class(first), button)
    });
    let why = if has_passkey || has_app || has_password { "reauthenticate-why-passkey" } else { "reauthenticate-why" };
    view! {
        <p>{visitor.say(why)}</p>
        {passkey}
        {code}
        {password}
        {email}
    }
    .into_any()
}
