//! "You asked us not to write": to somebody who said "not me" and now asks for a link themselves.

use super::Draft;
use crate::{
    base::{clock::Moment, ids::Token},
    platform::mail::{Message, layout::Content},
};

pub fn lift_mute(draft: Draft<'_>, token: &Token, now: Moment) -> Message {
    draft.with_time("time", now).write(|draft| Content {
        subject: draft.say("email-lift-subject"),
        heading: draft.say("email-lift-heading"),
        paragraphs: vec![draft.say("email-lift-what")],
        button: draft.button("email-lift-button", |at| at.sign_in(&token.text())),
        after: vec![draft.say("email-lift-until")],
        why: draft.say("email-sign-in-why"),
        ..Content::default()
    })
}
