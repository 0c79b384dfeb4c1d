//! `POST /api/…`: what islands call. Their functions answer every outcome with a code of ours, so any other answer of the
//! library's is to a body that is none of theirs: a 400, without the library's words and without its way back to a page that
//! the caller names.

use axum::{
    extract::Request,
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub async fn post(request: Request) -> Response {
    let response = leptos_axum::handle_server_fns(request).await.into_response();
    if response.status().is_success() { response } else { StatusCode::BAD_REQUEST.into_response() }
}
