//! A question of a brand's, with what it is for and what it gives beside it.

use leptos::prelude::*;
use serde_json::Value;

use crate::{
    base::paths,
    domain::profile::TEXT_MOST,
    platform::brand::{Attribute, AttributeKind, Choice, LiveBrand},
    web::{
        forms::{self, Posted},
        visitor::Visitor,
    },
};

/// The fields of its form, and what its buttons do.
pub const ATTRIBUTE: &str = "attribute";
pub const ANSWER: &str = "answer";
pub const SAVE: &str = "save";
pub const NOT_NOW: &str = "not-now";
pub const NEVER: &str = "never";
pub const REMOVE: &str = "remove";
/// Where the question stands alone: its answer leads back there.
pub const ALONE: &str = "alone";

/// Its form, with the answer so far, and these buttons.
pub fn question(
    visitor: &Visitor,
    brand: &LiveBrand,
    attribute: &Attribute,
    (answer, posted): (Option<&Value>, &Posted),
    buttons: AnyView,
) -> AnyView {
    let path = paths::me_at(&brand.slug).profile();
    let language = visitor.language;
    let (legend, gives) = (attribute.question.in_language(language), attribute.gives.in_language(language));
    let purpose = brand.purpose(&attribute.purpose).map(|purpose| {
        let notice = visitor.href(&paths::at(&brand.slug).notice(&purpose.notice));
        let name = purpose.name.in_language(language).to_owned();
        let kept = purpose.retention.in_language(language).to_owned();
        view! {
            <p class="why">
                {visitor.say_with("question-purpose", &[("purpose", name.into()), ("kept", kept.into())])} " "
                <a href=notice>{visitor.say("notice-full")}</a>
            </p>
        }
    });
    let is_this = posted.one(ATTRIBUTE) == attribute.id;
    let fault = posted.fault(ANSWER).filter(|_| is_this).map(|fault| visitor.say(fault));
    let id = format!("answer-{}", attribute.id);
    let described = fault.is_some().then(|| format!("{id}-fault"));
    let fault = fault.map(|fault| view! { <p class="fault" id=format!("{id}-fault")>{fault}</p> });
    let group_described = described.clone();
    let field = match &attribute.kind {
        AttributeKind::One(choices) => options(visitor, attribute, choices, "radio", answer),
        AttributeKind::Many(choices) => options(visitor, attribute, choices, "checkbox", answer),
        AttributeKind::Text | AttributeKind::Number { .. } => {
            let is_number = matches!(attribute.kind, AttributeKind::Number { .. });
            let typed = is_this.then(|| posted.one(ANSWER).to_owned()).filter(|typed| !typed.is_empty());
            let held = answer.map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
            view! {
                <input
                    id=id.clone()
                    name=ANSWER
                    type="text"
                    autocomplete="off"
                    inputmode=is_number.then_some("numeric")
                    maxlength=TEXT_MOST.to_string()
                    value=typed.or(held).unwrap_or_default()
                    aria-labelledby=format!("{id}-legend")
                    aria-describedby=described
                    aria-invalid=fault.is_some().then_some("true")
                />
            }
            .into_any()
        }
    };
    view! {
        <form class="question" method="post" action=visitor.href(&path) novalidate>
            <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, &path) />
            <input type="hidden" name=ATTRIBUTE value=attribute.id.clone() />
            <fieldset class="choices" id=is_this.then_some(ANSWER) aria-describedby=group_described>
                <legend id=format!("{id}-legend")>{legend.to_owned()}</legend>
                <p>{gives.to_owned()}</p>
                {purpose}
                {fault}
                {field}
            </fieldset>
            {buttons}
        </form>
    }
    .into_any()
}

fn options(
    visitor: &Visitor,
    attribute: &Attribute,
    choices: &[Choice],
    kind: &'static str,
    answer: Option<&Value>,
) -> AnyView {
    let is_chosen = |id: &str| match answer {
        Some(Value::Array(chosen)) => chosen.iter().any(|one| one == id),
        Some(one) => one == id,
        None => false,
    };
    choices
        .iter()
        .map(|choice| {
            let id = format!("answer-{}-{}", attribute.id, choice.id);
            view! {
                <div class="choice">
                    <input type=kind id=id.clone() name=ANSWER value=choice.id.clone() checked=is_chosen(&choice.id) />
                    <label for=id>
                        <span class="what">{choice.label.in_language(visitor.language).to_owned()}</span>
                    </label>
                </div>
            }
        })
        .collect_view()
        .into_any()
}
