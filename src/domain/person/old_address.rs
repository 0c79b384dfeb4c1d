//! The way back: for a week the old address can put a change of address back, whoever made it.

use serde::Serialize;
use uuid::Uuid;

use super::moving::Move;
use crate::{
    base::{
        clock::{Moment, days},
        ids::Token,
    },
    domain::{mailbox, messages, preferences::Error},
    i18n::Language,
    platform::{
        brand::LiveBrand,
        ledger::{Chain, Event},
        outbox,
        portal::Portal,
        queue,
        vault::{KeyError, SealKey},
    },
    store::{self, ReadTx, WriteTx, link, mailbox as mailboxes, person},
};

/// The purpose of the link.
pub const OLD_ADDRESS: &str = "old-address";
pub(super) const WAY_BACK: jiff::SignedDuration = days(7);

/// Tells the address that a person had that it was changed, with the way back. Under a key of its own: the letter must come
/// whatever becomes of the mailbox. Whether there was anywhere to write to.
pub(super) async fn tell(
    portal: &Portal,
    tx: &mut WriteTx,
    brand: &LiveBrand,
    person: &person::Row,
    changed_at: Moment,
    key: &(Uuid, SealKey),
) -> Result<bool, Error> {
    let Some(mailbox) = mailboxes::by_id(tx, person.mailbox_id).await? else { return Ok(false) };
    let address = match portal.key(mailbox.key_id).await {
        Ok(key) => mailbox::address(&key, &mailbox)?,
        // Nobody's any more, in an older copy.
        Err(KeyError::Gone) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let token = Token::new(&portal.rng);
    let row = link::Row {
        token_hash: token.hash(),
        purpose: OLD_ADDRESS.to_owned(),
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: Some(mailbox.id),
        person_id: Some(person.id),
        details: None,
        made_at: changed_at,
        expires_at: changed_at.plus(WAY_BACK),
        used_at: None,
    };
    link::insert(tx, &row).await?;
    if mailbox.bounced_at.is_some() {
        return Ok(false);
    }
    let language = brand.speaks(Language::from_tag(&person.language).unwrap_or(Language::En));
    let letter = messages::address_changed(&portal.site, brand, language, &address, &token, row.expires_at);
    let bill = outbox::Envelope {
        kind: "address-changed",
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: None,
        person_id: None,
        expires_at: row.expires_at,
    };
    outbox::put(portal, tx, (key.0, &key.1), bill, &letter).await?;
    Ok(true)
}

/// What a link to the old address leads to, and what came of using it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutBack {
    /// It can be put back; or it was, just now.
    Open,
    /// Somebody joined with this address since, so there is no going back.
    Taken,
    Used,
    Expired,
    Unknown,
}

/// What to show for a link. Changes nothing.
pub async fn look(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<PutBack, Error> {
    Ok(find(portal, &mut portal.store.read().await?, brand, token).await?.0)
}

/// The person has the old address again. Whoever came in by another one is out, and later changes are over with it.
pub async fn put_back(portal: &Portal, brand: &LiveBrand, token: &Token, form: &str) -> Result<PutBack, Error> {
    store::retried(|| put_back_once(portal, brand, token, form)).await
}

async fn put_back_once(portal: &Portal, brand: &LiveBrand, token: &Token, form: &str) -> Result<PutBack, Error> {
    let (look, found) = find(portal, &mut portal.store.read().await?, brand, token).await?;
    let Some((person, old_id, _)) = found else { return Ok(look) };
    let [told_key] = portal.mint().await?;
    let now = portal.now();
    let mut tx = portal.store.write().await?;
    mailboxes::lock(&mut tx, old_id).await?;
    mailboxes::lock(&mut tx, person.mailbox_id).await?;
    let chain = Chain::take(&mut tx, person.id).await?;
    // Once more, now that nobody else changes anything.
    let (look, found) = find(portal, &mut tx, brand, token).await?;
    let Some((person, old_id, made_at)) = found else { return Ok(look) };
    if !link::consume(&mut tx, OLD_ADDRESS, &token.hash(), now).await? {
        return Ok(PutBack::Used);
    }
    let Some(old) = mailboxes::by_id(&mut tx, old_id).await? else { return Ok(PutBack::Unknown) };
    let event = Event::AddressPutBack { form: form.to_owned() };
    let moving = Move { person: &person, to: &old, event, put_back: Some(made_at), form };
    moving.make(&mut tx, chain, now).await?;
    // Whoever made this change made the later ones too: from there no way leads back.
    let between = link::expire_ways_back(&mut tx, person.id, made_at, now).await?;
    let told = tell_the_other(portal, &mut tx, brand, &person, &told_key).await?;
    for id in between.into_iter().chain([person.mailbox_id]) {
        mailbox::forget(&mut tx, id, now).await?;
    }
    queue::enqueue(portal, &mut tx, queue::Kind::DestroyKeys, person.id).await?;
    moving.commit(portal, tx, now).await?;
    if told {
        portal.keys.turn_live(&[told_key.0]).await?;
    }
    portal.wake.notify_waiters();
    Ok(PutBack::Open)
}

/// An address that a person had, and can have again.
#[derive(Clone, Debug, Serialize)]
pub struct Former {
    pub address: String,
    pub changed_at: Moment,
    /// Until when the change can be put back.
    pub expires_at: Moment,
}

/// All that are held of a person's, for their copy.
pub async fn former(portal: &Portal, tx: &mut ReadTx, person: &person::Row) -> Result<Vec<Former>, Error> {
    let mut held = Vec::new();
    for link in link::of_person(tx, person.id, OLD_ADDRESS).await? {
        let leads_back = link.used_at.is_none() && !link.is_over(portal.now());
        let Some(old_id) = link.mailbox_id.filter(|id| leads_back && *id != person.mailbox_id) else { continue };
        let Some(mailbox) = mailboxes::by_id(tx, old_id).await? else { continue };
        let address = mailbox::address(&portal.key(mailbox.key_id).await?, &mailbox)?;
        held.push(Former { address, changed_at: link.made_at, expires_at: link.expires_at });
    }
    Ok(held)
}

/// The address that a person had until now hears that it is over. Whether there was anywhere to write to.
async fn tell_the_other(
    portal: &Portal,
    tx: &mut WriteTx,
    brand: &LiveBrand,
    person: &person::Row,
    key: &(Uuid, SealKey),
) -> Result<bool, Error> {
    let Some(mailbox) = mailboxes::by_id(tx, person.mailbox_id).await? else { return Ok(false) };
    if mailbox.bounced_at.is_some() {
        return Ok(false);
    }
    let address = mailbox::address(&portal.key(mailbox.key_id).await?, &mailbox)?;
    let language = brand.speaks(Language::from_tag(&person.language).unwrap_or(Language::En));
    let letter = messages::address_put_back(&portal.site, brand, language, &address);
    let bill = outbox::Envelope {
        kind: "address-put-back",
        brand_id: brand.id,
        attempt_id: None,
        mailbox_id: None,
        person_id: None,
        expires_at: portal.now().plus(days(4)),
    };
    outbox::put(portal, tx, (key.0, &key.1), bill, &letter).await?;
    Ok(true)
}

/// The person, the mailbox to go back to, and since when.
type WayBack = (person::Row, Uuid, Moment);

async fn find(
    portal: &Portal,
    tx: &mut ReadTx,
    brand: &LiveBrand,
    token: &Token,
) -> Result<(PutBack, Option<WayBack>), Error> {
    let link = link::by_hash(tx, OLD_ADDRESS, &token.hash()).await?.filter(|link| link.brand_id == brand.id);
    let Some(link) = link else { return Ok((PutBack::Unknown, None)) };
    if link.used_at.is_some() {
        return Ok((PutBack::Used, None));
    }
    if link.is_over(portal.now()) {
        return Ok((PutBack::Expired, None));
    }
    let (Some(old_id), Some(person_id)) = (link.mailbox_id, link.person_id) else {
        return Ok((PutBack::Unknown, None));
    };
    let Some(person) = person::by_id(tx, person_id).await? else { return Ok((PutBack::Unknown, None)) };
    if person.mailbox_id == old_id {
        return Ok((PutBack::Used, None));
    }
    if person::of(tx, old_id, brand.id).await?.is_some() {
        return Ok((PutBack::Taken, None));
    }
    Ok((PutBack::Open, Some((person, old_id, link.made_at))))
}
