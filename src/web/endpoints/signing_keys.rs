//! The public signing keys, for whoever checks what we signed.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use crate::{
    i18n::Language,
    platform::signing,
    web::{
        errors::{self, Trouble},
        state::Web,
    },
};

/// A JWK Set (RFC 7517), fresh enough after a rotation and cheap to ask for.
pub async fn get(State(web): State<Web>) -> Response {
    match signing::key_set(&web.portal).await {
        Ok(keys) => (
            [(header::CONTENT_TYPE, "application/jwk-set+json"), (header::CACHE_CONTROL, "public, max-age=300")],
            Json(keys),
        )
            .into_response(),
        Err(error) => {
            let Trouble { status, message } = errors::log(&web.portal, &error);
            errors::problem(status, message, Language::En.say(message))
        }
    }
}
