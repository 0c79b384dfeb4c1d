//! The outbox: a letter is sealed and stored by the transaction that causes it, and goes out after the commit, at least
//! once and under one Message-ID (P3).

use std::time::Duration;

use futures::future::join_all;
use jiff::SignedDuration;
use uuid::Uuid;

use super::mail::{Failure, Message};
use crate::{
    base::clock::{Moment, days, hours, minutes},
    platform::{
        failpoint,
        metrics::Posted,
        portal::Portal,
        queue,
        vault::{KeyError, Place, SealKey},
    },
    store::{self, ReadTx, WriteTx, erasure, guards, letter as rows, mailbox},
};

/// Why the outbox could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error("a letter could not be written as JSON")]
    Json(#[from] serde_json::Error),
}

/// What a letter is about, how long it is of use, and whose rows take it with them when they go.
#[derive(Clone, Debug)]
pub struct Envelope {
    pub kind: &'static str,
    pub brand_id: Uuid,
    pub attempt_id: Option<Uuid>,
    pub mailbox_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub expires_at: Moment,
}

/// Puts a letter into the outbox, sealed under a key that is the attempt's, the mailbox's or its own.
pub async fn put(
    portal: &Portal,
    tx: &mut WriteTx,
    key: (Uuid, &SealKey),
    bill: Envelope,
    letter: &Message,
) -> Result<Uuid, Error> {
    let id = portal.new_id();
    let plain = serde_json::to_vec(letter)?;
    let now = portal.now();
    let row = rows::Row {
        id,
        kind: bill.kind.to_owned(),
        brand_id: bill.brand_id,
        attempt_id: bill.attempt_id,
        mailbox_id: bill.mailbox_id,
        person_id: bill.person_id,
        key_id: key.0,
        content: Some(key.1.seal(&portal.rng, place(id), &plain)),
        made_at: now,
        next_at: now,
        expires_at: bill.expires_at,
        tries: 0,
        sent_at: None,
        dead_at: None,
        failure: None,
    };
    rows::insert(tx, &row).await?;
    Ok(id)
}

/// How long to wait after the nth try.
const BACKOFF: [SignedDuration; 7] = [minutes(1), minutes(2), minutes(5), minutes(15), hours(1), hours(3), hours(6)];
/// A letter is tried for as long as it is of use, but not longer than this.
const PATIENCE: SignedDuration = days(4);
/// What a process claimed and does not hold any more is sent by another, under the same Message-ID: it may have died.
const CLAIM: SignedDuration = SignedDuration::from_secs(10);
/// How often a claim is prolonged while its letter is being handed over.
const HOLD: Duration = Duration::from_secs(3);
/// A conversation with a mail server may take this long.
const CONVERSATION: Duration = Duration::from_secs(45);
/// How many conversations at once: most of one is waiting for the other side.
const AT_ONCE: i64 = 8;

/// Sends some of what is due, several letters at once; how many were handed over or given up.
pub async fn deliver_due(portal: &Portal) -> Result<usize, Error> {
    let now = portal.now();
    if !rows::any_due(&mut portal.store.read().await?, now).await? {
        return Ok(0);
    }
    let due = rows::claim(&mut portal.store.once().await?, now, now.plus(CLAIM), AT_ONCE).await?;
    failpoint::pass("letter/claimed");
    let count = due.len();
    // Each to its end: one that fails takes no other with it.
    let outcomes = join_all(due.into_iter().map(|row| deliver(portal, row))).await;
    outcomes.into_iter().collect::<Result<(), Error>>()?;
    Ok(count)
}

async fn deliver(portal: &Portal, row: rows::Row) -> Result<(), Error> {
    let now = portal.now();
    if row.expires_at <= now {
        return give_up(portal, &row, "expired", Posted::GivenUp, false).await;
    }
    let letter = match read(portal, &row).await {
        Ok(Some(letter)) => letter,
        Ok(None) => return give_up(portal, &row, "unreadable", Posted::GivenUp, false).await,
        // Its key was destroyed: whom it was for has left.
        Err(Error::Key(KeyError::Gone)) => return give_up(portal, &row, "key gone", Posted::GivenUp, false).await,
        Err(e) => return Err(e),
    };
    match converse(portal, &row, &letter).await {
        Ok(()) => {
            failpoint::pass("letter/taken");
            let mut tx = portal.store.write().await?;
            rows::sent(&mut tx, row.id, now).await?;
            retire_own_key(portal, &mut tx, &row, now).await?;
            failpoint::pass("letter/before-commit");
            tx.commit().await?;
            failpoint::pass("letter/noted");
            portal.metrics.letter(Posted::Sent);
            Ok(())
        }
        Err(failure @ Failure::Address(_)) => {
            stop_address(portal, &row, now).await?;
            give_up(portal, &row, &failure.code(), Posted::Refused, true).await
        }
        Err(failure @ (Failure::Refused(_) | Failure::Unwritable)) => {
            give_up(portal, &row, &failure.code(), Posted::Refused, true).await
        }
        Err(failure @ Failure::Later(_)) => {
            let waited = BACKOFF[(row.tries.max(1) as usize - 1).min(BACKOFF.len() - 1)];
            let next_at = now.plus(waited);
            if next_at >= row.expires_at || row.made_at.until(next_at) > PATIENCE {
                return give_up(portal, &row, &failure.code(), Posted::GivenUp, true).await;
            }
            rows::again(&mut portal.store.once().await?, row.id, next_at, &failure.code()).await?;
            portal.metrics.letter(Posted::Later);
            Ok(())
        }
    }
}

/// Hands a letter over, and keeps its claim for as long as that takes.
async fn converse(portal: &Portal, row: &rows::Row, letter: &Message) -> Result<(), Failure> {
    let conversation = tokio::time::timeout(CONVERSATION, portal.mailer.send(row.id, letter, portal.now()));
    tokio::pin!(conversation);
    loop {
        tokio::select! {
            outcome = &mut conversation => return outcome.unwrap_or(Err(Failure::Later(None))),
            () = tokio::time::sleep(HOLD) => {
                // Not worth breaking off for: at worst the letter comes twice.
                if let Err(error) = hold(portal, row).await {
                    tracing::warn!(letter = %row.id, %error, "a claim could not be prolonged");
                }
            }
        }
    }
}

async fn hold(portal: &Portal, row: &rows::Row) -> Result<(), store::Error> {
    rows::hold(&mut portal.store.once().await?, row.id, portal.now().plus(CLAIM)).await
}

async fn read(portal: &Portal, row: &rows::Row) -> Result<Option<Message>, Error> {
    let Some(content) = &row.content else { return Ok(None) };
    let key = portal.key(row.key_id).await?;
    let Ok(plain) = key.open(place(row.id), content) else { return Ok(None) };
    Ok(serde_json::from_slice(&plain).ok())
}

async fn give_up(portal: &Portal, row: &rows::Row, failure: &str, outcome: Posted, keep: bool) -> Result<(), Error> {
    let now = portal.now();
    // A letter under a key of its own is to an address that nobody has here any more: nothing of it is kept.
    let keep = keep && !has_own_key(row);
    let mut tx = portal.store.write().await?;
    rows::dead(&mut tx, row.id, now, failure, keep).await?;
    retire_own_key(portal, &mut tx, row, now).await?;
    tx.commit().await?;
    portal.metrics.letter(outcome);
    tracing::warn!(letter = %row.id, kind = %row.kind, failure, "a letter was given up");
    Ok(())
}

/// A letter to an address that nobody has here any more takes its key along: a goodbye, word of a change of address.
async fn retire_own_key(portal: &Portal, tx: &mut WriteTx, row: &rows::Row, now: Moment) -> Result<(), Error> {
    if has_own_key(row) {
        erasure::retire(tx, row.key_id, now).await?;
        queue::enqueue(portal, tx, queue::Kind::DestroyKeys, row.id).await?;
    }
    Ok(())
}

fn has_own_key(row: &rows::Row) -> bool {
    row.mailbox_id.is_none() && row.attempt_id.is_none()
}

/// Nothing more is sent to an address that was refused for good, until somebody proves that it works.
async fn stop_address(portal: &Portal, row: &rows::Row, now: Moment) -> Result<(), Error> {
    let mut tx = portal.store.write().await?;
    if let Some(mailbox_id) = row.mailbox_id {
        mailbox::bounced(&mut tx, mailbox_id, now).await?;
    }
    if let Some(index) = address_of(&mut tx, row).await? {
        let keeping = portal.brands().by_id(row.brand_id).map_or(0, |brand| brand.keeping.guards_days);
        guards::silence(&mut tx, &index, "bounced", now, now.plus(days(keeping))).await?;
    }
    Ok(tx.commit().await?)
}

/// The address that a letter goes to, as it is looked up.
async fn address_of(tx: &mut ReadTx, row: &rows::Row) -> Result<Option<crate::base::blind_index::BlindIndex>, Error> {
    if let Some(id) = row.mailbox_id {
        return Ok(mailbox::by_id(tx, id).await?.map(|mailbox| mailbox.index()));
    }
    if let Some(id) = row.attempt_id {
        return Ok(store::attempt::by_id(tx, id).await?.map(|attempt| attempt.index()));
    }
    Ok(None)
}

/// What came of trying a letter again by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retried {
    /// It waits again.
    Again,
    /// It is of no use any more, but its address was stopped and is written to again.
    AddressOnly,
    /// There is no such letter that was given up.
    Nothing,
}

/// Tries a dead letter once more, and the address it goes to: also where the letter itself is of no use any more, since
/// whoever cannot get a sign-in link cannot come and say that their address works.
pub async fn retry(portal: &Portal, id: Uuid) -> Result<Retried, Error> {
    let mut tx = portal.store.write().await?;
    let Some(row) = rows::by_id(&mut tx, id).await?.filter(|row| row.dead_at.is_some()) else {
        return Ok(Retried::Nothing);
    };
    let again = rows::retry(&mut tx, id, portal.now()).await?;
    let mut freed = false;
    if let Some(mailbox_id) = row.mailbox_id {
        freed |= mailbox::works(&mut tx, mailbox_id).await?;
    }
    if let Some(index) = address_of(&mut tx, &row).await? {
        freed |= guards::lift_silence(&mut tx, &index, "bounced").await?;
    }
    tx.commit().await?;
    portal.wake.notify_waiters();
    Ok(match (again, freed) {
        (true, _) => Retried::Again,
        (false, true) => Retried::AddressOnly,
        (false, false) => Retried::Nothing,
    })
}

fn place(id: Uuid) -> Place {
    Place { column: "letter.content", row: id }
}
