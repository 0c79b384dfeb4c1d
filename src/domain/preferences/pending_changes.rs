//! Pending changes: what another attempt asked for a confirmed mailbox changes nothing until its owner accepts it. Only the
//! brand's own topics are kept of it, never what was typed.

use uuid::Uuid;

use super::{Preferences, record::Record, view::standing};
use crate::{
    base::clock::{Moment, days},
    domain::{
        error::Error,
        login::{Action, Actor, authorise},
    },
    platform::{self, brand::LiveBrand, ledger::Event, portal::Portal, story::Story},
    store::{ReadTx, WriteTx, pending_change as rows, person},
};

/// After this long it is dropped by itself.
const DAYS: i64 = 30;

/// More of them say nothing new: the owner sees which topics, each once.
const MOST: usize = 20;

/// Keeps what was asked for, if there is anything the brand can give.
pub async fn put(
    portal: &Portal,
    tx: &mut WriteTx,
    brand: &LiveBrand,
    person_id: Uuid,
    topics: &[String],
) -> Result<(), platform::error::Error> {
    let topics: Vec<&String> = topics.iter().filter(|topic| brand.topic(topic).is_some()).collect();
    if topics.is_empty() {
        return Ok(());
    }
    let now = portal.now();
    if rows::of(tx, person_id, now).await?.len() >= MOST {
        return Ok(());
    }
    let row = rows::Row {
        id: portal.new_id(),
        person_id,
        topics: serde_json::to_string(&topics)?,
        asked_at: now,
        expires_at: now.plus(days(DAYS)),
    };
    Ok(rows::insert(tx, &row).await?)
}

/// The topics somebody asked for that the person does not get yet, each once, in the brand's order.
pub(crate) async fn asked_for(
    tx: &mut ReadTx,
    brand: &LiveBrand,
    person_id: Uuid,
    standing: &Preferences,
    now: Moment,
) -> Result<Vec<String>, Error> {
    let rows = rows::of(tx, person_id, now).await?;
    Ok(in_brands_order(brand, &rows)?.into_iter().filter(|topic| standing.wanted(topic).is_none()).collect())
}

/// What accepting came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    pub started: Vec<String>,
    /// They need a consent that is not given; the words for it are on the preferences page.
    pub left: Vec<String>,
}

/// The owner accepts: the topics start, as far as the consent they need is given already.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn accept(portal: &Portal, brand: &LiveBrand, person_id: Uuid, actor: &Actor) -> Result<Accepted, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let mut story = Story::begin(portal).await?.on_chain(person_id, actor).await?;
    let found = standing(story.tx(), person_id).await?;
    let Some((_, stands)) = found.filter(|(person, _)| granted.covers(person)) else { return Ok(Accepted::default()) };
    let rows = rows::take(story.tx(), person_id).await?;
    if rows.is_empty() {
        return Ok(Accepted::default());
    }
    let asked = in_brands_order(brand, &rows)?;
    let (started, left): (Vec<String>, Vec<String>) =
        asked.into_iter().filter(|topic| stands.wanted(topic).is_none()).partition(|topic| stands.may(brand, topic));
    let mut record = Record::new(&mut story, person_id);
    record.event(Event::RequestsAccepted { topics: started.clone() })?;
    for topic in &started {
        record.topic(topic, true, actor.form()).await?;
    }
    let _ = story.commit().await?;
    Ok(Accepted { started, left })
}

/// The owner drops them.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn drop_all(portal: &Portal, brand: &LiveBrand, person_id: Uuid, actor: &Actor) -> Result<(), Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let mut story = Story::begin(portal).await?.on_chain(person_id, actor).await?;
    let found = person::by_id(story.tx(), person_id).await?;
    if !found.is_some_and(|person| granted.covers(&person)) {
        return Ok(());
    }
    let rows = rows::take(story.tx(), person_id).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let topics = in_brands_order(brand, &rows)?;
    Record::new(&mut story, person_id).event(Event::RequestsDropped { topics })?;
    let _ = story.commit().await?;
    Ok(())
}

fn in_brands_order(brand: &LiveBrand, rows: &[rows::Row]) -> Result<Vec<String>, platform::error::Error> {
    let mut asked: Vec<String> = Vec::new();
    for row in rows {
        asked.extend(serde_json::from_str::<Vec<String>>(&row.topics)?);
    }
    Ok(brand.topics_by_email().filter(|topic| asked.contains(&topic.id)).map(|topic| topic.id.clone()).collect())
}
