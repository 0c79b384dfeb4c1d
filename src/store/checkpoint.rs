//! Checkpoints of the ledger and the heads they are about.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, ledger::Head, maybe, one, run};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub number: i64,
    /// Canonical JSON.
    pub body: String,
    pub signature: Vec<u8>,
}

pub async fn last(tx: &mut ReadTx) -> Result<Option<Row>> {
    maybe!(tx, Row, "select number, body, signature from checkpoint order by number desc limit 1")
}

/// In order, from after a number on.
pub async fn after(tx: &mut ReadTx, number: i64, limit: i64) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select number, body, signature from checkpoint where number > $1 order by number limit $2",
        number,
        limit
    )
}

/// Whether it was the first of its number: two processes may come at once.
pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<bool> {
    let rows = run!(
        tx,
        "insert into checkpoint (number, body, signature) values ($1, $2, $3) on conflict do nothing",
        row.number,
        &row.body,
        &row.signature
    )?;
    Ok(rows == 1)
}

/// Notes the heads that changed since the last checkpoint under a number, at most so many; how many there were.
pub async fn gather(tx: &mut WriteTx, number: i64, limit: i64) -> Result<u64> {
    run!(
        tx,
        "insert into checkpoint_head (checkpoint, subject, seq, hash)
         select $1, subject, seq, hash from chain where checkpoint is null order by subject limit $2
         on conflict do nothing",
        number,
        limit
    )
}

/// The heads of a checkpoint in id order, from after an id on.
pub async fn heads(tx: &mut ReadTx, number: i64, after: Uuid, limit: i64) -> Result<Vec<Head>> {
    all!(
        tx,
        Head,
        "select subject, seq, hash from checkpoint_head where checkpoint = $1 and subject > $2 order by subject limit $3",
        number,
        after,
        limit
    )
}

/// Chains that still stand where the checkpoint has them are signed.
pub async fn sign(tx: &mut WriteTx, number: i64) -> Result<()> {
    run!(
        tx,
        "update chain set checkpoint = $1 where checkpoint is null and exists (
             select 1 from checkpoint_head as had where had.checkpoint = $1 and had.subject = chain.subject
             and had.seq = chain.seq and had.hash = chain.hash)",
        number
    )
    .map(|_| ())
}

/// A head that the ledger does not have (any more) as it was signed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Lost {
    pub checkpoint: i64,
    pub subject: Uuid,
    pub seq: i64,
    /// An entry of that number is there, with another hash.
    pub changed: bool,
}

/// In the order they were signed, from after one on.
pub async fn lost(tx: &mut ReadTx, checkpoint: i64, subject: Uuid, limit: i64) -> Result<Vec<Lost>> {
    all!(
        tx,
        Lost,
        "select had.checkpoint, had.subject, had.seq, ledger.hash is not null as changed
         from checkpoint_head as had
         left join ledger on ledger.subject = had.subject and ledger.seq = had.seq
         where (ledger.hash is null or ledger.hash <> had.hash) and (had.checkpoint, had.subject) > ($1, $2)
         order by had.checkpoint, had.subject limit $3",
        checkpoint,
        subject,
        limit
    )
}

/// Chains that changed since they were last signed.
pub async fn unsigned(tx: &mut ReadTx) -> Result<i64> {
    Ok(one!(tx, (i64,), "select count(*) from chain where checkpoint is null")?.0)
}

/// Of the keys database: the last checkpoint that is recorded there.
pub async fn latest_in_keys(tx: &mut ReadTx) -> Result<(i64, Option<Vec<u8>>)> {
    one!(tx, (i64, Option<Vec<u8>>), "select checkpoint, checkpoint_hash from installation")
}

/// Records a checkpoint in the keys database, unless there is a later one.
pub async fn record_in_keys(tx: &mut WriteTx, number: i64, hash: &[u8]) -> Result<()> {
    run!(tx, "update installation set checkpoint = $1, checkpoint_hash = $2 where checkpoint < $1", number, hash)
        .map(|_| ())
}
