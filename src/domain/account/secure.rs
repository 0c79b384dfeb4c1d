//! "This wasn't me": the link of a security notice signs everybody out of the account and removes what was added to it since. It can
//! do no more than that, so a week is not too long for it.

use uuid::Uuid;

use super::notice::Since;
use crate::{
    base::ids::Token,
    domain::{
        error::Error,
        link::{LinkState, find},
        login::{Action, Actor, authorise},
    },
    platform::{brand::LiveBrand, ledger::Event, portal::Portal, story::Story},
    store::{
        self, ReadTx, account,
        link::{self, LinkKind},
        mailbox, passkey, person, session,
    },
};

const KIND: LinkKind = LinkKind::Secure;

/// What to show for a link. Changes nothing.
pub async fn look(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<LinkState, Error> {
    let mut tx = portal.store.read().await?;
    let link = match find(&mut tx, KIND, brand, token, portal.now()).await?.open() {
        Ok(link) => link,
        Err(state) => return Ok(state),
    };
    // It is over with the account.
    Ok(if account_of(&mut tx, &link).await?.is_some() { LinkState::Open(()) } else { LinkState::Used })
}

/// The person of a link, at the mailbox that they have now, and their account.
async fn account_of(tx: &mut ReadTx, link: &link::Row) -> store::Result<Option<(person::Row, Uuid)>> {
    let Some(person_id) = link.person_id else { return Ok(None) };
    let Some(person) = person::by_id(tx, person_id).await? else { return Ok(None) };
    let mailbox = mailbox::by_id(tx, person.mailbox_id).await?;
    Ok(mailbox.and_then(|mailbox| Some((person, mailbox.account_id?))))
}

/// Uses a link, once. Where the address was changed meanwhile, the account at the new one is secured.
pub async fn secure(portal: &Portal, brand: &LiveBrand, token: &Token, actor: &Actor) -> Result<LinkState, Error> {
    store::retried(|| secure_once(portal, brand, token, actor)).await
}

async fn secure_once(portal: &Portal, brand: &LiveBrand, token: &Token, actor: &Actor) -> Result<LinkState, Error> {
    authorise(actor, Action::UseLink, brand, portal.now())?;
    let mut tx = portal.store.read().await?;
    let link = match find(&mut tx, KIND, brand, token, portal.now()).await?.open() {
        Ok(link) => link,
        Err(state) => return Ok(state),
    };
    let Some((person, _)) = account_of(&mut tx, &link).await? else { return Ok(LinkState::Used) };
    drop(tx);
    let since: Since = serde_json::from_str(link.details.as_deref().unwrap_or_default())?;
    let mut story = Story::begin(portal).await?;
    story.lock_mailbox(person.mailbox_id).await?;
    // As it is now that nobody else changes it.
    let Some((person, account_id)) = account_of(story.tx(), &link).await? else { return Ok(LinkState::Used) };
    story.lock_account(account_id).await?;
    let mut story = story.on_chain(person.id, actor).await?;
    let now = story.now();
    if !link::consume(story.tx(), KIND, &token.hash(), now).await? {
        return Ok(if link.is_over(now) { LinkState::Expired } else { LinkState::Used });
    }
    let keys = passkey::delete_made_since(story.tx(), account_id, since.at).await?;
    let removed = keys.len() as u64;
    story.retire_keys(keys);
    session::delete_of_account(story.tx(), account_id).await?;
    account::raise_epoch(story.tx(), account_id).await?;
    story.record(Event::AccountSecured { removed })?;
    let _ = story.commit().await?;
    Ok(LinkState::Open(()))
}
