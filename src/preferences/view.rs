//! How things stand, for pages and for stories.

use uuid::Uuid;

use super::{EMAIL, Error};
use crate::{
    brand::{Brand, LegalBasis},
    clock::Moment,
    portal::Portal,
    store::{Tx, standing as rows},
};

/// What a person gets by email from a brand, and the consents it stands on.
#[derive(Clone, Debug, Default)]
pub struct Preferences {
    pub topics: Vec<Wanted>,
    pub consents: Vec<Consent>,
}

/// A topic that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub topic: String,
    pub since: Moment,
}

/// A consent that is not withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub purpose: String,
    pub given_at: Moment,
    pub wording_hash: Vec<u8>,
}

pub async fn look(portal: &Portal, person_id: Uuid) -> Result<Preferences, Error> {
    standing(&mut portal.store.read().await?, person_id).await
}

/// How things stand inside a story.
pub(crate) async fn standing(tx: &mut Tx, person_id: Uuid) -> Result<Preferences, Error> {
    let mut stands = Preferences::default();
    for rows::Row { what, since, wording_hash } in rows::of(tx, person_id, EMAIL).await? {
        match wording_hash {
            None => stands.topics.push(Wanted { topic: what, since }),
            Some(wording_hash) => stands.consents.push(Consent { purpose: what, given_at: since, wording_hash }),
        }
    }
    Ok(stands)
}

impl Preferences {
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
