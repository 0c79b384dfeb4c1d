//! What somebody lets a provider tell besides who they are: one scope at a time, for a purpose that the providers file states, until a
//! day. Ending it deletes what came with it and gives the token back to the provider (GDPR Art. 7(3), RFC 7009).

use serde_json::{Map, Value as Json};
use tokio::time::sleep;
use uuid::Uuid;

use super::holder::on_account;
use crate::{
    base::clock::{Moment, days},
    domain::{
        error::Error,
        login::{Action, Actor, Session, authorise, subject_index},
    },
    i18n::Language,
    platform::{
        self,
        brand::LiveBrand,
        ledger::Event,
        openid::{Check, Identified, More, Provider, ProviderToken, Refused, Revoked},
        portal::Portal,
        queue::{Kind, Lane, PAUSE, UNTIL_DONE},
        story::Story,
        vault::{KeyError, Place, SealKey},
    },
    store::{self, linked_account, register, social_grant as rows},
};

/// Tokens of grants that are over are given back.
pub const GIVE_TOKENS_BACK: Kind = Kind::new("give-tokens-back", Lane::Prompt, UNTIL_DONE);

const BATCH: i64 = 100;

/// One entry of somebody's social data ledger.
#[derive(Clone, Debug)]
pub struct Grant {
    pub id: Uuid,
    pub scope: String,
    pub claims: Map<String, Json>,
    pub since: Moment,
    pub until: Moment,
}

pub(super) fn open(key: &SealKey, row: rows::Row) -> Result<Grant, platform::error::Error> {
    let claims = key.open(Place::new(register::SOCIAL_CLAIMS, row.id), &row.claims)?;
    Ok(Grant {
        id: row.id,
        scope: row.scope,
        claims: serde_json::from_slice(&claims)?,
        since: row.granted_at,
        until: row.expires_at,
    })
}

/// What came of letting a provider tell more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    Done,
    /// They said no to it at the provider.
    Declined,
    /// Somebody else came back from the provider than is linked.
    AnotherAccount,
    Gone,
}

/// Keeps what a provider told of an account there that is linked.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn share(
    portal: &Portal,
    brand: &LiveBrand,
    linked_account_id: Uuid,
    identified: &Identified,
    actor: &Actor,
) -> Result<Shared, Error> {
    authorise(actor, Action::Change, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Shared::Gone) };
    let Some(provider) = portal.providers.by_issuer(&identified.issuer) else { return Ok(Shared::Gone) };
    let granted = |more: &&More| identified.asked.contains(&more.scope) && identified.scopes.contains(&more.scope);
    let Some(more) = provider.more().iter().find(granted) else { return Ok(Shared::Declined) };
    let told = Told { linked_account_id, identified, more };
    Ok(store::retried(|| share_once(portal, brand, &told, *session, actor)).await?)
}

struct Told<'a> {
    linked_account_id: Uuid,
    identified: &'a Identified,
    more: &'a More,
}

async fn share_once(
    portal: &Portal,
    brand: &LiveBrand,
    &Told { linked_account_id, identified, more }: &Told<'_>,
    session: Session,
    actor: &Actor,
) -> Result<Shared, platform::error::Error> {
    let [(key_id, key), (token_key_id, token_key)] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Shared::Gone) };
    let linked = linked_account::of(story.tx(), holder.account_id).await?;
    let Some(linked) = linked.into_iter().find(|row| row.id == linked_account_id) else { return Ok(Shared::Gone) };
    if linked.subject_index != subject_index(portal, &identified.issuer, &identified.subject) {
        return Ok(Shared::AnotherAccount);
    }
    let before = rows::replace(story.tx(), linked.id, &more.scope).await?;
    story.retire_keys(before);
    let (id, now) = (portal.new_id(), story.now());
    let until = now.plus(days(more.days));
    let of_scope = identified.claims.iter().filter(|(claim, _)| more.claims.contains(claim));
    let claims: Map<String, Json> = of_scope.map(|(claim, value)| (claim.clone(), value.clone())).collect();
    let row = rows::Row {
        id,
        account_id: holder.account_id,
        linked_account_id: linked.id,
        key_id,
        scope: more.scope.clone(),
        claims: key.seal(&portal.rng, Place::new(register::SOCIAL_CLAIMS, id), &serde_json::to_vec(&claims)?),
        granted_at: now,
        expires_at: until,
    };
    rows::insert(story.tx(), &row).await?;
    let token = sealed_token(portal, identified, (token_key_id, &token_key), Some(id), now);
    rows::insert_token(story.tx(), &token).await?;
    story.uses_key(key_id);
    story.uses_key(token_key_id);
    story.record(Event::SocialDataGranted {
        issuer: linked.issuer,
        scope: more.scope.clone(),
        purpose: more.purpose.in_language(Language::En).to_owned(),
        until,
    })?;
    let _ = story.commit().await?;
    Ok(Shared::Done)
}

fn sealed_token(
    portal: &Portal,
    identified: &Identified,
    (key_id, key): (Uuid, &SealKey),
    social_grant_id: Option<Uuid>,
    made_at: Moment,
) -> rows::Token {
    let id = portal.new_id();
    // With a refresh token all that came of it goes (RFC 7009 § 2.1).
    let token = identified.refresh_token.as_ref().unwrap_or(&identified.access_token);
    let token = key.seal(&portal.rng, Place::new(register::PROVIDER_TOKEN, id), token.text().as_bytes());
    rows::Token { id, key_id, issuer: identified.issuer.clone(), token, social_grant_id, made_at }
}

/// Has the token given back of what is not kept: the person said no in the end, or is somebody else.
///
/// # Errors
/// [`Error::Platform`].
pub async fn keep_nothing(portal: &Portal, identified: &Identified) -> Result<(), Error> {
    let [(key_id, key)] = portal.mint().await?;
    let mut story = Story::begin(portal).await?;
    let now = story.now();
    let token = sealed_token(portal, identified, (key_id, &key), None, now);
    rows::insert_token(story.tx(), &token).await?;
    story.uses_key(key_id);
    story.enqueue(&GIVE_TOKENS_BACK.once(portal, now)?).await?;
    Ok(story.commit().await?)
}

/// Ends one entry: what came with it is deleted, and the provider is told soon. Whether it was there.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn stop(portal: &Portal, brand: &LiveBrand, id: Uuid, actor: &Actor) -> Result<bool, Error> {
    authorise(actor, Action::Change, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(false) };
    Ok(store::retried(|| stop_once(portal, brand, id, *session, actor)).await?)
}

async fn stop_once(
    portal: &Portal,
    brand: &LiveBrand,
    id: Uuid,
    session: Session,
    actor: &Actor,
) -> Result<bool, platform::error::Error> {
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(false) };
    let grants = rows::of(story.tx(), holder.account_id).await?;
    let Some(grant) = grants.into_iter().find(|row| row.id == id) else { return Ok(false) };
    let linked = linked_account::of(story.tx(), holder.account_id).await?;
    let issuer = linked.into_iter().find(|row| row.id == grant.linked_account_id).map(|row| row.issuer);
    let key_id = rows::delete(story.tx(), holder.account_id, id).await?;
    story.retire_keys(key_id);
    story.enqueue(&GIVE_TOKENS_BACK.once(portal, story.now())?).await?;
    story.record(Event::SocialDataRevoked { issuer: issuer.unwrap_or_default(), scope: grant.scope })?;
    let _ = story.commit().await?;
    Ok(true)
}

/// Deletes what was granted until now, and has tokens given back that nobody has asked for yet. How many entries went.
pub async fn expire(portal: &Portal) -> Result<usize, platform::error::Error> {
    let mut gone = 0;
    loop {
        let expired = rows::expired(&mut portal.store.read().await?, portal.now(), BATCH).await?;
        if expired.is_empty() {
            break;
        }
        let mut story = Story::begin(portal).await?;
        for (id, account_id) in &expired {
            let key_id = rows::delete(story.tx(), *account_id, *id).await?;
            story.retire_keys(key_id);
        }
        story.commit().await?;
        gone += expired.len();
        sleep(PAUSE).await;
    }
    if rows::any_token_to_revoke(&mut portal.store.read().await?).await? {
        let mut story = Story::begin(portal).await?;
        story.enqueue(&GIVE_TOKENS_BACK.once(portal, story.now())?).await?;
        story.commit().await?;
    }
    Ok(gone)
}

/// A token that could not be given back, and will be tried again.
#[derive(Debug, thiserror::Error)]
pub enum NotGivenBack {
    #[error(transparent)]
    Platform(#[from] platform::error::Error),
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error("{0} tokens could not be given back: {1}")]
    Provider(usize, Refused),
}

/// Gives tokens back whose grants are over. One provider that does not answer keeps no other's waiting.
///
/// # Errors
/// [`NotGivenBack`], after which it is tried again.
pub async fn give_tokens_back(portal: &Portal) -> Result<(), NotGivenBack> {
    let (mut after, mut left) = (Uuid::nil(), None::<(usize, Refused)>);
    loop {
        let tokens = rows::tokens_to_revoke(&mut portal.store.read().await?, after, BATCH).await?;
        let Some(last) = tokens.last() else { break };
        after = last.id;
        for token in tokens {
            let provider = portal.providers.by_issuer(&token.issuer);
            if let (Some(provider), Some(secret)) = (provider, secret_of(portal, &token).await?) {
                match give_back(portal, provider, &secret).await {
                    Ok(()) => {}
                    Err(refused) => {
                        left = Some((left.map_or(0, |(count, _)| count) + 1, refused));
                        continue;
                    }
                }
            }
            let mut story = Story::begin(portal).await?;
            rows::delete_token(story.tx(), token.id).await?;
            story.retire_keys([token.key_id]);
            story.commit().await?;
        }
    }
    match left {
        Some((count, refused)) => Err(NotGivenBack::Provider(count, refused)),
        None => Ok(()),
    }
}

/// None where its key is gone.
async fn secret_of(portal: &Portal, token: &rows::Token) -> Result<Option<ProviderToken>, platform::error::Error> {
    let key = match portal.key(token.key_id).await {
        Ok(key) => key,
        Err(KeyError::Gone) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let text = key.open_text(Place::new(register::PROVIDER_TOKEN, token.id), &token.token)?;
    Ok(Some(ProviderToken::new(text)))
}

async fn give_back(portal: &Portal, provider: &Provider, token: &ProviderToken) -> Result<(), Refused> {
    match provider.revoke(token, portal.now()).await {
        Ok(Revoked::Done | Revoked::NotOffered) => Ok(()),
        // The client's secret is being replaced, maybe.
        Err(refused @ (Refused::Unavailable(..) | Refused::Wrong(Check::Client))) => Err(refused),
        // It would be refused again.
        Err(refused) => {
            tracing::error!(provider = provider.id(), error = %refused, "a provider does not take a token back");
            Ok(())
        }
    }
}
