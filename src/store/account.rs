//! Accounts: what credentials hang on, each of one mailbox.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, linked_account, maybe, one, passkey, password, run};
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

/// What has to be known of an account to sign in to it.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Entry {
    pub epoch: i64,
    /// It has an authenticator app: signing in takes a second step.
    pub two_step: bool,
}

pub async fn entry(tx: &mut ReadTx, id: Uuid) -> Result<Option<Entry>> {
    maybe!(
        tx,
        Entry,
        "select epoch, exists (select 1 from authenticator_app where account_id = account.id) as two_step
         from account where id = $1",
        id
    )
}

/// What there is to sign in with, besides passkeys and email.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub struct Credentials {
    pub password_set_at: Option<Moment>,
    pub password_used_at: Option<Moment>,
    pub app_added_at: Option<Moment>,
    pub app_used_at: Option<Moment>,
    /// Recovery codes that are left.
    pub codes: Option<i64>,
}

pub async fn credentials(tx: &mut ReadTx, id: Uuid) -> Result<Option<Credentials>> {
    maybe!(
        tx,
        Credentials,
        "select password.set_at as password_set_at, password.last_used_at as password_used_at,
                authenticator_app.added_at as app_added_at, authenticator_app.last_used_at as app_used_at,
                recovery_codes.unused as codes
         from account
         left join password on password.account_id = account.id
         left join authenticator_app on authenticator_app.account_id = account.id
         left join recovery_codes on recovery_codes.account_id = account.id
         where account.id = $1",
        id
    )
}

/// What to sign in with first that was added at a moment or later goes; the keys that it was sealed under.
pub async fn delete_credentials_since(tx: &mut WriteTx, id: Uuid, moment: Moment) -> Result<Vec<Uuid>> {
    let mut keys = passkey::delete_made_since(tx, id, moment).await?;
    keys.extend(password::delete_set_since(tx, id, moment).await?);
    keys.extend(linked_account::delete_linked_since(tx, id, moment).await?);
    Ok(keys)
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
