//! Mailboxes: an address, once per installation.

use std::slice;

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, insert, maybe, one, run};
use crate::base::{blind_index::BlindIndex, clock::Moment};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub key_id: Uuid,
    pub address_index: Vec<u8>,
    pub index_key: i64,
    /// Of the address without its plus tag.
    pub guard_index: Option<Vec<u8>>,
    /// Sealed at `mailbox.address`.
    pub address: Vec<u8>,
    pub confirmed_at: Moment,
    pub bounced_at: Option<Moment>,
    /// The account that it is joined to.
    pub account_id: Option<Uuid>,
}

impl Row {
    pub fn index(&self) -> BlindIndex {
        BlindIndex { value: self.address_index.clone(), key: self.index_key }
    }

    /// What caps and "not me" go by.
    pub fn guard(&self) -> BlindIndex {
        let value = self.guard_index.clone().unwrap_or_else(|| self.address_index.clone());
        BlindIndex { value, key: self.index_key }
    }
}

pub async fn by_id(tx: &mut ReadTx, id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, key_id, address_index, index_key, guard_index, address, confirmed_at, bounced_at, account_id from mailbox where id = $1",
        id
    )
}

pub async fn by_index(tx: &mut ReadTx, index: &BlindIndex) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, key_id, address_index, index_key, guard_index, address, confirmed_at, bounced_at, account_id from mailbox where address_index = $1",
        &index.value
    )
}

/// The mailbox of an account.
pub async fn of_account(tx: &mut ReadTx, account_id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, key_id, address_index, index_key, guard_index, address, confirmed_at, bounced_at, account_id from mailbox where account_id = $1",
        account_id
    )
}

/// Inserts, unless the address has a mailbox already.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<()> {
    insert_many(tx, slice::from_ref(row)).await.map(|_| ())
}

/// [`insert`] for many; how many were inserted.
pub async fn insert_many(tx: &mut WriteTx, rows: &[Row]) -> Result<u64> {
    insert!(
        tx,
        "insert into mailbox (id, key_id, address_index, index_key, guard_index, address, confirmed_at) ",
        rows,
        |row| (row.id, row.key_id, &row.address_index, row.index_key, &row.guard_index, &row.address, row.confirmed_at),
        " on conflict (address_index) do nothing"
    )
}

/// The row is found by its address no more, which another row has instead.
pub async fn set_aside(tx: &mut WriteTx, id: Uuid) -> Result<()> {
    run!(tx, "update mailbox set address_index = $2 where id = $1", id, id.as_bytes().as_slice()).map(|_| ())
}

/// Somebody read an email there, so it cannot be dead. Whether it was thought to be.
pub async fn works(tx: &mut WriteTx, id: Uuid) -> Result<bool> {
    Ok(run!(tx, "update mailbox set bounced_at = null where id = $1 and bounced_at is not null", id)? == 1)
}

/// Counted by another key from now on.
pub async fn guard_by(tx: &mut WriteTx, id: Uuid, guard: &BlindIndex) -> Result<()> {
    run!(tx, "update mailbox set guard_index = $2 where id = $1", id, &guard.value).map(|_| ())
}

pub async fn bounced(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "update mailbox set bounced_at = $2 where id = $1", id, now).map(|_| ())
}

/// Whether there is any.
pub async fn any(tx: &mut ReadTx) -> Result<bool> {
    Ok(one!(tx, (bool,), "select exists (select 1 from mailbox)")?.0)
}

/// How many people this mailbox is at brands.
pub async fn people(tx: &mut ReadTx, id: Uuid) -> Result<i64> {
    Ok(one!(tx, (i64,), "select count(*) from person where mailbox_id = $1", id)?.0)
}

/// The row of an address, locked until the transaction ends; whether there is one.
pub async fn lock_by_index(tx: &mut WriteTx, index: &BlindIndex) -> Result<bool> {
    Ok(run!(tx, "update mailbox set index_key = index_key where address_index = $1", &index.value)? == 1)
}

/// The row alone, locked until the transaction ends, so that leaving two brands at once finds out which is the last.
pub async fn lock(tx: &mut WriteTx, id: Uuid) -> Result<()> {
    run!(tx, "update mailbox set index_key = index_key where id = $1", id).map(|_| ())
}

/// Whether somebody who had this address may still have it again.
pub async fn may_come_back(tx: &mut ReadTx, id: Uuid, now: Moment) -> Result<bool> {
    let row = maybe!(
        tx,
        (i64,),
        "select cast(1 as bigint) from link where mailbox_id = $1 and kind = 'old-address' and used_at is null
         and expires_at > $2 limit 1",
        id,
        now
    )?;
    Ok(row.is_some())
}

/// Mailboxes that people left behind when they changed their address, and that are nobody at any brand.
pub async fn left_behind(tx: &mut ReadTx, now: Moment) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Uuid,),
        "select distinct mailbox_id from link where kind = 'old-address' and (used_at is not null or expires_at <= $1)
         and mailbox_id is not null and not exists (select 1 from person where person.mailbox_id = link.mailbox_id)",
        now
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
