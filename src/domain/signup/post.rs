//! Posting: one attempt, one job.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{DECIDE_ATTEMPT, Error, Faults, JOIN, JoinPayload, SIGN_IN, confirm::open};
use crate::{
    base::address::Address,
    domain::{account::terms::Declared, login::Device, wishlist::Wish},
    i18n::Language,
    platform::{
        brand::{
            LiveBrand,
            consent::{Choices, ConsentGiven},
        },
        failpoint,
        metrics::Milestone,
        portal::Portal,
        queue::Job,
        story::Story,
        vault::Place,
    },
    store::{attempt, register},
};

/// A join form as it was posted.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pub name: String,
    pub email: String,
    pub choices: Choices,
    pub wish: Option<Wish>,
    /// They have an account too, once they confirm.
    pub registers: Option<Declared>,
}

/// Takes a join; the attempt's id. `form` is the path it was posted on, without query.
///
/// # Errors
/// [`Error::Faults`] names every field that has to be mended.
pub async fn post(
    portal: &Portal,
    brand: &LiveBrand,
    form: Form,
    language: Language,
    path: &str,
) -> Result<Uuid, Error> {
    let name = brand.person_name(&form.name);
    let address = Address::parse(&form.email);
    let choices = form.choices.each_once();
    let nothing = choices.is_empty() && form.wish.is_none() && form.registers.is_none();
    let stale = !choices.in_force(brand)
        || form.registers.as_ref().is_some_and(|it| it.in_force(brand, portal.now()).is_none());
    let (Ok(name), Ok(address), false, false) = (&name, &address, nothing, stale) else {
        return Err(Error::Faults(Faults { name: name.err(), email: address.err(), nothing, stale }));
    };
    let Choices { topics, consents } = choices;
    let stated =
        |agreed: &ConsentGiven| Some((agreed.purpose.clone(), hex::encode(brand.statement_hash(&agreed.purpose)?)));
    let typed = JoinPayload {
        name: name.as_str().to_owned(),
        address: address.delivered(),
        topics,
        statements: consents.iter().filter_map(stated).collect(),
        consents,
        devices: Vec::new(),
        wish: form.wish,
        registers: form.registers,
        form: path.to_owned(),
    };
    let attempt = store(portal, brand, JOIN, address, &typed, language).await?;
    portal.metrics.milestone(Milestone::Join);
    Ok(attempt)
}

/// The address of an attempt that this browser posted at a brand, for the page that says where the email went; none once it is
/// confirmed or purged.
pub async fn posted_address(portal: &Portal, brand: &LiveBrand, attempt_id: Uuid) -> Result<Option<Address>, Error> {
    let Some((attempt, typed, _)) = open(portal, &mut portal.store.read().await?, attempt_id).await? else {
        return Ok(None);
    };
    Ok(Address::parse(&typed.address).ok().filter(|_| attempt.brand_id == brand.id))
}

/// Takes a wish for a sign-in link, in the same number of statements as a join.
///
/// # Errors
/// [`Error::Faults`] if the address cannot be one.
pub async fn ask(
    portal: &Portal,
    brand: &LiveBrand,
    email: &str,
    language: Language,
    (path, devices): (&str, &[Device]),
) -> Result<Uuid, Error> {
    let address =
        Address::parse(email).map_err(|fault| Error::Faults(Faults { email: Some(fault), ..Faults::default() }))?;
    let typed = JoinPayload {
        name: String::new(),
        address: address.delivered(),
        topics: Vec::new(),
        consents: Vec::new(),
        statements: BTreeMap::new(),
        devices: devices.iter().map(Device::text).collect(),
        wish: None,
        registers: None,
        form: path.to_owned(),
    };
    store(portal, brand, SIGN_IN, &address, &typed, language).await
}

async fn store(
    portal: &Portal,
    brand: &LiveBrand,
    kind: &str,
    address: &Address,
    typed: &JoinPayload,
    language: Language,
) -> Result<Uuid, Error> {
    let [(key_id, key)] = portal.mint().await?;
    failpoint::pass("join/key-minted");
    let id = portal.new_id();
    let index = portal.vault.index(&address.canonical());
    let row = attempt::Row {
        id,
        brand_id: brand.id,
        kind: kind.to_owned(),
        key_id,
        address_index: index.value,
        index_key: index.key,
        guard_index: Some(portal.vault.index(&address.guarded()).value),
        typed: Some(key.seal(&portal.rng, Place::new(register::ATTEMPT_TYPED, id), &serde_json::to_vec(typed)?)),
        language: language.tag().to_owned(),
        asked_at: portal.now(),
        decided_at: None,
        confirmed_at: None,
    };
    let story = Story::begin(portal).await?;
    let mut story = story.failpoints(&["join/before-commit", "join/committed", "join/keys-live"]);
    attempt::insert(story.tx(), &row).await?;
    let decide = DECIDE_ATTEMPT.of(portal, &())?;
    story.enqueue(&Job { attempt_id: Some(id), ..decide }).await?;
    story.uses_key(key_id);
    story.commit().await?;
    Ok(id)
}
