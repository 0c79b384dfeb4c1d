//! A number of a loyalty programme, read once from what was typed.

use crate::platform::brand::Loyalty;

/// Letters and digits, as many as the programme's numbers have: upper case, without what people put between them.
#[derive(Clone, PartialEq, Eq)]
pub struct Number(String);

/// Why what was typed is no number of the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    Empty,
    /// It has something other than letters and digits.
    Sign,
    TooShort,
    TooLong,
}

impl Number {
    /// # Errors
    /// [`NumberFault`] says what does not fit.
    pub fn parse(loyalty: &Loyalty, typed: &str) -> Result<Number, NumberFault> {
        let number: String = typed.chars().filter(|c| !is_between(*c)).map(|c| c.to_ascii_uppercase()).collect();
        match number.len() {
            0 => Err(NumberFault::Empty),
            _ if !number.chars().all(|c| c.is_ascii_alphanumeric()) => Err(NumberFault::Sign),
            signs if signs < loyalty.least => Err(NumberFault::TooShort),
            signs if signs > loyalty.most => Err(NumberFault::TooLong),
            _ => Ok(Number(number)),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Cards print spaces, hyphens and dots between groups; what is pasted may have other dashes.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
