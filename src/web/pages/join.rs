//! `/{brand}/join`: a name and an address, and what they are for. `/{brand}/join/sent`: what comes next, whatever came of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::wishlist::Wish,
    platform::brand::LiveBrand,
    store::register::ATTEMPT_DAYS,
    web::{
        forms::{HONEYPOT, posted},
        parts::{Consents, Email, Name, Topics, at_brand, faults, hidden, sheet, step_list},
        visitor::Visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| page(&visitor, &brand, None))
}

/// The form, for joining alone or for keeping something besides.
pub fn page(visitor: &Visitor, brand: &Arc<LiveBrand>, wish: Option<&Wish>) -> AnyView {
    let posted = posted();
    let title = visitor.say(if wish.is_some() { "wish-title" } else { "join-title" });
    let heading = if posted.came_back() {
        visitor.say_with("faults-title", &[("title", title.clone().into())])
    } else {
        title.clone()
    };
    let lede = visitor.say(if wish.is_some() { "wish-lede" } else { "join-lede" });
    let content = view! {
        <h1>{title}</h1>
        {wish.map(label)}
        <p class="lede">{lede}</p>
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path) novalidate>
            {hidden(visitor, &posted)}
            {wish.map(fields)}
            <div class="leave-empty" aria-hidden="true">
                <label for="website">{visitor.say("leave-empty")}</label>
                <input id="website" name=HONEYPOT type="text" tabindex="-1" autocomplete="off" />
            </div>
            <Name visitor=visitor.clone() posted=posted.clone() value=posted.one("name") />
            <Email visitor=visitor.clone() posted=posted.clone() />
            <Topics visitor=visitor.clone() brand=brand.clone() ticked=posted.many("topic").to_vec() />
            <Consents visitor=visitor.clone() brand=brand.clone() ticked=posted.consents() />
            <p class="fine">{visitor.say("join-no-box")}</p>
            <p class="actions">
                <button class="primary">{visitor.say("join-button")}</button>
            </p>
            <p class="fine">
                {visitor.say("join-notice")} " "
                <a href=visitor.href(&format!("/{}/notices", brand.slug))>{visitor.say("notice-full")}</a>
            </p>
        </form>
    };
    sheet(visitor, heading, content)
}

/// What is to be kept, as the link calls it.
pub fn label(wish: &Wish) -> AnyView {
    view! { <p class="wording">{wish.label().to_owned()}</p> }.into_any()
}

/// What the form says about it.
pub fn fields(wish: &Wish) -> AnyView {
    view! {
        <input type="hidden" name="item" value=wish.item().to_owned() />
        <input type="hidden" name="label" value=wish.label().to_owned() />
    }
    .into_any()
}

#[component]
pub fn Sent() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("sent-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("sent-lede")}</p>
            {step_list(vec![visitor.say("sent-step-open"), visitor.say("sent-step-press"), visitor.say("sent-step-then")])}
            <p>{visitor.say_with("sent-nothing", &[("days", ATTEMPT_DAYS.into())])}</p>
            <ul class="links">
                <li>
                    <a href=visitor.href(&format!("/{}/nothing-came", brand.slug))>{visitor.say("to-nothing-came")}</a>
                </li>
            </ul>
        };
        sheet(&visitor, title, content)
    })
}
