//! A person is somebody at another mailbox from now on: by a change of address, or by the way back.
//!
//! What was changed is journalled beside the keys too. A backup of the main database from before would bring back an address
//! that may be somebody else's by now; and once nobody has it any more, and its key is destroyed, the person would be gone
//! with it.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::{
    base::clock::Moment,
    domain::{
        login::{Actor, remove_added_since},
        preferences::{record::Record, standing},
    },
    platform::{
        error::Error,
        failpoint,
        ledger::Event,
        story::{Committed, Story},
    },
    store::{
        account, address_journal as journal, attribute,
        link::{self, LinkKind},
        loyalty_number, mailbox as mailboxes, person as people, queue, recovery, session,
    },
};

/// Locks every mailbox that a person has or can have again, and these, with their accounts, always in the same order. Before the
/// chain.
pub async fn lock_mailboxes(
    story: &mut Story<'_, ()>,
    person: &people::Row,
    others: impl IntoIterator<Item = Uuid>,
) -> Result<(), Error> {
    let mut ids = BTreeSet::from([person.mailbox_id]);
    ids.extend(link::ways_back(story.tx(), person.id).await?);
    ids.extend(others);
    let mut accounts = BTreeSet::new();
    for id in ids {
        story.lock_mailbox(id).await?;
        accounts.extend(mailboxes::by_id(story.tx(), id).await?.and_then(|mailbox| mailbox.account_id));
    }
    for id in accounts {
        story.lock_account(id).await?;
    }
    Ok(())
}

/// From which mailbox to which, and what is written about it.
pub(super) struct Move<'a> {
    /// As they were until now.
    pub person: &'a people::Row,
    pub to: &'a mailboxes::Row,
    pub event: Event,
    /// When the change was made that this one puts back.
    pub put_back: Option<Moment>,
    pub actor: &'a Actor,
}

impl Move<'_> {
    /// Writes it. Whoever could come in by the old address cannot any more, and what waits to be sent there is not. The account that
    /// the person has from now on.
    pub async fn make(&self, story: &mut Story<'_>) -> Result<Option<Uuid>, Error> {
        let (person, now) = (self.person, story.now());
        people::move_to(story.tx(), person.id, self.to.id).await?;
        let mut record = Record::new(story, person.id);
        record.event(self.event.clone())?;
        if let Some(since) = self.put_back {
            end_what_was_given(&mut record, since, self.actor).await?;
        }
        for mailbox_id in [person.mailbox_id, self.to.id] {
            session::delete_of_mailbox(story.tx(), mailbox_id).await?;
        }
        // What leads back to an old address stays.
        link::expire_of_person(story.tx(), person.id, &[LinkKind::SignIn, LinkKind::Undo, LinkKind::NewAddress], now)
            .await?;
        queue::delete_of_person(story.tx(), person.id).await?;
        self.take_account_along(story).await
    }

    /// An account goes along with the last that its mailbox was, to one that is nobody else and has no account. A change that is put
    /// back brings it back, without what was added to it since; no other account ever comes to an old address.
    async fn take_account_along(&self, story: &mut Story<'_>) -> Result<Option<Uuid>, Error> {
        let from = mailboxes::by_id(story.tx(), self.person.mailbox_id).await?;
        let Some((from, id)) = from.and_then(|row| Some((row.id, row.account_id?))) else {
            return Ok(self.to.account_id);
        };
        session::delete_of_account(story.tx(), id).await?;
        account::raise_epoch(story.tx(), id).await?;
        // One that was begun by whoever reads the other mailbox is not finished by them.
        if recovery::delete(story.tx(), id).await? {
            story.record(Event::RecoveryStopped {})?;
        }
        if self.to.account_id.is_some() {
            return Ok(self.to.account_id);
        }
        match self.put_back {
            Some(_) if !account::was_at(story.tx(), id, self.to.id).await? => return Ok(None),
            Some(since) => {
                // A recovery that begins is told to nobody: whoever put it back reads the same emails.
                let removed = remove_added_since(story, id, since).await?.removed;
                if removed > 0 {
                    story.record(Event::AccountSecured { removed })?;
                }
            }
            None => {
                let (left, there) =
                    (mailboxes::people(story.tx(), from).await?, mailboxes::people(story.tx(), self.to.id).await?);
                if left > 0 || there > 1 {
                    return Ok(None);
                }
                account::add_former_home(story.tx(), id, from).await?;
            }
        }
        account::give_to(story.tx(), from, None).await?;
        account::give_to(story.tx(), self.to.id, Some(id)).await?;
        Ok(Some(id))
    }

    /// Journals it and commits. If the process dies in between, it is made all the same, by whoever comes to [`replay`].
    pub async fn commit(&self, story: Story<'_>) -> Result<Committed, Error> {
        let (portal, now) = (story.portal(), story.now());
        let event = serde_json::to_string(&self.event)?;
        story
            .failpoints(&["move/committed"])
            .commit_after(async || {
                failpoint::pass("move/before-journal");
                let row = journal::Row {
                    id: portal.new_id(),
                    person_id: self.person.id,
                    changed_at: now,
                    event,
                    put_back: self.put_back,
                    from_mailbox_id: self.person.mailbox_id,
                    mailbox_id: self.to.id,
                    key_id: self.to.key_id,
                    address_index: self.to.address_index.clone(),
                    index_key: self.to.index_key,
                    guard_index: self.to.guard_index.clone(),
                    address: self.to.address.clone(),
                    confirmed_at: self.to.confirmed_at,
                };
                journal::add(&mut portal.keys.store.once().await?, &row).await?;
                failpoint::pass("move/journalled");
                Ok(())
            })
            .await
    }
}

/// What was switched on and consented to since the change may be somebody else's doing: the owner gives it again, or does not.
async fn end_what_was_given(record: &mut Record<'_, '_>, since: Moment, actor: &Actor) -> Result<(), Error> {
    let Some((_, stands)) = standing(record.story.tx(), record.person_id).await? else { return Ok(()) };
    for wanted in stands.topics.iter().filter(|wanted| wanted.since > since) {
        record.topic(&wanted.topic, false, actor.form()).await?;
    }
    for (attribute, key_id) in attribute::remove_answered_since(record.story.tx(), record.person_id, since).await? {
        record.story.retire_keys([key_id]);
        record.event(Event::AttributeRemoved { attribute })?;
    }
    if let Some(key_id) = loyalty_number::remove_claimed_since(record.story.tx(), record.person_id, since).await? {
        record.story.retire_keys([key_id]);
        record.event(Event::LoyaltyNumberRemoved {})?;
    }
    for consent in stands.consents.iter().filter(|consent| consent.given_at > since) {
        record.withdraw(&consent.purpose).await?;
    }
    Ok(())
}
