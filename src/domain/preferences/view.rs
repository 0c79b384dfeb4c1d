//! How things stand, for pages and for stories.

use uuid::Uuid;

use super::EMAIL;
use crate::{
    base::clock::Moment,
    platform::{
        self,
        brand::{Brand, LegalBasis},
        portal::Portal,
    },
    store::{
        ReadTx, person, standing as rows,
        standing::{Consent, Wanted},
    },
};

/// What a person gets by email from a brand, and the consents it stands on.
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    pub topics: Vec<Wanted>,
    pub consents: Vec<Consent>,
}

/// Nothing of somebody who is not there.
pub async fn look(portal: &Portal, person_id: Uuid) -> Result<Preferences, platform::error::Error> {
    let found = standing(&mut portal.store.read().await?, person_id).await?;
    Ok(found.map(|(_, preferences)| preferences).unwrap_or_default())
}

/// Somebody and how things stand with them, inside a story.
pub(crate) async fn standing(
    tx: &mut ReadTx,
    person_id: Uuid,
) -> Result<Option<(person::Row, Preferences)>, platform::error::Error> {
    let row = rows::of(tx, person_id, EMAIL).await?;
    Ok(row.map(|row| (row.person, Preferences::of(row.topics, row.consents))))
}

impl Preferences {
    /// In the order of their names.
    pub(crate) fn of(mut topics: Vec<Wanted>, mut consents: Vec<Consent>) -> Preferences {
        topics.sort_by(|one, other| one.topic.cmp(&other.topic));
        consents.sort_by(|one, other| one.purpose.cmp(&other.purpose));
        Preferences { topics, consents }
    }

    /// Since when a topic is wanted.
    pub fn wanted(&self, topic: &str) -> Option<Moment> {
        self.topics.iter().find(|wanted| wanted.topic == topic).map(|wanted| wanted.since)
    }

    /// The consent to a purpose.
    pub fn consent(&self, purpose: &str) -> Option<&Consent> {
        self.consents.iter().find(|consent| consent.purpose == purpose)
    }

    /// Whether a topic may start, or go on: its purpose's legal basis stands.
    pub fn may(&self, brand: &Brand, topic: &str) -> bool {
        let purpose = brand.topic(topic).and_then(|topic| brand.purpose(&topic.purpose));
        purpose.is_some_and(|purpose| purpose.basis != LegalBasis::Consent || self.consent(&purpose.id).is_some())
    }

    /// Whether a topic is wanted and its basis stands: it is sent.
    pub fn gets(&self, brand: &Brand, topic: &str) -> bool {
        self.wanted(topic).is_some() && self.may(brand, topic)
    }
}
