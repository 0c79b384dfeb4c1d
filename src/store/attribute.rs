//! What people told a brand about themselves, and what they do not want to be asked.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, maybe, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub person_id: Uuid,
    pub key_id: Uuid,
    pub attribute: String,
    pub purpose: String,
    /// Sealed at `attribute.value`.
    pub value: Vec<u8>,
    pub form: String,
    pub answered_at: Moment,
}

/// Each in the place of the one before; the key of that.
pub async fn set(tx: &mut WriteTx, row: &Row) -> Result<Option<Uuid>> {
    let before = remove(tx, row.person_id, &row.attribute).await?;
    run!(
        tx,
        "insert into attribute (id, person_id, key_id, attribute, purpose, value, form, answered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.id,
        row.person_id,
        row.key_id,
        &row.attribute,
        &row.purpose,
        &row.value,
        &row.form,
        row.answered_at
    )?;
    Ok(before)
}

pub async fn of(tx: &mut ReadTx, person_id: Uuid) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, person_id, key_id, attribute, purpose, value, form, answered_at from attribute where person_id = $1",
        person_id
    )
}

/// The key that it was sealed under, if it was there.
pub async fn remove(tx: &mut WriteTx, person_id: Uuid, attribute: &str) -> Result<Option<Uuid>> {
    let row = maybe!(
        tx,
        (Uuid,),
        "delete from attribute where person_id = $1 and attribute = $2 returning key_id",
        person_id,
        attribute
    )?;
    Ok(row.map(|row| row.0))
}

/// All that served a purpose; what they were called, and their keys.
pub async fn remove_of_purpose(tx: &mut WriteTx, person_id: Uuid, purpose: &str) -> Result<Vec<(String, Uuid)>> {
    all!(
        tx,
        (String, Uuid),
        "delete from attribute where person_id = $1 and purpose = $2 returning attribute, key_id",
        person_id,
        purpose
    )
}

/// All that were answered at a moment or later; what they were called, and their keys.
pub async fn remove_answered_since(tx: &mut WriteTx, person_id: Uuid, since: Moment) -> Result<Vec<(String, Uuid)>> {
    all!(
        tx,
        (String, Uuid),
        "delete from attribute where person_id = $1 and answered_at >= $2 returning attribute, key_id",
        person_id,
        since
    )
}

/// A question is not asked until then, or ever.
pub async fn put_off(
    tx: &mut WriteTx,
    person_id: Uuid,
    attribute: &str,
    now: Moment,
    again_at: Option<Moment>,
) -> Result<()> {
    run!(
        tx,
        "insert into put_off (person_id, attribute, put_off_at, again_at) values ($1, $2, $3, $4)
         on conflict (person_id, attribute) do update set put_off_at = excluded.put_off_at, again_at = excluded.again_at",
        person_id,
        attribute,
        now,
        again_at
    )
    .map(|_| ())
}

/// The questions that are not to be asked now: those that were answered, and those that were put off.
pub async fn not_asked(tx: &mut ReadTx, person_id: Uuid, now: Moment) -> Result<Vec<String>> {
    let rows = all!(
        tx,
        (String,),
        "select attribute from attribute where person_id = $1
         union select attribute from put_off where person_id = $1 and (again_at is null or again_at > $2)",
        person_id,
        now
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
