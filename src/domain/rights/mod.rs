//! What the law gives a person: a copy (GDPR Art. 15, 20), and leaving (Art. 17).

mod copy;
mod erasure;
mod evidence;
mod leave;
mod restore;

use crate::{
    domain::preferences,
    platform::{
        ledger, outbox,
        vault::{DoesNotOpen, KeyError},
    },
    store,
};

pub use copy::copy;
pub use erasure::{destroy_retired, scrub};
pub use evidence::expire_evidence;
pub use leave::{Left, leave};
pub use restore::{KeysMismatch, Restored, restore};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Sealed(#[from] DoesNotOpen),
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
    #[error(transparent)]
    Outbox(#[from] outbox::Error),
    #[error(transparent)]
    Preferences(#[from] preferences::Error),
    /// The keys database is not the one that belongs to this main database.
    #[error(transparent)]
    KeysMismatch(#[from] KeysMismatch),
}
