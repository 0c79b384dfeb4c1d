//! `/{brand}/undo/{token}`: puts back what one letter link took away.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::preferences::{self, UndoState},
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
        Some(token) => preferences::look_undo(&visitor.portal, &brand, &token).await,
        None => Ok(UndoState::Unknown),
    };
    let topics = match look {
        Ok(UndoState::Open(topics)) => topics,
        Ok(UndoState::Nothing) => return view! { <wrong::Page message="undo-nothing" /> }.into_any(),
        Ok(UndoState::Used) => return view! { <wrong::Page message="undo-used" /> }.into_any(),
        Ok(UndoState::Expired) => return view! { <wrong::Page message="undo-expired" /> }.into_any(),
        Ok(UndoState::Unknown) => return no_such_link("link-unknown"),
        Err(error) => return broken(&error),
    };
    let title = visitor.say("undo-title");
    let names = brand
        .topics_by_email()
        .filter(|topic| topics.contains(&topic.id))
        .map(|topic| view! { <li>{topic.name.in_language(visitor.language).to_owned()}</li> })
        .collect_view();
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("undo-lede")}</p>
        <ul>{names}</ul>
        {press(&visitor, "undo-button")}
    };
    sheet(&visitor, title, content)
}
