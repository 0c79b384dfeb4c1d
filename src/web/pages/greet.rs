//! `/{brand}`: who writes, and what can be done here.

use leptos::prelude::*;

use crate::{
    base::paths,
    web::parts::{at_brand, sheet},
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("greet-title");
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{brand.greeting.in_language(visitor.language).to_owned()}</p>
            <p class="actions">
                <a class="button primary" href=visitor.href(&paths::at(&brand.slug).subscribe())>{visitor.say("greet-subscribe")}</a>
            </p>
            <h2>{visitor.say("greet-already")}</h2>
            <ul class="links">
                <li>
                    <a href=visitor.href(&paths::at(&brand.slug).sign_in_link())>{visitor.say("greet-manage")}</a>
                </li>
                <li>
                    <a href=visitor.href(&paths::at(&brand.slug).notices())>{visitor.say("greet-notices")}</a>
                </li>
            </ul>
        };
        sheet(&visitor, title, content)
    })
}
