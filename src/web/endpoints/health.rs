//! `/healthz`: the process answers. `/readyz`: both databases do, and take writing again if they
//! refused it, and no worker stands still.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::web::state::Web;

pub async fn healthz() -> &'static str {
    "ok\n"
}

pub async fn readyz(State(web): State<Web>) -> Response {
    match web.portal.is_ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}
