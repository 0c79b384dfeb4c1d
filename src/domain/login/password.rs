//! Signing in with a password. Whatever the address, it costs the same statements and one hash, and guesses are counted before anything
//! is compared (ASVS 6.3.1, 6.3.8).

use uuid::Uuid;

use super::{Action, Actor, Device, From, Session, Subject, authorise};
use crate::{
    base::{address::Address, password::Password},
    domain,
    platform::{
        self,
        brand::LiveBrand,
        guards::{self, Counted, Guessed, Guesser, TooOften},
        metrics::Milestone,
        password_hasher::{Busy, Verified},
        portal::Portal,
        story::Story,
        vault::{KeyError, Place, SealKey},
    },
    store::{account, mailbox, password as rows, register},
};

/// What came of something secret that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// It is theirs: go on with this session.
    Right(Session),
    /// It is not, or there is nobody.
    Wrong,
    /// It was not even looked at.
    TooOften(TooOften),
    Busy,
}

/// A password as it was stored.
#[derive(serde::Serialize, serde::Deserialize)]
pub(in crate::domain) struct Stored {
    /// A PHC string.
    pub hash: String,
    /// It is long enough to be asked for alone.
    pub stands_alone: bool,
}

impl Stored {
    pub fn open(key: &SealKey, row: &rows::Row) -> Result<Stored, platform::error::Error> {
        Ok(serde_json::from_slice(&key.open(Place::new(register::PASSWORD_HASH, row.id), &row.hash)?)?)
    }

    pub fn seal(&self, portal: &Portal, key: &SealKey, id: Uuid) -> Result<Vec<u8>, platform::error::Error> {
        Ok(key.seal(&portal.rng, Place::new(register::PASSWORD_HASH, id), &serde_json::to_vec(self)?))
    }
}

/// Signs in with an address and a password.
///
/// # Errors
/// [`domain::error::Error::Platform`].
pub async fn sign_in_with_password(
    portal: &Portal,
    address: &Address,
    typed: &str,
    from: &From,
) -> Result<Typed, domain::error::Error> {
    let index = portal.vault.index(&address.canonical());
    let mailbox = mailbox::by_index(&mut portal.store.read().await?, &index).await?;
    let account_id = mailbox.and_then(|mailbox| mailbox.account_id);
    let right = match compare(portal, account_id, &index.value, typed, from).await? {
        Ok(right) => right,
        Err(other) => return Ok(other),
    };
    let mut story = Story::begin(portal).await?;
    let now = story.now();
    let mailbox = mailbox::of_account(story.tx(), right.row.account_id).await?;
    let Some(mailbox) = mailbox.filter(|mailbox| mailbox.address_index == index.value) else { return Ok(Typed::Wrong) };
    if !rows::used(story.tx(), right.row.id, right.row.account_id, &right.hash, now).await? {
        return Ok(Typed::Wrong);
    }
    let subject = Subject::of(story.tx(), &mailbox).await?;
    story.commit().await?;
    right.counted.was_right(portal).await?;
    let session = Session::by_password(subject, mailbox.confirmed_at, now);
    if !session.awaits_second_step() {
        portal.metrics.milestone(Milestone::SignIn);
    }
    Ok(Typed::Right(session))
}

/// Step-up: whoever is signed in types the password of their account. Beside an app it proves nothing by itself: it may be short.
///
/// # Errors
/// [`domain::error::Error::Denied`] for who proved nothing, [`domain::error::Error::Platform`].
pub async fn step_up_with_password(
    portal: &Portal,
    brand: &LiveBrand,
    actor: &Actor,
    typed: &str,
    from: &From,
) -> Result<Typed, domain::error::Error> {
    authorise(actor, Action::StepUp, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Typed::Wrong) };
    if session.subject().is_two_step() {
        return Ok(Typed::Wrong);
    }
    let mailbox = mailbox::by_id(&mut portal.store.read().await?, session.mailbox_id()).await?;
    let Some(mailbox) = mailbox.filter(|mailbox| mailbox.account_id.is_some()) else { return Ok(Typed::Wrong) };
    let right = match compare(portal, session.account_id(), &mailbox.address_index, typed, from).await? {
        Ok(right) => right,
        Err(other) => return Ok(other),
    };
    let now = portal.now();
    let is_there =
        rows::used(&mut portal.store.once().await?, right.row.id, right.row.account_id, &right.hash, now).await?;
    if !is_there {
        return Ok(Typed::Wrong);
    }
    right.counted.was_right(portal).await?;
    Ok(Typed::Right(session.with_password(now)))
}

/// A password that is the account's.
struct Right {
    row: rows::Row,
    /// Sealed, as it has to be from now on.
    hash: Vec<u8>,
    counted: Counted,
}

/// Compares what was typed with the password of an account. `whose` is the address that stands for it, whether or not there is one.
async fn compare(
    portal: &Portal,
    account_id: Option<Uuid>,
    whose: &[u8],
    typed: &str,
    from: &From,
) -> Result<Result<Right, Typed>, domain::error::Error> {
    // Nobody's, whatever the address.
    let Some(password) = Password::typed(typed) else { return Ok(Err(Typed::Wrong)) };
    // Of nobody: the same statements find nothing.
    let account_id = account_id.unwrap_or_default();
    let mut tx = portal.store.read().await?;
    let entry = account::entry(&mut tx, account_id).await?;
    let row = rows::of(&mut tx, account_id).await?;
    drop(tx);
    let device = entry.and_then(|entry| from.device_of(portal, account_id, entry.epoch));
    let by = Guesser { whose, source: from.source, device: device.map(Device::id) };
    let counted = match guards::count_guess(portal, Guessed::Password, by).await? {
        Ok(counted) => counted,
        Err(often) => return Ok(Err(Typed::TooOften(often))),
    };
    let opened = async {
        let key = match portal.key(row.as_ref().map(|row| row.key_id).unwrap_or_default()).await {
            Ok(key) => Some(key),
            Err(KeyError::Gone) => None,
            Err(error) => return Err(error.into()),
        };
        match row.zip(key) {
            Some((row, key)) => Ok(Some((Stored::open(&key, &row)?, row, key))),
            None => Ok::<_, platform::error::Error>(None),
        }
    };
    let known = match opened.await {
        Ok(known) => known,
        Err(error) => {
            counted.was_nothing(portal).await?;
            return Err(error.into());
        }
    };
    let hash = known.as_ref().map(|(stored, ..)| stored.hash.as_str());
    let verified = match portal.passwords.verify(password.clone(), hash).await {
        Ok(verified) => verified,
        Err(Busy) => {
            counted.was_nothing(portal).await?;
            return Ok(Err(Typed::Busy));
        }
    };
    let (Verified::Right { outdated }, Some((mut stored, row, key))) = (verified, known) else {
        return Ok(Err(Typed::Wrong));
    };
    if outdated && let Ok(hash) = portal.passwords.hash(password, portal.rng.bytes()).await {
        stored.hash = hash;
    }
    let hash = stored.seal(portal, &key, row.id)?;
    Ok(Ok(Right { row, hash, counted }))
}
