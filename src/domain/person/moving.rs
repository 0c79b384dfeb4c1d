//! A person is somebody at another mailbox from now on: by a change of address, or by the way back.
//!
//! What was changed is kept beside the keys too. A backup of the main database from before would bring back an address that
//! may be somebody else's by now; and once nobody has it any more, and its key is destroyed, the person would be gone with it
//! (BAR D3, P4).

use std::collections::BTreeMap;

use jiff::SignedDuration;
use uuid::Uuid;

use super::{NEW_ADDRESS, old_address};
use crate::{
    base::clock::{Moment, days},
    domain::{
        mailbox,
        preferences::{Error, record, standing},
    },
    platform::{
        failpoint,
        ledger::{self, Chain, Event},
        portal::Portal,
    },
    store::{
        self, ReadTx, WriteTx, guards as silence, installation, keys, letter, link, mailbox as mailboxes,
        person as people, session,
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
    pub form: &'a str,
}

impl Move<'_> {
    /// Writes it. Whoever could come in by the old address cannot any more, and what waits to be sent there is not.
    pub async fn make(&self, tx: &mut WriteTx, mut chain: Chain, now: Moment) -> Result<(), Error> {
        let person = self.person;
        people::move_to(tx, person.id, self.to.id).await?;
        chain.append(now, self.event.clone())?;
        if let Some(since) = self.put_back {
            end_what_was_given(tx, &mut chain, person.id, since, self.form, now).await?;
        }
        chain.close(tx).await?;
        for mailbox_id in [person.mailbox_id, self.to.id] {
            session::delete_of_mailbox(tx, mailbox_id).await?;
        }
        // What leads back to an old address stays.
        link::expire_of_person(tx, person.id, &["sign-in", "undo", NEW_ADDRESS], now).await?;
        Ok(letter::delete_waiting_of_person(tx, person.id).await?)
    }

    /// Journals it and commits. If the process dies in between, it is made all the same, by whoever comes to [`replay`].
    pub async fn commit(&self, portal: &Portal, tx: WriteTx, now: Moment) -> Result<(), Error> {
        failpoint::pass("move/before-journal");
        let row = keys::Moved {
            id: portal.new_id(),
            person_id: self.person.id,
            changed_at: now,
            event: serde_json::to_string(&self.event)?,
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
        keys::journal_move(&mut portal.keys.store.once().await?, &row).await?;
        failpoint::pass("move/journalled");
        tx.commit().await?;
        failpoint::pass("move/committed");
        Ok(())
    }
}

/// What was switched on and agreed to since the change may be somebody else's doing: the owner gives it again, or does not.
async fn end_what_was_given(
    tx: &mut WriteTx,
    chain: &mut Chain,
    person_id: Uuid,
    since: Moment,
    form: &str,
    now: Moment,
) -> Result<(), Error> {
    let Some((_, stands)) = standing(tx, person_id).await? else { return Ok(()) };
    for wanted in stands.topics.iter().filter(|wanted| wanted.since > since) {
        record::topic(tx, chain, person_id, &wanted.topic, false, form, now).await?;
    }
    for consent in stands.consents.iter().filter(|consent| consent.given_at > since) {
        record::withdraw(tx, chain, person_id, &consent.purpose, form, now).await?;
    }
    Ok(())
}

/// Makes the changes of address that the journal knew at a moment and this database does not: after a backup was restored, or
/// a crash between the two. For how many people. After whoever left is erased, and before mailboxes without a key are: see above.
pub async fn replay(portal: &Portal, until: Moment) -> Result<usize, Error> {
    let done_until = installation::followed(&mut portal.store.read().await?).await?.journal_until;
    let mut after = (done_until.minus(OVERLAP), Uuid::nil());
    let mut changes: BTreeMap<Uuid, Vec<keys::Moved>> = BTreeMap::new();
    loop {
        let page = keys::moved_after(&mut portal.keys.store.read().await?, after.0, after.1, 1_000).await?;
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
async fn make_again(portal: &Portal, person_id: Uuid, rows: &[keys::Moved]) -> Result<bool, Error> {
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
    let now = portal.now();
    let mut tx = portal.store.write().await?;
    // Mailboxes first, then the chain, as everywhere.
    mailboxes::lock(&mut tx, person.mailbox_id).await?;
    let mut used = Vec::new();
    let mut moved = false;
    for row in unknown(&mut tx, person_id, rows).await? {
        // An address whose key is destroyed was left again since.
        if keys.open(&portal.vault, row.key_id)?.is_none() {
            continue;
        }
        let to = mailbox::settle_again(portal, &mut tx, row.mailbox()).await?;
        let Some(person) = people::by_id(&mut tx, person_id).await? else { return Ok(false) };
        // There already; or somebody else is, whose address it was before.
        if people::of(&mut tx, to.id, person.brand_id).await?.is_some() {
            continue;
        }
        let event = serde_json::from_str(&row.event)?;
        let chain = Chain::take(&mut tx, person_id).await?;
        let again = Move { person: &person, to: &to, event, put_back: row.put_back, form: "journal" };
        again.make(&mut tx, chain, now).await?;
        moved = true;
        let mut left_behind = vec![person.mailbox_id];
        match row.put_back {
            Some(since) => left_behind.extend(link::expire_ways_back(&mut tx, person_id, since, now).await?),
            None => {
                silence::lift_suppression(&mut tx, person.brand_id, &to.index()).await?;
                // The letter that told it led back by a link that an older copy does not have.
                if row.from_mailbox_id == person.mailbox_id && row.changed_at.plus(old_address::WAY_BACK) > now {
                    let [key] = portal.mint().await?;
                    if old_address::tell(portal, &mut tx, &brand, &person, row.changed_at, &key).await? {
                        used.push(key.0);
                    }
                }
            }
        }
        for id in left_behind {
            mailbox::forget(&mut tx, id, now).await?;
        }
    }
    if !moved {
        return Ok(false);
    }
    tx.commit().await?;
    portal.keys.turn_live(&used).await?;
    portal.wake.notify_waiters();
    Ok(true)
}

/// Those changes that came after all that this database knows of the person. Where it knows of a later one, it is the journal
/// that is older.
async fn unknown<'a>(tx: &mut ReadTx, person_id: Uuid, rows: &'a [keys::Moved]) -> Result<Vec<&'a keys::Moved>, Error> {
    let changes = |event: &Event| matches!(event, Event::AddressChanged { .. } | Event::AddressPutBack { .. });
    let history = ledger::history(tx, person_id).await?;
    let known = history.iter().filter(|written| changes(&written.event)).map(|written| written.at).max();
    Ok(rows.iter().filter(|row| known.is_none_or(|known| row.changed_at > known)).collect())
}
