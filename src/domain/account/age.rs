//! From which age people decide for themselves: data of the law's, by country and by when it holds, with where it stands.

use jiff::civil::{Date, date};

/// From which age a child's own consent to an online service is lawful, in years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeastAge {
    /// ISO 3166-1.
    country: &'static str,
    pub years: i64,
    /// Where it stands.
    pub article: &'static str,
    from: Date,
}

/// The day from which the GDPR applies.
const GDPR_DAY: Date = date(2018, 5, 25);

const fn row(country: &'static str, years: i64, article: &'static str) -> LeastAge {
    LeastAge { country, years, article, from: GDPR_DAY }
}

/// GDPR Art. 8(1): sixteen, where a member state's law gives no lower age, which is thirteen at least.
const GDPR: LeastAge = row("EU", 16, "GDPR Art. 8(1)");
/// Where no law that is known here gives an age, the highest that one gives.
const ELSEWHERE: LeastAge = row("", 16, "none; as GDPR Art. 8(1)");

const UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// What is lower than that, and what is outside of the Union. Each to be checked against the text in force before it is relied on.
const BY_COUNTRY: &[LeastAge] = &[
    row("AT", 14, "DSG § 4(4)"),
    row("BE", 13, "Act of 30 July 2018, Art. 7"),
    row("BG", 14, "Personal Data Protection Act, Art. 25c"),
    row("CY", 14, "Law 125(I)/2018, s. 8"),
    row("CZ", 15, "Act 110/2019, s. 7"),
    row("DK", 13, "Data Protection Act 502/2018, s. 6(2)"),
    LeastAge { from: date(2024, 1, 1), ..row("DK", 15, "Data Protection Act 502/2018, s. 6(2), as amended") },
    row("EE", 13, "Personal Data Protection Act, s. 8"),
    row("ES", 14, "LO 3/2018, Art. 7"),
    row("FI", 13, "Data Protection Act 1050/2018, s. 5"),
    row("FR", 15, "Loi 78-17, art. 45"),
    row("GR", 15, "Law 4624/2019, Art. 21"),
    row("IT", 14, "D.lgs. 196/2003, art. 2-quinquies"),
    row("LT", 14, "Law on Legal Protection of Personal Data, Art. 6"),
    row("LV", 13, "Personal Data Processing Law, s. 33"),
    row("MT", 13, "S.L. 586.11, reg. 4"),
    row("PT", 13, "Lei 58/2019, art. 16"),
    row("SE", 13, "SFS 2018:218, 2 kap. 4 §"),
    LeastAge { from: date(2023, 1, 26), ..row("SI", 15, "ZVOP-2, Art. 8") },
    row("IS", 13, "Act 90/2018, Art. 10"),
    row("NO", 13, "Personal Data Act 2018, s. 5"),
    row("GB", 13, "Data Protection Act 2018, s. 9"),
    row("US", 13, "COPPA, 15 U.S.C. § 6501(1); 11 CCR §§ 7070–7071"),
];

/// What holds on a day in a country, or in a part of one.
pub fn least_age(place: &str, on: Date) -> LeastAge {
    let country = place.split('-').next().unwrap_or(place);
    let in_force = BY_COUNTRY.iter().filter(|row| row.country == country && row.from <= on).max_by_key(|row| row.from);
    let otherwise = if UNION.contains(&country) || country == "EU" { GDPR } else { ELSEWHERE };
    in_force.copied().unwrap_or(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// G3, C10: per country and day, sixteen where nothing else is known.
    #[test]
    fn g3_c10_an_age_stands_with_its_article_and_is_sixteen_otherwise() {
        let of = |place| least_age(place, date(2026, 11, 27)).years;
        assert_eq!([of("PL"), of("DE"), of("IE"), of("EU"), of("BR")], [16; 5]);
        assert_eq!([of("ES"), of("FR"), of("CZ"), of("GB-SCT"), of("US-CA")], [14, 15, 15, 13, 13]);
        assert_eq!([2023, 2024].map(|year| least_age("DK", date(year, 6, 1)).years), [13, 15]);
        assert_eq!(least_age("SI", date(2023, 1, 25)), GDPR);
        assert!(least_age("BR", date(2026, 1, 1)).article.starts_with("none"));
        assert!(BY_COUNTRY.iter().all(|row| (13..16).contains(&row.years) && !row.article.is_empty()));
        for row in BY_COUNTRY {
            let same = BY_COUNTRY.iter().filter(|other| (other.country, other.from) == (row.country, row.from)).count();
            assert_eq!(same, 1, "{}", row.country);
        }
    }
}
