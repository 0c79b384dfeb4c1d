//! What somebody asked for in the name of a person who is there already.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub person_id: Uuid,
    /// JSON: ids of the brand's topics.
    pub topics: String,
    pub asked_at: Moment,
    pub expires_at: Moment,
}

pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<()> {
    run!(
        tx,
        "insert into pending_change (id, person_id, topics, asked_at, expires_at) values ($1, $2, $3, $4, $5)",
        row.id,
        row.person_id,
        &row.topics,
        row.asked_at,
        row.expires_at
    )
    .map(|_| ())
}

pub async fn of(tx: &mut ReadTx, person_id: Uuid, now: Moment) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, person_id, topics, asked_at, expires_at from pending_change where person_id = $1 and expires_at > $2
         order by asked_at, id limit 50",
        person_id,
        now
    )
}

/// Takes them all out; what they were.
pub async fn take(tx: &mut WriteTx, person_id: Uuid) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "delete from pending_change where person_id = $1 returning id, person_id, topics, asked_at, expires_at",
        person_id
    )
}
