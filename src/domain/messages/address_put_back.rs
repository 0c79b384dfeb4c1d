//! "Your emails go to the other address again": to one whose change was put back.

use super::Draft;
use crate::platform::mail::{Message, layout::Content};

pub fn address_put_back(draft: Draft<'_>) -> Message {
    draft.write(|draft| Content {
        subject: draft.say("email-address-put-back-subject"),
        heading: draft.say("email-address-put-back-heading"),
        paragraphs: vec![draft.say("email-address-put-back-what"), draft.say("email-address-put-back-next")],
        why: draft.say("email-address-put-back-why"),
        ..Content::default()
    })
}
