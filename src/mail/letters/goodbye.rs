//! "You have left": the last letter, saying what went and what stays.

use jiff::tz::TimeZone;

use super::super::{
    Letter,
    paper::{self, Content},
};
use crate::{brand::Applied, clock::Moment, i18n::Language, portal::Site};

pub fn goodbye(site: &Site, brand: &Applied, language: Language, to: &str, suppressed_until: Moment) -> Letter {
    let zone = TimeZone::get(&brand.time_zone).unwrap_or(TimeZone::UTC);
    let until = language.date(suppressed_until.timestamp().to_zoned(zone).date());
    let say = |id| {
        language.say_with(
            id,
            &[
                ("brand", brand.name.as_str().into()),
                ("until", until.as_str().into()),
                ("days", brand.keeping.evidence_days.into()),
            ],
        )
    };
    let content = Content {
        to: to.to_owned(),
        subject: say("letter-goodbye-subject"),
        heading: say("letter-goodbye-heading"),
        paragraphs: vec![
            say("letter-goodbye-gone"),
            say("letter-goodbye-suppression"),
            say("letter-goodbye-evidence"),
            say("letter-goodbye-again"),
        ],
        button: None,
        after: Vec::new(),
        quiet: None,
        why: say("letter-goodbye-why"),
    };
    paper::write(site, brand, language, content)
}
