//! Letters: what they say, how they wait, how they go out.
//!
//! A letter carries nothing that a stranger typed, and no advertising.

mod letters;
pub mod outbox;
mod paper;
mod post;
mod smtp;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
pub use letters::{address_changed, address_put_back, goodbye, join, lift_silence, new_address, sign_in, undo};
pub use post::{Failure, Post, PostError};

/// A letter, ready to go. Personal as a whole: it is sealed wherever it waits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The address as it was confirmed, or as the attempt typed it.
    pub to: String,
    /// The brand's name, beside the installation's address.
    pub from_name: String,
    /// The brand's privacy contact.
    pub reply_to: String,
    pub language: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter(…)")
    }
}

/// A letter that stayed in memory, as `/dev/mail.json` shows it.
#[derive(Clone, Serialize)]
pub struct Kept {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub headers: std::collections::BTreeMap<String, String>,
    pub sent_at: Moment,
}
