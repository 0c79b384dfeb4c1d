//! One row and its ledger entry, together: every story that changes a preference or a consent goes through here.

use uuid::Uuid;

use super::{EMAIL, Error};
use crate::{
    base::clock::Moment,
    platform::{
        brand::consent::ConsentWording,
        ledger::{self, Chain, Event},
    },
    store::{WriteTx, consent, preference},
};

/// A topic by email starts or stops.
pub async fn topic(
    tx: &mut WriteTx,
    chain: &mut Chain,
    person_id: Uuid,
    topic: &str,
    wanted: bool,
    form: &str,
    now: Moment,
) -> Result<(), ledger::Error> {
    let (row, event) = topic_row(person_id, topic, wanted, form, now);
    preference::set(tx, &[row]).await?;
    chain.append(now, event)
}

/// What [`topic`] records.
pub fn topic_row(person_id: Uuid, topic: &str, wanted: bool, form: &str, now: Moment) -> (preference::Row, Event) {
    let row = preference::Row {
        person_id,
        topic: topic.to_owned(),
        channel: EMAIL.to_owned(),
        wanted_at: wanted.then_some(now),
        changed_at: now,
        form: form.to_owned(),
    };
    let (topic, channel, form) = (row.topic.clone(), row.channel.clone(), row.form.clone());
    let event = if wanted {
        Event::TopicStarted { topic, channel, form }
    } else {
        Event::TopicStopped { topic, channel, form }
    };
    (row, event)
}

/// A consent is given, in the words that were shown (GDPR Art. 7(1)).
#[allow(clippy::too_many_arguments)] // all of it is evidence
pub async fn consent(
    tx: &mut WriteTx,
    chain: &mut Chain,
    person_id: Uuid,
    purpose: &str,
    wording: ConsentWording,
    form: &str,
    asked_at: Moment,
    confirmed_at: Moment,
) -> Result<(), ledger::Error> {
    let (row, event) = consent_row(person_id, purpose, wording, form, asked_at, confirmed_at);
    consent::give(tx, &[row]).await?;
    chain.append(confirmed_at, event)
}

/// What [`consent()`] records.
pub fn consent_row(
    person_id: Uuid,
    purpose: &str,
    wording: ConsentWording,
    form: &str,
    asked_at: Moment,
    confirmed_at: Moment,
) -> (consent::Row, Event) {
    let row = consent::Row {
        person_id,
        purpose: purpose.to_owned(),
        asked_at,
        given_at: confirmed_at,
        withdrawn_at: None,
        notice: wording.notice,
        version: wording.version,
        language: wording.language.tag().to_owned(),
        wording_hash: wording.hash,
        form: form.to_owned(),
    };
    let event = Event::ConsentGiven {
        purpose: row.purpose.clone(),
        notice: row.notice.clone(),
        version: row.version.clone(),
        language: row.language.clone(),
        wording_hash: hex::encode(&row.wording_hash),
        statement_hash: Some(wording.statement_hash),
        form: row.form.clone(),
        asked_at,
        confirmed_at,
    };
    (row, event)
}

/// A consent is withdrawn, if there is one (GDPR Art. 7(3)).
pub async fn withdraw(
    tx: &mut WriteTx,
    chain: &mut Chain,
    person_id: Uuid,
    purpose: &str,
    form: &str,
    now: Moment,
) -> Result<(), Error> {
    if consent::withdraw(tx, person_id, purpose, now).await? {
        let event = Event::ConsentWithdrawn { purpose: purpose.to_owned(), form: form.to_owned() };
        chain.append(now, event)?;
    }
    Ok(())
}
