//! Coming back from a backup: before anybody is served, everybody whose key is destroyed is erased again, and later
//! withdrawals are carried out. Restoring a backup brings nobody back.

use uuid::Uuid;

use super::{Error, destroy_retired, erase};
use crate::{
    base::clock::days,
    domain::{
        login::{Actor, Late},
        person, preferences,
    },
    platform::{
        ledger::{
            Event,
            checkpoint::{self, Gap},
        },
        portal::Portal,
        story::Story,
    },
    store::{
        installation, keys, mailbox, person as people, personal,
        register::{self, Restored as Rule, Table},
        suppression, withdrawal, withdrawal_journal,
    },
};

/// Why these two databases cannot be used together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysMismatch {
    #[error(
        "the keys database is older than the main database: it lacks {0} of the keys that the newest rows are sealed under; restore the newest keys database"
    )]
    KeysMissing(usize),
    #[error(
        "the keys database is older than the main database: {0} keys that were destroyed are there again; restore the newest keys database"
    )]
    KeysBack(i64),
    #[error(
        "the keys database is older than the main database: its journal lacks {0} of the newest withdrawals; restore the newest keys database"
    )]
    JournalShort(usize),
}

/// What the restore procedure did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// To the addresses that they had changed to.
    pub people_moved: usize,
    pub people_erased: usize,
    pub rows_dropped: usize,
    pub withdrawals_replayed: usize,
    /// Signed since that copy was made.
    pub checkpoints_missing: i64,
}

const PAGE: i64 = 1_000;

/// Runs whenever an installation is opened, before anything is read from it. On databases that belong together it finds
/// nothing to do, and finds that out without going through them: both count the keys that were destroyed.
pub async fn restore(portal: &Portal) -> Result<Restored, Error> {
    let mut restored = Restored::default();
    let behind = behind(portal).await?;
    let now = portal.now();
    if behind.is_some() {
        erase_again(portal, register::sealed().filter(|table| table.restored == Rule::ErasedPerson), &mut restored)
            .await?;
    }
    // Before mailboxes are erased with all who have them: who has changed their address since has another. What was
    // journalled a moment ago is no sign of an older copy.
    let old = now.minus(preferences::SIGN_OF_AN_OLDER_COPY);
    restored.people_moved += person::replay(portal, old, Late::OlderCopy).await?;
    restored.people_moved += person::replay(portal, now, Late::Crash).await?;
    if let Some(destroyed) = behind {
        erase_again(portal, register::sealed(), &mut restored).await?;
        installation::follow_destroyed(&mut portal.store.once().await?, destroyed).await?;
    }
    destroy_retired(portal).await?;
    let seen = withdrawal::newest_seen(&mut portal.store.read().await?, PAGE).await?;
    let lacking = withdrawal_journal::missing(&mut portal.keys.store.read().await?, &seen).await?;
    // Somebody may have been erased in between, from here first.
    let erased = withdrawal::unseen(&mut portal.store.read().await?, &lacking).await?;
    if lacking.len() > erased.len() {
        return Err(KeysMismatch::JournalShort(lacking.len() - erased.len()).into());
    }
    restored.withdrawals_replayed += preferences::replay(portal, old, Late::OlderCopy).await?;
    restored.withdrawals_replayed += preferences::replay(portal, now, Late::Crash).await?;
    restored.checkpoints_missing = resume_checkpoints(portal).await?;
    Ok(restored)
}

/// Records in the ledger that an older copy was restored, and signs that before anything else is signed. How many checkpoints
/// the copy lacks.
async fn resume_checkpoints(portal: &Portal) -> Result<i64, Error> {
    let Some(Gap { last, known }) = checkpoint::gap(portal).await? else { return Ok(0) };
    let Some(own) = installation::id(&mut portal.store.read().await?).await? else { return Ok(0) };
    let mut story = Story::begin(portal).await?.on_chain(own, &Actor::System { job: "restore" }).await?;
    story.record(Event::BackupRestored { last, known })?;
    let now = story.now();
    Late::OlderCopy.end_access(story.tx(), now).await?;
    let _ = story.commit().await?;
    checkpoint::resume(portal).await?;
    Ok(known - last)
}

/// How many keys were ever destroyed, if this main database does not know of all: after an older copy was restored, when a
/// process died just then, or while one is just at it.
async fn behind(portal: &Portal) -> Result<Option<i64>, Error> {
    let mut missing = 0;
    for table in register::sealed() {
        let newest = personal::newest_keys(&mut portal.store.read().await?, table, PAGE).await?;
        missing += keys::missing(&mut portal.keys.store.read().await?, &newest).await?.len();
    }
    if missing > 0 {
        return Err(KeysMismatch::KeysMissing(missing).into());
    }
    // In this order: what another process destroys meanwhile is known to neither or to the keys alone.
    let known = installation::followed(&mut portal.store.read().await?).await?.keys_destroyed;
    let destroyed = installation::destroyed(&mut portal.keys.store.read().await?).await?;
    if destroyed < known {
        return Err(KeysMismatch::KeysBack(known - destroyed).into());
    }
    Ok((destroyed > known).then_some(destroyed))
}

/// Goes through what is sealed in these tables, and erases what was erased before, as the register says.
async fn erase_again(
    portal: &Portal,
    tables: impl Iterator<Item = &'static Table>,
    restored: &mut Restored,
) -> Result<(), Error> {
    for table in tables {
        let mut after = Uuid::nil();
        loop {
            let page = personal::sealed_after(&mut portal.store.read().await?, table, after, PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            after = *last;
            let ids: Vec<Uuid> = page.iter().map(|(_, key_id)| *key_id).collect();
            let destroyed = keys::destroyed(&mut portal.keys.store.read().await?, &ids).await?;
            for (id, _) in page.iter().filter(|(_, key_id)| destroyed.contains(key_id)) {
                match table.restored {
                    Rule::ErasedPerson => {
                        restored.people_erased += usize::from(erase_person(portal, *id).await?);
                    }
                    Rule::ErasedMailbox => restored.people_erased += erase_mailbox(portal, *id).await?,
                    Rule::Dropped(column) => {
                        let mut tx = portal.store.write().await?;
                        let dropped = personal::drop_row(&mut tx, table, column, *id).await?;
                        Late::OlderCopy.end_access(&mut tx, portal.now()).await?;
                        tx.commit().await?;
                        restored.rows_dropped += usize::from(dropped);
                    }
                    Rule::WithOwner => {}
                }
            }
        }
    }
    Ok(())
}

async fn erase_mailbox(portal: &Portal, mailbox_id: Uuid) -> Result<usize, Error> {
    let mut erased = 0;
    let people = people::of_mailbox(&mut portal.store.read().await?, mailbox_id).await?;
    for person in people {
        erased += usize::from(erase_person(portal, person.id).await?);
    }
    Ok(erased)
}

async fn erase_person(portal: &Portal, person_id: Uuid) -> Result<bool, Error> {
    let mut story = Story::begin(portal).await?;
    let Some(person) = people::by_id(story.tx(), person_id).await? else { return Ok(false) };
    person::lock_mailboxes(&mut story, &person, []).await?;
    let mut story = story.on_chain(person_id, &Actor::System { job: "restore" }).await?;
    let now = story.now();
    let Some(mailbox) = mailbox::by_id(story.tx(), person.mailbox_id).await? else { return Ok(false) };
    story.record(Event::ErasedAfterRestore {})?;
    let (_, _, keys) = erase::erase_rows(story.tx(), &person, &mailbox, "restored", now).await?;
    story.retire_keys(keys);
    if let Some(brand) = portal.brands().by_id(person.brand_id) {
        let until = now.plus(days(brand.keeping.suppression_days));
        suppression::add(story.tx(), brand.id, &mailbox.index(), "left", now, until).await?;
    }
    Late::OlderCopy.end_access(story.tx(), now).await?;
    let _ = story.commit().await?;
    Ok(true)
}
