//! What browsers and password managers look up: where passkeys are managed (Passkey Endpoints), at which other addresses they
//! can be used (WebAuthn Level 3 § 5.11), and where a password is changed (Well-Known URL for Changing Passwords).

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde_json::json;

use crate::{base::paths, web::state::Web};

pub const ENDPOINTS: &str = "/.well-known/passkey-endpoints";
pub const RELATED_ORIGINS: &str = "/.well-known/webauthn";

pub const CHANGE_PASSWORD: &str = "/.well-known/change-password";

pub async fn change_password() -> Redirect {
    Redirect::to(paths::PASSWORD)
}

pub async fn endpoints(State(web): State<Web>) -> Response {
    let site = &web.portal.site;
    Json(json!({ "enroll": site.link(paths::NEW_PASSKEY), "manage": site.link(paths::SECURITY) })).into_response()
}

pub async fn related_origins(State(web): State<Web>) -> Response {
    match &web.portal.passkeys {
        Some(here) => Json(json!({ "origins": here.origins().collect::<Vec<_>>() })).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
