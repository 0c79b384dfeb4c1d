//! Purposes, topics and notices, which name each other.

use std::{cell::Cell, collections::BTreeMap};

use toml::Spanned;

use super::faults::Span;
use super::table::Table;
use super::{CHANNELS, LABEL, SENTENCE};
use crate::i18n::Language;
use crate::platform::brand::{Channel, LegalBasis, Notice, Purpose, Topic, Wording};

const BASES: &[(&str, LegalBasis)] = &[
    ("consent", LegalBasis::Consent),
    ("contract", LegalBasis::Contract),
    ("legal_obligation", LegalBasis::LegalObligation),
    ("legitimate_interests", LegalBasis::LegitimateInterests),
];

/// The most characters of a notice's full layer.
const FULL: usize = 20_000;

/// A purpose, and where its notice is named.
pub(super) struct PlacedPurpose {
    pub(super) is: Purpose,
    notice_at: Span,
}

pub(super) fn purpose(table: &Table<'_>, id: String, languages: &[Language]) -> PlacedPurpose {
    let name = table.words("name", LABEL, languages);
    let basis = table.one_of("basis", BASES);
    let notice = table.text("notice", LABEL);
    let data_categories = table.list_of_words("data_categories", SENTENCE, languages, false);
    // "If any" (GDPR Art. 13(1)(e)): the list may be empty, but it must be there.
    let recipients = table.list_of_words("recipients", SENTENCE, languages, true);
    let retention = table.words("retention", SENTENCE, languages);
    let (sale_or_sharing, sensitive) = (table.flag("sale_or_sharing"), table.flag("sensitive"));
    let notice_at = notice.span();
    let notice = notice.into_inner();
    // Without a basis it is read on as one that asks for nothing, so that topics and notices that name it still find it.
    let basis = basis.unwrap_or(LegalBasis::LegalObligation);
    PlacedPurpose {
        is: Purpose { id, name, basis, notice, data_categories, recipients, retention, sale_or_sharing, sensitive },
        notice_at,
    }
}

pub(super) fn topic(
    table: &Table<'_>,
    id: String,
    languages: &[Language],
    channels: &[Channel],
    purposes: &[PlacedPurpose],
    has_main: &Cell<bool>,
) -> Topic {
    let name = table.words("name", LABEL, languages);
    let description = table.words("description", SENTENCE, languages);
    let purpose = table.text("purpose", LABEL);
    if !purpose.get_ref().is_empty() && !purposes.iter().any(|other| other.is.id == *purpose.get_ref()) {
        table.faults.missing(&purpose.span(), format!("no purpose has the id `{}`", purpose.get_ref()));
    }
    let own_channels = table.some_of("channels", CHANNELS);
    for channel in own_channels.iter().filter(|channel| !channels.contains(channel.get_ref())) {
        table.faults.missing(
            &channel.span(),
            "this channel is not among the brand's own `channels`: add it there or take it out here",
        );
    }
    let by_email = own_channels.iter().any(|channel| *channel.get_ref() == Channel::Email);
    let main = main(table, by_email, has_main);
    Topic {
        id,
        name,
        description,
        purpose: purpose.into_inner(),
        channels: own_channels.into_iter().map(Spanned::into_inner).collect(),
        main,
    }
}

/// Whether this is the main topic: one at most is, and people begin with email.
fn main(table: &Table<'_>, by_email: bool, has_main: &Cell<bool>) -> bool {
    let main = table.flag("main");
    let at = table.keys.get("main").map_or(table.at.clone(), Spanned::span);
    if main && has_main.replace(true) {
        table.faults.add(&at, "another topic has `main = true` already: one at most can be the main one");
    }
    if main && !by_email {
        table.faults.add(&at, "the main topic must go out by email: that is how people begin");
    }
    main
}

pub(super) fn notice(table: &Table<'_>, id: String, languages: &[Language], purposes: &[PlacedPurpose]) -> Notice {
    let asking = purposes.iter().find(|purpose| purpose.is.notice == id && purpose.is.basis == LegalBasis::Consent);
    let version = version(table);
    let title = table.words("title", LABEL, languages);
    let wording = table.tables_by_language("wording", languages).into_iter().map(|(language, wording)| {
        let consent = wording.text_if_any("consent", SENTENCE).map(Spanned::into_inner);
        if let Some(purpose) = asking
            && consent.is_none()
        {
            let purpose = &purpose.is.id;
            wording.faults.missing(
                &wording.at,
                format!("`consent` is missing: purpose `{purpose}` needs the sentence that stands beside its box"),
            );
        }
        let changed = wording.text_if_any("changed", SENTENCE * 2).map(Spanned::into_inner);
        let short = wording.text("short", SENTENCE).into_inner();
        let full = full(&wording);
        wording.close();
        (language, Wording { consent, changed, short, full })
    });
    Notice { version, title, wording: wording.collect(), id }
}

fn version(table: &Table<'_>) -> String {
    let version = table.text("version", 32);
    let fine = version.get_ref().bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b));
    if !fine {
        table.faults.add(
            &version.span(),
            format!("`version` is `{}`: write letters, digits, . - and _, like 2026-11-01", version.get_ref()),
        );
    }
    version.into_inner()
}

/// Paragraphs parted by empty lines; one is a heading (`# `), a list (each line `- `) or text.
fn full(wording: &Table<'_>) -> String {
    let full = wording.paragraphs("full", FULL);
    for paragraph in full.get_ref().split("\n\n").map(str::trim) {
        let beginning: String = paragraph.chars().take(30).collect();
        let (lines, items) =
            (paragraph.lines().count(), paragraph.lines().filter(|line| line.starts_with("- ")).count());
        if items > 0 && items < lines {
            wording.faults.add(
                &full.span(),
                format!(
                    "in `full`, every line of the list at “{beginning}…” must begin with `- `, \
                 with an empty line before and after the list"
                ),
            );
        }
        if paragraph.starts_with('#') && (!paragraph.starts_with("# ") || lines > 1) {
            wording.faults.add(
                &full.span(),
                format!(
                    "in `full`, the heading “{beginning}…” must be one line beginning with `# `, \
                 with an empty line after it"
                ),
            );
        }
    }
    full.into_inner()
}

/// Every purpose has a notice; two boxes never share a sentence (GDPR Art. 7(2): consent is asked for each by itself).
pub(super) fn check_notices(file: &Table<'_>, purposes: &[PlacedPurpose], notices: &[Notice]) {
    let mut asked: BTreeMap<&str, &str> = BTreeMap::new();
    for PlacedPurpose { is: purpose, notice_at } in purposes.iter().filter(|purpose| !purpose.is.notice.is_empty()) {
        if !notices.iter().any(|notice| notice.id == purpose.notice) {
            file.faults.missing(notice_at, format!("no notice has the id `{}`", purpose.notice));
        }
        if purpose.basis == LegalBasis::Consent
            && let Some(other) = asked.insert(&purpose.notice, &purpose.id)
        {
            file.faults.add(
                notice_at,
                format!("purpose `{other}` asks for consent with this notice already: give this purpose its own"),
            );
        }
    }
}
