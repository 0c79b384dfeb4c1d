//! What opens a person's account at a provider: wiped from memory after use, and shown nowhere.

use zeroize::Zeroizing;

/// An access or refresh token of a provider.
#[derive(Clone)]
pub struct ProviderToken(Zeroizing<String>);

impl ProviderToken {
    pub fn new(text: String) -> ProviderToken {
        ProviderToken(Zeroizing::new(text))
    }

    /// As it is sealed and stored, if at all.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for ProviderToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProviderToken(…)")
    }
}
