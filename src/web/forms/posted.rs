//! A form as it was posted: what was typed, to be shown again, and what is wrong with it. Secrets are not kept.

use std::{collections::HashMap, fmt};

use zeroize::Zeroizing;

use axum::{
    body::Body,
    http::{Request, StatusCode, header, request::Parts},
    response::Response,
};
use leptos::prelude::{provide_context, use_context};

use crate::{
    platform::brand::{
        LiveBrand,
        consent::{Act, Choices, ConsentGiven},
    },
    web::state::Web,
};

/// Fields whose values are never kept: whoever needs one reads the body.
const SECRET_FIELDS: [&str; 3] = ["password", "new-password", "code"];

/// The field that says which button of a page was pressed.
pub const DO: &str = "do";

/// What was posted.
#[derive(Clone, Default)]
pub struct Posted {
    values: HashMap<String, Vec<String>>,
    /// Fault messages beside their fields, in the form's order: (field id, message id).
    pub faults: Vec<(&'static str, &'static str)>,
    /// What is wrong with the form as a whole.
    pub note: Option<&'static str>,
}

/// Which fields, and nothing that was typed.
impl fmt::Debug for Posted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields: Vec<&String> = self.values.keys().collect();
        fields.sort();
        f.debug_struct("Posted")
            .field("fields", &fields)
            .field("faults", &self.faults)
            .field("note", &self.note)
            .finish()
    }
}

impl Posted {
    pub fn read(body: &[u8]) -> Posted {
        let mut posted = Posted::default();
        for (name, value) in url::form_urlencoded::parse(body) {
            if !SECRET_FIELDS.contains(&&*name) {
                posted.values.entry(name.into_owned()).or_default().push(value.into_owned());
            }
        }
        posted
    }

    /// A field whose value is never kept, out of the body.
    pub fn secret(body: &[u8], name: &str) -> Zeroizing<String> {
        let found = url::form_urlencoded::parse(body).find(|(known, _)| known == name);
        Zeroizing::new(found.map(|(_, value)| value.into_owned()).unwrap_or_default())
    }

    pub fn one(&self, name: &str) -> &str {
        self.values.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    pub fn many(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Topics that were chosen, with the consents that this gives at a brand: in the words above the button, in those beside
    /// the topics, or by a box of their own.
    pub fn choices(&self, brand: &LiveBrand) -> Choices {
        let given = |field, act| self.many(field).iter().map(move |value| consent_given(value, act));
        let shown = given("above", Act::Button).chain(given("beside", Act::Tick)).collect();
        Choices::read(brand, self.many("topic"), given("consent", Act::Tick).collect(), shown)
    }

    pub fn is_filled(&self, name: &str) -> bool {
        self.many(name).iter().any(|value| !value.is_empty())
    }

    /// Whether the page shows a form that was posted.
    pub fn came_back(&self) -> bool {
        !self.values.is_empty()
    }

    pub fn fault(&self, field: &str) -> Option<&'static str> {
        self.faults.iter().find(|(known, _)| *known == field).map(|(_, message)| *message)
    }

    pub fn with_note(mut self, note: &'static str) -> Posted {
        self.note = Some(note);
        self
    }
}

/// Reads the fields of a form into types, and collects what is wrong with any of them.
pub struct Reader<'a> {
    posted: &'a Posted,
    faults: Vec<(&'static str, &'static str)>,
}

impl<'a> Reader<'a> {
    pub fn new(posted: &'a Posted) -> Reader<'a> {
        Reader { posted, faults: Vec::new() }
    }

    /// One field, or a fault beside it; `message` says how to mend it.
    pub fn field<T, F>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, F>,
        message: impl FnOnce(&F) -> &'static str,
    ) -> Option<T> {
        parse(self.posted.one(name)).map_err(|fault| self.faults.push((name, message(&fault)))).ok()
    }

    /// Everything that is wrong.
    pub fn faults(self) -> Vec<(&'static str, &'static str)> {
        self.faults
    }
}

/// `purpose:hash`, as forms post a consent.
pub fn consent_given(value: &str, act: Act) -> ConsentGiven {
    let (purpose, hash) = value.split_once(':').unwrap_or((value, ""));
    ConsentGiven { purpose: purpose.to_owned(), wording_hash: hash.to_owned(), act }
}

/// The form that the page being rendered shows again, or an empty one.
pub fn posted() -> Posted {
    use_context::<Posted>().unwrap_or_default()
}

/// The page of a form again, with what was typed and each fault beside its field: a 422, or another status.
pub async fn again(web: &Web, parts: Parts, posted: Posted, status: StatusCode) -> Response {
    again_with(web, parts, status, move || provide_context(posted.clone())).await
}

/// The page of a form again, with what it is given besides.
pub async fn again_with(
    web: &Web,
    mut parts: Parts,
    status: StatusCode,
    context: impl Fn() + Send + Sync + 'static,
) -> Response {
    parts.headers.remove(header::CONTENT_LENGTH);
    let request = Request::from_parts(parts, Body::empty());
    let mut response = web.page(request, context).await;
    if response.status().is_success() {
        *response.status_mut() = status;
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"name=Ada+L.&email=ada&password=correct+horse&topic=a&topic=b";

    #[test]
    fn debug_names_fields_and_shows_nothing_that_was_typed() {
        let shown = format!("{:?}", Posted::read(BODY));
        assert!(shown.contains("email") && shown.contains("topic"), "{shown}");
        for typed in ["Ada", "ada", "horse", "password"] {
            assert!(!shown.contains(typed), "{typed} in {shown}");
        }
    }

    #[test]
    fn a_secret_is_not_kept() {
        assert_eq!(Posted::read(BODY).one("password"), "");
        assert_eq!(Posted::read(BODY).one("email"), "ada");
    }

    #[test]
    fn all_faults_are_collected_in_the_forms_order() {
        let posted = Posted::read(BODY);
        let mut form = Reader::new(&posted);
        let number = form.field("name", str::parse::<u8>, |_| "fault-name");
        let address = form.field("email", |typed| Ok::<_, ()>(typed.to_owned()), |()| "fault-email");
        let other = form.field("topic", str::parse::<u8>, |_| "fault-topic");
        assert_eq!((number, address.as_deref(), other), (None, Some("ada"), None));
        assert_eq!(form.faults(), [("name", "fault-name"), ("topic", "fault-topic")]);
    }
}
