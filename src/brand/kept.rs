//! Wordings as they are kept for ever: every version that was in force, readable by its hash, and still the words that it
//! was taken of.

use serde::{Deserialize, Serialize};

use super::{Applied, Wording, wording::wording_hash};
use crate::{
    clock::Moment,
    i18n::Language,
    portal::Portal,
    store::{self, Store, brand as rows},
};

/// A wording as its row holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub title: String,
    #[serde(flatten)]
    pub wording: Wording,
}

/// One version of a notice in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub hash: Vec<u8>,
    pub version: String,
    pub since: Moment,
    pub kept: Kept,
}

/// Every version of a notice in a language, the newest first.
pub async fn versions(
    portal: &Portal,
    brand: &Applied,
    notice: &str,
    language: Language,
) -> store::Result<Vec<Version>> {
    let rows = rows::wordings(&mut portal.store.read().await?, brand.id, notice, language.tag()).await?;
    let read = |row: rows::WordingRow| {
        let kept = serde_json::from_str(&row.wording).map_err(|_| store::Error::Unreadable("wording"))?;
        Ok(Version { hash: row.hash, version: row.version, since: row.first_applied_at, kept })
    };
    rows.into_iter().map(read).collect()
}

/// A wording that is not the one any more that its hash was taken of, so that evidence names words nobody can see.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "brand {brand}: the {language} wording of notice {notice}, version {version}, was changed since it was in force"
)]
pub struct Altered {
    pub brand: String,
    pub notice: String,
    pub version: String,
    pub language: String,
}

/// Recomputes the hash of every wording; how many there are, or the first that does not hold (BAR S13).
pub async fn verify(store: &Store) -> store::Result<Result<usize, Altered>> {
    let mut tx = store.snapshot().await?;
    let mut count = 0;
    for brand in rows::all(&mut tx).await? {
        for row in rows::wordings_of(&mut tx, brand.id).await? {
            let kept = serde_json::from_str::<Kept>(&row.wording).ok().zip(Language::from_tag(&row.language));
            let hash = kept.map(|(kept, language)| {
                wording_hash(&brand.slug, &row.notice, &row.version, language, &kept.wording, &kept.title)
            });
            if hash.is_none_or(|hash| hash[..] != row.hash) {
                let (notice, version, language) = (row.notice, row.version, row.language);
                return Ok(Err(Altered { brand: brand.slug, notice, version, language }));
            }
            count += 1;
        }
    }
    Ok(Ok(count))
}
