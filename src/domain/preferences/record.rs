//! One row and its ledger entry, together: every story that changes a preference or a consent goes through here.

use uuid::Uuid;

use super::EMAIL;
use crate::{
    base::clock::Moment,
    platform::{brand::consent::ConsentWording, error::Error, ledger::Event, story::Story},
    store::{attribute, consent, loyalty_number, preference},
};

/// A story about one person.
pub struct Record<'a, 'p> {
    pub story: &'a mut Story<'p>,
    pub person_id: Uuid,
}

impl<'a, 'p> Record<'a, 'p> {
    pub fn new(story: &'a mut Story<'p>, person_id: Uuid) -> Record<'a, 'p> {
        Record { story, person_id }
    }

    /// An entry without a row.
    pub fn event(&mut self, event: Event) -> Result<(), Error> {
        self.story.record(event)
    }

    /// A topic by email starts or stops, as it was asked on `form`.
    pub async fn topic(&mut self, topic: &str, wanted: bool, form: &str) -> Result<(), Error> {
        let (row, event) = topic_row(self.person_id, topic, wanted, form, self.story.now());
        preference::set(self.story.tx(), &[row]).await?;
        self.event(event)
    }

    /// A consent is given, in the words that were shown (GDPR Art. 7(1)).
    pub async fn consent(
        &mut self,
        purpose: &str,
        wording: ConsentWording,
        form: &str,
        asked_at: Moment,
    ) -> Result<(), Error> {
        let (row, event) = consent_row(self.person_id, purpose, wording, form, asked_at, self.story.now());
        consent::give(self.story.tx(), &[row]).await?;
        self.event(event)
    }

    /// A consent is withdrawn, if there is one (GDPR Art. 7(3)).
    pub async fn withdraw(&mut self, purpose: &str) -> Result<(), Error> {
        let now = self.story.now();
        if consent::withdraw(self.story.tx(), self.person_id, purpose, now).await? {
            self.event(Event::ConsentWithdrawn { purpose: purpose.to_owned() })?;
            // What was told for that purpose alone goes with it.
            for (attribute, key_id) in attribute::remove_of_purpose(self.story.tx(), self.person_id, purpose).await? {
                self.story.retire_keys([key_id]);
                self.event(Event::AttributeRemoved { attribute })?;
            }
            if let Some(key_id) = loyalty_number::remove_of_purpose(self.story.tx(), self.person_id, purpose).await? {
                self.story.retire_keys([key_id]);
                self.event(Event::LoyaltyNumberRemoved {})?;
            }
        }
        Ok(())
    }
}

/// What [`Record::topic`] writes.
pub fn topic_row(person_id: Uuid, topic: &str, wanted: bool, form: &str, now: Moment) -> (preference::Row, Event) {
    let row = preference::Row {
        person_id,
        topic: topic.to_owned(),
        channel: EMAIL.to_owned(),
        wanted_at: wanted.then_some(now),
        changed_at: now,
        form: form.to_owned(),
    };
    let (topic, channel) = (row.topic.clone(), row.channel.clone());
    let event = if wanted {
        Event::TopicStarted { topic, channel, form: form.to_owned() }
    } else {
        Event::TopicStopped { topic, channel }
    };
    (row, event)
}

/// What [`Record::consent`] writes.
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
        act: Some(wording.act),
        asked_at,
        confirmed_at,
    };
    (row, event)
}
