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

/// Whether a mail program might make a link of it: a scheme, `www.`, or a host, which is a dotted word that ends in a known
/// top-level domain. Full-width and other compatibility forms count as what they stand for; blanks in between do not help.
fn reads_as_link(words: &str) -> bool {
    let seen: String = words.nfkc().filter(|c| !is_blank(*c)).map(|c| if c == '\u{3002}' { '.' } else { c }).collect();
    let lower = seen.to_lowercase();
    let has_scheme = lower.contains("://") || lower.contains("mailto:");
    let has_www = lower.match_indices("www.").any(|(at, _)| !lower[..at].ends_with(char::is_alphanumeric));
    has_scheme || has_www || words_with_ends(&seen).any(|(word, is_alone)| is_host(word, is_alone))
}

/// Words that hold a dot, each with whether it stands alone: what is before an `@`, or goes on with a `/`, a `?` or a port, is
/// no name.
fn words_with_ends(seen: &str) -> impl Iterator<Item = (&str, bool)> {
    let ends = |c: char| c.is_whitespace() || "/:@?#()<>[]{}\"'’“”,;|\\".contains(c);
    seen.split_inclusive(ends).scan(None, move |before, part| {
        let word = part.trim_end_matches(ends);
        let after = part.chars().next_back().filter(|c| ends(*c));
        let is_alone = *before != Some('@') && !matches!(after, Some('/' | ':' | '?' | '#'));
        *before = after;
        Some((word.trim_matches('.'), is_alone))
    })
}

/// Before a dot in a name: `Dr.Li`, `Ma.Teresa`; initials besides.
const TITLES: [&str; 30] = [
    "dr", "mr", "mrs", "ms", "mx", "prof", "sr", "sra", "srta", "st", "ste", "jr", "ph", "fr", "rev", "mgr", "ks",
    "ing", "inż", "mag", "dott", "dra", "don", "ma", "wm", "lic", "capt", "lt", "sgt", "hon",
];

/// Whether a dotted word is a host: it ends in a known top-level domain, and is no title or initials with a name.
fn is_host(word: &str, is_alone: bool) -> bool {
    let labels: Vec<&str> = word.split('.').collect();
    let (Some((last, before)), true) = (labels.split_last(), labels.len() > 1) else { return false };
    if labels.iter().any(|label| label.is_empty()) {
        return false;
    }
    let ascii = idna::domain_to_ascii(word).unwrap_or_else(|_| word.to_lowercase());
    let is_known = psl::suffix(ascii.as_bytes()).is_some_and(|suffix| suffix.is_known());
    let is_address = labels.len() == 4 && labels.iter().all(|label| label.bytes().all(|b| b.is_ascii_digit()));
    let begins_a_name = |label: &&str| {
        label.chars().count() == 1 && label.chars().all(char::is_alphabetic) || TITLES.contains(&&*label.to_lowercase())
    };
    let is_capitalised = last.chars().next().is_some_and(char::is_uppercase);
    let is_name = is_alone && is_capitalised && before.iter().all(begins_a_name);
    is_address || is_known && !is_name
}

/// Characters that steer instead of showing: controls, line and paragraph separators, marks, overrides and isolates of
/// direction, annotations, tags. (Joiners stay allowed: Persian and Hindi names need them.)
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}
