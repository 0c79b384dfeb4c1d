//! Security headers of every answer: content policy (CSP Level 3), HSTS (RFC 6797), referrer policy, `no-store`.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::web::state::Web;

/// Of a page, with the nonce of its scripts and styles.
pub fn content_security_policy(nonce: &str) -> String {
    format!(
        "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         style-src 'self' 'nonce-{nonce}'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

pub async fn add(State(web): State<Web>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // A mailed token must not travel on in a `Referer`.
    let has_token = web.routes.has_token(&path);
    put(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(headers, header::REFERRER_POLICY, if has_token { "no-referrer" } else { "same-origin" });
    put(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    put(headers, header::CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    put(headers, header::CACHE_CONTROL, "no-store");
    let site = &web.portal.site;
    if site.is_https() {
        // Other hosts below this one are not ours to speak for, unless the operator says so.
        let value = if site.hsts_subdomains { "max-age=31536000; includeSubDomains" } else { "max-age=31536000" };
        put(headers, header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}

/// Unless the answer has one of its own.
fn put(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
