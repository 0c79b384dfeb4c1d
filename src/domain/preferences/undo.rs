//! Undo: what one letter-link change took away can be put back within a day, by whoever reads the mailbox.

use uuid::Uuid;

use super::{Error, record, view::standing};
use crate::{
    base::{clock::hours, ids::Token},
    domain::{mailbox, messages},
    i18n::Language,
    platform::{
        brand::LiveBrand,
        guards::{self, Capped},
        ledger::Chain,
        outbox,
        portal::Portal,
    },
    store::{self, ReadTx, WriteTx, link, mailbox as mailboxes, person},
};

const PURPOSE: &str = "undo";

/// Sends the owner a letter with an undo link, unless one went out today. In the transaction of the change itself.
pub async fn offer(portal: &Portal, tx: &mut WriteTx, person: &person::Row, topics: &[String]) -> Result<(), Error> {
    let Some(brand) = portal.brands().by_id(person.brand_id) else { return Ok(()) };
    let ended = |topic: &&crate::platform::brand::Topic| topics.contains(&topic.id);
    let topics: Vec<String> = brand.topics_by_email().filter(ended).map(|topic| topic.id.clone()).collect();
    let Some(mailbox) = mailboxes::by_id(tx, person.mailbox_id).await? else { return Ok(()) };
    if mailbox.bounced_at.is_some()
        || !guards::take(portal, tx, &mailbox.guard(), Capped::Undo, brand.keeping.guards_days).await?
    {
        return Ok(());
    }
    let now = portal.now();
    let token = Token::new(&portal.rng);
    let row = link::Row {
        token_hash: token.hash(),
        purpose: PURPOSE.to_owned(),
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: Some(mailbox.id),
        person_id: Some(person.id),
        details: Some(serde_json::to_string(&topics)?),
        made_at: now,
        expires_at: now.plus(hours(24)),
        used_at: None,
    };
    link::insert(tx, &row).await?;
    let key = portal.key(mailbox.key_id).await?;
    let language = brand.speaks(Language::from_tag(&person.language).unwrap_or(Language::En));
    let letter = messages::undo(&portal.site, &brand, language, &mailbox::address(&key, &mailbox)?, &topics, &token);
    let bill = outbox::Envelope {
        kind: "undo",
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: Some(mailbox.id),
        person_id: Some(person.id),
        expires_at: row.expires_at,
    };
    outbox::put(portal, tx, (mailbox.key_id, &key), bill, &letter).await?;
    Ok(())
}

/// What an undo link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoState {
    /// It would put these back.
    Open(Vec<String>),
    /// It would put nothing back: they are on again, or the agreement that they need was withdrawn.
    Nothing,
    Used,
    Expired,
    Unknown,
}

/// What to show for a link. Changes nothing.
pub async fn look_undo(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<UndoState, Error> {
    Ok(find(portal, &mut portal.store.read().await?, brand, token).await?.0)
}

/// Puts the topics back, as new evidence; what was put back. A topic whose consent was withdrawn meanwhile stays off.
pub async fn undo(portal: &Portal, brand: &LiveBrand, token: &Token, form: &str) -> Result<UndoState, Error> {
    store::retried(|| undo_once(portal, brand, token, form)).await
}

async fn undo_once(portal: &Portal, brand: &LiveBrand, token: &Token, form: &str) -> Result<UndoState, Error> {
    let now = portal.now();
    let found = find(portal, &mut portal.store.read().await?, brand, token).await?;
    let (UndoState::Open(_), Some(person_id)) = found else { return Ok(found.0) };
    let mut tx = portal.store.write().await?;
    let mut chain = Chain::take(&mut tx, person_id).await?;
    // Once more, now that nobody else changes anything.
    let (UndoState::Open(topics), _) = find(portal, &mut tx, brand, token).await? else { return Ok(UndoState::Used) };
    if !link::consume(&mut tx, PURPOSE, &token.hash(), now).await? {
        return Ok(UndoState::Used);
    }
    for topic in &topics {
        record::topic(&mut tx, &mut chain, person_id, topic, true, form, now).await?;
    }
    chain.close(&mut tx).await?;
    tx.commit().await?;
    Ok(UndoState::Open(topics))
}

async fn find(
    portal: &Portal,
    tx: &mut ReadTx,
    brand: &LiveBrand,
    token: &Token,
) -> Result<(UndoState, Option<Uuid>), Error> {
    let link = link::by_hash(tx, PURPOSE, &token.hash()).await?.filter(|link| link.brand_id == brand.id);
    let Some((link, person_id)) = link.and_then(|link| link.person_id.map(|id| (link, id))) else {
        return Ok((UndoState::Unknown, None));
    };
    if link.used_at.is_some() {
        return Ok((UndoState::Used, None));
    }
    if link.is_over(portal.now()) {
        return Ok((UndoState::Expired, None));
    }
    let mut topics: Vec<String> = serde_json::from_str(link.details.as_deref().unwrap_or("[]"))?;
    let stands = standing(tx, person_id).await?.map(|(_, stands)| stands).unwrap_or_default();
    topics.retain(|topic| stands.may(brand, topic) && stands.wanted(topic).is_none());
    let look = if topics.is_empty() { UndoState::Nothing } else { UndoState::Open(topics) };
    Ok((look, Some(person_id)))
}
