//! "Is this your address?": to one that somebody wants their letters at. Nothing of whoever asked stands in it.

use super::super::{
    Letter,
    paper::{self, Button, Content},
};
use crate::{brand::Applied, i18n::Language, ids::Token, portal::Site};

pub fn new_address(
    site: &Site,
    brand: &Applied,
    language: Language,
    to: &str,
    token: &Token,
    not_me: &Token,
) -> Letter {
    let say = |id| language.say_with(id, &[("brand", brand.name.as_str().into())]);
    let content = Content {
        to: to.to_owned(),
        subject: say("letter-new-address-subject"),
        heading: say("letter-new-address-heading"),
        paragraphs: vec![say("letter-new-address-what"), say("letter-new-address-next")],
        button: Some(Button {
            words: say("letter-new-address-button"),
            link: site.link(&format!("/{}/new-address/{}", brand.slug, token.text())),
        }),
        after: vec![say("letter-new-address-until"), say("letter-join-not-me")],
        quiet: Some(Button {
            words: say("letter-join-not-me-button"),
            link: site.link(&format!("/{}/not-me/{}", brand.slug, not_me.text())),
        }),
        why: say("letter-new-address-why"),
    };
    paper::write(site, brand, language, content)
}
