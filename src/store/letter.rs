//! The outbox.

use uuid::Uuid;

use super::{Dialect, ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub kind: String,
    pub brand_id: Uuid,
    pub attempt_id: Option<Uuid>,
    pub mailbox_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub key_id: Uuid,
    /// Sealed at `letter.content`; none once sent.
    pub content: Option<Vec<u8>>,
    pub made_at: Moment,
    pub next_at: Moment,
    pub expires_at: Moment,
    pub tries: i64,
    pub sent_at: Option<Moment>,
    pub dead_at: Option<Moment>,
    pub failure: Option<String>,
}

pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<()> {
    run!(
        tx,
        "insert into letter (id, kind, brand_id, attempt_id, mailbox_id, person_id, key_id, content, made_at, next_at, expires_at, tries)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)",
        row.id,
        &row.kind,
        row.brand_id,
        row.attempt_id,
        row.mailbox_id,
        row.person_id,
        row.key_id,
        &row.content,
        row.made_at,
        row.next_at,
        row.expires_at
    )
    .map(|_| ())
}

/// Letters that are due, each claimed until `until` by whoever asked, so that no two processes send one.
const CLAIM: Dialect = Dialect {
    sqlite: "update letter set claimed_until = $2, tries = tries + 1 where id in (
                 select id from letter where sent_at is null and dead_at is null and next_at <= $1
                 and (claimed_until is null or claimed_until <= $1) order by next_at limit $3)
             returning id, kind, brand_id, attempt_id, mailbox_id, person_id, key_id, content, made_at, next_at, expires_at,
                       tries, sent_at, dead_at, failure",
    postgres: "update letter set claimed_until = $2, tries = tries + 1 where id in (
                   select id from letter where sent_at is null and dead_at is null and next_at <= $1
                   and (claimed_until is null or claimed_until <= $1) order by next_at limit $3 for update skip locked)
               returning id, kind, brand_id, attempt_id, mailbox_id, person_id, key_id, content, made_at, next_at, expires_at,
                         tries, sent_at, dead_at, failure",
};

pub async fn claim(tx: &mut WriteTx, now: Moment, until: Moment, limit: i64) -> Result<Vec<Row>> {
    all!(tx, Row, tx.spell(CLAIM), now, until, limit)
}

/// Whether any letter is due: asked before claiming, so that an idle outbox never writes.
pub async fn any_due(tx: &mut ReadTx, now: Moment) -> Result<bool> {
    let row = maybe!(
        tx,
        (i64,),
        "select cast(1 as bigint) from letter where sent_at is null and dead_at is null and next_at <= $1
         and (claimed_until is null or claimed_until <= $1) limit 1",
        now
    )?;
    Ok(row.is_some())
}

/// How many wait to be handed over, and since when the oldest does.
pub async fn waiting(tx: &mut ReadTx) -> Result<(i64, Option<Moment>)> {
    one!(
        tx,
        (i64, Option<Moment>),
        "select count(*), min(made_at) from letter where sent_at is null and dead_at is null"
    )
}

/// Keeps a letter claimed whose conversation takes longer than a claim; nothing if it is settled already.
pub async fn hold(tx: &mut WriteTx, id: Uuid, until: Moment) -> Result<()> {
    run!(tx, "update letter set claimed_until = $2 where id = $1 and claimed_until is not null", id, until).map(|_| ())
}

pub async fn sent(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<()> {
    run!(
        tx,
        "update letter set sent_at = $2, content = null, claimed_until = null, failure = null where id = $1",
        id,
        now
    )
    .map(|_| ())
}

pub async fn again(tx: &mut WriteTx, id: Uuid, next_at: Moment, failure: &str) -> Result<()> {
    run!(tx, "update letter set next_at = $2, failure = $3, claimed_until = null where id = $1", id, next_at, failure)
        .map(|_| ())
}

/// No more tries. The content is kept for a retry by hand, unless it can be of no use.
pub async fn dead(tx: &mut WriteTx, id: Uuid, now: Moment, failure: &str, keep: bool) -> Result<()> {
    run!(
        tx,
        "update letter set dead_at = $2, failure = $3, claimed_until = null, content = case when $4 then content else null end
         where id = $1",
        id,
        now,
        failure,
        keep
    )
    .map(|_| ())
}

/// Brings a dead letter back to life; whether there was one with its content.
pub async fn retry(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update letter set dead_at = null, failure = null, next_at = $2, tries = 0
         where id = $1 and dead_at is not null and content is not null and expires_at > $2",
        id,
        now
    )?;
    Ok(rows == 1)
}

pub async fn by_id(tx: &mut ReadTx, id: Uuid) -> Result<Option<Row>> {
    maybe!(
        tx,
        Row,
        "select id, kind, brand_id, attempt_id, mailbox_id, person_id, key_id, content, made_at, next_at, expires_at,
         tries, sent_at, dead_at, failure from letter where id = $1",
        id
    )
}

/// What is waiting or dead, the newest first.
pub async fn unsent(tx: &mut ReadTx, limit: i64) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, kind, brand_id, attempt_id, mailbox_id, person_id, key_id, content, made_at, next_at, expires_at,
         tries, sent_at, dead_at, failure from letter where sent_at is null order by made_at desc limit $1",
        limit
    )
}

/// An attempt's letters are the person's who confirmed it: they show in the copy and go when the person goes.
pub async fn give_to(tx: &mut WriteTx, attempt_id: Uuid, mailbox_id: Uuid, person_id: Uuid) -> Result<()> {
    run!(
        tx,
        "update letter set mailbox_id = $2, person_id = $3 where attempt_id = $1",
        attempt_id,
        mailbox_id,
        person_id
    )
    .map(|_| ())
}

/// An attempt's waiting letters are dropped.
pub async fn delete_of_attempt(tx: &mut WriteTx, attempt_id: Uuid) -> Result<()> {
    run!(tx, "delete from letter where attempt_id = $1 and sent_at is null", attempt_id).map(|_| ())
}

/// Letters to a person that have not gone out.
pub async fn delete_waiting_of_person(tx: &mut WriteTx, person_id: Uuid) -> Result<()> {
    run!(tx, "delete from letter where person_id = $1 and sent_at is null", person_id).map(|_| ())
}
