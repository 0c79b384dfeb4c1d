//! `/me/{brand}/data`: a copy of everything held, at fresh proof.

use leptos::prelude::*;

use crate::{
    base::paths,
    domain::person::overview::Overview,
    web::{parts::sheet, signed_in, step_up::stepped_up, visitor::Visitor},
};

#[component]
pub fn Page() -> impl IntoView {
    signed_in::page(|visitor, overview| show(&visitor, &overview))
}

fn show(visitor: &Visitor, overview: &Overview) -> AnyView {
    let title = visitor.say("data-title");
    let download = stepped_up(visitor, &overview.brand, || {
        let href = paths::me_at(&overview.brand.slug).data_json();
        view! {
            <p class="actions">
                <a class="button primary" href=href download rel="external">{visitor.say("data-button")}</a>
            </p>
        }
        .into_any()
    });
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("data-lede")}</p>
        <p>{visitor.say("data-what")}</p>
        {download}
        <ul class="links">
            <li>
                <a href=visitor.href(paths::ME)>{visitor.say("back-to-me")}</a>
            </li>
        </ul>
    };
    sheet(visitor, title, content)
}
