//! A brand: one controller, as its file states it. Everything a page, an email or the ledger says about a brand
//! comes from here, and nothing here came from a stranger.

pub mod apply;
pub mod archive;
mod brands;
pub mod consent;
pub mod file;
pub mod statement;
pub mod theme;
pub mod wording;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    base::{name::Name, plain_text::TextFault},
    i18n::Language,
};
pub use brands::{Brands, LiveBrand};
pub use theme::Theme;

/// Words in each language of the brand. The file's check makes sure that every declared language is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<Language, String>);

impl Words {
    /// The words in `language`, else in any language there is (a brand may drop a language that a person still has).
    pub fn in_language(&self, language: Language) -> &str {
        self.0.get(&language).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// Words that stand within sentences, where they stand alone.
    pub fn as_label(&self, language: Language) -> String {
        let mut rest = self.in_language(language).chars();
        rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
    }
}

/// A brand as applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Brand {
    /// The first segment of its addresses: `[a-z][a-z0-9-]{1,30}`, none of [`file::RESERVED`].
    pub slug: String,
    pub name: String,
    /// One sentence on the brand's first page.
    pub greeting: Words,
    pub controller: Controller,
    /// ISO 3166 codes (`PL`, `US-CA`), or `EU`.
    pub jurisdictions: Vec<String>,
    /// Where personal data is kept (GDPR Art. 13(1)(f)), as codes like those. Empty for a brand that was applied before files
    /// had to say so.
    #[serde(default)]
    pub storage_locations: Vec<String>,
    /// IANA name, in which the brand's days begin and end.
    pub time_zone: String,
    /// The first is the brand's own.
    pub languages: Vec<Language>,
    /// Nobody subscribes without a name; else they may leave it out.
    #[serde(default = "yes")]
    pub name_required: bool,
    pub theme: Theme,
    pub logo: Option<Logo>,
    pub channels: Vec<Channel>,
    pub frequencies: Vec<Frequency>,
    pub purposes: Vec<Purpose>,
    pub topics: Vec<Topic>,
    pub notices: Vec<Notice>,
    /// What whoever has an account may be asked, in this order.
    #[serde(default)]
    pub attributes: Vec<Attribute>,
    /// None: people subscribe, and have no accounts.
    #[serde(default)]
    pub registration: Option<Registration>,
    /// None: it has no loyalty programme, or does not ask for its numbers.
    #[serde(default)]
    pub loyalty: Option<Loyalty>,
    pub keeping: Keeping,
}

/// Something that people may tell a brand, and what they get for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    pub id: String,
    /// The [`Purpose`] that it serves.
    pub purpose: String,
    pub question: Words,
    pub gives: Words,
    pub kind: AttributeKind,
    pub ask: Ask,
}

/// What answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttributeKind {
    One(Vec<Choice>),
    Many(Vec<Choice>),
    /// A line in one's own words.
    Text,
    Number {
        least: i64,
        most: i64,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub id: String,
    pub label: Words,
}

/// When it is asked: once all of it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Since they registered.
    pub after_days: i64,
    /// So often they signed in since.
    pub after_visits: i64,
    pub after: Option<AskAfter>,
}

/// Something that people do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskAfter {
    /// They kept something on their list.
    Wish,
}

/// Under which terms people can have an account with the brand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The [`Notice`] whose wording they accept.
    pub terms: String,
    /// Where the brand's people live, by ISO 3166: the first unless they say otherwise.
    pub countries: Vec<String>,
    /// In years, where it is more than the law of their country asks for.
    pub minimum_age: Option<i64>,
}

/// The number by which people are known in the brand's loyalty programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loyalty {
    /// What it is called, as it stands within a sentence.
    pub name: Words,
    /// How many letters and digits it has.
    pub least: usize,
    pub most: usize,
    /// The [`Purpose`] that it serves.
    pub purpose: String,
    /// What people get for it.
    pub gives: Words,
}

/// Who is responsible (GDPR Art. 4(7), 13(1)(a)–(b)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Controller {
    pub legal_name: String,
    /// Postal address, a line each.
    pub address: Vec<String>,
    /// Where a person writes about their privacy.
    pub email: String,
    pub phone: Option<String>,
    pub data_protection_officer: Option<Contact>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: Option<String>,
    pub email: String,
}

/// The brand's mark, at most 64 kB, embedded when the file is applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// `image/svg+xml`, `image/png` or `image/webp`.
    pub media_type: String,
    /// Base64 of the file's bytes.
    pub data: String,
}

/// How a person can be reached. Only `Email` has an identifier yet, so only it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Email,
    Sms,
    Post,
    Push,
}

/// How often, as a choice of the person's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frequency {
    pub id: String,
    pub label: Words,
}

/// Why data is used (GDPR Art. 5(1)(b)), on which legal basis (Art. 6(1)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose {
    pub id: String,
    pub name: Words,
    pub basis: LegalBasis,
    /// The [`Notice`] whose wording is shown for it.
    pub notice: String,
    /// Which data, in the brand's words.
    pub data_categories: Vec<Words>,
    pub recipients: Vec<Words>,
    /// How long, in the brand's words.
    pub retention: Words,
    /// Personal information is sold or shared for it (Civ. Code 1798.140(ad), (ah)).
    pub sale_or_sharing: bool,
    /// Sensitive personal information is used for it (Civ. Code 1798.140(ae); GDPR Art. 9).
    pub sensitive: bool,
}

/// GDPR Art. 6(1)(a), (b), (c), (f).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalBasis {
    Consent,
    Contract,
    LegalObligation,
    LegitimateInterests,
}

/// Something a person can get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    pub id: String,
    pub name: Words,
    pub description: Words,
    /// The [`Purpose`] it serves.
    pub purpose: String,
    pub channels: Vec<Channel>,
    /// It is what people subscribe to unless a link asks for another topic.
    #[serde(default)]
    pub main: bool,
}

/// As it was before brands could say otherwise.
fn yes() -> bool {
    true
}

/// Versioned wording, per language (GDPR Art. 7(1), 13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub id: String,
    /// As the brand numbers it: `2026-11-01`, `3`. A change of wording needs a new one.
    pub version: String,
    pub title: Words,
    pub wording: BTreeMap<Language, Wording>,
}

/// What a person is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The sentence beside the box, for purposes that need consent; of terms, the one by which they are accepted.
    pub consent: Option<String>,
    /// What is new since the version before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// One line: what it is for, who gets it, how long.
    pub short: String,
    /// Everything, as paragraphs; a paragraph may begin with `# ` (heading) or consist of `- ` lines (list).
    pub full: String,
}

/// How long keyed entries stay, in days: data of the brand's, never a number in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// That somebody left and must not be written to again.
    pub suppression_days: i64,
    /// That a mailbox muted joins, and how many emails it got.
    pub guards_days: i64,
    /// Pseudonymous evidence of consents after somebody left.
    pub evidence_days: i64,
}

impl Brand {
    /// A person's name as they typed it, which the brand may not need.
    ///
    /// # Errors
    /// See [`Name::parse`].
    pub fn person_name(&self, typed: &str) -> Result<Name, TextFault> {
        if self.name_required { Name::parse(typed) } else { Name::parse_optional(typed) }
    }

    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    pub fn purpose(&self, id: &str) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }

    pub fn attribute(&self, id: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.id == id)
    }

    pub fn notice(&self, id: &str) -> Option<&Notice> {
        self.notices.iter().find(|notice| notice.id == id)
    }

    /// The terms that whoever registers accepts.
    pub fn terms(&self) -> Option<&Notice> {
        self.notice(&self.registration.as_ref()?.terms)
    }

    /// What the number of the loyalty programme is for.
    pub fn loyalty_purpose(&self) -> Option<&Purpose> {
        self.purpose(&self.loyalty.as_ref()?.purpose)
    }

    /// Topics that can be had by a channel for which a person has an identifier.
    pub fn topics_by_email(&self) -> impl Iterator<Item = &Topic> {
        self.topics.iter().filter(|topic| topic.channels.contains(&Channel::Email))
    }

    /// What people subscribe to where nothing else is asked for.
    pub fn main_topic(&self) -> Option<&Topic> {
        self.topics_by_email().find(|topic| topic.main)
    }

    /// Purposes that need consent, in the file's order.
    pub fn consents(&self) -> impl Iterator<Item = &Purpose> {
        self.purposes.iter().filter(|purpose| purpose.basis == LegalBasis::Consent)
    }
}
