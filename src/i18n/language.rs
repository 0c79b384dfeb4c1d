//! The languages that pages and emails speak.

use serde::{Deserialize, Serialize};

/// A language of the portal. Written `en`, `pl`, `es` (BCP 47) everywhere: files, rows, addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    En,
    Pl,
    Es,
}

impl Language {
    pub const ALL: [Language; 3] = [Language::En, Language::Pl, Language::Es];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Pl => "pl",
            Language::Es => "es",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::Pl => "Polski",
            Language::Es => "Español",
        }
    }

    /// The language of a tag written as [`Language::tag`] writes it.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }
}
