//! Changes of address, journalled in the keys database before the main database commits them.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, mailbox, run};
use crate::base::clock::Moment;

/// A change of address in the journal: the mailbox that a person has since.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub person_id: Uuid,
    pub changed_at: Moment,
    /// JSON of the ledger's event.
    pub event: String,
    /// When the change was made that this one put back.
    pub put_back: Option<Moment>,
    pub from_mailbox_id: Uuid,
    pub mailbox_id: Uuid,
    pub key_id: Uuid,
    pub address_index: Vec<u8>,
    pub index_key: i64,
    pub guard_index: Option<Vec<u8>>,
    /// Sealed at `mailbox.address`.
    pub address: Vec<u8>,
    pub confirmed_at: Moment,
}

impl Row {
    pub fn mailbox(&self) -> mailbox::Row {
        mailbox::Row {
            id: self.mailbox_id,
            key_id: self.key_id,
            address_index: self.address_index.clone(),
            index_key: self.index_key,
            guard_index: self.guard_index.clone(),
            address: self.address.clone(),
            confirmed_at: self.confirmed_at,
            bounced_at: None,
            account_id: None,
        }
    }
}

pub async fn add(tx: &mut WriteTx, row: &Row) -> Result<()> {
    run!(
        tx,
        "insert into address_journal
         (id, person_id, changed_at, event, put_back, from_mailbox_id, mailbox_id, key_id, address_index, index_key, guard_index,
          address, confirmed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        row.id,
        row.person_id,
        row.changed_at,
        &row.event,
        row.put_back,
        row.from_mailbox_id,
        row.mailbox_id,
        row.key_id,
        &row.address_index,
        row.index_key,
        &row.guard_index,
        &row.address,
        row.confirmed_at
    )
    .map(|_| ())
}

/// Changes of address in the order they were made, from after one on.
pub async fn after(tx: &mut ReadTx, changed_at: Moment, id: Uuid, limit: i64) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, person_id, changed_at, event, put_back, from_mailbox_id, mailbox_id, key_id, address_index, index_key,
                guard_index, address, confirmed_at
         from address_journal where (changed_at, id) > ($1, $2) order by changed_at, id limit $3",
        changed_at,
        id,
        limit
    )
}

/// Changes of address made before a moment are not known any more, at most so many at once; how many there were.
pub async fn forget_before(tx: &mut WriteTx, before: Moment, limit: i64) -> Result<u64> {
    let sql = "delete from address_journal where id in (select id from address_journal where changed_at < $1 limit $2)";
    run!(tx, sql, before, limit)
}

/// Of somebody who was erased.
pub async fn forget(tx: &mut WriteTx, person_id: Uuid) -> Result<()> {
    run!(tx, "delete from address_journal where person_id = $1", person_id).map(|_| ())
}

/// The mailboxes that a person had before changes of address.
pub async fn mailboxes_before(tx: &mut ReadTx, person_id: Uuid) -> Result<Vec<Uuid>> {
    let rows =
        all!(tx, (Uuid,), "select distinct from_mailbox_id from address_journal where person_id = $1", person_id)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
