//! A request that panics, or whose session cannot be stored, gets an answer that helps all the same.

use std::{any::Any, panic::AssertUnwindSafe};

use axum::{
    body::Body,
    extract::State,
    http::{HeaderName, Request, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;

use crate::web::{
    errors::{self, A_WHILE},
    state::Web,
    visitor::Visitor,
};

/// A page for a request that panicked: a log line without the panic's words, which may quote data.
pub async fn catch_panic(State(web): State<Web>, request: Request<Body>, next: Next) -> Response {
    let (uri, visitor) = (request.uri().clone(), request.extensions().get::<Visitor>().cloned());
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!("a request panicked");
            let mut again = Request::new(Body::empty());
            *again.uri_mut() = uri;
            let mut parts = again.into_parts().0;
            if let Some(visitor) = visitor {
                parts.extensions.insert(visitor);
            }
            errors::page(&web, parts, StatusCode::INTERNAL_SERVER_ERROR, "error-500").await
        }
    }
}

/// An answer whose session could not be kept, which the layer that keeps sessions leaves bare.
pub async fn session_not_stored(request: Request<Body>, next: Next) -> Response {
    let response = next.run(request).await;
    let is_bare = !response.headers().contains_key(header::CONTENT_TYPE);
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR || !is_bare {
        return response;
    }
    let words =
        "You could not be signed in just now. What you did may have been kept. Please try again in a few minutes.\n";
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, A_WHILE)], words).into_response()
}

/// Outside of what has pages, a panic is a 500 and a log line without the panic's words, which may quote data.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a request panicked");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        [(HeaderName::from_static("content-type"), "text/plain; charset=utf-8")],
        "Something went wrong on our side. Please try again.\n",
    )
        .into_response()
}
