//! That people have an account with a brand, and the terms that they accepted.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, maybe, one, run};
use crate::base::clock::Moment;

/// Of whoever registers.
#[derive(Clone, Debug)]
pub struct New {
    pub person_id: Uuid,
    pub registered_at: Moment,
    /// ISO 3166.
    pub country: Option<String>,
    /// In years.
    pub at_least: Option<i64>,
}

/// The terms that somebody accepted, in which words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Accepted {
    pub notice: String,
    pub version: String,
    pub wording_hash: Vec<u8>,
    pub language: String,
    pub form: String,
    pub accepted_at: Moment,
}

/// Inserts, unless they are registered; whether it did.
pub async fn insert(tx: &mut WriteTx, row: &New) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into registration (person_id, registered_at, country, at_least) values ($1, $2, $3, $4)
         on conflict (person_id) do nothing",
        row.person_id,
        row.registered_at,
        row.country.as_deref(),
        row.at_least
    )?;
    Ok(rows == 1)
}

/// Whoever has a mailbox came in once more, wherever they are registered.
pub async fn count_visit(tx: &mut WriteTx, mailbox_id: Uuid) -> Result<()> {
    let sql = "update registration set visits = visits + 1
               where person_id in (select id from person where mailbox_id = $1)";
    run!(tx, sql, mailbox_id).map(|_| ())
}

/// Whether somebody has an account with the brand.
pub async fn is_there(tx: &mut ReadTx, person_id: Uuid) -> Result<bool> {
    Ok(one!(tx, (bool,), "select exists (select 1 from registration where person_id = $1)", person_id)?.0)
}

pub async fn visits(tx: &mut ReadTx, person_id: Uuid) -> Result<i64> {
    let row = maybe!(tx, (i64,), "select visits from registration where person_id = $1", person_id)?;
    Ok(row.map_or(0, |row| row.0))
}

/// Whether they are registered.
pub async fn accept(tx: &mut WriteTx, person_id: Uuid, accepted: &Accepted) -> Result<bool> {
    let rows = run!(
        tx,
        "update registration set notice = $2, version = $3, wording_hash = $4, language = $5, form = $6, accepted_at = $7
         where person_id = $1",
        person_id,
        &accepted.notice,
        &accepted.version,
        &accepted.wording_hash,
        &accepted.language,
        &accepted.form,
        accepted.accepted_at
    )?;
    Ok(rows == 1)
}

/// Whether whoever has a mailbox is registered at another brand than a person of theirs is at.
pub async fn at_another_brand(tx: &mut ReadTx, mailbox_id: Uuid, person_id: Uuid) -> Result<bool> {
    let row = one!(
        tx,
        (bool,),
        "select exists (select 1 from registration join person on person.id = registration.person_id
                        where person.mailbox_id = $1 and person.id <> $2)",
        mailbox_id,
        person_id
    )?;
    Ok(row.0)
}

/// None for who is not registered.
pub async fn accepted(tx: &mut ReadTx, person_id: Uuid) -> Result<Option<Accepted>> {
    maybe!(
        tx,
        Accepted,
        "select notice, version, wording_hash, language, form, accepted_at from registration
         where person_id = $1 and accepted_at is not null",
        person_id
    )
}
