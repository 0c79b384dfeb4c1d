//! One line of a person's own words, read once: it fits on one line, hides nothing and does not read as a link, so that
//! nobody can use an email of ours to carry theirs.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// Why something typed is not plain text, one kind each, so that a page can say how to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TextFault {
    #[error("nothing that can be seen")]
    Empty,
    #[error("longer than {most} characters")]
    TooLong { most: usize },
    #[error("holds a character that cannot be seen, such as a line break or a change of direction")]
    Hidden,
    #[error("reads as a link or an address")]
    Link,
}

/// One line of a person's own words, in NFC and trimmed: names and the labels of wishlist items.
/// What stands inside is kept as it is, so that two spaces stay two spaces.
///
/// # Errors
/// [`TextFault`]: nothing visible, more than `most` scalar values, hidden characters, or what reads as a link.
pub fn plain_text(typed: &str, most: usize) -> Result<String, TextFault> {
    let words: String = typed.nfc().collect();
    let words = words.trim();
    if words.chars().all(|c| c.is_whitespace() || is_blank(c)) {
        return Err(TextFault::Empty);
    }
    if words.chars().count() > most {
        return Err(TextFault::TooLong { most });
    }
    if words.chars().any(is_hidden) {
        return Err(TextFault::Hidden);
    }
    if reads_as_link(words) {
        return Err(TextFault::Link);
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

/// Characters that steer instead of showing: controls, line and paragraph separators, marks, overrides and isolates of
/// direction, annotations, tags. (Joiners stay allowed: Persian and Hindi names need them.)
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}
