//! Registering: somebody who has subscribed has an account with the brand from now on, and, if they wish, a passkey.

use uuid::Uuid;

use super::{
    Answer, Changed,
    holder::Holder,
    notice::{Notice, notify},
    passkeys::{made, put},
    terms::{Declared, InForce, enrol},
};
use crate::{
    domain::{
        error::Error,
        login::{Action, Actor, Session, authorise},
    },
    platform::{
        self,
        brand::LiveBrand,
        passkeys::{Made, Refused},
        portal::Portal,
        story::Story,
    },
    store::{self, account, mailbox, person},
};

/// Registers whoever is signed in at a brand. They need no more than the mailbox that they proved: what they have an account with is told
/// to it. A further passkey, for an account that there is already, is not added here.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn register(
    portal: &Portal,
    brand: &LiveBrand,
    declared: &Declared,
    answer: Option<Answer<'_>>,
    actor: &Actor,
) -> Result<Changed, Error> {
    let granted = authorise(actor, Action::Register, brand, portal.now())?;
    let (Some(mailbox_id), Actor::Person { session, .. }) = (granted.mailbox_id(), actor) else {
        return Ok(Changed::Gone);
    };
    let Some(terms) = declared.in_force(brand) else { return Ok(Changed::Stale) };
    let made = match answer.map(|answer| made(portal, mailbox_id, answer)).transpose() {
        Ok(made) => made,
        Err(refused) => return Ok(Changed::Refused(refused)),
    };
    Ok(store::retried(|| register_once(portal, brand, (declared, &terms), made.as_ref(), *session, actor)).await?)
}

async fn register_once(
    portal: &Portal,
    brand: &LiveBrand,
    (declared, terms): (&Declared, &InForce),
    made: Option<&Made>,
    session: Session,
    actor: &Actor,
) -> Result<Changed, platform::error::Error> {
    let [key] = portal.mint().await?;
    let mut story = Story::begin(portal).await?;
    story.lock_mailbox(session.mailbox_id()).await?;
    let Some(mailbox) = mailbox::by_id(story.tx(), session.mailbox_id()).await? else { return Ok(Changed::Gone) };
    let Some(person) = person::of(story.tx(), mailbox.id, brand.id).await? else { return Ok(Changed::Gone) };
    if made.is_some() && mailbox.account_id.is_some() {
        return Ok(Changed::Refused(Refused::Over));
    }
    let account_id = join_account(&mut story, &mailbox, made.map(|made| made.account_id)).await?;
    let mut story = story.on_chain(person.id, actor).await?;
    let now = story.now();
    if !enrol(&mut story, person.id, declared, terms, (actor.form(), now)).await? {
        // They had registered already: nothing is new.
        return Ok(Changed::Done { session: session.registered(account_id) });
    }
    let holder = Holder { account_id, mailbox, person };
    if let Some(made) = made
        && !put(&mut story, made, &key).await?
    {
        return Ok(Changed::Refused(Refused::Over));
    }
    notify(&mut story, brand, &holder, Notice::Registered { passkey: made.is_some() }).await?;
    let mut session = session.registered(account_id);
    if made.is_some() {
        session = holder.end_sessions(&mut story, session).await?.stepped_up(now);
    }
    let _ = story.commit().await?;
    Ok(Changed::Done { session })
}

/// The account of a mailbox, made if it has none, under this id if there is one.
pub(in crate::domain) async fn join_account(
    story: &mut Story<'_, ()>,
    mailbox: &mailbox::Row,
    id: Option<Uuid>,
) -> Result<Uuid, platform::error::Error> {
    if let Some(id) = mailbox.account_id {
        story.lock_account(id).await?;
        return Ok(id);
    }
    let id = id.unwrap_or_else(|| story.portal().new_id());
    let now = story.now();
    account::insert(story.tx(), id, now).await?;
    account::join(story.tx(), mailbox.id, Some(id)).await?;
    Ok(id)
}
