//! The register of personal data: **every table that holds any, once** — how it is exported, how it is erased, how long
//! it is kept. Export, erasure, retention and the restore drill are driven by it, and a test compares it with the live
//! schema, so that a forgotten table or column fails the build.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, Row as _};
use uuid::Uuid;

use super::{On, Result, Tx, all, run};
use crate::{clock::Moment, vault::BlindIndex};

/// One table of the main database.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub whose: Whose,
    /// The columns that the person sees in their copy (GDPR Art. 15).
    pub shown: &'static [(&'static str, Kind)],
    /// The columns that hold only our own handles: ids, hashes, claims.
    pub handles: &'static [&'static str],
    pub kept: Kept,
}

/// How the rows of a person are found, and so how they are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// By the person's id in this column; erased when they leave the brand.
    Person(&'static str),
    /// By the mailbox's id in this column; erased when the mailbox leaves its last brand.
    Mailbox(&'static str),
    /// By blind index and brand; erased when they leave the brand.
    AddressAtBrand,
    /// By blind index; kept when they leave, disclosed with its period.
    Address,
    /// By blind index and brand; kept when they leave, disclosed with its period.
    Suppressed,
    /// By the pseudonymous id in this column; kept when they leave, as evidence.
    Pseudonym(&'static str),
    /// By nobody: keyed values that cannot be led back to a person.
    NobodyAnymore,
}

/// What a shown column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Moment,
    Number,
    /// Sealed under the row's `key_id`.
    Sealed,
}

/// How long rows stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Until the person leaves the brand, or the mailbox its last one.
    UntilTheyLeave,
    /// Until a moment in this column.
    Until(&'static str),
    /// So many days after a moment in this column.
    DaysAfter(&'static str, i64),
    /// As evidence, for the brand's `evidence_days`.
    AsEvidence,
}

/// Unconfirmed attempts go after this many days (BAR G17).
pub const ATTEMPT_DAYS: i64 = 30;
/// That a letter was sent is kept this long.
pub const LETTER_DAYS: i64 = 30;
/// Used and expired links can explain themselves this long.
pub const LINK_DAYS: i64 = 30;

use Kind::{Moment as When, Number, Sealed, Text};

pub const PERSONAL: &[Table] = &[
    Table {
        name: "mailbox",
        whose: Whose::Mailbox("id"),
        shown: &[("address", Sealed), ("confirmed_at", When), ("bounced_at", When)],
        handles: &["id", "key_id", "address_index", "index_key"],
        kept: Kept::UntilTheyLeave,
    },
    Table {
        name: "person",
        whose: Whose::Person("id"),
        shown: &[
            ("name", Sealed),
            ("name_changed_at", When),
            ("language", Text),
            ("frequency", Text),
            ("paused_until", When),
            ("joined_at", When),
        ],
        handles: &["id", "brand_id", "mailbox_id", "key_id"],
        kept: Kept::UntilTheyLeave,
    },
    Table {
        name: "preference",
        whose: Whose::Person("person_id"),
        shown: &[("topic", Text), ("channel", Text), ("wanted_at", When), ("changed_at", When), ("form", Text)],
        handles: &["person_id"],
        kept: Kept::UntilTheyLeave,
    },
    Table {
        name: "consent",
        whose: Whose::Person("person_id"),
        shown: &[
            ("purpose", Text),
            ("asked_at", When),
            ("given_at", When),
            ("withdrawn_at", When),
            ("notice", Text),
            ("version", Text),
            ("language", Text),
            ("form", Text),
        ],
        handles: &["person_id", "wording_hash"],
        kept: Kept::UntilTheyLeave,
    },
    Table {
        name: "quarantine",
        whose: Whose::Person("person_id"),
        shown: &[("topics", Text), ("asked_at", When), ("expires_at", When)],
        handles: &["id", "person_id"],
        kept: Kept::Until("expires_at"),
    },
    Table {
        name: "withdrawal",
        whose: Whose::Person("person_id"),
        shown: &[],
        handles: &["id", "person_id"],
        kept: Kept::UntilTheyLeave,
    },
    Table {
        name: "letter",
        whose: Whose::Person("person_id"),
        // What a waiting letter says is sealed, and is theirs when it arrives.
        shown: &[("kind", Text), ("made_at", When), ("sent_at", When), ("failure", Text)],
        handles: &[
            "id",
            "brand_id",
            "attempt_id",
            "mailbox_id",
            "person_id",
            "key_id",
            "content",
            "next_at",
            "expires_at",
            "tries",
            "claimed_until",
            "dead_at",
        ],
        kept: Kept::DaysAfter("made_at", LETTER_DAYS),
    },
    Table {
        name: "link",
        whose: Whose::Mailbox("mailbox_id"),
        shown: &[("purpose", Text), ("made_at", When), ("expires_at", When), ("used_at", When)],
        handles: &["token_hash", "brand_id", "attempt_id", "mailbox_id", "person_id", "details"],
        kept: Kept::DaysAfter("expires_at", LINK_DAYS),
    },
    Table {
        name: "session",
        whose: Whose::Mailbox("mailbox_id"),
        shown: &[("made_at", When), ("expires_at", When)],
        handles: &["id_hash", "mailbox_id", "data"],
        kept: Kept::Until("expires_at"),
    },
    Table {
        name: "attempt",
        whose: Whose::AddressAtBrand,
        // What was typed may be a stranger's words about them; it is shown to nobody until its own link confirms it.
        shown: &[("kind", Text), ("language", Text), ("asked_at", When), ("confirmed_at", When)],
        handles: &["id", "brand_id", "key_id", "address_index", "index_key", "typed", "decided_at"],
        kept: Kept::DaysAfter("asked_at", ATTEMPT_DAYS),
    },
    Table {
        name: "letter_cap",
        whose: Whose::Address,
        shown: &[("kind", Text), ("sent_at", When), ("expires_at", When)],
        handles: &["id", "address_index", "index_key"],
        kept: Kept::Until("expires_at"),
    },
    Table {
        name: "silence",
        whose: Whose::Address,
        shown: &[("reason", Text), ("since", When), ("expires_at", When)],
        handles: &["address_index", "index_key"],
        kept: Kept::Until("expires_at"),
    },
    Table {
        name: "suppression",
        whose: Whose::Suppressed,
        shown: &[("reason", Text), ("since", When), ("expires_at", When)],
        handles: &["brand_id", "address_index", "index_key"],
        kept: Kept::Until("expires_at"),
    },
    Table {
        name: "ledger",
        whose: Whose::Pseudonym("subject"),
        shown: &[("seq", Number), ("entry", Text)],
        handles: &["subject", "hash"],
        kept: Kept::AsEvidence,
    },
    Table {
        name: "chain",
        whose: Whose::Pseudonym("subject"),
        shown: &[],
        handles: &["subject", "seq", "hash"],
        kept: Kept::AsEvidence,
    },
    Table {
        name: "erasure",
        whose: Whose::Pseudonym("person_id"),
        shown: &[],
        handles: &["person_id", "brand_id", "key_id", "reason", "erased_at", "finished_at"],
        kept: Kept::AsEvidence,
    },
    Table {
        name: "source_count",
        whose: Whose::NobodyAnymore,
        shown: &[],
        handles: &["source", "action", "window_start", "hits"],
        kept: Kept::DaysAfter("window_start", 1),
    },
];

/// Tables of the main database without personal data. (A job names its subject by id and is gone when it is done.)
pub const IMPERSONAL: &[&str] = &["installation", "brand", "wording", "job", "retired_key"];

/// Tables whose rows are sealed, each with the key in `key_id`.
pub const SEALED: &[&str] = &["mailbox", "person", "attempt", "letter"];

/// One table of the keys database. It holds no names and no addresses, and nothing that is shown.
#[derive(Debug)]
pub struct KeysTable {
    pub name: &'static str,
    pub columns: &'static [&'static str],
    pub erased: Erased,
}

/// What becomes of a row of the keys database when the person is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {
    /// It is about nobody.
    Never,
    /// It stays as a tombstone, without the wrapped key.
    Wrapped,
    /// It is deleted.
    Row,
}

/// Every table of the keys database.
pub const IN_KEYS: &[KeysTable] = &[
    KeysTable { name: "installation", columns: &["id", "created_at", "check_value"], erased: Erased::Never },
    KeysTable {
        name: "data_key",
        columns: &["id", "wrapped", "born_at", "live_at", "destroyed_at"],
        erased: Erased::Wrapped,
    },
    KeysTable {
        name: "withdrawal_journal",
        columns: &["id", "person_id", "what", "withdrawn_at"],
        erased: Erased::Row,
    },
];

/// Tables of the keys database that are scrubbed after an erasure.
pub const KEYS: &[&str] = &["data_key", "withdrawal_journal"];

/// Whose data: a person with their mailbox.
#[derive(Clone, Debug)]
pub struct Subject {
    pub person_id: Uuid,
    pub brand_id: Uuid,
    pub mailbox_id: Uuid,
    pub index: BlindIndex,
}

/// A value of a shown column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Nothing,
    Text(String),
    Moment(Moment),
    Number(i64),
    Sealed(Vec<u8>),
}

/// A row of a subject: the id that sealed values are bound to and the key they are under, and the values shown.
#[derive(Clone, Debug)]
pub struct Shown {
    pub sealed_as: Option<(Uuid, Uuid)>,
    pub values: BTreeMap<&'static str, Value>,
}

/// The rows of `table` that are `subject`'s.
pub async fn rows(tx: &mut Tx, table: &Table, subject: &Subject) -> Result<Vec<Shown>> {
    let Some((condition, by)) = condition(table.whose, subject) else { return Ok(Vec::new()) };
    let sealed = SEALED.contains(&table.name) && table.shown.iter().any(|(_, kind)| *kind == Sealed);
    let mut columns: Vec<&str> = table.shown.iter().map(|(column, _)| *column).collect();
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
            let mut shown = Vec::new();
            for row in query.fetch_all($connection).await? {
                let mut values = BTreeMap::new();
                for (column, kind) in table.shown {
                    let value = match kind {
                        Text => row.try_get::<Option<String>, _>(*column)?.map(Value::Text),
                        When => row.try_get::<Option<Moment>, _>(*column)?.map(Value::Moment),
                        Number => row.try_get::<Option<i64>, _>(*column)?.map(Value::Number),
                        Sealed => row.try_get::<Option<Vec<u8>>, _>(*column)?.map(Value::Sealed),
                    };
                    values.insert(*column, value.unwrap_or(Value::Nothing));
                }
                let sealed_as = if sealed { Some((row.try_get("id")?, row.try_get("key_id")?)) } else { None };
                shown.push(Shown { sealed_as, values });
            }
            Ok(shown)
        }};
    }
    match tx.on() {
        On::Sqlite(connection) => shown!(connection),
        On::Postgres(connection) => shown!(connection),
    }
}

/// Deletes what goes when a person leaves a brand, and with the last brand what is the mailbox's.
/// The keys under which any of it was sealed, to be destroyed after the commit.
pub async fn erase(tx: &mut Tx, subject: &Subject, mailbox_too: bool) -> Result<Vec<Uuid>> {
    let mut keys = Vec::new();
    // What refers to others goes first: the register lists owners before what they own.
    for table in PERSONAL.iter().rev() {
        let goes = match table.whose {
            Whose::Person(_) | Whose::AddressAtBrand => true,
            Whose::Mailbox(_) => mailbox_too,
            Whose::Address | Whose::Suppressed | Whose::Pseudonym(_) | Whose::NobodyAnymore => false,
        };
        let Some((condition, by)) = condition(table.whose, subject).filter(|_| goes) else { continue };
        // A waiting letter is sealed under its mailbox's, attempt's or own key; the first two are found with their owners.
        if SEALED.contains(&table.name) && table.name != "letter" {
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

/// Deletes what its time is up for, except sealed rows (their keys have to go too: see the product's sweep) and evidence.
pub async fn purge(tx: &mut Tx, now: Moment) -> Result<u64> {
    let mut gone = 0;
    for table in PERSONAL.iter().filter(|table| table.name != "attempt") {
        gone += match table.kept {
            Kept::Until(column) => {
                run!(tx, AssertSqlSafe(format!("delete from {} where {column} <= $1", table.name)), now)?
            }
            Kept::DaysAfter(column, days) => {
                let before = now.minus(crate::clock::days(days));
                run!(tx, AssertSqlSafe(format!("delete from {} where {column} <= $1", table.name)), before)?
            }
            Kept::UntilTheyLeave | Kept::AsEvidence => 0,
        };
    }
    Ok(gone)
}

/// Rows of a sealed table with the keys they are under, from after a row on.
pub async fn sealed_after(tx: &mut Tx, table: &'static str, after: Uuid, limit: i64) -> Result<Vec<(Uuid, Uuid)>> {
    let holds = if table == "letter" { "content is not null and" } else { "" };
    let sql = AssertSqlSafe(format!("select id, key_id from {table} where {holds} id > $1 order by id limit $2"));
    all!(tx, (Uuid, Uuid), sql, after, limit)
}

/// Whether any row is sealed under a key.
pub async fn uses_key(tx: &mut Tx, key_id: Uuid) -> Result<bool> {
    for table in SEALED {
        let sql = AssertSqlSafe(format!("select key_id from {table} where key_id = $1 limit 1"));
        if !all!(tx, (Uuid,), sql, key_id)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Deletes a row of a sealed table by its id, with all that hangs on it.
pub async fn delete(tx: &mut Tx, table: &'static str, id: Uuid) -> Result<()> {
    run!(tx, AssertSqlSafe(format!("delete from {table} where id = $1")), id).map(|_| ())
}

enum By<'a> {
    Id(Uuid),
    Index(&'a [u8]),
}

fn condition<'a>(whose: Whose, subject: &'a Subject) -> Option<(String, Vec<By<'a>>)> {
    match whose {
        Whose::Person(column) | Whose::Pseudonym(column) => {
            Some((format!("{column} = $1"), vec![By::Id(subject.person_id)]))
        }
        Whose::Mailbox(column) => Some((format!("{column} = $1"), vec![By::Id(subject.mailbox_id)])),
        Whose::AddressAtBrand | Whose::Suppressed => Some((
            "brand_id = $1 and address_index = $2".to_owned(),
            vec![By::Id(subject.brand_id), By::Index(&subject.index.value)],
        )),
        Whose::Address => Some(("address_index = $1".to_owned(), vec![By::Index(&subject.index.value)])),
        Whose::NobodyAnymore => None,
    }
}
