//! Accounts: somebody who has subscribed registers when they want more, and has something to sign in with. An account is of one
//! mailbox; whoever never registers has none, and all that a mailbox can do works without one.
//!
//! Every change of what somebody signs in with ends their other sessions (ASVS 7.4.3) and is told by email, with a way to end what
//! was done without them ([`secure`]). Registering through an emailed link is no such change: its email has told.

mod age;
pub mod app;
pub mod history;
mod holder;
pub mod linked;
mod notice;
mod passkeys;
pub mod password;
pub mod recovery;
pub mod recovery_codes;
mod register;
mod second_step;
pub mod secure;
pub mod sessions;
pub mod social_data;
pub mod terms;

use uuid::Uuid;

use crate::{
    base::clock::Moment,
    domain::{
        error::Error,
        login::{Session, open_passkey},
    },
    platform::{
        passkeys::{Ceremony, Holder, Refused},
        portal::Portal,
        vault::Place,
    },
    store::{account, passkey as rows, register as columns},
};

pub use linked::Linked;
pub use passkeys::{add, remove, rename};
pub use recovery::Recovery;
pub(in crate::domain) use register::account_of;
pub use register::register;
pub use second_step::take_second_step;

/// What a browser brings when it has made a passkey.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// What the page asked, as it was sealed.
    pub ceremony: &'a str,
    pub credential: &'a str,
}

/// What came of a change of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Everybody was signed out; whoever did it goes on with this session.
    Done {
        session: Session,
    },
    Refused(Refused),
    /// The form asked something else than the brand's does now.
    Stale,
    /// There is nobody (any more).
    Gone,
}

/// A passkey as its owner sees it.
#[derive(Clone, Debug)]
pub struct Known {
    pub row: rows::Row,
    /// Empty for one that nobody named, of an authenticator that is not known.
    pub label: String,
    pub credential_id: Vec<u8>,
    /// It was made for the host that the portal has now.
    pub works: bool,
}

/// What somebody signs in with, besides links by email.
#[derive(Clone, Debug, Default)]
pub struct Credentials {
    pub passkeys: Vec<Known>,
    pub password: Option<Used>,
    pub app: Option<Used>,
    /// Recovery codes that are left.
    pub codes: i64,
    /// Accounts at providers.
    pub linked: Vec<Linked>,
    /// Two-step verification is to be turned off.
    pub recovery: Option<Recovery>,
}

/// Since when, and when last.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    pub since: Moment,
    pub last: Option<Moment>,
}

pub async fn credentials(portal: &Portal, account_id: Uuid) -> Result<Credentials, Error> {
    let row = account::credentials(&mut portal.store.read().await?, account_id).await?.unwrap_or_default();
    let used = |since: Option<Moment>, last| since.map(|since| Used { since, last });
    Ok(Credentials {
        passkeys: passkeys(portal, account_id).await?,
        password: used(row.password_set_at, row.password_used_at),
        app: used(row.app_added_at, row.app_used_at),
        codes: row.codes.unwrap_or_default(),
        linked: linked::linked(portal, account_id).await?,
        recovery: recovery::of(portal, account_id).await?,
    })
}

/// The passkeys of an account, the oldest first.
pub async fn passkeys(portal: &Portal, account_id: Uuid) -> Result<Vec<Known>, Error> {
    let rows = rows::of(&mut portal.store.read().await?, account_id).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.key_id).collect();
    let keys = portal.keys.many(&ids).await?;
    let mut known = Vec::with_capacity(rows.len());
    for row in rows {
        // Removed since the row was read.
        let Some(key) = keys.open(&portal.vault, row.key_id)? else { continue };
        let label = key.open_text(Place::new(columns::PASSKEY_LABEL, row.id), &row.label)?;
        let credential_id = open_passkey(&key, &row)?.cred_id().to_vec();
        let works = portal.passkeys.as_ref().is_some_and(|here| here.host() == row.host);
        known.push(Known { row, label, credential_id, works });
    }
    Ok(known)
}

/// Whether there are passkeys that were made for another host than the portal has now: browsers offer them no more. The operator hears
/// of it, and can keep the host (`HANDSHAKE_PASSKEY_HOST`); whoever has one comes in by email and sees it at `/me/security`.
pub async fn warn_of_passkeys_made_elsewhere(portal: &Portal) -> Result<bool, Error> {
    let host = portal.passkeys.as_ref().map_or("", |here| here.host());
    let any = rows::any_made_elsewhere(&mut portal.store.read().await?, host).await?;
    if any {
        tracing::warn!(
            host,
            "some passkeys were made for another host than this and do not work here: keep that host with HANDSHAKE_PASSKEY_HOST, or \
             their owners sign in by email and add new ones"
        );
    }
    Ok(any)
}

/// Asks the browser for a new passkey, for whoever is signed in and has these; none where browsers make none.
pub fn offer(
    portal: &Portal,
    brand: &str,
    session: Session,
    known: &[Known],
    (address, name): (&str, &str),
) -> Option<Ceremony> {
    let holder = Holder {
        account_id: session.account_id().unwrap_or_else(|| portal.new_id()),
        mailbox_id: session.mailbox_id(),
        address,
        name,
    };
    let known = known.iter().map(|known| known.credential_id.clone()).collect();
    portal.passkeys.as_ref()?.make(brand, &holder, known).ok()
}

/// Asks the browser for one of these passkeys; none where none of them works here.
pub fn ask_for(portal: &Portal, known: &[Known]) -> Option<Ceremony> {
    let among: Vec<_> = known.iter().filter(|known| known.works).map(|known| known.credential_id.clone()).collect();
    if among.is_empty() {
        return None;
    }
    portal.passkeys.as_ref()?.ask(&among).ok()
}
