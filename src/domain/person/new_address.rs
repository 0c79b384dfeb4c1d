//! Change of address (GDPR Art. 16): it takes effect when the new address is proved, and moves this brand's person alone. The
//! old one is told, and can put it back for a week ([`super::old_address`]).
//!
//! Whoever asks learns nothing about the new address: that it belongs to somebody else is told to whoever reads its letters.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{moving::Move, old_address};
use crate::{
    base::{
        address::Address,
        clock::{Moment, days, hours, minutes},
        ids::Token,
    },
    domain::{login::FreshProof, mailbox, messages, preferences::Error},
    i18n::Language,
    platform::{
        brand::LiveBrand,
        guards::{self, Capped},
        ledger::{Chain, Event},
        outbox,
        portal::Portal,
        queue,
        vault::{KeyError, Place},
    },
    store::{self, ReadTx, WriteTx, attempt, erasure, guards as silence, letter, link, mailbox as mailboxes, person},
};

/// The purpose of the link, and the kind of the attempt and its letter.
pub const NEW_ADDRESS: &str = "new-address";

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A letter goes to the new address, unless its owner or a cap forbids it: that is not told.
    Done,
    /// It is the address that the person has.
    Same,
    /// There is nobody (any more).
    Gone,
}

/// What an attempt seals.
#[derive(Serialize, Deserialize)]
struct AddressPayload {
    address: String,
}

/// Asks the new address whether it is theirs. An earlier wish that waits is over.
pub async fn ask(portal: &Portal, brand: &LiveBrand, proof: FreshProof, address: &Address) -> Result<Asked, Error> {
    let [(key_id, key)] = portal.mint().await?;
    let index = portal.vault.index(&address.canonical());
    let (now, id) = (portal.now(), portal.new_id());
    let typed = serde_json::to_vec(&AddressPayload { address: address.delivered() })?;

    let mut tx = portal.store.write().await?;
    let Some(person) = person::of(&mut tx, proof.mailbox_id, brand.id).await? else { return Ok(Asked::Gone) };
    let Some(mailbox) = mailboxes::by_id(&mut tx, person.mailbox_id).await? else { return Ok(Asked::Gone) };
    if mailbox.address_index == index.value {
        return Ok(Asked::Same);
    }
    let language = brand.speaks(Language::from_tag(&person.language).unwrap_or(Language::En));
    let row = attempt::Row {
        id,
        brand_id: brand.id,
        kind: NEW_ADDRESS.to_owned(),
        key_id,
        address_index: index.value.clone(),
        index_key: index.key,
        guard_index: Some(portal.vault.index(&address.guarded()).value),
        typed: Some(key.seal(&portal.rng, place(id), &typed)),
        language: language.tag().to_owned(),
        asked_at: now,
        decided_at: Some(now),
        confirmed_at: None,
    };
    attempt::insert(&mut tx, &row).await?;
    attempt::decide(&mut tx, id, now).await?;
    let waiting = link::unused_of_person(&mut tx, person.id, NEW_ADDRESS, now).await?;
    // Bound whether or not a letter goes out: leaving finds the attempt by them.
    let token = bind(portal, &mut tx, &row, Some(&person), NEW_ADDRESS, now.plus(hours(24))).await?;
    let not_me = bind(portal, &mut tx, &row, None, "not-me", now.plus(days(30))).await?;
    let silent = silence::is_silent(&mut tx, &index, "bounced", now).await?
        || silence::is_silent(&mut tx, &row.guard(), "not-me", now).await?;
    // A letter to somebody who may be a stranger: it counts like one of a join.
    if !silent && guards::take(portal, &mut tx, &row.guard(), Capped::Join, brand.keeping.guards_days).await? {
        // A wish whose letter does not come leaves the one before as it is.
        link::expire(&mut tx, &waiting, now).await?;
        let letter = messages::new_address(&portal.site, brand, language, &address.delivered(), &token, &not_me);
        let bill = outbox::Envelope {
            kind: NEW_ADDRESS,
            brand_id: brand.id,
            attempt_id: Some(id),
            mailbox_id: None,
            person_id: None,
            expires_at: now.plus(hours(24)),
        };
        outbox::put(portal, &mut tx, (key_id, &key), bill, &letter).await?;
    }
    tx.commit().await?;
    portal.keys.turn_live(&[key_id]).await?;
    portal.wake.notify_waiters();
    Ok(Asked::Done)
}

/// What a link to the new address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Open,
    Used,
    Expired,
    Unknown,
}

/// What to show for a link. Changes nothing, and tells nothing of the person.
pub async fn look(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<Look, Error> {
    Ok(find(portal, &mut portal.store.read().await?, brand, token).await?.0)
}

/// What came of proving the new address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proved {
    /// Letters go there from now on.
    Done {
        mailbox_id: Uuid,
        language: Language,
        /// The letter is fresh, or this is the browser that asked.
        opens_session: bool,
        proved_at: Moment,
    },
    /// The address is somebody else's at this brand already. Nothing is merged.
    Taken,
    /// The link explains itself.
    Not(Look),
}

/// The button behind the link is pressed; `asked_here` is the mailbox that this browser is signed in as.
pub async fn prove(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    asked_here: Option<Uuid>,
    form: &str,
) -> Result<Proved, Error> {
    store::retried(|| prove_once(portal, brand, token, asked_here, form)).await
}

async fn prove_once(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    asked_here: Option<Uuid>,
    form: &str,
) -> Result<Proved, Error> {
    let (look, found) = find(portal, &mut portal.store.read().await?, brand, token).await?;
    let Some(Wish { link, attempt, person, address }) = found else { return Ok(Proved::Not(look)) };
    let [new_key] = portal.mint().await?;
    let [told_key] = portal.mint().await?;
    let now = portal.now();

    let mut tx = portal.store.write().await?;
    // Mailboxes first, then the chain, as everywhere.
    mailboxes::lock(&mut tx, person.mailbox_id).await?;
    let guard = attempt.guard_index.clone();
    let to = mailbox::settle(portal, &mut tx, &attempt.index(), guard, &address, &new_key, now).await?;
    if !link::consume(&mut tx, NEW_ADDRESS, &token.hash(), now).await? {
        return Ok(Proved::Not(Look::Used));
    }
    let taken = person::of(&mut tx, to.id, brand.id).await?.is_some();
    let mut used = Vec::new();
    let mut moved = None;
    if !taken {
        let chain = Chain::take(&mut tx, person.id).await?;
        // Once more, now that nobody else changes anything.
        if person::by_id(&mut tx, person.id).await?.is_none_or(|row| row.mailbox_id != person.mailbox_id) {
            return Ok(Proved::Not(Look::Used));
        }
        let event = Event::AddressChanged { form: form.to_owned(), asked_at: attempt.asked_at, confirmed_at: now };
        let moving = Move { person: &person, to: &to, event, put_back: None, form };
        moving.make(&mut tx, chain, now).await?;
        moved = Some(moving);
        silence::lift_suppression(&mut tx, brand.id, &attempt.index()).await?;
        used.extend((to.key_id == new_key.0).then_some(new_key.0));
        used.extend(old_address::tell(portal, &mut tx, brand, &person, now, &told_key).await?.then_some(told_key.0));
    }
    attempt::confirmed(&mut tx, attempt.id, now).await?;
    letter::delete_of_attempt(&mut tx, attempt.id).await?;
    erasure::retire(&mut tx, attempt.key_id, now).await?;
    queue::enqueue(portal, &mut tx, queue::Kind::DestroyKeys, attempt.id).await?;
    match moved {
        Some(moved) => moved.commit(portal, tx, now).await?,
        None => tx.commit().await?,
    }
    portal.keys.turn_live(&used).await?;
    portal.wake.notify_waiters();
    if taken {
        return Ok(Proved::Taken);
    }
    let fresh = link.made_at.until(now) < minutes(10);
    Ok(Proved::Done {
        mailbox_id: to.id,
        language: brand.speaks(Language::from_tag(&person.language).unwrap_or(Language::En)),
        opens_session: fresh || asked_here == Some(person.mailbox_id),
        proved_at: link.made_at,
    })
}

/// An address that a person asked for and that nobody has proved.
#[derive(Clone, Debug, Serialize)]
pub struct Unproved {
    pub address: String,
    pub asked_at: Moment,
    /// When its letter's link is over.
    pub expires_at: Moment,
}

/// All that are held of a person's, for their copy.
pub async fn unproved(portal: &Portal, tx: &mut ReadTx, person_id: Uuid) -> Result<Vec<Unproved>, Error> {
    let mut held = Vec::new();
    for link in link::of_person(tx, person_id, NEW_ADDRESS).await? {
        let Some(attempt_id) = link.attempt_id else { continue };
        let Some(attempt) = attempt::by_id(tx, attempt_id).await? else { continue };
        let Some(sealed) = &attempt.typed else { continue };
        let AddressPayload { address } =
            serde_json::from_slice(&portal.key(attempt.key_id).await?.open(place(attempt.id), sealed)?)?;
        held.push(Unproved { address, asked_at: attempt.asked_at, expires_at: link.expires_at });
    }
    Ok(held)
}

/// Somebody's wish for another address, as long as it can be carried out.
struct Wish {
    link: link::Row,
    attempt: attempt::Row,
    person: person::Row,
    address: String,
}

async fn find(
    portal: &Portal,
    tx: &mut ReadTx,
    brand: &LiveBrand,
    token: &Token,
) -> Result<(Look, Option<Wish>), Error> {
    let link = link::by_hash(tx, NEW_ADDRESS, &token.hash()).await?.filter(|link| link.brand_id == brand.id);
    let Some(link) = link else { return Ok((Look::Unknown, None)) };
    if link.used_at.is_some() {
        return Ok((Look::Used, None));
    }
    if link.is_over(portal.now()) {
        return Ok((Look::Expired, None));
    }
    let (Some(attempt_id), Some(person_id)) = (link.attempt_id, link.person_id) else {
        return Ok((Look::Unknown, None));
    };
    let attempt = attempt::by_id(tx, attempt_id).await?;
    // Whoever has another address by now wished for this one in the place of one that they do not have.
    let person = person::by_id(tx, person_id).await?.filter(|person| Some(person.mailbox_id) == link.mailbox_id);
    let (Some(attempt), Some(person)) = (attempt, person) else { return Ok((Look::Expired, None)) };
    let Some(sealed) = &attempt.typed else { return Ok((Look::Used, None)) };
    let key = match portal.key(attempt.key_id).await {
        Ok(key) => key,
        Err(KeyError::Gone) => return Ok((Look::Used, None)),
        Err(e) => return Err(e.into()),
    };
    let AddressPayload { address } = serde_json::from_slice(&key.open(place(attempt.id), sealed)?)?;
    Ok((Look::Open, Some(Wish { link, attempt, person, address })))
}

async fn bind(
    portal: &Portal,
    tx: &mut WriteTx,
    attempt: &attempt::Row,
    person: Option<&person::Row>,
    purpose: &str,
    expires_at: Moment,
) -> Result<Token, Error> {
    let token = Token::new(&portal.rng);
    let row = link::Row {
        token_hash: token.hash(),
        purpose: purpose.to_owned(),
        brand_id: attempt.brand_id,
        attempt_id: Some(attempt.id),
        mailbox_id: person.map(|person| person.mailbox_id),
        person_id: person.map(|person| person.id),
        details: None,
        made_at: portal.now(),
        expires_at,
        used_at: None,
    };
    link::insert(tx, &row).await?;
    Ok(token)
}

fn place(attempt: Uuid) -> Place {
    Place { column: "attempt.typed", row: attempt }
}
