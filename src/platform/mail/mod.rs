//! Emails: what they say, how they wait, how they go out.
//!
//! An email carries nothing that a stranger typed, and no advertising.

mod failure;
pub mod layout;
mod mailer;
mod refusal;
mod smtp;

use serde::{Deserialize, Serialize};

use crate::base::clock::Moment;
pub use failure::{Ended, Failure, MailerError, Step};
pub use mailer::Mailer;

/// An email, ready to go. Personal as a whole: it is sealed wherever it waits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
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

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Message(…)")
    }
}

/// An email that stayed in memory, as `/dev/mail.json` shows it.
#[derive(Clone, Serialize)]
pub struct SentMessage {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub headers: std::collections::BTreeMap<String, String>,
    pub sent_at: Moment,
}
