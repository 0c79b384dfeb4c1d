//! Two-step verification: an authenticator app, whose codes whoever signs in by email or with a password types too. A passkey is two
//! steps in one. It comes with recovery codes, for whoever loses the app.

use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    Changed,
    holder::on_account,
    notice::{Notice, notify},
    recovery_codes::{self, Codes},
};
use crate::{
    base::clock::minutes,
    domain::{
        error::Error,
        login::{Action, Actor, Session, StoredPassword, authorise},
    },
    platform::{
        self,
        authenticator_app::Secret,
        brand::LiveBrand,
        guards::{Guessed, forget_guesses},
        ledger::Event,
        portal::Portal,
        story::Story,
        vault::{KeyError, Place},
    },
    store::{self, authenticator_app as rows, password, recovery, recovery_codes as code_rows, register},
};

pub use crate::platform::authenticator_app::DIGITS;

/// As the ledger names it.
pub(super) const APP: &str = "authenticator-app";
/// A page with a secret may stand open for this long before a code is typed.
const LIVES: jiff::SignedDuration = minutes(30);

/// A secret that is being shown, and is nobody's yet.
pub struct Offered {
    pub secret: Secret,
    /// Comes back with the first code.
    pub sealed: String,
}

/// A new secret for whoever is signed in; the same one again where they come back with it.
pub fn offer(portal: &Portal, session: Session, sealed: &str) -> Result<Offered, platform::error::Error> {
    if let Some(secret) = open(portal, session, sealed) {
        return Ok(Offered { secret, sealed: sealed.to_owned() });
    }
    let secret = Secret::new(&portal.rng);
    let place = Place::new(register::APP_OFFERED, session.mailbox_id());
    let sealed = portal.vault.ceremony().hand_out(&portal.rng, place, portal.now(), &secret.octets())?;
    Ok(Offered { secret, sealed })
}

fn open(portal: &Portal, session: Session, sealed: &str) -> Option<Secret> {
    let place = Place::new(register::APP_OFFERED, session.mailbox_id());
    let back = portal.vault.ceremony().take_back::<Vec<u8>>(place, sealed, (portal.now(), LIVES))?;
    Some(Secret::from_octets(&Zeroizing::new(back.value)))
}

/// What came of turning two-step verification on.
pub enum TurnedOn {
    /// Everybody else was signed out; the codes are shown this once.
    Done {
        session: Session,
        codes: Codes,
    },
    /// The code is none of the app's: it shows another secret, or its clock is wrong.
    Wrong,
    /// What the page showed is too old, or it is on already.
    Over,
    Gone,
}

/// Turns it on, once the app has shown that it has the secret.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn turn_on(
    portal: &Portal,
    brand: &LiveBrand,
    sealed: &str,
    typed: &str,
    actor: &Actor,
) -> Result<TurnedOn, Error> {
    authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(TurnedOn::Gone) };
    let Some(secret) = open(portal, *session, sealed) else { return Ok(TurnedOn::Over) };
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let Some(step) = secret.step_of(&digits, portal.now()) else { return Ok(TurnedOn::Wrong) };
    Ok(store::retried(|| turn_on_once(portal, brand, &secret, step, *session, actor)).await?)
}

async fn turn_on_once(
    portal: &Portal,
    brand: &LiveBrand,
    secret: &Secret,
    step: i64,
    session: Session,
    actor: &Actor,
) -> Result<TurnedOn, platform::error::Error> {
    let [(key_id, key), codes_key, notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(TurnedOn::Gone) };
    let (id, now) = (portal.new_id(), story.now());
    let row = rows::Row {
        account_id: holder.account_id,
        id,
        key_id,
        secret: key.seal(&portal.rng, Place::new(register::APP_SECRET, id), secret.octets()),
        added_at: now,
        last_step: step,
        last_used_at: Some(now),
    };
    if !rows::insert(story.tx(), &row).await? {
        return Ok(TurnedOn::Over);
    }
    story.uses_key(key_id);
    story.record(Event::CredentialAdded { credential: APP.to_owned() })?;
    forget_guesses(portal, story.tx(), Guessed::Code, holder.account_id.as_bytes()).await?;
    let codes = recovery_codes::put(&mut story, holder.account_id, codes_key).await?;
    notify(&mut story, brand, &holder, Notice::AppAdded, &notice_key).await?;
    let session = holder.end_sessions(&mut story, session.with_second_step(now)).await?;
    let _ = story.commit().await?;
    Ok(TurnedOn::Done { session, codes })
}

/// Turns it off: the app and the recovery codes go. So does a password that is too short to be asked for alone.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn turn_off(portal: &Portal, brand: &LiveBrand, actor: &Actor) -> Result<Changed, Error> {
    authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Changed::Gone) };
    Ok(store::retried(|| turn_off_once(portal, brand, *session, actor)).await?)
}

async fn turn_off_once(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    actor: &Actor,
) -> Result<Changed, platform::error::Error> {
    let [notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Changed::Gone) };
    let Some(password) = take_away(&mut story, holder.account_id).await? else { return Ok(Changed::Gone) };
    notify(&mut story, brand, &holder, Notice::AppRemoved { password }, &notice_key).await?;
    let session = holder.end_sessions(&mut story, session).await?;
    let _ = story.commit().await?;
    Ok(Changed::Done { session })
}

/// The app goes with the codes, and a recovery has nothing left to do; whether a password went with it. None where there is no app.
pub(super) async fn take_away(story: &mut Story<'_>, account_id: Uuid) -> Result<Option<bool>, platform::error::Error> {
    let Some(key_id) = rows::delete(story.tx(), account_id).await? else { return Ok(None) };
    story.retire_keys([key_id]);
    let codes = code_rows::delete(story.tx(), account_id).await?;
    story.retire_keys(codes);
    recovery::delete(story.tx(), account_id).await?;
    story.record(Event::CredentialRemoved { credential: APP.to_owned() })?;
    Ok(Some(drop_short_password(story, account_id).await?))
}

/// A password that stood beside the app only; whether there was one.
async fn drop_short_password(story: &mut Story<'_>, account_id: Uuid) -> Result<bool, platform::error::Error> {
    let Some(row) = password::of(story.tx(), account_id).await? else { return Ok(false) };
    let key = story.portal().key(row.key_id).await?;
    if StoredPassword::open(&key, &row)?.stands_alone {
        return Ok(false);
    }
    let key_id = password::delete(story.tx(), account_id).await?;
    story.retire_keys(key_id);
    story.record(Event::CredentialRemoved { credential: super::password::PASSWORD.to_owned() })?;
    Ok(true)
}

/// Uses a code of the app of an account, once.
pub(super) async fn use_code(portal: &Portal, account_id: Uuid, digits: &str) -> Result<bool, platform::error::Error> {
    let Some(row) = rows::of(&mut portal.store.read().await?, account_id).await? else { return Ok(false) };
    let key = match portal.key(row.key_id).await {
        Ok(key) => key,
        Err(KeyError::Gone) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let secret = Secret::from_octets(&key.open(Place::new(register::APP_SECRET, row.id), &row.secret)?);
    let Some(step) = secret.step_of(digits, portal.now()) else { return Ok(false) };
    Ok(rows::use_step(&mut portal.store.once().await?, row.id, account_id, step, portal.now()).await?)
}
