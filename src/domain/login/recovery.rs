//! What whoever reads an account's emails can do against what was added to it without them. It is no match for a second factor: an app
//! that was added stays, and can be turned off after a wait in which its owner can stop that (ASVS 6.4.4).

use uuid::Uuid;

use crate::{
    base::clock::{Moment, days, hours},
    platform::{
        error::Error,
        ledger::{self, Event},
        story::Story,
    },
    store::{ReadTx, account, authenticator_app, person, recovery as rows, recovery_codes},
};

/// So long the owner of an app can stop it before anything happens.
pub(in crate::domain) const WAIT: jiff::SignedDuration = hours(24);
/// And so long where a link ended all sessions not long ago: whoever pressed it may be whoever begins a recovery, and nobody who was
/// signed in is there to stop it.
const LONG_WAIT: jiff::SignedDuration = days(7);
/// So long it can be finished after that. Who takes longer begins anew.
const OPEN: jiff::SignedDuration = days(7);

/// How long the owner of a mailbox has to wait now.
pub(in crate::domain) async fn wait_of(
    tx: &mut ReadTx,
    mailbox_id: Uuid,
    now: Moment,
) -> Result<jiff::SignedDuration, Error> {
    for person in person::of_mailbox(tx, mailbox_id).await? {
        let entries = ledger::entries(tx, person.id).await?;
        let is_recent = |at: &Moment| at.until(now) < LONG_WAIT;
        if entries.iter().any(|(at, event)| {
            matches!(event, Event::AccountSecured { .. } | Event::AddressPutBack { .. }) && is_recent(at)
        }) {
            return Ok(LONG_WAIT);
        }
    }
    Ok(WAIT)
}

/// Whether none was on its way.
pub(in crate::domain) async fn begin_recovery(
    story: &mut Story<'_>,
    account_id: Uuid,
    wait: jiff::SignedDuration,
) -> Result<bool, Error> {
    let now = story.now();
    let ready_at = now.plus(wait);
    let row = rows::Row { account_id, started_at: now, ready_at, expires_at: ready_at.plus(OPEN) };
    if !rows::insert(story.tx(), &row).await? {
        return Ok(false);
    }
    story.record(Event::RecoveryStarted { ready_at })?;
    Ok(true)
}

/// What came of undoing what was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Undone {
    pub removed: u64,
    /// A recovery began, of which the owner is to be told.
    pub recovers: bool,
}

/// Removes what was added to sign in with since a moment. An app stays with its codes, and a recovery begins, anew where one was on its
/// way: all sessions end with this. It takes a day and no more, since the app may be somebody else's, and its victim waits for it.
pub(in crate::domain) async fn remove_added_since(
    story: &mut Story<'_>,
    account_id: Uuid,
    since: Moment,
) -> Result<Undone, Error> {
    let mut keys = account::delete_credentials_since(story.tx(), account_id, since).await?;
    let app = authenticator_app::of(story.tx(), account_id).await?;
    let mut recovers = false;
    if app.is_some_and(|app| app.added_at >= since) {
        rows::delete(story.tx(), account_id).await?;
        recovers = begin_recovery(story, account_id, WAIT).await?;
    } else {
        keys.extend(recovery_codes::delete_made_since(story.tx(), account_id, since).await?);
        if rows::delete_started_since(story.tx(), account_id, since).await? {
            story.record(Event::RecoveryStopped {})?;
        }
    }
    let removed = keys.len() as u64;
    story.retire_keys(keys);
    Ok(Undone { removed, recovers })
}
