//! Fields: label above, hint under it, fault between hint and field.

use leptos::prelude::*;

use crate::{
    base::paths,
    web::{
        forms::{self, Posted},
        visitor::Visitor,
    },
};

/// The summary on top: takes focus, and links to each field.
pub fn faults(visitor: &Visitor, posted: &Posted) -> Option<AnyView> {
    if posted.faults.is_empty() && posted.note.is_none() {
        return None;
    }
    let note = posted.note.map(|note| view! { <p>{visitor.say(note)}</p> });
    let links = posted
        .faults
        .iter()
        .map(|(field, message)| view! { <li><a href=format!("#{field}")>{visitor.say(message)}</a></li> })
        .collect_view();
    let list = (!posted.faults.is_empty()).then_some(view! { <ul>{links}</ul> });
    let heading = if posted.faults.is_empty() { "faults-note" } else { "faults-heading" };
    Some(
        view! {
            <div class="faults" role="alert" tabindex="-1" autofocus>
                <h2>{visitor.say(heading)}</h2>
                {note}
                {list}
            </div>
        }
        .into_any(),
    )
}

/// The form's token, and the field that people do not see.
pub fn hidden(visitor: &Visitor, posted: &Posted) -> AnyView {
    // A form that comes back keeps its token, so that the time it took to fill in goes on counting.
    let kept = posted.one(forms::TOKEN);
    let token = if forms::made_at(visitor, kept).is_some() { kept.to_owned() } else { forms::token(visitor) };
    view! { <input type="hidden" name=forms::TOKEN value=token /> }.into_any()
}

/// Above a form that whoever is signed in hardly needs: the way to their own pages.
pub fn already_signed_in(visitor: &Visitor) -> Option<AnyView> {
    visitor.signed_in.map(|_| {
        view! {
            <ul class="links">
                <li>
                    <a href=visitor.href(paths::ME)>{visitor.say("sign-in-link-already")}</a>
                </li>
            </ul>
        }
        .into_any()
    })
}

/// A page of one button, for programs that read mail open links too: only a press does what the link is for.
pub fn press(visitor: &Visitor, button: &str) -> AnyView {
    press_with(visitor, button, |_| ())
}

/// The same, with what else is in the form.
pub fn press_with<F: IntoView + 'static>(
    visitor: &Visitor,
    button: &str,
    fields: impl FnOnce(&Posted) -> F,
) -> AnyView {
    let posted = forms::posted();
    let fields = fields(&posted);
    view! {
        {faults(visitor, &posted)}
        <form method="post" action=visitor.href(&visitor.path)>
            {hidden(visitor, &posted)}
            {fields}
            <p class="actions">
                <button class="primary">{visitor.say(button)}</button>
            </p>
        </form>
    }
    .into_any()
}

#[component]
pub fn Name(visitor: Visitor, posted: Posted, #[prop(into)] value: String, required: bool) -> impl IntoView {
    let fault = posted.fault("name").map(|fault| visitor.say(fault));
    view! {
        <div class="field">
            <label for="name">{visitor.say(if required { "name-label" } else { "name-label-optional" })}</label>
            {fault.clone().map(|fault| view! { <p class="fault" id="name-fault">{fault}</p> })}
            <input
                id="name"
                name="name"
                type="text"
                autocomplete="name"
                required=required
                maxlength="400"
                value=value
                aria-describedby=fault.is_some().then_some("name-fault")
                aria-invalid=fault.is_some().then_some("true")
            />
        </div>
    }
}

#[component]
pub fn Email(
    visitor: Visitor,
    posted: Posted,
    #[prop(default = "email")] autocomplete: &'static str,
    /// Unless something was typed.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let fault = posted.fault("email").map(|fault| visitor.say(fault));
    let value = if posted.came_back() { posted.one("email").to_owned() } else { value };
    view! {
        <div class="field">
            <label for="email">{visitor.say("email-label")}</label>
            {fault.clone().map(|fault| view! { <p class="fault" id="email-fault">{fault}</p> })}
            <input
                id="email"
                name="email"
                type="text"
                inputmode="email"
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                required
                maxlength="320"
                value=value
                aria-describedby=fault.is_some().then_some("email-fault")
                aria-invalid=fault.is_some().then_some("true")
            />
        </div>
    }
}
