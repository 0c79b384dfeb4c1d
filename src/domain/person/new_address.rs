//! Change of address (GDPR Art. 16): it takes effect when the new address is proved, and moves this brand's person alone. The
//! old one is told, and can put it back for a week ([`super::old_address`]).
//!
//! Whoever asks learns nothing about the new address: that it belongs to somebody else is told to whoever reads its emails.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    moving::{Move, lock_mailboxes},
    old_address,
};
use crate::{
    base::{
        address::Address,
        clock::{Moment, days, hours, minutes},
        ids::Token,
    },
    domain::{
        error::Error,
        link::{LinkState, find as link_state},
        login::{Action, Actor, Session, Subject, authorise},
        mailbox,
        messages::{self, Content, Draft, Message, NewLink, Owner},
    },
    i18n::Language,
    platform::{
        self,
        brand::LiveBrand,
        guards::{self, Capped},
        ledger::Event,
        portal::Portal,
        story::Story,
        vault::{KeyError, Place},
    },
    store::{
        self, ReadTx, attempt,
        link::{self, LinkKind},
        mailbox as mailboxes, mute, person, queue, register, suppression,
    },
};

/// The kind of the link, the attempt and the email.
pub const NEW_ADDRESS: &str = "new-address";

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// An email goes to the new address, unless its owner or a cap forbids it: that is not told.
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
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn ask(portal: &Portal, brand: &LiveBrand, address: &Address, actor: &Actor) -> Result<Asked, Error> {
    let granted = authorise(actor, Action::ChangeAddress, brand, portal.now())?;
    let Some(mailbox_id) = granted.mailbox_id() else { return Ok(Asked::Gone) };
    let [(key_id, key)] = portal.mint().await?;
    let index = portal.vault.index(&address.canonical());
    let id = portal.new_id();
    let typed = serde_json::to_vec(&AddressPayload { address: address.delivered() })?;

    let mut story = Story::begin(portal).await?;
    let now = story.now();
    let Some(person) = person::of(story.tx(), mailbox_id, brand.id).await? else { return Ok(Asked::Gone) };
    let Some(mailbox) = mailboxes::by_id(story.tx(), person.mailbox_id).await? else { return Ok(Asked::Gone) };
    if mailbox.address_index == index.value {
        return Ok(Asked::Same);
    }
    let language = brand.supported(Language::from_tag(&person.language).unwrap_or(Language::En));
    let row = attempt::Row {
        id,
        brand_id: brand.id,
        kind: NEW_ADDRESS.to_owned(),
        key_id,
        address_index: index.value.clone(),
        index_key: index.key,
        guard_index: Some(portal.vault.index(&address.guarded()).value),
        typed: Some(key.seal(&portal.rng, Place::new(register::ATTEMPT_TYPED, id), &typed)),
        language: language.tag().to_owned(),
        asked_at: now,
        decided_at: Some(now),
        confirmed_at: None,
    };
    attempt::insert(story.tx(), &row).await?;
    attempt::decide(story.tx(), id, now).await?;
    let waiting = link::unused_of_person(story.tx(), person.id, LinkKind::NewAddress, now).await?;
    // Bound whether or not an email goes out: erasing finds the attempt by them.
    let of_attempt = Owner { brand, attempt_id: Some(id), mailbox_id: None, person_id: None, key: (key_id, &key) };
    let of_person = Owner { mailbox_id: Some(person.mailbox_id), person_id: Some(person.id), ..of_attempt };
    let link = NewLink::new(LinkKind::NewAddress, now.plus(hours(24)));
    let token = messages::bind_link(portal, story.tx(), &of_person, link).await?;
    let link = NewLink::new(LinkKind::Disavow, now.plus(days(30)));
    let disavow = messages::bind_link(portal, story.tx(), &of_attempt, link).await?;
    let muted = guards::is_stopped(story.tx(), &index, now).await?
        || mute::is_muted(story.tx(), &row.guard(), mute::Reason::Disavowed, now).await?;
    // An email to somebody who may be a stranger: it counts like one of a join.
    let kept_days = brand.keeping.guards_days;
    if !muted && guards::take(portal, story.tx(), &row.guard(), Capped::Join, kept_days).await? {
        // A wish whose email does not come leaves the one before as it is.
        link::expire(story.tx(), &waiting, now).await?;
        let message = (NEW_ADDRESS, now.plus(hours(24)));
        messages::send(portal, story.tx(), of_attempt, message, [], |[]| {
            let address = address.delivered();
            new_address_email(Draft::new(&portal.site, brand, language, &address), &token, &disavow)
        })
        .await?;
    }
    story.uses_key(key_id);
    story.commit().await?;
    Ok(Asked::Done)
}

/// What to show for a link. Changes nothing, and tells nothing of the person.
pub async fn look(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<LinkState, Error> {
    Ok(find(portal, &mut portal.store.read().await?, brand, token).await?.map(|_| ()))
}

/// What came of proving the new address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proved {
    /// Emails go there from now on.
    Done {
        language: Language,
        /// To be opened: the email is fresh, or this is the browser that asked.
        session: Option<Session>,
        mailbox_id: Uuid,
    },
    /// The address is somebody else's at this brand already. Nothing is merged.
    Taken,
}

/// The button behind the link is pressed; `asked_here` is the mailbox that this browser is signed in as.
pub async fn prove(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    asked_here: Option<Uuid>,
    actor: &Actor,
) -> Result<LinkState<Proved>, Error> {
    store::retried(|| prove_once(portal, brand, token, asked_here, actor)).await
}

async fn prove_once(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    asked_here: Option<Uuid>,
    actor: &Actor,
) -> Result<LinkState<Proved>, Error> {
    authorise(actor, Action::UseLink, brand, portal.now())?;
    let wish = match find(portal, &mut portal.store.read().await?, brand, token).await?.open() {
        Ok(wish) => wish,
        Err(state) => return Ok(state),
    };
    let Wish { link, attempt, person, address } = wish;
    let [new_key] = portal.mint().await?;
    let [told_key] = portal.mint().await?;

    let mut story = Story::begin(portal).await?;
    let now = story.now();
    lock_mailboxes(&mut story, &person, []).await?;
    let (index, guard) = (attempt.index(), attempt.guard_index.clone());
    let to = mailbox::find_or_create(portal, story.tx(), &index, guard, &address, &new_key, now).await?;
    if !link::consume(story.tx(), LinkKind::NewAddress, &token.hash(), now).await? {
        return Ok(LinkState::Used);
    }
    if person::of(story.tx(), to.id, brand.id).await?.is_some() {
        finish(&mut story, &attempt).await?;
        story.commit().await?;
        return Ok(LinkState::Open(Proved::Taken));
    }
    let mut story = story.on_chain(person.id, actor).await?;
    // Once more, now that nobody else changes anything.
    if person::by_id(story.tx(), person.id).await?.is_none_or(|row| row.mailbox_id != person.mailbox_id) {
        return Ok(LinkState::Used);
    }
    let form = actor.form().to_owned();
    let event = Event::AddressChanged { form, asked_at: attempt.asked_at, confirmed_at: now };
    let moving = Move { person: &person, to: &to, event, put_back: None, actor };
    let account_id = moving.make(&mut story).await?;
    suppression::lift(story.tx(), brand.id, &index).await?;
    if to.key_id == new_key.0 {
        story.uses_key(new_key.0);
    }
    if old_address::notify_old_address(portal, story.tx(), brand, &person, now, &told_key).await? {
        story.uses_key(told_key.0);
    }
    finish(&mut story, &attempt).await?;
    let _ = moving.commit(story).await?;
    let is_fresh = link.made_at.until(now) < minutes(10);
    let to = mailboxes::Row { account_id, ..to };
    let subject = Subject::of(&mut portal.store.read().await?, &to).await?;
    let session = (is_fresh || asked_here == Some(person.mailbox_id)).then(|| Session::by_link(subject, &link));
    let language = brand.supported(Language::from_tag(&person.language).unwrap_or(Language::En));
    Ok(LinkState::Open(Proved::Done { language, session, mailbox_id: to.id }))
}

/// The attempt has done its work.
async fn finish<C>(story: &mut Story<'_, C>, attempt: &attempt::Row) -> Result<(), Error> {
    let now = story.now();
    attempt::confirmed(story.tx(), attempt.id, now).await?;
    queue::delete_of_attempt(story.tx(), attempt.id).await?;
    story.retire_keys([attempt.key_id]);
    Ok(())
}

/// An address that a person asked for and that nobody has proved.
#[derive(Clone, Debug, Serialize)]
pub struct Unproved {
    pub address: String,
    pub asked_at: Moment,
    /// When its email's link is over.
    pub expires_at: Moment,
}

/// All that are held of a person's, for their copy.
pub async fn unproved(
    portal: &Portal,
    tx: &mut ReadTx,
    person_id: Uuid,
) -> Result<Vec<Unproved>, platform::error::Error> {
    let mut held = Vec::new();
    for link in link::of_person(tx, person_id, LinkKind::NewAddress).await? {
        let Some(attempt_id) = link.attempt_id else { continue };
        let Some(attempt) = attempt::by_id(tx, attempt_id).await? else { continue };
        let Some(sealed) = &attempt.typed else { continue };
        let AddressPayload { address } = serde_json::from_slice(
            &portal.key(attempt.key_id).await?.open(Place::new(register::ATTEMPT_TYPED, attempt.id), sealed)?,
        )?;
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

async fn find(portal: &Portal, tx: &mut ReadTx, brand: &LiveBrand, token: &Token) -> Result<LinkState<Wish>, Error> {
    let link = match link_state(tx, LinkKind::NewAddress, brand, token, portal.now()).await?.open() {
        Ok(link) => link,
        Err(state) => return Ok(state),
    };
    let (Some(attempt_id), Some(person_id)) = (link.attempt_id, link.person_id) else {
        return Ok(LinkState::Unknown);
    };
    let attempt = attempt::by_id(tx, attempt_id).await?;
    // Whoever has another address by now wished for this one in the place of one that they do not have.
    let person = person::by_id(tx, person_id).await?.filter(|person| Some(person.mailbox_id) == link.mailbox_id);
    let (Some(attempt), Some(person)) = (attempt, person) else { return Ok(LinkState::Expired) };
    let Some(sealed) = &attempt.typed else { return Ok(LinkState::Used) };
    let key = match portal.key(attempt.key_id).await {
        Ok(key) => key,
        Err(KeyError::Gone) => return Ok(LinkState::Used),
        Err(e) => return Err(e.into()),
    };
    let AddressPayload { address } =
        serde_json::from_slice(&key.open(Place::new(register::ATTEMPT_TYPED, attempt.id), sealed)?)?;
    Ok(LinkState::Open(Wish { link, attempt, person, address }))
}

/// "Is this your address?": to one that somebody wants their emails at. Nothing of whoever asked stands in it.
fn new_address_email(draft: Draft<'_>, token: &Token, disavow: &Token) -> Message {
    draft.write(|draft| Content {
        subject: draft.say("email-new-address-subject"),
        heading: draft.say("email-new-address-heading"),
        paragraphs: vec![draft.say("email-new-address-what"), draft.say("email-new-address-next")],
        button: draft.button("email-new-address-button", |at| at.new_address(&token.text())),
        after: vec![draft.say("email-new-address-until"), draft.say("email-join-not-me")],
        quiet: draft.button("email-join-not-me-button", |at| at.disavow(&disavow.text())),
        why: draft.say("email-new-address-why"),
        ..Content::default()
    })
}
