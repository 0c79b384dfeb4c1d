//! People: a mailbox's owner towards one brand.

use std::slice;

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, insert, maybe, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub brand_id: Uuid,
    pub mailbox_id: Uuid,
    pub key_id: Uuid,
    /// Sealed at `person.name`.
    pub name: Vec<u8>,
    pub name_changed_at: Moment,
    pub language: String,
    pub frequency: Option<String>,
    pub paused_until: Option<Moment>,
    pub joined_at: Moment,
}

pub async fn by_id(tx: &mut ReadTx, id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, brand_id, mailbox_id, key_id, name, name_changed_at, language, frequency, paused_until, joined_at
         from person where id = $1",
        id
    )
}

pub async fn of(tx: &mut ReadTx, mailbox_id: Uuid, brand_id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, brand_id, mailbox_id, key_id, name, name_changed_at, language, frequency, paused_until, joined_at
         from person where mailbox_id = $1 and brand_id = $2",
        mailbox_id,
        brand_id
    )
}

pub async fn of_mailbox(tx: &mut ReadTx, mailbox_id: Uuid) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, brand_id, mailbox_id, key_id, name, name_changed_at, language, frequency, paused_until, joined_at
         from person where mailbox_id = $1 order by joined_at, id",
        mailbox_id
    )
}

/// Inserts, unless the mailbox is somebody at this brand already; whether it did.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    Ok(insert_many(tx, slice::from_ref(row)).await? == 1)
}

/// [`insert`] for many; how many were inserted.
pub async fn insert_many(tx: &mut WriteTx, rows: &[Row]) -> Result<u64> {
    insert!(
        tx,
        "insert into person
         (id, brand_id, mailbox_id, key_id, name, name_changed_at, language, frequency, paused_until, joined_at) ",
        rows,
        |row| (
            row.id,
            row.brand_id,
            row.mailbox_id,
            row.key_id,
            &row.name,
            row.name_changed_at,
            &row.language,
            &row.frequency,
            row.paused_until,
            row.joined_at
        ),
        " on conflict (mailbox_id, brand_id) do nothing"
    )
}

/// Nobody is there at the same brand: that is the caller's to know.
pub async fn move_to(tx: &mut WriteTx, id: Uuid, mailbox_id: Uuid) -> Result<()> {
    run!(tx, "update person set mailbox_id = $2 where id = $1", id, mailbox_id).map(|_| ())
}

pub async fn rename(tx: &mut WriteTx, id: Uuid, name: &[u8], now: Moment) -> Result<()> {
    run!(tx, "update person set name = $2, name_changed_at = $3 where id = $1", id, name, now).map(|_| ())
}

pub async fn set_language(tx: &mut WriteTx, id: Uuid, language: &str) -> Result<()> {
    run!(tx, "update person set language = $2 where id = $1", id, language).map(|_| ())
}

pub async fn choose_frequency(tx: &mut WriteTx, id: Uuid, frequency: Option<&str>) -> Result<()> {
    run!(tx, "update person set frequency = $2 where id = $1", id, frequency).map(|_| ())
}

pub async fn pause(tx: &mut WriteTx, id: Uuid, until: Option<Moment>) -> Result<()> {
    run!(tx, "update person set paused_until = $2 where id = $1", id, until).map(|_| ())
}
