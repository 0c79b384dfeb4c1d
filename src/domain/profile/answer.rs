//! An answer, read once from what was posted into what the question allows.

use serde_json::{Value, json};

use crate::{
    base::plain_text::{TextFault, plain_text},
    platform::brand::{Attribute, AttributeKind, Choice},
};

/// The most characters of an answer in one's own words.
pub const TEXT_MOST: usize = 200;

/// Why what was posted is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerFault {
    /// Nothing was chosen.
    Nothing,
    /// None of the choices there are.
    Unknown,
    NoNumber,
    OutOfRange {
        least: i64,
        most: i64,
    },
    Text(TextFault),
}

/// # Errors
/// [`AnswerFault`] says what does not fit the question.
pub fn read(attribute: &Attribute, posted: &[String]) -> Result<Value, AnswerFault> {
    let one = posted.first().map_or("", |value| value.trim());
    let known = |choices: &[Choice], id: &str| choices.iter().any(|choice| choice.id == id);
    match &attribute.kind {
        AttributeKind::One(_) if one.is_empty() => Err(AnswerFault::Nothing),
        AttributeKind::One(choices) if known(choices, one) => Ok(json!(one)),
        AttributeKind::Many(_) if posted.is_empty() => Err(AnswerFault::Nothing),
        AttributeKind::Many(choices) if posted.iter().all(|id| known(choices, id)) => {
            // Each once, in the file's order.
            let chosen = choices.iter().map(|choice| &choice.id).filter(|id| posted.contains(id));
            Ok(json!(chosen.collect::<Vec<_>>()))
        }
        AttributeKind::One(_) | AttributeKind::Many(_) => Err(AnswerFault::Unknown),
        AttributeKind::Number { least, most } => match one.parse::<i64>() {
            Ok(number) if (*least..=*most).contains(&number) => Ok(json!(number)),
            Ok(_) => Err(AnswerFault::OutOfRange { least: *least, most: *most }),
            Err(_) if one.is_empty() => Err(AnswerFault::Nothing),
            Err(_) => Err(AnswerFault::NoNumber),
        },
        AttributeKind::Text => plain_text(one, TEXT_MOST).map(|text| json!(text)).map_err(AnswerFault::Text),
    }
}
