//! Somebody says that a number is theirs.

use uuid::Uuid;

use super::Number;
use crate::{
    domain::{
        error::Error,
        login::{Action, Actor, authorise},
        preferences::{self, Outcome, record::Record},
    },
    platform::{
        brand::{LegalBasis, LiveBrand, consent::ConsentGiven},
        ledger::Event,
        portal::Portal,
        story::{Committed, Story},
        vault::{MacPurpose, Place},
    },
    store::{self, loyalty_number as rows, register, registration},
};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimOutcome {
    /// It waits for the brand's system.
    Done,
    /// It is theirs already, as it was: claimed or proved.
    AlreadySo,
    /// Its purpose needs a consent that was not given, or in other words than are in force.
    Stale,
    /// They have no account with the brand.
    NoAccount,
    /// There is nobody (any more), or the brand does not ask for numbers.
    Gone,
}

/// Links a number to somebody's account, with the consent that its purpose needs. It takes the place of the one before, and waits anew
/// for the brand's system. Whether anybody else has the same number is told to nobody here.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn claim(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    (number, consent): (&Number, Option<&ConsentGiven>),
    actor: &Actor,
) -> Result<ClaimOutcome, Error> {
    store::retried(|| claim_once(portal, brand, person_id, (number, consent), actor)).await
}

async fn claim_once(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    (number, consent): (&Number, Option<&ConsentGiven>),
    actor: &Actor,
) -> Result<ClaimOutcome, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let Some(purpose) = brand.loyalty_purpose() else { return Ok(ClaimOutcome::Gone) };
    let [(key_id, key)] = portal.mint().await?;
    let mut story = Story::begin(portal).await?.on_chain(person_id, actor).await?;
    let found = preferences::standing(story.tx(), person_id).await?;
    let Some((_, stands)) = found.filter(|(person, _)| granted.covers(person)) else { return Ok(ClaimOutcome::Gone) };
    if !registration::is_there(story.tx(), person_id).await? {
        return Ok(ClaimOutcome::NoAccount);
    }
    let number_index = index(portal, brand, number);
    let before = rows::of(story.tx(), person_id).await?;
    let is_same = |row: &rows::Row| row.number_index == number_index && row.purpose == purpose.id;
    if purpose.basis == LegalBasis::Consent && stands.consent(&purpose.id).is_none() {
        let given = consent.filter(|given| given.purpose == purpose.id);
        let Some(given) = given else { return Ok(ClaimOutcome::Stale) };
        let mut record = Record::new(&mut story, person_id);
        if preferences::consent_to(&mut record, brand, &stands, given, actor).await? != Outcome::Done {
            return Ok(ClaimOutcome::Stale);
        }
    } else if before.as_ref().is_some_and(is_same) {
        return Ok(ClaimOutcome::AlreadySo);
    }
    let id = portal.new_id();
    let row = rows::Row {
        id,
        person_id,
        brand_id: brand.id,
        key_id,
        purpose: purpose.id.clone(),
        number: key.seal(&portal.rng, Place::new(register::LOYALTY_NUMBER, id), number.as_str().as_bytes()),
        number_index,
        form: actor.form().to_owned(),
        claimed_at: story.now(),
        proved_at: None,
    };
    let before = rows::set(story.tx(), &row).await?;
    story.uses_key(key_id);
    story.retire_keys(before);
    story.record(Event::LoyaltyNumberClaimed { purpose: row.purpose })?;
    Ok(match story.commit().await? {
        Committed::Done => ClaimOutcome::Done,
        Committed::Unchanged => ClaimOutcome::AlreadySo,
    })
}

/// The same number at another brand has another index.
fn index(portal: &Portal, brand: &LiveBrand, number: &Number) -> Vec<u8> {
    portal.vault.mac(MacPurpose::LoyaltyNumber, &[brand.id.as_bytes(), number.as_str().as_bytes()]).to_vec()
}
