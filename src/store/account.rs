//! Accounts: what credentials hang on.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, one, run};
use crate::base::clock::Moment;

pub async fn insert(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "insert into account (id, made_at) values ($1, $2)", id, now).map(|_| ())
}

/// The row alone, locked until the transaction ends: credentials of one account are changed one after the other. Whether it is
/// there.
pub async fn lock(tx: &mut WriteTx, id: Uuid) -> Result<bool> {
    Ok(run!(tx, "update account set made_at = made_at where id = $1", id)? == 1)
}

/// A mailbox that was proved joins an account, or leaves the one that it is in.
pub async fn join(tx: &mut WriteTx, mailbox_id: Uuid, account_id: Option<Uuid>) -> Result<()> {
    run!(tx, "update mailbox set account_id = $2 where id = $1", mailbox_id, account_id).map(|_| ())
}

/// The mailboxes of an account, those that are somebody at a brand first, the oldest of them first.
pub async fn mailboxes(tx: &mut ReadTx, id: Uuid) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Uuid,),
        "select mailbox.id from mailbox left join person on person.mailbox_id = mailbox.id where mailbox.account_id = $1
         group by mailbox.id order by case when min(person.joined_at) is null then 1 else 0 end, min(person.joined_at), mailbox.id",
        id
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Whether an account has another mailbox than this.
pub async fn has_another(tx: &mut ReadTx, id: Uuid, mailbox_id: Uuid) -> Result<bool> {
    Ok(one!(tx, (bool,), "select exists (select 1 from mailbox where account_id = $1 and id <> $2)", id, mailbox_id)?.0)
}

pub async fn delete(tx: &mut WriteTx, id: Uuid) -> Result<()> {
    run!(tx, "delete from account where id = $1", id).map(|_| ())
}
