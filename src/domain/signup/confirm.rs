//! Confirming: the link of an attempt's email, its page, and the button on it.

use uuid::Uuid;

use super::{Error, JoinPayload};
use crate::{
    base::{
        clock::{Moment, minutes},
        ids::Token,
    },
    domain::{
        account::{
            self,
            terms::{self, Declared},
        },
        link::{LinkState, find},
        login::{Action, Actor, Session, Subject, authorise},
        mailbox,
        person::joining,
        preferences::{self, record::Record},
        wishlist,
    },
    i18n::Language,
    platform::{
        brand::{
            LiveBrand,
            consent::{Choices, consent_wording},
        },
        failpoint,
        ledger::Event,
        metrics::Milestone,
        portal::Portal,
        story::Story,
        vault::Place,
        vault::{KeyError, SealKey},
    },
    store::{
        self, ReadTx, attempt,
        link::{self, LinkKind},
        mailbox as mailboxes, person, queue, register, session, suppression,
    },
};

const KIND: LinkKind = LinkKind::Confirmation;

/// What an attempt asked for, as its link shows it: what was chosen, and nothing that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub choices: Choices,
    /// Something goes on their list as well.
    pub has_wish: bool,
    /// They have an account from then on: what the form declared, if the brand still has accounts.
    pub registers: Option<Declared>,
    pub language: Language,
}

/// What to show for a link. Changes nothing, however often it is asked (ASVS 3.5.3).
pub async fn look(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<LinkState<Asked>, Error> {
    let mut tx = portal.store.read().await?;
    let link = match find(&mut tx, KIND, brand, token, portal.now()).await?.open() {
        Ok(link) => link,
        Err(state) => return Ok(state),
    };
    let Some(attempt_id) = link.attempt_id else { return Ok(LinkState::Unknown) };
    let Some((attempt, typed, _)) = open(portal, &mut tx, attempt_id).await? else { return Ok(LinkState::Used) };
    let language = Language::from_tag(&attempt.language).unwrap_or(Language::En);
    Ok(LinkState::Open(Asked {
        choices: Choices { topics: typed.topics, consents: typed.consents },
        has_wish: typed.wish.is_some(),
        registers: typed.registers.filter(|_| brand.registration.is_some()),
        language: brand.supported(language),
    }))
}

/// What came of a confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    Done {
        mailbox_id: Uuid,
        person_id: Uuid,
        language: Language,
        /// To be opened: the email is under 10 minutes old, or the browser is the one that joined. A link that lay for hours
        /// proves as little as it did when it was mailed.
        session: Option<Session>,
        /// They have an account from now on.
        registered: bool,
    },
    /// The choices name a topic, purpose or wording that the brand does not have (any more).
    Stale,
}

/// What the page of a link showed when its button was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    pub choices: Choices,
    /// What its reader declared, where they asked for an account.
    pub registers: Option<Declared>,
}

/// The one statement that can only be true once is the link's; everything else follows in the same transaction.
///
/// `joined_here` tells whether an attempt was posted by the browser that now confirms.
pub async fn confirm(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    shown: Shown,
    joined_here: impl Fn(Uuid) -> bool + Sync,
    actor: &Actor,
) -> Result<LinkState<Confirmed>, Error> {
    let shown = Shown { choices: shown.choices.each_once(), ..shown };
    store::retried(|| confirm_once(portal, brand, token, &shown, &joined_here, actor)).await
}

async fn confirm_once(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    Shown { choices, registers }: &Shown,
    joined_here: &(impl Fn(Uuid) -> bool + Sync),
    actor: &Actor,
) -> Result<LinkState<Confirmed>, Error> {
    authorise(actor, Action::UseLink, brand, portal.now())?;
    let now = portal.now();
    let hash = token.hash();
    let mut tx = portal.store.read().await?;
    // Said again by the statement that consumes it; here so that no key is made for a link that is over.
    let link = match find(&mut tx, KIND, brand, token, now).await?.open() {
        Ok(link) => link,
        Err(state) => return Ok(state),
    };
    let Some(attempt_id) = link.attempt_id else { return Ok(LinkState::Unknown) };
    let Some((attempt, typed, _)) = open(portal, &mut tx, attempt_id).await? else { return Ok(LinkState::Used) };
    drop(tx);
    // Whoever asked for an account declares on the page of the link what the form did, since a stranger may have filled that in.
    let declared = registers.as_ref().filter(|_| typed.registers.is_some() && brand.registration.is_some());
    let terms = declared.and_then(|declared| declared.in_force(brand, now));
    if !choices.in_force(brand) || typed.registers.is_some() && brand.registration.is_some() && terms.is_none() {
        return Ok(LinkState::Open(Confirmed::Stale));
    }
    let [person_key, mailbox_key] = portal.mint::<2>().await?;
    failpoint::pass("confirm/keys-minted");

    let story = Story::begin(portal).await?;
    let mut story = story.failpoints(&["confirm/before-commit", "confirm/committed", "confirm/keys-live"]);
    let now = story.now();
    let index = attempt.index();
    story.lock_address(&index).await?;
    if !link::consume(story.tx(), KIND, &hash, now).await? {
        return Ok(if link.is_over(now) { LinkState::Expired } else { LinkState::Used });
    }
    let guard = attempt.guard_index.clone();
    let mailbox = mailbox::find_or_create(portal, story.tx(), &index, guard, &typed.address, &mailbox_key, now).await?;
    let mailbox_id = mailbox.id;
    let language = Language::from_tag(&attempt.language).map_or(Language::En, |language| brand.supported(language));
    let id = portal.new_id();
    let row = joining(&portal.rng, id, &person_key, mailbox_id, brand, &typed.name, language, now);
    let is_new = person::insert(story.tx(), &row).await?;
    let person = if is_new { Some(row) } else { person::of(story.tx(), mailbox_id, brand.id).await? };
    let Some(person) = person else { return Ok(LinkState::Unknown) };
    let person_id = person.id;
    if let Some(wish) = &typed.wish {
        // A full list, or a thing that is on it, is no reason not to join.
        let key = if is_new { person_key.1.clone() } else { portal.key(person.key_id).await? };
        wishlist::put(portal, story.tx(), person_id, (person.key_id, &key), wish).await?;
    }
    let declared = declared.zip(terms.as_ref());
    let account_id = match declared {
        Some(_) => Some(account::account_of(&mut story, &mailbox, None).await?),
        None => mailbox.account_id,
    };
    let mut story = story.on_chain(person_id, actor).await?;
    // Nothing stands with somebody who is new.
    let stands = if is_new { None } else { preferences::standing(story.tx(), person_id).await? };
    let stands = stands.map(|(_, stands)| stands).unwrap_or_default();
    let mut record = Record::new(&mut story, person_id);
    record.event(joined(brand, &typed, language, attempt.asked_at, now, is_new))?;
    for consent in &choices.consents {
        let Some(mut wording) = consent_wording(brand, consent) else { continue };
        // What was not chosen on the form was asked by the page of the link, now.
        let (mut asked_at, mut form) = (now, actor.form());
        if let Some(on_form) = typed.consents.iter().find(|on_form| on_form.same_words(consent)) {
            (asked_at, form) = (attempt.asked_at, typed.form.as_str());
            wording.act = on_form.act;
            wording.statement_hash = typed.statements.get(&consent.purpose).cloned().unwrap_or(wording.statement_hash);
        }
        record.consent(&consent.purpose, wording, form, asked_at).await?;
    }
    for topic in choices.topics.iter().filter(|topic| stands.wanted(topic).is_none()) {
        let form = if typed.topics.contains(topic) { typed.form.as_str() } else { actor.form() };
        record.topic(topic, true, form).await?;
    }
    let mut registered = false;
    if let Some((declared, terms)) = declared {
        // Where the form declared the same, it was asked then.
        let asked = match &typed.registers {
            Some(on_form) if on_form == declared => (typed.form.as_str(), attempt.asked_at),
            _ => (actor.form(), now),
        };
        let is_new = mailbox.account_id.is_none();
        if is_new {
            story.record(Event::AccountMade {})?;
        }
        registered = terms::enrol(&mut story, person_id, declared, terms, asked).await?;
        if is_new {
            // Whoever is signed in elsewhere is it without the account. Those of an account stay: whoever only reads its emails must not
            // end what could stop a recovery.
            session::delete_of_mailbox(story.tx(), mailbox_id).await?;
        }
    }
    suppression::lift(story.tx(), brand.id, &index).await?;
    attempt::confirmed(story.tx(), attempt.id, now).await?;
    queue::delete_of_attempt(story.tx(), attempt.id).await?;
    queue::give_to(story.tx(), attempt.id, mailbox_id, person_id).await?;
    link::give_to(story.tx(), attempt.id, mailbox_id, person_id).await?;
    story.retire_keys([attempt.key_id]);
    // Those that rows are sealed under; the others are swept.
    for key_id in [person_key.0, mailbox_key.0] {
        if [person.key_id, mailbox.key_id].contains(&key_id) {
            story.uses_key(key_id);
        }
    }
    let mailbox = mailboxes::Row { account_id, ..mailbox };
    let subject = Subject::of(story.tx(), &mailbox).await?;
    let _ = story.commit().await?;
    portal.metrics.milestone(Milestone::Confirmation);
    let is_fresh = link.made_at.until(now) < minutes(10);
    let session = (is_fresh || joined_here(attempt.id)).then(|| Session::by_link(subject, &link));
    Ok(LinkState::Open(Confirmed::Done { mailbox_id, person_id, language, session, registered }))
}

fn joined(
    brand: &LiveBrand,
    typed: &JoinPayload,
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

/// An attempt with what was typed, unless it has been confirmed or purged.
pub(super) async fn open(
    portal: &Portal,
    tx: &mut ReadTx,
    id: Uuid,
) -> Result<Option<(attempt::Row, JoinPayload, SealKey)>, Error> {
    let Some(attempt) = attempt::by_id(tx, id).await? else { return Ok(None) };
    let Some(sealed) = &attempt.typed else { return Ok(None) };
    let key = match portal.key(attempt.key_id).await {
        Ok(key) => key,
        // Confirmed since the row was read.
        Err(KeyError::Gone) => return Ok(None),
        Err(e) => return Err(e.into()),
    };
    let typed = serde_json::from_slice(&key.open(Place::new(register::ATTEMPT_TYPED, attempt.id), sealed)?)?;
    Ok(Some((attempt, typed, key)))
}
