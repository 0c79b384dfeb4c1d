//! Wordings and statements as they are kept for ever: every one that was in force, readable by its hash, and still what that
//! was taken of.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{LiveBrand, Wording, statement::Statement, wording::wording_hash};
use crate::{
    base::clock::Moment,
    i18n::Language,
    store::{self, ReadTx, Store, brand as rows, ledger},
};

/// A wording as its row holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchivedWording {
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
    pub kept: ArchivedWording,
}

/// Every version of a notice in a language, the newest first.
pub async fn versions(
    store: &Store,
    brand: &LiveBrand,
    notice: &str,
    language: Language,
) -> store::Result<Vec<Version>> {
    let rows = rows::wordings(&mut store.read().await?, brand.id, notice, language.tag()).await?;
    let read = |row: rows::WordingRow| {
        let kept = serde_json::from_str(&row.wording).map_err(|_| store::Error::Unreadable("wording"))?;
        Ok(Version { hash: row.hash, version: row.version, since: row.first_applied_at, kept })
    };
    rows.into_iter().map(read).collect()
}

/// What was stated about a purpose when somebody agreed: under the hash that the evidence names; evidence from before there
/// was one is answered by what was in force at that moment.
pub async fn statement(
    tx: &mut ReadTx,
    brand: &LiveBrand,
    purpose: &str,
    hash: Option<&[u8]>,
    at: Moment,
) -> store::Result<Option<Statement>> {
    let row = match hash {
        Some(hash) => rows::statement(tx, brand.id, hash).await?,
        None => {
            let mut all = rows::statements(tx, brand.id, purpose).await?;
            let in_force = all.iter().rposition(|row| row.first_applied_at <= at).unwrap_or_default();
            (in_force < all.len()).then(|| all.swap_remove(in_force))
        }
    };
    row.map(|row| serde_json::from_str(&row.statement).map_err(|_| store::Error::Unreadable("statement"))).transpose()
}

/// What evidence names and is not any more what its hash was taken of, so that nobody can see what was agreed to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Altered {
    #[error(
        "brand {brand}: the {language} wording of notice {notice}, version {version}, was changed since it was in force"
    )]
    Wording { brand: String, notice: String, version: String, language: String },
    #[error("brand {brand}: what was stated about purpose {purpose} since {since} was changed afterwards")]
    Statement { brand: String, purpose: String, since: Moment },
    #[error("the wording {0}, which evidence of a consent names, is not there any more")]
    NoWording(String),
    #[error("what was stated about a purpose under {0}, which evidence of a consent names, is not there any more")]
    NoStatement(String),
}

/// Recomputes the hash of every wording and statement, and looks whether all are there that the ledger names; how many there
/// are, or the first that does not hold.
pub async fn verify(store: &Store) -> store::Result<Result<usize, Altered>> {
    let mut tx = store.snapshot().await?;
    let (mut wordings, mut statements) = (HashSet::new(), HashSet::new());
    for brand in rows::all(&mut tx).await? {
        for row in rows::wordings_of(&mut tx, brand.id).await? {
            let kept =
                serde_json::from_str::<ArchivedWording>(&row.wording).ok().zip(Language::from_tag(&row.language));
            let hash = kept.map(|(kept, language)| {
                wording_hash(&brand.slug, &row.notice, &row.version, language, &kept.wording, &kept.title)
            });
            if hash.is_none_or(|hash| hash[..] != row.hash) {
                let (notice, version, language) = (row.notice, row.version, row.language);
                return Ok(Err(Altered::Wording { brand: brand.slug, notice, version, language }));
            }
            wordings.insert(hex::encode(row.hash));
        }
        for row in rows::statements_of(&mut tx, brand.id).await? {
            let stated = serde_json::from_str::<Statement>(&row.statement).ok();
            if stated.is_none_or(|stated| stated.hash()[..] != row.hash || stated.purpose.id != row.purpose) {
                let (purpose, since) = (row.purpose, row.first_applied_at);
                return Ok(Err(Altered::Statement { brand: brand.slug, purpose, since }));
            }
            statements.insert(hex::encode(row.hash));
        }
    }
    for (wording, statement) in ledger::named(&mut tx).await? {
        if let Some(gone) = wording.filter(|hash| !wordings.contains(hash)) {
            return Ok(Err(Altered::NoWording(gone)));
        }
        if let Some(gone) = statement.filter(|hash| !statements.contains(hash)) {
            return Ok(Err(Altered::NoStatement(gone)));
        }
    }
    Ok(Ok(wordings.len() + statements.len()))
}
