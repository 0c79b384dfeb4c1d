//! What is handed to a browser to be brought back, in a form or a cookie: sealed, so that it can be neither read nor changed, bound
//! to what it is and whom it is for, and of use for a while.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use super::{Place, SealKey};
use crate::base::clock::{Moment, Rng, SKEW};

/// Something that a browser brought back.
pub struct BroughtBack<T> {
    pub value: T,
    /// When it was handed out.
    pub at: Moment,
    /// By which it is known that it was used already.
    pub hash: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Dated<T> {
    at: Moment,
    value: T,
}

impl SealKey {
    /// # Errors
    /// For what JSON cannot hold.
    pub fn hand_out<T: Serialize>(
        &self,
        rng: &Rng,
        place: Place,
        now: Moment,
        value: &T,
    ) -> Result<String, serde_json::Error> {
        let plain = serde_json::to_vec(&Dated { at: now, value })?;
        Ok(BASE64_URL_SAFE_NO_PAD.encode(self.seal(rng, place, &plain)))
    }

    /// None for what was not handed out for this, or too long ago.
    pub fn take_back<T: DeserializeOwned>(
        &self,
        place: Place,
        text: &str,
        (now, lives): (Moment, jiff::SignedDuration),
    ) -> Option<BroughtBack<T>> {
        let blob = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        let plain = self.open(place, &blob).ok()?;
        let Dated { at, value } = serde_json::from_slice(&plain).ok()?;
        let age = at.until(now);
        (age >= -SKEW && age < lives).then(|| BroughtBack { value, at, hash: Sha256::digest(&blob).to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{base::clock::minutes, store::register};

    #[test]
    fn what_is_brought_back_is_what_was_handed_out_and_nothing_else() {
        let rng = Rng::seeded(1);
        let (key, another, now) = (SealKey::new(&rng), SealKey::new(&rng), Moment::from_micros(1_000_000_000));
        let place = |row| Place::new(register::IDENTITY, uuid::Uuid::from_u128(row));
        let text = key.hand_out(&rng, place(1), now, &"a word").unwrap();
        let back = |key: &SealKey, row, text: &str, later: Moment| {
            key.take_back::<String>(place(row), text, (later, minutes(10))).map(|brought| brought.value)
        };
        assert_eq!(back(&key, 1, &text, now.plus(minutes(9))).as_deref(), Some("a word"));
        assert_eq!(back(&key, 1, &text, now.plus(minutes(10))), None, "too old");
        assert_eq!(back(&key, 1, &text, now.minus(minutes(10))), None, "from the future");
        assert_eq!(back(&key, 2, &text, now), None, "of another");
        assert_eq!(back(&another, 1, &text, now), None);
        assert_eq!(back(&key, 1, &text[1..], now), None);
        assert_eq!(back(&key, 1, "", now), None);
        assert!(key.take_back::<u64>(place(1), &text, (now, minutes(10))).is_none());
        assert!(!text.contains("word"));
    }
}
