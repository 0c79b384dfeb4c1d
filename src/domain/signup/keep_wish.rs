//! Somebody who is there already asked to keep something without being signed in: they got a sign-in email. When they use it in
//! the browser that asked, the item is theirs. From any other browser it was a stranger's wish, and comes to nothing.

use uuid::Uuid;

use super::{Error, confirm::open};
use crate::{
    domain::{
        login::{Action, Actor, authorise},
        wishlist::{self, AddOutcome},
    },
    platform::{brand::LiveBrand, portal::Portal, story::Story},
    store::{attempt, mailbox, person},
};

/// Keeps what this attempt asked for, if it is of the mailbox that was just proved. `attempt_id` is one that this browser posted.
pub async fn keep_wish(
    portal: &Portal,
    brand: &LiveBrand,
    attempt_id: Uuid,
    actor: &Actor,
) -> Result<Option<AddOutcome>, Error> {
    let Some(mailbox_id) = authorise(actor, Action::Change, brand, portal.now())?.mailbox_id() else { return Ok(None) };
    let mut tx = portal.store.read().await?;
    let Some(mailbox) = mailbox::by_id(&mut tx, mailbox_id).await? else { return Ok(None) };
    let Some(person) = person::of(&mut tx, mailbox_id, brand.id).await? else { return Ok(None) };
    let Some((attempt, typed, _)) = open(portal, &mut tx, attempt_id).await? else { return Ok(None) };
    drop(tx);
    let is_theirs = attempt.brand_id == brand.id && attempt.address_index == mailbox.address_index;
    let Some(wish) = typed.wish.filter(|_| is_theirs) else { return Ok(None) };
    let outcome = wishlist::keep(portal, brand, person.id, &wish, actor).await?;
    // Once: what was taken off the list again does not come back.
    let mut story = Story::begin(portal).await?;
    let now = story.now();
    attempt::confirmed(story.tx(), attempt_id, now).await?;
    story.retire_keys([attempt.key_id]);
    story.commit().await?;
    Ok(Some(outcome))
}
