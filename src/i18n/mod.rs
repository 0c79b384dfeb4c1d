//! Three languages for pages and emails: words from Fluent, dates from ICU.

mod dates;
mod language;

use std::sync::LazyLock;

pub use fluent_bundle::FluentValue;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate_languages};
use unic_langid::LanguageIdentifier;

pub use language::Language;

static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::En));
static POLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::Pl));
static SPANISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::Es));

impl Language {
    /// The words of a message; the message's own id if there is none (a test looks for that).
    pub fn say(self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The words of a message with values put in. Values are data: nothing in them is read as a message.
    pub fn say_with(self, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            tracing::error!(id, language = self.tag(), "no words for a message");
            return id.to_owned();
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        let mut faults = Vec::new();
        bundle.format_pattern(pattern, Some(&arguments), &mut faults).into_owned()
    }

    /// What a country is called, by its ISO 3166 code.
    pub fn country(self, code: &str) -> Option<String> {
        let id = format!("country-{code}");
        self.bundle().has_message(&id).then(|| self.say(&id))
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        match self {
            Language::En => &ENGLISH,
            Language::Pl => &POLISH,
            Language::Es => &SPANISH,
        }
    }

    /// The best of `offered` for an `Accept-Language` header (RFC 9110, section 12.5.4).
    pub fn accepted(header: &str, offered: &[Language]) -> Option<Language> {
        let wanted = accepted_languages::parse(header);
        let available: Vec<fluent_langneg::LanguageIdentifier> =
            offered.iter().filter_map(|language| language.tag().parse().ok()).collect();
        let best = negotiate_languages(&wanted, &available, None, NegotiationStrategy::Filtering);
        best.first().and_then(|id| Language::from_tag(id.language.as_str()))
    }

    fn messages(self) -> &'static str {
        match self {
            Language::En => include_str!("en.ftl"),
            Language::Pl => include_str!("pl.ftl"),
            Language::Es => include_str!("es.ftl"),
        }
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks would stand in subject lines and addresses; what is put in is checked where it comes in.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(language.messages().to_owned()).unwrap_or_else(|(resource, faults)| {
        tracing::error!(language = language.tag(), ?faults, "words that cannot be read");
        resource
    });
    if let Err(faults) = bundle.add_resource(resource) {
        tracing::error!(language = language.tag(), ?faults, "words said twice");
    }
    bundle
}
