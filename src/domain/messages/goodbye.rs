//! "You have left": the last letter, saying what went and what stays.

use jiff::tz::TimeZone;

use crate::platform::mail::{
    Message,
    layout::{self, Content},
};
use crate::{
    base::{clock::Moment, site::Site},
    i18n::Language,
    platform::brand::LiveBrand,
};

/// `suppressed_until`, `counted_until` and `evidence_until`: how long stays what stays.
pub fn goodbye(
    site: &Site,
    brand: &LiveBrand,
    language: Language,
    to: &str,
    suppressed_until: Moment,
    counted_until: Moment,
    evidence_until: Moment,
) -> Message {
    let zone = TimeZone::get(&brand.time_zone).unwrap_or(TimeZone::UTC);
    let day = |moment: Moment| language.date(moment.timestamp().to_zoned(zone.clone()).date());
    let (until, counts, evidence) = (day(suppressed_until), day(counted_until), day(evidence_until));
    let say = |id| {
        language.say_with(
            id,
            &[
                ("brand", brand.name.as_str().into()),
                ("until", until.as_str().into()),
                ("counts", counts.as_str().into()),
                ("evidence", evidence.as_str().into()),
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
            say("letter-goodbye-counts"),
            say("letter-goodbye-evidence"),
            say("letter-goodbye-again"),
        ],
        button: None,
        after: Vec::new(),
        quiet: None,
        why: say("letter-goodbye-why"),
    };
    layout::write(site, brand, language, content)
}
