//! "Your address was changed": to the old one, with the way back.

use jiff::tz::TimeZone;

use crate::{
    base::{clock::Moment, ids::Token, paths, site::Site},
    i18n::Language,
    platform::{
        brand::LiveBrand,
        mail::{
            Message,
            layout::{self, Button, Content},
        },
    },
};

/// The new address does not stand in it: the old mailbox may be somebody else's by now.
pub fn address_changed(
    site: &Site,
    brand: &LiveBrand,
    language: Language,
    to: &str,
    token: &Token,
    until: Moment,
) -> Message {
    let zone = TimeZone::get(&brand.time_zone).unwrap_or(TimeZone::UTC);
    let day = language.date(until.timestamp().to_zoned(zone).date());
    let say = |id| language.say_with(id, &[("brand", brand.name.as_str().into()), ("day", day.as_str().into())]);
    let content = Content {
        to: to.to_owned(),
        subject: say("letter-address-changed-subject"),
        heading: say("letter-address-changed-heading"),
        paragraphs: vec![say("letter-address-changed-what"), say("letter-address-changed-next")],
        button: Some(Button {
            words: say("letter-address-changed-button"),
            link: site.link(&paths::at(&brand.slug).old_address(&token.text())),
        }),
        after: vec![say("letter-address-changed-until")],
        quiet: None,
        why: say("letter-address-changed-why"),
    };
    layout::write(site, brand, language, content)
}
