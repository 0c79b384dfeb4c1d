//! The first handshake (GDPR Art. 7; BAR G1, G17): somebody posts a name and an address, the mailbox's owner confirms.
//!
//! A post writes one attempt and one job **whatever the address**; the job decides what comes of it, so that the answer
//! and its timing are equal by construction (BAR S7). Nothing enters the ledger before confirmation.

mod confirm;
mod decide;
mod not_me;
mod post;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    brand::Applied,
    i18n::Language,
    ledger, login,
    mail::outbox,
    mailbox::address::AddressFault,
    person::name::NameFault,
    preferences, store,
    vault::{DoesNotOpen, KeyError, Place},
};

pub use confirm::{Choices, Confirmed, Look, confirm, look};
pub use decide::decide;
pub use not_me::{NotMe, look_not_me, not_me};
pub use post::{Form, ask, post};

/// A purpose that somebody agreed to, and the hash of the wording they had before them, in hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    pub purpose: String,
    pub wording_hash: String,
}

/// What is wrong with a form, beside the field it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub name: Option<NameFault>,
    pub email: Option<AddressFault>,
    /// A topic, purpose or wording that the brand does not have (any more): the form was changed since it was opened.
    pub stale: bool,
}

impl Faults {
    pub fn any(&self) -> bool {
        self != &Faults::default()
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the form has faults")]
    Faults(Faults),
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Sealed(#[from] DoesNotOpen),
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
    #[error(transparent)]
    Outbox(#[from] outbox::Error),
    #[error(transparent)]
    Login(#[from] login::Error),
    #[error(transparent)]
    Preferences(#[from] preferences::Error),
    #[error("an attempt could not be written or read as JSON")]
    Json(#[from] serde_json::Error),
}

/// What was typed and ticked: sealed as a whole under the attempt's key.
#[derive(Serialize, Deserialize)]
struct Typed {
    name: String,
    address: String,
    topics: Vec<String>,
    consents: Vec<Agreed>,
    /// What was stated about each of those purposes when the form was posted: hashes in hex, by purpose.
    #[serde(default)]
    statements: BTreeMap<String, String>,
    form: String,
}

const JOIN: &str = "join";
const SIGN_IN: &str = "sign-in";

fn place(attempt: Uuid) -> Place {
    Place { column: "attempt.typed", row: attempt }
}

/// A list as somebody posted it, each of its values once.
fn each_once<T: PartialEq>(posted: Vec<T>) -> Vec<T> {
    let mut once = Vec::new();
    for value in posted {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}

/// Whether every topic is the brand's and every agreement is to words that the brand has in force for that purpose.
pub(crate) fn choices_hold(brand: &Applied, topics: &[String], consents: &[Agreed]) -> bool {
    topics.iter().all(|topic| brand.topics_by_email().any(|known| known.id == *topic))
        && consents.iter().all(|agreed| agreed_wording(brand, agreed).is_some())
}

/// The wording in force that an agreement names, if it is the purpose's.
pub(crate) fn agreed_wording(brand: &Applied, agreed: &Agreed) -> Option<AgreedWording> {
    let purpose = brand.consents().find(|purpose| purpose.id == agreed.purpose)?;
    let hash = hex::decode(&agreed.wording_hash).ok()?;
    let (notice, language, wording) = brand.in_force(&hash)?;
    wording.consent.as_ref()?;
    let notice = brand.notice(notice).filter(|notice| notice.id == purpose.notice)?;
    let statement_hash = hex::encode(brand.statement_hash(&purpose.id)?);
    Some(AgreedWording { hash, notice: notice.id.clone(), version: notice.version.clone(), language, statement_hash })
}

pub(crate) struct AgreedWording {
    pub hash: Vec<u8>,
    pub notice: String,
    pub version: String,
    pub language: Language,
    /// Of what the brand states about the purpose, in hex.
    pub statement_hash: String,
}
