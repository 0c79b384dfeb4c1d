//! What a person calls themselves, read once. A [`Name`] fits on one line, hides nothing and does not read as a link,
//! so that nobody can use a letter of ours to carry theirs.

use std::fmt;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use crate::mailbox::address::is_hidden;

/// The most characters (Unicode scalar values after NFC) that a name may have.
pub const MOST_CHARACTERS: usize = 200;

/// A name as the person wrote it, in NFC, trimmed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Name(String);

impl Name {
    /// Reads a name.
    ///
    /// ```
    /// # use handshake::person::name::Name;
    /// assert_eq!(Name::parse("  J. R. R. Tolkien ").unwrap().as_str(), "J. R. R. Tolkien");
    /// assert!(Name::parse("www.example.com").is_err());
    /// ```
    ///
    /// # Errors
    /// See [`plain_words`].
    pub fn parse(typed: &str) -> Result<Name, NameFault> {
        plain_words(typed, MOST_CHARACTERS).map(Name)
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

/// Why something typed is no name, one kind each, so that a page can say how to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameFault {
    #[error("nothing that can be seen")]
    Empty,
    #[error("longer than {most} characters")]
    TooLong { most: usize },
    #[error("holds a character that cannot be seen, such as a line break or a change of direction")]
    Hidden,
    #[error("reads as a link or an address")]
    Link,
}

/// One line of a person's own words, in NFC and trimmed: names, and later labels of wishlists.
/// What stands inside is kept as it is, so that two spaces stay two spaces.
///
/// # Errors
/// [`NameFault`]: nothing visible, more than `most` scalar values, hidden characters, or what reads as a link.
pub fn plain_words(typed: &str, most: usize) -> Result<String, NameFault> {
    let words: String = typed.nfc().collect();
    let words = words.trim();
    if words.chars().all(|c| c.is_whitespace() || is_blank(c)) {
        return Err(NameFault::Empty);
    }
    if words.chars().count() > most {
        return Err(NameFault::TooLong { most });
    }
    if words.chars().any(is_hidden) {
        return Err(NameFault::Hidden);
    }
    if reads_as_link(words) {
        return Err(NameFault::Link);
    }
    Ok(words.to_owned())
}

/// Characters that leave no mark on the page, though they are no white space.
fn is_blank(c: char) -> bool {
    is_hidden(c)
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a mail program might make a link of it: `://`, `www.`, `@`, `/`, or a dot followed at once by two letters.
/// Full-width and other compatibility forms count as what they stand for; blanks in between do not help.
fn reads_as_link(words: &str) -> bool {
    let seen: Vec<char> =
        words.nfkc().filter(|c| !is_blank(*c)).map(|c| if c == '\u{3002}' { '.' } else { c }).collect();
    let dotted_word =
        seen.windows(3).any(|three| three[0] == '.' && three[1].is_alphabetic() && three[2].is_alphabetic());
    let www = seen.windows(4).any(|four| four[..3].iter().all(|c| c.eq_ignore_ascii_case(&'w')) && four[3] == '.');
    // "://" holds a "/".
    dotted_word || www || seen.contains(&'@') || seen.contains(&'/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(typed: &str) -> NameFault {
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
            assert_eq!(fault(nothing), NameFault::Empty, "{nothing:?}");
        }
    }

    #[test]
    fn length_counts_characters_after_composing() {
        assert!(Name::parse(&"e\u{0301}".repeat(200)).is_ok());
        assert_eq!(fault(&"é".repeat(201)), NameFault::TooLong { most: 200 });
        assert_eq!(plain_words("abcd", 3), Err(NameFault::TooLong { most: 3 }));
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
            assert_eq!(fault(typed), NameFault::Hidden, "{typed:?}");
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
            assert_eq!(fault(typed), NameFault::Link, "{typed:?}");
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
