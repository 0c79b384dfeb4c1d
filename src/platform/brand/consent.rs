//! A consent as a form gives it: to which purpose, in which wording. Only a wording that is in force can be consented to
//! (GDPR Art. 7(1)).

use serde::{Deserialize, Serialize};

use super::LiveBrand;
use crate::i18n::Language;

/// The clear affirmative act by which a consent is given (GDPR Art. 4(11)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// The button below the wording was pressed.
    Button,
    /// A box beside the wording was ticked, and the form sent.
    #[default]
    Tick,
}

/// A purpose that somebody consented to, the hash of the wording they had before them, in hex, and how they did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentGiven {
    pub purpose: String,
    pub wording_hash: String,
    /// Forms had nothing but boxes before this was kept.
    #[serde(default)]
    pub act: Act,
}

impl ConsentGiven {
    /// Whether both are to the same words for the same purpose.
    pub fn same_words(&self, other: &ConsentGiven) -> bool {
        (&self.purpose, &self.wording_hash) == (&other.purpose, &other.wording_hash)
    }
}

/// What somebody chose on a form: topics, and the consents that they give with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    pub topics: Vec<String>,
    pub consents: Vec<ConsentGiven>,
}

impl Choices {
    /// Choosing a topic is the consent to its purpose, in the words that the form `shown` for it; a purpose without topics
    /// has a box of its own, which was `ticked`.
    pub fn read(brand: &LiveBrand, topics: &[String], ticked: Vec<ConsentGiven>, shown: Vec<ConsentGiven>) -> Choices {
        let purposes: Vec<&str> =
            topics.iter().filter_map(|id| brand.topic(id)).map(|topic| topic.purpose.as_str()).collect();
        let with_topics = shown.into_iter().filter(|shown| purposes.contains(&shown.purpose.as_str()));
        Choices { topics: topics.to_vec(), consents: with_topics.chain(ticked).collect() }
    }

    /// Each topic and each purpose once, as it came first.
    pub fn each_once(self) -> Choices {
        let mut once = Choices::default();
        for topic in self.topics {
            if !once.topics.contains(&topic) {
                once.topics.push(topic);
            }
        }
        for consent in self.consents {
            if !once.consents.iter().any(|other| other.purpose == consent.purpose) {
                once.consents.push(consent);
            }
        }
        once
    }

    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.consents.is_empty()
    }

    /// Whether every topic is the brand's and comes with the consent that it needs, and every consent is to words that the
    /// brand has in force for its purpose.
    pub fn in_force(&self, brand: &LiveBrand) -> bool {
        let consented = |purpose: &str| self.consents.iter().any(|given| given.purpose == purpose);
        let needs = |purpose: &str| brand.consents().any(|known| known.id == purpose);
        let known = |id: &String| brand.topics_by_email().find(|topic| topic.id == *id);
        self.topics.iter().all(|id| known(id).is_some_and(|topic| !needs(&topic.purpose) || consented(&topic.purpose)))
            && self.consents.iter().all(|given| consent_wording(brand, given).is_some())
    }
}

/// The wording in force that a consent names, if it is the purpose's.
pub fn consent_wording(brand: &LiveBrand, given: &ConsentGiven) -> Option<ConsentWording> {
    let purpose = brand.consents().find(|purpose| purpose.id == given.purpose)?;
    let hash = hex::decode(&given.wording_hash).ok()?;
    let (notice, language, wording) = brand.in_force(&hash)?;
    wording.consent.as_ref()?;
    let notice = brand.notice(notice).filter(|notice| notice.id == purpose.notice)?;
    let statement_hash = hex::encode(brand.statement_hash(&purpose.id)?);
    Some(ConsentWording {
        hash,
        notice: notice.id.clone(),
        version: notice.version.clone(),
        language,
        statement_hash,
        act: given.act,
    })
}

pub struct ConsentWording {
    pub hash: Vec<u8>,
    pub notice: String,
    pub version: String,
    pub language: Language,
    /// Of what the brand states about the purpose, in hex.
    pub statement_hash: String,
    pub act: Act,
}
