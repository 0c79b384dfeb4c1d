//! Sign-up with double opt-in (GDPR Art. 7; BGH I ZR 164/09): somebody posts a name and an address, the mailbox's owner confirms.
//!
//! A post writes one attempt and one job **whatever the address**; the job decides what comes of it, so that the answer
//! and its timing are equal by construction (ASVS 6.3.8). Nothing enters the ledger before confirmation.

mod confirm;
mod decide;
mod disavow;
mod keep_wish;
mod post;

use std::{collections::BTreeMap, time::Duration};

use serde::{Deserialize, Serialize};

use crate::{
    base::{address::AddressFault, plain_text::TextFault},
    domain::{self, account::terms::Declared, login::Denied, wishlist::Wish},
    platform::{
        self,
        brand::consent::ConsentGiven,
        error::carries_platform_errors,
        queue::{Kind, Lane, Retry, UNTIL_DONE},
    },
};

pub use confirm::{Asked, Confirmed, Shown, confirm, look};
pub use decide::decide;
pub use disavow::{disavow, look_disavowal};
pub use keep_wish::keep_wish;
pub use post::{Form, ask, post, posted_address};

/// What is wrong with a form, beside the field it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub name: Option<TextFault>,
    pub email: Option<AddressFault>,
    /// Neither a topic nor a consent was chosen, and nothing was asked to be kept.
    pub nothing: bool,
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
    Denied(#[from] Denied),
    #[error(transparent)]
    Platform(#[from] platform::error::Error),
}

carries_platform_errors!(Error);

impl From<domain::error::Error> for Error {
    fn from(error: domain::error::Error) -> Error {
        match error {
            domain::error::Error::Denied(denied) => Error::Denied(denied),
            domain::error::Error::Platform(error) => Error::Platform(error),
        }
    }
}

/// The work that decides what comes of an attempt.
pub const DECIDE_ATTEMPT: Kind = Kind::new(
    "decide-attempt",
    Lane::Prompt,
    Retry { attempts: Some(20), limit: Duration::from_secs(60), ..UNTIL_DONE },
);

/// What was typed and ticked: sealed as a whole under the attempt's key.
#[derive(Serialize, Deserialize)]
struct JoinPayload {
    name: String,
    address: String,
    topics: Vec<String>,
    consents: Vec<ConsentGiven>,
    /// What was stated about each of those purposes when the form was posted: hashes in hex, by purpose.
    #[serde(default)]
    statements: BTreeMap<String, String>,
    /// Browsers that it says it is, where a link is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    devices: Vec<String>,
    /// What a link of the brand's page asked to keep.
    #[serde(default)]
    wish: Option<Wish>,
    /// They have an account too, once they confirm.
    #[serde(default)]
    registers: Option<Declared>,
    form: String,
}

const JOIN: &str = "join";
const SIGN_IN: &str = "sign-in";
