//! `/{brand}/no-email`: why no email may have come, and what to do. It knows nothing of any address.

use leptos::prelude::*;

use crate::{
    base::paths,
    web::parts::{at_brand, sheet},
};

#[component]
pub fn Page() -> impl IntoView {
    at_brand(|visitor, brand| {
        let title = visitor.say("nothing-title");
        let mail = format!("mailto:{}", brand.controller.email);
        let reasons = ["nothing-spam", "nothing-typo", "nothing-wait", "nothing-muted", "nothing-refused"]
            .map(|reason| view! { <li>{visitor.say(reason)}</li> })
            .collect_view();
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="lede">{visitor.say("nothing-lede")}</p>
            <ul>{reasons}</ul>
            <ul class="links">
                <li>
                    <a href=visitor.href(&paths::at(&brand.slug).subscribe())>{visitor.say("nothing-subscribe")}</a>
                </li>
                <li>
                    <a href=visitor.href(&paths::at(&brand.slug).sign_in_link())>{visitor.say("to-sign-in")}</a>
                </li>
            </ul>
            <p>{visitor.say("nothing-write")} " " <a href=mail>{brand.controller.email.clone()}</a></p>
        };
        sheet(&visitor, title, content)
    })
}
