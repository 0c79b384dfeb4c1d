//! Brands as applied, and every wording that was ever in force.

use uuid::Uuid;

use super::{Dialect, ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub slug: String,
    /// JSON of the product's brand.
    pub settings: String,
    pub applied_at: Moment,
}

pub async fn all(tx: &mut ReadTx) -> Result<Vec<Row>> {
    all!(tx, Row, "select id, slug, settings, applied_at from brand order by slug")
}

pub async fn by_slug(tx: &mut ReadTx, slug: &str) -> Result<Option<Row>> {
    maybe!(tx, Row, "select id, slug, settings, applied_at from brand where slug = $1", slug)
}

/// The highest revision: it rises whenever any brand is applied.
pub async fn revision(tx: &mut ReadTx) -> Result<i64> {
    Ok(one!(tx, (i64,), "select coalesce(max(revision), 0) from brand")?.0)
}

/// Two brands applied at once must not get the same revision. On SQLite there is one writer anyway.
const TURN: Dialect = Dialect { sqlite: "select 1", postgres: "lock table brand in share row exclusive mode" };

/// Inserts or replaces by slug; the id that the slug has.
pub async fn apply(tx: &mut WriteTx, row: &Row) -> Result<Uuid> {
    run!(tx, tx.spell(TURN))?;
    let (id,) = one!(
        tx,
        (Uuid,),
        "insert into brand (id, slug, settings, applied_at, revision)
         values ($1, $2, $3, $4, (select coalesce(max(revision), 0) + 1 from brand))
         on conflict (slug) do update set settings = excluded.settings, applied_at = excluded.applied_at, revision = excluded.revision
         returning id",
        row.id,
        &row.slug,
        &row.settings,
        row.applied_at
    )?;
    Ok(id)
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct WordingRow {
    pub hash: Vec<u8>,
    pub brand_id: Uuid,
    pub notice: String,
    pub version: String,
    pub language: String,
    /// JSON of the product's wording.
    pub wording: String,
    pub first_applied_at: Moment,
}

/// Keeps a wording, unless this notice, version and language has one already.
pub async fn keep_wording(tx: &mut WriteTx, row: &WordingRow) -> Result<()> {
    run!(
        tx,
        "insert into wording (hash, brand_id, notice, version, language, wording, first_applied_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        &row.hash,
        row.brand_id,
        &row.notice,
        &row.version,
        &row.language,
        &row.wording,
        row.first_applied_at
    )
    .map(|_| ())
}

const WORDING: &str = "select hash, brand_id, notice, version, language, wording, first_applied_at from wording";

/// Every version of a notice in a language, the newest first.
pub async fn wordings(tx: &mut ReadTx, brand_id: Uuid, notice: &str, language: &str) -> Result<Vec<WordingRow>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "{WORDING} where brand_id = $1 and notice = $2 and language = $3 order by first_applied_at desc, version desc"
    ));
    all!(tx, WordingRow, sql, brand_id, notice, language)
}

/// Every wording of a brand.
pub async fn wordings_of(tx: &mut ReadTx, brand_id: Uuid) -> Result<Vec<WordingRow>> {
    let sql = sqlx::AssertSqlSafe(format!("{WORDING} where brand_id = $1"));
    all!(tx, WordingRow, sql, brand_id)
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StatementRow {
    pub hash: Vec<u8>,
    pub brand_id: Uuid,
    pub purpose: String,
    /// JSON of the product's statement.
    pub statement: String,
    pub first_applied_at: Moment,
}

/// Keeps a statement, unless it is kept.
pub async fn keep_statement(tx: &mut WriteTx, row: &StatementRow) -> Result<()> {
    run!(
        tx,
        "insert into statement (hash, brand_id, purpose, statement, first_applied_at)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        &row.hash,
        row.brand_id,
        &row.purpose,
        &row.statement,
        row.first_applied_at
    )
    .map(|_| ())
}

const STATEMENT: &str = "select hash, brand_id, purpose, statement, first_applied_at from statement";

pub async fn statement(tx: &mut ReadTx, brand_id: Uuid, hash: &[u8]) -> Result<Option<StatementRow>> {
    let sql = sqlx::AssertSqlSafe(format!("{STATEMENT} where brand_id = $1 and hash = $2"));
    maybe!(tx, StatementRow, sql, brand_id, hash)
}

/// Everything a brand stated about a purpose, the oldest first.
pub async fn statements(tx: &mut ReadTx, brand_id: Uuid, purpose: &str) -> Result<Vec<StatementRow>> {
    let sql =
        sqlx::AssertSqlSafe(format!("{STATEMENT} where brand_id = $1 and purpose = $2 order by first_applied_at"));
    all!(tx, StatementRow, sql, brand_id, purpose)
}

/// Everything a brand stated.
pub async fn statements_of(tx: &mut ReadTx, brand_id: Uuid) -> Result<Vec<StatementRow>> {
    let sql = sqlx::AssertSqlSafe(format!("{STATEMENT} where brand_id = $1"));
    all!(tx, StatementRow, sql, brand_id)
}

pub async fn wording(tx: &mut ReadTx, brand_id: Uuid, hash: &[u8]) -> Result<Option<WordingRow>> {
    let sql = sqlx::AssertSqlSafe(format!("{WORDING} where brand_id = $1 and hash = $2"));
    maybe!(tx, WordingRow, sql, brand_id, hash)
}
