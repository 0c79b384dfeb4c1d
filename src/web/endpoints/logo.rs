//! `GET /{brand}/logo/{hash}`: a brand's mark, for ever, under the hash of what it is.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};

use crate::web::state::Web;

pub async fn get(State(web): State<Web>, Path((slug, hash)): Path<(String, String)>) -> Response {
    let Some(brand) = web.portal.brand(&slug).filter(|brand| brand.logo_hash() == hash) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(logo) = &brand.logo else { return StatusCode::NOT_FOUND.into_response() };
    let Ok(bytes) = BASE64_STANDARD.decode(&logo.data) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, logo.media_type.clone()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
        // A picture may style itself; it runs and loads nothing.
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'".to_owned(),
        ),
    ];
    (headers, bytes).into_response()
}
