//! The passkeys of an account: several, each named, each to be removed (ASVS 6.4, 7.4.3).

use uuid::Uuid;

use super::{
    Answer, Changed,
    holder::on_account,
    notice::{Notice, notify},
};
use crate::{
    base::clock::Moment,
    domain::{
        error::Error,
        login::{Action, Actor, Session, authorise},
    },
    platform::{
        self,
        brand::LiveBrand,
        ledger::Event,
        passkeys::{Made, Refused, credential_hash},
        portal::Portal,
        story::Story,
        vault::{Place, SealKey},
    },
    store::{self, passkey as rows, register, used_challenge},
};

/// As the ledger names what was added or removed.
pub(super) const PASSKEY: &str = "passkey";

/// Adds a passkey to the account that somebody has.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn add(portal: &Portal, brand: &LiveBrand, answer: Answer<'_>, actor: &Actor) -> Result<Changed, Error> {
    let granted = authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let (Some(mailbox_id), Actor::Person { session, .. }) = (granted.mailbox_id(), actor) else {
        return Ok(Changed::Gone);
    };
    let made = match made(portal, mailbox_id, answer) {
        Ok(made) => made,
        Err(refused) => return Ok(Changed::Refused(refused)),
    };
    Ok(store::retried(|| add_once(portal, brand, &made, *session, actor)).await?)
}

/// What a browser answered, once it is known to hold.
pub(super) fn made(portal: &Portal, mailbox_id: Uuid, answer: Answer<'_>) -> Result<Made, Refused> {
    let here = portal.passkeys.as_ref().ok_or(Refused::Over)?;
    here.made(mailbox_id, answer.ceremony, answer.credential)
}

/// Stores a passkey, which proves afresh who somebody is from a moment on. Whether its challenge was not answered before, and the passkey is nobody's yet.
pub(super) async fn put(
    story: &mut Story<'_>,
    made: &Made,
    (key_id, key): &(Uuid, SealKey),
    proves_from: Moment,
) -> Result<bool, platform::error::Error> {
    if !used_challenge::insert(story.tx(), &made.challenge.hash, made.challenge.expires_at).await? {
        return Ok(false);
    }
    let portal = story.portal();
    let (id, now) = (portal.new_id(), story.now());
    let credential = serde_json::to_vec(&made.passkey)?;
    let label = made.authenticator.unwrap_or_default().as_bytes();
    let row = rows::Row {
        id,
        account_id: made.account_id,
        key_id: *key_id,
        credential_hash: credential_hash(made.passkey.cred_id()),
        credential: key.seal(&portal.rng, Place::new(register::PASSKEY_CREDENTIAL, id), &credential),
        label: key.seal(&portal.rng, Place::new(register::PASSKEY_LABEL, id), label),
        host: portal.passkeys.as_ref().map(|here| here.host().to_owned()).unwrap_or_default(),
        made_at: now,
        proves_from,
        last_used_at: None,
    };
    if !rows::insert(story.tx(), &row).await? {
        return Ok(false);
    }
    story.uses_key(*key_id);
    story.record(Event::CredentialAdded { credential: PASSKEY.to_owned() })?;
    Ok(true)
}

async fn add_once(
    portal: &Portal,
    brand: &LiveBrand,
    made: &Made,
    session: Session,
    actor: &Actor,
) -> Result<Changed, platform::error::Error> {
    let [key, notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Changed::Gone) };
    if holder.account_id != made.account_id {
        return Ok(Changed::Refused(Refused::Over));
    }
    let now = story.now();
    if !put(&mut story, made, &key, now).await? {
        return Ok(Changed::Refused(Refused::Over));
    }
    let label = made.authenticator.unwrap_or_default();
    notify(&mut story, brand, &holder, Notice::PasskeyAdded(label), &notice_key).await?;
    let session = holder.end_sessions(&mut story, session).await?;
    let _ = story.commit().await?;
    Ok(Changed::Done { session })
}

/// Removes a passkey; its key is destroyed, so that no backup brings it back.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn remove(portal: &Portal, brand: &LiveBrand, id: Uuid, actor: &Actor) -> Result<Changed, Error> {
    authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Changed::Gone) };
    Ok(store::retried(|| remove_once(portal, brand, id, *session, actor)).await?)
}

async fn remove_once(
    portal: &Portal,
    brand: &LiveBrand,
    id: Uuid,
    session: Session,
    actor: &Actor,
) -> Result<Changed, platform::error::Error> {
    let [notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Changed::Gone) };
    let known = rows::of(story.tx(), holder.account_id).await?;
    let Some(row) = known.into_iter().find(|row| row.id == id) else { return Ok(Changed::Gone) };
    let label = portal.key(row.key_id).await?.open_text(Place::new(register::PASSKEY_LABEL, row.id), &row.label)?;
    let Some(key_id) = rows::delete(story.tx(), holder.account_id, id).await? else { return Ok(Changed::Gone) };
    story.retire_keys([key_id]);
    story.record(Event::CredentialRemoved { credential: PASSKEY.to_owned() })?;
    notify(&mut story, brand, &holder, Notice::PasskeyRemoved(&label), &notice_key).await?;
    let session = holder.end_sessions(&mut story, session).await?;
    let _ = story.commit().await?;
    Ok(Changed::Done { session })
}

/// Calls a passkey something else: plain text of one line. Whether it is there.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn rename(portal: &Portal, brand: &LiveBrand, id: Uuid, label: &str, actor: &Actor) -> Result<bool, Error> {
    authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(false) };
    Ok(store::retried(|| rename_once(portal, brand, id, label, *session, actor)).await?)
}

async fn rename_once(
    portal: &Portal,
    brand: &LiveBrand,
    id: Uuid,
    label: &str,
    session: Session,
    actor: &Actor,
) -> Result<bool, platform::error::Error> {
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(false) };
    let known = rows::of(story.tx(), holder.account_id).await?;
    let Some(row) = known.into_iter().find(|row| row.id == id) else { return Ok(false) };
    let key = portal.key(row.key_id).await?;
    let sealed = key.seal(&portal.rng, Place::new(register::PASSKEY_LABEL, row.id), label.as_bytes());
    rows::rename(story.tx(), row.id, &sealed).await?;
    story.record(Event::CredentialRenamed { credential: PASSKEY.to_owned() })?;
    let _ = story.commit().await?;
    Ok(true)
}
