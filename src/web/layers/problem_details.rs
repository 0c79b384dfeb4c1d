//! Where programs ask, every error is problem details (RFC 9457), also one that a layer or a library answered on its own.

use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::Response,
};

use crate::web::{
    errors::{PROBLEM, problem},
    state::Web,
};

pub async fn for_programs(State(web): State<Web>, request: Request, next: Next) -> Response {
    let is_json = web.route(request.uri().path()).is_some_and(|route| route.is_json);
    let response = next.run(request).await;
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_json || !is_error || response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM) {
        return response;
    }
    let (code, detail) = match status {
        StatusCode::BAD_REQUEST => ("malformed", "The body is not what this endpoint takes."),
        StatusCode::PAYLOAD_TOO_LARGE => ("too-large", "The body is larger than 64 KiB."),
        _ => ("refused", "The request could not be answered."),
    };
    let mut answer = problem(status, code, detail.to_owned());
    for (name, value) in response.headers() {
        if *name != header::CONTENT_TYPE && *name != header::CONTENT_LENGTH {
            answer.headers_mut().append(name, value.clone());
        }
    }
    answer
}
