//! Places of the law and of the clock.

use jiff::tz::TimeZone;
use toml::Spanned;

use super::LABEL;
use super::table::Table;
use crate::i18n::Language;

/// ISO 3166-1 alpha-2.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD \
    CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP \
    GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU \
    LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN \
    PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW \
    TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// ISO 3166-2 of the United States, whose states have privacy laws of their own; of other countries only the form is checked.
const STATES: &str = "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC \
    SD TN TX UT VA VI VT WA WI WV WY";

/// A list of places: `EU`, countries, parts of countries.
pub(super) fn places(file: &Table<'_>, key: &'static str) -> Vec<String> {
    let codes = file.texts(key, LABEL);
    for code in &codes {
        if let Err(fault) = check_place(code.get_ref()) {
            file.faults.add(&code.span(), fault);
        }
    }
    codes.into_iter().map(Spanned::into_inner).collect()
}

/// A list of countries that have a name in every language of ours.
pub(super) fn countries(file: &Table<'_>, key: &'static str) -> Vec<String> {
    let codes = file.texts(key, LABEL);
    for code in &codes {
        if let Err(fault) = check_country(code.get_ref()) {
            file.faults.add(&code.span(), fault);
        }
    }
    codes.into_iter().map(Spanned::into_inner).collect()
}

/// What is wrong with a country's code, if anything.
fn check_country(code: &str) -> Result<(), String> {
    check_place(code)?;
    if Language::En.country(code).is_none() {
        return Err(format!("`{code}` has no name here yet: write a country of Europe, AU, BR, CA, NZ or US"));
    }
    Ok(())
}

pub(super) fn time_zone(file: &Table<'_>) -> String {
    let name = file.text("time_zone", LABEL);
    let zone = zone(name.get_ref());
    if zone.is_none() && !name.get_ref().is_empty() {
        file.faults
            .add(&name.span(), format!("`time_zone` is `{}`: write an IANA name, like Europe/Warsaw", name.get_ref()));
    }
    zone.unwrap_or_default()
}

/// What is wrong with a place's code, if anything.
fn check_place(code: &str) -> Result<(), String> {
    let known = |list: &str, code: &str| list.split_ascii_whitespace().any(|other| other == code);
    let (country, part) = code.split_once('-').map_or((code, None), |(country, part)| (country, Some(part)));
    let fine = match part {
        None => country == "EU" || known(COUNTRIES, country),
        Some(part) if country == "US" => known(STATES, part),
        Some(part) => {
            known(COUNTRIES, country)
                && (1..=3).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        }
    };
    match (fine, code) {
        (true, _) => Ok(()),
        (false, "UK") => Err("`UK` is written GB".to_owned()),
        (false, _) => Err(format!("`{code}` is no place we know: write EU, a country (PL) or a part of one (US-CA)")),
    }
}

/// A zone's IANA name as the database spells it.
fn zone(name: &str) -> Option<String> {
    TimeZone::get(name).ok().and_then(|zone| zone.iana_name().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_eu_countries_and_their_parts() {
        for code in ["EU", "GB", "PL", "US", "US-CA", "CA-QC", "GB-SCT", "FR-75"] {
            assert_eq!(check_place(code), Ok(()), "{code}");
        }
        for code in ["UK", "pl", "XX", "US-XX", "CA-", "Europe", "", "EU-PL", "US-CA-LA", "PL-ABCD"] {
            assert!(check_place(code).is_err(), "{code}");
        }
        assert_eq!(COUNTRIES.split_ascii_whitespace().count(), 249);
        assert_eq!(STATES.split_ascii_whitespace().count(), 53);
    }

    #[test]
    fn a_country_has_a_name_in_every_language() {
        for code in ["IE", "PL", "GB", "US"] {
            assert_eq!(check_country(code), Ok(()), "{code}");
            assert!(Language::ALL.iter().all(|language| language.country(code).is_some()), "{code}");
        }
        for code in ["EU", "US-CA", "AQ", "UK"] {
            assert!(check_country(code).is_err(), "{code}");
        }
    }

    #[test]
    fn zones_have_iana_names() {
        assert_eq!(zone("europe/warsaw").as_deref(), Some("Europe/Warsaw"));
        assert_eq!(zone("Europe/Atlantis"), None);
        assert_eq!(zone(""), None);
    }
}
