//! A page that says what is wrong and what can be done.

use leptos::prelude::*;

use crate::{
    base::paths,
    store::register::{ATTEMPT_DAYS, LINK_DAYS},
    web::{parts::sheet, visitor::visitor},
};

/// `message`: the id of its words; `…-title` and `…-next` stand beside it. `minutes`: in how many it may be tried again.
#[component]
pub fn ErrorPage(message: &'static str, #[prop(optional)] minutes: i64) -> impl IntoView {
    let visitor = visitor();
    let title = visitor.say(&format!("{message}-title"));
    let home = visitor.brand.as_ref().map_or("/".to_owned(), |brand| paths::at(&brand.slug).home());
    let join =
        visitor.brand.as_ref().filter(|_| matches!(message, "confirm-expired" | "confirm-unknown")).map(|brand| {
            let href = visitor.href(&paths::at(&brand.slug).subscribe());
            view! { <li><a href=href>{visitor.say("to-subscribe")}</a></li> }
        });
    let manage = visitor.brand.as_ref().map(|brand| {
        let href = visitor.href(&paths::at(&brand.slug).sign_in_link());
        view! { <li><a href=href>{visitor.say("to-sign-in")}</a></li> }
    });
    let reference = visitor.reference.as_deref().filter(|_| message == "error-500").map(|reference| {
        view! { <p class="reference">{visitor.say_with("error-reference", &[("reference", reference.into())])}</p> }
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say_with(message, &[("days", ATTEMPT_DAYS.into()), ("kept", LINK_DAYS.into())])}</p>
        <p>{visitor.say_with(&format!("{message}-next"), &[("minutes", minutes.into())])}</p>
        {reference}
        <ul class="links">
            {join}
            <li>
                <a href=visitor.href(&home)>{visitor.say("to-home")}</a>
            </li>
            {manage}
        </ul>
    };
    sheet(&visitor, title, content)
}
