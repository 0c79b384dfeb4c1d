//! Serialises what is done under one key, within this process.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// A lock for each key that anybody holds or waits for; a key that nobody asks for takes no room.
#[derive(Debug, Default)]
pub struct KeyedLock(Mutex<HashMap<[u8; 32], Arc<tokio::sync::Mutex<()>>>>);

impl KeyedLock {
    /// Waits until nobody else holds the key.
    pub async fn lock(&self, key: [u8; 32]) -> Held<'_> {
        let waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default().clone();
        let mut held = Held { locks: self, key, guard: None };
        held.guard = Some(waiting.lock_owned().await);
        held
    }
}

/// Until it is dropped.
pub struct Held<'a> {
    locks: &'a KeyedLock,
    key: [u8; 32],
    guard: Option<tokio::sync::OwnedMutexGuard<()>>,
}

impl Drop for Held<'_> {
    /// The last one removes the entry; the map is locked, so nobody joins meanwhile.
    fn drop(&mut self) {
        let mut locks = self.locks.0.lock().unwrap_or_else(PoisonError::into_inner);
        self.guard = None;
        if locks.get(&self.key).is_some_and(|lock| Arc::strong_count(lock) == 1) {
            locks.remove(&self.key);
        }
    }
}
