//! A brand's file, as its developer writes it (`src/demo/harbour.toml` shows all of it). Reading ends in a [`Brand`] that needs
//! no further check, or in **everything** that is wrong, each with its line and how to mend it.

mod attributes;
pub(in crate::platform) mod faults;
mod logo;
mod look;
mod loyalty;
mod places;
mod purposes;
mod registration;
pub(in crate::platform) mod table;
#[cfg(test)]
mod tests;
mod words;

use std::cell::Cell;

use toml::Spanned;
use toml::de::DeTable;

use self::faults::Faults;
use self::table::Table;
use super::{Brand, Channel, Contact, Controller, Frequency, Keeping};
use crate::base::address::Address;
use crate::i18n::Language;

pub use self::faults::Fault;

/// First segments of addresses that are ours.
pub const RESERVED: &[&str] = &[
    "about",
    "account",
    "admin",
    "api",
    "apple-touch-icon",
    "assets",
    "brand",
    "brands",
    "confirm",
    "desk",
    "dev",
    "discovery",
    "docs",
    "embed",
    "export",
    "favicon",
    "favicon-ico",
    "handshake",
    "healthz",
    "help",
    "join",
    "leave",
    "letters",
    "login",
    "logout",
    "mail",
    "manage",
    "me",
    "metrics",
    "notices",
    "oauth",
    "openapi",
    "pkg",
    "preferences",
    "privacy",
    "public",
    "readyz",
    "requests",
    "robots",
    "robots-txt",
    "security",
    "session",
    "sign-in",
    "sign-out",
    "silence",
    "sitemap",
    "staff",
    "static",
    "style",
    "undo",
    "unsubscribe",
    "v1",
    "v2",
    "webhooks",
    "well-known",
];

const LANGUAGES: &[(&str, Language)] = &[("en", Language::En), ("pl", Language::Pl), ("es", Language::Es)];
const CHANNELS: &[(&str, Channel)] =
    &[("email", Channel::Email), ("sms", Channel::Sms), ("post", Channel::Post), ("push", Channel::Push)];

/// Whether a name is needed to subscribe.
const NAME_FIELD: &[(&str, bool)] = &[("required", true), ("optional", false)];

/// The most characters of a label and of a sentence.
pub(in crate::platform) const LABEL: usize = 80;
pub(in crate::platform) const SENTENCE: usize = 500;
/// Days that something may be kept: ten years at most, so that a slip of the finger does not keep it for ever.
pub(in crate::platform) const DAYS: std::ops::RangeInclusive<i64> = 1..=3650;

/// Reads a brand's file. `read_logo` gets the path that stands in it and answers that file's bytes.
///
/// # Errors
/// Every fault there is, by line. Only what a broken line may hide (missing keys, references to it) waits until the file
/// is TOML again.
pub fn read(text: &str, read_logo: &dyn Fn(&str) -> std::io::Result<Vec<u8>>) -> Result<Brand, Vec<Fault>> {
    let (root, syntax) = DeTable::parse_recoverable(text);
    let faults = Faults::new(text, &syntax);
    let brand = brand(&Table::new(&faults, root.get_ref(), 0..0), read_logo);
    faults.or(brand)
}

/// Reads all of the file whatever is wrong on the way; `None` only after something was.
fn brand(file: &Table<'_>, read_logo: &dyn Fn(&str) -> std::io::Result<Vec<u8>>) -> Option<Brand> {
    let slug = slug(file);
    let name = file.text("name", LABEL).into_inner();
    let languages: Vec<_> = file.some_of("languages", LANGUAGES).into_iter().map(Spanned::into_inner).collect();
    let greeting = file.words("greeting", SENTENCE, &languages);
    let jurisdictions = places::places(file, "jurisdictions");
    let storage_locations = places::places(file, "storage_locations");
    let time_zone = places::time_zone(file);
    let channels = channels(file);
    let name_required = file.one_of_if_any("name_field", NAME_FIELD).unwrap_or(true);
    let logo = file.text_if_any("logo", SENTENCE).and_then(|path| look::logo(file, &path, read_logo));
    let controller = file.table("controller").map(|table| controller(&table));
    let theme = file.table("theme").map(|table| look::theme(&table));
    let keeping = file.table("keeping").map(|table| keeping(&table));
    let frequencies =
        each(file, "frequencies", |table, id| Frequency { id, label: table.words("label", LABEL, &languages) });
    let purposes = each(file, "purposes", |table, id| purposes::purpose(table, id, &languages));
    let has_main = Cell::new(false);
    let topics =
        each(file, "topics", |table, id| purposes::topic(table, id, &languages, &channels, &purposes, &has_main));
    let notices = each(file, "notices", |table, id| purposes::notice(table, id, &languages, &purposes));
    let attributes = match file.keys.contains_key("attributes") {
        true => each(file, "attributes", |table, id| attributes::attribute(table, id, &languages, &purposes)),
        false => Vec::new(),
    };
    let registration = file.table_if_any("registration").map(|table| registration::registration(&table, &notices));
    let loyalty = file
        .table_if_any("loyalty")
        .map(|table| loyalty::loyalty(&table, &languages, &purposes, registration.is_some()));
    purposes::check_notices(file, &purposes, &notices);
    file.close();
    Some(Brand {
        slug,
        name,
        greeting,
        controller: controller?,
        jurisdictions,
        storage_locations,
        time_zone,
        languages,
        name_required,
        theme: theme??,
        logo,
        channels,
        frequencies,
        purposes: purposes.into_iter().map(|purpose| purpose.is).collect(),
        topics,
        notices,
        attributes,
        registration,
        loyalty,
        keeping: keeping?,
    })
}

fn slug(file: &Table<'_>) -> String {
    let slug = file.text("slug", LABEL);
    let (at, slug) = (slug.span(), slug.into_inner());
    if RESERVED.contains(&slug.as_str()) {
        file.faults.add(&at, format!("`slug` cannot be `{slug}`: that address is the portal's own"));
    } else if !(slug.is_empty() || is_id(&slug) && !slug.ends_with('-') && (2..=31).contains(&slug.len())) {
        file.faults.add(
            &at,
            format!(
                "`slug` is `{slug}`: write 2 to 31 of a–z, 0–9 and -, beginning with a letter and not ending with -"
            ),
        );
    }
    slug
}

fn channels(file: &Table<'_>) -> Vec<Channel> {
    let channels = file.some_of("channels", CHANNELS);
    // Every person begins with an address, and every confirmation is an email.
    if let Some(first) = channels.first()
        && !channels.iter().any(|channel| *channel.get_ref() == Channel::Email)
    {
        file.faults.add(&first.span(), "`channels` must name email: it is how people join");
    }
    channels.into_iter().map(Spanned::into_inner).collect()
}

fn controller(table: &Table<'_>) -> Controller {
    let controller = Controller {
        legal_name: table.text("legal_name", LABEL * 2).into_inner(),
        address: table.texts("address", LABEL * 2).into_iter().map(Spanned::into_inner).collect(),
        email: email(table),
        phone: phone(table),
        data_protection_officer: table.table_if_any("data_protection_officer").map(|officer| {
            let name = officer.text_if_any("name", LABEL * 2).map(Spanned::into_inner);
            let contact = Contact { name, email: email(&officer) };
            officer.close();
            contact
        }),
    };
    table.close();
    controller
}

fn email(table: &Table<'_>) -> String {
    let email = table.text("email", SENTENCE);
    if !email.get_ref().is_empty()
        && let Err(fault) = Address::parse(email.get_ref())
    {
        table.faults.add(&email.span(), format!("`email` {fault}"));
    }
    email.into_inner()
}

fn phone(table: &Table<'_>) -> Option<String> {
    let phone = table.text_if_any("phone", 30)?;
    let fine =
        phone.get_ref().starts_with('+') && phone.get_ref().chars().all(|c| c.is_ascii_digit() || "+ -()".contains(c));
    if !fine {
        table.faults.add(&phone.span(), "`phone` must be written for callers from abroad, like +353 1 496 0000");
    }
    Some(phone.into_inner())
}

fn keeping(table: &Table<'_>) -> Keeping {
    let keeping = Keeping {
        suppression_days: table.number("suppression_days", DAYS),
        guards_days: table.number("guards_days", DAYS),
        evidence_days: table.number("evidence_days", DAYS),
    };
    table.close();
    keeping
}

/// Reads every `[[key]]`, each with an id of its own.
pub(in crate::platform) fn each<T>(
    file: &Table<'_>,
    key: &'static str,
    read: impl Fn(&Table<'_>, String) -> T,
) -> Vec<T> {
    let mut ids: Vec<String> = Vec::new();
    let tables = file.tables(key);
    let read_one = |table: &Table<'_>| {
        let id = table.text("id", 40);
        let (at, id) = (id.span(), id.into_inner());
        if id.is_empty() {
            // That has been said.
        } else if !is_id(&id) {
            table.faults.add(&at, format!("`id` is `{id}`: write a–z, 0–9 and -, beginning with a letter"));
        } else if ids.contains(&id) {
            table.faults.add(&at, format!("another of the {key} has the id `{id}` already"));
        }
        ids.push(id.clone());
        let one = read(table, id);
        table.close();
        one
    };
    tables.iter().map(read_one).collect()
}

fn is_id(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
