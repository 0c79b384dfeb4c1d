//! Whoever changes their account: the account, the mailbox that they act by, and the person at the brand whose chain records it.

use uuid::Uuid;

use crate::{
    domain::login::{Actor, Session, Subject},
    platform::{brand::LiveBrand, error::Error, portal::Portal, story::Story},
    store::{
        account,
        link::{self, LinkKind},
        mailbox, person, session as sessions,
    },
};

pub(super) struct Holder {
    pub account_id: Uuid,
    pub mailbox: mailbox::Row,
    pub person: person::Row,
}

/// Begins a story of an account's owner: its mailbox and itself are locked, so that its credentials change one after the other. None
/// where the account, or the person at the brand, is gone.
pub(super) async fn on_account<'p>(
    portal: &'p Portal,
    brand: &LiveBrand,
    session: Session,
    actor: &Actor,
) -> Result<Option<(Story<'p>, Holder)>, Error> {
    let Some(account_id) = session.account_id() else { return Ok(None) };
    let mut story = Story::begin(portal).await?;
    story.lock_mailbox(session.mailbox_id()).await?;
    // Whoever was signed out of it meanwhile is out.
    if story.lock_account(account_id).await? != session.subject().epoch() {
        return Ok(None);
    }
    let mailbox = mailbox::by_id(story.tx(), session.mailbox_id()).await?;
    let Some(mailbox) = mailbox.filter(|mailbox| mailbox.account_id == Some(account_id)) else { return Ok(None) };
    let Some(person) = person::of(story.tx(), mailbox.id, brand.id).await? else { return Ok(None) };
    let story = story.on_chain(person.id, actor).await?;
    Ok(Some((story, Holder { account_id, mailbox, person })))
}

/// An address that whoever is signed out now asked for before does not become the account's.
pub(super) async fn expire_new_addresses(story: &mut Story<'_>, mailbox_id: Uuid) -> Result<(), Error> {
    let now = story.now();
    for person in person::of_mailbox(story.tx(), mailbox_id).await? {
        link::expire_of_person(story.tx(), person.id, &[LinkKind::NewAddress], now).await?;
    }
    Ok(())
}

impl Holder {
    /// Everybody who is signed in to the account is signed out (ASVS 7.4.3); whoever changes it goes on with what this returns.
    pub async fn end_sessions(&self, story: &mut Story<'_>, session: Session) -> Result<Session, Error> {
        sessions::delete_of_account(story.tx(), self.account_id).await?;
        account::raise_epoch(story.tx(), self.account_id).await?;
        expire_new_addresses(story, self.mailbox.id).await?;
        let mailbox = mailbox::Row { account_id: Some(self.account_id), ..self.mailbox.clone() };
        Ok(session.of_subject(Subject::of(story.tx(), &mailbox).await?))
    }
}
