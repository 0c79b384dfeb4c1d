//! The brands as last seen by this process: pages and stories ask here, not the database.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Brand, Wording};
use crate::{
    i18n::Language,
    store::{self, Store, brand as rows},
};

/// A brand with its id and the hashes of the wording in force.
#[derive(Debug)]
pub struct LiveBrand {
    pub id: Uuid,
    pub brand: Brand,
    current: HashMap<(String, Language), Vec<u8>>,
    statements: HashMap<String, Vec<u8>>,
    logo_hash: String,
    theme_css: String,
}

impl std::ops::Deref for LiveBrand {
    type Target = Brand;

    fn deref(&self) -> &Brand {
        &self.brand
    }
}

impl LiveBrand {
    pub fn new(id: Uuid, brand: Brand) -> LiveBrand {
        let current = brand
            .hashed_wordings()
            .map(|wording| ((wording.notice.to_owned(), wording.language), wording.hash.to_vec()))
            .collect();
        let statements = brand.statements().map(|stated| (stated.purpose.id.clone(), stated.hash().to_vec())).collect();
        let logo = brand.logo.as_ref().map_or("", |logo| logo.data.as_str());
        let logo_hash = hex::encode(&Sha256::digest(logo)[..8]);
        let theme_css = brand.theme.css();
        LiveBrand { id, brand, current, statements, logo_hash, theme_css }
    }

    /// [`super::Theme::css`], worked out once: finding colours that read well takes longer than the rest of a page.
    pub fn theme_css(&self) -> &str {
        &self.theme_css
    }

    /// Names the logo as it is now, for an address that can be kept for ever.
    pub fn logo_hash(&self) -> &str {
        &self.logo_hash
    }

    /// The hash of a notice's wording in force.
    pub fn wording_hash(&self, notice: &str, language: Language) -> Option<&[u8]> {
        self.current.get(&(notice.to_owned(), language)).map(Vec::as_slice)
    }

    /// The hash of what is stated about a purpose that needs consent.
    pub fn statement_hash(&self, purpose: &str) -> Option<&[u8]> {
        self.statements.get(purpose).map(Vec::as_slice)
    }

    /// The notice and language of a wording in force.
    pub fn in_force(&self, hash: &[u8]) -> Option<(&str, Language, &Wording)> {
        let ((notice, language), _) = self.current.iter().find(|(_, current)| current.as_slice() == hash)?;
        let wording = self.brand.notice(notice)?.wording.get(language)?;
        Some((notice, *language, wording))
    }

    /// `language` if the brand supports it, else the brand's own.
    pub fn supported(&self, language: Language) -> Language {
        if self.brand.languages.contains(&language) {
            language
        } else {
            self.brand.languages.first().copied().unwrap_or(Language::En)
        }
    }
}

/// All brands of an installation.
#[derive(Debug, Default)]
pub struct Brands {
    revision: i64,
    by_slug: BTreeMap<String, Arc<LiveBrand>>,
    by_id: HashMap<Uuid, Arc<LiveBrand>>,
}

impl Brands {
    pub fn by_slug(&self, slug: &str) -> Option<Arc<LiveBrand>> {
        self.by_slug.get(slug).cloned()
    }

    pub fn by_id(&self, id: Uuid) -> Option<Arc<LiveBrand>> {
        self.by_id.get(&id).cloned()
    }

    /// In the order of their slugs.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<LiveBrand>> {
        self.by_slug.values()
    }

    pub fn len(&self) -> usize {
        self.by_slug.len()
    }

    pub fn is_empty(&self) -> bool {
        self.by_slug.is_empty()
    }

    /// The brands as they are now, if any was applied since these were read.
    pub async fn refreshed(&self, store: &Store) -> store::Result<Option<Brands>> {
        let mut tx = store.read().await?;
        let revision = rows::revision(&mut tx).await?;
        if revision == self.revision {
            return Ok(None);
        }
        let mut brands = Brands { revision, ..Brands::default() };
        for row in rows::all(&mut tx).await? {
            let brand = serde_json::from_str(&row.settings).map_err(|_| store::Error::Unreadable("brand.settings"))?;
            let applied = Arc::new(LiveBrand::new(row.id, brand));
            brands.by_id.insert(row.id, applied.clone());
            brands.by_slug.insert(row.slug, applied);
        }
        Ok(Some(brands))
    }
}
