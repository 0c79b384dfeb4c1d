//! The loyalty number: the one by which somebody is known in a brand's loyalty programme, linked to their account by what they say.
//! It is claimed until the brand's system confirms it, then proved. It signs nobody in, and nobody finds anybody by it: the one
//! look-up is whether a number that is being confirmed is somebody else's already.

mod claim;
mod decide;
mod number;

use uuid::Uuid;

use crate::{
    base::clock::Moment,
    domain::{
        error::Error,
        login::{Action, Actor, authorise},
        person::overview::Overview,
    },
    platform::{
        self,
        brand::{LegalBasis, LiveBrand, Purpose},
        ledger::Event,
        portal::Portal,
        story::{Committed, Story},
        vault::{KeyError, Place},
    },
    store::{loyalty_number as rows, person, register},
};

pub use claim::{ClaimOutcome, claim};
pub use decide::{Claim, Decided, claims, confirm, refuse};
pub use number::{Number, NumberFault};

/// Somebody's number, as they see it.
#[derive(Clone)]
pub struct Held {
    /// Letters and digits alone.
    pub number: String,
    /// For which it was told.
    pub purpose: String,
    pub claimed_at: Moment,
    /// Since when the brand's system has confirmed it; none while it waits.
    pub proved_at: Option<Moment>,
}

/// The number that somebody told a brand, if any.
pub async fn held(portal: &Portal, person_id: Uuid) -> Result<Option<Held>, platform::error::Error> {
    let Some(row) = rows::of(&mut portal.store.read().await?, person_id).await? else { return Ok(None) };
    match portal.key(row.key_id).await {
        Ok(key) => Ok(Some(Held {
            number: key.open_text(Place::new(register::LOYALTY_NUMBER, row.id), &row.number)?,
            purpose: row.purpose,
            claimed_at: row.claimed_at,
            proved_at: row.proved_at,
        })),
        // Removed since the row was read.
        Err(KeyError::Gone) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The purpose whose consent somebody gives with their number, where it does not stand yet (GDPR Art. 6(1)(a)).
pub fn needs_consent(overview: &Overview) -> Option<&Purpose> {
    let purpose = overview.brand.loyalty_purpose()?;
    (purpose.basis == LegalBasis::Consent && overview.preferences.consent(&purpose.id).is_none()).then_some(purpose)
}

/// Removes a number, claimed or proved. Whether it was there.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn remove(portal: &Portal, brand: &LiveBrand, person_id: Uuid, actor: &Actor) -> Result<bool, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let mut story = Story::begin(portal).await?.on_chain(person_id, actor).await?;
    let found = person::by_id(story.tx(), person_id).await?;
    if !found.is_some_and(|person| granted.covers(&person)) {
        return Ok(false);
    }
    let Some(key_id) = rows::remove(story.tx(), person_id).await? else { return Ok(false) };
    story.retire_keys([key_id]);
    story.record(Event::LoyaltyNumberRemoved {})?;
    Ok(story.commit().await? == Committed::Done)
}
