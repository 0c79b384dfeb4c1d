//! Consents as they stand. What led to them is in the ledger.

use uuid::Uuid;

use super::{Result, WriteTx, insert, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug)]
pub struct Row {
    pub person_id: Uuid,
    pub purpose: String,
    pub asked_at: Moment,
    pub given_at: Moment,
    pub withdrawn_at: Option<Moment>,
    pub notice: String,
    pub version: String,
    pub language: String,
    pub wording_hash: Vec<u8>,
    pub form: String,
}

pub async fn give(tx: &mut WriteTx, rows: &[Row]) -> Result<()> {
    insert!(
        tx,
        "insert into consent
         (person_id, purpose, asked_at, given_at, withdrawn_at, notice, version, language, wording_hash, form) ",
        rows,
        |row| (
            row.person_id,
            &row.purpose,
            row.asked_at,
            row.given_at,
            row.withdrawn_at,
            &row.notice,
            &row.version,
            &row.language,
            &row.wording_hash,
            &row.form
        ),
        " on conflict (person_id, purpose) do update set asked_at = excluded.asked_at, given_at = excluded.given_at,
          withdrawn_at = excluded.withdrawn_at, notice = excluded.notice, version = excluded.version,
          language = excluded.language, wording_hash = excluded.wording_hash, form = excluded.form"
    )
    .map(|_| ())
}

/// Whether there was one to withdraw.
pub async fn withdraw(tx: &mut WriteTx, person_id: Uuid, purpose: &str, now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update consent set withdrawn_at = $3 where person_id = $1 and purpose = $2 and withdrawn_at is null",
        person_id,
        purpose,
        now
    )?;
    Ok(rows == 1)
}
