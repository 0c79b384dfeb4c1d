//! The one place that turns errors into statuses and words. What crosses the wire is a code and a sentence of ours, never
//! one from below.

use std::panic::AssertUnwindSafe;

use axum::{
    body::Body,
    http::{HeaderValue, Request, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;
use leptos::prelude::provide_context;
use tower_sessions::{session, session_store};

use super::{Web, app, visitor::Visitor};
use crate::{
    base::clock::Moment,
    platform::{
        guards::{TooOften, Why},
        portal::Portal,
    },
};

/// A page of the house that says what is wrong, in place of what the path would show.
#[derive(Clone, Copy, Debug)]
pub struct Wrong {
    /// Message id; `…-title` and `…-next` stand beside it.
    pub message: &'static str,
    /// In how many minutes it may be tried again.
    pub minutes: i64,
}

/// A branded page for an error. `message` is the id of its words.
pub async fn page(web: &Web, parts: Parts, status: StatusCode, message: &'static str) -> Response {
    show(web, parts, status, Wrong { message, minutes: 0 }).await
}

async fn show(web: &Web, parts: Parts, status: StatusCode, wrong: Wrong) -> Response {
    let request = Request::from_parts(parts, Body::empty());
    let mut response = app::render(web, request, move || provide_context(wrong)).await;
    *response.status_mut() = status;
    response
}

/// 429, with when to come back.
pub async fn too_often(web: &Web, parts: Parts, too_often: TooOften, now: Moment) -> Response {
    let wait = now.until(too_often.again_at);
    let seconds = (wait.as_secs() + i64::from(wait.subsec_nanos() > 0)).max(1);
    let message = match too_often.why {
        Why::Hits => "error-429",
        Why::Misses => "error-misses",
    };
    let wrong = Wrong { message, minutes: (seconds + 59) / 60 };
    let mut response = show(web, parts, StatusCode::TOO_MANY_REQUESTS, wrong).await;
    if let Ok(value) = HeaderValue::from_str(&seconds.to_string()) {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}

/// What to answer where something went wrong on our side, and the id of its words.
#[derive(Clone, Copy, Debug)]
pub struct Trouble {
    pub status: StatusCode,
    pub message: &'static str,
}

/// 500, or 503 if the store cannot work just now: what went wrong goes to the log, without anybody's data.
pub async fn failed(web: &Web, parts: Parts, error: &(dyn std::error::Error + Send + Sync + 'static)) -> Response {
    let Trouble { status, message } = log(&web.portal, error);
    let mut response = page(web, parts, status, message).await;
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, A_WHILE);
    }
    response
}

/// Seconds after which a store that could not work is worth asking again.
const A_WHILE: HeaderValue = HeaderValue::from_static("60");

/// An answer whose session could not be kept, which the layer that keeps sessions leaves bare.
pub async fn dressed(request: Request<Body>, next: Next) -> Response {
    let response = next.run(request).await;
    let is_bare = !response.headers().contains_key(header::CONTENT_TYPE);
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR || !is_bare {
        return response;
    }
    let words =
        "You could not be signed in just now. What you did may have been kept. Please try again in a few minutes.\n";
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, A_WHILE)], words).into_response()
}

/// A page for a request that panicked: a log line without the panic's words, which may quote data.
pub async fn unharmed(
    axum::extract::State(web): axum::extract::State<Web>,
    request: Request<Body>,
    next: Next,
) -> Response {
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
            page(&web, parts, StatusCode::INTERNAL_SERVER_ERROR, "error-500").await
        }
    }
}

/// Our own words alone: a database's message may quote a value, so the store tells its code instead.
pub fn log(portal: &Portal, error: &(dyn std::error::Error + 'static)) -> Trouble {
    tracing::error!(%error, "a request failed");
    // Sessions are kept in the store. Their library passes on words alone, but the portal has heard already.
    let of_sessions = matches!(error.downcast_ref(), Some(session::Error::Store(session_store::Error::Backend(_))));
    if portal.note_error(error) || of_sessions && portal.is_in_trouble() {
        Trouble { status: StatusCode::SERVICE_UNAVAILABLE, message: "error-503" }
    } else {
        Trouble { status: StatusCode::INTERNAL_SERVER_ERROR, message: "error-500" }
    }
}

/// A 404 of a brand's, or of the house.
pub async fn not_found(axum::extract::State(web): axum::extract::State<Web>, request: Request<Body>) -> Response {
    let known = request.extensions().get::<Visitor>().is_some();
    if !known {
        return (StatusCode::NOT_FOUND, "There is nothing here.\n").into_response();
    }
    page(&web, request.into_parts().0, StatusCode::NOT_FOUND, "error-404").await
}
