//! What a brand states about a purpose (GDPR Art. 13(1)): for ever by hash, like the wordings. Evidence names the hash of
//! what was stated when somebody agreed, so that a receipt never shows today's recipients for last year's agreement.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Brand, Controller, Purpose};

/// Everything about one purpose, besides the notice's wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The brand's slug and its name.
    pub brand: String,
    pub name: String,
    pub controller: Controller,
    pub jurisdictions: Vec<String>,
    pub storage_locations: Vec<String>,
    pub purpose: Purpose,
}

impl Statement {
    /// SHA-256 over the canonical JSON (RFC 8785) of all of it.
    pub fn hash(&self) -> [u8; 32] {
        // Texts, lists and maps with texts as keys: that cannot fail.
        Sha256::digest(serde_json_canonicalizer::to_vec(self).unwrap_or_default()).into()
    }
}

impl Brand {
    /// What is stated today about each purpose that needs consent, in the file's order.
    pub fn statements(&self) -> impl Iterator<Item = Statement> {
        self.consents().map(|purpose| Statement {
            brand: self.slug.clone(),
            name: self.name.clone(),
            controller: self.controller.clone(),
            jurisdictions: self.jurisdictions.clone(),
            storage_locations: self.storage_locations.clone(),
            purpose: purpose.clone(),
        })
    }
}
