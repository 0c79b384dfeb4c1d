//! Signing in with a passkey: its answer names the account, so nobody types anything, and a stranger learns nothing from an address.

use webauthn_rs::prelude::Passkey;

use super::{Action, Actor, CredentialPresented, Session, Subject, authorise};
use crate::{
    base::clock::Moment,
    domain,
    platform::{
        self,
        brand::LiveBrand,
        metrics::Milestone,
        passkeys::{Ceremony, Challenge, Refused},
        portal::Portal,
        story::Story,
        vault::{KeyError, Place, SealKey},
    },
    store::{mailbox, passkey as rows, register, used_challenge},
};

/// What came of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presented {
    In(Session),
    /// A passkey that is not known here (any more): its id, in base64url, for the browser to forget it (WebAuthn § 5.1.10).
    Unknown {
        credential_id: String,
    },
    Refused(Refused),
}

/// A passkey as it was stored.
pub(in crate::domain) fn open_passkey(key: &SealKey, row: &rows::Row) -> Result<Passkey, platform::error::Error> {
    Ok(serde_json::from_slice(&key.open(Place::new(register::PASSKEY_CREDENTIAL, row.id), &row.credential)?)?)
}

/// Asks the browser for any passkey of this portal; none where browsers have none.
pub fn ask_for_passkey(portal: &Portal) -> Option<Ceremony> {
    portal.passkeys.as_ref()?.ask(&[]).ok()
}

/// Signs in with what the browser answered.
pub async fn sign_in_with_passkey(
    portal: &Portal,
    ceremony: &str,
    credential: &str,
) -> Result<Presented, domain::error::Error> {
    let verified = match verify(portal, ceremony, credential).await? {
        // Who presents one has to say whose it is (WebAuthn § 7.2, step 6).
        Ok(verified) if verified.names_account => verified,
        Ok(_) => return Ok(Presented::Refused(Refused::Wrong)),
        Err(other) => return Ok(other),
    };
    let mut story = Story::begin(portal).await?;
    if let Err(other) = verified.use_up(&mut story).await? {
        return Ok(other);
    }
    let mailbox = mailbox::of_account(story.tx(), verified.row.account_id).await?;
    let Some(mailbox) = mailbox else { return Ok(verified.unknown()) };
    let subject = Subject::of(story.tx(), &mailbox).await?;
    let session = Session::of_account(subject, mailbox.confirmed_at, verified.presented(story.now()));
    story.commit().await?;
    portal.metrics.milestone(Milestone::SignIn);
    Ok(Presented::In(session))
}

/// Step-up: whoever is signed in presents a passkey of their own account afresh.
///
/// # Errors
/// [`domain::error::Error::Denied`] for who proved nothing, [`domain::error::Error::Platform`].
pub async fn step_up_with_passkey(
    portal: &Portal,
    brand: &LiveBrand,
    actor: &Actor,
    ceremony: &str,
    credential: &str,
) -> Result<Presented, domain::error::Error> {
    authorise(actor, Action::StepUp, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Presented::Refused(Refused::Wrong)) };
    let verified = match verify(portal, ceremony, credential).await? {
        Ok(verified) => verified,
        Err(other) => return Ok(other),
    };
    if session.account_id() != Some(verified.row.account_id) {
        return Ok(Presented::Refused(Refused::Wrong));
    }
    let mut story = Story::begin(portal).await?;
    if let Err(other) = verified.use_up(&mut story).await? {
        return Ok(other);
    }
    let presented = verified.presented(story.now());
    story.commit().await?;
    Ok(Presented::In(session.presents(presented)))
}

/// An answer that holds, and that nobody has used yet.
struct Verified {
    row: rows::Row,
    /// The answer said whose it is; one of a passkey that was asked for by its id need not.
    names_account: bool,
    /// Sealed, as it has to be from now on.
    credential: Vec<u8>,
    credential_id: String,
    challenge: Challenge,
}

async fn verify(
    portal: &Portal,
    ceremony: &str,
    credential: &str,
) -> Result<Result<Verified, Presented>, domain::error::Error> {
    let Some(here) = &portal.passkeys else { return Ok(Err(Presented::Refused(Refused::Over))) };
    let presented = match here.presented(ceremony, credential) {
        Ok(presented) => presented,
        Err(refused) => return Ok(Err(Presented::Refused(refused))),
    };
    let credential_id = presented.credential_id();
    let unknown = || Ok(Err(Presented::Unknown { credential_id: credential_id.clone() }));
    let row = rows::by_hash(&mut portal.store.read().await?, &presented.credential_hash()).await?;
    let Some(row) = row else { return unknown() };
    if presented.account_id.is_some_and(|id| id != row.account_id) {
        return Ok(Err(Presented::Refused(Refused::Wrong)));
    }
    let key = match portal.key(row.key_id).await {
        Ok(key) => key,
        Err(KeyError::Gone) => return unknown(),
        Err(error) => return Err(error.into()),
    };
    let mut passkey = open_passkey(&key, &row)?;
    let (challenge, names_account) = (presented.challenge.clone(), presented.account_id.is_some());
    if let Err(refused) = here.verify(presented, &mut passkey) {
        return Ok(Err(Presented::Refused(refused)));
    }
    let credential =
        key.seal(&portal.rng, Place::new(register::PASSKEY_CREDENTIAL, row.id), &serde_json::to_vec(&passkey)?);
    Ok(Ok(Verified { row, names_account, credential, credential_id, challenge }))
}

impl Verified {
    /// Takes the answer, once.
    async fn use_up(&self, story: &mut Story<'_, ()>) -> Result<Result<(), Presented>, domain::error::Error> {
        let now = story.now();
        if !used_challenge::insert(story.tx(), &self.challenge.hash, self.challenge.expires_at).await? {
            return Ok(Err(Presented::Refused(Refused::Over)));
        }
        let is_there = rows::used(story.tx(), self.row.id, &self.credential, now).await?;
        Ok(if is_there { Ok(()) } else { Err(self.unknown()) })
    }

    fn presented(&self, now: Moment) -> CredentialPresented {
        if now >= self.row.proves_from { CredentialPresented::Afresh(now) } else { CredentialPresented::NotAfresh(now) }
    }

    fn unknown(&self) -> Presented {
        Presented::Unknown { credential_id: self.credential_id.clone() }
    }
}
