//! Many ids in one statement: the list is one JSON value, since the engines bind arrays differently.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Dialect, Result, Tx, all};

/// A condition on a column: that it is among the ids of `$1`, a [`list`].
pub const AMONG: Dialect = Dialect {
    sqlite: "in (select unhex(value) from json_each($1))",
    postgres: "= any(select value::uuid from json_array_elements_text($1::json))",
};

const LISTED: Dialect = Dialect {
    sqlite: "select unhex(value) as listed from json_each($1)",
    postgres: "select value::uuid as listed from json_array_elements_text($1::json)",
};

/// Ids, to be bound to [`AMONG`].
pub fn list(ids: &[Uuid]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("\"{}\"", id.simple())).collect();
    format!("[{}]", quoted.join(","))
}

/// Which of these ids no row of a table has.
pub async fn absent(tx: &mut Tx, table: &'static str, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let listed = tx.spell(LISTED);
    let sql = AssertSqlSafe(format!(
        "select listed from ({listed}) as ids where not exists (select 1 from {table} where {table}.id = ids.listed)"
    ));
    let rows = all!(tx, (Uuid,), sql, list(ids))?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
