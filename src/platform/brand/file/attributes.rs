//! `[[attributes]]`: what people may tell a brand, one question at a time, and what they get for it.

use super::purposes::PlacedPurpose;
use super::table::Table;
use super::{LABEL, SENTENCE, each};
use crate::i18n::Language;
use crate::platform::brand::{Ask, AskAfter, Attribute, AttributeKind, Choice};

const KINDS: &[(&str, Kind)] =
    &[("one", Kind::One), ("many", Kind::Many), ("text", Kind::Text), ("number", Kind::Number)];
const AFTER: &[(&str, AskAfter)] = &[("wish", AskAfter::Wish)];

#[derive(Clone, Copy)]
enum Kind {
    One,
    Many,
    Text,
    Number,
}

pub(super) fn attribute(
    table: &Table<'_>,
    id: String,
    languages: &[Language],
    purposes: &[PlacedPurpose],
) -> Attribute {
    let question = table.words("question", LABEL, languages);
    let gives = table.words("gives", SENTENCE, languages);
    let purpose = table.text("purpose", LABEL);
    if !purpose.get_ref().is_empty() && !purposes.iter().any(|other| other.is.id == *purpose.get_ref()) {
        table.faults.missing(&purpose.span(), format!("no purpose has the id `{}`", purpose.get_ref()));
    }
    let choices = || each(table, "choices", |choice, id| Choice { id, label: choice.words("label", LABEL, languages) });
    let kind = match table.one_of("kind", KINDS) {
        Some(Kind::One) => AttributeKind::One(choices()),
        Some(Kind::Many) => AttributeKind::Many(choices()),
        Some(Kind::Number) => AttributeKind::Number {
            least: table.number("least", -1_000_000..=1_000_000),
            most: table.number("most", -1_000_000..=1_000_000),
        },
        Some(Kind::Text) | None => AttributeKind::Text,
    };
    let number = |key| if table.keys.contains_key(key) { table.number(key, 0..=3650) } else { 0 };
    let ask = Ask {
        after_days: number("ask_after_days"),
        after_visits: number("ask_after_visits"),
        after: table.one_of_if_any("ask_after", AFTER),
    };
    Attribute { id, purpose: purpose.into_inner(), question, gives, kind, ask }
}
