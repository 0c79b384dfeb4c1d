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
    base::clock::hours,
    domain::{
        error::Error,
        login::{Action, Actor, Session, authorise},
    },
    platform::{
        self,
        brand::LiveBrand,
        ledger::Event,
        passkeys::{Made, Refused},
        portal::Portal,
        story::Story,
    },
    store::{self, account, mailbox, person},
};

/// A passkey that was added without a fresh proof proves nothing afresh for so long.
const UNPROVED: jiff::SignedDuration = hours(24);

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
    let Some(terms) = declared.in_force(brand, portal.now()) else { return Ok(Changed::Stale) };
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
    let [key, notice_key] = portal.mint().await?;
    let mut story = Story::begin(portal).await?;
    story.lock_mailbox(session.mailbox_id()).await?;
    let Some(mailbox) = mailbox::by_id(story.tx(), session.mailbox_id()).await? else { return Ok(Changed::Gone) };
    let Some(person) = person::of(story.tx(), mailbox.id, brand.id).await? else { return Ok(Changed::Gone) };
    let is_new = mailbox.account_id.is_none();
    // Whoever was signed out meanwhile is out; and one more passkey is not added here.
    if session.account_id().is_some_and(|id| mailbox.account_id != Some(id)) || made.is_some() && !is_new {
        return Ok(Changed::Refused(Refused::Over));
    }
    let account_id = account_of(&mut story, &mailbox, made.map(|made| made.account_id)).await?;
    let mut story = story.on_chain(person.id, actor).await?;
    let now = story.now();
    if is_new {
        story.record(Event::AccountMade {})?;
    }
    let enrolled = enrol(&mut story, person.id, declared, terms, (actor.form(), now)).await?;
    if !enrolled && made.is_none() && !is_new {
        // They had registered already, and bring nothing: nothing is written.
        return Ok(Changed::Done { session });
    }
    let holder = Holder { account_id, mailbox, person };
    if let Some(made) = made {
        // Who had this session for long lets themselves in with it, and does no more until its owner has read of it.
        let proves_from = if session.is_stepped_up(now) { now } else { now.plus(UNPROVED) };
        if !put(&mut story, made, &key, proves_from).await? {
            return Ok(Changed::Refused(Refused::Over));
        }
    }
    notify(&mut story, brand, &holder, Notice::Registered { passkey: made.is_some() }, &notice_key).await?;
    let mut session = session;
    if is_new {
        session = holder.end_sessions(&mut story, session).await?;
    }
    let _ = story.commit().await?;
    Ok(Changed::Done { session })
}

/// The account of a mailbox, made if it has none, under this id if there is one.
pub(in crate::domain) async fn account_of(
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
    account::give_to(story.tx(), mailbox.id, Some(id)).await?;
    Ok(id)
}
