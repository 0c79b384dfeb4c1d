//! What is written in each of the brand's languages.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;

use super::table::Table;
use crate::i18n::Language;
use crate::platform::brand::Words;

impl<'f> Table<'f> {
    /// Words in every one of `languages`: `{ en = "…", pl = "…" }`, or `"…"` if there is only one.
    pub(in crate::platform) fn words(&self, key: &'static str, most: usize, languages: &[Language]) -> Words {
        self.required(key).map(|value| self.words_of(key, value, most, languages)).unwrap_or_default()
    }

    /// A list of words in every language; it may be empty if `may_be_empty`.
    pub(super) fn list_of_words(
        &self,
        key: &'static str,
        most: usize,
        languages: &[Language],
        may_be_empty: bool,
    ) -> Vec<Words> {
        self.values(key, may_be_empty).iter().map(|value| self.words_of(key, value, most, languages)).collect()
    }

    /// A table by languages, as `[notices.wording.en]`; every one of `languages` is asked for.
    pub(super) fn tables_by_language(
        &self,
        key: &'static str,
        languages: &[Language],
    ) -> BTreeMap<Language, Table<'f>> {
        let Some(table) = self.table(key) else {
            return BTreeMap::new();
        };
        let by_language = languages.iter().filter_map(|language| {
            let value = table.get(language.tag());
            if value.is_none() {
                table.faults.missing(&table.at, format!("`{key}` is missing in {0}: add `{key}.{0}`", language.tag()));
            }
            Some((*language, table.table_of(language.tag(), value?)?))
        });
        let by_language = by_language.collect();
        table.close_languages(key, languages);
        by_language
    }

    fn words_of(&self, key: &str, value: &'f Spanned<DeValue<'f>>, most: usize, languages: &[Language]) -> Words {
        match (value.get_ref(), languages) {
            (DeValue::String(_), [only]) => {
                Words(self.line_of_text(key, value, most).map(|text| (*only, text.into_inner())).into_iter().collect())
            }
            (DeValue::String(_), [first, second, ..]) => {
                let (first, second) = (first.tag(), second.tag());
                self.faults.add(
                    &value.span(),
                    format!("`{key}` is needed in each language: {{ {first} = \"…\", {second} = \"…\" }}"),
                );
                Words::default()
            }
            (DeValue::Table(keys), _) => {
                let table = Table::new(self.faults, keys, value.span());
                let in_language = |language: &Language| {
                    let text = table.get(language.tag());
                    if text.is_none() {
                        self.faults.missing(
                            &value.span(),
                            format!("`{key}` is missing in {0}: add {0} = \"…\"", language.tag()),
                        );
                    }
                    Some((*language, table.line_of_text(key, text?, most)?.into_inner()))
                };
                let words = Words(languages.iter().filter_map(in_language).collect());
                table.close_languages(key, languages);
                words
            }
            // No language could be read; that has been said.
            (DeValue::String(_), []) => Words::default(),
            _ => {
                self.wrong_type(key, value, "words in quotes, or { en = \"…\", pl = \"…\" }");
                Words::default()
            }
        }
    }

    fn close_languages(&self, key: &str, languages: &[Language]) {
        for (tag, _) in self.keys.iter() {
            let message = match Language::from_tag(tag.get_ref()) {
                Some(language) if languages.contains(&language) => continue,
                Some(_) => format!(
                    "`{key}` has `{0}`, which `languages` does not name: add it there or take it out here",
                    tag.get_ref()
                ),
                None => format!(
                    "`{key}` has `{}`, which is no language of the portal ({})",
                    tag.get_ref(),
                    tags(&Language::ALL)
                ),
            };
            // Without languages everything would be named here; the cause has been.
            if !languages.is_empty() {
                self.faults.add(&tag.span(), message);
            }
        }
    }
}

/// `en, pl`.
fn tags(languages: &[Language]) -> String {
    languages.iter().map(|language| language.tag()).collect::<Vec<_>>().join(", ")
}
