//! Cookies beside the session's: the one by which a browser that posted a join is known when the email is opened there, and the
//! one by which it is seen that a browser keeps cookies at all.

use axum::http::{HeaderMap, HeaderValue, header};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use tower_sessions::cookie::{Cookie, SameSite, time::Duration};
use uuid::Uuid;

use crate::{
    domain::login::{Device, IDENTITY_LIVES, Identity, Session, StayToken},
    platform::{openid::LIVES, portal::Portal, vault::MacPurpose},
};

/// The `__Host-` prefix keeps them on https and on this host (RFC 6265bis § 4.1.3.2).
fn name(portal: &Portal, name: &str) -> String {
    format!("{}handshake-{name}", if portal.site.is_https() { "__Host-" } else { "" })
}

fn set(portal: &Portal, of: &str, value: String, lives: Duration) -> Option<HeaderValue> {
    let cookie = Cookie::build((name(portal, of), value))
        .path("/")
        .max_age(lives)
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(portal.site.is_https());
    HeaderValue::from_str(&cookie.to_string()).ok()
}

/// Every cookie that a browser sent.
fn all(headers: &HeaderMap) -> impl Iterator<Item = Cookie<'_>> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(Cookie::split_parse).filter_map(Result::ok)
}

/// A `Set-Cookie` header that names an attempt, with a MAC so that nobody names another's.
pub fn joined(portal: &Portal, attempt: Uuid) -> Option<HeaderValue> {
    named(portal, "joined", attempt, Duration::days(1))
}

fn named(portal: &Portal, of: &str, attempt: Uuid, lives: Duration) -> Option<HeaderValue> {
    set(portal, of, signed(portal, attempt), lives)
}

fn signed(portal: &Portal, attempt: Uuid) -> String {
    let mac = portal.vault.mac(MacPurpose::JoinedHere, &[attempt.as_bytes()]);
    format!("{attempt}.{}", hex::encode(&mac[..16]))
}

/// The same for an address that a sign-in link was asked for, apart from a join that waits to be confirmed, with those that the browser
/// asked for before: whoever asks twice gets one email.
pub fn asked(portal: &Portal, headers: &HeaderMap, attempt: Uuid) -> Option<HeaderValue> {
    let before = all_asked_from_here(portal, headers);
    let last = std::iter::once(attempt).chain(before).take(ASKED).map(|attempt| signed(portal, attempt));
    set(portal, "asked", last.collect::<Vec<_>>().join("_"), Duration::hours(1))
}

/// So many attempts a browser is remembered by.
const ASKED: usize = 3;

/// The attempts by which it asked for sign-in links, the last first.
pub fn all_asked_from_here(portal: &Portal, headers: &HeaderMap) -> Vec<Uuid> {
    attempts_of(portal, headers, "asked")
}

/// Whether an attempt was posted by the browser that sends these headers.
pub fn joined_here(portal: &Portal, headers: &HeaderMap, attempt: Uuid) -> bool {
    attempt_from_here(portal, headers) == Some(attempt)
}

/// The last attempt that the browser that sends these headers posted.
pub fn attempt_from_here(portal: &Portal, headers: &HeaderMap) -> Option<Uuid> {
    attempt_of(portal, headers, "joined")
}

/// The last one by which it asked for a sign-in link.
pub fn asked_from_here(portal: &Portal, headers: &HeaderMap) -> Option<Uuid> {
    attempt_of(portal, headers, "asked")
}

fn attempt_of(portal: &Portal, headers: &HeaderMap, of: &str) -> Option<Uuid> {
    attempts_of(portal, headers, of).into_iter().next()
}

/// Those with our MAC.
fn attempts_of(portal: &Portal, headers: &HeaderMap, of: &str) -> Vec<Uuid> {
    let name = name(portal, of);
    let read = |signed: &str| {
        let (id, mac) = signed.split_once('.')?;
        let (id, mac) = (id.parse::<Uuid>().ok()?, hex::decode(mac).ok()?);
        portal.vault.is_mac(MacPurpose::JoinedHere, &[id.as_bytes()], &mac).then_some(id)
    };
    let cookie = all(headers).find(|cookie| cookie.name() == name);
    cookie.map(|cookie| cookie.value().split('_').filter_map(read).take(ASKED).collect()).unwrap_or_default()
}

/// What a browser keeps while its person is at a provider, sealed.
pub fn at_provider(portal: &Portal, sealed: String) -> Option<HeaderValue> {
    set(portal, "provider", sealed, seconds(LIVES))
}

pub fn from_provider(portal: &Portal, headers: &HeaderMap) -> Option<String> {
    value(portal, headers, "provider")
}

/// Whom a provider identified, for as long as an email takes to be read.
pub fn identity(portal: &Portal, identity: &Identity) -> Option<HeaderValue> {
    set(portal, "identity", identity.hand_out(portal)?, seconds(IDENTITY_LIVES))
}

pub fn identity_from_here(portal: &Portal, headers: &HeaderMap) -> Option<Identity> {
    Identity::take_back(portal, &value(portal, headers, "identity")?)
}

/// By what somebody stays signed in on this device.
pub fn stay(portal: &Portal, token: &StayToken, lives: jiff::SignedDuration) -> Option<HeaderValue> {
    set(portal, "stay", token.text(), seconds(lives))
}

pub fn stay_from_here(portal: &Portal, headers: &HeaderMap) -> Option<StayToken> {
    StayToken::parse(&value(portal, headers, "stay")?)
}

/// A browser forgets one of these.
pub fn forget(portal: &Portal, of: Forgotten) -> Option<HeaderValue> {
    let of = match of {
        Forgotten::AtProvider => "provider",
        Forgotten::Identity => "identity",
        Forgotten::Stay => "stay",
    };
    set(portal, of, String::new(), Duration::ZERO)
}

#[derive(Clone, Copy)]
pub enum Forgotten {
    AtProvider,
    Identity,
    Stay,
}

fn seconds(span: jiff::SignedDuration) -> Duration {
    Duration::seconds(span.as_secs())
}

fn value(portal: &Portal, headers: &HeaderMap, of: &str) -> Option<String> {
    let name = name(portal, of);
    all(headers).find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

/// A browser keeps so many, the newest first.
const DEVICES: usize = 4;
const DEVICE_DAYS: i64 = 365;

/// Every device that a browser says it is.
pub fn devices(portal: &Portal, headers: &HeaderMap) -> Vec<Device> {
    let name = name(portal, "device");
    let cookie = all(headers).find(|cookie| cookie.name() == name);
    cookie.map(|cookie| cookie.value().split('.').filter_map(Device::parse).take(DEVICES).collect()).unwrap_or_default()
}

/// A `Set-Cookie` header by which an account knows the browser that it is signed in by; none where it does, or where nobody is.
pub fn device(portal: &Portal, headers: &HeaderMap, session: &Session) -> Option<HeaderValue> {
    let before = devices(portal, headers);
    if before.iter().any(|device| device.knows(portal, session)) {
        return None;
    }
    let all = std::iter::once(Device::of(portal, session)?).chain(before).take(DEVICES);
    let value = all.map(|device| device.text()).collect::<Vec<_>>().join(".");
    set(portal, "device", value, Duration::days(DEVICE_DAYS))
}

/// The page being rendered has a button that opens a session: when it is pressed it shows whether the browser keeps cookies. Browsers
/// in apps do not, nor those that were told not to.
pub fn probe(portal: &Portal) {
    let cookie = set(portal, "cookies", "cookies-are-kept".to_owned(), Duration::hours(1));
    if let (Some(response), Some(cookie)) = (use_context::<ResponseOptions>(), cookie) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

/// Whether the browser that sends these headers keeps our cookies.
pub fn are_kept(portal: &Portal, headers: &HeaderMap) -> bool {
    let session = if portal.site.is_https() { "__Host-handshake" } else { "handshake" };
    let of_ours = format!("{session}-");
    all(headers).any(|cookie| cookie.name() == session || cookie.name().starts_with(&of_ours))
}
