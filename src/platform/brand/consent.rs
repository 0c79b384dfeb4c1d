//! A consent as a form gives it: to which purpose, in which wording. Only a wording that is in force can be consented to
//! (GDPR Art. 7(1)).

use serde::{Deserialize, Serialize};

use super::LiveBrand;
use crate::i18n::Language;

/// A purpose that somebody agreed to, and the hash of the wording they had before them, in hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentGiven {
    pub purpose: String,
    pub wording_hash: String,
}

/// Whether every topic is the brand's and every agreement is to words that the brand has in force for that purpose.
pub fn choices_in_force(brand: &LiveBrand, topics: &[String], consents: &[ConsentGiven]) -> bool {
    topics.iter().all(|topic| brand.topics_by_email().any(|known| known.id == *topic))
        && consents.iter().all(|agreed| consent_wording(brand, agreed).is_some())
}

/// The wording in force that an agreement names, if it is the purpose's.
pub fn consent_wording(brand: &LiveBrand, agreed: &ConsentGiven) -> Option<ConsentWording> {
    let purpose = brand.consents().find(|purpose| purpose.id == agreed.purpose)?;
    let hash = hex::decode(&agreed.wording_hash).ok()?;
    let (notice, language, wording) = brand.in_force(&hash)?;
    wording.consent.as_ref()?;
    let notice = brand.notice(notice).filter(|notice| notice.id == purpose.notice)?;
    let statement_hash = hex::encode(brand.statement_hash(&purpose.id)?);
    Some(ConsentWording { hash, notice: notice.id.clone(), version: notice.version.clone(), language, statement_hash })
}

pub struct ConsentWording {
    pub hash: Vec<u8>,
    pub notice: String,
    pub version: String,
    pub language: Language,
    /// Of what the brand states about the purpose, in hex.
    pub statement_hash: String,
}
