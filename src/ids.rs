//! Ids: UUIDv7, so that rows made together lie together. An id is never a secret; secrets are [`Token`]s.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::clock::{Chance, Clock};

/// A new id for now (RFC 9562, version 7).
pub fn new_id(clock: &Clock, chance: &Chance) -> Uuid {
    let millis = clock.now().timestamp().as_millisecond().max(0) as u64;
    Builder::from_unix_timestamp_millis(millis, &chance.bytes()).into_uuid()
}

/// 256 random bits that stand in a mailed link. Kept as [`Token::hash`] only.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    pub fn new(chance: &Chance) -> Token {
        Token(chance.bytes())
    }

    /// As it stands in a link: 43 characters of base64url.
    pub fn text(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    /// A token as read from a link, if it has the right shape.
    pub fn parse(text: &str) -> Option<Token> {
        Some(Token(BASE64_URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?))
    }

    /// SHA-256, as it is stored.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}
