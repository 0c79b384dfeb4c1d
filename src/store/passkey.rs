//! Passkeys of accounts.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub account_id: Uuid,
    pub key_id: Uuid,
    pub credential_hash: Vec<u8>,
    /// Sealed at `passkey.credential`, `passkey.label`.
    pub credential: Vec<u8>,
    pub label: Vec<u8>,
    /// The host that it works at.
    pub host: String,
    pub made_at: Moment,
    /// From when on it proves afresh who somebody is.
    pub proves_from: Moment,
    pub last_used_at: Option<Moment>,
}

/// Inserts, unless the credential is there already; whether it did.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into passkey (id, account_id, key_id, credential_hash, credential, label, host, made_at, proves_from)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (credential_hash) do nothing",
        row.id,
        row.account_id,
        row.key_id,
        &row.credential_hash,
        &row.credential,
        &row.label,
        &row.host,
        row.made_at,
        row.proves_from
    )?;
    Ok(rows == 1)
}

/// The oldest first.
pub async fn of(tx: &mut ReadTx, account_id: Uuid) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, account_id, key_id, credential_hash, credential, label, host, made_at, proves_from,
                last_used_at
         from passkey where account_id = $1 order by made_at, id",
        account_id
    )
}

pub async fn by_hash(tx: &mut ReadTx, credential_hash: &[u8]) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, account_id, key_id, credential_hash, credential, label, host, made_at, proves_from,
                last_used_at
         from passkey where credential_hash = $1",
        credential_hash
    )
}

/// It was used: its counter and flags as they are now. Whether it is still there.
pub async fn used(tx: &mut WriteTx, id: Uuid, credential: &[u8], now: Moment) -> Result<bool> {
    Ok(run!(tx, "update passkey set credential = $2, last_used_at = $3 where id = $1", id, credential, now)? == 1)
}

pub async fn rename(tx: &mut WriteTx, id: Uuid, label: &[u8]) -> Result<()> {
    run!(tx, "update passkey set label = $2 where id = $1", id, label).map(|_| ())
}

/// The key that it was sealed under, if it was there.
pub async fn delete(tx: &mut WriteTx, account_id: Uuid, id: Uuid) -> Result<Option<Uuid>> {
    let row =
        maybe!(tx, (Uuid,), "delete from passkey where id = $2 and account_id = $1 returning key_id", account_id, id)?;
    Ok(row.map(|row| row.0))
}

/// The keys that those were sealed under that were made at a moment or later.
pub async fn delete_made_since(tx: &mut WriteTx, account_id: Uuid, moment: Moment) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Uuid,),
        "delete from passkey where account_id = $1 and made_at >= $2 returning key_id",
        account_id,
        moment
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Whether any works at another host than this.
pub async fn any_made_elsewhere(tx: &mut ReadTx, host: &str) -> Result<bool> {
    let row = one!(
        tx,
        (bool,),
        "select exists (select 1 from passkey where host < $1) or exists (select 1 from passkey where host > $1)",
        host
    )?;
    Ok(row.0)
}
