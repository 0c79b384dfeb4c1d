//! Ids: UUIDv7, so that rows made together lie together. An id is never a secret; secrets are [`Token`]s.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::base::clock::{Clock, Moment, Rng};

/// A new id for now (RFC 9562, version 7).
pub fn new_id(clock: &Clock, rng: &Rng) -> Uuid {
    id_of(clock.now(), rng)
}

/// A new id as it would have been made at a moment.
pub fn id_of(moment: Moment, rng: &Rng) -> Uuid {
    let millis = moment.timestamp().as_millisecond().max(0) as u64;
    Builder::from_unix_timestamp_millis(millis, &rng.bytes()).into_uuid()
}

/// The smallest id of a moment: all that were made later are greater.
pub fn first_id_of(moment: Moment) -> Uuid {
    Builder::from_unix_timestamp_millis(moment.timestamp().as_millisecond().max(0) as u64, &[0; 10]).into_uuid()
}

/// The digits that people neither mistake for each other nor for letters (Crockford's base 32).
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// An id as people read it aloud, `R-7K3M-9QXD`: its last 40 bits, which are random.
pub fn reference(id: Uuid) -> String {
    let bits = id.as_u128();
    let digit = |n: u32| char::from(DIGITS[(bits >> (5 * n)) as usize & 31]);
    let (first, last): (String, String) = ((4..8).rev().map(digit).collect(), (0..4).rev().map(digit).collect());
    format!("R-{first}-{last}")
}

/// 256 random bits that stand in a mailed link. Kept as [`Token::hash`] only.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    pub fn new(rng: &Rng) -> Token {
        Token(rng.bytes())
    }

    /// One that comes of a secret, and the same again whenever it is asked for.
    pub fn of(octets: [u8; 32]) -> Token {
        Token(octets)
    }

    pub fn octets(&self) -> &[u8] {
        &self.0
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::clock::Rng;

    #[test]
    fn a_reference_is_the_last_forty_bits_in_digits_that_nobody_mistakes() {
        let id = Uuid::parse_str("0190c0de-0000-7000-8000-0084210fffff").unwrap();
        assert_eq!(reference(id), "R-GGGG-ZZZZ");
        assert_eq!(reference(Uuid::nil()), "R-0000-0000");
        assert_eq!(reference(Uuid::max()), "R-ZZZZ-ZZZZ");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// S8: 256 bits, readable in one way only, and not to be found in what is stored.
        #[test]
        fn a_token_is_read_in_one_way_only(seed: u64, at: prop::sample::Index, by in "[A-Za-z0-9_-]") {
            let token = Token::new(&Rng::seeded(seed));
            let text = token.text();
            prop_assert_eq!(text.len(), 43);
            prop_assert!(Token::parse(&text).is_some_and(|read| read.hash() == token.hash()));
            prop_assert!(!token.hash().windows(8).any(|part| token.0.windows(8).any(|other| part == other)));
            let at = at.index(text.len());
            let changed = format!("{}{by}{}", &text[..at], &text[at + 1..]);
            let reads_the_same = Token::parse(&changed).is_some_and(|other| other == token);
            prop_assert_eq!(reads_the_same, changed == text);
            prop_assert!(Token::parse(&text[..at]).is_none());
            let longer = text + &by;
            prop_assert!(Token::parse(&longer).is_none());
        }

        #[test]
        fn any_string_at_all_is_answered(text in any::<String>()) {
            let _ = Token::parse(&text);
        }
    }
}
