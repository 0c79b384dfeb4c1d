//! Checkpoints: every hour the heads of all chains that changed are signed, and each checkpoint names the one
//! before it. Whoever rewrites a chain whole, or takes one away, has to forge a signature; whoever takes away the last
//! checkpoints as well finds the last one's hash in the keys database, and wherever else it was exported to.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Event, Written, history};
use crate::{
    base::clock::Moment,
    platform::{error::Error, failpoint, portal::Portal, signing, vault::PublicKey},
    store::{self, ReadTx, Store, checkpoint as rows, installation, signing_key},
};

/// At most so many heads in one.
pub const HEADS: i64 = 100_000;
const PAGE: i64 = 2_000;

/// What is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Body {
    number: i64,
    at: Moment,
    /// The number of the key that signs.
    key: i64,
    /// The first after an older copy of the main database was restored: the number of the last checkpoint in that copy. The
    /// numbers in between were signed in the database that the copy replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    resumes_after: Option<i64>,
    /// SHA-256 of the checkpoint before, body and signature, in hex; zeros for the first.
    previous: String,
    heads: u64,
    /// SHA-256 over each head in id order (its subject, number and hash), in hex.
    digest: String,
}

/// Signs what changed since the last checkpoint; how many chains.
pub async fn sign(portal: &Portal) -> Result<u64, Error> {
    sign_next(portal, false).await
}

/// [`sign`], right after an older copy of the main database was restored: the numbers that the keys database knows of are not
/// given again.
pub async fn resume(portal: &Portal) -> Result<u64, Error> {
    sign_next(portal, true).await
}

/// Checkpoints that the keys database knows of and the main one does not have: those after `last`, up to `known`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    pub last: i64,
    pub known: i64,
}

/// Whether this main database is an older copy. A checkpoint is told to the keys once it is durable here, so that no other
/// process makes it look so.
pub async fn gap(portal: &Portal) -> Result<Option<Gap>, Error> {
    // In this order: what is signed meanwhile is known to neither or to the main database alone.
    let (known, _) = rows::latest_in_keys(&mut portal.keys.store.read().await?).await?;
    let last = rows::last(&mut portal.store.read().await?).await?.map_or(0, |last| last.number);
    Ok((known > last).then_some(Gap { last, known }))
}

async fn sign_next(portal: &Portal, resumes: bool) -> Result<u64, Error> {
    let signer = signing::signer(portal).await?;
    let (known, _) = rows::latest_in_keys(&mut portal.keys.store.read().await?).await?;
    let mut tx = portal.store.write().await?;
    let last = rows::last(&mut tx).await?;
    let before = last.as_ref().map_or(0, |last| last.number);
    let resumes_after = (known > before).then_some(before);
    if resumes_after.is_some() && !resumes {
        return Err(Error::CheckpointsMissing { last: before, known });
    }
    let number = before.max(known) + 1;
    let heads = rows::gather(&mut tx, number, HEADS).await?;
    if heads == 0 {
        return Ok(0);
    }
    let (digest, _) = digest(&mut tx, number).await?;
    let previous = hex::encode(last.as_ref().map_or([0; 32], hash));
    let body = Body { number, at: portal.now(), key: signer.number, resumes_after, previous, heads, digest };
    let body = serde_json_canonicalizer::to_string(&body)?;
    let row = rows::Row { number, signature: signer.sign(body.as_bytes()), body };
    if !rows::insert(&mut tx, &row).await? {
        // Another process signs.
        return Ok(0);
    }
    rows::sign(&mut tx, number).await?;
    failpoint::pass("checkpoint/before-commit");
    tx.commit().await?;
    failpoint::pass("checkpoint/committed");
    rows::record_in_keys(&mut portal.keys.store.once().await?, number, &hash(&row)).await?;
    failpoint::pass("checkpoint/told");
    Ok(heads)
}

/// The first checkpoint that does not hold, or the first chain that is not as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("checkpoint {0} is missing")]
    Missing(i64),
    #[error("checkpoint {0} was changed, or is not signed by this installation")]
    Changed(i64),
    #[error("chain {subject}: entry {seq}, which checkpoint {checkpoint} signed, is missing")]
    ChainShort { checkpoint: i64, subject: Uuid, seq: i64 },
    #[error("chain {subject}: entry {seq} is not the one that checkpoint {checkpoint} signed")]
    ChainRewritten { checkpoint: i64, subject: Uuid, seq: i64 },
}

/// What all checkpoints come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub checkpoints: i64,
    /// Numbers of checkpoints that were signed in a database that an older copy has replaced since.
    pub replaced: i64,
    /// Chains that changed since the last one.
    pub unsigned: i64,
}

/// Checks every checkpoint, and every chain against the checkpoints that have it.
pub async fn verify(main: &Store, keys: &Store) -> Result<Result<Sum, Broken>, Error> {
    verify_in(&mut main.snapshot().await?, keys).await
}

/// [`verify`] as one connection sees the ledger.
pub(crate) async fn verify_in(tx: &mut ReadTx, keys: &Store) -> Result<Result<Sum, Broken>, Error> {
    let publics = signing_key::all(&mut keys.read().await?).await?;
    let public = |number| publics.iter().find(|row| row.number == number);
    let mut sum = Sum::default();
    let (mut number, mut before) = (0, [0; 32]);
    loop {
        let page = rows::after(tx, number, PAGE).await?;
        if page.is_empty() {
            break;
        }
        for row in page {
            let body = serde_json::from_str::<Body>(&row.body).ok();
            if row.number != number + 1 && body.as_ref().and_then(|body| body.resumes_after) != Some(number) {
                return Ok(Err(Broken::Missing(number + 1)));
            }
            sum.checkpoints += 1;
            sum.replaced += row.number - number - 1;
            number = row.number;
            let holds = match body {
                Some(body) => {
                    let signed = public(body.key)
                        .and_then(|key| PublicKey::from_bytes(&key.public))
                        .is_some_and(|key| key.is_signature(row.body.as_bytes(), &row.signature));
                    signed
                        && body.number == number
                        && body.previous == hex::encode(before)
                        && digest(tx, number).await? == (body.digest, body.heads)
                }
                None => false,
            };
            if !holds {
                return Ok(Err(Broken::Changed(number)));
            }
            before = hash(&row);
        }
    }
    let (told, told_hash) = rows::latest_in_keys(&mut keys.read().await?).await?;
    if told > number {
        return Ok(Err(Broken::Missing(number + 1)));
    }
    // Where the keys know of this very checkpoint, it is the one they know of.
    if told == number && told_hash.is_some_and(|told| told != before) {
        return Ok(Err(Broken::Changed(number)));
    }
    if let Some(broken) = lost(tx).await? {
        return Ok(Err(broken));
    }
    sum.unsigned = rows::unsigned(tx).await?;
    Ok(Ok(sum))
}

/// The first signed head that the ledger does not have, but for chains whose time was up.
async fn lost(tx: &mut ReadTx) -> Result<Option<Broken>, Error> {
    let mut expired = None;
    let (mut checkpoint, mut subject) = (0, Uuid::nil());
    loop {
        let page = rows::lost(tx, checkpoint, subject, PAGE).await?;
        let Some(last) = page.last() else { return Ok(None) };
        (checkpoint, subject) = (last.checkpoint, last.subject);
        for lost in page {
            let (checkpoint, subject, seq) = (lost.checkpoint, lost.subject, lost.seq);
            if lost.changed {
                return Ok(Some(Broken::ChainRewritten { checkpoint, subject, seq }));
            }
            if expired.is_none() {
                expired = Some(evidence_that_expired(tx).await?);
            }
            if !expired.as_ref().is_some_and(|expired| expired.contains(&subject)) {
                return Ok(Some(Broken::ChainShort { checkpoint, subject, seq }));
            }
        }
    }
}

/// Whose chains went because their time was up: the installation's own chain says so.
async fn evidence_that_expired(tx: &mut ReadTx) -> Result<std::collections::HashSet<Uuid>, Error> {
    let Some(own) = installation::id(tx).await? else { return Ok(Default::default()) };
    let of = |written: Written| {
        if let Event::EvidenceExpired { of, .. } = written.event { Some(of) } else { None }
    };
    Ok(history(tx, own).await?.into_iter().filter_map(of).collect())
}

/// Over the heads of a checkpoint, and how many they are.
async fn digest(tx: &mut ReadTx, number: i64) -> store::Result<(String, u64)> {
    let (mut sum, mut count, mut after) = (Sha256::new(), 0, Uuid::nil());
    loop {
        let page = rows::heads(tx, number, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok((hex::encode(sum.finalize()), count)) };
        after = last.subject;
        count += page.len() as u64;
        for head in page {
            sum.update(head.subject.as_bytes());
            sum.update(head.seq.to_be_bytes());
            sum.update(&head.hash);
        }
    }
}

fn hash(row: &rows::Row) -> [u8; 32] {
    Sha256::new().chain_update(&row.body).chain_update(&row.signature).finalize().into()
}
