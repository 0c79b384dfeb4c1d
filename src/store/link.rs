//! Links that were mailed, by the hash of their token.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, maybe, run};
use crate::base::clock::{Moment, SKEW};

/// What a link does when it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Confirms an attempt (double opt-in).
    Confirmation,
    /// Says that somebody else asked.
    Disavow,
    SignIn,
    /// Takes back what an unsubscribe link did.
    Undo,
    /// Proves a new address.
    NewAddress,
    /// Puts an old address back.
    OldAddress,
    /// Ends what was done to an account without its owner.
    Secure,
}

impl LinkKind {
    pub const ALL: [LinkKind; 7] = [
        LinkKind::Confirmation,
        LinkKind::Disavow,
        LinkKind::SignIn,
        LinkKind::Undo,
        LinkKind::NewAddress,
        LinkKind::OldAddress,
        LinkKind::Secure,
    ];

    /// As rows hold it.
    pub fn name(self) -> &'static str {
        match self {
            LinkKind::Confirmation => "confirmation",
            LinkKind::Disavow => "not-me",
            LinkKind::SignIn => "sign-in",
            LinkKind::Undo => "undo",
            LinkKind::NewAddress => "new-address",
            LinkKind::OldAddress => "old-address",
            LinkKind::Secure => "secure",
        }
    }
}

impl TryFrom<String> for LinkKind {
    type Error = String;

    fn try_from(name: String) -> std::result::Result<LinkKind, String> {
        let found = LinkKind::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| format!("no kind of link is called `{name}`"))
    }
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub token_hash: Vec<u8>,
    #[sqlx(try_from = "String")]
    pub kind: LinkKind,
    pub brand_id: Uuid,
    pub attempt_id: Option<Uuid>,
    pub mailbox_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    /// JSON of what an undo puts back, or where a sign-in goes on.
    pub details: Option<String>,
    pub made_at: Moment,
    pub expires_at: Moment,
    pub used_at: Option<Moment>,
}

impl Row {
    /// Whether its time is up, or cannot be known.
    pub fn is_over(&self, now: Moment) -> bool {
        self.expires_at <= now || self.made_at > now.plus(SKEW)
    }
}

pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<()> {
    run!(
        tx,
        "insert into link (token_hash, kind, brand_id, attempt_id, mailbox_id, person_id, details, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &row.token_hash,
        row.kind.name(),
        row.brand_id,
        row.attempt_id,
        row.mailbox_id,
        row.person_id,
        &row.details,
        row.made_at,
        row.expires_at
    )
    .map(|_| ())
}

/// Bound to its kind: a token of another kind is not found.
pub async fn by_hash(tx: &mut ReadTx, kind: LinkKind, token_hash: &[u8]) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select token_hash, kind, brand_id, attempt_id, mailbox_id, person_id, details, made_at, expires_at, used_at
         from link where token_hash = $2 and kind = $1",
        kind.name(),
        token_hash
    )
}

/// Consumes a link, once: whether this was the one time.
pub async fn consume(tx: &mut WriteTx, kind: LinkKind, token_hash: &[u8], now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update link set used_at = $3
         where token_hash = $2 and kind = $1 and used_at is null and expires_at > $3 and made_at <= $4",
        kind.name(),
        token_hash,
        now,
        now.plus(SKEW)
    )?;
    Ok(rows == 1)
}

/// Ends an attempt's unused links of a kind.
pub async fn expire_of_attempt(tx: &mut WriteTx, attempt_id: Uuid, kind: LinkKind, now: Moment) -> Result<()> {
    run!(
        tx,
        "update link set expires_at = $3 where attempt_id = $1 and kind = $2 and used_at is null and expires_at > $3",
        attempt_id,
        kind.name(),
        now
    )
    .map(|_| ())
}

/// Ends a person's unused links of these kinds.
pub async fn expire_of_person(tx: &mut WriteTx, person_id: Uuid, kinds: &[LinkKind], now: Moment) -> Result<()> {
    for kind in kinds {
        run!(
            tx,
            "update link set expires_at = $3 where person_id = $1 and kind = $2 and used_at is null and expires_at > $3",
            person_id,
            kind.name(),
            now
        )?;
    }
    Ok(())
}

/// A person's links of a kind, used and over ones too.
pub async fn of_person(tx: &mut ReadTx, person_id: Uuid, kind: LinkKind) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select token_hash, kind, brand_id, attempt_id, mailbox_id, person_id, details, made_at, expires_at, used_at
         from link where person_id = $1 and kind = $2 order by made_at, token_hash",
        person_id,
        kind.name()
    )
}

/// A person's links of a kind that can still be used.
pub async fn unused_of_person(tx: &mut ReadTx, person_id: Uuid, kind: LinkKind, now: Moment) -> Result<Vec<Vec<u8>>> {
    let rows = all!(
        tx,
        (Vec<u8>,),
        "select token_hash from link where person_id = $1 and kind = $2 and used_at is null and expires_at > $3",
        person_id,
        kind.name(),
        now
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Ends these links.
pub async fn expire(tx: &mut WriteTx, token_hashes: &[Vec<u8>], now: Moment) -> Result<()> {
    for hash in token_hashes {
        run!(tx, "update link set expires_at = $2 where token_hash = $1 and used_at is null", hash, now)?;
    }
    Ok(())
}

/// Ends the ways back to a person's old addresses that were made since `made_at`; to which mailboxes they led.
pub async fn expire_ways_back(tx: &mut WriteTx, person_id: Uuid, made_at: Moment, now: Moment) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Option<Uuid>,),
        "update link set expires_at = $3 where person_id = $1 and kind = 'old-address' and used_at is null
         and made_at >= $2 and expires_at > $3 returning mailbox_id",
        person_id,
        made_at,
        now
    )?;
    Ok(rows.into_iter().filter_map(|row| row.0).collect())
}

/// Whether somebody other than this person may still have a mailbox's address again.
pub async fn others_may_come_back(tx: &mut ReadTx, mailbox_id: Uuid, person_id: Uuid, now: Moment) -> Result<bool> {
    let row = maybe!(
        tx,
        (i64,),
        "select cast(1 as bigint) from link where mailbox_id = $1 and person_id <> $2 and kind = 'old-address'
         and used_at is null and expires_at > $3 limit 1",
        mailbox_id,
        person_id,
        now
    )?;
    Ok(row.is_some())
}

/// The mailboxes to which a person could be put back, ever.
pub async fn ways_back(tx: &mut ReadTx, person_id: Uuid) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Option<Uuid>,),
        "select distinct mailbox_id from link where person_id = $1 and kind = 'old-address'",
        person_id
    )?;
    Ok(rows.into_iter().filter_map(|row| row.0).collect())
}

/// An attempt's links are the person's who confirmed it: they show in the copy.
pub async fn give_to(tx: &mut WriteTx, attempt_id: Uuid, mailbox_id: Uuid, person_id: Uuid) -> Result<()> {
    run!(tx, "update link set mailbox_id = $2, person_id = $3 where attempt_id = $1", attempt_id, mailbox_id, person_id)
        .map(|_| ())
}

/// Ends every link that has not been used, but those by which somebody takes their address back.
pub async fn expire_all(tx: &mut WriteTx, now: Moment) -> Result<()> {
    run!(tx, "update link set expires_at = $1 where used_at is null and expires_at > $1 and kind <> 'old-address'", now)
        .map(|_| ())
}
