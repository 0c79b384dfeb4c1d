//! The portal: what every story is given. One an installation and process.

use std::sync::Arc;

use arc_swap::ArcSwap;
use tokio::sync::Notify;
use url::Url;
use uuid::Uuid;

use crate::{
    brand::{Applied, Brands},
    clock::{Chance, Clock, Moment},
    guards::Turns,
    ids,
    mail::Post,
    metrics::Metrics,
    store::{self, Store},
    vault::{KeyError, Keys, SealKey, Vault},
};

/// Where and how an installation is served.
#[derive(Clone, Debug)]
pub struct Site {
    /// As people's browsers see it, without a path.
    pub public_url: Url,
    /// Letters stay in memory and can be read at `/dev/mail`.
    pub dev: bool,
    /// Caps, counts per source and fill time. Off only for benches on loopback.
    pub limits: bool,
}

impl Site {
    /// An absolute address for a letter.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.as_str().trim_end_matches('/'))
    }

    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

/// An installation at work.
pub struct Portal {
    pub store: Store,
    pub keys: Keys,
    pub vault: Vault,
    pub clock: Clock,
    pub chance: Chance,
    pub site: Site,
    pub post: Post,
    /// Rings when a job or a letter waits, so that this process need not look at the clock.
    pub bell: Arc<Notify>,
    pub metrics: Metrics,
    /// In which what each source presents is looked at.
    pub turns: Turns,
    brands: ArcSwap<Brands>,
}

impl Portal {
    pub fn new(
        store: Store,
        keys: Store,
        vault: Vault,
        clock: Clock,
        chance: Chance,
        site: Site,
        post: Post,
    ) -> Portal {
        Portal {
            keys: Keys::new(keys, clock.clone(), chance.clone()),
            store,
            vault,
            clock,
            chance,
            site,
            post,
            bell: Arc::new(Notify::new()),
            metrics: Metrics::new(),
            turns: Turns::default(),
            brands: ArcSwap::default(),
        }
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    pub fn new_id(&self) -> Uuid {
        ids::new_id(&self.clock, &self.chance)
    }

    pub async fn key(&self, id: Uuid) -> Result<SealKey, KeyError> {
        self.keys.open(&self.vault, id).await
    }

    /// New keys, born but not yet live.
    pub async fn mint<const N: usize>(&self) -> Result<[(Uuid, SealKey); N], KeyError> {
        self.keys.mint(&self.vault).await
    }

    /// The brands as last seen.
    pub fn brands(&self) -> Arc<Brands> {
        self.brands.load_full()
    }

    pub fn brand(&self, slug: &str) -> Option<Arc<Applied>> {
        self.brands.load().by_slug(slug)
    }

    /// Looks whether any brand was applied since, by this process or another.
    pub async fn refresh_brands(&self) -> Result<(), store::Error> {
        if let Some(brands) = self.brands.load().refreshed(&self.store).await? {
            self.brands.store(Arc::new(brands));
        }
        Ok(())
    }
}
