//! "These letters stopped": what one letter link took away, and how to put it back.

use super::super::{
    Letter,
    paper::{self, Button, Content},
};
use crate::{brand::Applied, i18n::Language, ids::Token, portal::Site};

/// `topics` are ids of the brand's; what is said of them is the brand's words.
pub fn undo(site: &Site, brand: &Applied, language: Language, to: &str, topics: &[String], token: &Token) -> Letter {
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
            link: site.link(&format!("/{}/undo/{}", brand.slug, token.text())),
        }),
        after: vec![say("letter-undo-until")],
        quiet: None,
        why: say("letter-undo-why"),
    };
    paper::write(site, brand, language, content)
}
