//! `/{brand}/sign-in/{token}`: a button, since programs that read mail open links too.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::login::{self, Look},
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
        Some(token) => login::look(&visitor.portal, &brand, &token).await,
        None => Ok(Look::Unknown),
    };
    let (title, lede, button) = match look {
        Ok(Look::Open) => ("sign-in-title", "sign-in-lede", "sign-in-button"),
        Ok(Look::LiftsSilence) => ("lift-title", "lift-lede", "lift-button"),
        Ok(Look::Used) => return view! { <wrong::Page message="sign-in-used" /> }.into_any(),
        Ok(Look::Expired) => return view! { <wrong::Page message="sign-in-expired" /> }.into_any(),
        Ok(Look::Unknown) => return no_such_link("link-unknown"),
        Err(error) => return broken(&error),
    };
    let content = view! {
        <h1>{visitor.say(title)}</h1>
        <p class="lede">{visitor.say(lede)}</p>
        {press(&visitor, button)}
    };
    sheet(&visitor, visitor.say(title), content)
}
