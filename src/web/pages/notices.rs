//! `/{brand}/notices` and `/{brand}/notices/{notice}`: the full layer, with every version that was ever in force.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    base::paths,
    platform::brand::{
        LiveBrand,
        archive::{self, ArchivedWording},
        wording::Block,
    },
    web::{
        parts::{at_brand, broken, load, moment, nothing_here, sheet},
        visitor::Visitor,
    },
};

#[component]
pub fn List() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("notices-title");
        // The terms of an account inform of no use of data.
        let is_terms = |id: &str| brand.terms().is_some_and(|terms| terms.id == id);
        let rows = brand
            .notices
            .iter()
            .filter(|notice| !is_terms(&notice.id))
            .map(|notice| {
                let href = visitor.href(&paths::at(&brand.slug).notice(&notice.id));
                let short = notice.wording.get(&visitor.language).map(|wording| wording.short.clone());
                view! {
                    <li>
                        <h2>
                            <a href=href>{notice.title.in_language(visitor.language).to_owned()}</a>
                        </h2>
                        <p>{short}</p>
                    </li>
                }
            })
            .collect_view();
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("notices-lede")}</p>
            <ul class="brands">{rows}</ul>
        };
        sheet(&visitor, title, content)
    })
}

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| load(page(visitor, brand)))
}

async fn page(visitor: Visitor, brand: Arc<LiveBrand>) -> AnyView {
    let id = visitor.last_part().to_owned();
    if brand.notice(&id).is_none() {
        return nothing_here();
    }
    let versions = match archive::versions(&visitor.portal.store, &brand, &id, visitor.language).await {
        Ok(versions) => versions,
        Err(error) => return broken(&error),
    };
    let wanted = visitor.asked("version").map(str::to_owned);
    let shown = versions.iter().find(|row| wanted.as_deref().is_none_or(|hash| hex::encode(&row.hash) == hash));
    let Some(row) = shown else { return nothing_here() };
    let kept = &row.kept;
    let list = versions
        .iter()
        .map(|version| {
            let hash = hex::encode(&version.hash);
            let href = visitor.href(&format!("{}?version={hash}", visitor.path));
            let current = (version.hash == row.hash).then_some("true");
            view! {
                <li>
                    <a href=href aria-current=current>
                        {visitor.say_with("notice-version", &[("version", version.version.as_str().into())])}
                    </a>
                    {moment(&visitor, version.since)}
                    <code>{hash[..16].to_owned()}</code>
                </li>
            }
        })
        .collect_view();
    let consent = kept.wording.consent.clone().map(|sentence| {
        view! {
            <h2>{visitor.say("notice-consent")}</h2>
            <blockquote class="wording">{sentence}</blockquote>
        }
    });
    let since = visitor
        .say_with("notice-since", &[("version", row.version.as_str().into()), ("day", visitor.day(row.since).into())]);
    let content = view! {
        <p class="dateline">{since}</p>
        <h1>{kept.title.clone()}</h1>
        <p class="lede">{kept.wording.short.clone()}</p>
        {blocks(kept)}
        {consent}
        <h2>{visitor.say("notice-versions")}</h2>
        <ol class="versions">{list}</ol>
    };
    sheet(&visitor, kept.title.clone(), content)
}

/// The full layer.
pub fn blocks(kept: &ArchivedWording) -> AnyView {
    kept.wording
        .blocks()
        .map(|block| match block {
            Block::Heading(words) => view! { <h2>{words}</h2> }.into_any(),
            Block::Text(words) => view! { <p>{words}</p> }.into_any(),
            Block::List(items) => {
                view! { <ul>{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul> }.into_any()
            }
        })
        .collect_view()
        .into_any()
}
