//! "This wasn't me": the link of a security notice signs everybody out of the account and removes what was added to it since, an app
//! after a wait. It can do no more than that, so a week is not too long for it.

use uuid::Uuid;

use super::{
    holder::{Holder, expire_new_addresses},
    notice::{Notice, Since, notify},
};
use crate::{
    base::ids::Token,
    domain::{
        error::Error,
        link::{LinkState, find},
        login::{Action, Actor, RECOVERY_WAIT, Undone, authorise, remove_added_since},
    },
    platform::{brand::LiveBrand, ledger::Event, portal::Portal, story::Story},
    store::{
        self, ReadTx, account,
        link::{self, LinkKind},
        mailbox, person, session,
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
    Ok(if home_of(&mut tx, &link).await?.is_some() { LinkState::Open(()) } else { LinkState::Used })
}

/// The mailbox that the account of a notice has now, and what its link ends.
async fn home_of(tx: &mut ReadTx, link: &link::Row) -> Result<Option<(Uuid, Since)>, Error> {
    let since: Since = serde_json::from_str(link.details.as_deref().unwrap_or_default())?;
    Ok(mailbox::of_account(tx, since.account_id).await?.map(|home| (home.id, since)))
}

/// Uses a link, once: the account is secured wherever it is by now.
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
    let (Some(person_id), Some((home, _))) = (link.person_id, home_of(&mut tx, &link).await?) else {
        return Ok(LinkState::Used);
    };
    drop(tx);
    let [notice_key] = portal.mint().await?;
    let mut story = Story::begin(portal).await?;
    story.lock_mailbox(home).await?;
    // As it is now that nobody else changes it.
    let Some((_, Since { at, account_id })) = home_of(story.tx(), &link).await? else { return Ok(LinkState::Used) };
    story.lock_account(account_id).await?;
    let mut story = story.on_chain(person_id, actor).await?;
    let now = story.now();
    if !link::consume(story.tx(), KIND, &token.hash(), now).await? {
        return Ok(if link.is_over(now) { LinkState::Expired } else { LinkState::Used });
    }
    let Undone { removed, recovers } = remove_added_since(&mut story, account_id, at).await?;
    session::delete_of_account(story.tx(), account_id).await?;
    account::raise_epoch(story.tx(), account_id).await?;
    expire_new_addresses(&mut story, home).await?;
    story.record(Event::AccountSecured { removed })?;
    if recovers {
        let ready = now.plus(RECOVERY_WAIT);
        let rows = (mailbox::by_id(story.tx(), home).await?, person::by_id(story.tx(), person_id).await?);
        if let (Some(mailbox), Some(person)) = rows {
            let holder = Holder { account_id, mailbox, person };
            notify(&mut story, brand, &holder, Notice::RecoveryStarted { ready }, &notice_key).await?;
        }
    }
    let _ = story.commit().await?;
    Ok(LinkState::Open(()))
}
