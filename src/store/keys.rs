//! Rows of the keys database.

use uuid::Uuid;

use super::{Dialect, Result, Tx, all, maybe, one, run};
use crate::clock::Moment;

pub async fn insert(tx: &mut Tx, id: Uuid, wrapped: &[u8], born_at: Moment) -> Result<()> {
    run!(tx, "insert into data_key (id, wrapped, born_at) values ($1, $2, $3)", id, wrapped, born_at).map(|_| ())
}

pub async fn turn_live(tx: &mut Tx, id: Uuid, now: Moment) -> Result<()> {
    run!(tx, "update data_key set live_at = $2 where id = $1 and live_at is null", id, now).map(|_| ())
}

pub async fn wrapped(tx: &mut Tx, id: Uuid) -> Result<Option<Vec<u8>>> {
    let row = maybe!(tx, (Option<Vec<u8>>,), "select wrapped from data_key where id = $1", id)?;
    Ok(row.and_then(|row| row.0))
}

/// A list of ids as one JSON value, since the engines bind arrays differently.
const IN_LIST: Dialect = Dialect {
    sqlite: "select id, wrapped from data_key where wrapped is not null
             and id in (select unhex(replace(value, '-', '')) from json_each($1))",
    postgres: "select id, wrapped from data_key where wrapped is not null
               and id = any(select value::uuid from json_array_elements_text($1::json))",
};

pub async fn wrapped_many(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<u8>)>> {
    let list = json_list(ids);
    all!(tx, (Uuid, Vec<u8>), tx.spell(IN_LIST), &list)
}

/// Whether it was there to be destroyed.
pub async fn destroy(tx: &mut Tx, id: Uuid, now: Moment) -> Result<bool> {
    let rows = run!(
        tx,
        "update data_key set wrapped = null, destroyed_at = $2 where id = $1 and destroyed_at is null",
        id,
        now
    )?;
    Ok(rows == 1)
}

/// Keys born before `before` that never turned live: their transaction may have failed, or the process died after its commit.
pub async fn not_live(tx: &mut Tx, before: Moment) -> Result<Vec<Uuid>> {
    let rows = all!(
        tx,
        (Uuid,),
        "select id from data_key where live_at is null and destroyed_at is null and born_at < $1 order by born_at limit 1000",
        before
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

const MISSING: Dialect = Dialect {
    sqlite: "select unhex(replace(value, '-', '')) from json_each($1)
             where not exists (select 1 from data_key where id = unhex(replace(value, '-', '')))",
    postgres: "select value::uuid from json_array_elements_text($1::json)
               where not exists (select 1 from data_key where id = value::uuid)",
};

const DESTROYED: Dialect = Dialect {
    sqlite: "select id from data_key where destroyed_at is not null and id in (select unhex(replace(value, '-', '')) from json_each($1))",
    postgres: "select id from data_key where destroyed_at is not null
               and id = any(select value::uuid from json_array_elements_text($1::json))",
};

/// Which of these this database has never heard of.
pub async fn missing(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    ids_of(tx, MISSING, ids).await
}

/// Which of these are destroyed.
pub async fn destroyed(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    ids_of(tx, DESTROYED, ids).await
}

/// How many keys there are, of whatever state.
pub async fn count(tx: &mut Tx) -> Result<i64> {
    Ok(one!(tx, (i64,), "select count(*) from data_key")?.0)
}

/// A withdrawal in the journal.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Withdrawn {
    pub id: Uuid,
    pub person_id: Uuid,
    /// JSON of the product's withdrawal.
    pub what: String,
    pub withdrawn_at: Moment,
}

pub async fn journal(tx: &mut Tx, row: &Withdrawn) -> Result<()> {
    run!(
        tx,
        "insert into withdrawal_journal (id, person_id, what, withdrawn_at) values ($1, $2, $3, $4)",
        row.id,
        row.person_id,
        &row.what,
        row.withdrawn_at
    )
    .map(|_| ())
}

/// The journal in the order it was written, from after an id on.
pub async fn journal_after(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Withdrawn>> {
    all!(
        tx,
        Withdrawn,
        "select id, person_id, what, withdrawn_at from withdrawal_journal where id > $1 order by id limit $2",
        after,
        limit
    )
}

const NOT_JOURNALLED: Dialect = Dialect {
    sqlite: "select unhex(replace(value, '-', '')) from json_each($1)
             where not exists (select 1 from withdrawal_journal where id = unhex(replace(value, '-', '')))",
    postgres: "select value::uuid from json_array_elements_text($1::json)
               where not exists (select 1 from withdrawal_journal where id = value::uuid)",
};

/// Which of these withdrawals the journal has never heard of.
pub async fn not_journalled(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    ids_of(tx, NOT_JOURNALLED, ids).await
}

/// The journal of somebody who was erased.
pub async fn forget_journal(tx: &mut Tx, person_id: Uuid) -> Result<()> {
    run!(tx, "delete from withdrawal_journal where person_id = $1", person_id).map(|_| ())
}

pub(super) async fn ids_of(tx: &mut Tx, sql: Dialect, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let list = json_list(ids);
    Ok(all!(tx, (Uuid,), tx.spell(sql), &list)?.into_iter().map(|row| row.0).collect())
}

pub(super) fn json_list(ids: &[Uuid]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    format!("[{}]", quoted.join(","))
}
