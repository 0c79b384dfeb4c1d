//! Links in the brand's own letters: MACs over (mailbox, person, topic, key id), unstored, unexpiring, reusable, dead
//! after erasure or a change of address. Whoever holds one may only lessen (BAR S5).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use uuid::Uuid;

use super::{Error, Preferences, Withdrawal, look, undo, withdrawal};
use crate::{
    brand::Applied,
    portal::Portal,
    store::person,
    vault::{Mark, Vault},
};

const KEY_ID: u8 = 1;
const MAC: usize = 16;
const HEAD: usize = 1 + 16 + MAC;

/// The token of a person's link: with a topic it ends that topic, without one it leads to all that are on.
pub fn token(vault: &Vault, mailbox_id: Uuid, person_id: Uuid, topic: &str) -> String {
    let mac = vault.mark(Mark::LetterLink, &[mailbox_id.as_bytes(), person_id.as_bytes(), topic.as_bytes(), &[KEY_ID]]);
    let bytes = [&[KEY_ID], &person_id.as_bytes()[..], &mac[..MAC], topic.as_bytes()].concat();
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// Whom a good link is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub person_id: Uuid,
    /// The topic it was made for, if any.
    pub topic: Option<String>,
}

/// Reads a link. None for one that is not ours, of another brand, or dead.
pub async fn read(portal: &Portal, brand: &Applied, token: &str) -> Result<Option<Holder>, Error> {
    let Ok(bytes) = BASE64_URL_SAFE_NO_PAD.decode(token) else { return Ok(None) };
    let Some((head, topic)) = bytes.split_at_checked(HEAD) else { return Ok(None) };
    let (Ok(person_id), Ok(topic)) = (Uuid::from_slice(&head[1..17]), std::str::from_utf8(topic)) else {
        return Ok(None);
    };
    let Some(person) = person::by_id(&mut portal.store.read().await?, person_id).await? else { return Ok(None) };
    let parts: [&[u8]; 4] = [person.mailbox_id.as_bytes(), person_id.as_bytes(), topic.as_bytes(), &[head[0]]];
    let ours =
        head[0] == KEY_ID && person.brand_id == brand.id && portal.vault.is_mark(Mark::LetterLink, &parts, &head[17..]);
    Ok(ours.then(|| Holder { person_id, topic: (!topic.is_empty()).then(|| topic.to_owned()) }))
}

/// The topics that are on: all that such a link shows.
pub async fn topics_on(portal: &Portal, brand: &Applied, holder: &Holder) -> Result<Vec<String>, Error> {
    let standing: Preferences = look(portal, holder.person_id).await?;
    Ok(brand
        .topics_by_email()
        .filter(|topic| standing.wanted(&topic.id).is_some())
        .map(|topic| topic.id.clone())
        .collect())
}

/// What the holder of a link wants to get less of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Less {
    Topic(String),
    /// Every topic.
    Everything,
}

/// Ends topics, and tells the owner by letter how to undo it (at most one such letter a day). Whether anything was on.
pub async fn lessen(portal: &Portal, brand: &Applied, holder: &Holder, less: Less, form: &str) -> Result<bool, Error> {
    let on = topics_on(portal, brand, holder).await?;
    let topics: Vec<String> = match less {
        Less::Topic(topic) => on.into_iter().filter(|known| *known == topic).collect(),
        Less::Everything => on,
    };
    let withdrawal = Withdrawal { topics: topics.clone(), purposes: Vec::new() };
    let done = withdrawal::carry_out(portal, holder.person_id, withdrawal, form).await?;
    if done.is_empty() {
        return Ok(false);
    }
    let ended: Vec<String> = topics.into_iter().filter(|topic| done.topics.contains(topic)).collect();
    undo::offer(portal, brand, holder.person_id, &ended).await?;
    Ok(true)
}
