//! Files as brands might write them: a whole one, and one with each thing wrong, always with its line.

use std::io;

use super::*;
use crate::platform::brand::theme::Colour;
use crate::platform::brand::{LegalBasis, Notice, Purpose, Theme, Topic, Wording, Words};

/// A whole brand, small, in two languages.
const GOOD: &str = r##"slug = "tide"
name = "Tide"
languages = ["en", "pl"]
greeting = { en = "Hello", pl = "Witaj" }
jurisdictions = ["EU", "US-CA"]
storage_locations = ["IE"]
time_zone = "europe/warsaw"
channels = ["email", "post"]
logo = "tide.svg"

[controller]
legal_name = "Tide Ltd"
address = ["1 Quay", "Ballymara"]
email = "privacy@tide.example"

[theme]
accent = "#1b5e7a"
corner = 6

[keeping]
suppression_days = 730
guards_days = 90
evidence_days = 1_095

[[frequencies]]
id = "weekly"
label = { en = "Weekly", pl = "Co tydzień" }

[[topics]]
id = "news"
name = { en = "News", pl = "Nowości" }
description = { en = "What is new", pl = "Co nowego" }
purpose = "letters"
channels = ["email"]

[[purposes]]
id = "letters"
name = { en = "Letters", pl = "Wiadomości" }
basis = "consent"
notice = "letters"
data_categories = [{ en = "address", pl = "adres" }]
recipients = []
retention = { en = "until you stop", pl = "do rezygnacji" }

[[notices]]
id = "letters"
version = "1"
title = { en = "Letters", pl = "Wiadomości" }

[notices.wording.en]
consent = "Yes, write to me."
short = "For letters."
full = """
# Why

Because you asked.
"""

[notices.wording.pl]
consent = "Tak, piszcie do mnie."
short = "Żeby pisać."
full = """
# Po co

Bo prosisz.
"""
"##;

const MARK: &[u8] = br#"<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8"/></svg>"#;

fn mark(path: &str) -> io::Result<Vec<u8>> {
    if path == "tide.svg" { Ok(MARK.to_vec()) } else { Err(io::ErrorKind::NotFound.into()) }
}

/// The file with one thing in it written otherwise.
fn with(was: &str, is: &str) -> String {
    assert_eq!(GOOD.matches(was).count(), 1, "`{was}` must stand in the file once");
    GOOD.replace(was, is)
}

/// Line of the good file in which this stands.
fn line_of(part: &str) -> usize {
    let at = GOOD.find(part).unwrap_or_else(|| panic!("{part}"));
    1 + GOOD[..at].matches('\n').count()
}

fn faults(text: &str) -> Vec<Fault> {
    read(text, &mark).expect_err("faults")
}

/// Writing `is` for `was` gives one fault, on the line of `was`, that says `says`.
#[track_caller]
fn one_fault(was: &str, is: &str, says: &str) {
    one_fault_on(line_of(was), was, is, says);
}

#[track_caller]
fn one_fault_on(line: usize, was: &str, is: &str, says: &str) {
    let found = faults(&with(was, is));
    assert!(
        found.len() == 1 && found[0].line == line && found[0].message.contains(says),
        "line {line}, {says}: {found:?}"
    );
}

fn words(en: &str, pl: &str) -> Words {
    Words([(Language::En, en.to_owned()), (Language::Pl, pl.to_owned())].into())
}

#[test]
fn a_good_file_reads_to_its_brand() {
    let wording = |consent: &str, short: &str, full: &str| Wording {
        consent: Some(consent.into()),
        changed: None,
        short: short.into(),
        full: full.into(),
    };
    let expected = Brand {
        slug: "tide".into(),
        name: "Tide".into(),
        greeting: words("Hello", "Witaj"),
        controller: Controller {
            legal_name: "Tide Ltd".into(),
            address: vec!["1 Quay".into(), "Ballymara".into()],
            email: "privacy@tide.example".into(),
            phone: None,
            data_protection_officer: None,
        },
        jurisdictions: vec!["EU".into(), "US-CA".into()],
        storage_locations: vec!["IE".into()],
        time_zone: "Europe/Warsaw".into(),
        languages: vec![Language::En, Language::Pl],
        name_required: true,
        theme: Theme { accent: Colour::parse("#1b5e7a").unwrap(), accent_dark: None, corner_px: 6 },
        logo: Some(logo::check(MARK).unwrap()),
        channels: vec![Channel::Email, Channel::Post],
        frequencies: vec![Frequency { id: "weekly".into(), label: words("Weekly", "Co tydzień") }],
        purposes: vec![Purpose {
            id: "letters".into(),
            name: words("Letters", "Wiadomości"),
            basis: LegalBasis::Consent,
            notice: "letters".into(),
            data_categories: vec![words("address", "adres")],
            recipients: vec![],
            retention: words("until you stop", "do rezygnacji"),
            sale_or_sharing: false,
            sensitive: false,
        }],
        topics: vec![Topic {
            id: "news".into(),
            name: words("News", "Nowości"),
            description: words("What is new", "Co nowego"),
            purpose: "letters".into(),
            channels: vec![Channel::Email],
            main: false,
        }],
        notices: vec![Notice {
            id: "letters".into(),
            version: "1".into(),
            title: words("Letters", "Wiadomości"),
            wording: [
                (Language::En, wording("Yes, write to me.", "For letters.", "# Why\n\nBecause you asked.")),
                (Language::Pl, wording("Tak, piszcie do mnie.", "Żeby pisać.", "# Po co\n\nBo prosisz.")),
            ]
            .into(),
        }],
        attributes: Vec::new(),
        registration: None,
        loyalty: None,
        keeping: Keeping { suppression_days: 730, guards_days: 90, evidence_days: 1095 },
    };
    assert_eq!(read(GOOD, &mark), Ok(expected));
}

#[test]
fn line_ends_and_spare_lines_change_nothing() {
    assert_eq!(read(&with("Because you asked.", "\n  \nBecause you asked.  "), &mark), read(GOOD, &mark));
    assert_eq!(read(&GOOD.replace('\n', "\r\n"), &mark), read(GOOD, &mark));
}

#[test]
fn a_brand_survives_the_store() {
    let brand = read(GOOD, &mark).unwrap();
    assert_eq!(serde_json::from_str::<Brand>(&serde_json::to_string(&brand).unwrap()).unwrap(), brand);
}

#[test]
fn the_demo_brands_are_good() {
    for (file, languages) in [("harbour", 3), ("meadow", 2)] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/demo");
        let text = std::fs::read_to_string(folder.join(format!("{file}.toml"))).unwrap();
        let brand = read(&text, &|path| std::fs::read(folder.join(path)))
            .unwrap_or_else(|faults| panic!("{file}: {faults:#?}"));
        assert_eq!((brand.slug.as_str(), brand.languages.len()), (file, languages));
        assert_eq!(brand.hashed_wordings().count(), brand.notices.len() * languages);
    }
}

#[test]
fn one_language_needs_no_table() {
    let text = with(r#"["en", "pl"]"#, r#"["en"]"#);
    let mut english: Vec<String> = text.lines().map(str::to_owned).collect();
    english.truncate(line_of("[notices.wording.pl]") - 1);
    let quoted = |line: &String| match (line.split_once("{ en = \""), line.split_once("\", pl = ")) {
        (Some((key, rest)), Some(_)) => {
            let word = rest.split('"').next().unwrap();
            format!("{key}\"{word}\"{}", if line.ends_with(']') { "]" } else { "" })
        }
        _ => line.clone(),
    };
    let brand = read(&english.iter().map(quoted).collect::<Vec<_>>().join("\n"), &mark).unwrap();
    assert_eq!(brand.greeting, Words([(Language::En, "Hello".to_owned())].into()));
}

#[test]
fn many_faults_are_named_at_once_by_line() {
    let text = GOOD
        .replace("\"tide\"", "\"admin\"")
        .replace("europe/warsaw", "Europe/Atlantis")
        .replace(", pl = \"Nowości\"", "")
        .replace("basis = \"consent\"", "basis = \"hope\"")
        .replace("version = \"1\"", "version = 1")
        .replace("guards_days = 90\n", "guard_days = 90\n");
    let found = faults(&text);
    let lines: Vec<usize> = found.iter().map(|fault| fault.line).collect();
    let expected =
        ["slug", "time_zone", "[keeping]", "guards_days", "name = { en = \"News\"", "basis", "version"].map(line_of);
    assert_eq!(lines, expected, "{found:#?}");
    assert_eq!(found[0].to_string(), "line 1: `slug` cannot be `admin`: that address is the portal's own");
}

#[test]
fn broken_lines_are_named_together_with_what_is_wrong_elsewhere() {
    let text = with("name = \"Tide\"", "name = Tide").replace("#1b5e7a", "#1b5").replace("corner = 6", "corner 6");
    let found = faults(&text);
    let lines: Vec<usize> = found.iter().map(|fault| fault.line).collect();
    // `corner` is not said to be missing: it stands in the broken line.
    assert_eq!(lines, ["name", "accent", "corner"].map(line_of), "{found:#?}");
    assert!(found[0].message.starts_with("text must stand in quotes"), "{}", found[0]);
}

#[test]
fn nothing_at_all_is_answered_with_everything_missing() {
    let found = faults("");
    assert!(found.iter().all(|fault| fault.line == 1 && fault.message.ends_with("is missing")), "{found:?}");
    assert_eq!(found.len(), 15);
}

#[test]
fn a_file_cut_off_anywhere_is_answered() {
    for (end, _) in GOOD.char_indices().filter(|(end, _)| *end < GOOD.len() - 40) {
        assert!(read(&GOOD[..end], &mark).is_err(), "{end}");
    }
}

#[test]
fn each_kind_of_fault_has_its_line_and_says_how_to_mend_it() {
    one_fault(
        "email = \"privacy@tide.example\"",
        "mail = \"privacy@tide.example\"\nemail = \"privacy@tide.example\"",
        "`mail` means nothing here; what can stand here: legal_name, address",
    );
    one_fault_on(line_of("[keeping]"), "guards_days = 90\n", "", "`guards_days` is missing");
    one_fault_on(1, "name = \"Tide\"\n", "", "`name` is missing");
    one_fault("name = \"Tide\"", "name = 7", "`name` must be text in quotes; here it is a number");
    one_fault("version = \"1\"", "version = 2026-11-01", "a date without quotes");
    one_fault("version = \"1\"", "version = \"first one\"", "like 2026-11-01");
    one_fault("name = \"Tide\"", "name = \" \"", "`name` is empty");
    one_fault("name = \"Tide\"", &format!("name = \"{}\"", "x".repeat(81)), "81 characters; at most 80");
    one_fault("name = \"Tide\"", "name = \"Ti\\nde\"", "a line break");
    one_fault("name = \"Tide\"", "name = \"Ti\\u202Ede\"", "U+202E");
    one_fault_on(
        line_of("recipients") + 1,
        "recipients = []",
        "recipients = []
sensitive = \"no\"",
        "`sensitive` must be true or false",
    );
}

#[test]
fn slugs_and_ids_fit_in_an_address() {
    for slug in ["Tide", "t", "1tide", "ti_de", "tide shop", "tide-", &"t".repeat(32)] {
        one_fault("slug = \"tide\"", &format!("slug = \"{slug}\""), "2 to 31 of a–z");
    }
    for slug in RESERVED {
        one_fault("slug = \"tide\"", &format!("slug = \"{slug}\""), "the portal's own");
    }
    one_fault("id = \"weekly\"", "id = \"Weekly!\"", "write a–z");
    let twice = GOOD
        .replace("[[topics]]", "[[frequencies]]\nid = \"weekly\"\nlabel = { en = \"W\", pl = \"T\" }\n\n[[topics]]");
    assert_eq!(
        faults(&twice)[0].to_string(),
        format!("line {}: another of the frequencies has the id `weekly` already", line_of("[[topics]]") + 1)
    );
}

#[test]
fn words_are_there_in_each_language_and_no_other() {
    one_fault(
        "greeting = { en = \"Hello\", pl = \"Witaj\" }",
        "greeting = { en = \"Hello\" }",
        "`greeting` is missing in pl: add pl",
    );
    one_fault(
        "greeting = { en = \"Hello\", pl = \"Witaj\" }",
        "greeting = \"Hello\"",
        "in each language: { en = \"…\", pl = \"…\" }",
    );
    one_fault(
        "greeting = { en = \"Hello\", pl = \"Witaj\" }",
        "greeting = { en = \"a\", pl = \"b\", es = \"c\" }",
        "which `languages` does not name",
    );
    one_fault(
        "greeting = { en = \"Hello\", pl = \"Witaj\" }",
        "greeting = { en = \"a\", pl = \"b\", de = \"c\" }",
        "no language of the portal (en, pl, es)",
    );
    one_fault(
        "greeting = { en = \"Hello\", pl = \"Witaj\" }",
        "greeting = { en = \"a\", pl = \"\" }",
        "`greeting` is empty",
    );
    one_fault(
        "data_categories = [{ en = \"address\", pl = \"adres\" }]",
        "data_categories = [{ pl = \"adres\" }]",
        "missing in en",
    );
    one_fault(
        "languages = [\"en\", \"pl\"]",
        "languages = [\"en\", \"pl\", \"fr\"]",
        "`languages` cannot be `fr`; it can be en, pl, es",
    );
    one_fault_on(
        line_of("[notices.wording.en]"),
        &GOOD[GOOD.find("[notices.wording.pl]").unwrap()..],
        "",
        "`wording` is missing in pl",
    );
}

#[test]
fn one_topic_at_most_is_the_main_one_and_goes_out_by_email() {
    let topic = "purpose = \"letters\"\nchannels = [\"email\"]\n";
    let main = with(topic, &format!("{topic}main = true\n"));
    let read_main = |text: &str| read(text, &mark).unwrap();
    assert_eq!(read_main(&main).main_topic().map(|topic| topic.id.as_str()), Some("news"));
    assert_eq!(read_main(GOOD).main_topic(), None);
    let second = main.replace(
        "[[notices]]",
        "[[topics]]\nid = \"more\"\nname = { en = \"a\", pl = \"b\" }\ndescription = { en = \"a\", pl = \"b\" }\n\
         purpose = \"letters\"\nchannels = [\"email\"]\nmain = true\n\n[[notices]]",
    );
    let found = faults(&second);
    assert!(found.len() == 1 && found[0].message.contains("another topic has `main = true` already"), "{found:?}");
    let by_post = main.replace(topic, "purpose = \"letters\"\nchannels = [\"post\"]\n");
    let found = faults(&by_post);
    assert!(found.len() == 1 && found[0].message.contains("must go out by email"), "{found:?}");
}

#[test]
fn a_name_may_be_left_out_where_the_file_says_so() {
    let optional = with("name = \"Tide\"\n", "name = \"Tide\"\nname_field = \"optional\"\n");
    let brand = read(&optional, &mark).unwrap();
    assert!(!brand.name_required && read(GOOD, &mark).unwrap().name_required);
    assert_eq!(brand.person_name("  ").unwrap().as_str(), "");
    assert!(brand.person_name("www.example.org").is_err());
    let found = faults(&optional.replace("\"optional\"", "\"never\""));
    assert!(found.len() == 1 && found[0].message.contains("it can be required, optional"), "{found:?}");
}

#[test]
fn lists_are_not_empty_and_name_nothing_twice() {
    one_fault("jurisdictions = [\"EU\", \"US-CA\"]", "jurisdictions = []", "`jurisdictions` is empty");
    one_fault("jurisdictions = [\"EU\", \"US-CA\"]", "jurisdictions = [\"EU\", \"EU\"]", "names `EU` twice");
    one_fault("channels = [\"email\"]\n", "channels = []\n", "`channels` is empty");
    one_fault(
        "data_categories = [{ en = \"address\", pl = \"adres\" }]",
        "data_categories = []",
        "`data_categories` is empty",
    );
    one_fault("address = [\"1 Quay\", \"Ballymara\"]", "address = \"1 Quay\"", "must be a list; here it is text");
}

#[test]
fn places_channels_and_grounds_are_known() {
    one_fault("jurisdictions = [\"EU\", \"US-CA\"]", "jurisdictions = [\"EU\", \"UK\"]", "`UK` is written GB");
    one_fault("storage_locations = [\"IE\"]", "storage_locations = [\"EIRE\"]", "`EIRE` is no place we know");
    one_fault_on(1, "storage_locations = [\"IE\"]\n", "", "`storage_locations` is missing");
    one_fault("time_zone = \"europe/warsaw\"", "time_zone = \"CET/Warsaw\"", "like Europe/Warsaw");
    one_fault(
        "channels = [\"email\", \"post\"]",
        "channels = [\"email\", \"fax\"]",
        "it can be email, sms, post, push",
    );
    one_fault("channels = [\"email\"]\n", "channels = [\"email\", \"sms\"]\n", "not among the brand's own `channels`");
    let no_email = with("channels = [\"email\", \"post\"]", "channels = [\"post\"]")
        .replace("channels = [\"email\"]\n", "channels = [\"post\"]\n");
    assert!(faults(&no_email)[0].message.contains("must name email"));
    one_fault(
        "basis = \"consent\"",
        "basis = \"because\"",
        "it can be consent, contract, legal_obligation, legitimate_interests",
    );
}

#[test]
fn references_lead_somewhere() {
    one_fault("purpose = \"letters\"", "purpose = \"offers\"", "no purpose has the id `offers`");
    one_fault("notice = \"letters\"", "notice = \"offers\"", "no notice has the id `offers`");
}

/// `[registration]` and `[loyalty]`, at the end of the good file, from the line before it on.
fn with_loyalty(was: &str, is: &str) -> (usize, String) {
    let tables = "\n[registration]\nterms = \"letters\"\ncountries = [\"IE\"]\n\n[loyalty]\nname = { en = \"Tide number\", pl = \"numer Tide\" }\n\
                  gives = { en = \"Points\", pl = \"Punkty\" }\nleast = 8\nmost = 10\npurpose = \"letters\"\n";
    assert_eq!(tables.matches(was).count(), 1, "`{was}` must stand there once");
    let line = 1 + GOOD.matches('\n').count() + tables[..tables.find(was).unwrap()].matches('\n').count();
    (line, format!("{GOOD}{}", tables.replace(was, is)))
}

#[test]
fn a_loyalty_programme_says_what_its_numbers_are_like() {
    let (_, text) = with_loyalty("least = 8", "least = 8");
    let loyalty = read(&text, &mark).unwrap().loyalty.unwrap();
    assert_eq!((loyalty.least, loyalty.most, loyalty.purpose.as_str()), (8, 10, "letters"));
    assert_eq!(
        (loyalty.name.as_label(Language::Pl).as_str(), loyalty.gives),
        ("Numer Tide", words("Points", "Punkty"))
    );
    for (was, is, says) in [
        ("least = 8", "least = 3", "`least` must be between 4 and 32"),
        ("most = 10", "most = 33", "`most` must be between 4 and 32"),
        ("most = 10", "most = 7", "`most` is less than `least`, which is 8"),
        ("most = 10", "most = \"ten\"", "`most` must be a whole number"),
        ("purpose = \"letters\"", "purpose = \"points\"", "no purpose has the id `points`"),
        ("purpose = \"letters\"", "purpose = \"letters\"\nkind = \"card\"", "`kind` means nothing here"),
        ("{ en = \"Points\", pl = \"Punkty\" }", "{ en = \"Points\" }", "`gives` is missing in pl"),
        ("name = { en = \"Tide number\", pl = \"numer Tide\" }", "name = \"Tide number\"", "in each language"),
    ] {
        let (line, text) = with_loyalty(was, is);
        let found = faults(&text);
        let line = line + is.matches('\n').count();
        assert!(
            found.len() == 1 && found[0].line == line && found[0].message.contains(says),
            "line {line}, {says}: {found:?}"
        );
    }
    let (line, text) =
        with_loyalty("[registration]\nterms = \"letters\"\ncountries = [\"IE\"]\n\n[loyalty]", "[loyalty]");
    let found = faults(&text);
    assert!(
        found.len() == 1 && found[0].line == line && found[0].message.contains("`[loyalty]` needs `[registration]`"),
        "{found:?}"
    );
}

#[test]
fn a_purpose_that_needs_consent_has_a_sentence_of_its_own() {
    one_fault_on(
        line_of("[notices.wording.pl]"),
        "consent = \"Tak, piszcie do mnie.\"\n",
        "",
        "purpose `letters` needs the sentence",
    );
    let start = GOOD.find("[[purposes]]").unwrap();
    let second = GOOD[start..GOOD.find("[[notices]]").unwrap()].replace("id = \"letters\"", "id = \"offers\"");
    let found = faults(&GOOD.replace("[[notices]]", &format!("{second}[[notices]]")));
    assert!(
        found.len() == 1 && found[0].message.contains("purpose `letters` asks for consent with this notice already"),
        "{found:?}"
    );
    let without = GOOD.replace("\"consent\"", "\"contract\"").replace("consent = \"Tak, piszcie do mnie.\"\n", "");
    assert!(read(&without, &mark).is_ok(), "no consent, no sentence");
}

#[test]
fn people_can_be_reached() {
    one_fault("email = \"privacy@tide.example\"", "email = \"privacy at tide\"", "`email` has no @");
    let email = "email = \"privacy@tide.example\"";
    one_fault_on(line_of(email) + 1, email, &format!("{email}\nphone = \"call us\""), "like +353 1 496 0000");
}

#[test]
fn colours_are_colours_and_read_well_on_both_papers() {
    one_fault("accent = \"#1b5e7a\"", "accent = \"teal\"", "six hex digits, like #1b5e7a");
    one_fault("accent = \"#1b5e7a\"", "accent = \"#e8b04a\"", "has a contrast of 1.78");
    let dark = faults(&with("corner = 6", "accent_dark = \"#1b5e7a\"\ncorner = 6"));
    assert!(
        dark.len() == 1 && dark[0].line == line_of("corner") && dark[0].message.contains("on the dark paper #22252a"),
        "{dark:?}"
    );
    one_fault("corner = 6", "corner = 25", "between 0 and 24");
    one_fault("corner = 6", "corner = 6.5", "must be a whole number");
}

#[test]
fn periods_are_within_reason() {
    for days in ["0", "-1", "3651", "99999999999999999999"] {
        one_fault("suppression_days = 730", &format!("suppression_days = {days}"), "between 1 and 3650");
    }
}

#[test]
fn a_logo_is_there_small_and_a_picture() {
    one_fault("logo = \"tide.svg\"", "logo = \"wave.svg\"", "the logo `wave.svg` cannot be read");
    let found = read(GOOD, &|_| Ok(b"GIF89a".to_vec())).unwrap_err();
    assert_eq!((found[0].line, found[0].message.contains("no SVG, PNG or WebP")), (line_of("logo"), true));
    assert!(read(&with("logo = \"tide.svg\"\n", ""), &mark).is_ok_and(|brand| brand.logo.is_none()));
}

#[test]
fn the_full_layer_is_made_of_headings_lists_and_paragraphs() {
    one_fault_on(
        line_of("full"),
        "Because you asked.",
        "What we use:\n- your address",
        "every line of the list at “What we use:",
    );
    one_fault_on(line_of("full"), "# Why\n", "# Why\nText at once.\n", "the heading “# Why");
    one_fault_on(line_of("full"), "# Why", "## Why", "the heading “## Why");
}
