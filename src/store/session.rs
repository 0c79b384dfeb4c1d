//! Sign-in sessions, by the hash of their id.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Dialect, ReadTx, Result, WriteTx, all, maybe, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id_hash: Vec<u8>,
    pub mailbox_id: Option<Uuid>,
    pub account_id: Option<Uuid>,
    /// By which a provider opened it, and in which session of its own.
    pub linked_account_id: Option<Uuid>,
    pub provider_session: Option<Uuid>,
    /// By what somebody stays signed in on the device.
    pub stay_id: Option<Uuid>,
    /// As its owner sees it.
    pub browser: Option<String>,
    pub place: Option<String>,
    /// When it was last used, to the hour.
    pub seen_at: Option<Moment>,
    /// The first step of two was taken: nobody is signed in.
    pub is_halfway: bool,
    /// JSON of the session's values.
    pub data: String,
    pub made_at: Moment,
    pub expires_at: Moment,
}

/// Inserts, unless the id is taken; whether it did.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into session (id_hash, mailbox_id, account_id, linked_account_id, provider_session, browser, place, is_halfway,
                              data, made_at, expires_at, stay_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing",
        &row.id_hash,
        row.mailbox_id,
        row.account_id,
        row.linked_account_id,
        row.provider_session,
        row.browser.as_deref(),
        row.place.as_deref(),
        row.is_halfway,
        &row.data,
        row.made_at,
        row.expires_at,
        row.stay_id
    )?;
    Ok(rows == 1)
}

/// As its account is when nobody else changes it any more.
const OF_ACCOUNT: Dialect = Dialect {
    sqlite: "from account where id = $3 and epoch = $13",
    postgres: "from account where id = $3 and epoch = $13 for update",
};

/// Inserts a session of an account, unless everybody was signed out of it since that epoch.
pub async fn insert_of_account(tx: &mut WriteTx, row: &Row, epoch: i64) -> Result<()> {
    let from = tx.spell(OF_ACCOUNT);
    let sql = format!(
        "insert into session (id_hash, mailbox_id, account_id, linked_account_id, provider_session, browser, place, is_halfway,
                              data, made_at, expires_at, stay_id)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 {from}"
    );
    run!(
        tx,
        AssertSqlSafe(sql),
        &row.id_hash,
        row.mailbox_id,
        row.account_id,
        row.linked_account_id,
        row.provider_session,
        row.browser.as_deref(),
        row.place.as_deref(),
        row.is_halfway,
        &row.data,
        row.made_at,
        row.expires_at,
        row.stay_id,
        epoch
    )
    .map(|_| ())
}

/// Updates whose it is and its values; whether the session is still there. A session that was ended meanwhile is not brought back.
pub async fn update(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let rows = run!(
        tx,
        "update session set mailbox_id = $2, account_id = $3, linked_account_id = $4, provider_session = $5, data = $6, stay_id = $7
         where id_hash = $1",
        &row.id_hash,
        row.mailbox_id,
        row.account_id,
        row.linked_account_id,
        row.provider_session,
        &row.data,
        row.stay_id
    )?;
    Ok(rows == 1)
}

pub async fn by_hash(tx: &mut ReadTx, id_hash: &[u8], now: Moment) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id_hash, mailbox_id, account_id, linked_account_id, provider_session, stay_id, browser, place, seen_at, is_halfway,
                data, made_at, expires_at
         from session where id_hash = $1 and expires_at > $2",
        id_hash,
        now
    )
}

/// It was used.
pub async fn seen(tx: &mut WriteTx, id_hash: &[u8], now: Moment) -> Result<()> {
    run!(tx, "update session set seen_at = $2 where id_hash = $1", id_hash, now).map(|_| ())
}

/// Whoever is signed in to this account, apart from where they stay so.
pub async fn of_account(tx: &mut ReadTx, account_id: Uuid, now: Moment) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id_hash, mailbox_id, account_id, linked_account_id, provider_session, stay_id, browser, place, seen_at, is_halfway,
                data, made_at, expires_at
         from session where account_id = $1 and expires_at > $2 and not is_halfway and stay_id is null",
        account_id,
        now
    )
}

/// One of them is signed out; whether it was signed in.
pub async fn delete_one_of_account(tx: &mut WriteTx, account_id: Uuid, id_hash: &[u8]) -> Result<bool> {
    Ok(run!(tx, "delete from session where id_hash = $2 and account_id = $1", account_id, id_hash)? == 1)
}

pub async fn delete(tx: &mut WriteTx, id_hash: &[u8]) -> Result<()> {
    run!(tx, "delete from session where id_hash = $1", id_hash).map(|_| ())
}

/// Whoever is signed in as this mailbox is signed out, also where they stayed so.
pub async fn delete_of_mailbox(tx: &mut WriteTx, mailbox_id: Uuid) -> Result<()> {
    run!(tx, "delete from stay where mailbox_id = $1", mailbox_id)?;
    run!(tx, "delete from session where mailbox_id = $1", mailbox_id).map(|_| ())
}

/// Whoever is signed in to this account, or as its mailbox, is signed out.
pub async fn delete_of_account(tx: &mut WriteTx, account_id: Uuid) -> Result<()> {
    run!(tx, "delete from stay where account_id = $1", account_id)?;
    run!(tx, "delete from session where account_id = $1", account_id)?;
    let mailbox = "delete from stay where mailbox_id = (select id from mailbox where account_id = $1)";
    run!(tx, mailbox, account_id)?;
    let mailbox = "delete from session where mailbox_id = (select id from mailbox where account_id = $1)";
    run!(tx, mailbox, account_id).map(|_| ())
}

/// Whoever is signed in by a linked account is signed out, in every session of the provider.
pub async fn delete_of_linked(tx: &mut WriteTx, linked_account_id: Uuid) -> Result<u64> {
    let stays = run!(tx, "delete from stay where linked_account_id = $1", linked_account_id)?;
    Ok(stays + run!(tx, "delete from session where linked_account_id = $1", linked_account_id)?)
}

/// The same in one session of the provider, and in those of which it never said which it was.
pub async fn delete_of_linked_in(tx: &mut WriteTx, linked_account_id: Uuid, provider_session: Uuid) -> Result<u64> {
    let stays = run!(
        tx,
        "delete from stay where linked_account_id = $1 and (provider_session is null or provider_session = $2)",
        linked_account_id,
        provider_session
    )?;
    let sessions = run!(
        tx,
        "delete from session where linked_account_id = $1 and (provider_session is null or provider_session = $2)",
        linked_account_id,
        provider_session
    )?;
    Ok(stays + sessions)
}

/// Whoever is signed in by one session of a provider is signed out.
pub async fn delete_of_provider_session(tx: &mut WriteTx, provider_session: Uuid) -> Result<u64> {
    let stays = run!(tx, "delete from stay where provider_session = $1", provider_session)?;
    Ok(stays + run!(tx, "delete from session where provider_session = $1", provider_session)?)
}

/// Everybody is signed out.
pub async fn delete_all(tx: &mut WriteTx) -> Result<()> {
    run!(tx, "delete from stay")?;
    run!(tx, "delete from session").map(|_| ())
}
