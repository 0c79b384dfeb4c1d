//! Signing in by a link to the mailbox: assurance level *mailbox*, proof fresh for ten minutes (BAR S5, S8).

mod link;

use uuid::Uuid;

use crate::{
    base::clock::{Moment, minutes},
    platform::{
        outbox,
        vault::{DoesNotOpen, KeyError},
    },
    store,
};

pub use link::{Look, Redeemed, look, prove_again, redeem, send_link};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Sealed(#[from] DoesNotOpen),
    #[error(transparent)]
    Outbox(#[from] outbox::Error),
}

/// Whoever proved a mailbox, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SignedIn {
    pub mailbox_id: Uuid,
    pub proved_at: Moment,
}

/// A proof that is fresh enough to export and to erase. Only [`SignedIn::fresh`] makes one.
#[derive(Clone, Copy, Debug)]
pub struct FreshProof {
    pub mailbox_id: Uuid,
}

impl SignedIn {
    /// Step-up: none if the mailbox has to be proved again first.
    pub fn fresh(self, now: Moment) -> Option<FreshProof> {
        let age = self.proved_at.until(now);
        (!age.is_negative() && age < minutes(10)).then_some(FreshProof { mailbox_id: self.mailbox_id })
    }
}
