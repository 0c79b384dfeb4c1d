//! What a link of a brand's page asks to keep, and what its owner writes beside it, each read once.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::base::{
    name::MOST_CHARACTERS,
    plain_text::{TextFault, is_hidden, plain_text},
};

/// An item of the brand's and what it is called.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    item: String,
    label: String,
}

/// Why a link asks for nothing that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WishFault {
    #[error("an item is 1 to 100 of A–Z, a–z, 0–9 and . _ : -")]
    Item,
    #[error("a label {0}")]
    Label(TextFault),
}

const ITEM: usize = 100;

impl Wish {
    /// Reads an item, 1–100 of `A–Z a–z 0–9 . _ : -`, and its label, under the rule for names ([`plain_text`]).
    ///
    /// # Errors
    /// [`WishFault`]
    pub fn parse(item: &str, label: &str) -> Result<Wish, WishFault> {
        let is_fine = |c: u8| c.is_ascii_alphanumeric() || b"._:-".contains(&c);
        if !(1..=ITEM).contains(&item.len()) || !item.bytes().all(is_fine) {
            return Err(WishFault::Item);
        }
        let label = plain_text(label, MOST_CHARACTERS).map_err(WishFault::Label)?;
        Ok(Wish { item: item.to_owned(), label })
    }

    pub fn item(&self) -> &str {
        &self.item
    }

    pub fn label(&self) -> &str {
        &self.label
    }
}

/// What somebody wants does not belong in logs.
impl fmt::Debug for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wish(…)")
    }
}

/// A note of the owner's, for their own eyes: several lines, or none at all.
#[derive(Clone, PartialEq, Eq)]
pub struct Note(Option<String>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    #[error("longer than 500 characters")]
    TooLong,
    #[error("holds a character that cannot be seen")]
    Hidden,
}

impl Note {
    /// At most this many scalar values, after NFC.
    pub const MOST: usize = 500;

    /// # Errors
    /// [`NoteFault`]
    pub fn parse(typed: &str) -> Result<Note, NoteFault> {
        let note: String = typed.replace("\r\n", "\n").nfc().collect();
        let note = note.trim();
        if note.chars().count() > Note::MOST {
            return Err(NoteFault::TooLong);
        }
        if note.chars().any(|c| c != '\n' && is_hidden(c)) {
            return Err(NoteFault::Hidden);
        }
        Ok(Note((!note.is_empty()).then(|| note.to_owned())))
    }

    pub fn as_str(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_item_is_a_shops_own_name_for_something() {
        for item in ["B-104", "978-0-00-000000-2", "sku:9_1.b", &"x".repeat(100)] {
            assert_eq!(Wish::parse(item, "A lighthouse").unwrap().item(), item);
        }
        for item in ["", "a b", "a/b", "ä", "<i>", "a?b", &"x".repeat(101)] {
            assert_eq!(Wish::parse(item, "A lighthouse"), Err(WishFault::Item), "{item}");
        }
    }

    #[test]
    fn a_label_is_under_the_rule_for_names() {
        assert_eq!(Wish::parse("1", "  Sea charts, vol. 2 ").unwrap().label(), "Sea charts, vol. 2");
        for (label, fault) in [
            ("", TextFault::Empty),
            ("win at www.example.org", TextFault::Link),
            ("a\u{202e}b", TextFault::Hidden),
            ("a\nb", TextFault::Hidden),
        ] {
            assert_eq!(Wish::parse("1", label), Err(WishFault::Label(fault)), "{label:?}");
        }
    }

    #[test]
    fn a_note_may_have_lines_and_may_be_empty() {
        assert_eq!(Note::parse(" for Zofia\r\nin spring ").unwrap().as_str(), Some("for Zofia\nin spring"));
        assert_eq!(Note::parse(" \r\n ").unwrap().as_str(), None);
        assert!(matches!(Note::parse("a\u{0}b"), Err(NoteFault::Hidden)));
        assert!(matches!(Note::parse(&"x".repeat(501)), Err(NoteFault::TooLong)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_link_at_all_is_answered(item in any::<String>(), label in any::<String>()) {
            if let Ok(wish) = Wish::parse(&item, &label) {
                let again = Wish::parse(wish.item(), wish.label()).unwrap();
                prop_assert_eq!((again.item(), again.label()), (wish.item(), wish.label()));
            }
            let _ = Note::parse(&label);
        }
    }
}
