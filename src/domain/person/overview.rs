//! A person at a brand as their own pages show them.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    base::clock::Moment,
    domain::{
        mailbox,
        preferences::{EMAIL, Error, Preferences, quarantine},
    },
    platform::{brand::LiveBrand, portal::Portal},
    store::{guards, mailbox as mailboxes, person, standing},
};

/// Everything that is held, opened for its owner.
#[derive(Clone)]
pub struct Overview {
    pub brand: Arc<LiveBrand>,
    pub person: person::Row,
    pub name: String,
    pub address: String,
    /// The address was refused for good.
    pub bounced_at: Option<Moment>,
    pub preferences: Preferences,
}

/// What waits for a mailbox's owner to decide, besides what is theirs.
#[derive(Clone)]
pub struct Everywhere {
    /// The mailbox gets no letters for joins.
    pub silenced: bool,
    /// At every brand, in the order they joined; each with the topics that somebody asked for in their name.
    pub people: Vec<(Overview, Vec<String>)>,
}

/// The mailbox's owner at one brand, if they are somebody there.
pub async fn at_brand(portal: &Portal, brand: Arc<LiveBrand>, mailbox_id: Uuid) -> Result<Option<Overview>, Error> {
    let row = standing::at_brand(&mut portal.store.read().await?, mailbox_id, brand.id, EMAIL).await?;
    let Some(row) = row else { return Ok(None) };
    let standing::Row { person, mailbox_key, address, bounced_at, topics, consents } = row;
    let keys = portal.keys.many(&[person.key_id, mailbox_key]).await?;
    let open = |id| keys.open(&portal.vault, id);
    let (Some(person_key), Some(mailbox_key)) = (open(person.key_id)?, open(mailbox_key)?) else {
        return Ok(None);
    };
    Ok(Some(Overview {
        name: super::name(&person_key, &person)?,
        address: mailbox::open(&mailbox_key, mailbox_id, &address)?,
        bounced_at,
        preferences: Preferences::of(topics, consents),
        person,
        brand,
    }))
}

/// The mailbox's owner, at every brand.
pub async fn everywhere(portal: &Portal, mailbox_id: Uuid) -> Result<Everywhere, Error> {
    let mut tx = portal.store.read().await?;
    let mailbox = mailboxes::by_id(&mut tx, mailbox_id).await?;
    let silenced = match mailbox {
        Some(mailbox) => guards::is_silent(&mut tx, &mailbox.guard(), "not-me", portal.now()).await?,
        None => false,
    };
    let rows = person::of_mailbox(&mut tx, mailbox_id).await?;
    drop(tx);
    let mut people = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(brand) = portal.brands().by_id(row.brand_id) else { continue };
        let Some(overview) = at_brand(portal, brand, mailbox_id).await? else { continue };
        let mut tx = portal.store.read().await?;
        let asked_for =
            quarantine::asked_for(&mut tx, &overview.brand, row.id, &overview.preferences, portal.now()).await?;
        people.push((overview, asked_for));
    }
    Ok(Everywhere { silenced, people })
}

/// The owner allows letters for joins again.
pub async fn lift_silence(portal: &Portal, mailbox_id: Uuid) -> Result<(), Error> {
    let mut tx = portal.store.write().await?;
    if let Some(mailbox) = mailboxes::by_id(&mut tx, mailbox_id).await? {
        guards::lift_silence(&mut tx, &mailbox.guard(), "not-me").await?;
    }
    Ok(tx.commit().await?)
}
