//! The ledger: who agreed to what, when, in which words, and what was undone. Append-only, by pseudonymous id only, so
//! that it stays verifiable after an erasure.
//!
//! Each subject has a chain of its own: hash n = SHA-256(hash n−1 ‖ entry n), where an entry is canonical JSON
//! (RFC 8785) and hash 0 is 32 zero octets. [`verify`] names the first entry that does not hold.

pub mod checkpoint;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{brand::consent::Act, error::Error};
use crate::{
    base::{assurance::Assurance, clock::Moment},
    store::{ReadTx, Store, WriteTx, ledger as rows},
};

/// What happened, in the field's words. No name, no address, no free text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// Double opt-in is complete (BGH I ZR 164/09): asked on a form, confirmed by a link to the mailbox.
    Joined {
        brand: String,
        form: String,
        language: String,
        asked_at: Moment,
        confirmed_at: Moment,
    },
    /// Somebody confirmed a further attempt for the same mailbox.
    JoinedAgain {
        form: String,
        asked_at: Moment,
        confirmed_at: Moment,
    },
    /// GDPR Art. 7(1): to what, in which words, asked and confirmed when, on which form.
    ConsentGiven {
        purpose: String,
        notice: String,
        version: String,
        language: String,
        wording_hash: String,
        /// What was stated about the purpose then; evidence from before this was kept has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        statement_hash: Option<String>,
        form: String,
        /// By which act; evidence from before this was kept has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        act: Option<Act>,
        asked_at: Moment,
        confirmed_at: Moment,
    },
    /// GDPR Art. 7(3).
    ConsentWithdrawn {
        purpose: String,
    },
    TopicStarted {
        topic: String,
        channel: String,
        form: String,
    },
    TopicStopped {
        topic: String,
        channel: String,
    },
    FrequencyChosen {
        frequency: Option<String>,
    },
    Paused {
        until: Moment,
    },
    Resumed {},
    NameChanged {},
    LanguageChanged {
        language: String,
    },
    /// Emails go to another address, which was proved (GDPR Art. 16).
    AddressChanged {
        form: String,
        asked_at: Moment,
        confirmed_at: Moment,
    },
    /// The owner of the address before that took the change back.
    AddressPutBack {
        form: String,
    },
    /// What a stranger asked for was accepted or dropped by the owner.
    RequestsAccepted {
        topics: Vec<String>,
    },
    RequestsDropped {
        topics: Vec<String>,
    },
    /// They have an account with the brand: where they live, the years that they said to have at least, and where
    /// those stand (GDPR Art. 8).
    Registered {
        country: String,
        at_least: i64,
        article: String,
        form: String,
        asked_at: Moment,
        confirmed_at: Moment,
    },
    /// What they sign in with hangs on something of theirs from now on.
    AccountMade {},
    /// The terms of that account, in which words.
    TermsAccepted {
        notice: String,
        version: String,
        language: String,
        wording_hash: String,
        form: String,
        asked_at: Moment,
        confirmed_at: Moment,
    },
    /// Something to sign in with was added to their account, or removed: `passkey`, `password`, `authenticator-app`, `recovery-codes`,
    /// `linked-account`.
    CredentialAdded {
        credential: String,
    },
    CredentialRemoved {
        credential: String,
    },
    CredentialRenamed {
        credential: String,
    },
    /// Another took its place.
    CredentialChanged {
        credential: String,
    },
    /// Instead of the app; so many are left.
    RecoveryCodeUsed {
        unused: i64,
    },
    /// Whoever reads their emails asked to have two-step verification turned off, which can be done from then on.
    RecoveryStarted {
        ready_at: Moment,
    },
    RecoveryStopped {},
    RecoveryFinished {},
    /// They signed out a browser of theirs from another, or all others.
    SessionEnded {},
    OtherSessionsEnded {},
    /// By what they stayed signed in on a device was presented twice: it was ended, and they were told.
    SignInCopied {},
    /// They let a provider tell more than who they are, for a purpose, until then; what it told stands nowhere here.
    SocialDataGranted {
        issuer: String,
        scope: String,
        purpose: String,
        until: Moment,
    },
    /// They ended that; what came of it is deleted and the provider is told.
    SocialDataRevoked {
        issuer: String,
        scope: String,
    },
    /// A question of the brand's was answered, for a purpose; the answer stands nowhere here.
    AttributeAnswered {
        attribute: String,
        purpose: String,
    },
    AttributeRemoved {
        attribute: String,
    },
    /// It is not asked until then, or ever.
    QuestionPutOff {
        attribute: String,
        again_at: Option<Moment>,
    },
    /// They say that a number of the brand's loyalty programme is theirs, for a purpose; the number stands nowhere here.
    LoyaltyNumberClaimed {
        purpose: String,
    },
    /// The brand's system confirmed that.
    LoyaltyNumberProved {},
    /// The brand's system did not find it under their details: the claim is dropped.
    LoyaltyNumberRefused {},
    /// They took it back, or the consent to its purpose.
    LoyaltyNumberRemoved {},
    /// Whoever reads their emails ended all sessions of the account and what was added to it.
    AccountSecured {
        removed: u64,
    },
    /// GDPR Art. 17: the person was erased at the brand; what stays is named.
    #[serde(rename = "left")]
    Erased {
        suppression_until: Moment,
    },
    /// A backup had brought somebody back who had left; they were erased again before anybody was served.
    ErasedAfterRestore {},
    /// In the installation's own chain: the chain of somebody who left was kept for as long as they were told, and is gone.
    EvidenceExpired {
        of: Uuid,
        entries: i64,
        head: String,
    },
    /// In the installation's own chain: an older copy of the main database was restored. The checkpoints after `last` up to
    /// `known`, and what they signed, were in the database that it replaced.
    BackupRestored {
        last: i64,
        known: i64,
    },
}

/// Who brought an entry about (GDPR Art. 5(2)), by pseudonymous id only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActedBy {
    pub actor: ActorKind,
    /// Of the person, staff member or client; none for the system itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// How surely it was known who acted; none where nobody had to prove anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assurance: Option<Assurance>,
    /// The path of the form or endpoint, or the name of the job.
    pub form: String,
}

/// Whoever can be named as the actor of an entry.
pub trait Acts {
    /// As the entries of a subject's chain name who acted.
    fn acted_by(&self, subject: Uuid, now: Moment) -> ActedBy;
}

/// What kind of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    Person,
    LinkHolder,
    Staff,
    /// A connected system, by its key.
    Client,
    /// A job of ours.
    System,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    subject: Uuid,
    seq: i64,
    at: Moment,
    /// Entries from before this was recorded have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<ActedBy>,
    #[serde(flatten)]
    event: Event,
}

/// What happened to a subject, in order.
pub async fn entries(tx: &mut ReadTx, subject: Uuid) -> Result<Vec<(Moment, Event)>, Error> {
    let rows = rows::of(tx, subject).await?;
    rows.iter().map(|row| Ok(serde_json::from_str::<Entry>(&row.entry).map(|entry| (entry.at, entry.event))?)).collect()
}

const FIRST: [u8; 32] = [0; 32];

/// A chain held for writing until the transaction ends. It is taken right after the mailbox lock, so that stories about
/// one subject run one after the other. Entries are written when it is closed; one that is not must not commit.
#[must_use = "a chain that was taken has to be closed"]
pub struct Chain {
    /// The number of the last entry, or of the first to come; the hash that the next one follows on.
    head: rows::Head,
    entries: Vec<rows::Row>,
}

impl Chain {
    pub(crate) async fn take(tx: &mut WriteTx, subject: Uuid) -> Result<Chain, Error> {
        Ok(Chain::from(rows::take(tx, subject, &FIRST).await?))
    }

    fn from(head: rows::Head) -> Chain {
        Chain { head, entries: Vec::new() }
    }

    /// One more entry, to be written when the chain is closed.
    pub fn append(&mut self, at: Moment, by: &ActedBy, event: Event) -> Result<(), Error> {
        if !self.entries.is_empty() {
            self.head.seq += 1;
        }
        let entry = Entry { subject: self.head.subject, seq: self.head.seq, at, by: Some(by.clone()), event };
        let entry = serde_json_canonicalizer::to_string(&entry)?;
        let hash = next(&self.head.hash, &entry);
        self.head.hash.clone_from(&hash);
        self.entries.push(rows::Row { subject: self.head.subject, seq: self.head.seq, entry, hash });
        Ok(())
    }

    /// Writes the entries. Whether there were any: a story that changed nothing must not commit.
    pub async fn close(self, tx: &mut WriteTx) -> Result<bool, Error> {
        rows::append(tx, &self.entries).await?;
        Ok(!self.entries.is_empty())
    }
}

/// Whole chains of subjects that have none yet, to be written together.
#[derive(Default)]
pub struct Begun {
    heads: Vec<rows::Head>,
    entries: Vec<rows::Row>,
}

impl Begun {
    /// One more subject, and what happened to it, in order.
    pub fn chain(&mut self, subject: Uuid, happened: Vec<(Moment, ActedBy, Event)>) -> Result<(), Error> {
        let mut chain = Chain::from(rows::Head { subject, seq: 1, hash: FIRST.to_vec() });
        for (at, by, event) in happened {
            chain.append(at, &by, event)?;
        }
        self.entries.extend(chain.entries);
        self.heads.push(chain.head);
        Ok(())
    }

    pub async fn write(&self, tx: &mut WriteTx) -> Result<(), Error> {
        rows::insert_heads(tx, &self.heads).await?;
        Ok(rows::insert(tx, &self.entries).await?)
    }
}

/// An entry as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its place in its chain, from 1.
    pub seq: i64,
    pub at: Moment,
    /// Who brought it about; entries from before this was recorded have none.
    pub by: Option<ActedBy>,
    pub event: Event,
    /// Over the chain up to here.
    pub hash: Vec<u8>,
}

/// What happened to a subject, in order.
pub async fn history(tx: &mut ReadTx, subject: Uuid) -> Result<Vec<Written>, Error> {
    let read = |row: rows::Row| {
        let entry: Entry = serde_json::from_str(&row.entry)?;
        Ok(Written { seq: entry.seq, at: entry.at, by: entry.by, event: entry.event, hash: row.hash })
    };
    rows::of(tx, subject).await?.into_iter().map(read).collect()
}

/// The first thing in the ledger that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("chain {subject}: entry {seq} is missing")]
    Missing { subject: Uuid, seq: i64 },
    #[error("chain {subject}: entry {seq} was changed, moved or put in")]
    Changed { subject: Uuid, seq: i64 },
    #[error("chain {subject}: entries after {last} are missing; the chain had {expected}")]
    Cut { subject: Uuid, last: i64, expected: i64 },
    #[error("chain {subject}: entry {seq} belongs to no chain, or stands after its end")]
    Stray { subject: Uuid, seq: i64 },
}

/// What a whole ledger comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub chains: u64,
    pub entries: u64,
}

const PAGE: i64 = 2_000;

/// Recomputes every chain in flat memory. Entries of one chain and its head are compared in (subject, seq) order.
pub async fn verify(store: &Store) -> Result<Result<Sum, Broken>, Error> {
    verify_in(&mut store.snapshot().await?).await
}

/// [`verify`] as one connection sees the ledger.
pub(crate) async fn verify_in(tx: &mut ReadTx) -> Result<Result<Sum, Broken>, Error> {
    let mut heads = Heads { after: Uuid::nil(), page: Vec::new().into_iter(), done: false };
    let mut sum = Sum::default();
    let mut walking: Option<Walk> = None;
    let (mut subject, mut seq) = (Uuid::nil(), i64::MIN);
    loop {
        let entries = rows::entries_after(tx, subject, seq, PAGE).await?;
        let Some(last) = entries.last() else { break };
        (subject, seq) = (last.subject, last.seq);
        for row in entries {
            if walking.as_ref().is_none_or(|walk| walk.head.subject != row.subject) {
                if let Err(broken) = walking.take().map_or(Ok(()), |walk: Walk| walk.end()) {
                    return Ok(Err(broken));
                }
                match heads.next(tx).await? {
                    // Chains without an entry cannot be made: taking one without writing is undone.
                    Some(head) if head.subject < row.subject => {
                        return Ok(Err(Broken::Cut { subject: head.subject, last: 0, expected: head.seq }));
                    }
                    Some(head) if head.subject == row.subject => {
                        sum.chains += 1;
                        walking = Some(Walk { head, at: 0, hash: FIRST.to_vec() });
                    }
                    _ => return Ok(Err(Broken::Stray { subject: row.subject, seq: row.seq })),
                }
            }
            if let Some(walk) = &mut walking {
                sum.entries += 1;
                if let Err(broken) = walk.step(&row) {
                    return Ok(Err(broken));
                }
            }
        }
    }
    if let Err(broken) = walking.take().map_or(Ok(()), Walk::end) {
        return Ok(Err(broken));
    }
    Ok(match heads.next(tx).await? {
        Some(head) => Err(Broken::Cut { subject: head.subject, last: 0, expected: head.seq }),
        None => Ok(sum),
    })
}

struct Heads {
    after: Uuid,
    page: std::vec::IntoIter<rows::Head>,
    done: bool,
}

impl Heads {
    async fn next(&mut self, tx: &mut ReadTx) -> Result<Option<rows::Head>, Error> {
        if let Some(head) = self.page.next() {
            return Ok(Some(head));
        }
        if self.done {
            return Ok(None);
        }
        let page = rows::heads_after(tx, self.after, PAGE).await?;
        match page.last() {
            Some(last) => self.after = last.subject,
            None => self.done = true,
        }
        self.page = page.into_iter();
        Ok(self.page.next())
    }
}

struct Walk {
    head: rows::Head,
    at: i64,
    hash: Vec<u8>,
}

impl Walk {
    fn step(&mut self, row: &rows::Row) -> Result<(), Broken> {
        let subject = row.subject;
        if row.seq > self.head.seq {
            return Err(Broken::Stray { subject, seq: row.seq });
        }
        if row.seq != self.at + 1 {
            return Err(Broken::Missing { subject, seq: self.at + 1 });
        }
        let says = serde_json::from_str::<Entry>(&row.entry).ok().map(|entry| (entry.subject, entry.seq));
        if says != Some((subject, row.seq)) || next(&self.hash, &row.entry) != row.hash {
            return Err(Broken::Changed { subject, seq: row.seq });
        }
        self.at = row.seq;
        self.hash.clone_from(&row.hash);
        Ok(())
    }

    fn end(self) -> Result<(), Broken> {
        let Walk { head, at, hash } = self;
        if at != head.seq {
            return Err(Broken::Cut { subject: head.subject, last: at, expected: head.seq });
        }
        if hash != head.hash {
            return Err(Broken::Changed { subject: head.subject, seq: at });
        }
        Ok(())
    }
}

fn next(before: &[u8], entry: &str) -> Vec<u8> {
    Sha256::new().chain_update(before).chain_update(entry).finalize().to_vec()
}
