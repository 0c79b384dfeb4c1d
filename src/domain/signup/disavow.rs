//! "Not me": the mailbox's owner mutes it for joins, from whatever brand or source.

use super::Error;
use crate::{
    base::{clock::days, ids::Token},
    domain::{
        link::{LinkState, find as link_state},
        login::{Action, Actor, authorise},
    },
    platform::{brand::LiveBrand, portal::Portal, story::Story},
    store::{
        self, ReadTx, attempt,
        link::{self, LinkKind},
        mute, queue,
    },
};

pub async fn look_disavowal(portal: &Portal, brand: &LiveBrand, token: &Token) -> Result<LinkState, Error> {
    Ok(find(portal, &mut portal.store.read().await?, brand, token).await?.0)
}

/// Mutes the mailbox for joins, for as long as the brand's file says. The link stays good: doing it again prolongs it.
/// What the attempt's email asks to confirm cannot be confirmed any more.
pub async fn disavow(portal: &Portal, brand: &LiveBrand, token: &Token, actor: &Actor) -> Result<LinkState, Error> {
    store::retried(|| disavow_once(portal, brand, token, actor)).await
}

async fn disavow_once(portal: &Portal, brand: &LiveBrand, token: &Token, actor: &Actor) -> Result<LinkState, Error> {
    authorise(actor, Action::UseLink, brand, portal.now())?;
    let mut story = Story::begin(portal).await?;
    let (state, attempt) = find(portal, story.tx(), brand, token).await?;
    if let Some(attempt) = attempt {
        let now = story.now();
        let until = now.plus(days(brand.keeping.guards_days));
        mute::set(story.tx(), &attempt.guard(), mute::Reason::Disavowed, now, until).await?;
        for kind in [LinkKind::Confirmation, LinkKind::NewAddress] {
            link::expire_of_attempt(story.tx(), attempt.id, kind, now).await?;
        }
        queue::delete_of_attempt(story.tx(), attempt.id).await?;
        story.commit().await?;
    }
    Ok(state)
}

/// Reusable: such a link is never used up.
async fn find(
    portal: &Portal,
    tx: &mut ReadTx,
    brand: &LiveBrand,
    token: &Token,
) -> Result<(LinkState, Option<attempt::Row>), Error> {
    let link = match link_state(tx, LinkKind::Disavow, brand, token, portal.now()).await?.open() {
        Ok(link) => link,
        Err(state) => return Ok((state, None)),
    };
    let attempt = match link.attempt_id {
        Some(id) => attempt::by_id(tx, id).await?,
        None => None,
    };
    Ok((if attempt.is_some() { LinkState::Open(()) } else { LinkState::Unknown }, attempt))
}
