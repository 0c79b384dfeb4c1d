//! A table of the file. Each reader answers something whatever stands there, so that reading goes on to the end, and
//! says what is wrong; [`Table::close`] names the keys that nobody asked for.

use std::cell::RefCell;
use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::{Faults, Span};
use crate::base::plain_text::is_hidden;

pub(in crate::platform) struct Table<'f> {
    pub(in crate::platform) faults: &'f Faults<'f>,
    pub(in crate::platform) keys: &'f DeTable<'f>,
    /// Where it begins.
    pub(in crate::platform) at: Span,
    asked: RefCell<Vec<&'static str>>,
}

impl<'f> Table<'f> {
    pub(in crate::platform) fn new(faults: &'f Faults<'f>, keys: &'f DeTable<'f>, at: Span) -> Table<'f> {
        Table { faults, keys, at, asked: RefCell::default() }
    }

    /// One line of at most `most` characters, with its place.
    pub(in crate::platform) fn text(&self, key: &'static str, most: usize) -> Spanned<String> {
        self.required(key).and_then(|value| self.line_of_text(key, value, most)).unwrap_or_else(|| self.nothing())
    }

    pub(in crate::platform) fn text_if_any(&self, key: &'static str, most: usize) -> Option<Spanned<String>> {
        self.get(key).and_then(|value| self.line_of_text(key, value, most))
    }

    /// Paragraphs of at most `most` characters together, parted by one empty line each, however the file's lines end.
    pub(in crate::platform) fn paragraphs(&self, key: &'static str, most: usize) -> Spanned<String> {
        let read = |value: &'f Spanned<DeValue<'f>>| {
            let mut lines: Vec<&str> = self.string(key, value)?.trim().lines().map(str::trim_end).collect();
            lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
            self.checked(key, &value.span(), &lines.join("\n"), most, |c| c != '\n' && is_hidden(c))
        };
        self.required(key).and_then(read).unwrap_or_else(|| self.nothing())
    }

    /// `true` or `false`; left out it is `false`.
    pub(in crate::platform) fn flag(&self, key: &'static str) -> bool {
        self.get(key).is_some_and(|value| {
            value.get_ref().as_bool().unwrap_or_else(|| {
                self.wrong_type(key, value, "true or false");
                false
            })
        })
    }

    pub(in crate::platform) fn number(&self, key: &'static str, range: RangeInclusive<i64>) -> i64 {
        let Some(value) = self.required(key) else {
            return 0;
        };
        let (least, most) = (range.start(), range.end());
        let number = value.get_ref().as_integer().and_then(|n| i64::from_str_radix(n.as_str(), n.radix()).ok());
        match (value.get_ref().is_integer(), number) {
            (true, Some(number)) if range.contains(&number) => return number,
            (true, _) => self.faults.add(&value.span(), format!("`{key}` must be between {least} and {most}")),
            (false, _) => self.wrong_type(key, value, "a whole number"),
        }
        0
    }

    /// Different lines of text, at least one.
    pub(in crate::platform) fn texts(&self, key: &'static str, most: usize) -> Vec<Spanned<String>> {
        let mut texts: Vec<Spanned<String>> = Vec::new();
        for value in self.values(key, false) {
            if let Some(text) = self.line_of_text(key, value, most) {
                if texts.iter().any(|other| other.get_ref() == text.get_ref()) {
                    self.faults.add(&text.span(), format!("`{key}` names `{}` twice", text.get_ref()));
                } else {
                    texts.push(text);
                }
            }
        }
        texts
    }

    /// A word of a known few, each meaning something.
    pub(in crate::platform) fn one_of<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        let word = self.text(key, 40);
        self.meaning(key, &word, known)
    }

    pub(in crate::platform) fn one_of_if_any<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        self.text_if_any(key, 40).and_then(|word| self.meaning(key, &word, known))
    }

    /// Different words of a known few.
    pub(in crate::platform) fn some_of<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Vec<Spanned<T>> {
        let words = self.texts(key, 40);
        words.iter().filter_map(|word| Some(Spanned::new(word.span(), self.meaning(key, word, known)?))).collect()
    }

    pub(in crate::platform) fn table(&self, key: &'static str) -> Option<Table<'f>> {
        self.required(key).and_then(|value| self.table_of(key, value))
    }

    pub(in crate::platform) fn table_if_any(&self, key: &'static str) -> Option<Table<'f>> {
        self.get(key).and_then(|value| self.table_of(key, value))
    }

    /// `[[key]]`, at least once.
    pub(in crate::platform) fn tables(&self, key: &'static str) -> Vec<Table<'f>> {
        self.values(key, false).iter().filter_map(|value| self.table_of(key, value)).collect()
    }

    /// Names the keys that nobody asked for.
    pub(in crate::platform) fn close(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.keys.iter().filter(|(key, _)| !asked.contains(&key.get_ref().as_ref())) {
            self.faults.add(
                &key.span(),
                format!("`{}` means nothing here; what can stand here: {}", key.get_ref(), asked.join(", ")),
            );
        }
    }

    fn meaning<T: Copy>(&self, key: &str, word: &Spanned<String>, known: &[(&str, T)]) -> Option<T> {
        let meaning = known.iter().find(|(name, _)| name == word.get_ref()).map(|(_, meaning)| *meaning);
        // An empty word has been named already.
        if meaning.is_none() && !word.get_ref().is_empty() {
            let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
            self.faults
                .add(&word.span(), format!("`{key}` cannot be `{}`; it can be {}", word.get_ref(), names.join(", ")));
        }
        meaning
    }

    pub(in crate::platform) fn table_of(&self, key: &str, value: &'f Spanned<DeValue<'f>>) -> Option<Table<'f>> {
        let keys = value.get_ref().as_table();
        if keys.is_none() {
            self.wrong_type(key, value, "a table");
        }
        Some(Table::new(self.faults, keys?, value.span()))
    }

    pub(in crate::platform) fn values(&self, key: &'static str, may_be_empty: bool) -> &'f [Spanned<DeValue<'f>>] {
        let Some(value) = self.required(key) else {
            return &[];
        };
        match value.get_ref() {
            DeValue::Array(array) => {
                if array.is_empty() && !may_be_empty {
                    self.faults.add(&value.span(), format!("`{key}` is empty: name at least one"));
                }
                array
            }
            _ => {
                self.wrong_type(key, value, "a list");
                &[]
            }
        }
    }

    pub(in crate::platform) fn line_of_text(
        &self,
        key: &str,
        value: &'f Spanned<DeValue<'f>>,
        most: usize,
    ) -> Option<Spanned<String>> {
        let text = self.string(key, value)?;
        self.checked(key, &value.span(), text.trim(), most, is_hidden)
    }

    fn string(&self, key: &str, value: &'f Spanned<DeValue<'f>>) -> Option<&'f str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(key, value, "text in quotes");
        }
        text
    }

    fn checked(
        &self,
        key: &str,
        at: &Span,
        text: &str,
        most: usize,
        is_wrong: impl Fn(char) -> bool,
    ) -> Option<Spanned<String>> {
        let length = text.chars().count();
        if text.is_empty() {
            self.faults.add(at, format!("`{key}` is empty"));
        } else if length > most {
            self.faults.add(at, format!("`{key}` has {length} characters; at most {most} fit"));
        } else if let Some(wrong) = text.chars().find(|c| is_wrong(*c)) {
            let what = if wrong == '\n' {
                "a line break".to_owned()
            } else {
                format!("the hidden character U+{:04X}", u32::from(wrong))
            };
            self.faults.add(at, format!("`{key}` holds {what}: take it out"));
        } else {
            return Some(Spanned::new(at.clone(), text.to_owned()));
        }
        None
    }

    pub(in crate::platform) fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number without quotes",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date without quotes",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.faults.add(&value.span(), format!("`{key}` must be {wanted}; here it is {found}"));
    }

    pub(in crate::platform) fn required(&self, key: &'static str) -> Option<&'f Spanned<DeValue<'f>>> {
        let value = self.get(key);
        if value.is_none() {
            self.faults.missing(&self.at, format!("`{key}` is missing"));
        }
        value
    }

    pub(in crate::platform) fn get(&self, key: &'static str) -> Option<&'f Spanned<DeValue<'f>>> {
        let mut asked = self.asked.borrow_mut();
        if !asked.contains(&key) {
            asked.push(key);
        }
        self.keys.get(key)
    }

    fn nothing(&self) -> Spanned<String> {
        Spanned::new(self.at.clone(), String::new())
    }
}
