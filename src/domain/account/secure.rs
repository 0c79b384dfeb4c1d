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
        self,
        link::{self, LinkKind},
        mailbox, passkey, session,
    },
};

const KIND: LinkKind = LinkKind::Secure;

/// What to show for a link. Changes nothing.
pub async fn look(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<LinkState, Error> {
    Ok(find(&mut portal.store.read().await?, KIND, brand, token, portal.now()).await?.map(|_| ()))
}

/// Uses a link, once: how many things to sign in with were removed.
pub async fn secure(portal: &Portal, brand: &LiveBrand, token: &Token, actor: &Actor) -> Result<LinkState<u64>, Error> {
    store::retried(|| secure_once(portal, brand, token, actor)).await
}

async fn secure_once(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    actor: &Actor,
) -> Result<LinkState<u64>, Error> {
    authorise(actor, Action::UseLink, brand, portal.now())?;
    let link = match find(&mut portal.store.read().await?, KIND, brand, token, portal.now()).await?.open() {
        Ok(link) => link,
        Err(state) => return Ok(state),
    };
    let (Some(mailbox_id), Some(person_id)) = (link.mailbox_id, link.person_id) else { return Ok(LinkState::Unknown) };
    let since: Since = serde_json::from_str(link.details.as_deref().unwrap_or_default())?;
    let mut story = Story::begin(portal).await?;
    story.lock_mailbox(mailbox_id).await?;
    let account_id: Option<Uuid> = mailbox::by_id(story.tx(), mailbox_id).await?.and_then(|mailbox| mailbox.account_id);
    let Some(account_id) = account_id else { return Ok(LinkState::Used) };
    story.lock_account(account_id).await?;
    let mut story = story.on_chain(person_id, actor).await?;
    let now = story.now();
    if !link::consume(story.tx(), KIND, &token.hash(), now).await? {
        return Ok(if link.is_over(now) { LinkState::Expired } else { LinkState::Used });
    }
    let keys = passkey::delete_made_since(story.tx(), account_id, since.at).await?;
    let removed = keys.len() as u64;
    story.retire_keys(keys);
    session::delete_of_account(story.tx(), account_id).await?;
    story.record(Event::AccountSecured { removed })?;
    let _ = story.commit().await?;
    Ok(LinkState::Open(removed))
}
