//! The portal: what every story is given. One an installation and process.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use arc_swap::ArcSwap;
use jiff::SignedDuration;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::{
    base::{
        clock::{Clock, Moment, Rng, days, minutes},
        ids,
        site::Site,
    },
    platform::{
        allowance::Allowance,
        brand::{Brands, LiveBrand},
        keyed_lock::KeyedLock,
        mail::Mailer,
        metrics::Metrics,
        openid::Providers,
        passkeys::RelyingParty,
        password_hasher::PasswordHasher,
        places::Places,
        pulse::Pulses,
        vault::{KeyError, Keys, SealKey, Vault},
    },
    store::{self, Database, Store, withdrawal_journal},
};

/// Why no traffic should be sent here.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error("the worker {0} stands still")]
    StandsStill(&'static str),
}

/// An installation at work.
pub struct Portal {
    pub store: Store,
    pub keys: Keys,
    pub vault: Vault,
    pub clock: Clock,
    pub rng: Rng,
    pub site: Site,
    pub mailer: Mailer,
    /// None where browsers make no passkeys.
    pub passkeys: Option<RelyingParty>,
    pub passwords: PasswordHasher,
    /// Who else may say who a person is.
    pub providers: Providers,
    /// Where people sign in from, roughly.
    pub places: Places,
    /// Notified when a job or an email waits, so that this process need not look at the clock.
    pub wake: Arc<Notify>,
    pub metrics: Metrics,
    /// Of the loops that work in this process.
    pub pulses: Pulses,
    /// What one person posts while signed in.
    pub changes: Allowance,
    /// Serialises token checks per client IP.
    pub source_locks: KeyedLock,
    /// Held while retired keys are destroyed: whoever comes meanwhile finds them destroyed.
    pub destroying_keys: tokio::sync::Mutex<()>,
    brands: ArcSwap<Brands>,
    /// The store failed, and has not been seen to work since.
    in_trouble: AtomicBool,
}

/// Each can be an entry in the ledger for good: more than people press in ten minutes, fewer than a machine posts.
const CHANGES: u32 = 300;
/// By how much a clock may be off and is made good for.
const FAR_OFF: SignedDuration = minutes(10);
const A_SECOND: SignedDuration = SignedDuration::from_secs(1);

impl Portal {
    pub fn new(store: Store, keys: Store, vault: Vault, clock: Clock, rng: Rng, site: Site, mailer: Mailer) -> Portal {
        Portal {
            keys: Keys::new(keys, clock.clone(), rng.clone()),
            passkeys: RelyingParty::new(&site, vault.ceremony(), clock.clone(), rng.clone()),
            passwords: PasswordHasher::default(),
            providers: Providers::default(),
            places: Places::default(),
            store,
            vault,
            clock,
            rng,
            site,
            mailer,
            wake: Arc::new(Notify::new()),
            metrics: Metrics::new(),
            pulses: Pulses::default(),
            changes: Allowance::new(CHANGES, minutes(10)),
            source_locks: KeyedLock::default(),
            destroying_keys: tokio::sync::Mutex::default(),
            brands: ArcSwap::default(),
            in_trouble: AtomicBool::new(false),
        }
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    pub fn new_id(&self) -> Uuid {
        ids::new_id(&self.clock, &self.rng)
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

    pub fn brand(&self, slug: &str) -> Option<Arc<LiveBrand>> {
        self.brands.load().by_slug(slug)
    }

    /// Notes an error; whether it is the store that cannot work just now.
    pub fn note_error(&self, error: &(dyn std::error::Error + 'static)) -> bool {
        let unavailable = store::is_unavailable(error);
        if unavailable {
            self.in_trouble.store(true, Ordering::Relaxed);
        }
        unavailable
    }

    /// The store failed, and has not been seen to work since.
    pub fn is_in_trouble(&self) -> bool {
        self.in_trouble.load(Ordering::Relaxed)
    }

    /// Both databases answer, have the schema that this program knows (a newer program may have migrated them), and, if any refused it before, take what a story writes; and no worker stands still. An
    /// installation that is well writes nothing here.
    ///
    /// # Errors
    /// [`NotReady`] names what is wrong first.
    pub async fn is_ready(&self) -> Result<(), NotReady> {
        if let Some(worker) = self.pulses.still() {
            return Err(NotReady::StandsStill(worker));
        }
        Ok(self.is_store_ready().await?)
    }

    async fn is_store_ready(&self) -> Result<(), store::Error> {
        self.store.is_current(Database::Main).await?;
        self.keys.store.is_current(Database::Keys).await?;
        if !self.is_in_trouble() {
            return Ok(());
        }
        let (id, now) = (self.new_id(), self.now());
        // Random, so that no engine makes it small.
        let filling = hex::encode([0; 64].map(|_: u8| self.rng.bytes::<512>()).concat());
        let mut tx = self.store.write().await?;
        store::queue::probe(&mut tx, id, &filling, now.plus(days(1))).await?;
        tx.commit().await?;
        let mut tx = self.keys.store.write().await?;
        let row = withdrawal_journal::Row { id, person_id: id, what: filling, withdrawn_at: now };
        withdrawal_journal::add(&mut tx, std::slice::from_ref(&row)).await?;
        withdrawal_journal::forget(&mut tx, id).await?;
        tx.commit().await?;
        self.in_trouble.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Goes by the clock of the database's server, as every process of the installation does: what one of them dates, the others take
    /// for what it is. A clock that is off by more than [`FAR_OFF`] is somebody's mistake, and is not made good for.
    pub async fn follow_clock(&self) -> Result<(), store::Error> {
        let before = self.now();
        let Some(there) = self.store.now().await? else { return Ok(()) };
        let took = before.until(self.now());
        let correction = self.clock.correction();
        // Halfway through the question.
        let behind = before.plus(took / 2).until(there) + correction;
        if took > A_SECOND || (behind - correction).abs() < A_SECOND / 2 {
            return Ok(());
        }
        if behind.abs() > FAR_OFF {
            tracing::error!(
                seconds = behind.as_secs(),
                "the clock of this machine is far behind the database's, or ahead of it; set it right"
            );
        } else {
            tracing::warn!(
                seconds = behind.as_secs_f64(),
                "the clock of this machine is behind the database's, by which all processes go"
            );
            self.clock.put_right(behind);
        }
        Ok(())
    }

    /// Looks whether any brand was applied since, by this process or another.
    pub async fn refresh_brands(&self) -> Result<(), store::Error> {
        if let Some(brands) = self.brands.load().refreshed(&self.store).await? {
            self.brands.store(Arc::new(brands));
        }
        Ok(())
    }
}
