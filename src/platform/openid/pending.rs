//! What a browser keeps while its person is at a provider, sealed: nothing is kept here of whoever only begins.

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::refused::Refused;
use crate::base::clock::{Moment, SKEW, minutes};

/// Somebody may be at the provider for this long.
pub const LIVES: jiff::SignedDuration = minutes(10);

/// A sign-in that has begun. Sealed, it goes into a cookie of the browser that began it (`HttpOnly`, `Secure`, `SameSite=Lax`, for ten
/// minutes), and out of it with the answer, whatever that says.
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
    /// Whether it is young enough, and the answer's state is its own, in constant time.
    pub(super) fn check(&self, state: Option<&str>, now: Moment) -> Result<(), Refused> {
        let age = self.started_at.until(now);
        let is_ours = state.is_some_and(|state| bool::from(state.as_bytes().ct_eq(self.state.as_bytes())));
        if age < -SKEW || age >= LIVES || !is_ours { Err(Refused::Over) } else { Ok(()) }
    }
}
