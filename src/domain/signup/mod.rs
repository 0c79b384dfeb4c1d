//! The first handshake (GDPR Art. 7; BAR G1, G17): somebody posts a name and an address, the mailbox's owner confirms.
//!
//! A post writes one attempt and one job **whatever the address**; the job decides what comes of it, so that the answer
//! and its timing are equal by construction (BAR S7). Nothing enters the ledger before confirmation.

mod carry;
mod confirm;
mod decide;
mod disavow;
mod post;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    base::{address::AddressFault, plain_text::TextFault},
    domain::{
        login, preferences,
        wishlist::{self, Wish},
    },
    platform::{
        brand::consent::ConsentGiven,
        ledger, outbox,
        vault::{DoesNotOpen, KeyError, Place},
    },
    store,
};

pub use carry::carry;
pub use confirm::{Choices, Confirmed, Look, confirm, look};
pub use decide::decide;
pub use disavow::{Disavowal, disavow, look_disavowal};
pub use post::{Form, ask, post};

/// What is wrong with a form, beside the field it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub name: Option<TextFault>,
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
    #[error(transparent)]
    Wishlist(#[from] wishlist::Error),
    #[error("an attempt could not be written or read as JSON")]
    Json(#[from] serde_json::Error),
}

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
    /// What a link of the brand's page asked to keep.
    #[serde(default)]
    wish: Option<Wish>,
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
