//! `[registration]`: under which terms people can have an account.

use super::LABEL;
use super::places;
use super::table::Table;
use crate::platform::brand::{Notice, Registration};

/// A brand that asks for more years than the law does has its reasons; for more than these it has a typing error.
const MINIMUM_AGE: std::ops::RangeInclusive<i64> = 13..=25;

pub(super) fn registration(table: &Table<'_>, notices: &[Notice]) -> Registration {
    let terms = table.text("terms", LABEL);
    match notices.iter().find(|notice| notice.id == *terms.get_ref()) {
        None if terms.get_ref().is_empty() => {}
        None => table.faults.missing(&terms.span(), format!("no notice has the id `{}`", terms.get_ref())),
        Some(notice) => {
            for (language, _) in notice.wording.iter().filter(|(_, wording)| wording.consent.is_none()) {
                let (id, tag) = (&notice.id, language.tag());
                table.faults.missing(
                    &terms.span(),
                    format!("notice `{id}` is what people accept: its {tag} wording needs `consent`, the sentence by which they do"),
                );
            }
        }
    }
    let registration = Registration {
        terms: terms.into_inner(),
        countries: places::countries(table, "countries"),
        minimum_age: table.keys.contains_key("minimum_age").then(|| table.number("minimum_age", MINIMUM_AGE)),
    };
    table.close();
    registration
}
