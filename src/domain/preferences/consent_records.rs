//! What a person consented to, each time, as the ledger tells it (GDPR Art. 7(1)): a row of `consent` only knows the
//! last.

use uuid::Uuid;

use crate::{
    base::clock::Moment,
    i18n::Language,
    platform::{
        self,
        brand::{LiveBrand, archive::ArchivedWording, consent::Act},
        ledger::{self, Event},
        portal::Portal,
    },
    store::brand as brands,
};

/// One agreement, from the question to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRecord {
    /// Its place in the person's chain: what it is called among the person's agreements.
    pub number: i64,
    pub purpose: String,
    pub asked_at: Moment,
    pub confirmed_at: Moment,
    /// The path of the form on which it was asked.
    pub form: String,
    /// By which act it was given, as far as that was kept.
    pub act: Option<Act>,
    pub now: ConsentState,
    /// The words that were shown, in `language`.
    pub wording: Option<ArchivedWording>,
    pub notice: String,
    pub version: String,
    pub language: Language,
    /// In hex.
    pub wording_hash: String,
    /// Of what was stated about the purpose; none before that was kept.
    pub statement_hash: Option<Vec<u8>>,
    /// Of the ledger's entry.
    pub entry_hash: Vec<u8>,
}

/// What has become of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentState {
    Stands,
    /// GDPR Art. 7(3).
    Withdrawn(Moment),
    /// By an agreement to other words for the same purpose.
    Replaced(Moment),
}

/// Every agreement of a person at a brand, the newest first.
pub async fn consent_records(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
) -> Result<Vec<ConsentRecord>, platform::error::Error> {
    let mut tx = portal.store.read().await?;
    let mut all: Vec<ConsentRecord> = Vec::new();
    for written in ledger::history(&mut tx, person_id).await? {
        match written.event {
            Event::ConsentGiven {
                purpose,
                notice,
                version,
                language,
                wording_hash,
                statement_hash,
                asked_at,
                confirmed_at,
                form,
                act,
            } => {
                end(&mut all, &purpose, ConsentState::Replaced(written.at));
                let row = brands::wording(&mut tx, brand.id, &hex::decode(&wording_hash).unwrap_or_default()).await?;
                all.push(ConsentRecord {
                    number: written.seq,
                    purpose,
                    asked_at,
                    confirmed_at,
                    form,
                    act,
                    now: ConsentState::Stands,
                    wording: row.map(|row| serde_json::from_str(&row.wording)).transpose()?,
                    notice,
                    version,
                    language: Language::from_tag(&language).unwrap_or(Language::En),
                    wording_hash,
                    statement_hash: statement_hash.and_then(|hash| hex::decode(hash).ok()),
                    entry_hash: written.hash,
                });
            }
            Event::ConsentWithdrawn { purpose, .. } => end(&mut all, &purpose, ConsentState::Withdrawn(written.at)),
            _ => {}
        }
    }
    all.reverse();
    Ok(all)
}

/// The agreement to a purpose that stood until now does no longer.
fn end(all: &mut [ConsentRecord], purpose: &str, now: ConsentState) {
    if let Some(stood) = all.iter_mut().find(|known| known.purpose == purpose && known.now == ConsentState::Stands) {
        stood.now = now;
    }
}
