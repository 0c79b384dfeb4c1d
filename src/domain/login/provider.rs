//! Signing in by a provider (OpenID Connect). Whom it identified is signed in to the account that it is linked to. Who it is goes by
//! issuer and subject alone, never by an address: whom nobody has linked yet shows first whose they are here, and links it then
//! ([`crate::domain::account::linked`]).

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use url::Url;
use uuid::Uuid;

use super::{Session, Subject, session::ByProvider};
use crate::{
    base::{
        address::Address,
        clock::{SKEW, minutes},
        paths,
    },
    domain,
    i18n::Language,
    platform::{
        self,
        brand::LiveBrand,
        metrics::Milestone,
        openid::{Answer, Identified, LIVES, LoggedOut, More, Pending, Provider, Refused},
        portal::Portal,
        story::Story,
        vault::{MacPurpose, Place},
    },
    store::{linked_account as rows, mailbox, register, session, used_challenge},
};

/// What somebody goes to a provider for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wants {
    SignIn,
    /// To link it to the account that they are signed in to.
    Link,
    /// To let it tell more, of an account there that is linked.
    Share {
        linked_account_id: Uuid,
    },
}

/// What a browser keeps while its person is at a provider, and where it began.
#[derive(Serialize, Deserialize)]
struct AtProvider {
    pending: Pending,
    brand: Option<String>,
    language: Option<Language>,
    wants: Wants,
}

/// From where somebody is sent.
#[derive(Clone, Copy)]
pub struct Began<'a> {
    pub brand: Option<&'a LiveBrand>,
    /// That they had chosen there.
    pub language: Option<Language>,
}

/// Somebody is sent to a provider.
pub struct Sent {
    pub url: Url,
    /// For a cookie of the browser that is sent.
    pub cookie: String,
}

/// Somebody came back.
pub struct Back {
    /// The brand at which they began, if any.
    pub brand: Option<String>,
    pub language: Option<Language>,
    pub wants: Wants,
    pub outcome: Outcome,
}

pub enum Outcome {
    SignedIn(Session),
    /// An account is linked to it already.
    Linked {
        account_id: Uuid,
    },
    /// None is.
    Unlinked(Identity),
    /// It told more, and has still to be compared with whoever is signed in.
    Shares(Box<Identified>),
    Refused(Refused),
}

/// Somebody whom a provider identified and whom no account is linked to: the browser keeps it, sealed, until its person has shown whose
/// they are here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The provider's id.
    pub provider: String,
    pub(in crate::domain) issuer: String,
    pub(in crate::domain) subject: String,
    /// As the provider says them: a help to whoever fills in a form, and nothing else.
    pub email: Option<String>,
    pub email_verified: bool,
    pub name: Option<String>,
    /// Whoever was signed in here when it came: it is for nobody else.
    #[serde(default)]
    came_to: Option<Uuid>,
}

/// Time enough to read an email.
pub const IDENTITY_LIVES: jiff::SignedDuration = minutes(30);

/// Sends a browser to a provider.
///
/// # Errors
/// [`Refused::Unavailable`] where it cannot be asked.
pub async fn send_to_provider(
    portal: &Portal,
    provider: &Provider,
    began: Began<'_>,
    wants: Wants,
    more: &[&More],
) -> Result<Sent, Refused> {
    let now = portal.now();
    let begun = provider.begin(&leads_back(portal, provider), more, &portal.rng, now).await?;
    let brand = began.brand.map(|brand| brand.slug.clone());
    let at_provider = AtProvider { pending: begun.pending, brand, language: began.language, wants };
    let cookie = portal.vault.ceremony().hand_out(&portal.rng, place(register::AT_PROVIDER), now, &at_provider);
    Ok(Sent { url: begun.url, cookie: cookie.map_err(|_| Refused::Over)? })
}

/// Registered at the provider, to the letter, and of no other provider (RFC 9700 § 4.4.2.2).
fn leads_back(portal: &Portal, provider: &Provider) -> Url {
    let mut url = portal.site.public_url.clone();
    url.set_path(&paths::from_provider(provider.id()));
    url
}

fn place(what: register::SealedAt) -> Place {
    Place::new(what, Uuid::nil())
}

/// Takes what a browser brought back from a provider, with the cookie that it was sent there with. None for a browser that was not.
///
/// # Errors
/// [`domain::error::Error::Platform`].
pub async fn back_from_provider(
    portal: &Portal,
    provider: &Provider,
    cookie: Option<&str>,
    answer: Answer,
) -> Result<Option<Back>, domain::error::Error> {
    let now = portal.now();
    let brought = cookie.and_then(|cookie| {
        portal.vault.ceremony().take_back::<AtProvider>(place(register::AT_PROVIDER), cookie, (now, LIVES))
    });
    let Some(brought) = brought else { return Ok(None) };
    let AtProvider { pending, brand, language, wants } = brought.value;
    let until = brought.at.plus(LIVES + SKEW);
    // No cookie counts twice, whatever the provider makes of a code, and none has it asked about many.
    let outcome = if used_challenge::insert(&mut portal.store.once().await?, &brought.hash, until).await? {
        match provider.finish(&pending, answer, &leads_back(portal, provider), now).await {
            Ok(identified) => identified_as(portal, identified, wants).await?,
            Err(refused) => Outcome::Refused(refused),
        }
    } else {
        Outcome::Refused(Refused::Over)
    };
    Ok(Some(Back { brand, language, wants, outcome }))
}

async fn identified_as(
    portal: &Portal,
    identified: Identified,
    wants: Wants,
) -> Result<Outcome, platform::error::Error> {
    if let Wants::Share { .. } = wants {
        return Ok(Outcome::Shares(Box::new(identified)));
    }
    let index = subject_index(portal, &identified.issuer, &identified.subject);
    let row = rows::by_subject(&mut portal.store.read().await?, &index).await?;
    let Some(row) = row else {
        return Ok(Outcome::Unlinked(Identity {
            email: identified.email.filter(|email| Address::parse(email).is_ok()),
            email_verified: identified.email_verified,
            name: identified.name,
            provider: identified.provider,
            issuer: identified.issuer,
            subject: identified.subject,
            came_to: None,
        }));
    };
    if wants == Wants::Link {
        return Ok(Outcome::Linked { account_id: row.account_id });
    }
    let key = portal.key(row.key_id).await?;
    let mut story = Story::begin(portal).await?;
    let now = story.now();
    let email = identified.email.unwrap_or_default();
    let email = key.seal(&portal.rng, Place::new(register::LINKED_EMAIL, row.id), email.as_bytes());
    let is_there = rows::used(story.tx(), row.id, &email, now).await?;
    let mailbox = mailbox::of_account(story.tx(), row.account_id).await?;
    // Unlinked, or gone, since.
    let Some(mailbox) = mailbox.filter(|_| is_there) else { return Ok(Outcome::Refused(Refused::Over)) };
    let subject = Subject::of(story.tx(), &mailbox).await?;
    story.commit().await?;
    let by = ByProvider {
        linked_account_id: row.id,
        provider_session: identified.sid.map(|sid| provider_session(&row.issuer, &sid)),
    };
    let session = Session::by_provider(subject, mailbox.confirmed_at, now, by);
    if !session.awaits_second_step() {
        portal.metrics.milestone(Milestone::SignIn);
    }
    Ok(Outcome::SignedIn(session))
}

/// By which somebody whom a provider knows is found.
pub(in crate::domain) fn subject_index(portal: &Portal, issuer: &str, subject: &str) -> Vec<u8> {
    portal.vault.mac(MacPurpose::ProviderSubject, &[issuer.as_bytes(), subject.as_bytes()]).to_vec()
}

/// Half of a hash: enough to find a session by.
fn provider_session(issuer: &str, sid: &str) -> Uuid {
    let hash = Sha256::new_with_prefix(issuer).chain_update([0]).chain_update(sid).finalize();
    Uuid::from_bytes(std::array::from_fn(|n| hash[n]))
}

impl Identity {
    /// For whoever is signed in, and for nobody who signs in later.
    pub fn coming_to(self, signed_in: Option<Session>) -> Identity {
        Identity { came_to: signed_in.and_then(|session| session.account_id()), ..self }
    }

    pub fn is_for(&self, signed_in: Option<Session>) -> bool {
        self.came_to.is_none_or(|id| signed_in.is_some_and(|session| session.account_id() == Some(id)))
    }

    /// What it is called on the page that asks whether it is theirs: nothing that whoever made it could choose to look like somebody's
    /// address.
    pub fn called(&self) -> Option<&str> {
        let email = self.email.as_deref().filter(|_| self.email_verified);
        email.or(self.name.as_deref().filter(|name| !name.nfkc().any(|sign| sign == '@')))
    }

    /// For a cookie.
    pub fn hand_out(&self, portal: &Portal) -> Option<String> {
        let key = portal.vault.ceremony();
        key.hand_out(&portal.rng, place(register::IDENTITY), portal.now(), self).ok()
    }

    pub fn take_back(portal: &Portal, cookie: &str) -> Option<Identity> {
        let key = portal.vault.ceremony();
        let lives = (portal.now(), IDENTITY_LIVES);
        key.take_back(place(register::IDENTITY), cookie, lives).map(|brought| brought.value)
    }
}

/// A provider says that somebody signed out there: whoever it let in is signed out here too (OpenID Connect Back-Channel Logout 1.0).
///
/// # Errors
/// [`domain::error::Error::Platform`].
pub async fn signed_out_at_provider(
    portal: &Portal,
    provider: &Provider,
    logout_token: &str,
) -> Result<Result<(), Refused>, domain::error::Error> {
    let told = match provider.logged_out(logout_token, portal.now()).await {
        Ok(told) => told,
        Err(refused) => return Ok(Err(refused)),
    };
    let LoggedOut { issuer, subject, sid, jti, remember_until, .. } = told;
    let hash = Sha256::new_with_prefix("logout").chain_update([0]).chain_update(&issuer).chain_update([0]);
    let hash = hash.chain_update(&jti).finalize();
    let mut story = Story::begin(portal).await?;
    // Told again: it is done.
    if !used_challenge::insert(story.tx(), &hash, remember_until).await? {
        return Ok(Ok(()));
    }
    let there = sid.map(|sid| provider_session(&issuer, &sid));
    let linked = match subject {
        Some(subject) => rows::by_subject(story.tx(), &subject_index(portal, &issuer, &subject)).await?,
        None => None,
    };
    let ended = match (linked, there) {
        (Some(linked), None) => session::delete_of_linked(story.tx(), linked.id).await?,
        (Some(linked), Some(there)) => session::delete_of_linked_in(story.tx(), linked.id, there).await?,
        (None, Some(there)) => session::delete_of_provider_session(story.tx(), there).await?,
        (None, None) => 0,
    };
    story.commit().await?;
    tracing::info!(provider = provider.id(), sessions = ended, "somebody signed out at their provider");
    Ok(Ok(()))
}
