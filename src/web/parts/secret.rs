//! Fields for what people know or read off, which never come back with what was typed.

use leptos::prelude::*;

use crate::web::{forms::Posted, visitor::Visitor};

/// The names that [`Posted::secret`] knows.
pub const CODE: &str = "code";
pub const PASSWORD: &str = "password";
pub const NEW_PASSWORD: &str = "new-password";

/// A code of digits: mailed, or of an app.
#[component]
pub fn CodeField(
    visitor: Visitor,
    posted: Posted,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    let fault = posted.fault(CODE).map(|fault| visitor.say(fault));
    let described = described(CODE, hint.is_some(), fault.is_some());
    view! {
        <div class="field">
            <label for=CODE>{visitor.say(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id="code-hint">{visitor.say(hint)}</p> })}
            {fault.clone().map(|fault| view! { <p class="fault" id="code-fault">{fault}</p> })}
            <input
                id=CODE
                name=CODE
                type="text"
                inputmode="numeric"
                autocomplete="one-time-code"
                maxlength="20"
                aria-describedby=described
                aria-invalid=fault.is_some().then_some("true")
            />
        </div>
    }
}

/// A password, with a button that shows it (NIST SP 800-63B-4 § 3.1.1.2): the one that they have, or a new one with what it needs.
#[component]
pub fn PasswordField(
    visitor: Visitor,
    posted: Posted,
    name: &'static str,
    #[prop(optional)] hint: Option<String>,
) -> impl IntoView {
    let is_new = name == NEW_PASSWORD;
    let (label, autocomplete) =
        if is_new { ("new-password-label", "new-password") } else { ("password-label", "current-password") };
    let fault = posted.fault(name).map(|fault| visitor.say(fault));
    let described = described(name, hint.is_some(), fault.is_some());
    view! {
        <div class="field">
            <label for=name>{visitor.say(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {fault.clone().map(|fault| view! { <p class="fault" id=format!("{name}-fault")>{fault}</p> })}
            <input
                id=name
                name=name
                type="password"
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                maxlength="1024"
                aria-describedby=described
                aria-invalid=fault.is_some().then_some("true")
            />
            <button
                type="button"
                class="plain"
                aria-controls=name
                data-show=name
                data-shown=visitor.say("password-hide")
                hidden
            >
                {visitor.say("password-show")}
            </button>
        </div>
    }
}

fn described(name: &str, hint: bool, fault: bool) -> Option<String> {
    let parts = [(hint, "hint"), (fault, "fault")];
    let ids: Vec<String> = parts.iter().filter(|(is, _)| *is).map(|(_, part)| format!("{name}-{part}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
