//! `/{brand}/not-me/{token}`: somebody else typed this address; its owner wants no more of such letters.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::signup::{self, Disavowal},
    platform::brand::LiveBrand,
    store::register::ATTEMPT_DAYS,
    web::{
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
        Some(token) => signup::look_disavowal(&visitor.portal, &brand, &token).await,
        None => Ok(Disavowal::Unknown),
    };
    match look {
        Ok(Disavowal::Open) => {}
        Ok(Disavowal::Expired | Disavowal::Unknown) => return no_such_link("link-unknown"),
        Err(error) => return broken(&error),
    }
    let title = visitor.say("not-me-title");
    let days = brand.keeping.guards_days;
    if visitor.asked("done") == Some("silenced") {
        let content = view! {
            <h1>{visitor.say("not-me-done-title")}</h1>
            <p class="done" role="status">{visitor.say_with("not-me-done", &[("days", days.into())])}</p>
            <p>{visitor.say("not-me-done-next")}</p>
        };
        return sheet(&visitor, visitor.say("not-me-done-title"), content);
    }
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with("not-me-lede", &[("days", ATTEMPT_DAYS.into())])}</p>
        <p>{visitor.say_with("not-me-what", &[("days", days.into())])}</p>
        {press(&visitor, "not-me-button")}
    };
    sheet(&visitor, title, content)
}
