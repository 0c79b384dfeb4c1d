//! A mailbox comes when its address was proved, and goes when nobody is behind it any more.

use uuid::Uuid;

use super::confirming;
use crate::{
    base::{blind_index::BlindIndex, clock::Moment},
    platform::{
        error::Error,
        portal::Portal,
        story::Story,
        vault::{KeyError, SealKey},
    },
    store::{self, WriteTx, account, mailbox as rows, mute, personal},
};

/// The mailbox of an address that was just proved: the one there is, or a new one with the address as it was typed, sealed under
/// `key`. Locked until the transaction ends, so that it does not leave its last brand while it joins another.
pub async fn find_or_create(
    portal: &Portal,
    tx: &mut WriteTx,
    index: &BlindIndex,
    guard_index: Option<Vec<u8>>,
    address: &str,
    key: &(Uuid, SealKey),
    now: Moment,
) -> store::Result<rows::Row> {
    if !rows::lock_by_index(tx, index).await? {
        let row = confirming(&portal.rng, portal.new_id(), key, index.clone(), guard_index, address, now);
        rows::insert(tx, &row).await?;
    }
    let mailbox = rows::by_index(tx, index).await?.ok_or(store::Error::Unreadable("mailbox"))?;
    somebody_reads(tx, &mailbox).await?;
    Ok(mailbox)
}

/// [`find_or_create`] for a mailbox that there was, under a key that can be opened: as it is now, or as it was then. A row of the
/// address that nobody can open any more makes room for it.
pub async fn find_or_create_again(portal: &Portal, tx: &mut WriteTx, was: rows::Row) -> Result<rows::Row, Error> {
    let index = was.index();
    let is_there = match rows::by_index(tx, &index).await? {
        Some(row) => match portal.key(row.key_id).await {
            Ok(_) => true,
            Err(KeyError::Gone) => {
                rows::set_aside(tx, row.id).await?;
                false
            }
            Err(error) => return Err(error.into()),
        },
        None => false,
    };
    if !is_there {
        rows::insert(tx, &was).await?;
    }
    rows::lock_by_index(tx, &index).await?;
    let mailbox = rows::by_index(tx, &index).await?.ok_or(store::Error::Unreadable("mailbox"))?;
    somebody_reads(tx, &mailbox).await?;
    Ok(mailbox)
}

/// Emails that come to a mailbox: it cannot be dead.
async fn somebody_reads(tx: &mut WriteTx, mailbox: &rows::Row) -> store::Result<()> {
    if mailbox.bounced_at.is_some() {
        rows::works(tx, mailbox.id).await?;
    }
    mute::lift(tx, &mailbox.index(), mute::Reason::Bounced).await.map(|_| ())
}

/// Deletes a mailbox that is nobody at any brand and that nobody can be put back to; the keys to be retired with it, none where
/// it stays.
pub async fn forget(tx: &mut WriteTx, id: Uuid, now: Moment) -> store::Result<Vec<Uuid>> {
    rows::lock(tx, id).await?;
    let Some(mailbox) = rows::by_id(tx, id).await? else { return Ok(Vec::new()) };
    if rows::people(tx, id).await? > 0 || rows::may_come_back(tx, id, now).await? {
        return Ok(Vec::new());
    }
    if let Some(account_id) = mailbox.account_id {
        account::lock(tx, account_id).await?;
    }
    let nobody = personal::Subject {
        person_id: Uuid::nil(),
        brand_id: Uuid::nil(),
        mailbox_id: id,
        account_id: mailbox.account_id,
        index: mailbox.index(),
        guard: mailbox.guard(),
    };
    personal::erase(tx, &nobody, true).await
}

/// [`forget`]s the mailboxes that people left behind when they changed their address, once they cannot come back; how many.
pub async fn forget_left_behind(portal: &Portal) -> Result<usize, Error> {
    let mut forgotten = 0;
    for id in rows::left_behind(&mut portal.store.read().await?, portal.now()).await? {
        let mut story = Story::begin(portal).await?;
        let now = story.now();
        let keys = forget(story.tx(), id, now).await?;
        forgotten += usize::from(!keys.is_empty());
        story.retire_keys(keys);
        story.commit().await?;
    }
    Ok(forgotten)
}
