//! Name and language, changed by their owner at once (GDPR Art. 16).

use uuid::Uuid;

use super::place;
use crate::base::name::Name;
use crate::{
    domain::preferences::Error,
    i18n::Language,
    platform::{
        ledger::{Chain, Event},
        portal::Portal,
    },
    store::person,
};

/// Whether the person is there and the name was another.
pub async fn rename(portal: &Portal, person_id: Uuid, name: &Name, form: &str) -> Result<bool, Error> {
    let mut tx = portal.store.write().await?;
    let mut chain = Chain::take(&mut tx, person_id).await?;
    let Some(row) = person::by_id(&mut tx, person_id).await? else { return Ok(false) };
    let key = portal.key(row.key_id).await?;
    if super::name(&key, &row)? == name.as_str() {
        return Ok(false);
    }
    let now = portal.now();
    person::rename(&mut tx, person_id, &key.seal(&portal.rng, place(row.id), name.as_str().as_bytes()), now).await?;
    chain.append(now, Event::NameChanged { form: form.to_owned() })?;
    chain.close(&mut tx).await?;
    tx.commit().await?;
    Ok(true)
}

/// Whether the person is there and the language was another.
pub async fn speak(portal: &Portal, person_id: Uuid, language: Language, form: &str) -> Result<bool, Error> {
    let mut tx = portal.store.write().await?;
    let mut chain = Chain::take(&mut tx, person_id).await?;
    let Some(row) = person::by_id(&mut tx, person_id).await? else { return Ok(false) };
    if row.language == language.tag() {
        return Ok(false);
    }
    person::speak(&mut tx, person_id, language.tag()).await?;
    let event = Event::LanguageChanged { language: language.tag().to_owned(), form: form.to_owned() };
    chain.append(portal.now(), event)?;
    chain.close(&mut tx).await?;
    tx.commit().await?;
    Ok(true)
}
