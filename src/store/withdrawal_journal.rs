//! Withdrawals, journalled in the keys database before the main database commits them, so that a restored backup hears of
//! those that came after it.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, ids::absent, insert, run};
use crate::base::clock::Moment;

/// A withdrawal in the journal.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub person_id: Uuid,
    /// JSON of the product's withdrawal.
    pub what: String,
    pub withdrawn_at: Moment,
}

pub async fn add(tx: &mut WriteTx, rows: &[Row]) -> Result<()> {
    insert!(
        tx,
        "insert into withdrawal_journal (id, person_id, what, withdrawn_at) ",
        rows,
        |row| (row.id, row.person_id, &row.what, row.withdrawn_at),
        ""
    )
    .map(|_| ())
}

/// The journal in the order it was written, from after an id on.
pub async fn after(tx: &mut ReadTx, after: Uuid, limit: i64) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, person_id, what, withdrawn_at from withdrawal_journal where id > $1 order by id limit $2",
        after,
        limit
    )
}

/// Which of these withdrawals the journal has never heard of.
pub async fn missing(tx: &mut ReadTx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    absent(tx, "withdrawal_journal", ids).await
}

/// One that was not carried out, since whoever asked for it may not.
pub async fn remove(tx: &mut WriteTx, id: Uuid) -> Result<()> {
    run!(tx, "delete from withdrawal_journal where id = $1", id).map(|_| ())
}

/// Of somebody who was erased.
pub async fn forget(tx: &mut WriteTx, person_id: Uuid) -> Result<()> {
    run!(tx, "delete from withdrawal_journal where person_id = $1", person_id).map(|_| ())
}
