//! The way back: for a week the old address can put a change of address back, whoever made it.

use serde::Serialize;
use uuid::Uuid;

use super::moving::{Move, lock_mailboxes};
use crate::{
    base::{
        clock::{Moment, days},
        ids::Token,
    },
    domain::{
        error::Error,
        link::{LinkState, find as link_state},
        login::{Action, Actor, authorise},
        mailbox,
        messages::{self, Content, Draft, Message, Owner},
    },
    i18n::Language,
    platform::{
        self,
        brand::LiveBrand,
        ledger::Event,
        portal::Portal,
        story::Story,
        vault::{KeyError, SealKey},
    },
    store::{
        self, ReadTx, WriteTx,
        link::{self, LinkKind},
        mailbox as mailboxes, person,
    },
};

/// The kind of the link.
pub(super) const WAY_BACK: jiff::SignedDuration = days(7);

/// Tells the address that a person had that it was changed, with the way back. Under a key of its own: the email must come
/// whatever becomes of the mailbox. Whether there was anywhere to write to.
pub(super) async fn notify_old_address(
    portal: &Portal,
    tx: &mut WriteTx,
    brand: &LiveBrand,
    person: &person::Row,
    changed_at: Moment,
    key: &(Uuid, SealKey),
) -> Result<bool, platform::error::Error> {
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
        kind: LinkKind::OldAddress,
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
    let language = brand.supported(Language::from_tag(&person.language).unwrap_or(Language::En));
    let message = ("address-changed", row.expires_at);
    messages::send(portal, tx, Owner::own_key(brand, key), message, [], |[]| {
        address_changed_email(Draft::new(&portal.site, brand, language, &address), &token, row.expires_at)
    })
    .await?;
    Ok(true)
}

/// What a link to the old address can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutBack {
    /// It can be put back; or it was, just now.
    Possible,
    /// Somebody joined with this address since, so there is no going back.
    Taken,
}

/// What to show for a link. Changes nothing.
pub async fn look(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<LinkState<PutBack>, Error> {
    Ok(find(portal, &mut portal.store.read().await?, brand, token).await?.0)
}

/// The person has the old address again. Whoever came in by another one is out, and later changes are over with it.
pub async fn put_back(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    actor: &Actor,
) -> Result<LinkState<PutBack>, Error> {
    store::retried(|| put_back_once(portal, brand, token, actor)).await
}

async fn put_back_once(
    portal: &Portal,
    brand: &LiveBrand,
    token: &Token,
    actor: &Actor,
) -> Result<LinkState<PutBack>, Error> {
    authorise(actor, Action::UseLink, brand, portal.now())?;
    let (look, found) = find(portal, &mut portal.store.read().await?, brand, token).await?;
    let Some((person, old_id, _)) = found else { return Ok(look) };
    let [told_key] = portal.mint().await?;
    let mut story = Story::begin(portal).await?;
    lock_mailboxes(&mut story, &person, [old_id]).await?;
    let mut story = story.on_chain(person.id, actor).await?;
    let now = story.now();
    // Once more, now that nobody else changes anything.
    let (look, found) = find(portal, story.tx(), brand, token).await?;
    let Some((person, old_id, made_at)) = found else { return Ok(look) };
    if !link::consume(story.tx(), LinkKind::OldAddress, &token.hash(), now).await? {
        return Ok(LinkState::Used);
    }
    let Some(old) = mailboxes::by_id(story.tx(), old_id).await? else { return Ok(LinkState::Unknown) };
    let event = Event::AddressPutBack { form: actor.form().to_owned() };
    let moving = Move { person: &person, to: &old, event, put_back: Some(made_at), actor };
    moving.make(&mut story).await?;
    // Whoever made this change made the later ones too: from there no way leads back.
    let between = link::expire_ways_back(story.tx(), person.id, made_at, now).await?;
    if notify_other_address(portal, story.tx(), brand, &person, &told_key).await? {
        story.uses_key(told_key.0);
    }
    for id in between.into_iter().chain([person.mailbox_id]) {
        let keys = mailbox::forget(story.tx(), id, now).await?;
        story.retire_keys(keys);
    }
    let _ = moving.commit(story).await?;
    Ok(LinkState::Open(PutBack::Possible))
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
pub async fn former(
    portal: &Portal,
    tx: &mut ReadTx,
    person: &person::Row,
) -> Result<Vec<Former>, platform::error::Error> {
    let mut held = Vec::new();
    for link in link::of_person(tx, person.id, LinkKind::OldAddress).await? {
        let leads_back = link.used_at.is_none() && !link.is_over(portal.now());
        let Some(old_id) = link.mailbox_id.filter(|id| leads_back && *id != person.mailbox_id) else { continue };
        let Some(mailbox) = mailboxes::by_id(tx, old_id).await? else { continue };
        let address = mailbox::address(&portal.key(mailbox.key_id).await?, &mailbox)?;
        held.push(Former { address, changed_at: link.made_at, expires_at: link.expires_at });
    }
    Ok(held)
}

/// The address that a person had until now hears that it is over. Whether there was anywhere to write to.
async fn notify_other_address(
    portal: &Portal,
    tx: &mut WriteTx,
    brand: &LiveBrand,
    person: &person::Row,
    key: &(Uuid, SealKey),
) -> Result<bool, platform::error::Error> {
    let Some(mailbox) = mailboxes::by_id(tx, person.mailbox_id).await? else { return Ok(false) };
    if mailbox.bounced_at.is_some() {
        return Ok(false);
    }
    let address = mailbox::address(&portal.key(mailbox.key_id).await?, &mailbox)?;
    let language = brand.supported(Language::from_tag(&person.language).unwrap_or(Language::En));
    let message = ("address-put-back", portal.now().plus(days(4)));
    messages::send(portal, tx, Owner::own_key(brand, key), message, [], |[]| {
        address_put_back_email(Draft::new(&portal.site, brand, language, &address))
    })
    .await?;
    Ok(true)
}

/// The person, the mailbox to go back to, and since when.
type WayBack = (person::Row, Uuid, Moment);

async fn find(
    portal: &Portal,
    tx: &mut ReadTx,
    brand: &LiveBrand,
    token: &Token,
) -> Result<(LinkState<PutBack>, Option<WayBack>), Error> {
    let link = match link_state(tx, LinkKind::OldAddress, brand, token, portal.now()).await?.open() {
        Ok(link) => link,
        Err(state) => return Ok((state, None)),
    };
    let (Some(old_id), Some(person_id)) = (link.mailbox_id, link.person_id) else {
        return Ok((LinkState::Unknown, None));
    };
    let Some(person) = person::by_id(tx, person_id).await? else { return Ok((LinkState::Unknown, None)) };
    if person.mailbox_id == old_id {
        return Ok((LinkState::Used, None));
    }
    if person::of(tx, old_id, brand.id).await?.is_some() {
        return Ok((LinkState::Open(PutBack::Taken), None));
    }
    Ok((LinkState::Open(PutBack::Possible), Some((person, old_id, link.made_at))))
}

/// "Your address was changed": to the old one, with the way back.
/// The new address does not stand in it: the old mailbox may be somebody else's by now.
fn address_changed_email(draft: Draft<'_>, token: &Token, until: Moment) -> Message {
    draft.with_day("day", until).write(|draft| Content {
        subject: draft.say("email-address-changed-subject"),
        heading: draft.say("email-address-changed-heading"),
        paragraphs: vec![draft.say("email-address-changed-what"), draft.say("email-address-changed-next")],
        button: draft.button("email-address-changed-button", |at| at.old_address(&token.text())),
        after: vec![draft.say("email-address-changed-until")],
        why: draft.say("email-address-changed-why"),
        ..Content::default()
    })
}

/// "Your emails go to the other address again": to one whose change was put back.
fn address_put_back_email(draft: Draft<'_>) -> Message {
    draft.write(|draft| Content {
        subject: draft.say("email-address-put-back-subject"),
        heading: draft.say("email-address-put-back-heading"),
        paragraphs: vec![draft.say("email-address-put-back-what"), draft.say("email-address-put-back-next")],
        why: draft.say("email-address-put-back-why"),
        ..Content::default()
    })
}
