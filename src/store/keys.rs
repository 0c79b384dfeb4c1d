//! Rows of the keys database.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{
    ReadTx, Result, WriteTx, all,
    ids::{AMONG, Ids, absent},
    insert, mailbox, maybe, one, run,
};
use crate::base::clock::Moment;

/// Keys by id, each as it is wrapped.
pub async fn insert(tx: &mut WriteTx, keys: &[(Uuid, Vec<u8>)], born_at: Moment) -> Result<()> {
    insert!(tx, "insert into data_key (id, wrapped, born_at) ", keys, |(id, wrapped)| (*id, wrapped, born_at), "")
        .map(|_| ())
}

pub async fn turn_live(tx: &mut WriteTx, ids: &[Uuid], now: Moment) -> Result<()> {
    let among = tx.spell(AMONG);
    let sql = AssertSqlSafe(format!("update data_key set live_at = $2 where live_at is null and id {among}"));
    run!(tx, sql, Ids(ids), now).map(|_| ())
}

pub async fn wrapped(tx: &mut ReadTx, id: Uuid) -> Result<Option<Vec<u8>>> {
    let row = maybe!(tx, (Option<Vec<u8>>,), "select wrapped from data_key where id = $1", id)?;
    Ok(row.and_then(|row| row.0))
}

pub async fn wrapped_many(tx: &mut ReadTx, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<u8>)>> {
    let among = tx.spell(AMONG);
    let sql = AssertSqlSafe(format!("select id, wrapped from data_key where wrapped is not null and id {among}"));
    all!(tx, (Uuid, Vec<u8>), sql, Ids(ids))
}

/// Whether it was there to be destroyed.
pub async fn destroy(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update data_key set wrapped = null, destroyed_at = $2 where id = $1 and destroyed_at is null",
        id,
        now
    )?;
    Ok(rows == 1)
}

/// Keys born before `before` that never turned live: their transaction may have failed, or the process died after its commit.
pub async fn not_live(tx: &mut ReadTx, before: Moment) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Uuid,),
        "select id from data_key where live_at is null and destroyed_at is null and born_at < $1 order by born_at limit 1000",
        before
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Which of these this database has never heard of.
pub async fn missing(tx: &mut ReadTx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    absent(tx, "data_key", ids).await
}

/// Which of these are destroyed.
pub async fn destroyed(tx: &mut ReadTx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let among = tx.spell(AMONG);
    let sql = AssertSqlSafe(format!("select id from data_key where destroyed_at is not null and id {among}"));
    Ok(all!(tx, (Uuid,), sql, Ids(ids))?.into_iter().map(|row| row.0).collect())
}

/// How many keys there are, of whatever state.
pub async fn count(tx: &mut ReadTx) -> Result<i64> {
    Ok(one!(tx, (i64,), "select count(*) from data_key")?.0)
}

/// A withdrawal in the journal.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Withdrawn {
    pub id: Uuid,
    pub person_id: Uuid,
    /// JSON of the product's withdrawal.
    pub what: String,
    pub withdrawn_at: Moment,
}

pub async fn journal(tx: &mut WriteTx, rows: &[Withdrawn]) -> Result<()> {
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
pub async fn journal_after(tx: &mut ReadTx, after: Uuid, limit: i64) -> Result<Vec<Withdrawn>> {
    all!(
        tx,
        Withdrawn,
        "select id, person_id, what, withdrawn_at from withdrawal_journal where id > $1 order by id limit $2",
        after,
        limit
    )
}

/// Which of these withdrawals the journal has never heard of.
pub async fn not_journalled(tx: &mut ReadTx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    absent(tx, "withdrawal_journal", ids).await
}

/// A change of address in the journal: the mailbox that a person has since.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Moved {
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

impl Moved {
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
        }
    }
}

pub async fn journal_move(tx: &mut WriteTx, row: &Moved) -> Result<()> {
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
pub async fn moved_after(tx: &mut ReadTx, changed_at: Moment, id: Uuid, limit: i64) -> Result<Vec<Moved>> {
    all!(
        tx,
        Moved,
        "select id, person_id, changed_at, event, put_back, from_mailbox_id, mailbox_id, key_id, address_index, index_key,
                guard_index, address, confirmed_at
         from address_journal where (changed_at, id) > ($1, $2) order by changed_at, id limit $3",
        changed_at,
        id,
        limit
    )
}

/// Changes of address made before a moment are not known any more; how many there were.
pub async fn forget_moves(tx: &mut WriteTx, before: Moment) -> Result<u64> {
    run!(tx, "delete from address_journal where changed_at < $1", before)
}

/// The journals of somebody who was erased.
pub async fn forget_journals(tx: &mut WriteTx, person_id: Uuid) -> Result<()> {
    run!(tx, "delete from withdrawal_journal where person_id = $1", person_id)?;
    run!(tx, "delete from address_journal where person_id = $1", person_id).map(|_| ())
}
