//! A person at a brand as their own pages show them.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    brand::Applied,
    clock::Moment,
    mailbox,
    portal::Portal,
    preferences::{Error, Preferences, quarantine, standing},
    store::{guards, mailbox as mailboxes, person},
};

/// Everything that is held, opened for its owner.
#[derive(Clone)]
pub struct Overview {
    pub brand: Arc<Applied>,
    pub person: person::Row,
    pub name: String,
    pub address: String,
    pub confirmed_at: Moment,
    /// The address was refused for good.
    pub bounced_at: Option<Moment>,
    /// The mailbox gets no letters for joins.
    pub silenced: bool,
    pub preferences: Preferences,
    /// Topics that somebody asked for in their name.
    pub asked_for: Vec<String>,
}

/// The mailbox's owner at one brand, if they are somebody there.
pub async fn at_brand(portal: &Portal, brand: Arc<Applied>, mailbox_id: Uuid) -> Result<Option<Overview>, Error> {
    let mut tx = portal.store.read().await?;
    let Some(person) = person::of(&mut tx, mailbox_id, brand.id).await? else { return Ok(None) };
    let Some(mailbox) = mailboxes::by_id(&mut tx, mailbox_id).await? else { return Ok(None) };
    let silenced = guards::is_silent(&mut tx, &mailbox.guard(), "not-me", portal.now()).await?;
    let preferences = standing(&mut tx, person.id).await?;
    let asked_for = quarantine::asked_for(&mut tx, &brand, person.id, &preferences, portal.now()).await?;
    drop(tx);
    let keys = portal.keys.open_many(&portal.vault, &[person.key_id, mailbox.key_id]).await?;
    let (Some(person_key), Some(mailbox_key)) = (keys.get(&person.key_id), keys.get(&mailbox.key_id)) else {
        return Ok(None);
    };
    Ok(Some(Overview {
        name: super::name(person_key, &person)?,
        address: mailbox::address(mailbox_key, &mailbox)?,
        confirmed_at: mailbox.confirmed_at,
        bounced_at: mailbox.bounced_at,
        silenced,
        preferences,
        asked_for,
        person,
        brand,
    }))
}

/// At every brand, in the order they joined.
pub async fn everywhere(portal: &Portal, mailbox_id: Uuid) -> Result<Vec<Overview>, Error> {
    let people = person::of_mailbox(&mut portal.store.read().await?, mailbox_id).await?;
    let mut all = Vec::with_capacity(people.len());
    for person in people {
        let Some(brand) = portal.brands().by_id(person.brand_id) else { continue };
        all.extend(at_brand(portal, brand, mailbox_id).await?);
    }
    Ok(all)
}

/// The owner allows letters for joins again.
pub async fn lift_silence(portal: &Portal, mailbox_id: Uuid) -> Result<(), Error> {
    let mut tx = portal.store.write().await?;
    if let Some(mailbox) = mailboxes::by_id(&mut tx, mailbox_id).await? {
        guards::lift_silence(&mut tx, &mailbox.guard(), "not-me").await?;
    }
    Ok(tx.commit().await?)
}
