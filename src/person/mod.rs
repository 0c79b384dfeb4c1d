//! A person: one mailbox's owner towards one brand.

mod details;
pub mod name;
pub mod new_address;
pub mod old_address;
pub mod overview;

use crate::{
    ledger,
    mail::outbox,
    store::{self, person::Row},
    vault::{DoesNotOpen, KeyError, Place, SealKey},
};
pub use details::{rename, speak};
pub use new_address::NEW_ADDRESS;

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
    #[error("a wish for another address could not be written or read as JSON")]
    Json(#[from] serde_json::Error),
}

/// The name as its owner gave it.
pub fn name(key: &SealKey, row: &Row) -> Result<String, DoesNotOpen> {
    key.open_text(place(row), &row.name)
}

fn place(row: &Row) -> Place {
    Place { column: "person.name", row: row.id }
}
