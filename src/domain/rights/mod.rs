//! What the law gives a person: a copy (GDPR Art. 15, 20), and erasure (Art. 17).

mod destroy_keys;
mod erase;
mod export;
mod restore;
mod retention;

use super::login::Denied;
use crate::platform::{self, error::carries_platform_errors};

pub use destroy_keys::{SCRUB, SCRUB_ALL, destroy_retired, scrub};
pub use erase::{Erased, erase};
pub use export::export;
pub use restore::{KeysMismatch, Restored, restore};
pub use retention::expire_evidence;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The keys database is not the one that belongs to this main database.
    #[error(transparent)]
    KeysMismatch(#[from] KeysMismatch),
    #[error(transparent)]
    Platform(#[from] platform::error::Error),
}

carries_platform_errors!(Error);
