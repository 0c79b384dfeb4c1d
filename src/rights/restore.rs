//! Coming back from a backup: before anybody is served, everybody whose key is destroyed is erased again, and later
//! withdrawals are carried out (BAR D3, P4). Restoring a backup brings nobody back.

use uuid::Uuid;

use super::{Error, destroy_retired, leave};
use crate::{
    ledger::{Chain, Event},
    portal::Portal,
    preferences,
    store::{attempt, erasure, keys, letter, mailbox, person, personal, register},
};

/// Why these two databases cannot be used together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    #[error(
        "the keys database is older than the main database: it lacks {0} of the keys that rows are sealed under; restore the newest keys database"
    )]
    KeysMissing(usize),
    #[error(
        "the keys database is older than the main database: {0} keys that were destroyed are there again; restore the newest keys database"
    )]
    KeysBack(usize),
}

/// What the restore drill did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    pub people_erased: usize,
    pub rows_dropped: usize,
    pub withdrawals_replayed: usize,
}

const PAGE: i64 = 1_000;

/// Runs at every start, before listening. On databases that belong together it finds nothing to do.
pub async fn restore(portal: &Portal) -> Result<Restored, Error> {
    keys_are_not_older(portal).await?;
    let mut restored = Restored::default();
    for table in register::SEALED {
        let mut after = Uuid::nil();
        loop {
            let page = personal::sealed_after(&mut portal.store.read().await?, table, after, PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            after = *last;
            let ids: Vec<Uuid> = page.iter().map(|(_, key_id)| *key_id).collect();
            let destroyed = keys::destroyed(&mut portal.keys.store.read().await?, &ids).await?;
            for (id, _) in page.iter().filter(|(_, key_id)| destroyed.contains(key_id)) {
                match *table {
                    "person" => restored.people_erased += usize::from(erase_person(portal, *id).await?),
                    "mailbox" => restored.people_erased += erase_mailbox(portal, *id).await?,
                    _ => restored.rows_dropped += usize::from(drop_row(portal, table, *id).await?),
                }
            }
        }
    }
    destroy_retired(portal).await?;
    restored.withdrawals_replayed = preferences::replay(portal).await?;
    Ok(restored)
}

/// Every key that rows are sealed under is known, and every key that an erasure ended is destroyed.
async fn keys_are_not_older(portal: &Portal) -> Result<(), Error> {
    let mut missing = 0;
    for table in register::SEALED {
        let mut after = Uuid::nil();
        loop {
            let page = personal::sealed_after(&mut portal.store.read().await?, table, after, PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            after = *last;
            let ids: Vec<Uuid> = page.iter().map(|(_, key_id)| *key_id).collect();
            missing += keys::missing(&mut portal.keys.store.read().await?, &ids).await?.len();
        }
    }
    if missing > 0 {
        return Err(Doubt::KeysMissing(missing).into());
    }
    let mut back = 0;
    let mut after = Uuid::nil();
    loop {
        let page = erasure::finished_keys_after(&mut portal.store.read().await?, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = *last;
        let mut tx = portal.keys.store.read().await?;
        back += keys::still_there(&mut tx, &page).await?.len() + keys::missing(&mut tx, &page).await?.len();
    }
    if back > 0 { Err(Doubt::KeysBack(back).into()) } else { Ok(()) }
}

async fn erase_mailbox(portal: &Portal, mailbox_id: Uuid) -> Result<usize, Error> {
    let mut erased = 0;
    let people = person::of_mailbox(&mut portal.store.read().await?, mailbox_id).await?;
    for person in people {
        erased += usize::from(erase_person(portal, person.id).await?);
    }
    Ok(erased)
}

async fn erase_person(portal: &Portal, person_id: Uuid) -> Result<bool, Error> {
    let now = portal.now();
    let mut tx = portal.store.write().await?;
    let Some(person) = person::by_id(&mut tx, person_id).await? else { return Ok(false) };
    mailbox::lock(&mut tx, person.mailbox_id).await?;
    let mut chain = Chain::take(&mut tx, person_id).await?;
    let Some(mailbox) = mailbox::by_id(&mut tx, person.mailbox_id).await? else { return Ok(false) };
    chain.write(&mut tx, now, Event::ErasedAfterRestore {}).await?;
    chain.close(&mut tx).await?;
    leave::erase(&mut tx, &person, &mailbox, "restored", now).await?;
    tx.commit().await?;
    Ok(true)
}

/// An attempt that was confirmed or purged since, or a letter that was sent.
async fn drop_row(portal: &Portal, table: &'static str, id: Uuid) -> Result<bool, Error> {
    let mut tx = portal.store.write().await?;
    let there = match table {
        "attempt" => attempt::by_id(&mut tx, id).await?.is_some_and(|attempt| attempt.typed.is_some()),
        _ => letter::by_id(&mut tx, id).await?.is_some(),
    };
    if there {
        personal::delete(&mut tx, table, id).await?;
    }
    tx.commit().await?;
    Ok(there)
}
