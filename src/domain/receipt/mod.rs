//! Receipts: what somebody agreed to, as a page that can be printed and as JSON that whoever it is shown to can check without
//! us (GDPR Art. 7(1); ISO/IEC TS 27560 through DPV). A receipt names its person by a pseudonymous id alone.

mod check;
mod record;
mod strict;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    base::clock::Moment,
    domain::preferences::{self, ConsentRecord},
    platform::{
        self,
        brand::{
            LiveBrand,
            archive::{self, ArchivedWording},
            statement::Statement,
        },
        error::carries_platform_errors,
        portal::Portal,
        signing,
    },
};

pub use check::{Checked, Fault, MANDATORY, check};
pub use strict::Strict;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Platform(#[from] platform::error::Error),
    /// Nothing is signed that was not stated: `handshake verify` names what was changed.
    #[error("what was stated when somebody agreed is not kept as their evidence names it")]
    Altered,
}

carries_platform_errors!(Error);

/// One consent with everything that was said then.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub person_id: Uuid,
    pub consent: ConsentRecord,
    /// The words as shown.
    pub wording: ArchivedWording,
    /// What was stated about the purpose.
    pub statement: Statement,
}

/// The consent of this number among a person's, if there is one.
pub async fn find(portal: &Portal, brand: &LiveBrand, person_id: Uuid, number: i64) -> Result<Option<Receipt>, Error> {
    let all = preferences::consent_records(portal, brand, person_id).await?;
    let Some(consent) = all.into_iter().find(|consent| consent.number == number) else { return Ok(None) };
    let mut tx = portal.store.read().await?;
    let hash = consent.statement_hash.as_deref();
    let stated = archive::statement(&mut tx, brand, &consent.purpose, hash, consent.asked_at).await?;
    let statement = match (stated, hash) {
        (Some(stated), Some(hash)) if stated.hash() != hash => return Err(Error::Altered),
        (Some(stated), _) => stated,
        (None, Some(_)) => return Err(Error::Altered),
        // A brand that was last applied before statements were kept still states what it did then.
        (None, None) => match brand.statements().find(|stated| stated.purpose.id == consent.purpose) {
            Some(stated) => stated,
            None => return Ok(None),
        },
    };
    let Some(wording) = consent.wording.clone() else { return Ok(None) };
    Ok(Some(Receipt { person_id, consent, wording, statement }))
}

/// The receipt as JSON-LD, signed. What is signed is the canonical JSON (RFC 8785) of everything but `proof`, as the detached
/// payload of a JWS (RFC 7515 Appendix F) with Ed25519 (RFC 8037).
pub async fn signed(portal: &Portal, receipt: &Receipt) -> Result<Value, Error> {
    // The key first: it was there before what it signs.
    let signer = signing::signer(portal).await?;
    let keys = portal.site.link(signing::WELL_KNOWN);
    let issue = Issue { id: portal.new_id(), at: portal.now(), key: format!("{keys}#{}", signer.number) };
    let mut document = record::document(portal, receipt, &issue);
    let jws = signing::jws(&signer, &serde_json_canonicalizer::to_vec(&document)?);
    if let Some(members) = document.as_object_mut() {
        let proof = json!({
            "type": "JWS",
            "canonicalization": "RFC 8785",
            "jws": jws,
            "keys": keys,
        });
        members.insert("proof".to_owned(), proof);
    }
    Ok(document)
}

/// One telling of a receipt: what became of the consent may be different at the next.
struct Issue {
    id: Uuid,
    at: Moment,
    /// Where the key is that signs, and which it is.
    key: String,
}
