//! Security notices: each change of what somebody signs in with is told to their mailbox, with a link that ends what was done without them
//! ([`super::secure`]; ASVS 6.3.7).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::holder::Holder;
use crate::{
    base::{
        clock::{Moment, days},
        ids::Token,
    },
    domain::{
        mailbox,
        messages::{self, Content, Draft, Message, NewLink, Owner},
    },
    i18n::{FluentValue, Language},
    platform::{brand::LiveBrand, error::Error, story::Story, vault::SealKey},
    store::link::LinkKind,
};

/// What there is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice<'a> {
    /// They have an account from now on, with a passkey or without.
    Registered {
        passkey: bool,
    },
    /// Under what it is called, if that is known.
    PasskeyAdded(&'a str),
    PasskeyRemoved(&'a str),
    PasswordSet,
    PasswordChanged,
    PasswordRemoved,
    /// Two-step verification is on.
    AppAdded,
    /// It is off, and a password that was too short to be asked for alone is gone with it.
    AppRemoved {
        password: bool,
    },
    CodesMade,
    /// Somebody who reads the emails asked to have two-step verification turned off, which can be done from that moment on.
    RecoveryStarted {
        ready: Moment,
    },
    RecoveryStopped,
    /// An account at a provider of that name.
    AccountLinked(&'a str),
    AccountUnlinked(&'a str),
    /// So many are left.
    CodeUsed {
        unused: i64,
    },
}

/// What the link of a notice ends: what was added to the account at that moment or later.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Since {
    pub at: Moment,
    pub account_id: Uuid,
}

/// For so long the owner can press it.
const LINK: jiff::SignedDuration = days(7);

/// Sends it, under a key of its own: it must come whatever becomes of the person and the mailbox.
pub(super) async fn notify(
    story: &mut Story<'_>,
    brand: &LiveBrand,
    holder: &Holder,
    notice: Notice<'_>,
    own_key: &(Uuid, SealKey),
) -> Result<(), Error> {
    let (portal, now) = (story.portal(), story.now());
    let key = portal.key(holder.mailbox.key_id).await?;
    let address = mailbox::address(&key, &holder.mailbox)?;
    let language = brand.supported(Language::from_tag(&holder.person.language).unwrap_or(Language::En));
    let owner = Owner {
        brand,
        attempt_id: None,
        mailbox_id: Some(holder.mailbox.id),
        person_id: Some(holder.person.id),
        key: (holder.mailbox.key_id, &key),
    };
    let details = Some(serde_json::to_string(&Since { at: now, account_id: holder.account_id })?);
    let link = NewLink { kind: LinkKind::Secure, expires_at: now.plus(LINK), details };
    let message = (notice.kind(), link.expires_at);
    let token = messages::bind_link(portal, story.tx(), &owner, link).await?;
    let draft = Draft::new(&portal.site, brand, language, &address);
    messages::send(portal, story.tx(), Owner::own_key(brand, own_key), message, [], |[]| {
        notice.email(draft, &token, now)
    })
    .await?;
    story.uses_key(own_key.0);
    Ok(())
}

impl Notice<'_> {
    fn kind(self) -> &'static str {
        match self {
            Notice::Registered { .. } => "registered",
            Notice::PasskeyAdded(_) => "passkey-added",
            Notice::PasskeyRemoved(_) => "passkey-removed",
            Notice::PasswordSet => "password-set",
            Notice::PasswordChanged => "password-changed",
            Notice::PasswordRemoved => "password-removed",
            Notice::AppAdded => "app-added",
            Notice::AppRemoved { .. } => "app-removed",
            Notice::CodesMade => "codes-made",
            Notice::RecoveryStarted { .. } => "recovery-started",
            Notice::RecoveryStopped => "recovery-stopped",
            Notice::AccountLinked(_) => "account-linked",
            Notice::AccountUnlinked(_) => "account-unlinked",
            Notice::CodeUsed { .. } => "code-used",
        }
    }

    fn email(self, draft: Draft<'_>, token: &Token, now: Moment) -> Message {
        let words = format!("email-{}", self.kind());
        let told: (_, FluentValue<'_>) = match self {
            Notice::Registered { passkey: true } => ("passkey", "with".into()),
            Notice::Registered { passkey: false } => ("passkey", "without".into()),
            Notice::PasskeyAdded("") | Notice::PasskeyRemoved("") => ("passkey", "none".into()),
            Notice::PasskeyAdded(label) | Notice::PasskeyRemoved(label) => ("passkey", label.to_owned().into()),
            Notice::AppRemoved { password } => ("password", if password { "gone" } else { "stays" }.into()),
            Notice::AccountLinked(name) | Notice::AccountUnlinked(name) => ("provider", name.to_owned().into()),
            Notice::CodeUsed { unused } => ("unused", unused.into()),
            Notice::PasswordSet
            | Notice::PasswordChanged
            | Notice::PasswordRemoved
            | Notice::AppAdded
            | Notice::RecoveryStarted { .. }
            | Notice::RecoveryStopped
            | Notice::CodesMade => ("passkey", "none".into()),
        };
        let ready = match self {
            Notice::RecoveryStarted { ready } => ready,
            _ => now,
        };
        let not_me = match self {
            Notice::AppAdded | Notice::RecoveryStarted { .. } => format!("{words}-not-me"),
            _ => "email-security-not-me".to_owned(),
        };
        let draft = draft.with_day("ready-day", ready).with_time("ready-time", ready);
        draft.with_day("day", now).with_time("time", now).with(told.0, told.1).write(|draft| Content {
            subject: draft.say(&format!("{words}-subject")),
            heading: draft.say(&format!("{words}-heading")),
            paragraphs: vec![draft.say(&format!("{words}-what")), draft.say(&not_me)],
            button: draft.button("email-security-button", |at| at.secure(&token.text())),
            after: vec![draft.say("email-security-until")],
            why: draft.say("email-security-why"),
            ..Content::default()
        })
    }
}
