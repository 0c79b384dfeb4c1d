//! "These emails stopped": what one unsubscribe link took away, and how to put it back.

use super::Draft;
use crate::{
    base::ids::Token,
    platform::mail::{Message, layout::Content},
};

/// `topics` are ids of the brand's; what is said of them is the brand's words.
pub fn undo(draft: Draft<'_>, topics: &[String], token: &Token) -> Message {
    let language = draft.language;
    let topics = draft.brand.topics_by_email().filter(|topic| topics.contains(&topic.id));
    let names: Vec<&str> = topics.map(|topic| topic.name.in_language(language)).collect();
    draft.with("topics", names.join(", ")).with("count", names.len() as i64).write(|draft| Content {
        subject: draft.say("email-undo-subject"),
        heading: draft.say("email-undo-heading"),
        paragraphs: vec![draft.say("email-undo-what"), draft.say("email-undo-next")],
        button: draft.button("email-undo-button", |at| at.undo(&token.text())),
        after: vec![draft.say("email-undo-until")],
        why: draft.say("email-undo-why"),
        ..Content::default()
    })
}
