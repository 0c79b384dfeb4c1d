//! The profile: what somebody with an account tells a brand about themselves, one question at a time, each with what it is for and
//! what it gives them. What was answered can be seen, changed and removed, and goes with the consent to its purpose.

mod answer;

use serde_json::Value;
use uuid::Uuid;

use crate::{
    base::clock::{Moment, days},
    domain::{
        error::Error,
        login::{Action, Actor, authorise},
        person::overview::Overview,
        preferences::{self, Preferences},
    },
    platform::{
        self,
        brand::{Ask, AskAfter, Attribute, LegalBasis, LiveBrand},
        ledger::Event,
        portal::Portal,
        story::{Committed, Story},
        vault::{KeyError, Place},
    },
    store::{attribute as rows, person, register, registration, wish},
};

pub use answer::{AnswerFault, TEXT_MOST, read};

/// "Not now" is asked again after so long; after a year where it was a no to sale, sharing or sensitive use (11 CCR § 7026(k)).
const NOT_NOW_DAYS: i64 = 30;
const NO_TO_SALE_DAYS: i64 = 366;

/// What somebody answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    pub attribute: String,
    /// For which it was told.
    pub purpose: String,
    /// A text, a number, a choice or a list of choices.
    pub value: Value,
    /// The path of the form.
    pub form: String,
    pub answered_at: Moment,
}

/// How a question is put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutOff {
    NotNow,
    Never,
}

/// What somebody answered at a brand.
pub async fn answers(portal: &Portal, person: &person::Row) -> Result<Vec<Answered>, platform::error::Error> {
    let rows = rows::of(&mut portal.store.read().await?, person.id).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.key_id).collect();
    let keys = portal.keys.many(&ids).await?;
    let open = |row: rows::Row| {
        let key = keys.open(&portal.vault, row.key_id)?.ok_or(KeyError::Gone)?;
        let value = key.open(Place::new(register::ATTRIBUTE_VALUE, row.id), &row.value)?;
        let value = serde_json::from_slice(&value)?;
        Ok(Answered {
            attribute: row.attribute,
            purpose: row.purpose,
            value,
            form: row.form,
            answered_at: row.answered_at,
        })
    };
    rows.into_iter().map(open).collect()
}

/// The question to be asked now, if there is any: of whoever registered, for a purpose that stands, when the brand's file says so.
pub async fn next_question(portal: &Portal, overview: &Overview) -> Result<Option<Attribute>, platform::error::Error> {
    let brand = &overview.brand;
    let Some(registered_at) = overview.registered_at.filter(|_| !brand.attributes.is_empty()) else { return Ok(None) };
    let mut tx = portal.store.read().await?;
    let not_asked = rows::not_asked(&mut tx, overview.person.id, portal.now()).await?;
    let open = brand
        .attributes
        .iter()
        .filter(|attribute| may_be_asked(overview, attribute) && !not_asked.contains(&attribute.id));
    for attribute in open {
        let Ask { after_days, after_visits, after } = attribute.ask;
        let is_due = registered_at.plus(days(after_days)) <= portal.now()
            && (after_visits == 0 || registration::visits(&mut tx, overview.person.id).await? >= after_visits)
            && match after {
                Some(AskAfter::Wish) => wish::any(&mut tx, overview.person.id).await?,
                None => true,
            };
        if is_due {
            return Ok(Some(attribute.clone()));
        }
    }
    Ok(None)
}

/// Whether its purpose stands without a consent, or with one that was given (GDPR Art. 6(1)).
pub fn may_be_asked(overview: &Overview, attribute: &Attribute) -> bool {
    stands_for(&overview.brand, attribute, &overview.preferences)
}

fn stands_for(brand: &LiveBrand, attribute: &Attribute, stands: &Preferences) -> bool {
    brand.purpose(&attribute.purpose).is_some_and(|purpose| {
        let consents = &stands.consents;
        purpose.basis != LegalBasis::Consent || consents.iter().any(|consent| consent.purpose == purpose.id)
    })
}

/// Writes an answer. Whether the person is there, and its purpose stands with them.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn answer(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    attribute: &Attribute,
    value: &Value,
    actor: &Actor,
) -> Result<bool, Error> {
    let [(key_id, key)] = portal.mint().await?;
    let Some((mut story, _)) = begin(portal, brand, person_id, actor).await? else { return Ok(false) };
    // As it stands now that nobody withdraws it.
    let standing = preferences::standing(story.tx(), person_id).await?;
    if !standing.is_some_and(|(_, stands)| stands_for(brand, attribute, &stands)) {
        return Ok(false);
    }
    let id = portal.new_id();
    let row = rows::Row {
        id,
        person_id,
        key_id,
        attribute: attribute.id.clone(),
        purpose: attribute.purpose.clone(),
        value: key.seal(&portal.rng, Place::new(register::ATTRIBUTE_VALUE, id), &serde_json::to_vec(value)?),
        form: actor.form().to_owned(),
        answered_at: story.now(),
    };
    let before = rows::set(story.tx(), &row).await?;
    story.uses_key(key_id);
    story.retire_keys(before);
    story.record(Event::AttributeAnswered { attribute: row.attribute, purpose: row.purpose })?;
    Ok(story.commit().await? == Committed::Done)
}

/// Removes an answer. Whether it was there.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn remove(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    attribute: &str,
    actor: &Actor,
) -> Result<bool, Error> {
    let Some((mut story, _)) = begin(portal, brand, person_id, actor).await? else { return Ok(false) };
    let Some(key_id) = rows::remove(story.tx(), person_id, attribute).await? else { return Ok(false) };
    story.retire_keys([key_id]);
    // Whoever takes an answer back is not asked for it again.
    let now = story.now();
    rows::put_off(story.tx(), person_id, attribute, now, None).await?;
    story.record(Event::AttributeRemoved { attribute: attribute.to_owned() })?;
    Ok(story.commit().await? == Committed::Done)
}

/// Puts a question off. Whether the person is there.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn put_off(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    attribute: &Attribute,
    how: PutOff,
    actor: &Actor,
) -> Result<bool, Error> {
    let Some((mut story, _)) = begin(portal, brand, person_id, actor).await? else { return Ok(false) };
    let now = story.now();
    let is_sale = brand.purpose(&attribute.purpose).is_some_and(|purpose| purpose.sale_or_sharing || purpose.sensitive);
    let again_at = match how {
        PutOff::Never => None,
        PutOff::NotNow if is_sale => Some(now.plus(days(NO_TO_SALE_DAYS))),
        PutOff::NotNow => Some(now.plus(days(NOT_NOW_DAYS))),
    };
    rows::put_off(story.tx(), person_id, &attribute.id, now, again_at).await?;
    story.record(Event::QuestionPutOff { attribute: attribute.id.clone(), again_at })?;
    Ok(story.commit().await? == Committed::Done)
}

/// A story of somebody at a brand, on their chain.
async fn begin<'p>(
    portal: &'p Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    actor: &Actor,
) -> Result<Option<(Story<'p>, person::Row)>, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let mut story = Story::begin(portal).await?.on_chain(person_id, actor).await?;
    let found = person::by_id(story.tx(), person_id).await?;
    Ok(found.filter(|row| granted.covers(row)).map(|person| (story, person)))
}
