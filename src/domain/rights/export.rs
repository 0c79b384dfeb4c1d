//! The export: a copy of everything held about a person at a brand, by the register, with source and time.

use serde_json::{Map, Value as Json, json};
use uuid::Uuid;

use super::Error;
use crate::{
    domain::{
        login::{Action, Actor, authorise},
        person::{new_address, old_address},
    },
    platform::{brand::LiveBrand, portal::Portal, vault::Place},
    store::{
        mailbox, person,
        personal::{self, Shown, Subject, Value},
        register::{self, Column, Owner, PERSONAL, Retention, Table},
    },
};

/// As JSON: for each table of the register what it holds, where it came from, how long it stays, and its rows.
/// None if the mailbox is nobody at this brand. It is fetched by GET, so nothing is written, however often it is taken.
pub async fn export(portal: &Portal, brand: &LiveBrand, actor: &Actor) -> Result<Option<Json>, Error> {
    let granted = authorise(actor, Action::Export, brand, portal.now())?;
    let Some(mailbox_id) = granted.mailbox_id() else { return Ok(None) };
    match export_once(portal, brand, mailbox_id).await {
        // They left while it was made: what it was made from can be seen a while longer, and not be opened any more.
        Err(Error::Platform(error))
            if error.is_key_gone()
                && person::of(&mut portal.store.read().await?, mailbox_id, brand.id).await?.is_none() =>
        {
            Ok(None)
        }
        outcome => outcome,
    }
}

async fn export_once(portal: &Portal, brand: &LiveBrand, mailbox_id: Uuid) -> Result<Option<Json>, Error> {
    let mut tx = portal.store.snapshot().await?;
    let Some(mailbox) = mailbox::by_id(&mut tx, mailbox_id).await? else { return Ok(None) };
    let Some(person) = person::of(&mut tx, mailbox.id, brand.id).await? else { return Ok(None) };
    let subject = Subject {
        person_id: person.id,
        brand_id: brand.id,
        mailbox_id: mailbox.id,
        account_id: mailbox.account_id,
        index: mailbox.index(),
        guard: mailbox.guard(),
    };
    let mut held = Map::new();
    for table in PERSONAL.iter().filter(|table| !table.shown.is_empty()) {
        let mut rows = Vec::new();
        for row in personal::rows(&mut tx, table, &subject).await? {
            rows.push(plain(portal, row).await?);
        }
        let columns: Map<String, Json> = table
            .shown
            .iter()
            .filter(|column| column.differs())
            .map(|column| (column.name.to_owned(), of_itself(table, column, brand)))
            .collect();
        let kept = kept(table.owner, table.retention, brand);
        held.insert(
            table.called.to_owned(),
            json!({ "source": table.source, "purpose": table.purpose, "kept": kept, "columns": columns, "rows": rows }),
        );
    }
    // Other addresses of theirs, which no handle of theirs leads to.
    let unproved = new_address::unproved(portal, &mut tx, person.id).await?;
    let kept = format!("{} days after asked_at", register::ATTEMPT_DAYS);
    held.insert("new_address".to_owned(), json!({ "source": "given by you", "purpose": "to move your account to it once it is proved", "kept": kept, "rows": unproved }));
    let former = old_address::former(portal, &mut tx, &person).await?;
    held.insert(
        "old_address".to_owned(),
        json!({ "source": "given by you", "purpose": "to let its owner take the change back", "kept": "until expires_at", "rows": former }),
    );
    let purposes: Vec<Json> = brand.purposes.iter().map(|purpose| json!(purpose)).collect();
    Ok(Some(json!({
        "made_at": portal.now(),
        "brand": brand.slug,
        "controller": brand.controller,
        "purposes": purposes,
        "held": held,
    })))
}

async fn plain(portal: &Portal, row: Shown) -> Result<Json, Error> {
    let mut values = Map::new();
    for (column, value) in row.values {
        let value = match (value, row.sealed_as) {
            (Value::Nothing, _) => Json::Null,
            (Value::Text(text), _) => structured(text),
            (Value::Moment(moment), _) => json!(moment),
            (Value::Number(number), _) => json!(number),
            (Value::Sealed(at, blob), Some((id, Some(key_id)))) => {
                json!(portal.key(key_id).await?.open_text(Place::new(at, id), &blob)?)
            }
            (Value::Sealed(..), _) => Json::Null,
        };
        values.insert(column.to_owned(), value);
    }
    Ok(Json::Object(values))
}

/// Ledger entries and lists are JSON already.
fn structured(text: String) -> Json {
    if text.starts_with(['{', '[']) {
        serde_json::from_str(&text).unwrap_or(Json::String(text))
    } else {
        Json::String(text)
    }
}

/// What a column says that differs from its table.
fn of_itself(table: &Table, column: &Column, brand: &LiveBrand) -> Json {
    let mut says = Map::new();
    if let Some(source) = column.source {
        says.insert("source".to_owned(), json!(source));
    }
    if let Some(purpose) = column.purpose {
        says.insert("purpose".to_owned(), json!(purpose));
    }
    if let Some(retention) = column.retention {
        says.insert("kept".to_owned(), json!(kept(table.owner, retention, brand)));
    }
    Json::Object(says)
}

/// How long it stays (Art. 15(1)(d)).
fn kept(owner: Owner, retention: Retention, brand: &LiveBrand) -> String {
    match (owner, retention) {
        (Owner::Mailbox(_) | Owner::Account(_), Retention::UntilErased) => {
            "until you delete your data at the last brand here".to_owned()
        }
        (_, Retention::UntilErased) => "until you delete your data".to_owned(),
        (_, Retention::UntilItIs(what)) => format!("until it is {what}"),
        (_, Retention::Until(column)) => format!("until {column}"),
        (_, Retention::DaysAfter(column, days)) => format!("{days} days after {column}"),
        (_, Retention::AsEvidence) => {
            format!(
                "under a pseudonym for {} days after you delete your data, as evidence",
                brand.keeping.evidence_days
            )
        }
    }
}
