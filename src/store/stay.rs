//! On which devices somebody stays signed in, by the hash of the token that the browser keeps.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Dialect, ReadTx, Result, WriteTx, all, maybe, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub mailbox_id: Uuid,
    pub account_id: Option<Uuid>,
    /// By which a provider let them in, and in which session of its own.
    pub linked_account_id: Option<Uuid>,
    pub provider_session: Option<Uuid>,
    pub token_hash: Vec<u8>,
    /// Of the token before it.
    pub previous_hash: Option<Vec<u8>>,
    /// JSON of who proved what, and when.
    pub data: String,
    pub browser: Option<String>,
    pub place: Option<String>,
    pub made_at: Moment,
    pub rotated_at: Moment,
    /// When a session of it was used last, to the hour; none where none was since it was replaced.
    pub seen_at: Option<Moment>,
    pub expires_at: Moment,
}

/// As its account is when nobody else changes it any more; none is needed for a mailbox that has none.
const OF_SUBJECT: Dialect = Dialect {
    sqlite: "where $3 is null or exists (select 1 from account where id = $3 and epoch = $13)",
    postgres: "where $3::uuid is null or exists (select 1 from account where id = $3 and epoch = $13 for update)",
};

/// Inserts one, unless everybody was signed out of the account since that epoch; whether it did.
pub async fn insert(tx: &mut WriteTx, row: &Row, epoch: Option<i64>) -> Result<bool> {
    let of_subject = tx.spell(OF_SUBJECT);
    let sql = format!(
        "insert into stay (id, mailbox_id, account_id, linked_account_id, provider_session, token_hash, data, browser, place,
                           made_at, rotated_at, expires_at)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 {of_subject}"
    );
    let rows = run!(
        tx,
        AssertSqlSafe(sql),
        row.id,
        row.mailbox_id,
        row.account_id,
        row.linked_account_id,
        row.provider_session,
        &row.token_hash,
        &row.data,
        row.browser.as_deref(),
        row.place.as_deref(),
        row.made_at,
        row.rotated_at,
        row.expires_at,
        epoch
    )?;
    Ok(rows == 1)
}

pub async fn by_id(tx: &mut ReadTx, id: Uuid, now: Moment) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, mailbox_id, account_id, linked_account_id, provider_session, token_hash, previous_hash, data, browser, place,
                made_at, rotated_at, seen_at, expires_at
         from stay where id = $1 and expires_at > $2",
        id,
        now
    )
}

/// Where somebody stays signed in to this account.
pub async fn of_account(tx: &mut ReadTx, account_id: Uuid, now: Moment) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, mailbox_id, account_id, linked_account_id, provider_session, token_hash, previous_hash, data, browser, place,
                made_at, rotated_at, seen_at, expires_at
         from stay where account_id = $1 and expires_at > $2",
        account_id,
        now
    )
}

/// Replaces the token that was presented by another; whether it was still the one.
pub async fn rotate(tx: &mut WriteTx, id: Uuid, presented: &[u8], new: &[u8], now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update stay set token_hash = $3, previous_hash = $2, rotated_at = $4, seen_at = null where id = $1 and token_hash = $2",
        id,
        presented,
        new,
        now
    )?;
    Ok(rows == 1)
}

pub async fn used_at(tx: &mut WriteTx, id: Uuid, browser: Option<&str>, place: Option<&str>) -> Result<()> {
    run!(tx, "update stay set browser = $2, place = $3 where id = $1", id, browser, place).map(|_| ())
}

/// A session of it was used.
pub async fn seen(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "update stay set seen_at = $2 where id = $1", id, now).map(|_| ())
}

/// Its sessions end with it; whether it was there.
pub async fn delete(tx: &mut WriteTx, id: Uuid) -> Result<bool> {
    Ok(run!(tx, "delete from stay where id = $1", id)? == 1)
}

/// Ended by its owner; whether it was theirs and there.
pub async fn delete_one_of_account(tx: &mut WriteTx, account_id: Uuid, id: Uuid) -> Result<bool> {
    Ok(run!(tx, "delete from stay where id = $2 and account_id = $1", account_id, id)? == 1)
}
