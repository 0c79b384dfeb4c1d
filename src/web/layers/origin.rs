//! Origin check of posts against CSRF (ASVS 3.5.1): `Sec-Fetch-Site: same-origin` passes, any other value of it or a foreign
//! `Origin` is refused. With both absent, or `Origin: null` (which Chromium sends from `no-referrer` pages), the form token
//! decides; it is looked at in any case.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::web::{
    errors,
    route::{Route, TokenKind},
    state::Web,
};

pub async fn check(State(web): State<Web>, request: Request, next: Next) -> Response {
    let route = web.route(request.uri().path());
    let is_one_click = route.and_then(Route::token_kind) == Some(TokenKind::OneClick);
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if safe || is_one_click || passes(&web, request.headers()) {
        return next.run(request).await;
    }
    errors::page(&web, request.into_parts().0, StatusCode::FORBIDDEN, "error-foreign").await.into_response()
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
