//! The router, as stacks with layers of their own: people's pages, forms and endpoints; and what needs neither session nor
//! visitor. Whoever else is served gets a stack beside `people`.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    http::StatusCode,
    middleware::{self, from_fn, from_fn_with_state},
    routing::{any, get, post},
};
use leptos::prelude::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list};
use tower::ServiceBuilder;
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

use super::{
    app, assets, endpoints, errors,
    layers::{
        body, catch_panic, origin, problem_details, resolve_visitor, security_headers, telemetry, token_throttle,
    },
    route::pattern,
    routes,
    session::Sessions,
    state::Web,
};
use crate::{
    base::{paths, proxies::Proxies},
    platform::{portal::Portal, signing},
};

impl Web {
    pub fn new(portal: Arc<Portal>, trusted_proxies: Vec<Proxies>) -> Web {
        let options = LeptosOptions::builder().output_name(assets::stem()).site_pkg_dir("assets").build();
        Web {
            portal,
            trusted_proxies: trusted_proxies.into(),
            options: options.into(),
            render: app::render,
            routes: &routes::TABLE,
        }
    }
}

/// Everything that is served to the outside.
pub fn router(web: Web) -> Router {
    let mut all = beside().merge(people(&web));
    if web.portal.site.dev {
        all = all.merge(development());
    }
    all.layer(
        ServiceBuilder::new()
            .layer(from_fn(body::to_its_end))
            .layer(from_fn_with_state(web.clone(), telemetry::account))
            .layer(from_fn_with_state(web.clone(), security_headers::add))
            .layer(from_fn_with_state(web.clone(), problem_details::for_programs))
            .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(60)))
            .layer(CatchPanicLayer::custom(catch_panic::panicked))
            .layer(from_fn(body::whole_body)),
    )
    .with_state(web)
}

/// Pages and forms of people, and what their islands call: with sessions, a visitor, and a guard for each.
fn people(web: &Web) -> Router<Web> {
    let secure = web.portal.site.is_https();
    let sessions = SessionManagerLayer::new(Sessions(web.portal.clone()))
        .with_name(if secure { "__Host-handshake" } else { "handshake" })
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnSessionEnd);
    routes::handlers()
        .leptos_routes_with_handler(generate_route_list(app::App), app::get)
        .fallback(errors::not_found)
        .method_not_allowed_fallback(errors::not_found)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(catch_panic::session_not_stored))
                .layer(sessions)
                .layer(from_fn_with_state(web.clone(), resolve_visitor::resolve_visitor))
                .layer(from_fn_with_state(web.clone(), catch_panic::catch_panic))
                .layer(from_fn_with_state(web.clone(), origin::check))
                .layer(from_fn_with_state(web.clone(), token_throttle::guard)),
        )
}

/// What has neither session nor visitor: assets, keys, health, pages that moved.
fn beside() -> Router<Web> {
    let moved = routes::MOVED.iter().fold(Router::new(), |router, &(old, new)| {
        router.route(&pattern(old), any(move |uri| endpoints::moved::to((old, new), uri)))
    });
    moved
        .route("/assets/{*path}", get(assets::get))
        .route("/favicon.svg", get(assets::favicon))
        .route("/{brand}/logo/{hash}", get(endpoints::logo::get))
        .route(endpoints::credentials::ENDPOINTS, get(endpoints::credentials::endpoints))
        .route(endpoints::credentials::RELATED_ORIGINS, get(endpoints::credentials::related_origins))
        .route(endpoints::credentials::CHANGE_PASSWORD, get(endpoints::credentials::change_password))
        .route(&pattern(paths::SIGNED_OUT_AT_PROVIDER), post(endpoints::provider::signed_out))
        .route(signing::WELL_KNOWN, get(endpoints::signing_keys::get))
        .route("/healthz", get(endpoints::health::healthz))
        .route("/readyz", get(endpoints::health::readyz))
}

/// The mailbox of a development server.
fn development() -> Router<Web> {
    Router::new()
        .route("/dev/mail", get(endpoints::dev_mail::list))
        .route("/dev/mail.json", get(endpoints::dev_mail::json))
        .route("/dev/mail/{number}", get(endpoints::dev_mail::message))
        .layer(middleware::from_fn(endpoints::dev_mail::at_home))
}
