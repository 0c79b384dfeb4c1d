//! Errors as statuses and words, for people and programs; the layers answer what never reaches a handler. What crosses the wire is a code and a sentence of ours, never
//! one from below.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, Request, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::provide_context;
use tower_sessions::{session, session_store};

use crate::{
    base::clock::Moment,
    domain::{self, login::Denied, rights, signup},
    platform::{
        guards::{Guessed, TooOften, Why},
        portal::Portal,
    },
    web::{state::Web, visitor::Visitor},
};

/// A page of ours that says what is wrong, in place of what the path would show.
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
    if let Some(visitor) =
        parts.extensions.get::<Visitor>().filter(|visitor| visitor.route.is_some_and(|route| route.is_json))
    {
        return problem(status, wrong.message, visitor.say_with(wrong.message, &[]));
    }
    let request = Request::from_parts(parts, Body::empty());
    let mut response = web.page(request, move || provide_context(wrong)).await;
    *response.status_mut() = status;
    response
}

pub const PROBLEM: &str = "application/problem+json";

/// An error for a program (RFC 9457): `code` is ours and stays, `detail` is for people.
pub fn problem(status: StatusCode, code: &'static str, detail: String) -> Response {
    let body = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(),
        "code": code,
        "detail": detail,
    });
    (status, [(header::CONTENT_TYPE, PROBLEM)], body.to_string()).into_response()
}

/// 429, with when to come back.
pub async fn too_often(web: &Web, parts: Parts, too_often: TooOften, now: Moment) -> Response {
    let wait = now.until(too_often.again_at);
    let seconds = (wait.as_secs() + i64::from(wait.subsec_nanos() > 0)).max(1);
    let message = match too_often.why {
        Why::RateLimited => "error-429",
        Why::FailedTokens => "error-failed-tokens",
        Why::Changes => "error-changes",
        Why::Guesses(Guessed::Password) => "error-guesses",
        Why::Guesses(Guessed::Code) => "error-guesses-code",
        Why::GuessedOut(Guessed::Password) => "error-guessed-out",
        Why::GuessedOut(Guessed::Code) => "error-guessed-out-code",
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

/// 503: more passwords wait to be hashed than are hashed soon.
pub async fn busy(web: &Web, parts: Parts) -> Response {
    let mut response = page(web, parts, StatusCode::SERVICE_UNAVAILABLE, "error-busy").await;
    response.headers_mut().insert(header::RETRY_AFTER, A_WHILE);
    response
}

/// Seconds after which a store that could not work is worth asking again.
pub const A_WHILE: HeaderValue = HeaderValue::from_static("60");

/// What would have been enough, if an error is that it was not.
pub fn denied(error: &(dyn std::error::Error + 'static)) -> Option<Denied> {
    match (error.downcast_ref(), error.downcast_ref(), error.downcast_ref()) {
        (Some(domain::error::Error::Denied(denied)), ..)
        | (_, Some(rights::Error::Denied(denied)), _)
        | (.., Some(signup::Error::Denied(denied))) => Some(*denied),
        _ => None,
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

/// A 404 of a brand, or of the portal.
pub async fn not_found(State(web): State<Web>, request: Request<Body>) -> Response {
    let Some(visitor) = request.extensions().get::<Visitor>() else {
        return (StatusCode::NOT_FOUND, "There is nothing here.\n").into_response();
    };
    // A mailed link with a slash behind it: the visitor's path is without.
    if visitor.route.is_some_and(|route| route.token_kind().is_some()) && visitor.path != request.uri().path() {
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        return Redirect::permanent(&format!("{}{query}", visitor.path)).into_response();
    }
    page(&web, request.into_parts().0, StatusCode::NOT_FOUND, "error-404").await
}
