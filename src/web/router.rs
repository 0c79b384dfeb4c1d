//! The router as one table, grouped by who calls.

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{FromRef, Request},
    http::{HeaderName, StatusCode},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use bytes::BytesMut;
use futures::StreamExt;
use leptos::prelude::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list};
use tower::ServiceBuilder;
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite, cookie::time};

use super::{actions, app, assets, endpoints, errors, headers, links, origin, requests, visitor};
use crate::{
    domain::login::SESSION_DAYS,
    platform::{portal::Portal, signing},
    web::session::Sessions,
};

/// What every handler is given.
#[derive(Clone)]
pub struct Web {
    pub portal: Arc<Portal>,
    pub trusted_proxies: Arc<[IpAddr]>,
    pub options: Arc<LeptosOptions>,
}

impl Web {
    pub fn new(portal: Arc<Portal>, trusted_proxies: Vec<IpAddr>) -> Web {
        let options = LeptosOptions::builder().output_name(assets::stem()).site_pkg_dir("assets").build();
        Web { portal, trusted_proxies: trusted_proxies.into(), options: options.into() }
    }
}

impl FromRef<Web> for LeptosOptions {
    fn from_ref(web: &Web) -> LeptosOptions {
        (*web.options).clone()
    }
}

/// The largest body of any request, in octets (BAR D9).
pub const BODY_CAP: usize = 64 * 1024;
/// How much of a larger one is read before it is answered.
const HEARD_OUT: usize = 1024 * 1024;

pub fn router(web: Web) -> Router {
    let secure = web.portal.site.is_https();
    let sessions = SessionManagerLayer::new(Sessions(web.portal.clone()))
        .with_name(if secure { "__Host-handshake" } else { "handshake" })
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(time::Duration::days(SESSION_DAYS)));

    let people = Router::new()
        // Strangers, at a brand.
        .route("/{brand}/join", post(actions::join::post))
        .route("/{brand}/wish", post(actions::wish::post))
        .route("/{brand}/confirm/{token}", post(actions::confirm::post))
        .route("/{brand}/not-me/{token}", post(actions::not_me::post))
        .route("/{brand}/manage", post(actions::manage::post))
        .route("/{brand}/sign-in/{token}", post(actions::sign_in::post))
        // Holders of a letter's link.
        .route("/{brand}/letters/{token}", post(actions::letters::post))
        .route("/{brand}/one-click/{token}", post(actions::one_click::post))
        .route("/{brand}/undo/{token}", post(actions::undo::post))
        .route("/{brand}/new-address/{token}", post(actions::new_address::prove))
        .route("/{brand}/old-address/{token}", post(actions::old_address::post))
        // People who are signed in.
        .route("/me/sign-out", post(actions::sign_out::post))
        .route("/me/{brand}/details", post(actions::details::post))
        .route("/me/{brand}/wishlist", post(actions::wishlist::post))
        .route("/me/{brand}/new-address", post(actions::new_address::ask))
        .route("/me/{brand}/preferences", post(actions::preferences::post))
        .route("/me/{brand}/asked-for", post(actions::asked_for::post))
        .route("/me/{brand}/prove", post(actions::prove::post))
        .route("/me/{brand}/leave", post(actions::leave::post))
        .route("/me/{brand}/data.json", get(endpoints::data::get))
        .route("/me/{brand}/agreed/{number}/receipt.json", get(endpoints::receipt::get))
        // Pages.
        .leptos_routes_with_handler(generate_route_list(app::App), app::get)
        // Islands.
        .route("/api/preference", post(leptos_axum::handle_server_fns))
        .fallback(errors::not_found)
        .method_not_allowed_fallback(errors::not_found)
        .layer(
            ServiceBuilder::new()
                .layer(middleware::from_fn(errors::dressed))
                .layer(sessions)
                .layer(middleware::from_fn_with_state(web.clone(), visitor::meet))
                .layer(middleware::from_fn_with_state(web.clone(), errors::unharmed))
                .layer(middleware::from_fn_with_state(web.clone(), origin::check))
                .layer(middleware::from_fn_with_state(web.clone(), links::guard))
                .layer(middleware::from_fn(islands)),
        );

    let mut all = Router::new()
        // Browsers.
        .route("/assets/{*path}", get(assets::get))
        .route("/favicon.svg", get(assets::favicon))
        .route("/{brand}/logo/{hash}", get(endpoints::logo::get))
        // Whoever checks what we signed.
        .route(signing::WELL_KNOWN, get(endpoints::signing_keys::get))
        // Whoever watches over the process.
        .route("/healthz", get(endpoints::health::healthz))
        .route("/readyz", get(endpoints::health::readyz));
    if web.portal.site.dev {
        // Whoever develops.
        let letters = Router::new()
            .route("/dev/mail", get(endpoints::dev_mail::list))
            .route("/dev/mail.json", get(endpoints::dev_mail::json))
            .route("/dev/mail/{number}", get(endpoints::dev_mail::letter))
            .layer(middleware::from_fn(endpoints::dev_mail::at_home));
        all = all.merge(letters);
    }
    all.merge(people)
        .layer(
            ServiceBuilder::new()
                .layer(middleware::from_fn(to_its_end))
                .layer(middleware::from_fn_with_state(web.clone(), requests::account))
                .layer(middleware::from_fn_with_state(web.clone(), headers::dress))
                .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(60)))
                .layer(CatchPanicLayer::custom(panicked))
                .layer(middleware::from_fn(whole_body)),
        )
        .with_state(web)
}

/// Whoever hangs up does not stop a story half-way, between what it writes into one database and into the other.
async fn to_its_end(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(ended) => match ended.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // The runtime is being shut down.
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    }
}

/// The body is there as a whole before anybody looks at the request, or it is a 413, however it is sent and whatever it holds.
async fn whole_body(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match read(body).await {
        Some(body) => next.run(Request::from_parts(parts, Body::from(body))).await,
        None => (StatusCode::PAYLOAD_TOO_LARGE, "That is more than a form here can hold (64 KiB).\n").into_response(),
    }
}

/// A body of at most [`BODY_CAP`]. What goes beyond is heard out for a while and forgotten: whoever is still sending when the
/// connection closes does not get to read why.
async fn read(body: Body) -> Option<Bytes> {
    let (mut kept, mut heard) = (BytesMut::new(), 0);
    let mut parts = body.into_data_stream();
    while let Some(part) = parts.next().await {
        let part = part.ok()?;
        heard += part.len();
        if heard <= BODY_CAP {
            kept.extend_from_slice(&part);
        } else if heard > HEARD_OUT {
            return None;
        }
    }
    (heard <= BODY_CAP).then(|| kept.freeze())
}

/// What islands call stands among the pages' routes. Their functions answer every outcome with a code of ours, so any other
/// answer is to a body that is none of theirs: a bare 400, without the library's words and without its way back to a page
/// that the caller names.
async fn islands(request: Request, next: Next) -> Response {
    let is_call = request.uri().path().starts_with("/api/");
    let response = next.run(request).await;
    let is_ours = response.status().is_success() || response.status() == StatusCode::NOT_FOUND;
    if is_call && !is_ours { StatusCode::BAD_REQUEST.into_response() } else { response }
}

/// Outside of what has pages, a panic is a 500 and a log line without the panic's words, which may quote data.
fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    tracing::error!("a request panicked");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        [(HeaderName::from_static("content-type"), "text/plain; charset=utf-8")],
        "Something went wrong on our side. Please try again.\n",
    )
        .into_response()
}
