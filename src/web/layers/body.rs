//! Bodies are there as a whole, or refused; and a request is carried to its end, whoever hangs up.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::BytesMut;
use futures::StreamExt;
use tokio::time::timeout;

/// The largest body of any request, in octets.
pub const BODY_CAP: usize = 64 * 1024;
/// A body has to be there this long after its head; as long as a head has.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);
/// How much of a larger one is read before it is answered.
const HEARD_OUT: usize = 1024 * 1024;

/// The body is there as a whole before anybody looks at the request, or it is a 413, however it is sent and whatever it holds.
pub async fn whole_body(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match timeout(BODY_TIMEOUT, read(body)).await {
        Ok(Some(body)) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Ok(None) => {
            (StatusCode::PAYLOAD_TOO_LARGE, "That is more than a form here can hold (64 KiB).\n").into_response()
        }
        // What comes after would be taken for another request.
        Err(_) => (StatusCode::REQUEST_TIMEOUT, [(header::CONNECTION, "close")], "That took too long to arrive.\n")
            .into_response(),
    }
}

/// A body of at most [`BODY_CAP`]. What goes beyond is heard out for a while and forgotten: whoever is still sending when the
/// connection closes does not get to read why.
async fn read(body: Body) -> Option<Bytes> {
    let (mut kept, mut heard) = (BytesMut::new(), 0);
    let mut parts = body.into_data_stream();
    while let Some(part) = parts.next().await {
        let part = part.ok()?;
        heard += part.len();
        if heard <= BODY_CAP {
            kept.extend_from_slice(&part);
        } else if heard > HEARD_OUT {
            return None;
        }
    }
    (heard <= BODY_CAP).then(|| kept.freeze())
}

/// Whoever hangs up does not stop a story half-way, between what it writes into one database and into the other.
pub async fn to_its_end(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(ended) => match ended.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // The runtime is being shut down.
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    }
}
