//! The document around a page, and rendering it.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, Request, header},
    response::Response,
};
use futures::{FutureExt, future::BoxFuture};
use leptos::{config::LeptosOptions, hydration::HydrationScripts, nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};

use super::{
    errors::Wrong,
    layers::security_headers,
    parts::ErrorPage,
    route::Script,
    routes::Pages,
    signed_in,
    state::{Context, Web},
    visitor::{Visitor, visitor},
};

/// The document around a page. Pages load no script file but what their line of the route table names.
pub fn shell(options: &LeptosOptions) -> impl IntoView + use<> {
    let visitor = visitor();
    let nonce = use_nonce();
    if let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), &nonce)
        && let Ok(policy) = HeaderValue::from_str(&security_headers::content_security_policy(nonce))
    {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
    let is_wrong = use_context::<Wrong>().is_some();
    let script = visitor.route.filter(|_| !is_wrong).map_or(Script::Nothing, |route| route.script);
    let has_islands = script == Script::Islands;
    if !has_islands && let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let stylesheet = format!("/assets/{}.css", options.output_name);
    let theme = visitor.brand.as_ref().map_or(String::new(), |brand| brand.theme_css().to_owned());
    view! {
        <!DOCTYPE html>
        <html lang=visitor.language.tag() dir="ltr">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=stylesheet />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <style nonce=nonce.clone() inner_html=theme></style>
                {(script == Script::Credentials)
                    .then(|| {
                        let source = format!("/assets/{}-credentials.js", options.output_name);
                        view! { <script type="module" nonce=nonce.clone() src=source></script> }
                    })}
                {has_islands.then(|| view! { <HydrationScripts options=options.clone() islands=true /> })}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    match use_context::<Wrong>() {
        Some(wrong) => view! { <ErrorPage message=wrong.message minutes=wrong.minutes /> }.into_any(),
        None => view! { <Pages /> }.into_any(),
    }
}

/// Answers what asks for a page.
pub async fn get(State(web): State<Web>, request: Request<Body>) -> Response {
    web.page(request, || ()).await
}

/// Renders the page of a request, with what it shows of its owner found first.
pub fn render(web: Web, request: Request<Body>, context: Context) -> BoxFuture<'static, Response> {
    async move {
        let found = match request.extensions().get::<Visitor>().cloned() {
            Some(visitor) => signed_in::find(&visitor).await,
            None => None,
        };
        let options = web.options.clone();
        let context = move || {
            if let Some(found) = found.clone() {
                provide_context(found);
            }
            context();
        };
        leptos_axum::render_app_async_with_context(context, move || shell(&options))(request).await
    }
    .boxed()
}
