//! What a person calls themselves, read once. A [`Name`] fits on one line, hides nothing and does not read as a link,
//! so that nobody can use an email of ours to carry theirs.

use std::fmt;

use super::plain_text::{TextFault, plain_text};

/// The most characters (Unicode scalar values after NFC) that a name may have.
pub const MOST_CHARACTERS: usize = 200;

/// A name as the person wrote it, in NFC, trimmed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Name(String);

impl Name {
    /// Reads a name.
    ///
    /// ```
    /// # use handshake::base::name::Name;
    /// assert_eq!(Name::parse("  J. R. R. Tolkien ").unwrap().as_str(), "J. R. R. Tolkien");
    /// assert!(Name::parse("www.example.com").is_err());
    /// ```
    ///
    /// # Errors
    /// See [`plain_text`].
    pub fn parse(typed: &str) -> Result<Name, TextFault> {
        plain_text(typed, MOST_CHARACTERS).map(Name)
    }

    /// Reads a name where one may be left out: then it is empty.
    ///
    /// # Errors
    /// See [`plain_text`].
    pub fn parse_optional(typed: &str) -> Result<Name, TextFault> {
        match Name::parse(typed) {
            Err(TextFault::Empty) => Ok(Name(String::new())),
            read => read,
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Names do not belong in logs.
impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::plain_text::is_hidden;
    use proptest::prelude::*;

    fn fault(typed: &str) -> TextFault {
        Name::parse(typed).expect_err(typed)
    }

    #[test]
    fn names_of_real_people_pass() {
        for name in [
            "J. R. R. Tolkien",
            "J.R.R. Tolkien",
            "O'Neill",
            "Anna Maria Jr.",
            "Zażółć Gęślą-Jaźń",
            "María José",
            "Ng",
            "X Æ A-12",
            "李小龍",
            "محمد",
            "नरेन्द्र",
            "می\u{200C}خواهم",
            "St. John",
            "Ł",
            "Dr. No",
        ] {
            assert_eq!(Name::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn a_name_is_trimmed_and_composed_but_inside_left_alone() {
        assert_eq!(Name::parse(" \tZoe\u{0308}  B \n").unwrap().as_str(), "Zoë  B");
    }

    #[test]
    fn a_name_without_anything_to_see_is_empty() {
        for nothing in ["", "   ", "\u{200B}", "\u{200D}\u{FEFF} \u{2060}", "\u{3164}", "\u{202E}", "\0"] {
            assert_eq!(fault(nothing), TextFault::Empty, "{nothing:?}");
        }
    }

    #[test]
    fn length_counts_characters_after_composing() {
        assert!(Name::parse(&"e\u{0301}".repeat(200)).is_ok());
        assert_eq!(fault(&"é".repeat(201)), TextFault::TooLong { most: 200 });
        assert_eq!(plain_text("abcd", 3), Err(TextFault::TooLong { most: 3 }));
    }

    /// BAR D10, D11.
    #[test]
    fn d10_d11_hidden_characters_are_refused() {
        for typed in [
            "a\nb",
            "a\r\nBcc: b",
            "a\tb",
            "a\0b",
            "a\u{7f}b",
            "a\u{85}b",
            "a\u{202E}b",
            "a\u{2066}b",
            "a\u{200F}b",
            "a\u{061C}b",
            "a\u{2028}b",
        ] {
            assert_eq!(fault(typed), TextFault::Hidden, "{typed:?}");
        }
    }

    #[test]
    fn what_reads_as_a_link_is_refused_in_any_width() {
        for typed in [
            "http://x",
            "see www.x",
            "WWW.x",
            "me@home",
            "a/b",
            "St.John",
            "win.example",
            "ＷＷＷ．x",
            "me＠home",
            "a／b",
            "win．example",
            "win。example",
            "win.\u{200B}example",
            "w\u{2060}ww.x",
            "a․co",
        ] {
            assert_eq!(fault(typed), TextFault::Link, "{typed:?}");
        }
    }

    #[test]
    fn debug_does_not_tell_the_name() {
        assert_eq!(format!("{:?}", Name::parse("Ada").unwrap()), "Name(…)");
    }

    proptest! {
        #[test]
        fn a_name_hides_nothing_and_reads_the_same_again(typed in "\\PC{0,40}|.{0,40}|[a-z@./:wW \u{200B}\u{202E}\u{ff0e}\u{301}]{0,12}") {
            if let Ok(name) = Name::parse(&typed) {
                prop_assert!(!name.as_str().chars().any(is_hidden));
                prop_assert!(!name.as_str().contains(['@', '/', '＠']));
                prop_assert!((1..=MOST_CHARACTERS).contains(&name.as_str().chars().count()));
                prop_assert_eq!(Name::parse(name.as_str()), Ok(name));
            }
        }

        #[test]
        fn any_string_at_all_is_answered(typed in any::<String>()) {
            let _ = Name::parse(&typed);
        }
    }
}
