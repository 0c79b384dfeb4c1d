//! Changes of address that the journal knows and the main database does not are made again: after a backup was restored, or
//! a crash between the two databases.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use uuid::Uuid;

use super::{
    moving::{Move, lock_mailboxes},
    old_address,
};
use crate::{
    base::clock::{Moment, days},
    domain::{
        login::{Actor, Late},
        mailbox,
    },
    platform::{
        error::Error,
        ledger::{self, Event},
        portal::Portal,
        story::{Committed, Story},
    },
    store::{self, ReadTx, address_journal as journal, installation, link, person as people, suppression},
};

/// What was journalled this long before the moment until which all is carried out is looked at again: clocks of processes
/// need not agree.
const OVERLAP: SignedDuration = days(1);

/// Makes the changes of address that the journal knew at a moment and this database does not: after a backup was restored, or
/// a crash between the two. For how many people. After whoever left is erased, and before mailboxes without a key are: see `rights::restore`.
pub async fn replay(portal: &Portal, until: Moment, late: Late) -> Result<usize, Error> {
    let done_until = installation::followed(&mut portal.store.read().await?).await?.journal_until.min(portal.now());
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
        replayed += usize::from(store::retried(|| make_again(portal, person_id, &rows, late)).await?);
    }
    Ok(replayed)
}

/// All that one person changed and this database does not know, in one transaction; whether there was any.
async fn make_again(portal: &Portal, person_id: Uuid, rows: &[journal::Row], late: Late) -> Result<bool, Error> {
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
    lock_mailboxes(&mut story, &person, rows.iter().map(|row| row.from_mailbox_id)).await?;
    let actor = Actor::System { job: "journal" };
    let mut story = story.on_chain(person_id, &actor).await?;
    let now = story.now();
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
                    if old_address::notify_old_address(portal, story.tx(), &brand, &person, row.changed_at, &key)
                        .await?
                    {
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
    late.end_access(story.tx(), now).await?;
    // Nothing was recorded where nothing was made again, and nothing is ended then.
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
