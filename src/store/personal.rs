//! Personal rows, found, shown, erased and purged as the [register](super::register) says: no table is named here.

use std::collections::{BTreeMap, HashSet};

use sqlx::{AssertSqlSafe, Row as _};
use uuid::Uuid;

use super::{
    Dialect, Native, ReadTx, Result, WriteTx, all,
    ids::{AMONG, Ids},
    register::{
        self, Owner, PERSONAL, Restored, Retention, SealedAt, SealedUnder,
        Shape::{Moment as When, Number, Sealed, Text},
        Table,
    },
    run,
};
use crate::base::{blind_index::BlindIndex, clock::Moment};

/// Whose data: a person with their mailbox.
#[derive(Clone, Debug)]
pub struct Subject {
    pub person_id: Uuid,
    pub brand_id: Uuid,
    pub mailbox_id: Uuid,
    /// The account that the mailbox is joined to; where something is erased, only if the account goes too.
    pub account_id: Option<Uuid>,
    pub index: BlindIndex,
    /// Of the address without its plus tag.
    pub guard: BlindIndex,
}

/// A value of a shown column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Nothing,
    Text(String),
    Moment(Moment),
    Number(i64),
    Sealed(SealedAt, Vec<u8>),
}

/// A row of a subject: the id that sealed values are bound to and the key they are under, and the values shown.
#[derive(Clone, Debug)]
pub struct Shown {
    pub sealed_as: Option<(Uuid, Option<Uuid>)>,
    pub values: BTreeMap<&'static str, Value>,
}

/// The rows of `table` that are `subject`'s.
pub async fn rows(tx: &mut ReadTx, table: &Table, subject: &Subject) -> Result<Vec<Shown>> {
    let Some((condition, by)) = condition(table.owner, subject) else { return Ok(Vec::new()) };
    let sealed = table.shown.iter().any(|column| matches!(column.shape, Sealed(_)));
    let mut columns: Vec<&str> = table.shown.iter().map(|column| column.name).collect();
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    if sealed {
        columns.extend(["id", "key_id"]);
    }
    let sql = AssertSqlSafe(format!("select {} from {} where {condition}", columns.join(", "), table.name));
    macro_rules! shown {
        ($connection:expr) => {{
            let mut query = sqlx::query(sql);
            for value in by {
                query = match value {
                    By::Id(id) => query.bind(id),
                    By::Index(index) => query.bind(index),
                };
            }
            query.fetch_all($connection).await.and_then(|rows| {
                let shown = rows.iter().map(|row| {
                    let mut values = BTreeMap::new();
                    for column in table.shown {
                        let name = column.name;
                        let value = match column.shape {
                            Text => row.try_get::<Option<String>, _>(name)?.map(Value::Text),
                            When => row.try_get::<Option<Moment>, _>(name)?.map(Value::Moment),
                            Number => row.try_get::<Option<i64>, _>(name)?.map(Value::Number),
                            Sealed(at) => row.try_get::<Option<Vec<u8>>, _>(name)?.map(|blob| Value::Sealed(at, blob)),
                        };
                        values.insert(name, value.unwrap_or(Value::Nothing));
                    }
                    let sealed_as = if sealed { Some((row.try_get("id")?, row.try_get("key_id")?)) } else { None };
                    Ok(Shown { sealed_as, values })
                });
                shown.collect::<sqlx::Result<Vec<Shown>>>()
            })
        }};
    }
    let outcome = match tx.on() {
        Native::Sqlite(connection) => shown!(connection),
        Native::Postgres(connection) => shown!(connection),
    };
    tx.finish_statement(outcome)
}

/// Deletes what goes when a person leaves a brand, and with the last brand what is the mailbox's.
/// The keys under which any of it was sealed, to be destroyed after the commit.
pub async fn erase(tx: &mut WriteTx, subject: &Subject, mailbox_too: bool) -> Result<Vec<Uuid>> {
    let mut keys = Vec::new();
    // What refers to others goes first: the register lists owners before what they own.
    for table in PERSONAL.iter().rev() {
        let goes = match table.owner {
            Owner::Person(_) | Owner::AddressAtBrand => true,
            Owner::Mailbox(_) => mailbox_too,
            Owner::Account(_) => subject.account_id.is_some(),
            Owner::Address | Owner::Suppressed | Owner::Pseudonym(_) | Owner::NobodyAnymore => false,
        };
        let Some((condition, by)) = condition(table.owner, subject).filter(|_| goes) else { continue };
        if table.sealed_under == SealedUnder::OwnKey {
            let sql = AssertSqlSafe(format!("select key_id from {} where {condition}", table.name));
            let rows = match by.as_slice() {
                [By::Id(id)] => all!(tx, (Uuid,), sql, id)?,
                [By::Id(id), By::Index(index)] => all!(tx, (Uuid,), sql, id, index)?,
                _ => Vec::new(),
            };
            keys.extend(rows.into_iter().map(|row| row.0));
        }
        let sql = AssertSqlSafe(format!("delete from {} where {condition}", table.name));
        match by.as_slice() {
            [By::Id(id)] => run!(tx, sql, id)?,
            [By::Id(id), By::Index(index)] => run!(tx, sql, id, index)?,
            _ => 0,
        };
    }
    Ok(keys)
}

/// How an engine calls a row by where it lies.
const ROW: Dialect = Dialect { sqlite: "rowid", postgres: "ctid" };

/// Deletes rows of a table whose time is up, at most so many; how many. Evidence goes with its chains, and rows with a key of
/// their own with that, otherwise.
pub async fn purge(tx: &mut WriteTx, table: &Table, now: Moment, limit: i64) -> Result<u64> {
    let (column, before) = match table.retention {
        _ if table.sealed_under == SealedUnder::OwnKey => return Ok(0),
        Retention::Until(column) => (column, now),
        Retention::DaysAfter(column, days) => (column, now.minus(crate::base::clock::days(days))),
        Retention::UntilErased | Retention::UntilItIs(_) | Retention::AsEvidence => return Ok(0),
    };
    let (name, row) = (table.name, tx.spell(ROW));
    let sql = format!("delete from {name} where {row} in (select {row} from {name} where {column} <= $1 limit $2)");
    run!(tx, AssertSqlSafe(sql), before, limit)
}

/// Rows of a sealed table with the keys they are under, from after a row on; of what is dropped on a restore, only what still
/// holds something.
pub async fn sealed_after(tx: &mut ReadTx, table: &Table, after: Uuid, limit: i64) -> Result<Vec<(Uuid, Uuid)>> {
    let holds = match table.restored {
        Restored::Dropped(column) => format!("{column} is not null and"),
        Restored::WithOwner | Restored::ErasedPerson | Restored::ErasedMailbox => String::new(),
    };
    let name = table.name;
    let sql = AssertSqlSafe(format!("select id, key_id from {name} where {holds} id > $1 order by id limit $2"));
    all!(tx, (Uuid, Uuid), sql, after, limit)
}

/// The keys of the rows of a sealed table that were made last.
pub async fn newest_keys(tx: &mut ReadTx, table: &Table, limit: i64) -> Result<Vec<Uuid>> {
    let name = table.name;
    let sql = AssertSqlSafe(format!("select key_id from {name} where key_id is not null order by id desc limit $1"));
    Ok(all!(tx, (Uuid,), sql, limit)?.into_iter().map(|row| row.0).collect())
}

/// Which of these keys any row is sealed under: one pass over each sealed table, however many keys.
pub async fn in_use(tx: &mut ReadTx, key_ids: &[Uuid]) -> Result<HashSet<Uuid>> {
    let keys = Ids(key_ids);
    let mut found = HashSet::new();
    for table in register::sealed() {
        let (name, among) = (table.name, tx.spell(AMONG));
        let sql = AssertSqlSafe(format!("select key_id from {name} where key_id {among}"));
        found.extend(all!(tx, (Uuid,), sql, keys)?.into_iter().map(|row| row.0));
    }
    Ok(found)
}

/// Deletes a row of a sealed table by its id, with all that hangs on it, while this column still holds something; whether it
/// did.
pub async fn drop_row(tx: &mut WriteTx, table: &Table, column: &str, id: Uuid) -> Result<bool> {
    let sql = AssertSqlSafe(format!("delete from {} where id = $1 and {column} is not null", table.name));
    Ok(run!(tx, sql, id)? == 1)
}

enum By<'a> {
    Id(Uuid),
    Index(&'a [u8]),
}

fn condition<'a>(owner: Owner, subject: &'a Subject) -> Option<(String, Vec<By<'a>>)> {
    match owner {
        Owner::Person(column) | Owner::Pseudonym(column) => {
            Some((format!("{column} = $1"), vec![By::Id(subject.person_id)]))
        }
        Owner::Mailbox(column) => Some((format!("{column} = $1"), vec![By::Id(subject.mailbox_id)])),
        Owner::Account(column) => Some((format!("{column} = $1"), vec![By::Id(subject.account_id?)])),
        Owner::AddressAtBrand | Owner::Suppressed => Some((
            "brand_id = $1 and address_index = $2".to_owned(),
            vec![By::Id(subject.brand_id), By::Index(&subject.index.value)],
        )),
        Owner::Address => Some((
            "address_index in ($1, $2)".to_owned(),
            vec![By::Index(&subject.index.value), By::Index(&subject.guard.value)],
        )),
        Owner::NobodyAnymore => None,
    }
}
