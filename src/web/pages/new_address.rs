//! `/me/{brand}/new-address`: the wish for another address. `/{brand}/new-address/{token}`: the page behind the link that went
//! there; it tells nothing of the person.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::person::{
        new_address::{self, Look},
        overview::Overview,
    },
    platform::brand::LiveBrand,
    web::{
        forms::posted,
        pages::{prove, wrong},
        parts::{Email, at_brand, broken, faults, hidden, load, no_such_link, press, sheet, step_list},
        signed_in,
        visitor::Visitor,
    },
};

#[component]
pub fn Wish() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let posted = posted();
    let title = visitor.say("new-address-title");
    let form = if visitor.signed_in.is_some_and(|signed_in| signed_in.is_stepped_up(visitor.now)) {
        view! {
            <form method="post" action=visitor.href(&visitor.path) novalidate>
                {hidden(visitor, &posted)}
                <Email visitor=visitor.clone() posted=posted.clone() />
                <p class="actions">
                    <button class="primary">{visitor.say("new-address-button")}</button>
                    <a class="button quiet" href=visitor.href("/me")>{visitor.say("back-to-me")}</a>
                </p>
            </form>
        }
        .into_any()
    } else {
        prove::form(visitor, &overview.brand, "new-address")
    };
    let steps = ["new-address-step-letter", "new-address-step-then", "new-address-step-old"];
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("new-address-lede", &[("address", overview.address.as_str().into())])}</p>
        {faults(visitor, &posted)}
        {form}
        <h2>{visitor.say("new-address-how")}</h2>
        {step_list(steps.map(|step| visitor.say(step)).to_vec())}
        <p class="fine">{visitor.say("new-address-only")}</p>
    };
    sheet(visitor, title, content)
}

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let look = match visitor.token() {
        Some(token) => new_address::look(&visitor.portal, &brand, &token).await,
        None => Ok(Look::Unknown),
    };
    match look {
        Ok(Look::Open) => {}
        Ok(Look::Used) => return view! { <wrong::Page message="new-address-used" /> }.into_any(),
        Ok(Look::Expired) => return view! { <wrong::Page message="new-address-expired" /> }.into_any(),
        Ok(Look::Unknown) => return no_such_link("link-unknown"),
        Err(error) => return broken(&error),
    }
    let title = visitor.say("prove-address-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("prove-address-lede")}</p>
        <p>{visitor.say("prove-address-what")}</p>
        {press(&visitor, "prove-address-button")}
        <p class="fine">{visitor.say("prove-address-not-you")}</p>
    };
    sheet(&visitor, title, content)
}
