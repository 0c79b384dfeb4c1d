//! Posting: one attempt, one job.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Agreed, Error, Faults, JOIN, SIGN_IN, Typed, choices_hold, each_once, place};
use crate::{
    brand::Applied, failpoint, i18n::Language, jobs, mailbox::address::Address, metrics::Story, person::name::Name,
    portal::Portal, store::attempt, wishlist::Wish,
};

/// A join form as it was posted.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pub name: String,
    pub email: String,
    pub topics: Vec<String>,
    pub consents: Vec<Agreed>,
    pub wish: Option<Wish>,
}

/// Takes a join; the attempt's id. `form` is the path it was posted on, without query.
///
/// # Errors
/// [`Error::Faults`] names every field that has to be mended.
pub async fn post(portal: &Portal, brand: &Applied, form: Form, language: Language, path: &str) -> Result<Uuid, Error> {
    let name = Name::parse(&form.name);
    let address = Address::parse(&form.email);
    let stale = !choices_hold(brand, &form.topics, &form.consents);
    let (Ok(name), Ok(address), false) = (&name, &address, stale) else {
        return Err(Error::Faults(Faults { name: name.err(), email: address.err(), stale }));
    };
    let consents = each_once(form.consents);
    let stated = |agreed: &Agreed| Some((agreed.purpose.clone(), hex::encode(brand.statement_hash(&agreed.purpose)?)));
    let typed = Typed {
        name: name.as_str().to_owned(),
        address: address.delivered(),
        topics: each_once(form.topics),
        statements: consents.iter().filter_map(stated).collect(),
        consents,
        wish: form.wish,
        form: path.to_owned(),
    };
    let attempt = store(portal, brand, JOIN, address, &typed, language).await?;
    portal.metrics.story(Story::Join);
    Ok(attempt)
}

/// Takes a wish for a sign-in link, in the same number of statements as a join.
///
/// # Errors
/// [`Error::Faults`] if the address cannot be one.
pub async fn ask(portal: &Portal, brand: &Applied, email: &str, language: Language, path: &str) -> Result<Uuid, Error> {
    let address =
        Address::parse(email).map_err(|fault| Error::Faults(Faults { email: Some(fault), ..Faults::default() }))?;
    let typed = Typed {
        name: String::new(),
        address: address.delivered(),
        topics: Vec::new(),
        consents: Vec::new(),
        statements: BTreeMap::new(),
        wish: None,
        form: path.to_owned(),
    };
    store(portal, brand, SIGN_IN, &address, &typed, language).await
}

async fn store(
    portal: &Portal,
    brand: &Applied,
    kind: &str,
    address: &Address,
    typed: &Typed,
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
        typed: Some(key.seal(&portal.chance, place(id), &serde_json::to_vec(typed)?)),
        language: language.tag().to_owned(),
        asked_at: portal.now(),
        decided_at: None,
        confirmed_at: None,
    };
    let mut tx = portal.store.write().await?;
    attempt::insert(&mut tx, &row).await?;
    jobs::leave(portal, &mut tx, jobs::Kind::DecideAttempt, id).await?;
    failpoint::pass("join/before-commit");
    tx.commit().await?;
    failpoint::pass("join/committed");
    portal.keys.turn_live(&[key_id]).await?;
    failpoint::pass("join/key-live");
    portal.bell.notify_waiters();
    Ok(id)
}
