//! The outbox: an email is sealed and enqueued by the transaction that causes it, and goes out after the commit, at least once
//! and under one Message-ID.

use std::time::Duration;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    error::Error,
    failpoint,
    mail::{Failure, Message},
    metrics::EmailOutcome,
    portal::Portal,
    queue::{self, Job, Kind, Lane, Outcome, Retry},
    story::Story,
    vault::{Place, SealKey},
};
use crate::{
    base::{
        blind_index::BlindIndex,
        clock::{Moment, days, hours, minutes},
    },
    store::{ReadTx, WriteTx, attempt, mailbox, mute, queue as rows, register},
};

/// What an email is about, how long it is of use, and whose rows take it with them when they go.
#[derive(Clone, Debug)]
pub struct Envelope {
    pub kind: &'static str,
    pub brand_id: Uuid,
    pub attempt_id: Option<Uuid>,
    pub mailbox_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub expires_at: Moment,
}

/// What is said of an email in the open.
#[derive(Debug, Serialize, Deserialize)]
pub struct Email {
    /// Which message it is.
    pub message: String,
}

/// An email is tried for as long as it is of use, but not longer than [`PATIENCE`].
pub const EMAIL: Kind<Email> = Kind::new(
    "email",
    Lane::Mail,
    Retry {
        backoff: &[minutes(1), minutes(2), minutes(5), minutes(15), hours(1), hours(3), hours(6)],
        attempts: None,
        // Longer than a conversation with a mail server may take.
        limit: Duration::from_secs(420),
    },
);

const PATIENCE: SignedDuration = days(4);

/// Puts an email into the outbox, sealed under a key that is the attempt's, the mailbox's or its own.
pub async fn put(
    portal: &Portal,
    tx: &mut WriteTx,
    key: (Uuid, &SealKey),
    envelope: Envelope,
    message: &Message,
) -> Result<Uuid, Error> {
    let job = EMAIL.of(portal, &Email { message: envelope.kind.to_owned() })?;
    let plain = serde_json::to_vec(message)?;
    let job = Job {
        brand_id: Some(envelope.brand_id),
        attempt_id: envelope.attempt_id,
        mailbox_id: envelope.mailbox_id,
        person_id: envelope.person_id,
        key_id: Some(key.0),
        sealed: Some(key.1.seal(&portal.rng, Place::new(register::QUEUE_SEALED, job.id), &plain)),
        expires_at: Some(envelope.expires_at),
        ..job
    };
    queue::enqueue(tx, &job).await?;
    Ok(job.id)
}

/// Hands an email over, and notes what came of it.
///
/// # Errors
/// Those of the store: it is tried again.
pub async fn deliver(portal: &Portal, job: &Job) -> Result<Outcome, Error> {
    let now = portal.now();
    if job.expires_at.is_some_and(|expires_at| expires_at <= now) {
        return give_up(portal, job, "expired", EmailOutcome::GivenUp, false).await;
    }
    let message = match read(portal, job).await {
        Ok(Some(message)) => message,
        Ok(None) => return give_up(portal, job, "unreadable", EmailOutcome::GivenUp, false).await,
        // Its key was destroyed: whom it was for is erased.
        Err(error) if error.is_key_gone() => {
            return give_up(portal, job, "key gone", EmailOutcome::GivenUp, false).await;
        }
        Err(error) => return Err(error),
    };
    let outcome = portal.mailer.send(job.id, &message, portal.now()).await;
    if let Err(failure) = &outcome {
        note(portal, failure);
    }
    match outcome {
        Ok(()) => {
            failpoint::pass("email/taken");
            let mut story = Story::begin(portal).await?.failpoints(&["email/before-commit", "email/committed"]);
            if rows::done_and_kept(story.tx(), job, now).await? {
                story.retire_keys(own_key(job));
            }
            story.commit().await?;
            portal.metrics.email(EmailOutcome::Sent);
            Ok(Outcome::Recorded)
        }
        Err(failure @ Failure::Address(_)) => {
            stop_address(portal, job, now).await?;
            give_up(portal, job, &failure.code(), EmailOutcome::Refused, true).await
        }
        Err(failure @ (Failure::Refused(_) | Failure::Unwritable)) => {
            give_up(portal, job, &failure.code(), EmailOutcome::Refused, true).await
        }
        Err(failure @ (Failure::Later(_) | Failure::Sender(_))) => {
            let next_at = EMAIL.retry.wait(job.attempts).map(|wait| now.plus(wait)).filter(|next_at| {
                job.expires_at.is_none_or(|expires_at| *next_at < expires_at) && job.made_at.until(*next_at) <= PATIENCE
            });
            let Some(next_at) = next_at else {
                return give_up(portal, job, &failure.code(), EmailOutcome::GivenUp, true).await;
            };
            rows::again(&mut portal.store.once().await?, job, next_at, &failure.code(), true).await?;
            portal.metrics.email(EmailOutcome::Later);
            Ok(Outcome::Recorded)
        }
    }
}

/// Counts what went wrong, and tells the operator once a minute where it is our side's to mend: step and code, no address.
fn note(portal: &Portal, failure: &Failure) {
    let Some(ended) = failure.ended() else { return };
    portal.metrics.mail_failure(ended.step.word(), failure.whose());
    if matches!(failure, Failure::Sender(_) | Failure::Later(_)) && portal.mailer.may_say() {
        tracing::warn!(failure = failure.code(), "the mail server does not take an email; emails wait");
    }
}

async fn read(portal: &Portal, job: &Job) -> Result<Option<Message>, Error> {
    let (Some(key_id), Some(sealed)) = (job.key_id, &job.sealed) else { return Ok(None) };
    let key = portal.key(key_id).await?;
    let Ok(plain) = key.open(Place::new(register::QUEUE_SEALED, job.id), sealed) else { return Ok(None) };
    Ok(serde_json::from_slice(&plain).ok())
}

async fn give_up(
    portal: &Portal,
    job: &Job,
    failure: &str,
    outcome: EmailOutcome,
    keep: bool,
) -> Result<Outcome, Error> {
    let now = portal.now();
    // An email under a key of its own is to an address that nobody has here any more: nothing of it is kept.
    let keep = keep && !has_own_key(job);
    let mut story = Story::begin(portal).await?;
    if !rows::dead(story.tx(), job, now, failure, keep).await? {
        return Ok(Outcome::Recorded);
    }
    story.retire_keys(own_key(job));
    story.commit().await?;
    portal.metrics.email(outcome);
    let message = EMAIL.payload(job).map(|email| email.message).unwrap_or_default();
    tracing::warn!(job = %job.id, kind = %message, failure, "an email was given up");
    Ok(Outcome::Recorded)
}

/// An email to an address that nobody has here any more takes its key along: a goodbye, word of a change of address.
fn own_key(job: &Job) -> Option<Uuid> {
    job.key_id.filter(|_| has_own_key(job))
}

fn has_own_key(job: &Job) -> bool {
    job.mailbox_id.is_none() && job.attempt_id.is_none()
}

/// Nothing more is sent to an address that was refused for good, until somebody proves that it works.
async fn stop_address(portal: &Portal, job: &Job, now: Moment) -> Result<(), Error> {
    let mut story = Story::begin(portal).await?;
    if let Some(mailbox_id) = job.mailbox_id {
        mailbox::bounced(story.tx(), mailbox_id, now).await?;
    }
    if let Some(index) = address_of(story.tx(), job).await? {
        let brand = job.brand_id.and_then(|id| portal.brands().by_id(id));
        let keeping = brand.map_or(0, |brand| brand.keeping.guards_days);
        mute::set(story.tx(), &index, mute::Reason::Bounced, now, now.plus(days(keeping))).await?;
    }
    story.commit().await
}

/// The address that an email goes to, as it is looked up.
async fn address_of(tx: &mut ReadTx, job: &Job) -> Result<Option<BlindIndex>, Error> {
    if let Some(id) = job.mailbox_id {
        return Ok(mailbox::by_id(tx, id).await?.map(|mailbox| mailbox.index()));
    }
    if let Some(id) = job.attempt_id {
        return Ok(attempt::by_id(tx, id).await?.map(|attempt| attempt.index()));
    }
    Ok(None)
}

/// What came of retrying work by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retried {
    /// It waits again.
    Again,
    /// It is of no use any more, but its address was stopped and is written to again.
    AddressOnly,
    /// There is no such work that was given up.
    Nothing,
}

/// Retries work that was given up, and for an email the address it goes to: also where the email itself is of no use any more, since
/// whoever cannot get a sign-in link cannot come and say that their address works.
pub async fn retry(portal: &Portal, id: Uuid) -> Result<Retried, Error> {
    let mut story = Story::begin(portal).await?;
    let Some(row) = rows::by_id(story.tx(), id).await?.filter(|row| row.dead_at.is_some()) else {
        return Ok(Retried::Nothing);
    };
    let again = rows::retry(story.tx(), id, portal.now()).await?;
    let mut freed = false;
    if let Some(mailbox_id) = row.mailbox_id {
        freed |= mailbox::works(story.tx(), mailbox_id).await?;
    }
    if let Some(index) = address_of(story.tx(), &row).await? {
        freed |= mute::lift(story.tx(), &index, mute::Reason::Bounced).await?;
    }
    story.commit().await?;
    Ok(match (again, freed) {
        (true, _) => Retried::Again,
        (false, true) => Retried::AddressOnly,
        (false, false) => Retried::Nothing,
    })
}
