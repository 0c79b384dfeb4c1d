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
        parts::{PasskeyAsk, passkey_form},
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

/// By a passkey for whoever has one, else by an email, whose link leads back to a page.
pub fn ways_to_prove(visitor: &Visitor, brand: &LiveBrand, back_to: &str) -> AnyView {
    let path = paths::me_at(&brand.slug).reauthenticate();
    let back = back_to.to_owned();
    let back_field = move || view! { <input type="hidden" name=BACK_TO value=back.clone() /> };
    let passkey = account::ask_for(&visitor.portal, &signed_in::passkeys()).map(|ceremony| {
        let button = ("primary", "reauthenticate-passkey-button");
        passkey_form(visitor, &path, PasskeyAsk::Get, ceremony, button, back_field())
    });
    let (why, class, button) = match passkey {
        Some(_) => ("reauthenticate-why-passkey", "quiet", "reauthenticate-email-button"),
        None => ("reauthenticate-why", "primary", "reauthenticate-button"),
    };
    view! {
        <p>{visitor.say(why)}</p>
        {passkey}
        <form method="post" action=visitor.href(&path)>
            <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, &path) />
            {back_field()}
            <p class="actions">
                <button class=class>{visitor.say(button)}</button>
            </p>
        </form>
    }
    .into_any()
}
