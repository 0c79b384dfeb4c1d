//! The ledger's rows: append-only, one chain a subject.

use uuid::Uuid;

use super::{Dialect, ReadTx, Result, WriteTx, all, insert, maybe, one, run};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Head {
    pub subject: Uuid,
    pub seq: i64,
    pub hash: Vec<u8>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub subject: Uuid,
    pub seq: i64,
    /// Canonical JSON.
    pub entry: String,
    pub hash: Vec<u8>,
}

/// The next number of a chain and the hash before it. Whoever has it holds the chain until the transaction ends.
pub async fn take(tx: &mut WriteTx, subject: Uuid, first: &[u8]) -> Result<Head> {
    one!(
        tx,
        Head,
        "insert into chain (subject, seq, hash) values ($1, 1, $2)
         on conflict (subject) do update set seq = chain.seq + 1 returning subject, seq, hash",
        subject,
        first
    )
}

/// Heads of subjects that have no chain yet.
pub async fn insert_heads(tx: &mut WriteTx, heads: &[Head]) -> Result<()> {
    insert!(tx, "insert into chain (subject, seq, hash) ", heads, |head| (head.subject, head.seq, &head.hash), "")
        .map(|_| ())
}

pub async fn insert(tx: &mut WriteTx, rows: &[Row]) -> Result<()> {
    insert!(
        tx,
        "insert into ledger (subject, seq, entry, hash) ",
        rows,
        |row| (row.subject, row.seq, &row.entry, &row.hash),
        ""
    )
    .map(|_| ())
}

/// The last entry, and with it where its chain stands.
const APPEND: Dialect = Dialect {
    sqlite: "insert into ledger (subject, seq, entry, hash) values ($1, $2, $3, $4);
             update chain set seq = $2, hash = $4, checkpoint = null where subject = $1",
    postgres: "with entry as (insert into ledger (subject, seq, entry, hash) values ($1, $2, $3, $4))
               update chain set seq = $2, hash = $4, checkpoint = null where subject = $1",
};

/// Entries in order, all of one chain, which was taken.
pub async fn append(tx: &mut WriteTx, entries: &[Row]) -> Result<()> {
    let Some((last, before)) = entries.split_last() else { return Ok(()) };
    if !before.is_empty() {
        insert(tx, before).await?;
    }
    run!(tx, tx.spell(APPEND), last.subject, last.seq, &last.entry, &last.hash).map(|_| ())
}

pub async fn of(tx: &mut ReadTx, subject: Uuid) -> Result<Vec<Row>> {
    all!(tx, Row, "select subject, seq, entry, hash from ledger where subject = $1 order by seq", subject)
}

/// Heads in id order, from after an id on.
pub async fn heads_after(tx: &mut ReadTx, after: Uuid, limit: i64) -> Result<Vec<Head>> {
    all!(tx, Head, "select subject, seq, hash from chain where subject > $1 order by subject limit $2", after, limit)
}

/// Entries in (subject, seq) order, from after one on.
pub async fn entries_after(tx: &mut ReadTx, subject: Uuid, seq: i64, limit: i64) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select subject, seq, entry, hash from ledger where (subject, seq) > ($1, $2) order by subject, seq limit $3",
        subject,
        seq,
        limit
    )
}

const NAMED: Dialect = Dialect {
    sqlite: "select distinct json_extract(entry, '$.wording_hash'), json_extract(entry, '$.statement_hash')
             from ledger where json_extract(entry, '$.event') = 'consent-given'",
    postgres: "select distinct entry::json->>'wording_hash', entry::json->>'statement_hash'
               from ledger where entry::json->>'event' = 'consent-given'",
};

/// What the evidence of consents names by hash, in hex: the wording, and since it is kept the statement about the purpose.
pub async fn named(tx: &mut ReadTx) -> Result<Vec<(Option<String>, Option<String>)>> {
    all!(tx, (Option<String>, Option<String>), tx.spell(NAMED))
}

/// Takes a whole chain away; where it stood, if it was there.
pub async fn remove(tx: &mut WriteTx, subject: Uuid) -> Result<Option<Head>> {
    let head = maybe!(tx, Head, "delete from chain where subject = $1 returning subject, seq, hash", subject)?;
    run!(tx, "delete from ledger where subject = $1", subject)?;
    Ok(head)
}
