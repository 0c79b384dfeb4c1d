//! `/healthz`: the process answers. `/readyz`: both databases do.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::web::Web;

pub async fn healthz() -> &'static str {
    "ok\n"
}

pub async fn readyz(State(web): State<Web>) -> Response {
    let main = web.portal.store.ping().await;
    let keys = web.portal.keys.store.ping().await;
    match (main, keys) {
        (Ok(()), Ok(())) => "ready\n".into_response(),
        (Err(error), _) | (_, Err(error)) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}
