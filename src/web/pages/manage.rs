//! `/{brand}/manage`: "send me a link". Needs no old letter.

use leptos::prelude::*;

use crate::web::{
    forms::posted,
    parts::{Email, at_brand, faults, hidden, sheet, step_list},
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| {
        let posted = posted();
        let title = visitor.say("manage-title");
        let already = visitor.signed_in.map(|_| {
            view! {
                <ul class="links">
                    <li>
                        <a href=visitor.href("/me")>{visitor.say("manage-already")}</a>
                    </li>
                </ul>
            }
        });
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("manage-lede")}</p>
            {already}
            {faults(&visitor, &posted)}
            <form method="post" action=visitor.href(&visitor.path) novalidate>
                {hidden(&visitor, &posted)}
                <Email visitor=visitor.clone() posted=posted.clone() />
                <p class="actions">
                    <button class="primary">{visitor.say("manage-button")}</button>
                </p>
            </form>
            <p class="fine">
                {visitor.say("manage-new")} " "
                <a href=visitor.href(&format!("/{}/join", brand.slug))>{visitor.say("greet-join")}</a>
            </p>
        };
        sheet(&visitor, title, content)
    })
}

/// `/{brand}/manage/sent`: the same whether or not the address is known.
#[component]
pub fn Sent() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("manage-sent-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("manage-sent-lede")}</p>
            {step_list(vec![visitor.say("sent-step-open"), visitor.say("manage-sent-step")])}
            <ul class="links">
                <li>
                    <a href=visitor.href(&format!("/{}/nothing-came", brand.slug))>{visitor.say("to-nothing-came")}</a>
                </li>
            </ul>
        };
        sheet(&visitor, title, content)
    })
}
