//! Sign-in links: 256 random bits, hashed, ten minutes, once, bound to the mailbox.

use uuid::Uuid;

use super::{
    Action, Actor, Session, Subject, authorise,
    code::{self, Code},
};
use crate::{
    base::{
        clock::{Moment, minutes},
        ids::Token,
        paths,
    },
    domain::{
        self,
        link::{LinkState, find},
        mailbox,
        messages::{self, Content, Draft, Message, NewLink, Owner},
    },
    i18n::Language,
    platform::{
        brand::LiveBrand,
        error::Error,
        guards::{self, Capped},
        metrics::Milestone,
        portal::Portal,
        story::Story,
    },
    store::{
        self, WriteTx, attempt,
        link::{self, LinkKind},
        mailbox as mailboxes, mute, person,
    },
};

const KIND: LinkKind = LinkKind::SignIn;

/// What a sign-in link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    Session,
    /// It only lifts a "not me": the brand does not know the mailbox.
    LiftsMute,
}

/// What using one did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redeemed {
    /// Open this session, and go on here.
    SignedIn { session: Session, next: String },
    /// Emails for joins go to this mailbox again.
    MuteLifted,
}

/// Writes a sign-in email to a mailbox into the outbox, with a code for the attempt that asked for it, if one did. `next` is one of our
/// own paths.
pub async fn send_link(
    portal: &Portal,
    tx: &mut WriteTx,
    brand: &LiveBrand,
    mailbox: &mailboxes::Row,
    person_id: Option<Uuid>,
    language: Language,
    (next, attempt_id): (&str, Option<Uuid>),
) -> Result<(), Error> {
    let expires_at = portal.now().plus(minutes(10));
    let key = portal.key(mailbox.key_id).await?;
    let address = mailbox::address(&key, mailbox)?;
    let owner = Owner { brand, attempt_id: None, mailbox_id: Some(mailbox.id), person_id, key: (mailbox.key_id, &key) };
    let link = NewLink { kind: KIND, expires_at, details: Some(next.to_owned()) };
    let draft = Draft::new(&portal.site, brand, language, &address);
    let now = portal.now();
    let token = messages::bind_link(portal, tx, &owner, link).await?;
    let code = match attempt_id {
        Some(id) => Some(code::bind(portal, tx, id, token.hash(), expires_at).await?),
        None => None,
    };
    let write = |[]: [Token; 0]| sign_in_email(draft, &token, code.as_ref(), now);
    messages::send(portal, tx, owner, (KIND.name(), expires_at), [], write).await
}

/// Step-up: an email that a live session of the mailbox asks for, with a cap of its own: whoever has the session must not flood the
/// mailbox. Whether there was anybody to write to.
///
/// # Errors
/// [`domain::error::Error::Denied`] for who did not prove a mailbox, [`domain::error::Error::Platform`].
pub async fn reauthenticate(
    portal: &Portal,
    brand: &LiveBrand,
    actor: &Actor,
    next: &str,
) -> Result<bool, domain::error::Error> {
    let granted = authorise(actor, Action::StepUp, brand, portal.now())?;
    let Some(mailbox_id) = granted.mailbox_id() else { return Ok(false) };
    Ok(store::retried(|| reauthenticate_once(portal, mailbox_id, brand, next)).await?)
}

async fn reauthenticate_once(portal: &Portal, mailbox_id: Uuid, brand: &LiveBrand, next: &str) -> Result<bool, Error> {
    let mut story = Story::begin(portal).await?;
    // An email will hang on the mailbox, sealed under its key: whoever is erased meanwhile is gone before it is read, or after.
    story.lock_mailbox(mailbox_id).await?;
    let Some(mailbox) = mailboxes::by_id(story.tx(), mailbox_id).await? else { return Ok(false) };
    let Some(person) = person::of(story.tx(), mailbox_id, brand.id).await? else { return Ok(false) };
    if guards::take(portal, story.tx(), &mailbox.guard(), Capped::StepUp, brand.keeping.guards_days).await? {
        let language = brand.supported(Language::from_tag(&person.language).unwrap_or(Language::En));
        send_link(portal, story.tx(), brand, &mailbox, Some(person.id), language, (next, None)).await?;
        story.commit().await?;
    }
    Ok(true)
}

/// What to show for a link. Changes nothing.
pub async fn look(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<LinkState<Opens>, Error> {
    let state = find(&mut portal.store.read().await?, KIND, brand, token, portal.now()).await?;
    Ok(state.map(|link| if link.mailbox_id.is_some() { Opens::Session } else { Opens::LiftsMute }))
}

/// Uses a link, once.
pub async fn redeem(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<LinkState<Redeemed>, Error> {
    let hash = token.hash();
    store::retried(|| redeem_hash(portal, brand, &hash)).await
}

/// [`redeem`] by the hash of its token.
pub(super) async fn redeem_hash(portal: &Portal, brand: &LiveBrand, hash: &[u8]) -> Result<LinkState<Redeemed>, Error> {
    let now = portal.now();
    let mut story = Story::begin(portal).await?;
    let link = link::by_hash(story.tx(), KIND, hash).await?;
    let Some(link) = link.filter(|link| link.brand_id == brand.id) else { return Ok(LinkState::Unknown) };
    if !link::consume(story.tx(), KIND, hash, now).await? {
        // As it is now: whoever left meanwhile took their links with them.
        return Ok(match link::by_hash(story.tx(), KIND, hash).await? {
            None => LinkState::Unknown,
            Some(link) if link.used_at.is_none() && link.is_over(now) => LinkState::Expired,
            Some(_) => LinkState::Used,
        });
    }
    let outcome = match (link.mailbox_id, link.attempt_id) {
        (Some(mailbox_id), _) => {
            mailboxes::works(story.tx(), mailbox_id).await?;
            // Whoever reads their emails has one a day while joins are muted, until they use one.
            let Some(mailbox) = mailboxes::by_id(story.tx(), mailbox_id).await? else { return Ok(LinkState::Unknown) };
            mute::lift(story.tx(), &mailbox.guard(), mute::Reason::Disavowed).await?;
            // Proved now, however long ago the link was mailed: it was consumed in time.
            let session = Session::of_mailbox(Subject::of(story.tx(), &mailbox).await?, now);
            Redeemed::SignedIn { session, next: link.details.unwrap_or_else(|| paths::ME.to_owned()) }
        }
        (None, Some(attempt_id)) => {
            if let Some(attempt) = attempt::by_id(story.tx(), attempt_id).await? {
                mute::lift(story.tx(), &attempt.guard(), mute::Reason::Disavowed).await?;
            }
            Redeemed::MuteLifted
        }
        (None, None) => return Ok(LinkState::Unknown),
    };
    story.commit().await?;
    if matches!(&outcome, Redeemed::SignedIn { session, .. } if !session.awaits_second_step()) {
        portal.metrics.milestone(Milestone::SignIn);
    }
    Ok(LinkState::Open(outcome))
}

/// "Here is your link": to somebody the brand knows.
fn sign_in_email(draft: Draft<'_>, token: &Token, code: Option<&Code>, now: Moment) -> Message {
    draft.with_time("time", now).write(|draft| Content {
        subject: draft.say("email-sign-in-subject"),
        heading: draft.say("email-sign-in-heading"),
        paragraphs: vec![draft.say("email-sign-in-what")],
        button: draft.button("email-sign-in-button", |at| at.sign_in(&token.text())),
        code: code.map(|code| (draft.say("email-sign-in-code"), code.shown())),
        after: vec![draft.say("email-sign-in-until"), draft.say("email-sign-in-not-me")],
        why: draft.say("email-sign-in-why"),
        ..Content::default()
    })
}
