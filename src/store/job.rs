//! Work that a transaction left to be done after it.

use uuid::Uuid;

use super::{Dialect, ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub kind: String,
    pub subject: Uuid,
    pub tries: i64,
}

pub async fn insert(tx: &mut WriteTx, id: Uuid, kind: &str, subject: Uuid, due_at: Moment) -> Result<()> {
    run!(tx, "insert into job (id, kind, subject, due_at, tries) values ($1, $2, $3, $4, 0)", id, kind, subject, due_at)
        .map(|_| ())
}

/// Inserts under an id of its kind's own. If such a job waits already, it stays as it is; if one is being done, it is to be
/// done again, since what it works on has changed.
pub async fn insert_once(tx: &mut WriteTx, id: Uuid, kind: &str, due_at: Moment) -> Result<()> {
    run!(
        tx,
        "insert into job (id, kind, subject, due_at, tries) values ($1, $2, $1, $3, 0)
         on conflict (id) do update set tries = 0, claimed_until = null,
         due_at = case when job.claimed_until is null then job.due_at else excluded.due_at end",
        id,
        kind,
        due_at
    )
    .map(|_| ())
}

const CLAIM: Dialect = Dialect {
    sqlite: "update job set claimed_until = $2, tries = tries + 1 where id in (
                 select id from job where due_at <= $1 and (claimed_until is null or claimed_until <= $1) order by due_at limit $3)
             returning id, kind, subject, tries",
    postgres: "update job set claimed_until = $2, tries = tries + 1 where id in (
                   select id from job where due_at <= $1 and (claimed_until is null or claimed_until <= $1) order by due_at limit $3
                   for update skip locked)
               returning id, kind, subject, tries",
};

/// Jobs that are due, each claimed until `until`.
pub async fn claim(tx: &mut WriteTx, now: Moment, until: Moment, limit: i64) -> Result<Vec<Row>> {
    all!(tx, Row, tx.spell(CLAIM), now, until, limit)
}

/// Whether any job is due: asked before claiming, so that an idle house never writes.
pub async fn any_due(tx: &mut ReadTx, now: Moment) -> Result<bool> {
    let row = maybe!(
        tx,
        (i64,),
        "select cast(1 as bigint) from job where due_at <= $1 and (claimed_until is null or claimed_until <= $1) limit 1",
        now
    )?;
    Ok(row.is_some())
}

/// How many are left to be done.
pub async fn waiting(tx: &mut ReadTx) -> Result<i64> {
    Ok(one!(tx, (i64,), "select count(*) from job")?.0)
}

/// Unless it was left again meanwhile.
pub async fn done(tx: &mut WriteTx, row: &Row) -> Result<()> {
    run!(tx, "delete from job where id = $1 and tries = $2", row.id, row.tries).map(|_| ())
}

pub async fn again(tx: &mut WriteTx, id: Uuid, due_at: Moment, failure: &str) -> Result<()> {
    run!(tx, "update job set due_at = $2, failure = $3, claimed_until = null where id = $1", id, due_at, failure)
        .map(|_| ())
}

/// Claims a job for longer.
pub async fn hold(tx: &mut WriteTx, id: Uuid, until: Moment) -> Result<()> {
    run!(tx, "update job set claimed_until = $2 where id = $1", id, until).map(|_| ())
}

/// Writes about as much as a story does and takes it away again, so that a full disk shows.
pub async fn probe(tx: &mut WriteTx, id: Uuid, filling: &str, never: Moment) -> Result<()> {
    insert(tx, id, "probe", id, never).await?;
    again(tx, id, never, filling).await?;
    run!(tx, "delete from job where id = $1", id).map(|_| ())
}
