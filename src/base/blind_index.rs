//! What a sealed value is looked up by.

/// A keyed hash (HMAC) of a normalised value, and which key made it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BlindIndex {
    pub value: Vec<u8>,
    pub key: i64,
}
