//! The register of personal data: **every table that holds any, once** — whose it is, where it came from, what it is for, how
//! it is shown, sealed, erased, restored and kept. Export, erasure, retention and restoring are driven by it, and a
//! test compares it with the live schema, so that a forgotten table or column fails the build.

/// One table of the main database.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    /// What its rows are called in a person's copy.
    pub called: &'static str,
    pub owner: Owner,
    /// Where the data came from (GDPR Art. 15(1)(g)). This, the purpose and the retention hold for every column that does not
    /// say otherwise of itself.
    pub source: &'static str,
    /// What it is for (GDPR Art. 15(1)(a)).
    pub purpose: &'static str,
    /// The columns that the person sees in their copy (GDPR Art. 15).
    pub shown: &'static [Column],
    /// Columns that are sealed and not shown.
    pub hidden: &'static [Column],
    /// The columns that hold only our own handles: ids, hashes, claims. We make them, they find rows, and go with theirs.
    pub handles: &'static [&'static str],
    pub sealed_under: SealedUnder,
    pub retention: Retention,
    pub restored: Restored,
}

/// A column that holds something of a person.
#[derive(Debug)]
pub struct Column {
    pub name: &'static str,
    pub shape: Shape,
    /// Where it differs from its table.
    pub source: Option<&'static str>,
    pub purpose: Option<&'static str>,
    pub retention: Option<Retention>,
}

impl Column {
    const fn new(name: &'static str, shape: Shape) -> Column {
        Column { name, shape, source: None, purpose: None, retention: None }
    }

    const fn text(name: &'static str) -> Column {
        Column::new(name, Shape::Text)
    }

    const fn moment(name: &'static str) -> Column {
        Column::new(name, Shape::Moment)
    }

    const fn sealed(name: &'static str, at: SealedAt) -> Column {
        Column::new(name, Shape::Sealed(at))
    }

    const fn from(self, source: &'static str) -> Column {
        Column { source: Some(source), ..self }
    }

    const fn purpose(self, purpose: &'static str) -> Column {
        Column { purpose: Some(purpose), ..self }
    }

    const fn kept(self, retention: Retention) -> Column {
        Column { retention: Some(retention), ..self }
    }

    /// Whether it says more of itself than its table does.
    pub fn differs(&self) -> bool {
        self.source.is_some() || self.purpose.is_some() || self.retention.is_some()
    }
}

const GIVEN: &str = "given by you";
const SERVED: &str = "made by us while serving you";
const MADE_HERE: &str = "given by your device when you made it";
const BY_PROVIDER: &str = "given by the provider that you signed in at";
const BY_BRAND: &str = "confirmed by the brand's system";
const DECIDED: &str = "written by us when you decided something";

/// How the rows of a person are found, and so how they are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// By the person's id in this column; erased when they are erased at the brand.
    Person(&'static str),
    /// By the mailbox's id in this column; erased with the mailbox's last brand.
    Mailbox(&'static str),
    /// By the account's id in this column; erased with the account's mailbox, or its last registration.
    Account(&'static str),
    /// By blind index and brand; erased when they are erased at the brand.
    AddressAtBrand,
    /// By blind index, with and without the plus tag; kept when they are erased, disclosed with its period.
    Address,
    /// By blind index and brand; kept when they are erased, disclosed with its period.
    Suppressed,
    /// By the pseudonymous id in this column; kept when they are erased, as evidence.
    Pseudonym(&'static str),
    /// By nobody: keyed values that cannot be led back to a person.
    NobodyAnymore,
}

/// What a sealed value is bound to, so that one moved to another row or column does not open: `table.column`, as it was called
/// when the first was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealedAt(&'static str);

impl SealedAt {
    pub fn name(self) -> &'static str {
        self.0
    }
}

pub const DATA_KEY: SealedAt = SealedAt("data_key.wrapped");
pub const CHECK_VALUE: SealedAt = SealedAt("installation.check_value");
pub const MAILBOX_ADDRESS: SealedAt = SealedAt("mailbox.address");
pub const PERSON_NAME: SealedAt = SealedAt("person.name");
pub const PASSKEY_CREDENTIAL: SealedAt = SealedAt("passkey.credential");
pub const PASSKEY_LABEL: SealedAt = SealedAt("passkey.label");
pub const PASSWORD_HASH: SealedAt = SealedAt("password.hash");
pub const APP_SECRET: SealedAt = SealedAt("authenticator_app.secret");
pub const RECOVERY_CODES: SealedAt = SealedAt("recovery_codes.codes");
/// The secret of an authenticator app that is being set up: in no table.
pub const APP_OFFERED: SealedAt = SealedAt("authenticator app");
/// What a page asked the browser to sign, until it comes back: in no table.
pub const CEREMONY: SealedAt = SealedAt("ceremony");
/// Where somebody wanted to go on who is at a provider, and whom it identified there: in no table.
pub const AT_PROVIDER: SealedAt = SealedAt("at a provider");
pub const IDENTITY: SealedAt = SealedAt("identity");
pub const LINKED_SUBJECT: SealedAt = SealedAt("linked_account.subject");
pub const LINKED_EMAIL: SealedAt = SealedAt("linked_account.email");
pub const SOCIAL_CLAIMS: SealedAt = SealedAt("social_grant.claims");
pub const PROVIDER_TOKEN: SealedAt = SealedAt("provider_token.token");
pub const ATTRIBUTE_VALUE: SealedAt = SealedAt("attribute.value");
pub const LOYALTY_NUMBER: SealedAt = SealedAt("loyalty_number.number");
pub const WISH_ITEM: SealedAt = SealedAt("wish.item");
pub const WISH_LABEL: SealedAt = SealedAt("wish.label");
pub const WISH_NOTE: SealedAt = SealedAt("wish.note");
pub const ATTEMPT_TYPED: SealedAt = SealedAt("attempt.typed");
/// Emails were in a table of their own before they were work of the queue.
pub const QUEUE_SEALED: SealedAt = SealedAt("letter.content");

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    Moment,
    Number,
    /// Sealed under the row's `key_id`, at this place.
    Sealed(SealedAt),
}

/// Which key the rows of a table are sealed under: the one in `key_id`, if any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedUnder {
    Nothing,
    /// A key of the row's own: it is destroyed with the row.
    OwnKey,
    /// The key of the row that this one hangs on, or one that whoever uses the row destroys.
    OwnersKey,
}

/// How long rows stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// Until the person is erased at the brand, or the mailbox at its last one.
    UntilErased,
    /// Until a moment in this column.
    Until(&'static str),
    /// Until this has become of it.
    UntilItIs(&'static str),
    /// So many days after a moment in this column.
    DaysAfter(&'static str, i64),
    /// As evidence, for the brand's `evidence_days`.
    AsEvidence,
}

/// What becomes of a row of an older copy whose key is destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restored {
    /// Nothing is sealed in it: it stays or goes with what it hangs on.
    WithOwner,
    /// Whose it is was erased since, and is again.
    ErasedPerson,
    /// Everybody who had the mailbox was erased since, and is again.
    ErasedMailbox,
    /// What it was for is done: it is deleted while this column still holds something sealed.
    Dropped(&'static str),
}

/// Unconfirmed attempts go after this many days, the consent that was not completed with them (GDPR Art. 5(1)(e)).
pub const ATTEMPT_DAYS: i64 = 30;
/// That an email was sent is kept this long.
pub const EMAIL_DAYS: i64 = 30;
/// A change of address can be made again on a backup that is no older than this.
pub const ADDRESS_JOURNAL_DAYS: i64 = 400;
/// Used and expired links can explain themselves this long.
pub const LINK_DAYS: i64 = 30;

impl Table {
    /// Every sealed column with its place.
    pub fn sealed_columns(&self) -> impl Iterator<Item = (&'static str, SealedAt)> {
        self.shown.iter().chain(self.hidden).filter_map(|column| match column.shape {
            Shape::Sealed(at) => Some((column.name, at)),
            Shape::Text | Shape::Moment | Shape::Number => None,
        })
    }
}

/// Tables whose rows are sealed, each with the key in `key_id`.
pub fn sealed() -> impl Iterator<Item = &'static Table> {
    PERSONAL.iter().filter(|table| table.sealed_under != SealedUnder::Nothing)
}

pub const PERSONAL: &[Table] = &[
    Table {
        name: "account",
        called: "account",
        owner: Owner::Account("id"),
        source: DECIDED,
        purpose: "to let you sign in with what you chose",
        shown: &[Column::moment("made_at")],
        hidden: &[],
        handles: &["id", "epoch"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::UntilErased,
        restored: Restored::WithOwner,
    },
    Table {
        name: "former_home",
        called: "former_home",
        owner: Owner::Account("account_id"),
        source: SERVED,
        purpose: "to put your account back where it was before a change of address",
        shown: &[],
        hidden: &[],
        handles: &["account_id", "mailbox_id"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::UntilErased,
        restored: Restored::WithOwner,
    },
    Table {
        name: "passkey",
        called: "passkey",
        owner: Owner::Account("account_id"),
        source: MADE_HERE,
        purpose: "to let you sign in with it",
        shown: &[
            Column::sealed("label", PASSKEY_LABEL),
            Column::text("host").from(SERVED),
            Column::moment("made_at").from(SERVED),
            Column::moment("proves_from").from(SERVED).purpose("to keep whoever adds one in your name from more"),
            Column::moment("last_used_at").from(SERVED).purpose("to let you see whether it is in use"),
        ],
        // The public key, which verifies what only the device can sign (CCPA regulations § 7024(d): no credentials).
        hidden: &[Column::sealed("credential", PASSKEY_CREDENTIAL)],
        handles: &["id", "account_id", "key_id", "credential_hash"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilErased,
        // One that was removed is removed again.
        restored: Restored::Dropped("credential"),
    },
    Table {
        name: "password",
        called: "password",
        owner: Owner::Account("account_id"),
        source: GIVEN,
        purpose: "to let you sign in with it",
        shown: &[
            Column::moment("set_at").from(SERVED),
            Column::moment("last_used_at").from(SERVED).purpose("to let you see whether it is in use"),
        ],
        // Its hash (CCPA regulations § 7024(d): no credentials).
        hidden: &[Column::sealed("hash", PASSWORD_HASH)],
        handles: &["account_id", "id", "key_id"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilErased,
        // One that was changed or removed is not back.
        restored: Restored::Dropped("hash"),
    },
    Table {
        name: "authenticator_app",
        called: "authenticator_app",
        owner: Owner::Account("account_id"),
        source: SERVED,
        purpose: "to ask you for a second step when you sign in",
        shown: &[
            Column::moment("added_at"),
            Column::moment("last_used_at").purpose("to let you see whether it is in use"),
        ],
        hidden: &[Column::sealed("secret", APP_SECRET)],
        handles: &["account_id", "id", "key_id", "last_step"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilErased,
        restored: Restored::Dropped("secret"),
    },
    Table {
        name: "recovery_codes",
        called: "recovery_codes",
        owner: Owner::Account("account_id"),
        source: SERVED,
        purpose: "to let you in without your app",
        shown: &[Column::new("unused", Shape::Number), Column::moment("made_at")],
        hidden: &[Column::sealed("codes", RECOVERY_CODES)],
        handles: &["account_id", "id", "key_id"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilErased,
        restored: Restored::Dropped("codes"),
    },
    Table {
        name: "recovery",
        called: "recovery",
        owner: Owner::Account("account_id"),
        source: DECIDED,
        purpose: "to let you in without your app, and to let you stop others from it",
        shown: &[Column::moment("started_at"), Column::moment("ready_at"), Column::moment("expires_at")],
        hidden: &[],
        handles: &["account_id"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::Until("expires_at"),
        restored: Restored::WithOwner,
    },
    Table {
        name: "linked_account",
        called: "linked_account",
        owner: Owner::Account("account_id"),
        source: BY_PROVIDER,
        purpose: "to let you sign in by it",
        shown: &[
            Column::text("issuer"),
            Column::sealed("subject", LINKED_SUBJECT),
            Column::sealed("email", LINKED_EMAIL).purpose("to show you which of your accounts it is"),
            Column::moment("linked_at").from(DECIDED),
            Column::moment("last_used_at").from(SERVED).purpose("to let you see whether it is in use"),
        ],
        hidden: &[],
        handles: &["id", "account_id", "key_id", "subject_index"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilErased,
        // One that was unlinked is unlinked again.
        restored: Restored::Dropped("subject"),
    },
    Table {
        name: "social_grant",
        called: "social_grant",
        owner: Owner::Account("account_id"),
        source: BY_PROVIDER,
        purpose: "what stands beside each on the page of your linked account",
        shown: &[
            Column::text("scope"),
            Column::sealed("claims", SOCIAL_CLAIMS),
            Column::moment("granted_at").from(DECIDED),
            Column::moment("expires_at").from(SERVED),
        ],
        hidden: &[],
        handles: &["id", "account_id", "linked_account_id", "key_id"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::Until("expires_at"),
        restored: Restored::Dropped("claims"),
    },
    Table {
        name: "provider_token",
        called: "provider_token",
        owner: Owner::NobodyAnymore,
        source: BY_PROVIDER,
        purpose: "to give it back to the provider when you stop sharing",
        shown: &[],
        hidden: &[Column::sealed("token", PROVIDER_TOKEN)],
        handles: &["id", "key_id", "issuer", "social_grant_id", "made_at"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilItIs("given back"),
        restored: Restored::Dropped("token"),
    },
    Table {
        name: "mailbox",
        called: "mailbox",
        owner: Owner::Mailbox("id"),
        source: GIVEN,
        purpose: "to know whose mailbox it is and to write to it",
        shown: &[
            Column::sealed("address", MAILBOX_ADDRESS),
            Column::moment("confirmed_at").from(SERVED).purpose("to know that the mailbox is yours"),
            Column::moment("bounced_at")
                .from("given by your mail server")
                .purpose("to write to no address that does not work"),
        ],
        hidden: &[],
        handles: &["id", "key_id", "address_index", "index_key", "guard_index", "account_id"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilErased,
        restored: Restored::ErasedMailbox,
    },
    Table {
        name: "person",
        called: "person",
        owner: Owner::Person("id"),
        source: GIVEN,
        purpose: "to address you and to write in your language",
        shown: &[
            Column::sealed("name", PERSON_NAME),
            Column::moment("name_changed_at").from(SERVED),
            Column::text("language").from("the language of the page that you used"),
            Column::text("frequency").purpose("to write as often as you want"),
            Column::moment("paused_until").purpose("to write nothing until then"),
            Column::moment("joined_at").from(SERVED),
        ],
        hidden: &[],
        handles: &["id", "brand_id", "mailbox_id", "key_id"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilErased,
        restored: Restored::ErasedPerson,
    },
    Table {
        name: "registration",
        called: "registration",
        owner: Owner::Person("person_id"),
        source: GIVEN,
        purpose: "to give you an account under our terms (GDPR Art. 6(1)(b))",
        shown: &[
            Column::moment("registered_at").from(DECIDED),
            Column::text("country").purpose("to know which age the law asks for (GDPR Art. 8)"),
            Column::new("at_least", Shape::Number).purpose("to know that you are old enough (GDPR Art. 8)"),
            Column::text("notice").from(DECIDED),
            Column::text("version").from(DECIDED),
            Column::text("language").from("the language of the page that you used"),
            Column::text("form").from(DECIDED),
            Column::moment("accepted_at").from(DECIDED),
            Column::new("visits", Shape::Number).from(SERVED).purpose("to ask you nothing before you know us"),
        ],
        hidden: &[],
        handles: &["person_id", "wording_hash"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::UntilErased,
        restored: Restored::WithOwner,
    },
    Table {
        name: "attribute",
        called: "attribute",
        owner: Owner::Person("person_id"),
        source: GIVEN,
        purpose: "what stands beside each question",
        shown: &[
            Column::text("attribute"),
            Column::text("purpose"),
            Column::sealed("value", ATTRIBUTE_VALUE),
            Column::text("form").from(DECIDED),
            Column::moment("answered_at").from(DECIDED),
        ],
        hidden: &[],
        handles: &["id", "person_id", "key_id"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilErased,
        // One that was changed or removed is not back.
        restored: Restored::Dropped("value"),
    },
    Table {
        name: "put_off",
        called: "put_off",
        owner: Owner::Person("person_id"),
        source: DECIDED,
        purpose: "to not ask you what you do not want to be asked",
        shown: &[Column::text("attribute"), Column::moment("put_off_at"), Column::moment("again_at")],
        hidden: &[],
        handles: &["person_id"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::UntilErased,
        restored: Restored::WithOwner,
    },
    Table {
        name: "loyalty_number",
        called: "loyalty_number",
        owner: Owner::Person("person_id"),
        source: GIVEN,
        purpose: "to know you by it in the brand's loyalty programme",
        shown: &[
            Column::sealed("number", LOYALTY_NUMBER),
            Column::text("purpose").from(DECIDED),
            Column::text("form").from(DECIDED),
            Column::moment("claimed_at").from(DECIDED),
            Column::moment("proved_at").from(BY_BRAND).purpose("to know that the number is yours"),
        ],
        hidden: &[],
        handles: &["id", "person_id", "brand_id", "key_id", "number_index"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::UntilErased,
        // One that was changed, removed or refused is not back.
        restored: Restored::Dropped("number"),
    },
    Table {
        name: "preference",
        called: "preference",
        owner: Owner::Person("person_id"),
        source: GIVEN,
        purpose: "to send what you asked for and nothing else",
        shown: &[
            Column::text("topic"),
            Column::text("channel"),
            Column::moment("wanted_at"),
            Column::moment("changed_at").from(DECIDED),
            Column::text("form").from(DECIDED),
        ],
        hidden: &[],
        handles: &["person_id"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::UntilErased,
        restored: Restored::WithOwner,
    },
    Table {
        name: "consent",
        called: "consent",
        owner: Owner::Person("person_id"),
        source: GIVEN,
        purpose: "to prove what you consented to (GDPR Art. 7(1))",
        shown: &[
            Column::text("purpose"),
            Column::moment("asked_at").from(DECIDED),
            Column::moment("given_at").from(DECIDED),
            Column::moment("withdrawn_at").from(DECIDED),
            Column::text("notice").from(DECIDED),
            Column::text("version").from(DECIDED),
            Column::text("language").from("the language of the page that you used"),
            Column::text("form").from(DECIDED),
        ],
        hidden: &[],
        handles: &["person_id", "wording_hash"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::UntilErased,
        restored: Restored::WithOwner,
    },
    Table {
        name: "pending_change",
        called: "pending_change",
        owner: Owner::Person("person_id"),
        source: "given by somebody else in your name",
        purpose: "to let you decide on it",
        shown: &[Column::text("topics"), Column::moment("asked_at"), Column::moment("expires_at")],
        hidden: &[],
        handles: &["id", "person_id"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::Until("expires_at"),
        restored: Restored::WithOwner,
    },
    Table {
        name: "wish",
        called: "wish",
        owner: Owner::Person("person_id"),
        source: GIVEN,
        purpose: "to remember it for you",
        shown: &[
            Column::sealed("item", WISH_ITEM),
            Column::sealed("label", WISH_LABEL),
            Column::sealed("note", WISH_NOTE),
            Column::moment("wished_at"),
        ],
        hidden: &[],
        handles: &["id", "person_id", "key_id", "item_index"],
        sealed_under: SealedUnder::OwnersKey,
        retention: Retention::UntilErased,
        restored: Restored::Dropped("item"),
    },
    Table {
        name: "withdrawal",
        called: "withdrawal",
        owner: Owner::Person("person_id"),
        source: DECIDED,
        purpose: "to carry out a withdrawal once",
        shown: &[],
        hidden: &[],
        handles: &["id", "person_id"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::UntilErased,
        restored: Restored::WithOwner,
    },
    Table {
        name: "queue",
        called: "email",
        owner: Owner::Person("person_id"),
        source: SERVED,
        purpose: "to send you the emails that you caused",
        // What a waiting email says is sealed, and is theirs when it arrives.
        shown: &[
            Column::text("kind"),
            Column::text("payload"),
            Column::moment("made_at"),
            Column::moment("ended_at"),
            Column::text("failure"),
        ],
        hidden: &[Column::sealed("sealed", QUEUE_SEALED).kept(Retention::UntilItIs("sent"))],
        handles: &[
            "id",
            "lane",
            "dedup_key",
            "brand_id",
            "attempt_id",
            "mailbox_id",
            "person_id",
            "key_id",
            "due_at",
            "expires_at",
            "attempts",
            "claim",
            "claimed_until",
            "dead_at",
        ],
        sealed_under: SealedUnder::OwnersKey,
        retention: Retention::DaysAfter("ended_at", EMAIL_DAYS),
        restored: Restored::Dropped("sealed"),
    },
    Table {
        name: "link",
        called: "link",
        owner: Owner::Mailbox("mailbox_id"),
        source: SERVED,
        purpose: "to know a link that we mailed to you",
        shown: &[
            Column::text("kind"),
            Column::moment("made_at"),
            Column::moment("expires_at"),
            Column::moment("used_at"),
        ],
        hidden: &[],
        handles: &["token_hash", "brand_id", "attempt_id", "mailbox_id", "person_id", "details"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::DaysAfter("expires_at", LINK_DAYS),
        restored: Restored::WithOwner,
    },
    Table {
        name: "session",
        called: "session",
        owner: Owner::Mailbox("mailbox_id"),
        source: SERVED,
        purpose: "to keep you signed in",
        shown: &[
            Column::text("browser").purpose("to let you see where you are signed in"),
            Column::text("place").purpose("to let you see where you are signed in"),
            Column::moment("seen_at").purpose("to let you see whether it is in use"),
            Column::moment("made_at"),
            Column::moment("expires_at"),
        ],
        hidden: &[],
        handles: &[
            "id_hash",
            "mailbox_id",
            "account_id",
            "linked_account_id",
            "provider_session",
            "stay_id",
            "is_halfway",
            "data",
        ],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::Until("expires_at"),
        restored: Restored::WithOwner,
    },
    Table {
        name: "stay",
        called: "stay_signed_in",
        owner: Owner::Mailbox("mailbox_id"),
        source: SERVED,
        purpose: "to keep you signed in on a device where you chose that",
        shown: &[
            Column::text("browser").purpose("to let you see where you stay signed in"),
            Column::text("place").purpose("to let you see where you stay signed in"),
            Column::moment("made_at").from(DECIDED),
            Column::moment("rotated_at").purpose("to notice that somebody copied it"),
            Column::moment("seen_at")
                .purpose("to let you see whether it is in use, and to notice that somebody copied it"),
            Column::moment("expires_at"),
        ],
        hidden: &[],
        handles: &[
            "id",
            "mailbox_id",
            "account_id",
            "linked_account_id",
            "provider_session",
            "token_hash",
            "previous_hash",
            "data",
        ],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::Until("expires_at"),
        restored: Restored::WithOwner,
    },
    Table {
        name: "attempt",
        called: "attempt",
        owner: Owner::AddressAtBrand,
        source: "given on a form with your address",
        purpose: "to ask the owner of the address whether it was them",
        // What was typed may be a stranger's words about them; it is shown to nobody until its own link confirms it.
        shown: &[
            Column::text("kind"),
            Column::text("language"),
            Column::moment("asked_at"),
            Column::moment("confirmed_at"),
        ],
        hidden: &[Column::sealed("typed", ATTEMPT_TYPED).kept(Retention::UntilItIs("confirmed, thirty days at most"))],
        handles: &["id", "brand_id", "key_id", "address_index", "index_key", "guard_index", "decided_at"],
        sealed_under: SealedUnder::OwnKey,
        retention: Retention::DaysAfter("asked_at", ATTEMPT_DAYS),
        restored: Restored::Dropped("typed"),
    },
    Table {
        name: "mail_cap",
        called: "mail_cap",
        owner: Owner::Address,
        source: SERVED,
        purpose: "to keep others from flooding your mailbox",
        shown: &[Column::text("kind"), Column::moment("sent_at"), Column::moment("expires_at")],
        hidden: &[],
        handles: &["id", "address_index", "index_key"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::Until("expires_at"),
        restored: Restored::WithOwner,
    },
    Table {
        name: "mute",
        called: "mute",
        owner: Owner::Address,
        source: "given by you or your mail server",
        purpose: "to write no emails that are not wanted",
        shown: &[Column::text("reason"), Column::moment("since"), Column::moment("expires_at")],
        hidden: &[],
        handles: &["address_index", "index_key"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::Until("expires_at"),
        restored: Restored::WithOwner,
    },
    Table {
        name: "suppression",
        called: "suppression",
        owner: Owner::Suppressed,
        source: GIVEN,
        purpose: "to never write to you again by mistake (GDPR Art. 21(3))",
        shown: &[Column::text("reason"), Column::moment("since"), Column::moment("expires_at")],
        hidden: &[],
        handles: &["brand_id", "address_index", "index_key"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::Until("expires_at"),
        restored: Restored::WithOwner,
    },
    Table {
        name: "ledger",
        called: "ledger",
        owner: Owner::Pseudonym("subject"),
        source: DECIDED,
        purpose: "to prove what you decided (GDPR Art. 5(2), 7(1))",
        shown: &[Column::new("seq", Shape::Number), Column::text("entry")],
        hidden: &[],
        handles: &["subject", "hash"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::AsEvidence,
        restored: Restored::WithOwner,
    },
    Table {
        name: "chain",
        called: "chain",
        owner: Owner::Pseudonym("subject"),
        source: DECIDED,
        purpose: "to prove that the ledger is whole",
        shown: &[],
        hidden: &[],
        handles: &["subject", "seq", "hash", "checkpoint"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::AsEvidence,
        restored: Restored::WithOwner,
    },
    Table {
        name: "checkpoint_head",
        called: "checkpoint_head",
        owner: Owner::Pseudonym("subject"),
        source: DECIDED,
        purpose: "to prove that the ledger is whole",
        shown: &[],
        hidden: &[],
        handles: &["checkpoint", "subject", "seq", "hash"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::AsEvidence,
        restored: Restored::WithOwner,
    },
    Table {
        name: "erasure",
        called: "erasure",
        owner: Owner::Pseudonym("person_id"),
        source: DECIDED,
        purpose: "to erase you again should a backup bring you back",
        shown: &[],
        hidden: &[],
        handles: &["person_id", "brand_id", "key_id", "reason", "erased_at", "finished_at"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::AsEvidence,
        restored: Restored::WithOwner,
    },
    Table {
        name: "used_challenge",
        called: "used_challenge",
        owner: Owner::NobodyAnymore,
        source: SERVED,
        purpose: "to take no answer of a passkey or a provider twice",
        shown: &[],
        hidden: &[],
        handles: &["hash", "expires_at"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::Until("expires_at"),
        restored: Restored::WithOwner,
    },
    Table {
        name: "sign_in_code",
        called: "sign_in_code",
        owner: Owner::NobodyAnymore,
        source: SERVED,
        purpose: "to know the code that we mailed to you",
        shown: &[],
        hidden: &[],
        handles: &["attempt_id", "token_hash", "mac", "tries", "expires_at"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::Until("expires_at"),
        restored: Restored::WithOwner,
    },
    Table {
        name: "guess_count",
        called: "guess_count",
        owner: Owner::NobodyAnymore,
        source: SERVED,
        purpose: "to keep others from guessing passwords and codes",
        shown: &[],
        hidden: &[],
        handles: &["subject", "failures", "last_at"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::DaysAfter("last_at", 90),
        restored: Restored::WithOwner,
    },
    Table {
        name: "source_count",
        called: "source_count",
        owner: Owner::NobodyAnymore,
        source: SERVED,
        purpose: "to keep machines from flooding forms",
        shown: &[],
        hidden: &[],
        handles: &["source", "action", "window_start", "hits"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::DaysAfter("window_start", 1),
        restored: Restored::WithOwner,
    },
    Table {
        name: "failed_token",
        called: "failed_token",
        owner: Owner::NobodyAnymore,
        source: SERVED,
        purpose: "to keep machines from guessing links",
        shown: &[],
        hidden: &[],
        handles: &["source", "failures", "first_at", "last_at"],
        sealed_under: SealedUnder::Nothing,
        retention: Retention::DaysAfter("last_at", 1),
        restored: Restored::WithOwner,
    },
];

/// Tables of the main database without personal data.
pub const IMPERSONAL: &[&str] = &["installation", "brand", "wording", "statement", "retired_key", "checkpoint"];

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

/// Tables of the keys database that are scrubbed after an erasure: whatever it changes.
pub fn scrubbed_keys() -> Vec<&'static str> {
    IN_KEYS.iter().filter(|table| table.erased != Erased::Never).map(|table| table.name).collect()
}
