//! The form token: a stateless, timed MAC, which every form carries (ASVS 3.5.1).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::SignedDuration;

use crate::{
    base::clock::{Moment, SKEW, hours},
    platform::{
        guards::{self, TooOften},
        vault::MacPurpose,
    },
    store,
    web::visitor::Visitor,
};

/// The field that carries the token.
pub const TOKEN: &str = "token";
/// The field that people do not see and machines fill in.
pub const HONEYPOT: &str = "website";
/// The field that says that the form was shown again for that.
pub const PRESSED: &str = "pressed";

const LIVES: SignedDuration = hours(24);
/// Nobody reads and fills in a form faster.
const FILL_TIME: SignedDuration = SignedDuration::from_secs(2);

/// A MAC over the page's path and, where there is one, the session's subject.
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
    (age >= -SKEW && age < LIVES).then_some(at)
}

/// [`made_at`], where a source that brought many tokens which are none of ours has to wait (ASVS 6.3.1). One that is too old is
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

/// The form is shown again because the field that people do not see was filled in, by a machine or by a browser that fills in
/// forms. Who posts this with it has seen that page.
pub fn pressed_token(visitor: &Visitor) -> String {
    token_for(visitor, &pressed(visitor))
}

/// Whether the form was shown again, here, and comes from that page.
pub fn is_pressed(visitor: &Visitor, token: &str) -> bool {
    let again = Visitor { path: pressed(visitor), ..visitor.clone() };
    made_at(&again, token).is_some_and(|at| !too_fast(visitor, at))
}

/// No page's path.
fn pressed(visitor: &Visitor) -> String {
    format!("{}#pressed", visitor.path)
}

/// Whether a form came back faster than anybody fills one in.
pub fn too_fast(visitor: &Visitor, made_at: Moment) -> bool {
    // One from the future is of a process whose clock is ahead, and says nothing.
    let took = made_at.until(visitor.now);
    visitor.portal.site.limits && !took.is_negative() && took < FILL_TIME
}

fn parts<'a>(visitor: &'a Visitor, path: &'a str, made: &'a [u8; 8]) -> [&'a [u8]; 3] {
    let mailbox = visitor.signed_in.as_ref().map_or(&[][..], |signed_in| signed_in.subject_bytes());
    [made, path.as_bytes(), mailbox]
}
