//! Dates as people say them, from ICU4X.

use icu_datetime::{
    DateTimeFormatter, fieldsets,
    input::{Date, DateTime, Time},
};
use icu_locale_core::Locale;
use jiff::{Zoned, civil, tz::TimeZone};

use super::Language;
use crate::base::clock::Moment;

impl Language {
    /// "3 March 2027", in the zone's day.
    pub fn date(self, day: civil::Date) -> String {
        let formatter = DateTimeFormatter::try_new(self.locale().into(), fieldsets::YMD::long());
        let date = Date::try_new_iso(day.year().into(), day.month() as u8, day.day() as u8);
        match (formatter, date) {
            (Ok(formatter), Ok(date)) => formatter.format(&date).to_string(),
            _ => day.to_string(),
        }
    }

    /// "3 March 2027, 14:05", in a zone.
    pub fn date_and_time(self, moment: Moment, zone: &TimeZone) -> String {
        let zoned: Zoned = moment.timestamp().to_zoned(zone.clone());
        let formatter = DateTimeFormatter::try_new(self.locale().into(), fieldsets::YMD::long().with_time_hm());
        let date = Date::try_new_iso(zoned.year().into(), zoned.month() as u8, zoned.day() as u8);
        let time = Time::try_new(zoned.hour() as u8, zoned.minute() as u8, 0, 0);
        match (formatter, date, time) {
            (Ok(formatter), Ok(date), Ok(time)) => formatter.format(&DateTime { date, time }).to_string(),
            _ => zoned.datetime().to_string(),
        }
    }

    fn locale(self) -> Locale {
        let tag = match self {
            // Days before months, as most readers of these pages write them.
            Language::En => "en-GB",
            Language::Pl => "pl",
            Language::Es => "es",
        };
        tag.parse().unwrap_or(Locale::UNKNOWN)
    }
}
