//! "You have left": the last email, saying what went and what stays.

use super::Draft;
use crate::{
    base::clock::Moment,
    platform::mail::{Message, layout::Content},
};

/// How long stays what stays.
pub fn goodbye(draft: Draft<'_>, suppressed_until: Moment, counted_until: Moment, evidence_until: Moment) -> Message {
    draft
        .with_day("until", suppressed_until)
        .with_day("counts", counted_until)
        .with_day("evidence", evidence_until)
        .write(|draft| Content {
            subject: draft.say("email-goodbye-subject"),
            heading: draft.say("email-goodbye-heading"),
            paragraphs: vec![
                draft.say("email-goodbye-gone"),
                draft.say("email-goodbye-suppression"),
                draft.say("email-goodbye-counts"),
                draft.say("email-goodbye-evidence"),
                draft.say("email-goodbye-again"),
            ],
            why: draft.say("email-goodbye-why"),
            ..Content::default()
        })
}
