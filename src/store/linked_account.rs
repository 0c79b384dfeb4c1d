//! Accounts at providers that somebody signs in by.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, maybe, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub account_id: Uuid,
    pub key_id: Uuid,
    pub issuer: String,
    pub subject_index: Vec<u8>,
    /// Sealed at `linked_account.subject`, `linked_account.email`.
    pub subject: Vec<u8>,
    pub email: Vec<u8>,
    pub linked_at: Moment,
    pub last_used_at: Option<Moment>,
}

/// Inserts, unless somebody is linked to it already; whether it did.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into linked_account (id, account_id, key_id, issuer, subject_index, subject, email, linked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (subject_index) do nothing",
        row.id,
        row.account_id,
        row.key_id,
        &row.issuer,
        &row.subject_index,
        &row.subject,
        &row.email,
        row.linked_at
    )?;
    Ok(rows == 1)
}

/// The oldest first.
pub async fn of(tx: &mut ReadTx, account_id: Uuid) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, account_id, key_id, issuer, subject_index, subject, email, linked_at, last_used_at
         from linked_account where account_id = $1 order by linked_at, id",
        account_id
    )
}

pub async fn by_subject(tx: &mut ReadTx, subject_index: &[u8]) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, account_id, key_id, issuer, subject_index, subject, email, linked_at, last_used_at
         from linked_account where subject_index = $1",
        subject_index
    )
}

/// Somebody signed in by it; the address as the provider says it now. Whether it is still there.
pub async fn used(tx: &mut WriteTx, id: Uuid, email: &[u8], now: Moment) -> Result<bool> {
    Ok(run!(tx, "update linked_account set email = $2, last_used_at = $3 where id = $1", id, email, now)? == 1)
}

/// The keys that it and what came by it were sealed under, if it was there.
pub async fn delete(tx: &mut WriteTx, account_id: Uuid, id: Uuid) -> Result<Vec<Uuid>> {
    let grants = "delete from social_grant where account_id = $1 and linked_account_id = $2 returning key_id";
    let mut keys: Vec<Uuid> = all!(tx, (Uuid,), grants, account_id, id)?.into_iter().map(|row| row.0).collect();
    let sql = "delete from linked_account where id = $2 and account_id = $1 returning key_id";
    keys.extend(maybe!(tx, (Uuid,), sql, account_id, id)?.map(|row| row.0));
    Ok(keys)
}

/// The same for those that were linked at a moment or later.
pub async fn delete_linked_since(tx: &mut WriteTx, account_id: Uuid, moment: Moment) -> Result<Vec<Uuid>> {
    let sql = "select id from linked_account where account_id = $1 and linked_at >= $2";
    let mut keys = Vec::new();
    for (id,) in all!(tx, (Uuid,), sql, account_id, moment)? {
        keys.extend(delete(tx, account_id, id).await?);
    }
    Ok(keys)
}
