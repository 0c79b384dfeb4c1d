//! How things stand, for pages.

use uuid::Uuid;

use super::{EMAIL, Error};
use crate::{
    brand::{Brand, LegalBasis},
    clock::Moment,
    portal::Portal,
    store::{Tx, consent, preference},
};

/// A person's preferences at a brand, and the consents they stand on.
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    pub topics: Vec<preference::Row>,
    pub consents: Vec<consent::Row>,
}

pub async fn look(portal: &Portal, person_id: Uuid) -> Result<Preferences, Error> {
    standing(&mut portal.store.read().await?, person_id).await
}

/// How things stand inside a story.
pub(crate) async fn standing(tx: &mut Tx, person_id: Uuid) -> Result<Preferences, Error> {
    Ok(Preferences { topics: preference::of(tx, person_id).await?, consents: consent::of(tx, person_id).await? })
}

impl Preferences {
    /// Since when a topic is wanted by email.
    pub fn wanted(&self, topic: &str) -> Option<Moment> {
        self.topics.iter().find(|row| row.topic == topic && row.channel == EMAIL)?.wanted_at
    }

    /// The consent to a purpose that stands.
    pub fn consent(&self, purpose: &str) -> Option<&consent::Row> {
        self.consents.iter().find(|row| row.purpose == purpose && row.withdrawn_at.is_none())
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
