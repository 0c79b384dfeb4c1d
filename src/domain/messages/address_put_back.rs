//! "Your letters go to the other address again": to one whose change was put back.

use crate::platform::mail::{
    Message,
    layout::{self, Content},
};
use crate::{base::site::Site, i18n::Language, platform::brand::LiveBrand};

pub fn address_put_back(site: &Site, brand: &LiveBrand, language: Language, to: &str) -> Message {
    let say = |id| language.say_with(id, &[("brand", brand.name.as_str().into())]);
    let content = Content {
        to: to.to_owned(),
        subject: say("letter-address-put-back-subject"),
        heading: say("letter-address-put-back-heading"),
        paragraphs: vec![say("letter-address-put-back-what"), say("letter-address-put-back-next")],
        button: None,
        after: Vec::new(),
        quiet: None,
        why: say("letter-address-put-back-why"),
    };
    layout::write(site, brand, language, content)
}
