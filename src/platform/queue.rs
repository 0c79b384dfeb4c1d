//! The queue: work that a transaction leaves to be done after its commit, by this process or another. Each kind of work is
//! declared where its story is; the worker, which stands above the stories, knows who does it.

use std::{marker::PhantomData, time::Duration};

use jiff::SignedDuration;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{error::Error, portal::Portal};
use crate::{
    base::clock::{Moment, hours, minutes},
    store::{WriteTx, queue as rows, retired_key},
};
pub use rows::Row as Job;

/// Work is done lane by lane, side by side, each with so many at once: slow work holds up none of another lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// What somebody waits for.
    Prompt,
    /// Outgoing email: most of it is waiting for the other side.
    Mail,
    /// What takes long, one at a time.
    Bulk,
}

impl Lane {
    pub const ALL: [Lane; 3] = [Lane::Prompt, Lane::Mail, Lane::Bulk];

    pub fn number(self) -> i64 {
        self as i64
    }

    pub fn name(self) -> &'static str {
        match self {
            Lane::Prompt => "prompt",
            Lane::Mail => "mail",
            Lane::Bulk => "bulk",
        }
    }

    /// How many at once in one process.
    pub fn slots(self) -> usize {
        match self {
            Lane::Prompt | Lane::Mail => 8,
            Lane::Bulk => 1,
        }
    }
}

/// What becomes of work that failed.
#[derive(Clone, Copy, Debug)]
pub struct Retry {
    /// How long to wait after the nth attempt; the last one from then on.
    pub backoff: &'static [SignedDuration],
    /// It is given up after so many attempts; none: never, since it must be done.
    pub attempts: Option<i64>,
    /// One attempt may take this long.
    pub limit: Duration,
}

impl Retry {
    /// How long to wait after so many attempts; none if it is given up.
    pub fn wait(&self, attempts: i64) -> Option<SignedDuration> {
        if self.attempts.is_some_and(|most| attempts >= most) {
            return None;
        }
        let nth = usize::try_from(attempts.max(1) - 1).unwrap_or(usize::MAX);
        self.backoff.get(nth).or(self.backoff.last()).copied()
    }
}

/// Between batches of a purge, for which others have the database to themselves.
pub const PAUSE: Duration = Duration::from_millis(20);

/// For work that must be done, however long that takes.
pub const UNTIL_DONE: Retry = Retry {
    backoff: &[minutes(1), minutes(1), minutes(2), minutes(5), minutes(15), hours(1)],
    attempts: None,
    limit: Duration::from_secs(600),
};

/// What came of an attempt that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Whoever did it has noted in the queue what came of it.
    Recorded,
}

/// A kind of work, and what is said of one piece of it.
pub struct Kind<P = ()> {
    /// Letters and hyphens.
    pub name: &'static str,
    pub lane: Lane,
    pub retry: Retry,
    payload: PhantomData<fn() -> P>,
}

impl<P: Serialize + DeserializeOwned> Kind<P> {
    pub const fn new(name: &'static str, lane: Lane, retry: Retry) -> Kind<P> {
        Kind { name, lane, retry, payload: PhantomData }
    }

    /// One piece of it, due now. The payload is kept as JSON: nothing personal.
    ///
    /// # Errors
    /// [`Error::Json`] for what JSON cannot hold.
    pub fn of(&self, portal: &Portal, payload: &P) -> Result<Job, Error> {
        let now = portal.now();
        let payload = serde_json::to_string(payload)?;
        Ok(Job {
            id: portal.new_id(),
            kind: self.name.to_owned(),
            lane: self.lane.number(),
            payload: (payload != "null").then_some(payload),
            dedup_key: None,
            brand_id: None,
            attempt_id: None,
            mailbox_id: None,
            person_id: None,
            key_id: None,
            sealed: None,
            made_at: now,
            due_at: now,
            expires_at: None,
            attempts: 0,
            claim: None,
            ended_at: None,
            dead_at: None,
            failure: None,
        })
    }

    /// What is said of a piece of it.
    ///
    /// # Errors
    /// [`Error::Json`] for a payload of another kind.
    pub fn payload(&self, job: &Job) -> Result<P, Error> {
        Ok(serde_json::from_str(job.payload.as_deref().unwrap_or("null"))?)
    }
}

impl Kind {
    /// One piece is enough, however often it is asked for. One that is being done is done once more.
    pub fn once(&self, portal: &Portal, due_at: Moment) -> Result<Job, Error> {
        let job = self.of(portal, &())?;
        Ok(Job { dedup_key: Some(self.name.to_owned()), due_at, ..job })
    }
}

/// Destroys the keys that were retired.
pub const DESTROY_KEYS: Kind = Kind::new("destroy-keys", Lane::Prompt, UNTIL_DONE);

pub async fn enqueue(tx: &mut WriteTx, job: &Job) -> Result<(), Error> {
    Ok(rows::insert(tx, job).await?)
}

/// The rows that were sealed under these keys are gone: they are destroyed after the commit.
pub async fn retire_keys(portal: &Portal, tx: &mut WriteTx, key_ids: &[Uuid]) -> Result<(), Error> {
    if key_ids.is_empty() {
        return Ok(());
    }
    retired_key::add(tx, key_ids, portal.now()).await?;
    // A piece of its own for each story: for one piece for all, stories would wait for each other's commit.
    enqueue(tx, &DESTROY_KEYS.of(portal, &())?).await
}
