//! The queue: work that a transaction leaves to be done after its commit, by this process or another.

use uuid::Uuid;

use crate::{
    base::clock::Moment,
    platform::portal::Portal,
    store::{self, WriteTx, job as rows},
};

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    DecideAttempt,
    DestroyKeys,
    Scrub,
    ScrubAll,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::DecideAttempt, Kind::DestroyKeys, Kind::Scrub, Kind::ScrubAll];

    pub fn word(self) -> &'static str {
        match self {
            Kind::DecideAttempt => "decide-attempt",
            Kind::DestroyKeys => "destroy-keys",
            Kind::Scrub => "scrub",
            Kind::ScrubAll => "scrub-all",
        }
    }

    /// The id of a job of which one at a time is enough.
    fn only_one(self) -> Uuid {
        Uuid::from_u128(self as u128 + 1)
    }
}

/// Leaves a job to be done after the transaction.
pub async fn enqueue(portal: &Portal, tx: &mut WriteTx, kind: Kind, subject: Uuid) -> store::Result<()> {
    rows::insert(tx, portal.new_id(), kind.word(), subject, portal.now()).await
}

/// Leaves a job that is about nothing in particular, unless one is waiting. One that is being done is done once more.
pub async fn enqueue_once(tx: &mut WriteTx, kind: Kind, due_at: Moment) -> store::Result<()> {
    rows::insert_once(tx, kind.only_one(), kind.word(), due_at).await
}
