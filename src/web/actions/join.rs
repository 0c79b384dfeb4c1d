//! A join is posted.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use uuid::Uuid;

use super::{Submission, settle};
use crate::{
    base::{address::AddressFault, plain_text::TextFault},
    domain::{
        signup::{self, Error, Faults, Form},
        wishlist::Wish,
    },
    platform::{brand::LiveBrand, guards::Action, portal::Portal, vault::MacPurpose},
    web::forms::{self, HONEYPOT},
};

pub async fn post(submission: Submission) -> Response {
    settle(handle(submission).await)
}

async fn handle(submission: Submission) -> Result<Response, Response> {
    let (submission, brand) = submission.counted(Action::Join).await?.at_brand().await?;
    take(submission, &brand, None).await
}

/// Takes a join that was counted, with something to keep or without.
pub async fn take(submission: Submission, brand: &LiveBrand, wish: Option<Wish>) -> Result<Response, Response> {
    let submission = submission.checked().await?;
    let made_at = forms::made_at(&submission.visitor, submission.posted.one(forms::TOKEN));
    if made_at.is_some_and(|made_at| forms::too_fast(&submission.visitor, made_at)) {
        return Err(submission.again("fault-too-fast").await);
    }
    let portal = submission.visitor.portal.clone();
    if submission.posted.is_filled(HONEYPOT) {
        // The usual answer, and nothing is stored.
        return Ok(sent(&submission, &portal, portal.new_id()));
    }
    let form = Form {
        name: submission.posted.one("name").to_owned(),
        email: submission.posted.one("email").to_owned(),
        topics: submission.posted.many("topic").to_vec(),
        consents: submission.posted.consents(),
        wish,
    };
    match signup::post(&portal, brand, form, submission.visitor.language, &submission.visitor.path).await {
        Ok(attempt) => Ok(sent(&submission, &portal, attempt)),
        Err(Error::Faults(faults)) if faults.stale && faults.name.is_none() && faults.email.is_none() => {
            Err(submission.again("fault-form-changed").await)
        }
        Err(Error::Faults(faults)) => Err(submission.faulty(messages(&faults)).await),
        Err(error) => Err(submission.failed(&error).await),
    }
}

/// To the page that says what comes next, with a mark by which this browser can be known when the letter is opened.
fn sent(submission: &Submission, portal: &Portal, attempt: Uuid) -> Response {
    let slug = submission.visitor.brand.as_ref().map_or("", |brand| brand.slug.as_str());
    let mut response = submission.go(&format!("/{slug}/join/sent"));
    let mac = portal.vault.mac(MacPurpose::JoinedHere, &[attempt.as_bytes()]);
    let (name, secure) = joined_cookie(portal);
    let cookie =
        format!("{name}={attempt}.{}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax{secure}", hex::encode(&mac[..16]));
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// The cookie's name, and what makes it stay on https.
fn joined_cookie(portal: &Portal) -> (&'static str, &'static str) {
    if portal.site.is_https() { ("__Host-handshake-joined", "; Secure") } else { ("handshake-joined", "") }
}

/// Whether an attempt was posted by the browser that sends these headers.
pub fn joined_here(portal: &Portal, headers: &HeaderMap, attempt: Uuid) -> bool {
    attempt_from_here(portal, headers) == Some(attempt)
}

/// The last attempt that the browser that sends these headers posted.
pub fn attempt_from_here(portal: &Portal, headers: &HeaderMap) -> Option<Uuid> {
    let (name, _) = joined_cookie(portal);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split("; "))
        .filter_map(|pair| pair.split_once('='))
        .filter(|(known, _)| *known == name)
        .filter_map(|(_, value)| value.split_once('.'))
        .find_map(|(id, mac)| {
            let (id, mac) = (id.parse::<Uuid>().ok()?, hex::decode(mac).ok()?);
            portal.vault.is_mac(MacPurpose::JoinedHere, &[id.as_bytes()], &mac).then_some(id)
        })
}

/// How to mend each field.
fn messages(faults: &Faults) -> Vec<(&'static str, &'static str)> {
    let name = faults.name.as_ref().map(|fault| ("name", name_message(fault)));
    let email = faults.email.as_ref().map(|fault| ("email", email_message(fault)));
    name.into_iter().chain(email).collect()
}

pub fn name_message(fault: &TextFault) -> &'static str {
    match fault {
        TextFault::Empty => "fault-name-empty",
        TextFault::TooLong { .. } => "fault-name-long",
        TextFault::Hidden => "fault-name-hidden",
        TextFault::Link => "fault-name-link",
    }
}

pub fn email_message(fault: &AddressFault) -> &'static str {
    match fault {
        AddressFault::Empty => "fault-email-empty",
        AddressFault::Hidden | AddressFault::Space => "fault-email-space",
        AddressFault::NoAt => "fault-email-no-at",
        AddressFault::SecondAt => "fault-email-second-at",
        AddressFault::NoLocal => "fault-email-no-local",
        AddressFault::LocalTooLong | AddressFault::TooLong => "fault-email-long",
        AddressFault::Quoted => "fault-email-quoted",
        AddressFault::NonAsciiLocal => "fault-email-non-ascii",
        AddressFault::Dots => "fault-email-dots",
        AddressFault::Routed | AddressFault::LocalCharacter => "fault-email-character",
        AddressFault::Literal => "fault-email-literal",
        AddressFault::NoDomain | AddressFault::NoDot | AddressFault::Domain | AddressFault::StandIn => {
            "fault-email-domain"
        }
    }
}
