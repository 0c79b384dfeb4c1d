//! "Is this your address?": to one that somebody wants their emails at. Nothing of whoever asked stands in it.

use super::Draft;
use crate::{
    base::ids::Token,
    platform::mail::{Message, layout::Content},
};

pub fn new_address(draft: Draft<'_>, token: &Token, disavow: &Token) -> Message {
    draft.write(|draft| Content {
        subject: draft.say("email-new-address-subject"),
        heading: draft.say("email-new-address-heading"),
        paragraphs: vec![draft.say("email-new-address-what"), draft.say("email-new-address-next")],
        button: draft.button("email-new-address-button", |at| at.new_address(&token.text())),
        after: vec![draft.say("email-new-address-until"), draft.say("email-join-not-me")],
        quiet: draft.button("email-join-not-me-button", |at| at.disavow(&disavow.text())),
        why: draft.say("email-new-address-why"),
    })
}
