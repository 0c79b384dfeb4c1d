//! The register of personal data: **every table that holds any, once** — how it is exported, how it is erased, how long
//! it is kept. Export, erasure, retention and the restore drill are driven by it, and a test compares it with the live
//! schema, so that a forgotten table or column fails the build.

/// One table of the main database.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub owner: Owner,
    /// The columns that the person sees in their copy (GDPR Art. 15).
    pub shown: &'static [(&'static str, Kind)],
    /// The columns that hold only our own handles: ids, hashes, claims.
    pub handles: &'static [&'static str],
    pub retention: Retention,
}

/// How the rows of a person are found, and so how they are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// By the person's id in this column; erased when they leave the brand.
    Person(&'static str),
    /// By the mailbox's id in this column; erased when the mailbox leaves its last brand.
    Mailbox(&'static str),
    /// By blind index and brand; erased when they leave the brand.
    AddressAtBrand,
    /// By blind index, with and without the plus tag; kept when they leave, disclosed with its period.
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
pub enum Retention {
    /// Until the person leaves the brand, or the mailbox its last one.
    UntilErased,
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
pub const EMAIL_DAYS: i64 = 30;
/// A change of address can be made again on a backup that is no older than this.
pub const ADDRESS_JOURNAL_DAYS: i64 = 400;
/// Used and expired links can explain themselves this long.
pub const LINK_DAYS: i64 = 30;

use Kind::{Moment as When, Number, Sealed, Text};

pub const PERSONAL: &[Table] = &[
    Table {
        name: "mailbox",
        owner: Owner::Mailbox("id"),
        shown: &[("address", Sealed), ("confirmed_at", When), ("bounced_at", When)],
        handles: &["id", "key_id", "address_index", "index_key", "guard_index"],
        retention: Retention::UntilErased,
    },
    Table {
        name: "person",
        owner: Owner::Person("id"),
        shown: &[
            ("name", Sealed),
            ("name_changed_at", When),
            ("language", Text),
            ("frequency", Text),
            ("paused_until", When),
            ("joined_at", When),
        ],
        handles: &["id", "brand_id", "mailbox_id", "key_id"],
        retention: Retention::UntilErased,
    },
    Table {
        name: "preference",
        owner: Owner::Person("person_id"),
        shown: &[("topic", Text), ("channel", Text), ("wanted_at", When), ("changed_at", When), ("form", Text)],
        handles: &["person_id"],
        retention: Retention::UntilErased,
    },
    Table {
        name: "consent",
        owner: Owner::Person("person_id"),
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
        retention: Retention::UntilErased,
    },
    Table {
        name: "pending_change",
        owner: Owner::Person("person_id"),
        shown: &[("topics", Text), ("asked_at", When), ("expires_at", When)],
        handles: &["id", "person_id"],
        retention: Retention::Until("expires_at"),
    },
    Table {
        name: "wish",
        owner: Owner::Person("person_id"),
        shown: &[("item", Sealed), ("label", Sealed), ("note", Sealed), ("wished_at", When)],
        handles: &["id", "person_id", "key_id", "item_index"],
        retention: Retention::UntilErased,
    },
    Table {
        name: "withdrawal",
        owner: Owner::Person("person_id"),
        shown: &[],
        handles: &["id", "person_id"],
        retention: Retention::UntilErased,
    },
    Table {
        name: "queue",
        owner: Owner::Person("person_id"),
        // What a waiting email says is sealed, and is theirs when it arrives.
        shown: &[("kind", Text), ("payload", Text), ("made_at", When), ("ended_at", When), ("failure", Text)],
        handles: &[
            "id",
            "lane",
            "dedup_key",
            "brand_id",
            "attempt_id",
            "mailbox_id",
            "person_id",
            "key_id",
            "sealed",
            "due_at",
            "expires_at",
            "attempts",
            "claimed_until",
            "dead_at",
        ],
        retention: Retention::DaysAfter("ended_at", EMAIL_DAYS),
    },
    Table {
        name: "link",
        owner: Owner::Mailbox("mailbox_id"),
        shown: &[("kind", Text), ("made_at", When), ("expires_at", When), ("used_at", When)],
        handles: &["token_hash", "brand_id", "attempt_id", "mailbox_id", "person_id", "details"],
        retention: Retention::DaysAfter("expires_at", LINK_DAYS),
    },
    Table {
        name: "session",
        owner: Owner::Mailbox("mailbox_id"),
        shown: &[("made_at", When), ("expires_at", When)],
        handles: &["id_hash", "mailbox_id", "data"],
        retention: Retention::Until("expires_at"),
    },
    Table {
        name: "attempt",
        owner: Owner::AddressAtBrand,
        // What was typed may be a stranger's words about them; it is shown to nobody until its own link confirms it.
        shown: &[("kind", Text), ("language", Text), ("asked_at", When), ("confirmed_at", When)],
        handles: &["id", "brand_id", "key_id", "address_index", "index_key", "guard_index", "typed", "decided_at"],
        retention: Retention::DaysAfter("asked_at", ATTEMPT_DAYS),
    },
    Table {
        name: "mail_cap",
        owner: Owner::Address,
        shown: &[("kind", Text), ("sent_at", When), ("expires_at", When)],
        handles: &["id", "address_index", "index_key"],
        retention: Retention::Until("expires_at"),
    },
    Table {
        name: "mute",
        owner: Owner::Address,
        shown: &[("reason", Text), ("since", When), ("expires_at", When)],
        handles: &["address_index", "index_key"],
        retention: Retention::Until("expires_at"),
    },
    Table {
        name: "suppression",
        owner: Owner::Suppressed,
        shown: &[("reason", Text), ("since", When), ("expires_at", When)],
        handles: &["brand_id", "address_index", "index_key"],
        retention: Retention::Until("expires_at"),
    },
    Table {
        name: "ledger",
        owner: Owner::Pseudonym("subject"),
        shown: &[("seq", Number), ("entry", Text)],
        handles: &["subject", "hash"],
        retention: Retention::AsEvidence,
    },
    Table {
        name: "chain",
        owner: Owner::Pseudonym("subject"),
        shown: &[],
        handles: &["subject", "seq", "hash", "checkpoint"],
        retention: Retention::AsEvidence,
    },
    Table {
        name: "checkpoint_head",
        owner: Owner::Pseudonym("subject"),
        shown: &[],
        handles: &["checkpoint", "subject", "seq", "hash"],
        retention: Retention::AsEvidence,
    },
    Table {
        name: "erasure",
        owner: Owner::Pseudonym("person_id"),
        shown: &[],
        handles: &["person_id", "brand_id", "key_id", "reason", "erased_at", "finished_at"],
        retention: Retention::AsEvidence,
    },
    Table {
        name: "source_count",
        owner: Owner::NobodyAnymore,
        shown: &[],
        handles: &["source", "action", "window_start", "hits"],
        retention: Retention::DaysAfter("window_start", 1),
    },
    Table {
        name: "failed_token",
        owner: Owner::NobodyAnymore,
        shown: &[],
        handles: &["source", "failures", "first_at", "last_at"],
        retention: Retention::DaysAfter("last_at", 1),
    },
];

/// Tables of the main database without personal data.
pub const IMPERSONAL: &[&str] = &["installation", "brand", "wording", "statement", "retired_key", "checkpoint"];

/// Tables owner rows are sealed, each with the key in `key_id`.
pub const SEALED: &[&str] = &["mailbox", "person", "wish", "attempt", "queue"];

/// One table of the keys database. It holds no names, addresses only sealed, and nothing that is shown.
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
    KeysTable {
        name: "installation",
        columns: &["id", "created_at", "check_value", "destroyed", "checkpoint", "checkpoint_hash"],
        erased: Erased::Never,
    },
    KeysTable {
        name: "data_key",
        columns: &["id", "wrapped", "born_at", "live_at", "destroyed_at"],
        erased: Erased::Wrapped,
    },
    KeysTable { name: "signing_key", columns: &["number", "public", "born_at"], erased: Erased::Never },
    KeysTable {
        name: "withdrawal_journal",
        columns: &["id", "person_id", "what", "withdrawn_at"],
        erased: Erased::Row,
    },
    KeysTable {
        name: "address_journal",
        columns: &[
            "id",
            "person_id",
            "changed_at",
            "event",
            "put_back",
            "from_mailbox_id",
            "mailbox_id",
            "key_id",
            "address_index",
            "index_key",
            "guard_index",
            "address",
            "confirmed_at",
        ],
        erased: Erased::Row,
    },
];

/// Tables of the keys database that are scrubbed after an erasure.
pub const KEYS: &[&str] = &["data_key", "withdrawal_journal", "address_journal"];
