//! What a person agreed to, each time, as the ledger tells it (GDPR Art. 7(1); BAR G1): a row of `consent` only knows the
//! last.

use uuid::Uuid;

use super::Error;
use crate::{
    brand::{Applied, kept::Kept},
    clock::Moment,
    i18n::Language,
    ledger::{self, Event},
    portal::Portal,
    store::brand as brands,
};

/// One agreement, from the question to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    pub purpose: String,
    pub asked_at: Moment,
    pub confirmed_at: Moment,
    pub now: Now,
    /// The sentence that stood beside the box, in `language`.
    pub sentence: Option<String>,
    pub notice: String,
    pub version: String,
    pub language: Language,
    /// In hex.
    pub wording_hash: String,
}

/// What has become of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    Stands,
    /// GDPR Art. 7(3).
    Withdrawn(Moment),
    /// By an agreement to other words for the same purpose.
    Replaced(Moment),
}

/// Every agreement of a person at a brand, the newest first.
pub async fn agreements(portal: &Portal, brand: &Applied, person_id: Uuid) -> Result<Vec<Agreement>, Error> {
    let mut tx = portal.store.read().await?;
    let mut all: Vec<Agreement> = Vec::new();
    for (at, event) in ledger::history(&mut tx, person_id).await? {
        match event {
            Event::ConsentGiven {
                purpose,
                notice,
                version,
                language,
                wording_hash,
                asked_at,
                confirmed_at,
                form: _,
            } => {
                end(&mut all, &purpose, Now::Replaced(at));
                let row = brands::wording(&mut tx, brand.id, &hex::decode(&wording_hash).unwrap_or_default()).await?;
                let kept = row.map(|row| serde_json::from_str::<Kept>(&row.wording)).transpose()?;
                all.push(Agreement {
                    purpose,
                    asked_at,
                    confirmed_at,
                    now: Now::Stands,
                    sentence: kept.and_then(|kept| kept.wording.consent),
                    notice,
                    version,
                    language: Language::from_tag(&language).unwrap_or(Language::En),
                    wording_hash,
                });
            }
            Event::ConsentWithdrawn { purpose, .. } => end(&mut all, &purpose, Now::Withdrawn(at)),
            _ => {}
        }
    }
    all.reverse();
    Ok(all)
}

/// The agreement to a purpose that stood until now does no longer.
fn end(all: &mut [Agreement], purpose: &str, now: Now) {
    if let Some(stood) = all.iter_mut().find(|known| known.purpose == purpose && known.now == Now::Stands) {
        stood.now = now;
    }
}
