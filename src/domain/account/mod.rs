//! Accounts: somebody who has subscribed registers when they want more, and has something to sign in with. An account joins mailboxes that
//! were each proved; whoever never registers has none, and all that a mailbox can do works without one.
//!
//! Every change of what somebody signs in with ends their other sessions (ASVS 7.4.3) and is told by email, with a way to end what
//! was done without them ([`secure`]).

mod holder;
mod notice;
mod passkeys;
mod register;
pub mod secure;

use uuid::Uuid;

use crate::{
    domain::{
        error::Error,
        login::{Session, open_passkey},
    },
    platform::{
        passkeys::{Ceremony, Holder, Refused},
        portal::Portal,
        vault::Place,
    },
    store::{passkey as rows, register as columns},
};

pub use passkeys::{Removed, add, remove, rename};
pub use register::register;

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
    let known = known.iter().map(|known| known.credential_id.clone().into()).collect();
    portal.passkeys.as_ref()?.make(brand, &holder, known).ok()
}

/// Asks the browser for one of these passkeys; none where none of them works here.
pub fn ask_for(portal: &Portal, known: &[Known]) -> Option<Ceremony> {
    let among: Vec<_> =
        known.iter().filter(|known| known.works).map(|known| known.credential_id.clone().into()).collect();
    if among.is_empty() {
        return None;
    }
    portal.passkeys.as_ref()?.ask(&among).ok()
}
