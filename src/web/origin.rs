//! Where a post comes from (BAR S6): `Sec-Fetch-Site: same-origin` passes, any other value of it or a foreign `Origin` is
//! refused. With both absent, or `Origin: null` (which Chromium sends from `no-referrer` pages), the form token decides;
//! it is looked at in any case.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{Web, errors};

pub async fn check(State(web): State<Web>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if safe || is_one_click(request.uri().path()) || passes(&web, request.headers()) {
        return next.run(request).await;
    }
    errors::page(&web, request.into_parts().0, StatusCode::FORBIDDEN, "error-foreign").await.into_response()
}

/// A mail provider posts there, from nowhere (RFC 8058).
fn is_one_click(path: &str) -> bool {
    path.split('/').nth(2) == Some("one-click")
}

fn passes(web: &Web, headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    match headers.get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or("")) {
        None | Some("null") => true,
        Some(origin) => origin == web.portal.site.public_url.origin().ascii_serialization(),
    }
}
