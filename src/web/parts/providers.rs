//! The ways to sign in by a provider.

use axum::http::HeaderValue;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::{base::paths, web::visitor::Visitor};

/// "Continue with …", for each provider: links, since a form that leads to another site is refused (CSP Level 3, `form-action`).
pub fn providers(visitor: &Visitor) -> Option<AnyView> {
    let links: Vec<AnyView> = visitor
        .portal
        .providers
        .iter()
        .map(|provider| {
            let path = match &visitor.brand {
                Some(brand) => paths::at(&brand.slug).sign_in_with(provider.id()),
                None => paths::sign_in_with(provider.id()),
            };
            let words = visitor.say_with("provider-continue", &[("provider", provider.name().to_owned().into())]);
            view! {
                <a class="button" href=visitor.href(&path) rel="nofollow">{words}</a>
            }
            .into_any()
        })
        .collect();
    let any = !links.is_empty() && visitor.may_have_account();
    any.then(|| view! { <p class="actions providers">{links}</p> }.into_any())
}

/// The browser goes on to another site by itself; whoever sees this page presses. (A redirect of a form would be refused.)
pub fn continue_to(url: &str, words: String) -> AnyView {
    if let (Some(response), Ok(value)) =
        (use_context::<ResponseOptions>(), HeaderValue::from_str(&format!("0; url={url}")))
    {
        response.insert_header(axum::http::header::REFRESH, value);
    }
    view! {
        <p class="actions">
            <a class="button primary" href=url.to_owned()>{words}</a>
        </p>
    }
    .into_any()
}
