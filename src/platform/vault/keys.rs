//! The keys database at work: keys are born before the transaction that needs them, turn live after its commit, and are
//! destroyed after the commit that erases.

use std::collections::HashMap;

use uuid::Uuid;

use super::{DoesNotOpen, SealKey, Vault};
use crate::{
    base::{
        clock::{Clock, Rng},
        ids,
    },
    store::{self, Store, installation, keys as rows},
};

/// Why a key is not to be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error("a key is missing or destroyed")]
    Gone,
    #[error(transparent)]
    Wrapped(#[from] DoesNotOpen),
}

/// Keys as they are stored.
pub struct Wrapped(HashMap<Uuid, Vec<u8>>);

impl Wrapped {
    /// None for a key that is gone.
    pub fn open(&self, vault: &Vault, id: Uuid) -> Result<Option<SealKey>, DoesNotOpen> {
        self.0.get(&id).map(|wrapped| vault.unwrap(id, wrapped)).transpose()
    }
}

/// The second database.
pub struct Keys {
    pub store: Store,
    clock: Clock,
    rng: Rng,
}

impl Keys {
    pub fn new(store: Store, clock: Clock, rng: Rng) -> Keys {
        Keys { store, clock, rng }
    }

    /// New keys, durable before this returns but not yet live: one commit for all of them.
    pub async fn mint<const N: usize>(&self, vault: &Vault) -> Result<[(Uuid, SealKey); N], KeyError> {
        let born = std::array::from_fn(|_| self.born());
        let wrapped = self.wrapped(vault, &born);
        rows::insert(&mut self.store.once().await?, &wrapped, self.clock.now()).await?;
        Ok(born)
    }

    /// [`Keys::mint`] for a number that is not known before.
    pub async fn mint_many(&self, vault: &Vault, count: usize) -> Result<Vec<(Uuid, SealKey)>, KeyError> {
        let born: Vec<_> = (0..count).map(|_| self.born()).collect();
        let wrapped = self.wrapped(vault, &born);
        let mut tx = self.store.write().await?;
        rows::insert(&mut tx, &wrapped, self.clock.now()).await?;
        tx.commit().await?;
        Ok(born)
    }

    fn born(&self) -> (Uuid, SealKey) {
        (ids::new_id(&self.clock, &self.rng), SealKey::new(&self.rng))
    }

    fn wrapped(&self, vault: &Vault, born: &[(Uuid, SealKey)]) -> Vec<(Uuid, Vec<u8>)> {
        born.iter().map(|(id, key)| (*id, vault.wrap(&self.rng, *id, key))).collect()
    }

    /// The transaction that needed them has committed. A key that never gets here is swept, but only when no row uses it.
    pub async fn turn_live(&self, ids: &[Uuid]) -> Result<(), KeyError> {
        Ok(rows::turn_live(&mut self.store.once().await?, ids, self.clock.now()).await?)
    }

    /// # Errors
    /// [`KeyError::Gone`] for a key that was destroyed.
    pub async fn open(&self, vault: &Vault, id: Uuid) -> Result<SealKey, KeyError> {
        let mut tx = self.store.read().await?;
        let wrapped = rows::wrapped(&mut tx, id).await?.ok_or(KeyError::Gone)?;
        Ok(vault.unwrap(id, &wrapped)?)
    }

    /// Many keys at once, to be opened one by one.
    pub async fn many(&self, ids: &[Uuid]) -> Result<Wrapped, KeyError> {
        let mut tx = self.store.read().await?;
        Ok(Wrapped(rows::wrapped_many(&mut tx, ids).await?.into_iter().collect()))
    }

    /// From here on nothing sealed under them can be read, in any backup; doing it twice changes nothing. How many keys were
    /// ever destroyed.
    pub async fn destroy(&self, ids: &[Uuid]) -> Result<i64, KeyError> {
        let mut tx = self.store.write().await?;
        let mut more = 0;
        for id in ids {
            more += i64::from(rows::destroy(&mut tx, *id, self.clock.now()).await?);
        }
        let count = installation::count_destroyed(&mut tx, more).await?;
        tx.commit().await?;
        Ok(count)
    }
}
