//! "You asked us not to write": to somebody who said "not me" and now asks for a link themselves.

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
};

pub fn lift_mute(site: &Site, brand: &LiveBrand, language: Language, to: &str, token: &Token) -> Message {
    let say = |id| language.say_with(id, &[("brand", brand.name.as_str().into())]);
    let content = Content {
        to: to.to_owned(),
        subject: say("letter-lift-subject"),
        heading: say("letter-lift-heading"),
        paragraphs: vec![say("letter-lift-what")],
        button: Some(Button {
            words: say("letter-lift-button"),
            link: site.link(&paths::at(&brand.slug).sign_in(&token.text())),
        }),
        after: vec![say("letter-lift-until")],
        quiet: None,
        why: say("letter-sign-in-why"),
    };
    layout::write(site, brand, language, content)
}
