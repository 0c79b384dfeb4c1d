//! The pages' shell and their routes.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, Request, header},
    response::Response,
};
use leptos::{config::LeptosOptions, hydration::HydrationScripts, nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use super::{
    Web,
    errors::Wrong,
    headers, pages, parts, signed_in,
    visitor::{Visitor, visitor},
};

/// The document around a page. Pages without islands load no script file.
pub fn shell(options: &LeptosOptions) -> impl IntoView + use<> {
    let visitor = visitor();
    let nonce = use_nonce();
    if let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), &nonce)
        && let Ok(policy) = HeaderValue::from_str(&headers::content_security_policy(nonce))
    {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
    let has_islands = visitor.path.ends_with("/preferences") && use_context::<Wrong>().is_none();
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
                <style nonce=nonce inner_html=theme></style>
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
    if let Some(wrong) = use_context::<Wrong>() {
        return view! { <pages::wrong::Page message=wrong.message minutes=wrong.minutes /> }.into_any();
    }
    view! {
        <Router>
            <FlatRoutes fallback=parts::nothing_here>
                <Route path=path!("/") view=pages::home::Page ssr=SsrMode::Async />
                <Route path=path!("/me") view=pages::me::Page ssr=SsrMode::Async />
                <Route path=path!("/me/:brand/details") view=pages::details::Page ssr=SsrMode::Async />
                <Route path=path!("/me/:brand/new-address") view=pages::new_address::Wish ssr=SsrMode::Async />
                <Route path=path!("/me/:brand/preferences") view=pages::preferences::Page ssr=SsrMode::Async />
                <Route path=path!("/me/:brand/agreed") view=pages::agreed::Page ssr=SsrMode::Async />
                <Route path=path!("/me/:brand/agreed/:number") view=pages::receipt::Page ssr=SsrMode::Async />
                <Route path=path!("/me/:brand/data") view=pages::data::Page ssr=SsrMode::Async />
                <Route path=path!("/me/:brand/prove") view=pages::prove::Page ssr=SsrMode::Async />
                <Route path=path!("/me/:brand/leave") view=pages::leave::Page ssr=SsrMode::Async />
                <Route path=path!("/me/:brand/wishlist") view=pages::wishlist::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand") view=pages::greet::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/join") view=pages::join::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/join/sent") view=pages::join::Sent ssr=SsrMode::Async />
                <Route path=path!("/:brand/wish") view=pages::wish::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/nothing-came") view=pages::nothing_came::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/notices") view=pages::notices::List ssr=SsrMode::Async />
                <Route path=path!("/:brand/notices/:notice") view=pages::notices::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/confirm/:token") view=pages::confirm::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/confirmed") view=pages::confirm::Confirmed ssr=SsrMode::Async />
                <Route path=path!("/:brand/not-me/:token") view=pages::not_me::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/manage") view=pages::manage::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/manage/sent") view=pages::manage::Sent ssr=SsrMode::Async />
                <Route path=path!("/:brand/sign-in/:token") view=pages::sign_in::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/letters/:token") view=pages::letters::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/one-click/:token") view=pages::letters::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/new-address/:token") view=pages::new_address::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/old-address/:token") view=pages::old_address::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/undo/:token") view=pages::undo::Page ssr=SsrMode::Async />
                <Route path=path!("/:brand/left") view=pages::leave::Left ssr=SsrMode::Async />
            </FlatRoutes>
        </Router>
    }
    .into_any()
}

/// Answers what asks for a page.
pub async fn get(State(web): State<Web>, request: Request<Body>) -> Response {
    page(&web, request, || ()).await
}

/// The page of a request, with what it shows found first and with more context for it.
pub async fn page(web: &Web, request: Request<Body>, context: impl Fn() + Clone + Send + Sync + 'static) -> Response {
    let found = match request.extensions().get::<Visitor>().cloned() {
        Some(visitor) => signed_in::find(&visitor).await,
        None => None,
    };
    let context = move || {
        if let Some(found) = found.clone() {
            provide_context(found);
        }
        context();
    };
    render(web, request, context).await
}

/// Renders the page of a request, with more context for it.
pub async fn render(web: &Web, request: Request<Body>, context: impl Fn() + Clone + Send + Sync + 'static) -> Response {
    let options = web.options.clone();
    leptos_axum::render_app_async_with_context(context, move || shell(&options))(request).await
}
