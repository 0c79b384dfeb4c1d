//! Accounts at providers that somebody signs in by. One is linked by whoever has proved both sides: to the provider, and here, afresh.
//! Links by email always work besides, so unlinking locks nobody out.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    Changed,
    holder::on_account,
    notice::{Notice, notify},
    social_data::{self, Grant},
};
use crate::{
    base::clock::Moment,
    domain::{
        error::Error,
        login::{Action, Actor, Identity, Session, authorise, subject_index},
    },
    platform::{self, brand::LiveBrand, ledger::Event, portal::Portal, vault::Place},
    store::{self, linked_account as rows, register, social_grant},
};

/// As the ledger names it.
pub(super) const LINKED_ACCOUNT: &str = "linked-account";

/// One, as its owner sees it.
#[derive(Clone, Debug)]
pub struct Linked {
    pub id: Uuid,
    /// The provider's id, while it is in the providers file.
    pub provider: Option<String>,
    /// As people know it.
    pub name: String,
    /// As the provider said it last; maybe nothing.
    pub email: String,
    pub since: Moment,
    pub last_used: Option<Moment>,
    /// What it tells besides.
    pub grants: Vec<Grant>,
}

/// Those of an account, the oldest first.
pub async fn linked(portal: &Portal, account_id: Uuid) -> Result<Vec<Linked>, Error> {
    let mut tx = portal.store.read().await?;
    let rows = rows::of(&mut tx, account_id).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let grants = social_grant::of(&mut tx, account_id).await?;
    drop(tx);
    let ids: Vec<Uuid> = rows.iter().map(|row| row.key_id).chain(grants.iter().map(|grant| grant.key_id)).collect();
    let keys = portal.keys.many(&ids).await?;
    let mut told: HashMap<Uuid, Vec<Grant>> = HashMap::new();
    for row in grants {
        let Some(key) = keys.open(&portal.vault, row.key_id)? else { continue };
        told.entry(row.linked_account_id).or_default().push(social_data::open(&key, row)?);
    }
    let mut linked = Vec::with_capacity(rows.len());
    for row in rows {
        // Unlinked since the row was read.
        let Some(key) = keys.open(&portal.vault, row.key_id)? else { continue };
        let provider = portal.providers.by_issuer(&row.issuer);
        linked.push(Linked {
            id: row.id,
            provider: provider.map(|provider| provider.id().to_owned()),
            name: name(portal, &row.issuer),
            email: key.open_text(Place::new(register::LINKED_EMAIL, row.id), &row.email)?,
            since: row.linked_at,
            last_used: row.last_used_at,
            grants: told.remove(&row.id).unwrap_or_default(),
        });
    }
    Ok(linked)
}

/// What people know a provider as; its host, once it is not in the providers file any more.
fn name(portal: &Portal, issuer: &str) -> String {
    match portal.providers.by_issuer(issuer) {
        Some(provider) => provider.name().to_owned(),
        None => url::Url::parse(issuer).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default(),
    }
}

/// What came of linking one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkOutcome {
    Changed(Changed),
    /// It is linked already, to this account or another.
    Taken,
}

/// Links whom a provider identified in this browser to the account of whoever is signed in.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn link(
    portal: &Portal,
    brand: &LiveBrand,
    identity: &Identity,
    actor: &Actor,
) -> Result<LinkOutcome, Error> {
    authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(LinkOutcome::Changed(Changed::Gone)) };
    Ok(store::retried(|| link_once(portal, brand, identity, *session, actor)).await?)
}

async fn link_once(
    portal: &Portal,
    brand: &LiveBrand,
    identity: &Identity,
    session: Session,
    actor: &Actor,
) -> Result<LinkOutcome, platform::error::Error> {
    let [(key_id, key), notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else {
        return Ok(LinkOutcome::Changed(Changed::Gone));
    };
    let (id, now) = (portal.new_id(), story.now());
    let seal = |at, text: &str| key.seal(&portal.rng, Place::new(at, id), text.as_bytes());
    let row = rows::Row {
        id,
        account_id: holder.account_id,
        key_id,
        issuer: identity.issuer.clone(),
        subject_index: subject_index(portal, &identity.issuer, &identity.subject),
        subject: seal(register::LINKED_SUBJECT, &identity.subject),
        email: seal(register::LINKED_EMAIL, identity.email.as_deref().unwrap_or_default()),
        linked_at: now,
        last_used_at: None,
    };
    if !rows::insert(story.tx(), &row).await? {
        return Ok(LinkOutcome::Taken);
    }
    story.uses_key(key_id);
    story.record(Event::CredentialAdded { credential: LINKED_ACCOUNT.to_owned() })?;
    let name = name(portal, &identity.issuer);
    notify(&mut story, brand, &holder, Notice::AccountLinked(&name), &notice_key).await?;
    let session = holder.end_sessions(&mut story, session).await?;
    let _ = story.commit().await?;
    Ok(LinkOutcome::Changed(Changed::Done { session }))
}

/// Unlinks one. What it told besides goes with it, and the provider is told.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn unlink(portal: &Portal, brand: &LiveBrand, id: Uuid, actor: &Actor) -> Result<Changed, Error> {
    authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Changed::Gone) };
    Ok(store::retried(|| unlink_once(portal, brand, id, *session, actor)).await?)
}

async fn unlink_once(
    portal: &Portal,
    brand: &LiveBrand,
    id: Uuid,
    session: Session,
    actor: &Actor,
) -> Result<Changed, platform::error::Error> {
    let [notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Changed::Gone) };
    let rows = rows::of(story.tx(), holder.account_id).await?;
    let Some(row) = rows.into_iter().find(|row| row.id == id) else { return Ok(Changed::Gone) };
    let keys = rows::delete(story.tx(), holder.account_id, id).await?;
    story.retire_keys(keys);
    story.enqueue(&social_data::GIVE_TOKENS_BACK.once(portal, story.now())?).await?;
    story.record(Event::CredentialRemoved { credential: LINKED_ACCOUNT.to_owned() })?;
    let name = name(portal, &row.issuer);
    notify(&mut story, brand, &holder, Notice::AccountUnlinked(&name), &notice_key).await?;
    // The session may hang on what was unlinked.
    let session = holder.end_sessions(&mut story, session.without_provider()).await?;
    let _ = story.commit().await?;
    Ok(Changed::Done { session })
}
