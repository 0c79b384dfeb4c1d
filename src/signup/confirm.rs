//! Confirming: the link of an attempt's letter, its page, and the button on it.

use uuid::Uuid;

use super::{Agreed, Error, Typed, agreed_wording, choices_hold, each_once, place};
use crate::{
    brand::Applied,
    clock::{Moment, minutes},
    i18n::Language,
    ids::Token,
    jobs,
    ledger::{Chain, Event},
    mailbox::confirming,
    person::joining,
    portal::Portal,
    preferences::{record, standing},
    store::{self, Tx, attempt, erasure, guards, letter, link, mailbox, person},
    vault::{KeyError, SealKey},
};

/// What a confirmation link leads to.
#[derive(Clone, Debug)]
pub enum Look {
    /// To be confirmed: what was ticked, and nothing that was typed.
    Open {
        topics: Vec<String>,
        consents: Vec<Agreed>,
        language: Language,
    },
    /// It has done its work.
    Used,
    Expired,
    Unknown,
}

/// What to show for a link. Changes nothing, however often it is asked (BAR S8).
pub async fn look(portal: &Portal, brand: &Applied, token: &Token) -> Result<Look, Error> {
    let mut tx = portal.store.read().await?;
    let Some(link) =
        link::by_hash(&mut tx, "confirmation", &token.hash()).await?.filter(|link| link.brand_id == brand.id)
    else {
        return Ok(Look::Unknown);
    };
    if link.used_at.is_some() {
        return Ok(Look::Used);
    }
    if link.expires_at <= portal.now() {
        return Ok(Look::Expired);
    }
    let Some(attempt_id) = link.attempt_id else { return Ok(Look::Unknown) };
    let Some((attempt, typed, _)) = open(portal, &mut tx, attempt_id).await? else { return Ok(Look::Used) };
    let language = Language::from_tag(&attempt.language).unwrap_or(Language::En);
    Ok(Look::Open { topics: typed.topics, consents: typed.consents, language: brand.speaks(language) })
}

/// What the owner left ticked when they pressed the button.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub topics: Vec<String>,
    pub consents: Vec<Agreed>,
}

/// What came of a confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    Done {
        mailbox_id: Uuid,
        person_id: Uuid,
        language: Language,
        /// The letter is under 10 minutes old, or the browser is the one that joined.
        opens_session: bool,
        /// When the mailbox was proved: a link that lay for hours proves as little as it did when it was mailed.
        proved_at: Moment,
    },
    /// The choices name a topic, purpose or wording that the brand does not have (any more).
    Stale,
    Used,
    Expired,
    Unknown,
}

/// The one statement that can only be true once is the link's; everything else follows in the same transaction.
///
/// `joined_here` tells whether an attempt was posted by the browser that now confirms.
pub async fn confirm(
    portal: &Portal,
    brand: &Applied,
    token: &Token,
    choices: Choices,
    joined_here: impl Fn(Uuid) -> bool + Sync,
    path: &str,
) -> Result<Confirmed, Error> {
    let choices = Choices { topics: each_once(choices.topics), consents: each_once(choices.consents) };
    store::retried(|| confirm_once(portal, brand, token, &choices, &joined_here, path)).await
}

async fn confirm_once(
    portal: &Portal,
    brand: &Applied,
    token: &Token,
    choices: &Choices,
    joined_here: &(impl Fn(Uuid) -> bool + Sync),
    path: &str,
) -> Result<Confirmed, Error> {
    let now = portal.now();
    let hash = token.hash();
    let mut tx = portal.store.read().await?;
    let Some(link) = link::by_hash(&mut tx, "confirmation", &hash).await?.filter(|link| link.brand_id == brand.id)
    else {
        return Ok(Confirmed::Unknown);
    };
    // Said again by the statement that consumes it; here so that no key is made for a link that is over.
    if link.used_at.is_some() {
        return Ok(Confirmed::Used);
    }
    if link.expires_at <= now {
        return Ok(Confirmed::Expired);
    }
    let Some(attempt_id) = link.attempt_id else { return Ok(Confirmed::Unknown) };
    let Some((attempt, typed, _)) = open(portal, &mut tx, attempt_id).await? else { return Ok(Confirmed::Used) };
    drop(tx);
    if !choices_hold(brand, &choices.topics, &choices.consents) {
        return Ok(Confirmed::Stale);
    }
    let [person_key, mailbox_key] = portal.mint::<2>().await?;

    let mut tx = portal.store.write().await?;
    // Before the link and the chain, as leaving does.
    mailbox::lock_by_index(&mut tx, &attempt.index()).await?;
    if !link::consume(&mut tx, "confirmation", &hash, now).await? {
        return Ok(if link.expires_at <= now { Confirmed::Expired } else { Confirmed::Used });
    }
    let mailbox_id = settle_mailbox(portal, &mut tx, &attempt, &typed, &mailbox_key, now).await?;
    let language = Language::from_tag(&attempt.language).map_or(Language::En, |language| brand.speaks(language));
    let id = portal.new_id();
    let row = joining(&portal.chance, id, &person_key, mailbox_id, brand, &typed.name, language, now);
    let is_new = person::insert(&mut tx, &row).await?;
    let person_id = match person::of(&mut tx, mailbox_id, brand.id).await? {
        Some(person) => person.id,
        None => return Ok(Confirmed::Unknown),
    };
    let mut chain = Chain::take(&mut tx, person_id).await?;
    chain.write(&mut tx, now, joined(brand, &typed, language, attempt.asked_at, now, is_new)).await?;
    for agreed in &choices.consents {
        let Some(wording) = agreed_wording(brand, agreed) else { continue };
        // What was not ticked on the form was asked by the letter's page, now.
        let (asked_at, form) =
            if typed.consents.contains(agreed) { (attempt.asked_at, typed.form.as_str()) } else { (now, path) };
        record::consent(&mut tx, &mut chain, person_id, &agreed.purpose, wording, form, asked_at, now).await?;
    }
    let stands = standing(&mut tx, person_id).await?;
    for topic in choices.topics.iter().filter(|topic| stands.wanted(topic).is_none()) {
        let form = if typed.topics.contains(topic) { typed.form.as_str() } else { path };
        record::topic(&mut tx, &mut chain, person_id, topic, true, form, now).await?;
    }
    chain.close(&mut tx).await?;
    guards::lift_suppression(&mut tx, brand.id, &attempt.index()).await?;
    attempt::confirmed(&mut tx, attempt.id, now).await?;
    letter::delete_of_attempt(&mut tx, attempt.id).await?;
    letter::give_to(&mut tx, attempt.id, mailbox_id, person_id).await?;
    link::give_to(&mut tx, attempt.id, mailbox_id, person_id).await?;
    erasure::retire(&mut tx, attempt.key_id, now).await?;
    jobs::leave(portal, &mut tx, jobs::Kind::DestroyKeys, attempt.id).await?;
    tx.commit().await?;
    portal.keys.turn_live(&used_keys(portal, mailbox_id, is_new, person_key.0, mailbox_key.0).await?).await?;
    portal.bell.notify_waiters();
    let fresh = link.made_at.until(now) < minutes(10);
    Ok(Confirmed::Done {
        mailbox_id,
        person_id,
        language,
        opens_session: fresh || joined_here(attempt.id),
        proved_at: link.made_at,
    })
}

/// The mailbox of the attempt's address: the one there is, or a new one with the address as it was typed.
async fn settle_mailbox(
    portal: &Portal,
    tx: &mut Tx,
    attempt: &attempt::Row,
    typed: &Typed,
    key: &(Uuid, SealKey),
    now: Moment,
) -> Result<Uuid, Error> {
    let index = attempt.index();
    // Locked, so that it does not leave its last brand while it joins another.
    if !mailbox::lock_by_index(tx, &index).await? {
        let (id, guard_index) = (portal.new_id(), attempt.guard_index.clone());
        let row = confirming(&portal.chance, id, key, index.clone(), guard_index, &typed.address, now);
        mailbox::insert(tx, &row).await?;
    }
    let mailbox = mailbox::by_index(tx, &index).await?.ok_or(crate::store::Error::Unreadable("mailbox"))?;
    // Somebody read a letter there.
    mailbox::works(tx, mailbox.id).await?;
    guards::lift_silence(tx, &index, "bounced").await?;
    Ok(mailbox.id)
}

fn joined(
    brand: &Applied,
    typed: &Typed,
    language: Language,
    asked_at: Moment,
    confirmed_at: Moment,
    is_new: bool,
) -> Event {
    let form = typed.form.clone();
    if is_new {
        Event::Joined { brand: brand.slug.clone(), form, language: language.tag().to_owned(), asked_at, confirmed_at }
    } else {
        Event::JoinedAgain { form, asked_at, confirmed_at }
    }
}

/// Those of the minted keys that rows are sealed under; the others are swept.
async fn used_keys(
    portal: &Portal,
    mailbox_id: Uuid,
    is_new: bool,
    person_key: Uuid,
    mailbox_key: Uuid,
) -> Result<Vec<Uuid>, Error> {
    let mut used = Vec::new();
    if is_new {
        used.push(person_key);
    }
    let mut tx = portal.store.read().await?;
    if mailbox::by_id(&mut tx, mailbox_id).await?.is_some_and(|mailbox| mailbox.key_id == mailbox_key) {
        used.push(mailbox_key);
    }
    Ok(used)
}

/// An attempt with what was typed, unless it has been confirmed or purged.
async fn open(portal: &Portal, tx: &mut Tx, id: Uuid) -> Result<Option<(attempt::Row, Typed, SealKey)>, Error> {
    let Some(attempt) = attempt::by_id(tx, id).await? else { return Ok(None) };
    let Some(sealed) = &attempt.typed else { return Ok(None) };
    let key = match portal.key(attempt.key_id).await {
        Ok(key) => key,
        // Confirmed since the row was read.
        Err(KeyError::Gone) => return Ok(None),
        Err(e) => return Err(e.into()),
    };
    let typed = serde_json::from_slice(&key.open(place(attempt.id), sealed)?)?;
    Ok(Some((attempt, typed, key)))
}
