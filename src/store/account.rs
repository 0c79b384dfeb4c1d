//! Accounts: what credentials hang on, each of one mailbox.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, maybe, one, run};
use crate::base::clock::Moment;

pub async fn insert(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "insert into account (id, made_at) values ($1, $2)", id, now).map(|_| ())
}

/// The row alone, locked until the transaction ends: credentials of one account are changed one after the other. Its epoch, if it is
/// there.
pub async fn lock(tx: &mut WriteTx, id: Uuid) -> Result<Option<i64>> {
    let row = maybe!(tx, (i64,), "update account set epoch = epoch where id = $1 returning epoch", id)?;
    Ok(row.map(|row| row.0))
}

pub async fn epoch(tx: &mut ReadTx, id: Uuid) -> Result<Option<i64>> {
    Ok(maybe!(tx, (i64,), "select epoch from account where id = $1", id)?.map(|row| row.0))
}

/// No session that was proved until now is opened any more.
pub async fn raise_epoch(tx: &mut WriteTx, id: Uuid) -> Result<()> {
    run!(tx, "update account set epoch = epoch + 1 where id = $1", id).map(|_| ())
}

/// An account is of this mailbox from now on; or the mailbox has none any more.
pub async fn give_to(tx: &mut WriteTx, mailbox_id: Uuid, account_id: Option<Uuid>) -> Result<()> {
    run!(tx, "update mailbox set account_id = $2 where id = $1", mailbox_id, account_id).map(|_| ())
}

/// An account has left this mailbox with its owner, and can be put back there.
pub async fn add_former_home(tx: &mut WriteTx, id: Uuid, mailbox_id: Uuid) -> Result<()> {
    run!(
        tx,
        "insert into former_home (account_id, mailbox_id) values ($1, $2) on conflict (account_id, mailbox_id) do nothing",
        id,
        mailbox_id
    )
    .map(|_| ())
}

/// Whether an account ever was of this mailbox, and left it.
pub async fn was_at(tx: &mut ReadTx, id: Uuid, mailbox_id: Uuid) -> Result<bool> {
    let row = one!(
        tx,
        (bool,),
        "select exists (select 1 from former_home where account_id = $1 and mailbox_id = $2)",
        id,
        mailbox_id
    )?;
    Ok(row.0)
}
