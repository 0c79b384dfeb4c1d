//! `POST /api/…`: what islands call. Their functions answer every outcome with a code of ours, so any other answer of the
//! library's is to a body that is none of theirs: a 400, without the library's words and without its way back to a page that
//! the caller names.

use axum::{
    extract::Request,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use leptos::context::provide_context;

use crate::web::{islands::subscriptions::OnChange, pages::preferences};

pub async fn post(request: Request) -> Response {
    let on_change = OnChange(|path, token, change| {
        Box::pin(async move { preferences::change_from_island(&path, &token, &change).await })
    });
    let context = move || provide_context(on_change);
    let response = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if response.status().is_success() { response } else { StatusCode::BAD_REQUEST.into_response() }
}
