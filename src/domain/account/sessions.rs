//! Where somebody is signed in, as they see it, and signing out from there.

use uuid::Uuid;

use super::{Changed, holder::on_account};
use crate::{
    base::clock::Moment,
    domain::{
        error::Error,
        login::{Action, Actor, Session, Stay, Whereabouts, authorise},
    },
    platform::{self, brand::LiveBrand, ledger::Event, portal::Portal},
    store::{self, session as rows, stay},
};

/// One browser in which somebody is signed in.
#[derive(Clone, Debug)]
pub struct Open {
    /// Names it to its owner alone, and opens nothing.
    pub handle: String,
    pub whereabouts: Whereabouts,
    pub since: Moment,
    /// To the hour.
    pub last_used: Moment,
    /// They stay signed in there until then.
    pub until: Option<Moment>,
}

/// Those of an account, the last used first.
pub async fn open(portal: &Portal, account_id: Uuid) -> Result<Vec<Open>, Error> {
    let now = portal.now();
    let mut tx = portal.store.read().await?;
    let sessions = rows::of_account(&mut tx, account_id, now).await?.into_iter().map(|row| Open {
        handle: hex::encode(&row.id_hash),
        whereabouts: Whereabouts { browser: row.browser, place: row.place },
        since: row.made_at,
        last_used: row.seen_at.unwrap_or(row.made_at),
        until: None,
    });
    let stays = stay::of_account(&mut tx, account_id, now).await?.into_iter().map(|row| Open {
        handle: Stay { id: row.id, until: row.expires_at }.handle(),
        whereabouts: Whereabouts { browser: row.browser, place: row.place },
        since: row.made_at,
        last_used: row.seen_at.unwrap_or(row.rotated_at),
        until: Some(row.expires_at),
    });
    let mut open: Vec<Open> = sessions.chain(stays).collect();
    open.sort_by_key(|open| std::cmp::Reverse(open.last_used));
    Ok(open)
}

/// Signs out one browser. Whether it was signed in.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn end(portal: &Portal, brand: &LiveBrand, handle: &str, actor: &Actor) -> Result<bool, Error> {
    authorise(actor, Action::Change, brand, portal.now())?;
    let (Actor::Person { session, .. }, Ok(handle)) = (actor, hex::decode(handle)) else { return Ok(false) };
    Ok(store::retried(|| end_once(portal, brand, &handle, *session, actor)).await?)
}

async fn end_once(
    portal: &Portal,
    brand: &LiveBrand,
    handle: &[u8],
    session: Session,
    actor: &Actor,
) -> Result<bool, platform::error::Error> {
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(false) };
    let ended = match Uuid::from_slice(handle) {
        Ok(id) => stay::delete_one_of_account(story.tx(), holder.account_id, id).await?,
        Err(_) => rows::delete_one_of_account(story.tx(), holder.account_id, handle).await?,
    };
    if !ended {
        return Ok(false);
    }
    story.record(Event::SessionEnded {})?;
    let _ = story.commit().await?;
    Ok(true)
}

/// Signs out everybody else; whoever does it goes on.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn end_others(portal: &Portal, brand: &LiveBrand, actor: &Actor) -> Result<Changed, Error> {
    authorise(actor, Action::Change, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Changed::Gone) };
    Ok(store::retried(|| end_others_once(portal, brand, *session, actor)).await?)
}

async fn end_others_once(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    actor: &Actor,
) -> Result<Changed, platform::error::Error> {
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Changed::Gone) };
    let session = holder.end_sessions(&mut story, session).await?;
    story.record(Event::OtherSessionsEnded {})?;
    let _ = story.commit().await?;
    Ok(Changed::Done { session })
}
