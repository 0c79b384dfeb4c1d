//! `/metrics`, on an address of its own: what is counted, for Prometheus.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};

use crate::{
    platform::{metrics, portal::Portal},
    web::endpoints::dev_mail::at_home,
};

pub fn router(portal: Arc<Portal>) -> Router {
    Router::new().route("/metrics", get(show)).layer(middleware::from_fn(at_home)).with_state(portal)
}

async fn show(State(portal): State<Arc<Portal>>) -> Response {
    match metrics::text(&portal.metrics, &portal.pulses, &portal.store, portal.now()).await {
        Ok(text) => ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "what waits could not be counted");
            (StatusCode::SERVICE_UNAVAILABLE, "The database does not answer.\n").into_response()
        }
    }
}
