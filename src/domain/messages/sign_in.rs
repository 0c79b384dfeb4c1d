//! "Here is your link": to somebody the brand knows.

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

pub fn sign_in(site: &Site, brand: &LiveBrand, language: Language, to: &str, token: &Token) -> Message {
    let say = |id| language.say_with(id, &[("brand", brand.name.as_str().into())]);
    let content = Content {
        to: to.to_owned(),
        subject: say("letter-sign-in-subject"),
        heading: say("letter-sign-in-heading"),
        paragraphs: vec![say("letter-sign-in-what")],
        button: Some(Button {
            words: say("letter-sign-in-button"),
            link: site.link(&paths::at(&brand.slug).sign_in(&token.text())),
        }),
        after: vec![say("letter-sign-in-until"), say("letter-sign-in-not-me")],
        quiet: None,
        why: say("letter-sign-in-why"),
    };
    layout::write(site, brand, language, content)
}
