//! Telemetry of requests: an id on the answer and on every log line within it, one line when it is finished, and
//! counts. Never its path, query, address or body: tokens stand in paths.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use prometheus::IntGauge;
use tracing::Instrument;
use uuid::Uuid;

use crate::{base::ids, platform::metrics, store, web::state::Web};

/// Made here. What a client or a proxy calls its request is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(pub Uuid);

impl RequestId {
    /// As a person can quote it; it stands on the log line of a request that failed.
    pub fn reference(self) -> String {
        ids::reference(self.0)
    }
}

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

pub async fn account(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let id = RequestId(web.portal.new_id());
    request.extensions_mut().insert(id);
    // Of the highest level, so that it is there whichever lines are asked for.
    let span = tracing::error_span!("request", id = %id.0);
    answer(&web, id, request, next).instrument(span).await
}

async fn answer(web: &Web, id: RequestId, request: Request, next: Next) -> Response {
    let metrics = &web.portal.metrics;
    let method = metrics::method(request.method().as_str());
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let route = matched.as_ref().map_or(metrics::NO_ROUTE, MatchedPath::as_str);
    let _counted = Counted::new(&metrics.in_flight);
    let began = Instant::now();
    let (mut response, statements) = store::tallied(next.run(request)).await;
    let (took, status) = (began.elapsed(), response.status());
    metrics.request(metrics::Request { method, route, status: status.as_u16(), took, statements });
    let reference = status.is_server_error().then(|| id.reference());
    let milliseconds = took.as_micros() as f64 / 1_000.0;
    tracing::info!(method, route, status = status.as_u16(), milliseconds, statements, reference, "answered");
    if let Ok(value) = HeaderValue::from_str(&id.0.to_string()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

/// One more for as long as it lives, also where whoever asked hangs up.
pub struct Counted(IntGauge);

impl Counted {
    pub fn new(gauge: &IntGauge) -> Counted {
        gauge.inc();
        Counted(gauge.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}
