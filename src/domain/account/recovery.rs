//! Recovery, for whoever has lost the app and the recovery codes: whoever reads the account's emails can turn two-step verification off
//! after a day (after a week where a link has ended all sessions), which is announced, and which any session that is signed in stops (NIST SP 800-63B-4 § 4.2).

use uuid::Uuid;

use super::{
    Changed, app,
    holder::on_account,
    notice::{Notice, notify},
};
use crate::{
    domain::{
        error::Error,
        login::{Action, Actor, RECOVERY_WAIT, Session, authorise, begin_recovery, wait_of},
    },
    platform::{self, brand::LiveBrand, ledger::Event, portal::Portal},
    store::{self, authenticator_app, recovery as rows},
};
pub use rows::Row as Recovery;

/// What came of beginning one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    Done,
    /// One is on its way.
    Already,
    /// They did not prove their mailbox just now, or there is nothing to recover.
    No,
}

/// One that is on its way.
pub async fn of(portal: &Portal, account_id: Uuid) -> Result<Option<Recovery>, Error> {
    Ok(rows::of(&mut portal.store.read().await?, account_id, portal.now()).await?)
}

/// Whether one that begins now takes longer than a day: everybody was signed out by a link not long ago.
pub async fn takes_long(portal: &Portal, mailbox_id: Uuid) -> Result<bool, Error> {
    let wait = wait_of(&mut portal.store.read().await?, mailbox_id, portal.now()).await?;
    Ok(wait > RECOVERY_WAIT)
}

/// Begins one, for whoever came by an email and cannot take the second step.
///
/// # Errors
/// [`Error::Denied`] for who proved nothing, [`Error::Platform`].
pub async fn begin(portal: &Portal, brand: &LiveBrand, session: Session, form: &str) -> Result<Begun, Error> {
    let actor = Actor::person(session, form);
    authorise(&actor, Action::SecondStep, brand, portal.now())?;
    if !session.may_recover(portal.now()) {
        return Ok(Begun::No);
    }
    Ok(store::retried(|| begin_once(portal, brand, session, &actor)).await?)
}

async fn begin_once(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    actor: &Actor,
) -> Result<Begun, platform::error::Error> {
    let [notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Begun::No) };
    if authenticator_app::of(story.tx(), holder.account_id).await?.is_none() {
        return Ok(Begun::No);
    }
    let now = story.now();
    let wait = wait_of(story.tx(), holder.mailbox.id, now).await?;
    if !begin_recovery(&mut story, holder.account_id, wait).await? {
        return Ok(Begun::Already);
    }
    notify(&mut story, brand, &holder, Notice::RecoveryStarted { ready: now.plus(wait) }, &notice_key).await?;
    let _ = story.commit().await?;
    Ok(Begun::Done)
}

/// Turns two-step verification off, once the wait is over, for whoever came by an email just now.
///
/// # Errors
/// [`Error::Denied`] for who proved nothing, [`Error::Platform`].
pub async fn finish(portal: &Portal, brand: &LiveBrand, session: Session, form: &str) -> Result<Changed, Error> {
    let actor = Actor::person(session, form);
    authorise(&actor, Action::SecondStep, brand, portal.now())?;
    if !session.may_recover(portal.now()) {
        return Ok(Changed::Gone);
    }
    Ok(store::retried(|| finish_once(portal, brand, session, &actor)).await?)
}

async fn finish_once(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    actor: &Actor,
) -> Result<Changed, platform::error::Error> {
    let [notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Changed::Gone) };
    let now = story.now();
    let recovery = rows::of(story.tx(), holder.account_id, now).await?;
    if recovery.is_none_or(|recovery| now < recovery.ready_at) {
        return Ok(Changed::Gone);
    }
    rows::delete(story.tx(), holder.account_id).await?;
    story.record(Event::RecoveryFinished {})?;
    let Some(password) = app::take_away(&mut story, holder.account_id).await? else { return Ok(Changed::Gone) };
    notify(&mut story, brand, &holder, Notice::AppRemoved { password }, &notice_key).await?;
    let session = holder.end_sessions(&mut story, session).await?;
    let _ = story.commit().await?;
    Ok(Changed::Done { session })
}

/// Stops one: whoever is signed in, both steps taken, need not prove it afresh. Whether one was on its way.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn stop(portal: &Portal, brand: &LiveBrand, actor: &Actor) -> Result<bool, Error> {
    authorise(actor, Action::Change, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(false) };
    Ok(store::retried(|| stop_once(portal, brand, *session, actor)).await?)
}

async fn stop_once(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    actor: &Actor,
) -> Result<bool, platform::error::Error> {
    let [notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(false) };
    if !rows::delete(story.tx(), holder.account_id).await? {
        return Ok(false);
    }
    story.record(Event::RecoveryStopped {})?;
    notify(&mut story, brand, &holder, Notice::RecoveryStopped, &notice_key).await?;
    let _ = story.commit().await?;
    Ok(true)
}
