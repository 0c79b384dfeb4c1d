//! `[loyalty]`: the number by which people are known in the brand's loyalty programme, and what they get for it.

use super::purposes::PlacedPurpose;
use super::table::Table;
use super::{LABEL, SENTENCE};
use crate::i18n::Language;
use crate::platform::brand::Loyalty;

/// Numbers shorter than this are guessed; longer ones nobody types.
const SIGNS: std::ops::RangeInclusive<i64> = 4..=32;

pub(super) fn loyalty(
    table: &Table<'_>,
    languages: &[Language],
    purposes: &[PlacedPurpose],
    has_accounts: bool,
) -> Loyalty {
    let name = table.words("name", LABEL, languages);
    let gives = table.words("gives", SENTENCE, languages);
    let purpose = table.text("purpose", LABEL);
    if !purpose.get_ref().is_empty() && !purposes.iter().any(|other| other.is.id == *purpose.get_ref()) {
        table.faults.missing(&purpose.span(), format!("no purpose has the id `{}`", purpose.get_ref()));
    }
    let (least, most) = (table.number("least", SIGNS), table.number("most", SIGNS));
    // A fault of either is 0, and has been named.
    if least > most
        && most > 0
        && let Some(at) = table.get("most")
    {
        table.faults.add(&at.span(), format!("`most` is less than `least`, which is {least}"));
    }
    if !has_accounts {
        table.faults.missing(&table.at, "`[loyalty]` needs `[registration]`: the number is linked to an account");
    }
    table.close();
    let signs = |number: i64| usize::try_from(number).unwrap_or_default();
    Loyalty { name, least: signs(least), most: signs(most), purpose: purpose.into_inner(), gives }
}
