//! Undo: what one letter-link change took away can be put back within a day, by whoever reads the mailbox.

use uuid::Uuid;

use super::{Error, record, view::standing};
use crate::{
    brand::Applied,
    clock::hours,
    guards::{self, Capped},
    i18n::Language,
    ids::Token,
    ledger::Chain,
    mail::{self, outbox},
    mailbox,
    portal::Portal,
    store::{link, mailbox as mailboxes, person},
};

const PURPOSE: &str = "undo";

/// Sends the owner a letter with an undo link, unless one went out today.
pub async fn offer(portal: &Portal, brand: &Applied, person_id: Uuid, topics: &[String]) -> Result<(), Error> {
    let mut tx = portal.store.write().await?;
    let Some(person) = person::by_id(&mut tx, person_id).await? else { return Ok(()) };
    let Some(mailbox) = mailboxes::by_id(&mut tx, person.mailbox_id).await? else { return Ok(()) };
    if mailbox.bounced_at.is_some()
        || !guards::take(portal, &mut tx, &mailbox.index(), Capped::Undo, brand.keeping.guards_days).await?
    {
        return Ok(());
    }
    let now = portal.now();
    let token = Token::new(&portal.chance);
    let row = link::Row {
        token_hash: token.hash(),
        purpose: PURPOSE.to_owned(),
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: Some(mailbox.id),
        person_id: Some(person_id),
        details: Some(serde_json::to_string(topics)?),
        made_at: now,
        expires_at: now.plus(hours(24)),
        used_at: None,
    };
    link::insert(&mut tx, &row).await?;
    let key = portal.key(mailbox.key_id).await?;
    let language = brand.speaks(Language::from_tag(&person.language).unwrap_or(Language::En));
    let letter = mail::undo(&portal.site, brand, language, &mailbox::address(&key, &mailbox)?, topics, &token);
    let bill = outbox::Waybill {
        kind: "undo",
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: Some(mailbox.id),
        person_id: Some(person_id),
        expires_at: row.expires_at,
    };
    outbox::put(portal, &mut tx, (mailbox.key_id, &key), bill, &letter).await?;
    tx.commit().await?;
    portal.bell.notify_waiters();
    Ok(())
}

/// What an undo link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookUndo {
    /// It would put these back.
    Open(Vec<String>),
    Used,
    Expired,
    Unknown,
}

/// What to show for a link. Changes nothing.
pub async fn look_undo(portal: &Portal, brand: &Applied, token: &Token) -> Result<LookUndo, Error> {
    let link = link::by_hash(&mut portal.store.read().await?, PURPOSE, &token.hash()).await?;
    let Some(link) = link.filter(|link| link.brand_id == brand.id) else { return Ok(LookUndo::Unknown) };
    if link.used_at.is_some() {
        return Ok(LookUndo::Used);
    }
    if link.expires_at <= portal.now() {
        return Ok(LookUndo::Expired);
    }
    Ok(LookUndo::Open(serde_json::from_str(link.details.as_deref().unwrap_or("[]"))?))
}

/// Puts the topics back, as new evidence; what was put back. A topic whose consent was withdrawn meanwhile stays off.
pub async fn undo(portal: &Portal, brand: &Applied, token: &Token, form: &str) -> Result<LookUndo, Error> {
    let now = portal.now();
    let hash = token.hash();
    let topics = match look_undo(portal, brand, token).await? {
        LookUndo::Open(topics) => topics,
        other => return Ok(other),
    };
    let link = link::by_hash(&mut portal.store.read().await?, PURPOSE, &hash).await?;
    let Some(person_id) = link.and_then(|link| link.person_id) else { return Ok(LookUndo::Unknown) };
    let mut tx = portal.store.write().await?;
    let mut chain = Chain::take(&mut tx, person_id).await?;
    if !link::consume(&mut tx, PURPOSE, &hash, now).await? {
        return Ok(LookUndo::Used);
    }
    let stands = standing(&mut tx, person_id).await?;
    let mut back = Vec::new();
    for topic in topics {
        if stands.may(brand, &topic) && stands.wanted(&topic).is_none() {
            record::topic(&mut tx, &mut chain, person_id, &topic, true, form, now).await?;
            back.push(topic);
        }
    }
    if !chain.close(&mut tx).await? {
        // Nothing was put back, so the chain is left as it was; the link is used up all the same.
        drop(tx);
        tx = portal.store.write().await?;
        link::consume(&mut tx, PURPOSE, &hash, now).await?;
    }
    tx.commit().await?;
    Ok(LookUndo::Open(back))
}
