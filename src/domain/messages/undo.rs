//! "These letters stopped": what one letter link took away, and how to put it back.

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

/// `topics` are ids of the brand's; what is said of them is the brand's words.
pub fn undo(site: &Site, brand: &LiveBrand, language: Language, to: &str, topics: &[String], token: &Token) -> Message {
    let names: Vec<&str> = brand
        .topics_by_email()
        .filter(|topic| topics.contains(&topic.id))
        .map(|topic| topic.name.in_language(language))
        .collect();
    let say = |id| {
        language.say_with(
            id,
            &[
                ("brand", brand.name.as_str().into()),
                ("topics", names.join(", ").into()),
                ("count", (names.len() as i64).into()),
            ],
        )
    };
    let content = Content {
        to: to.to_owned(),
        subject: say("letter-undo-subject"),
        heading: say("letter-undo-heading"),
        paragraphs: vec![say("letter-undo-what"), say("letter-undo-next")],
        button: Some(Button {
            words: say("letter-undo-button"),
            link: site.link(&paths::at(&brand.slug).undo(&token.text())),
        }),
        after: vec![say("letter-undo-until")],
        quiet: None,
        why: say("letter-undo-why"),
    };
    layout::write(site, brand, language, content)
}
