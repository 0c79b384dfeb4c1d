//! "Please confirm": double opt-in (BGH I ZR 164/09). No advertising, and nothing that was typed on the form.

use super::Draft;
use crate::{
    base::ids::Token,
    platform::mail::{Message, layout::Content},
    store::register::ATTEMPT_DAYS,
};

pub fn join(draft: Draft<'_>, confirmation: &Token, disavow: &Token) -> Message {
    draft.with("days", ATTEMPT_DAYS).write(|draft| Content {
        subject: draft.say("email-join-subject"),
        heading: draft.say("email-join-heading"),
        paragraphs: vec![draft.say("email-join-what"), draft.say("email-join-next")],
        button: draft.button("email-join-button", |at| at.confirm(&confirmation.text())),
        after: vec![draft.say("email-join-until"), draft.say("email-join-not-me")],
        quiet: draft.button("email-join-not-me-button", |at| at.disavow(&disavow.text())),
        why: draft.say("email-join-why"),
    })
}
