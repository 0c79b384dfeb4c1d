//! The queue: work that a transaction leaves to be done after it.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Dialect, ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub kind: String,
    pub lane: i64,
    /// JSON, nothing personal.
    pub payload: Option<String>,
    /// One at a time of what has the same.
    pub dedup_key: Option<String>,
    pub brand_id: Option<Uuid>,
    pub attempt_id: Option<Uuid>,
    pub mailbox_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub key_id: Option<Uuid>,
    /// Sealed at `register::QUEUE_SEALED`; none once it is done.
    pub sealed: Option<Vec<u8>>,
    pub made_at: Moment,
    pub due_at: Moment,
    pub expires_at: Option<Moment>,
    pub attempts: i64,
    /// Of whoever is at it; only they note what becomes of it.
    pub claim: Option<Uuid>,
    pub ended_at: Option<Moment>,
    pub dead_at: Option<Moment>,
    pub failure: Option<String>,
}

const COLUMNS: &str =
    "id, kind, lane, payload, dedup_key, brand_id, attempt_id, mailbox_id, person_id, key_id, sealed, made_at, due_at,
                       expires_at, attempts, claim, ended_at, dead_at, failure";

/// If there is one of the same deduplication key, it is due no later than this one; one that is at work is done again
/// after that, since what it works on has changed; one that was given up lives again. A claim whose time is up is none: whoever
/// had it has died, and asking again and again must not put the work off.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<()> {
    run!(
        tx,
        "insert into queue (id, kind, lane, payload, dedup_key, brand_id, attempt_id, mailbox_id, person_id, key_id, sealed, made_at,
                            due_at, expires_at, attempts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0)
         on conflict (dedup_key) where dedup_key is not null do update set attempts = 0, ended_at = null, dead_at = null,
         due_at = case when (queue.claimed_until is null or queue.claimed_until <= excluded.made_at)
                  and queue.ended_at is null and queue.due_at < excluded.due_at then queue.due_at else excluded.due_at end",
        row.id,
        &row.kind,
        row.lane,
        &row.payload,
        &row.dedup_key,
        row.brand_id,
        row.attempt_id,
        row.mailbox_id,
        row.person_id,
        row.key_id,
        &row.sealed,
        row.made_at,
        row.due_at,
        row.expires_at
    )
    .map(|_| ())
}

/// Of several processes each claims others: PostgreSQL skips what another is just claiming, SQLite has one writer.
const UNCLAIMED: Dialect = Dialect { sqlite: "", postgres: "for update skip locked" };

/// A claim on work, until then.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    pub id: Uuid,
    pub until: Moment,
}

/// What is due of a lane, claimed. Kinds that this program does not know are left to one that does.
pub async fn claim(
    tx: &mut WriteTx,
    lane: i64,
    kinds: &[&'static str],
    now: Moment,
    claim: Claim,
    limit: i64,
) -> Result<Vec<Row>> {
    let sql = format!(
        "update queue set claimed_until = $3, claim = $5, attempts = attempts + 1 where id in (
             select id from queue where lane = $1 and ended_at is null and due_at <= $2
             and (claimed_until is null or claimed_until <= $2) and kind in ({}) order by due_at limit $4 {})
         returning {COLUMNS}",
        quoted(kinds),
        tx.spell(UNCLAIMED)
    );
    all!(tx, Row, AssertSqlSafe(sql), lane, now, claim.until, limit, claim.id)
}

/// Whether anything is due: asked before claiming, so that an idle installation never writes.
pub async fn any_due(tx: &mut ReadTx, lane: i64, kinds: &[&'static str], now: Moment) -> Result<bool> {
    let sql = format!(
        "select cast(1 as bigint) from queue where lane = $1 and ended_at is null and due_at <= $2
         and (claimed_until is null or claimed_until <= $2) and kind in ({}) limit 1",
        quoted(kinds)
    );
    Ok(maybe!(tx, (i64,), AssertSqlSafe(sql), lane, now)?.is_some())
}

/// Names in our own code, of letters and hyphens.
fn quoted(kinds: &[&'static str]) -> String {
    kinds.iter().map(|kind| format!("'{kind}'")).collect::<Vec<_>>().join(", ")
}

/// Keeps a claim for longer; nothing if the work ended meanwhile or is somebody else's by now.
pub async fn renew(tx: &mut WriteTx, row: &Row, until: Moment) -> Result<()> {
    run!(tx, "update queue set claimed_until = $3 where id = $1 and claim = $2", row.id, row.claim, until).map(|_| ())
}

/// Done, and nothing of it is kept. False where it was enqueued again meanwhile: then it is to be released.
pub async fn done(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let sql = "delete from queue where id = $1 and claim = $2 and attempts = $3";
    Ok(run!(tx, sql, row.id, row.claim, row.attempts)? == 1)
}

/// Whoever comes next may claim it.
pub async fn release(tx: &mut WriteTx, row: &Row) -> Result<()> {
    let sql = "update queue set claimed_until = null, claim = null where id = $1 and claim = $2";
    run!(tx, sql, row.id, row.claim).map(|_| ())
}

/// [`release`] of work that was broken off: as if it had not been tried.
pub async fn release_untried(tx: &mut WriteTx, id: Uuid, claim: Option<Uuid>) -> Result<()> {
    run!(
        tx,
        "update queue set claimed_until = null, claim = null, attempts = case when attempts > 0 then attempts - 1 else 0 end
         where id = $1 and claim = $2",
        id,
        claim
    )
    .map(|_| ())
}

/// Done; that it was stays, without what was sealed. False where it is somebody else's by now, or gone.
pub async fn done_and_kept(tx: &mut WriteTx, row: &Row, now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update queue set ended_at = $3, sealed = null, claimed_until = null, claim = null, failure = null
         where id = $1 and claim = $2",
        row.id,
        row.claim,
        now
    )?;
    Ok(rows == 1)
}

/// To be tried again then. An attempt that could not be made does not count.
pub async fn again(tx: &mut WriteTx, row: &Row, due_at: Moment, failure: &str, counts: bool) -> Result<()> {
    run!(
        tx,
        "update queue set due_at = $3, failure = $4, claimed_until = null, claim = null,
         attempts = case when $5 or attempts = 0 then attempts else attempts - 1 end where id = $1 and claim = $2",
        row.id,
        row.claim,
        due_at,
        failure,
        counts
    )
    .map(|_| ())
}

/// No more attempts. What is sealed is kept for a retry by hand, unless it can be of no use. False where it is somebody else's by
/// now, or gone.
pub async fn dead(tx: &mut WriteTx, row: &Row, now: Moment, failure: &str, keep: bool) -> Result<bool> {
    let rows = run!(
        tx,
        "update queue set ended_at = $3, dead_at = $3, failure = $4, claimed_until = null, claim = null,
         sealed = case when $5 then sealed else null end where id = $1 and claim = $2",
        row.id,
        row.claim,
        now,
        failure,
        keep
    )?;
    Ok(rows == 1)
}

/// Brings dead work back to life; whether there was any that is still of use.
pub async fn retry(tx: &mut WriteTx, id: Uuid, now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update queue set ended_at = null, dead_at = null, failure = null, due_at = $2, attempts = 0
         where id = $1 and dead_at is not null and (sealed is not null or key_id is null)
         and (expires_at is null or expires_at > $2)",
        id,
        now
    )?;
    Ok(rows == 1)
}

pub async fn by_id(tx: &mut ReadTx, id: Uuid) -> Result<Option<Row>> {
    maybe!(tx, Row, AssertSqlSafe(format!("select {COLUMNS} from queue where id = $1")), id)
}

/// What waits or was given up, the newest first.
pub async fn unfinished(tx: &mut ReadTx, limit: i64) -> Result<Vec<Row>> {
    let sql = format!(
        "select {COLUMNS} from queue where ended_at is null or dead_at is not null order by made_at desc, id desc limit $1"
    );
    all!(tx, Row, AssertSqlSafe(sql), limit)
}

/// How much of a kind waits, and since when the oldest does.
pub async fn waiting(tx: &mut ReadTx, kind: &str) -> Result<(i64, Option<Moment>)> {
    one!(
        tx,
        (i64, Option<Moment>),
        "select count(*), min(made_at) from queue where ended_at is null and kind = $1",
        kind
    )
}

/// How much waits of all kinds but one.
pub async fn waiting_but(tx: &mut ReadTx, kind: &str) -> Result<i64> {
    Ok(one!(tx, (i64,), "select count(*) from queue where ended_at is null and kind <> $1", kind)?.0)
}

/// How much was given up and can be retried.
pub async fn count_dead(tx: &mut ReadTx) -> Result<i64> {
    Ok(one!(tx, (i64,), "select count(*) from queue where dead_at is not null")?.0)
}

/// What an attempt left is the person's who confirmed it: it shows in the copy and goes when the person goes.
pub async fn give_to(tx: &mut WriteTx, attempt_id: Uuid, mailbox_id: Uuid, person_id: Uuid) -> Result<()> {
    run!(
        tx,
        "update queue set mailbox_id = $2, person_id = $3 where attempt_id = $1 and key_id is not null",
        attempt_id,
        mailbox_id,
        person_id
    )
    .map(|_| ())
}

/// Emails of an attempt that have not gone out.
pub async fn delete_of_attempt(tx: &mut WriteTx, attempt_id: Uuid) -> Result<()> {
    run!(
        tx,
        "delete from queue where attempt_id = $1 and key_id is not null and (ended_at is null or dead_at is not null)",
        attempt_id
    )
    .map(|_| ())
}

/// Emails to a person that have not gone out.
pub async fn delete_of_person(tx: &mut WriteTx, person_id: Uuid) -> Result<()> {
    run!(
        tx,
        "delete from queue where person_id = $1 and key_id is not null and (ended_at is null or dead_at is not null)",
        person_id
    )
    .map(|_| ())
}

/// Writes about as much as a story does and takes it away again, so that a full disk shows.
pub async fn probe(tx: &mut WriteTx, id: Uuid, filling: &str, never: Moment) -> Result<()> {
    run!(
        tx,
        "insert into queue (id, kind, lane, payload, made_at, due_at, attempts) values ($1, 'probe', 0, $2, $3, $3, 0)",
        id,
        filling,
        never
    )?;
    run!(tx, "delete from queue where id = $1", id).map(|_| ())
}
