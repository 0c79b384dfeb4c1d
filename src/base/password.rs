//! A password as people choose it: long rather than odd, and none that everybody tries first (NIST SP 800-63B-4 § 3.1.1.2, ASVS 6.2).

use std::{collections::HashSet, fmt, sync::LazyLock};

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// In code points: where nothing else is asked for, and where there is a second factor.
pub const LEAST_ALONE: usize = 15;
pub const LEAST_WITH_SECOND_FACTOR: usize = 8;
/// Longer than what people or their password managers choose.
pub const MOST: usize = 256;

/// In Unicode's NFC, so that it is the same whatever it is typed on.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

/// Why nobody should have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    TooShort,
    TooLong,
    /// Many people have it, or it was leaked.
    Common,
    /// The same few characters again and again, or in the order of the alphabet or the keyboard.
    Pattern,
    /// It is whose it is, or where it is used: a name, an address.
    Expected,
}

impl Password {
    /// As it was typed to sign in; none for what nobody can have.
    pub fn typed(text: &str) -> Option<Password> {
        // Composing makes none longer than three times as many code points.
        let is_short = text.chars().take(3 * MOST + 1).count() <= 3 * MOST;
        let text: Zeroizing<String> = Zeroizing::new(if is_short { text.nfc().collect() } else { String::new() });
        (!text.is_empty() && text.chars().count() <= MOST).then_some(Password(text))
    }

    /// A new one, of at least so many code points. `about` is what others know of whoever chooses it.
    ///
    /// # Errors
    /// [`PasswordFault`].
    pub fn choose(text: &str, least: usize, about: &[&str]) -> Result<Password, PasswordFault> {
        if text.is_empty() {
            return Err(PasswordFault::TooShort);
        }
        let chosen = Password::typed(text).ok_or(PasswordFault::TooLong)?;
        if chosen.len() < least {
            return Err(PasswordFault::TooShort);
        }
        let value = Zeroizing::new(chosen.0.to_lowercase());
        if is_pattern(&value) {
            return Err(PasswordFault::Pattern);
        }
        if COMMON.contains(value.as_str()) {
            return Err(PasswordFault::Common);
        }
        if about.iter().any(|about| is_about(&value, about)) {
            return Err(PasswordFault::Expected);
        }
        Ok(chosen)
    }

    pub fn octets(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// In code points.
    pub fn len(&self) -> usize {
        self.0.chars().count()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

/// The most common ones, in lower case (`common_passwords.txt` says where they are from).
static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().filter(|line| !line.starts_with("#!")).collect());

/// What comes one after the other, on keyboards and off.
const RUNS: [&str; 5] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
];

/// The whole value is made of few characters that come again, or of runs.
fn is_pattern(value: &str) -> bool {
    let chars: Vec<char> = value.chars().collect();
    let repeats =
        (1..=chars.len() / 2).any(|unit| chars.iter().zip(&chars[unit..]).all(|(before, after)| before == after));
    repeats || is_runs(value)
}

/// At most three pieces, each of which is a run of at least four, one way or the other.
fn is_runs(value: &str) -> bool {
    let mut rest = value;
    for _ in 0..3 {
        let longest = (4..=rest.len()).rev().find(|end| rest.get(..*end).is_some_and(is_run));
        match longest {
            Some(end) if end == rest.len() => return true,
            Some(end) => rest = &rest[end..],
            None => return false,
        }
    }
    false
}

fn is_run(piece: &str) -> bool {
    let backwards: String = piece.chars().rev().collect();
    RUNS.iter().any(|run| run.contains(piece) || run.contains(&backwards))
}

/// Whether it is this, but for digits and signs around it.
fn is_about(value: &str, about: &str) -> bool {
    let plain = |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
    let known = plain(about);
    let around = |c: char| !c.is_alphabetic();
    known.chars().count() >= 3
        && (plain(value) == known || plain(value.trim_matches(around)) == plain(known.trim_matches(around)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(text: &str) -> Result<usize, PasswordFault> {
        Password::choose(text, LEAST_ALONE, &["Ada Lovelace", "ada.lovelace@example.org", "Harbour Books"])
            .map(|password| password.len())
    }

    /// S1: no rules of composition; 15 code points alone, 64 and more accepted, spaces and any script.
    #[test]
    fn s1_long_is_enough_and_odd_is_not_asked_for() {
        assert_eq!(alone("quiet hat lamps"), Ok(15));
        assert_eq!(alone("quiet hat lamp"), Err(PasswordFault::TooShort));
        assert_eq!(alone("Żółte łabędzie śpią"), Ok(19));
        let of = |length: usize| {
            (0..length).map(|n| char::from(b'a' + ((n * 2_654_435_761) >> 7) as u8 % 26)).collect::<String>()
        };
        assert_eq!(alone(&of(64)), Ok(64));
        assert_eq!(alone(&of(MOST)), Ok(MOST));
        assert_eq!(alone(&of(MOST + 1)), Err(PasswordFault::TooLong));
        assert_eq!(alone(""), Err(PasswordFault::TooShort));
        assert!(Password::choose("hat lamp", LEAST_WITH_SECOND_FACTOR, &[]).is_ok());
    }

    /// S1: composed or not, it is one password.
    #[test]
    fn s1_the_same_letters_are_the_same_password() {
        let composed = Password::typed("z\u{0301}ma latarnia dzwoni").map(|password| password.octets().to_vec());
        assert_eq!(composed, Password::typed("źma latarnia dzwoni").map(|password| password.octets().to_vec()));
        // Code points are counted after composing.
        assert_eq!(alone("a\u{0301}e\u{0301}io quiet hat"), Err(PasswordFault::TooShort));
    }

    /// S1 (ASVS 6.2.4, 6.2.12): the whole value is looked up; what merely contains a common one is not refused.
    #[test]
    fn s1_what_everybody_tries_first_is_refused_with_its_reason() {
        let least = LEAST_WITH_SECOND_FACTOR;
        for common in ["password1", "PASSWORD1", "iloveyou1", "sunshine", "football1"] {
            assert_eq!(Password::choose(common, least, &[]).err(), Some(PasswordFault::Common), "{common}");
        }
        assert!(Password::choose("sunshine over the bay", least, &[]).is_ok());
        for pattern in [
            "aaaaaaaaaaaaaaa",
            "passwordpassword",
            "abcabcabcabcabcabc",
            "123456789012345",
            "qwertyuiopasdfghjkl",
            "9876543210987654",
            "abcdefgh12345678",
        ] {
            assert_eq!(alone(pattern), Err(PasswordFault::Pattern), "{pattern}");
        }
        for expected in ["harbour-books-2026", "Ada.Lovelace@example.org", "adalovelace!!!!!"] {
            assert_eq!(alone(expected), Err(PasswordFault::Expected), "{expected}");
        }
        assert!(COMMON.len() > 3_000 && COMMON.iter().all(|known| known.chars().count() >= least));
    }

    #[test]
    fn what_was_typed_is_not_shown() {
        assert_eq!(format!("{:?}", Password::typed("quiet hat lamps")), "Some(Password)");
        assert!(Password::typed("").is_none() && Password::typed(&"x".repeat(100_000)).is_none());
    }
}
