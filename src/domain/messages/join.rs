//! "Please confirm": double opt-in (BGH I ZR 164/09). No advertising, and nothing that was typed on the form.

use crate::{
    base::{ids::Token, paths, site::Site},
    i18n::Language,
    platform::{
        brand::LiveBrand,
        mail::{
            Message,
            layout::{self, Button, Content},
        },
    },
    store::register::ATTEMPT_DAYS,
};

pub fn join(
    site: &Site,
    brand: &LiveBrand,
    language: Language,
    to: &str,
    confirmation: &Token,
    not_me: &Token,
) -> Message {
    let say = |id| language.say_with(id, &[("brand", brand.name.as_str().into()), ("days", ATTEMPT_DAYS.into())]);
    let content = Content {
        to: to.to_owned(),
        subject: say("letter-join-subject"),
        heading: say("letter-join-heading"),
        paragraphs: vec![say("letter-join-what"), say("letter-join-next")],
        button: Some(Button {
            words: say("letter-join-button"),
            link: site.link(&paths::at(&brand.slug).confirm(&confirmation.text())),
        }),
        after: vec![say("letter-join-until"), say("letter-join-not-me")],
        quiet: Some(Button {
            words: say("letter-join-not-me-button"),
            link: site.link(&paths::at(&brand.slug).disavow(&not_me.text())),
        }),
        why: say("letter-join-why"),
    };
    layout::write(site, brand, language, content)
}
