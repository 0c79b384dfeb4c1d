//! The cookie by which a browser that posted a join is known when the email is opened there.

use axum::http::{HeaderMap, HeaderValue, header};
use tower_sessions::cookie::{Cookie, SameSite, time::Duration};
use uuid::Uuid;

use crate::platform::{portal::Portal, vault::MacPurpose};

/// The `__Host-` prefix keeps it on https and on this host (RFC 6265bis § 4.1.3.2).
fn name(portal: &Portal) -> &'static str {
    if portal.site.is_https() { "__Host-handshake-joined" } else { "handshake-joined" }
}

/// A `Set-Cookie` header that names an attempt, with a MAC so that nobody names another's.
pub fn set(portal: &Portal, attempt: Uuid) -> Option<HeaderValue> {
    let mac = portal.vault.mac(MacPurpose::JoinedHere, &[attempt.as_bytes()]);
    let cookie = Cookie::build((name(portal), format!("{attempt}.{}", hex::encode(&mac[..16]))))
        .path("/")
        .max_age(Duration::days(1))
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(portal.site.is_https());
    HeaderValue::from_str(&cookie.to_string()).ok()
}

/// Whether an attempt was posted by the browser that sends these headers.
pub fn joined_here(portal: &Portal, headers: &HeaderMap, attempt: Uuid) -> bool {
    attempt_from_here(portal, headers) == Some(attempt)
}

/// The last attempt that the browser that sends these headers posted.
pub fn attempt_from_here(portal: &Portal, headers: &HeaderMap) -> Option<Uuid> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .filter(|cookie| cookie.name() == name(portal))
        .find_map(|cookie| {
            let (id, mac) = cookie.value().split_once('.')?;
            let (id, mac) = (id.parse::<Uuid>().ok()?, hex::decode(mac).ok()?);
            portal.vault.is_mac(MacPurpose::JoinedHere, &[id.as_bytes()], &mac).then_some(id)
        })
}
