//! The numbers that people have in a brand's loyalty programme.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub person_id: Uuid,
    pub brand_id: Uuid,
    pub key_id: Uuid,
    pub purpose: String,
    /// Sealed at `loyalty_number.number`.
    pub number: Vec<u8>,
    pub number_index: Vec<u8>,
    pub form: String,
    pub claimed_at: Moment,
    /// None while it waits for the brand's system.
    pub proved_at: Option<Moment>,
}

/// One that waits, with what opens it and says whose it is.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    pub id: Uuid,
    pub key_id: Uuid,
    /// Sealed at `loyalty_number.number`.
    pub number: Vec<u8>,
    pub claimed_at: Moment,
    pub person_id: Uuid,
    pub person_key: Uuid,
    /// Sealed at `person.name`.
    pub name: Vec<u8>,
    pub mailbox_id: Uuid,
    pub mailbox_key: Uuid,
    /// Sealed at `mailbox.address`.
    pub address: Vec<u8>,
}

/// Each in the place of the one before; the key of that.
pub async fn set(tx: &mut WriteTx, row: &Row) -> Result<Option<Uuid>> {
    let before = remove(tx, row.person_id).await?;
    run!(
        tx,
        "insert into loyalty_number (id, person_id, brand_id, key_id, purpose, number, number_index, form, claimed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        row.id,
        row.person_id,
        row.brand_id,
        row.key_id,
        &row.purpose,
        &row.number,
        &row.number_index,
        &row.form,
        row.claimed_at
    )?;
    Ok(before)
}

pub async fn of(tx: &mut ReadTx, person_id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, person_id, brand_id, key_id, purpose, number, number_index, form, claimed_at, proved_at
         from loyalty_number where person_id = $1",
        person_id
    )
}

pub async fn by_id(tx: &mut ReadTx, id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, person_id, brand_id, key_id, purpose, number, number_index, form, claimed_at, proved_at
         from loyalty_number where id = $1",
        id
    )
}

/// Those of a brand that wait, the oldest first: at most so many, from after one on.
pub async fn waiting(
    tx: &mut ReadTx,
    brand_id: Uuid,
    (since, after): (Moment, Uuid),
    limit: i64,
) -> Result<Vec<Waiting>> {
    all!(
        tx,
        Waiting,
        "select loyalty_number.id, loyalty_number.key_id, loyalty_number.number, loyalty_number.claimed_at,
                person.id as person_id, person.key_id as person_key, person.name,
                mailbox.id as mailbox_id, mailbox.key_id as mailbox_key, mailbox.address
         from loyalty_number
         join person on person.id = loyalty_number.person_id
         join mailbox on mailbox.id = person.mailbox_id
         where loyalty_number.brand_id = $1 and loyalty_number.proved_at is null
           and (loyalty_number.claimed_at, loyalty_number.id) > ($2, $3)
         order by loyalty_number.claimed_at, loyalty_number.id limit $4",
        brand_id,
        since,
        after,
        limit
    )
}

/// Whether a number is proved to be anybody's.
pub async fn is_proved(tx: &mut ReadTx, number_index: &[u8]) -> Result<bool> {
    let sql = "select exists (select 1 from loyalty_number where number_index = $1 and proved_at is not null)";
    Ok(one!(tx, (bool,), sql, number_index)?.0)
}

pub async fn prove(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "update loyalty_number set proved_at = $2 where id = $1", id, now).map(|_| ())
}

/// The key that it was sealed under, if it was there.
pub async fn remove(tx: &mut WriteTx, person_id: Uuid) -> Result<Option<Uuid>> {
    let row = maybe!(tx, (Uuid,), "delete from loyalty_number where person_id = $1 returning key_id", person_id)?;
    Ok(row.map(|row| row.0))
}

/// The same, if it served a purpose.
pub async fn remove_of_purpose(tx: &mut WriteTx, person_id: Uuid, purpose: &str) -> Result<Option<Uuid>> {
    let sql = "delete from loyalty_number where person_id = $1 and purpose = $2 returning key_id";
    Ok(maybe!(tx, (Uuid,), sql, person_id, purpose)?.map(|row| row.0))
}

/// The same, if it was claimed at a moment or later.
pub async fn remove_claimed_since(tx: &mut WriteTx, person_id: Uuid, since: Moment) -> Result<Option<Uuid>> {
    let sql = "delete from loyalty_number where person_id = $1 and claimed_at >= $2 returning key_id";
    Ok(maybe!(tx, (Uuid,), sql, person_id, since)?.map(|row| row.0))
}
