//! Sign-in links: 256 random bits, hashed, ten minutes, once, bound to the mailbox.

use uuid::Uuid;

use super::Error;
use crate::{
    base::{clock::minutes, ids::Token},
    domain::{mailbox, messages},
    i18n::Language,
    platform::{brand::LiveBrand, metrics::Story, outbox, portal::Portal},
    store::{self, WriteTx, attempt, guards, link, mailbox as mailboxes, person},
};

const PURPOSE: &str = "sign-in";

/// What a sign-in link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Open,
    /// It only lifts a "not me": the brand does not know the mailbox.
    LiftsSilence,
    Used,
    Expired,
    Unknown,
}

/// What came of using one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redeemed {
    /// Open a session for this mailbox, and go on here.
    SignedIn {
        mailbox_id: Uuid,
        next: String,
    },
    /// Letters for joins go to this mailbox again.
    SilenceLifted,
    Used,
    Expired,
    Unknown,
}

/// Writes a sign-in letter to a mailbox into the outbox. `next` is one of our own paths.
pub async fn send_link(
    portal: &Portal,
    tx: &mut WriteTx,
    brand: &LiveBrand,
    mailbox: &mailboxes::Row,
    person_id: Option<Uuid>,
    language: Language,
    next: &str,
) -> Result<(), Error> {
    let now = portal.now();
    let token = Token::new(&portal.rng);
    let row = link::Row {
        token_hash: token.hash(),
        purpose: PURPOSE.to_owned(),
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: Some(mailbox.id),
        person_id,
        details: Some(next.to_owned()),
        made_at: now,
        expires_at: now.plus(minutes(10)),
        used_at: None,
    };
    link::insert(tx, &row).await?;
    let key = portal.key(mailbox.key_id).await?;
    let address = mailbox::address(&key, mailbox)?;
    let letter = messages::sign_in(&portal.site, brand, language, &address, &token);
    let bill = outbox::Envelope {
        kind: "sign-in",
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: Some(mailbox.id),
        person_id,
        expires_at: row.expires_at,
    };
    outbox::put(portal, tx, (mailbox.key_id, &key), bill, &letter).await?;
    Ok(())
}

/// A letter that a live session of the mailbox asks for; it counts against no cap. Whether there was anybody to write to.
pub async fn prove_again(portal: &Portal, mailbox_id: Uuid, brand: &LiveBrand, next: &str) -> Result<bool, Error> {
    store::retried(|| prove_again_once(portal, mailbox_id, brand, next)).await
}

async fn prove_again_once(portal: &Portal, mailbox_id: Uuid, brand: &LiveBrand, next: &str) -> Result<bool, Error> {
    let mut tx = portal.store.write().await?;
    let Some(mailbox) = mailboxes::by_id(&mut tx, mailbox_id).await? else { return Ok(false) };
    let Some(person) = person::of(&mut tx, mailbox_id, brand.id).await? else { return Ok(false) };
    let language = brand.speaks(Language::from_tag(&person.language).unwrap_or(Language::En));
    send_link(portal, &mut tx, brand, &mailbox, Some(person.id), language, next).await?;
    tx.commit().await?;
    portal.wake.notify_waiters();
    Ok(true)
}

/// What to show for a link. Changes nothing.
pub async fn look(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<Look, Error> {
    let link = link::by_hash(&mut portal.store.read().await?, PURPOSE, &token.hash()).await?;
    let Some(link) = link.filter(|link| link.brand_id == brand.id) else { return Ok(Look::Unknown) };
    Ok(if link.used_at.is_some() {
        Look::Used
    } else if link.is_over(portal.now()) {
        Look::Expired
    } else if link.mailbox_id.is_some() {
        Look::Open
    } else {
        Look::LiftsSilence
    })
}

/// Uses a link, once.
pub async fn redeem(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<Redeemed, Error> {
    store::retried(|| redeem_once(portal, brand, token)).await
}

async fn redeem_once(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<Redeemed, Error> {
    let now = portal.now();
    let hash = token.hash();
    let mut tx = portal.store.write().await?;
    let link = link::by_hash(&mut tx, PURPOSE, &hash).await?;
    let Some(link) = link.filter(|link| link.brand_id == brand.id) else { return Ok(Redeemed::Unknown) };
    if !link::consume(&mut tx, PURPOSE, &hash, now).await? {
        // As it is now: whoever left meanwhile took their links with them.
        return Ok(match link::by_hash(&mut tx, PURPOSE, &hash).await? {
            None => Redeemed::Unknown,
            Some(link) if link.used_at.is_none() && link.is_over(now) => Redeemed::Expired,
            Some(_) => Redeemed::Used,
        });
    }
    let outcome = match (link.mailbox_id, link.attempt_id) {
        (Some(mailbox_id), _) => {
            mailboxes::works(&mut tx, mailbox_id).await?;
            // Whoever reads their letters has one a day while they silence joins, until they use one.
            if let Some(mailbox) = mailboxes::by_id(&mut tx, mailbox_id).await? {
                guards::lift_silence(&mut tx, &mailbox.guard(), "not-me").await?;
            }
            Redeemed::SignedIn { mailbox_id, next: link.details.unwrap_or_else(|| "/me".to_owned()) }
        }
        (None, Some(attempt_id)) => {
            if let Some(attempt) = attempt::by_id(&mut tx, attempt_id).await? {
                guards::lift_silence(&mut tx, &attempt.guard(), "not-me").await?;
            }
            Redeemed::SilenceLifted
        }
        (None, None) => Redeemed::Unknown,
    };
    tx.commit().await?;
    if matches!(outcome, Redeemed::SignedIn { .. }) {
        portal.metrics.story(Story::SignIn);
    }
    Ok(outcome)
}
