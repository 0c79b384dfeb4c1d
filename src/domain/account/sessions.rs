//! Where somebody is signed in, as they see it, and signing out from there.

use uuid::Uuid;

use super::{Changed, holder::on_account};
use crate::{
    base::clock::Moment,
    domain::{
        error::Error,
        login::{Action, Actor, Session, authorise},
    },
    platform::{self, brand::LiveBrand, ledger::Event, portal::Portal},
    store::{self, session as rows},
};

/// One browser in which somebody is signed in.
#[derive(Clone, Debug)]
pub struct Open {
    /// Names it to its owner alone, and opens nothing.
    pub handle: String,
    /// "Firefox · Windows", if that is known.
    pub browser: Option<String>,
    pub since: Moment,
    /// To the hour.
    pub last_used: Moment,
}

/// Those of an account, the last used first.
pub async fn open(portal: &Portal, account_id: Uuid) -> Result<Vec<Open>, Error> {
    let rows = rows::of_account(&mut portal.store.read().await?, account_id, portal.now()).await?;
    let mut open: Vec<Open> = rows
        .into_iter()
        .map(|row| Open {
            handle: hex::encode(&row.id_hash),
            browser: row.browser,
            since: row.made_at,
            last_used: row.seen_at.unwrap_or(row.made_at),
        })
        .collect();
    open.sort_by_key(|open| std::cmp::Reverse(open.last_used));
    Ok(open)
}

/// Signs out one browser. Whether it was signed in.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn end(portal: &Portal, brand: &LiveBrand, handle: &str, actor: &Actor) -> Result<bool, Error> {
    authorise(actor, Action::Change, brand, portal.now())?;
    let (Actor::Person { session, .. }, Ok(id_hash)) = (actor, hex::decode(handle)) else { return Ok(false) };
    Ok(store::retried(|| end_once(portal, brand, &id_hash, *session, actor)).await?)
}

async fn end_once(
    portal: &Portal,
    brand: &LiveBrand,
    id_hash: &[u8],
    session: Session,
    actor: &Actor,
) -> Result<bool, platform::error::Error> {
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(false) };
    if !rows::delete_one_of_account(story.tx(), holder.account_id, id_hash).await? {
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
