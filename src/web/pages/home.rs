//! `/`: the brands, or the only one.

use leptos::prelude::*;

use crate::{
    base::paths,
    web::{
        parts::{go, sheet},
        visitor::visitor,
    },
};

#[component]
pub fn Page() -> impl IntoView {
    let visitor = visitor();
    let brands = visitor.portal.brands();
    if brands.len() == 1
        && let Some(only) = brands.iter().next()
    {
        return go(&visitor, &paths::at(&only.slug).home());
    }
    let rows = brands
        .iter()
        .map(|brand| {
            let href = visitor.href(&paths::at(&brand.slug).home());
            let language = brand.supported(visitor.language);
            view! {
                <li>
                    <h2>
                        <a href=href>{brand.name.clone()}</a>
                    </h2>
                    <p lang=language.tag()>{brand.greeting.in_language(language).to_owned()}</p>
                </li>
            }
        })
        .collect_view();
    let list = if brands.is_empty() {
        view! { <p class="empty">{visitor.say("home-empty")}</p> }.into_any()
    } else {
        view! { <ul class="brands">{rows}</ul> }.into_any()
    };
    let title = visitor.say("home-title");
    let content = view! {
        <h1>{title.clone()}</h1>
        <p class="lede">{visitor.say("home-lede")}</p>
        {list}
    };
    sheet(&visitor, title, content)
}
