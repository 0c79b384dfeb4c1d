//! A password, for whoever wants one: nobody has to have one, and nobody who has none is asked for it.

use super::{
    Changed,
    holder::on_account,
    notice::{Notice, notify},
};
use crate::{
    base::password::{LEAST_ALONE, LEAST_WITH_SECOND_FACTOR, Password, PasswordFault},
    domain::{
        error::Error,
        login::{Action, Actor, Session, StoredPassword, authorise},
        person::overview::Overview,
    },
    platform::{
        self,
        brand::LiveBrand,
        guards::{Guessed, forget_guesses},
        ledger::Event,
        password_hasher::Busy,
        portal::Portal,
    },
    store::{self, authenticator_app, password as rows},
};

/// As the ledger names it.
pub(super) const PASSWORD: &str = "password";

/// What came of choosing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    Changed(Changed),
    Fault(PasswordFault),
    Busy,
}

/// The least that a new one has, in code points: less where there is an app too.
pub fn least(has_app: bool) -> usize {
    if has_app { LEAST_WITH_SECOND_FACTOR } else { LEAST_ALONE }
}

/// Sets a password, in the place of the one before if there is one. Whoever changes it has proved afresh who they are; the one before
/// is not asked for besides.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn set(
    portal: &Portal,
    overview: &Overview,
    (typed, has_app): (&str, bool),
    actor: &Actor,
) -> Result<Chosen, Error> {
    let brand = &*overview.brand;
    authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Chosen::Changed(Changed::Gone)) };
    let local = overview.address.rsplit_once('@').map_or("", |(local, _)| local);
    let about = [&*overview.address, local, &overview.name, &brand.name, &brand.slug, portal.site.host()];
    let password = match Password::choose(typed, least(has_app), &about) {
        Ok(password) => password,
        Err(fault) => return Ok(Chosen::Fault(fault)),
    };
    let stands_alone = password.len() >= LEAST_ALONE;
    let hash = match portal.passwords.hash(password, portal.rng.bytes()).await {
        Ok(hash) => hash,
        Err(Busy) => return Ok(Chosen::Busy),
    };
    let stored = StoredPassword { hash, stands_alone };
    Ok(store::retried(|| set_once(portal, brand, &stored, *session, actor)).await?)
}

async fn set_once(
    portal: &Portal,
    brand: &LiveBrand,
    stored: &StoredPassword,
    session: Session,
    actor: &Actor,
) -> Result<Chosen, platform::error::Error> {
    let [(key_id, key), notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else {
        return Ok(Chosen::Changed(Changed::Gone));
    };
    let account_id = holder.account_id;
    // The app went meanwhile.
    if !stored.stands_alone && authenticator_app::of(story.tx(), account_id).await?.is_none() {
        return Ok(Chosen::Fault(PasswordFault::TooShort));
    }
    let (id, now) = (portal.new_id(), story.now());
    let hash = stored.seal(portal, &key, id)?;
    let row = rows::Row { account_id, id, key_id, hash, set_at: now, last_used_at: None };
    let before = rows::set(story.tx(), &row).await?;
    story.retire_keys(before);
    story.uses_key(key_id);
    let credential = PASSWORD.to_owned();
    let (event, notice) = match before {
        Some(_) => (Event::CredentialChanged { credential }, Notice::PasswordChanged),
        None => (Event::CredentialAdded { credential }, Notice::PasswordSet),
    };
    story.record(event)?;
    forget_guesses(portal, story.tx(), Guessed::Password, &holder.mailbox.address_index).await?;
    notify(&mut story, brand, &holder, notice, &notice_key).await?;
    let session = holder.end_sessions(&mut story, session).await?;
    let _ = story.commit().await?;
    Ok(Chosen::Changed(Changed::Done { session }))
}

/// Removes it.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn remove(portal: &Portal, brand: &LiveBrand, actor: &Actor) -> Result<Changed, Error> {
    authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Changed::Gone) };
    Ok(store::retried(|| remove_once(portal, brand, *session, actor)).await?)
}

async fn remove_once(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    actor: &Actor,
) -> Result<Changed, platform::error::Error> {
    let [notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Changed::Gone) };
    let Some(key_id) = rows::delete(story.tx(), holder.account_id).await? else { return Ok(Changed::Gone) };
    story.retire_keys([key_id]);
    story.record(Event::CredentialRemoved { credential: PASSWORD.to_owned() })?;
    notify(&mut story, brand, &holder, Notice::PasswordRemoved, &notice_key).await?;
    let session = holder.end_sessions(&mut story, session).await?;
    let _ = story.commit().await?;
    Ok(Changed::Done { session })
}
