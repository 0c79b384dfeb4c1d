//! Forms whose button asks the browser for a passkey (`public/credentials.js`); they are hidden where there is no script.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use leptos::prelude::*;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::{
    domain::account::{Answer, Known},
    platform::{passkeys::Ceremony, portal::Portal},
    web::{
        forms::{self, Posted},
        visitor::Visitor,
    },
};

/// The fields that carry what was asked, and what the browser answered.
const CEREMONY: &str = "ceremony";
const CREDENTIAL: &str = "credential";

/// What is asked of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyAsk {
    /// A new one.
    Create,
    /// One that it has.
    Get,
    /// The same, and in the autofill of the page's address field too.
    GetInAutofill,
}

/// The form, posted to `path` with whatever else is in it.
pub fn passkey_form(
    visitor: &Visitor,
    path: &str,
    ask: PasskeyAsk,
    ceremony: Ceremony,
    (class, button): (&'static str, &str),
    fields: impl IntoView + 'static,
) -> AnyView {
    let (kind, failed) = match ask {
        PasskeyAsk::Create => ("create", "passkey-create-failed"),
        PasskeyAsk::Get | PasskeyAsk::GetInAutofill => ("get", "passkey-get-failed"),
    };
    view! {
        <form
            method="post"
            action=visitor.href(path)
            data-passkey=kind
            data-autofill=(ask == PasskeyAsk::GetInAutofill).then_some("")
            data-options=ceremony.options.to_string()
            hidden
        >
            <input type="hidden" name=forms::TOKEN value=forms::token_for(visitor, path) />
            <input type="hidden" name=CEREMONY value=ceremony.sealed />
            <input type="hidden" name=CREDENTIAL />
            {fields.into_any()}
            <p class="fault" role="alert" tabindex="-1" data-passkey-failed hidden>
                {visitor.say(failed)}
            </p>
            <p class="fault" role="alert" tabindex="-1" data-passkey-cookies hidden>
                {visitor.say("fault-cookies")}
            </p>
            <p class="actions">
                <button class=class>{visitor.say(button)}</button>
            </p>
        </form>
    }
    .into_any()
}

/// What the browser answered, if a form brought that.
pub fn passkey_answer(posted: &Posted) -> Option<Answer<'_>> {
    let answer = Answer { ceremony: posted.one(CEREMONY), credential: posted.one(CREDENTIAL) };
    (!answer.ceremony.is_empty() && !answer.credential.is_empty()).then_some(answer)
}

/// Tells the browser which passkeys are known here, so that it offers no others, and what the person is called now (WebAuthn
/// § 5.1.10).
pub fn passkeys_known(
    portal: &Portal,
    account_id: Uuid,
    known: &[Known],
    (address, name): (&str, &str),
) -> Option<AnyView> {
    let host = portal.passkeys.as_ref()?.host();
    let user = BASE64_URL_SAFE_NO_PAD.encode(account_id.as_bytes());
    let ids: Vec<String> = known.iter().map(|known| BASE64_URL_SAFE_NO_PAD.encode(&known.credential_id)).collect();
    Some(signal(&json!([
        ["signalAllAcceptedCredentials", { "rpId": host, "userId": user, "allAcceptedCredentialIds": ids }],
        ["signalCurrentUserDetails", { "rpId": host, "userId": user, "name": address, "displayName": name }],
    ])))
}

/// Tells the browser that a passkey which it presented is not known here.
pub fn passkey_unknown(portal: &Portal, credential_id: &str) -> Option<AnyView> {
    let host = portal.passkeys.as_ref()?.host();
    Some(signal(&json!([["signalUnknownCredential", { "rpId": host, "credentialId": credential_id }]])))
}

fn signal(signals: &Json) -> AnyView {
    view! { <div hidden data-passkey-signal=signals.to_string()></div> }.into_any()
}
