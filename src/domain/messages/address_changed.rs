//! "Your address was changed": to the old one, with the way back.

use super::Draft;
use crate::{
    base::{clock::Moment, ids::Token},
    platform::mail::{Message, layout::Content},
};

/// The new address does not stand in it: the old mailbox may be somebody else's by now.
pub fn address_changed(draft: Draft<'_>, token: &Token, until: Moment) -> Message {
    draft.with_day("day", until).write(|draft| Content {
        subject: draft.say("email-address-changed-subject"),
        heading: draft.say("email-address-changed-heading"),
        paragraphs: vec![draft.say("email-address-changed-what"), draft.say("email-address-changed-next")],
        button: draft.button("email-address-changed-button", |at| at.old_address(&token.text())),
        after: vec![draft.say("email-address-changed-until")],
        why: draft.say("email-address-changed-why"),
        ..Content::default()
    })
}
