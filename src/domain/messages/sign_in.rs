//! "Here is your link": to somebody the brand knows.

use super::Draft;
use crate::{
    base::{clock::Moment, ids::Token},
    platform::mail::{Message, layout::Content},
};

pub fn sign_in(draft: Draft<'_>, token: &Token, now: Moment) -> Message {
    draft.with_time("time", now).write(|draft| Content {
        subject: draft.say("email-sign-in-subject"),
        heading: draft.say("email-sign-in-heading"),
        paragraphs: vec![draft.say("email-sign-in-what")],
        button: draft.button("email-sign-in-button", |at| at.sign_in(&token.text())),
        after: vec![draft.say("email-sign-in-until"), draft.say("email-sign-in-not-me")],
        why: draft.say("email-sign-in-why"),
        ..Content::default()
    })
}
