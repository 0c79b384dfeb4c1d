//! "Is this your address?": to one that somebody wants their letters at. Nothing of whoever asked stands in it.

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

pub fn new_address(
    site: &Site,
    brand: &LiveBrand,
    language: Language,
    to: &str,
    token: &Token,
    not_me: &Token,
) -> Message {
    let say = |id| language.say_with(id, &[("brand", brand.name.as_str().into())]);
    let content = Content {
        to: to.to_owned(),
        subject: say("letter-new-address-subject"),
        heading: say("letter-new-address-heading"),
        paragraphs: vec![say("letter-new-address-what"), say("letter-new-address-next")],
        button: Some(Button {
            words: say("letter-new-address-button"),
            link: site.link(&paths::at(&brand.slug).new_address(&token.text())),
        }),
        after: vec![say("letter-new-address-until"), say("letter-join-not-me")],
        quiet: Some(Button {
            words: say("letter-join-not-me-button"),
            link: site.link(&paths::at(&brand.slug).disavow(&not_me.text())),
        }),
        why: say("letter-new-address-why"),
    };
    layout::write(site, brand, language, content)
}
