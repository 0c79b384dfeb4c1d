//! What a browser keeps while its person is at a provider, sealed: nothing is kept here of whoever only begins.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::refused::Refused;
use crate::{
    base::clock::{Moment, Rng, SKEW, minutes},
    platform::vault::{Place, SealKey},
    store::register,
};

/// Somebody may be at the provider for this long.
pub const LIVES: jiff::SignedDuration = minutes(10);

/// Parts it from whatever else is sealed for browsers.
const ROW: Uuid = Uuid::from_u128(0x6f70656e_6964_4000_8000_000000000001);

/// A sign-in that has begun. It goes into a cookie of the browser that began it (`HttpOnly`, `Secure`, `SameSite=Lax`, for ten minutes,
/// on the path that the provider leads back to), and out of it with the answer, whatever that says.
#[derive(Clone, Serialize, Deserialize)]
pub struct Pending {
    /// The provider's id.
    pub provider: String,
    pub(super) issuer: String,
    pub(super) state: String,
    pub(super) nonce: String,
    /// The PKCE verifier (RFC 7636 § 4.1).
    pub(super) verifier: String,
    /// Which further scopes were asked for.
    pub more: Vec<String>,
    pub started_at: Moment,
}

impl Pending {
    /// The value of the cookie.
    pub fn seal(&self, key: &SealKey, rng: &Rng) -> String {
        // Texts and a moment can always be written.
        let plain = serde_json::to_vec(self).unwrap_or_default();
        BASE64_URL_SAFE_NO_PAD.encode(key.seal(rng, Place::new(register::CEREMONY, ROW), &plain))
    }

    /// # Errors
    /// [`Refused::Over`] for what was not sealed here as this. How old it is, [`super::Provider::finish`] looks at.
    pub fn open(key: &SealKey, cookie: &str) -> Result<Pending, Refused> {
        let blob = BASE64_URL_SAFE_NO_PAD.decode(cookie).map_err(|_| Refused::Over)?;
        let plain = key.open(Place::new(register::CEREMONY, ROW), &blob).map_err(|_| Refused::Over)?;
        serde_json::from_slice(&plain).map_err(|_| Refused::Over)
    }

    /// Whether it is young enough, and the answer's state is its own, in constant time.
    pub(super) fn check(&self, state: Option<&str>, now: Moment) -> Result<(), Refused> {
        let age = self.started_at.until(now);
        let is_ours = state.is_some_and(|state| bool::from(state.as_bytes().ct_eq(self.state.as_bytes())));
        if age < -SKEW || age >= LIVES || !is_ours { Err(Refused::Over) } else { Ok(()) }
    }
}
