//! The public signing keys, in the keys database.

use super::{ReadTx, Result, WriteTx, all, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub number: i64,
    pub public: Vec<u8>,
    pub born_at: Moment,
}

/// From the first to the one that signs now.
pub async fn all(tx: &mut ReadTx) -> Result<Vec<Row>> {
    all!(tx, Row, "select number, public, born_at from signing_key order by number")
}

/// Whether it was new: two processes may come at once.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into signing_key (number, public, born_at) values ($1, $2, $3) on conflict do nothing",
        row.number,
        &row.public,
        row.born_at
    )?;
    Ok(rows == 1)
}
