//! Forms: their token, the form as it was posted, and the page again with what was typed and what is wrong.

use std::collections::HashMap;

use axum::{
    body::Body,
    http::{Request, StatusCode, request::Parts},
    response::Response,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::SignedDuration;
use leptos::prelude::{provide_context, use_context};

use super::{Web, app, visitor::Visitor};
use crate::{
    base::clock::{Moment, hours},
    platform::{
        brand::consent::ConsentGiven,
        guards::{self, TooOften},
        vault::MacPurpose,
    },
    store,
};

/// The field that carries the token.
pub const TOKEN: &str = "token";
/// The field that people do not see and machines fill in.
pub const HONEYPOT: &str = "website";

const LIVES: SignedDuration = hours(24);
/// Nobody reads and fills in a form faster.
const FILL_TIME: SignedDuration = SignedDuration::from_secs(2);

/// A stateless, timed MAC over the page's path and, where there is one, the session's mailbox (BAR S6).
pub fn token(visitor: &Visitor) -> String {
    token_for(visitor, &visitor.path)
}

/// For a form that posts to another path than the page's own.
pub fn token_for(visitor: &Visitor, path: &str) -> String {
    let made = visitor.now.micros().to_be_bytes();
    let mac = visitor.portal.vault.mac(MacPurpose::FormToken, &parts(visitor, path, &made));
    BASE64_URL_SAFE_NO_PAD.encode([&made[..], &mac[..16]].concat())
}

/// When a token was made, if it is ours, this page's and this session's, and not too old.
pub fn made_at(visitor: &Visitor, token: &str) -> Option<Moment> {
    let at = signed_at(visitor, token)?;
    let age = at.until(visitor.now);
    (!age.is_negative() && age < LIVES).then_some(at)
}

/// [`made_at`], where a source that brought many tokens which are none of ours has to wait (BAR S17). One that is too old is
/// ours, and a form without any guesses nothing.
pub async fn read_token(visitor: &Visitor, token: &str) -> store::Result<Result<Option<Moment>, TooOften>> {
    let is_ours = async { store::Result::Ok(token.is_empty() || signed_at(visitor, token).is_some()) };
    let may = guards::check_with_backoff(&visitor.portal, visitor.source, is_ours).await?;
    Ok(may.map(|_| made_at(visitor, token)))
}

/// When a token of this page and this session was made, however long ago.
fn signed_at(visitor: &Visitor, token: &str) -> Option<Moment> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
    let (made, mac) = bytes.split_first_chunk::<8>()?;
    let ours = mac.len() == 16
        && visitor.portal.vault.is_mac(MacPurpose::FormToken, &parts(visitor, &visitor.path, made), mac);
    ours.then(|| Moment::from_micros(i64::from_be_bytes(*made)))
}

/// Whether a form came back faster than anybody fills one in.
pub fn too_fast(visitor: &Visitor, made_at: Moment) -> bool {
    visitor.portal.site.limits && made_at.until(visitor.now) < FILL_TIME
}

fn parts<'a>(visitor: &'a Visitor, path: &'a str, made: &'a [u8; 8]) -> [&'a [u8]; 3] {
    let mailbox = visitor.signed_in.as_ref().map_or(&[][..], |signed_in| signed_in.subject_bytes());
    [made, path.as_bytes(), mailbox]
}

/// A form as it was posted.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    values: HashMap<String, Vec<String>>,
    /// Fault messages beside their fields, in the form's order: (field id, message id).
    pub faults: Vec<(&'static str, &'static str)>,
    /// What is wrong with the form as a whole.
    pub note: Option<&'static str>,
}

impl Posted {
    pub fn read(body: &[u8]) -> Posted {
        let mut values: HashMap<String, Vec<String>> = HashMap::new();
        for (name, value) in url::form_urlencoded::parse(body) {
            values.entry(name.into_owned()).or_default().push(value.into_owned());
        }
        Posted { values, ..Posted::default() }
    }

    pub fn one(&self, name: &str) -> &str {
        self.values.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    pub fn many(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Boxes of `consent`.
    pub fn consents(&self) -> Vec<ConsentGiven> {
        self.many("consent").iter().map(|value| agreed(value)).collect()
    }

    pub fn is_filled(&self, name: &str) -> bool {
        self.many(name).iter().any(|value| !value.is_empty())
    }

    /// Whether the page shows a form that was posted.
    pub fn came_back(&self) -> bool {
        !self.values.is_empty()
    }

    pub fn fault(&self, field: &str) -> Option<&'static str> {
        self.faults.iter().find(|(known, _)| *known == field).map(|(_, message)| *message)
    }

    pub fn with_note(mut self, note: &'static str) -> Posted {
        self.note = Some(note);
        self
    }
}

/// `purpose:hash`, as a box posts it.
pub fn agreed(value: &str) -> ConsentGiven {
    let (purpose, hash) = value.split_once(':').unwrap_or((value, ""));
    ConsentGiven { purpose: purpose.to_owned(), wording_hash: hash.to_owned() }
}

/// The form that the page being rendered shows again, or an empty one.
pub fn posted() -> Posted {
    use_context::<Posted>().unwrap_or_default()
}

/// The page of a form again, with what was typed and each fault beside its field: a 422, or another status.
pub async fn again(web: &Web, mut parts: Parts, posted: Posted, status: StatusCode) -> Response {
    parts.headers.remove(axum::http::header::CONTENT_LENGTH);
    let mut response =
        app::page(web, Request::from_parts(parts, Body::empty()), move || provide_context(posted.clone())).await;
    if response.status().is_success() {
        *response.status_mut() = status;
    }
    response
}
