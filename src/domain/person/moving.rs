//! A person is somebody at another mailbox from now on: by a change of address, or by the way back.
//!
//! What was changed is journalled beside the keys too. A backup of the main database from before would bring back an address
//! that may be somebody else's by now; and once nobody has it any more, and its key is destroyed, the person would be gone
//! with it.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use uuid::Uuid;

use super::{NEW_ADDRESS, old_address};
use crate::{
    base::clock::{Moment, days},
    domain::{
        login::Actor,
        mailbox,
        preferences::{record::Record, standing},
    },
    platform::{
        error::Error,
        failpoint,
        ledger::{self, Event},
        portal::Portal,
        story::{Committed, Story},
    },
    store::{
        self, ReadTx, address_journal as journal, installation, link, mailbox as mailboxes, person as people, queue,
        session, suppression,
    },
};

/// What was journalled this long before the moment until which all is carried out is looked at again: clocks of processes
/// need not agree.
const OVERLAP: SignedDuration = days(1);

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
    /// Writes it. Whoever could come in by the old address cannot any more, and what waits to be sent there is not.
    pub async fn make(&self, story: &mut Story<'_>) -> Result<(), Error> {
        let (person, now) = (self.person, story.now());
        people::move_to(story.tx(), person.id, self.to.id).await?;
        let mut record = Record::new(story, person.id, self.actor);
        record.event(self.event.clone())?;
        if let Some(since) = self.put_back {
            end_what_was_given(&mut record, since, self.actor).await?;
        }
        for mailbox_id in [person.mailbox_id, self.to.id] {
            session::delete_of_mailbox(story.tx(), mailbox_id).await?;
        }
        // What leads back to an old address stays.
        link::expire_of_person(story.tx(), person.id, &["sign-in", "undo", NEW_ADDRESS], now).await?;
        Ok(queue::delete_of_person(story.tx(), person.id).await?)
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
    for consent in stands.consents.iter().filter(|consent| consent.given_at > since) {
        record.withdraw(&consent.purpose).await?;
    }
    Ok(())
}

/// Makes the changes of address that the journal knew at a moment and this database does not: after a backup was restored, or
/// a crash between the two. For how many people. After whoever left is erased, and before mailboxes without a key are: see above.
pub async fn replay(portal: &Portal, until: Moment) -> Result<usize, Error> {
    let done_until = installation::followed(&mut portal.store.read().await?).await?.journal_until;
    let mut after = (done_until.minus(OVERLAP), Uuid::nil());
    let mut changes: BTreeMap<Uuid, Vec<journal::Row>> = BTreeMap::new();
    loop {
        let page = journal::after(&mut portal.keys.store.read().await?, after.0, after.1, 1_000).await?;
        let Some(last) = page.last() else { break };
        after = (last.changed_at, last.id);
        for row in page.into_iter().filter(|row| row.changed_at <= until) {
            changes.entry(row.person_id).or_default().push(row);
        }
    }
    let mut replayed = 0;
    for (person_id, rows) in changes {
        replayed += usize::from(store::retried(|| make_again(portal, person_id, &rows)).await?);
    }
    Ok(replayed)
}

/// All that one person changed and this database does not know, in one transaction; whether there was any.
async fn make_again(portal: &Portal, person_id: Uuid, rows: &[journal::Row]) -> Result<bool, Error> {
    let mut tx = portal.store.read().await?;
    let Some(person) = people::by_id(&mut tx, person_id).await? else { return Ok(false) };
    if unknown(&mut tx, person_id, rows).await?.is_empty() {
        return Ok(false);
    }
    drop(tx);
    let Some(brand) = portal.brands().by_id(person.brand_id) else { return Ok(false) };
    let ids: Vec<Uuid> = rows.iter().map(|row| row.key_id).chain([person.key_id]).collect();
    let keys = portal.keys.many(&ids).await?;
    // Whoever has left is erased, not moved.
    if keys.open(&portal.vault, person.key_id)?.is_none() {
        return Ok(false);
    }
    let mut story = Story::begin(portal).await?;
    story.lock_mailbox(person.mailbox_id).await?;
    let mut story = story.on_chain(person_id).await?;
    let now = story.now();
    let actor = Actor::System { job: "journal" };
    for row in unknown(story.tx(), person_id, rows).await? {
        // An address whose key is destroyed was left again since.
        if keys.open(&portal.vault, row.key_id)?.is_none() {
            continue;
        }
        let to = mailbox::find_or_create_again(portal, story.tx(), row.mailbox()).await?;
        let Some(person) = people::by_id(story.tx(), person_id).await? else { return Ok(false) };
        // There already; or somebody else is, whose address it was before.
        if people::of(story.tx(), to.id, person.brand_id).await?.is_some() {
            continue;
        }
        let event = serde_json::from_str(&row.event)?;
        let again = Move { person: &person, to: &to, event, put_back: row.put_back, actor: &actor };
        again.make(&mut story).await?;
        let mut left_behind = vec![person.mailbox_id];
        match row.put_back {
            Some(since) => left_behind.extend(link::expire_ways_back(story.tx(), person_id, since, now).await?),
            None => {
                suppression::lift(story.tx(), person.brand_id, &to.index()).await?;
                // The email that told it led back by a link that an older copy does not have.
                if row.from_mailbox_id == person.mailbox_id && row.changed_at.plus(old_address::WAY_BACK) > now {
                    let [key] = portal.mint().await?;
                    if old_address::tell(portal, story.tx(), &brand, &person, row.changed_at, &key).await? {
                        story.uses_key(key.0);
                    }
                }
            }
        }
        for id in left_behind {
            let keys = mailbox::forget(story.tx(), id, now).await?;
            story.retire_keys(keys);
        }
    }
    // Nothing was recorded where nothing was made again.
    Ok(story.commit().await? == Committed::Done)
}

/// Those changes that came after all that this database knows of the person. Where it knows of a later one, it is the journal
/// that is older.
async fn unknown<'a>(
    tx: &mut ReadTx,
    person_id: Uuid,
    rows: &'a [journal::Row],
) -> Result<Vec<&'a journal::Row>, Error> {
    let changes = |event: &Event| matches!(event, Event::AddressChanged { .. } | Event::AddressPutBack { .. });
    let history = ledger::history(tx, person_id).await?;
    let known = history.iter().filter(|written| changes(&written.event)).map(|written| written.at).max();
    Ok(rows.iter().filter(|row| known.is_none_or(|known| row.changed_at > known)).collect())
}
