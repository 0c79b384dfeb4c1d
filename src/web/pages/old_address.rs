//! `/{brand}/old-address/{token}`: whoever had an address puts it back.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::person::old_address::{self, PutBack},
    platform::brand::LiveBrand,
    web::{
        pages::wrong,
        parts::{at_brand, broken, load, no_such_link, press, sheet},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let look = match visitor.token() {
        Some(token) => old_address::look(&visitor.portal, &brand, &token).await,
        None => Ok(PutBack::Unknown),
    };
    match look {
        Ok(PutBack::Open) => {}
        Ok(PutBack::Taken) => return view! { <wrong::Page message="old-address-taken" /> }.into_any(),
        Ok(PutBack::Used) => return view! { <wrong::Page message="old-address-used" /> }.into_any(),
        Ok(PutBack::Expired) => return view! { <wrong::Page message="old-address-expired" /> }.into_any(),
        Ok(PutBack::Unknown) => return no_such_link("link-unknown"),
        Err(error) => return broken(&error),
    }
    let title = visitor.say("old-address-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("old-address-lede")}</p>
        <p>{visitor.say("old-address-what")}</p>
        {press(&visitor, "old-address-button")}
    };
    sheet(&visitor, title, content)
}
