//! What happened to how somebody signs in, out of the ledger.

use uuid::Uuid;

use crate::{
    base::clock::Moment,
    domain::error::Error,
    platform::{
        ledger::{self, Event},
        portal::Portal,
    },
    store::person,
};

/// So much is shown, the newest first.
const MOST: usize = 50;

/// At all brands of a mailbox, the newest first.
pub async fn history(portal: &Portal, mailbox_id: Uuid) -> Result<Vec<(Moment, Event)>, Error> {
    let mut tx = portal.store.read().await?;
    let mut all = Vec::new();
    for person in person::of_mailbox(&mut tx, mailbox_id).await? {
        all.extend(ledger::entries(&mut tx, person.id).await?);
    }
    all.retain(|(_, event)| is_of_signing_in(event));
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    all.truncate(MOST);
    Ok(all)
}

fn is_of_signing_in(event: &Event) -> bool {
    matches!(
        event,
        Event::AccountMade {}
            | Event::AddressChanged { .. }
            | Event::AddressPutBack { .. }
            | Event::CredentialAdded { .. }
            | Event::CredentialRemoved { .. }
            | Event::CredentialRenamed { .. }
            | Event::CredentialChanged { .. }
            | Event::RecoveryCodeUsed { .. }
            | Event::RecoveryStarted { .. }
            | Event::RecoveryStopped {}
            | Event::RecoveryFinished {}
            | Event::SessionEnded {}
            | Event::OtherSessionsEnded {}
            | Event::SignInCopied {}
            | Event::SocialDataGranted { .. }
            | Event::SocialDataRevoked { .. }
            | Event::AccountSecured { .. }
    )
}
