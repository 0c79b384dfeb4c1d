//! Many ids in one statement: an array on PostgreSQL, a JSON value on SQLite, which has no arrays.

use sqlx::{
    AssertSqlSafe, Encode, Postgres, Sqlite, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgTypeInfo},
    sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo},
};
use uuid::Uuid;

use super::{Dialect, ReadTx, Result, all};

/// A condition on a column: that it is among the ids of `$1`, which are [`Ids`].
pub const AMONG: Dialect = Dialect { sqlite: "in (select unhex(value) from json_each($1))", postgres: "= any($1)" };

const LISTED: Dialect =
    Dialect { sqlite: "select unhex(value) as listed from json_each($1)", postgres: "select unnest($1) as listed" };

/// Ids, to be bound to [`AMONG`].
#[derive(Clone, Copy)]
pub struct Ids<'a>(pub &'a [Uuid]);

impl Type<Sqlite> for Ids<'_> {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for Ids<'_> {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> std::result::Result<IsNull, BoxDynError> {
        let quoted: Vec<String> = self.0.iter().map(|id| format!("\"{}\"", id.simple())).collect();
        <String as Encode<Sqlite>>::encode(format!("[{}]", quoted.join(",")), buffer)
    }
}

impl Type<Postgres> for Ids<'_> {
    fn type_info() -> PgTypeInfo {
        <[Uuid] as Type<Postgres>>::type_info()
    }
}

impl Encode<'_, Postgres> for Ids<'_> {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> std::result::Result<IsNull, BoxDynError> {
        <&[Uuid] as Encode<Postgres>>::encode(self.0, buffer)
    }
}

/// Which of these ids no row of a table has.
pub async fn absent(tx: &mut ReadTx, table: &'static str, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let listed = tx.spell(LISTED);
    let sql = AssertSqlSafe(format!(
        "select listed from ({listed}) as ids where not exists (select 1 from {table} where {table}.id = ids.listed)"
    ));
    let rows = all!(tx, (Uuid,), sql, Ids(ids))?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
