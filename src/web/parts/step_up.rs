//! What only a fresh proof lets people do: the page's own form for whoever has it, the way to it for whoever has not.

use leptos::prelude::*;

use crate::{
    base::paths,
    domain::login::{Denied, authorise},
    platform::brand::LiveBrand,
    web::{forms, route::Access, visitor::Visitor},
};

/// The field that carries the page to come back to.
pub const BACK_TO: &str = "back_to";

/// The form of a page whose line in the route table asks for a fresh proof; or the button that has an email sent, whose link
/// leads back to this page.
pub fn stepped_up(visitor: &Visitor, brand: &LiveBrand, form: impl FnOnce() -> AnyView) -> AnyView {
    let Some(Access::SteppedUp(action)) = visitor.route.map(|route| route.access) else { return form() };
    match authorise(&visitor.actor(), action, brand, visitor.now) {
        Ok(_) => form(),
        Err(Denied { .. }) => ask_for_proof(visitor, brand),
    }
}

fn ask_for_proof(visitor: &Visitor, brand: &LiveBrand) -> AnyView {
    let path = paths::me_at(&brand.slug).reauthenticate();
    view! {
        <p>{visitor.say("reauthenticate-why")}</p>
        <form method="post" action=visitor.href(&path)>
            <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, &path) />
            <input type="hidden" name=BACK_TO value=visitor.path.clone() />
            <p class="actions">
                <button class="primary">{visitor.say("reauthenticate-button")}</button>
            </p>
        </form>
    }
    .into_any()
}
