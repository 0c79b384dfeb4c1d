//! Name and language, changed by their owner at once (GDPR Art. 16).

use uuid::Uuid;

use crate::{
    base::name::Name,
    domain::{
        error::Error,
        login::{Action, Actor, authorise},
    },
    i18n::Language,
    platform::{
        brand::LiveBrand,
        ledger::Event,
        portal::Portal,
        story::{Committed, Story},
        vault::Place,
    },
    store::{person, register},
};

/// Whether the person is there and the name was another.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn rename(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    name: &Name,
    actor: &Actor,
) -> Result<bool, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let mut story = Story::begin(portal).await?.on_chain(person_id, actor).await?;
    let found = person::by_id(story.tx(), person_id).await?;
    let Some(row) = found.filter(|row| granted.covers(row)) else { return Ok(false) };
    let key = portal.key(row.key_id).await?;
    if super::name(&key, &row)? == name.as_str() {
        return Ok(false);
    }
    let now = story.now();
    let sealed = key.seal(&portal.rng, Place::new(register::PERSON_NAME, row.id), name.as_str().as_bytes());
    person::rename(story.tx(), person_id, &sealed, now).await?;
    story.record(Event::NameChanged {})?;
    Ok(story.commit().await? == Committed::Done)
}

/// Whether the person is there and the language was another.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn set_language(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    language: Language,
    actor: &Actor,
) -> Result<bool, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let mut story = Story::begin(portal).await?.on_chain(person_id, actor).await?;
    let found = person::by_id(story.tx(), person_id).await?;
    let Some(row) = found.filter(|row| granted.covers(row)) else { return Ok(false) };
    if row.language == language.tag() {
        return Ok(false);
    }
    person::set_language(story.tx(), person_id, language.tag()).await?;
    let event = Event::LanguageChanged { language: language.tag().to_owned() };
    story.record(event)?;
    Ok(story.commit().await? == Committed::Done)
}
