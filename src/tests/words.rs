//! The words of the portal: complete in every language, and readable.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use crate::i18n::{FluentValue, Language};

const FILES: [(Language, &str); 3] = [
    (Language::En, include_str!("../i18n/en.ftl")),
    (Language::Pl, include_str!("../i18n/pl.ftl")),
    (Language::Es, include_str!("../i18n/es.ftl")),
];

/// Each message with the variables that it names.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        if let Some((id, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            current = id.to_owned();
            assert!(found.insert(current.clone(), BTreeSet::new()).is_none(), "{id} stands twice");
        }
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            found.get_mut(&current).expect("a message").insert(name);
        }
    }
    found
}

#[test]
fn every_language_says_the_same_things_with_the_same_values() {
    let english = messages(FILES[0].1);
    for (language, text) in FILES {
        assert!(FluentResource::try_new(text.to_owned()).is_ok(), "{}", language.tag());
        let mut here = messages(text);
        // A plural may leave out the number where it is one, and Polish the brand where it cannot be declined.
        for (id, names) in &english {
            let theirs = here.remove(id).unwrap_or_else(|| panic!("{} lacks {id}", language.tag()));
            assert!(theirs.is_subset(names), "{}: {id} names values that English does not", language.tag());
        }
        assert!(here.is_empty(), "{} says more: {:?}", language.tag(), here.keys());
    }
}

#[test]
fn every_message_that_a_page_asks_for_has_words() {
    let english = messages(FILES[0].1);
    let (mut asked, mut error_pages) = (BTreeSet::new(), BTreeSet::new());
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            if entry.path().extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).unwrap();
            for start in ["say(\"", "say_with(\"", "say_with(\n            \"", "message=\""] {
                asked.extend(text.split(start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
            }
            for start in [
                "no_such_link(\"",
                "used: \"",
                "expired: \"",
                "unknown: \"",
                "StatusCode::NOT_FOUND, \"",
                "message: \"",
            ] {
                let found = text.split(start).skip(1).filter_map(|rest| rest.split('"').next());
                error_pages.extend(
                    found
                        .filter(|_| entry.path().components().any(|part| part.as_os_str() == "web"))
                        .map(str::to_owned),
                );
            }
        }
    }
    assert!(asked.len() > 100);
    for id in asked.iter().filter(|id| !id.is_empty() && !id.contains('(')) {
        assert!(english.contains_key(id), "no words for {id}");
    }
    assert!(error_pages.len() > 10, "{error_pages:?}");
    for id in error_pages.iter().filter(|id| !id.contains(' ')) {
        for part in ["", "-title", "-next"] {
            assert!(english.contains_key(&format!("{id}{part}")), "no words for {id}{part}");
        }
    }
}

/// Words that people do not read here, since they know others for the same thing.
const NEVER: [&str; 15] = [
    "letter",
    "letters",
    "join",
    "what you get",
    "agreement",
    "take back",
    "taken back",
    "what you agreed to",
    "what we hold",
    "a copy of everything",
    "leave",
    "privacy page",
    "get a link",
    "mending",
    "the whole notice",
];

/// What people read in English: the values of messages, and of the demo's brands.
fn read_in_english() -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for line in FILES[0].1.lines().filter(|line| !line.starts_with('#')) {
        said.push(line.split_once(" = ").map_or(line, |(_, words)| words).to_owned());
    }
    for brand in [include_str!("../demo/harbour.toml"), include_str!("../demo/meadow.toml")] {
        let brand = crate::platform::brand::file::read(brand, &|logo| {
            std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/demo/").to_owned() + logo)
        });
        let brand = brand.unwrap_or_else(|faults| panic!("{faults:?}"));
        said.extend(english(&serde_json::to_value(&brand).unwrap()));
    }
    said
}

/// Every text under a key `en`, whatever it is of.
fn english(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Object(all) => {
            all.iter().flat_map(|(key, value)| if key == "en" { texts(value) } else { english(value) }).collect()
        }
        serde_json::Value::Array(all) => all.iter().flat_map(english).collect(),
        _ => Vec::new(),
    }
}

fn texts(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Object(all) => all.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn people_read_the_words_that_they_know() {
    let said = read_in_english();
    assert!(said.len() > 500, "{}", said.len());
    for line in &said {
        let words: Vec<String> = line
            .to_lowercase()
            .split(|c: char| !c.is_alphabetic() && c != '\'')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let plain = format!(" {} ", words.join(" "));
        for never in NEVER {
            // To leave something empty or out is another word.
            let other = ["leave this empty", "leave out", "leave one"].iter().any(|phrase| plain.contains(phrase));
            assert!(!plain.contains(&format!(" {never} ")) || other, "“{never}” in: {line}");
        }
    }
}

#[test]
fn polish_counts_as_polish_does() {
    let days = |n: i64| Language::Pl.say_with("done-muted", &[("days", FluentValue::from(n)), ("brand", "B".into())]);
    let said: Vec<String> = [1, 2, 5, 22, 25].into_iter().map(days).collect();
    assert!(said[0].contains("dzień") || said[0].contains("dnia"), "{}", said[0]);
    assert!(said[2].contains("5 dni"), "{}", said[2]);
    assert_ne!(said[0], said[2]);
}

#[test]
fn dates_are_said_as_people_say_them() {
    let day = jiff::civil::date(2027, 3, 3);
    assert_eq!(Language::En.date(day), "3 March 2027");
    assert_eq!(Language::Pl.date(day), "3 marca 2027");
    assert_eq!(Language::Es.date(day), "3 de marzo de 2027");
}

#[test]
fn a_browser_is_answered_in_the_best_language_there_is() {
    let all = Language::ALL;
    assert_eq!(Language::accepted("pl-PL,pl;q=0.9,en;q=0.8", &all), Some(Language::Pl));
    assert_eq!(Language::accepted("de, es;q=0.5", &all), Some(Language::Es));
    assert_eq!(Language::accepted("de", &all), None);
    assert_eq!(Language::accepted("", &all), None);
    assert_eq!(Language::accepted("es", &[Language::En, Language::Pl]), None);
}
