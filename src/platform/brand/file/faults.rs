//! Everything that is wrong with a file, each with its line.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// Something to mend in a brand's file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// Bytes of the file from which a value was read.
pub(in crate::platform) type Span = Range<usize>;

/// Gathers faults while the file is read to its end.
pub(in crate::platform) struct Faults<'t> {
    text: &'t str,
    /// Lines that are not TOML. What was made of them means nothing, so nothing more is said about them.
    broken: BTreeSet<usize>,
    found: RefCell<BTreeSet<Fault>>,
}

impl<'t> Faults<'t> {
    pub(in crate::platform) fn new(text: &'t str, syntax: &[toml::de::Error]) -> Faults<'t> {
        let mut faults = Faults { text, broken: BTreeSet::new(), found: RefCell::default() };
        let mut errors: Vec<_> =
            syntax.iter().map(|error| (error.span().map_or(0, |span| span.start), error.message())).collect();
        errors.sort();
        for (at, message) in errors {
            let line = faults.line(at);
            // The first is the cause, those after it on the same line its echoes.
            if faults.broken.insert(line) {
                faults.found.borrow_mut().insert(Fault { line, message: plainly(message) });
            }
        }
        faults
    }

    /// Something at this place is wrong.
    pub(in crate::platform) fn add(&self, at: &Span, message: impl Into<String>) {
        let line = self.line(at.start);
        if !self.broken.contains(&line) {
            self.found.borrow_mut().insert(Fault { line, message: message.into() });
        }
    }

    /// Something is not in the file. Said only when all of it could be read: a broken line may hold what is missed.
    pub(in crate::platform) fn missing(&self, at: &Span, message: impl Into<String>) {
        if self.broken.is_empty() {
            self.add(at, message);
        }
    }

    /// The faults by line, or what was read if there are none.
    pub(in crate::platform) fn or<T>(self, read: Option<T>) -> Result<T, Vec<Fault>> {
        let found = self.found.into_inner();
        match read {
            Some(read) if found.is_empty() => Ok(read),
            // What could not be read has been named; still an empty list must never look like success.
            None if found.is_empty() => Err(vec![Fault { line: 1, message: "the file cannot be read".to_owned() }]),
            _ => Err(found.into_iter().collect()),
        }
    }

    fn line(&self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
    }
}

/// The parser takes a bare word for a broken `true` or `false`; people meant text.
fn plainly(message: &str) -> String {
    if message.starts_with("invalid boolean") || message.starts_with("string values must be quoted") {
        "text must stand in quotes, like \"this\"; only numbers, true and false go without".to_owned()
    } else {
        message.to_owned()
    }
}
