//! Sessions: whoever proved something, and when. They are kept hashed at rest, and ended by our clock (ASVS 7.2, 7.4); how a
//! browser holds on to one is the web's business.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    base::{
        assurance::Assurance,
        clock::{Moment, SKEW, hours, minutes},
    },
    platform::portal::Portal,
    store::{self, ReadTx, WriteTx, account, link, mailbox, recovery, session as rows, stay},
};

/// A session ends this long after it began, used or not, and with the browser; whoever stays signed in on a device opens another.
pub const SESSION_HOURS: i64 = 24;
/// A proof is fresh for this long (ASVS 7.5.3).
const FRESH_MINUTES: i64 = 5;
/// The second step of signing in follows the first within this long.
const SECOND_STEP: jiff::SignedDuration = minutes(10);

/// Who a session belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    Mailbox(Uuid),
    /// An account, by its mailbox, as long as nobody was signed out of it since.
    Account {
        id: Uuid,
        mailbox_id: Uuid,
        epoch: i64,
        /// One proof is not enough: it has an authenticator app.
        #[serde(default)]
        two_step: bool,
    },
}

impl Subject {
    /// Whoever reads a mailbox's emails: its account, if it has one.
    pub async fn of(tx: &mut ReadTx, mailbox: &mailbox::Row) -> store::Result<Subject> {
        let Some(id) = mailbox.account_id else { return Ok(Subject::Mailbox(mailbox.id)) };
        let Some(entry) = account::entry(tx, id).await? else { return Ok(Subject::Mailbox(mailbox.id)) };
        Ok(Subject::Account { id, mailbox_id: mailbox.id, epoch: entry.epoch, two_step: entry.two_step })
    }

    pub fn mailbox_id(self) -> Uuid {
        match self {
            Subject::Mailbox(id) | Subject::Account { mailbox_id: id, .. } => id,
        }
    }

    pub fn account_id(self) -> Option<Uuid> {
        match self {
            Subject::Mailbox(_) => None,
            Subject::Account { id, .. } => Some(id),
        }
    }

    pub(super) fn is_two_step(self) -> bool {
        matches!(self, Subject::Account { two_step: true, .. })
    }

    pub(in crate::domain) fn epoch(self) -> Option<i64> {
        match self {
            Subject::Mailbox(_) => None,
            Subject::Account { epoch, .. } => Some(epoch),
        }
    }
}

/// By which account at which provider a session was opened, and in which session there: signing out there ends it here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByProvider {
    pub linked_account_id: Uuid,
    pub provider_session: Option<Uuid>,
}

/// Where somebody signed in, as they are shown it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whereabouts {
    /// "Firefox · Windows", if that is known.
    pub browser: Option<String>,
    /// "Dublin, Ireland", if that is.
    pub place: Option<String>,
}

/// By what a session's owner stays signed in, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    pub id: Uuid,
    pub until: Moment,
}

impl Stay {
    /// Names it to its owner; nobody can use it with that.
    pub fn handle(self) -> String {
        hex::encode(self.id.as_bytes())
    }
}

/// Somebody who proved who they are. Nobody outside of `domain` makes one:
///
/// ```compile_fail
/// use handshake::domain::login::Session;
/// let forged = Session { subject: todo!(), proofs: todo!() };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    subject: Subject,
    proofs: Proofs,
    /// By which provider they came in, if by one.
    provider: Option<ByProvider>,
    /// By what they stay signed in on this device, if they do.
    stay: Option<Stay>,
}

/// A credential that was presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) enum Presented {
    /// It proves afresh who somebody is.
    Afresh(Moment),
    /// It lets them in, and no more: it was added without a fresh proof, not long ago.
    NotAfresh(Moment),
}

impl Presented {
    fn counts_from(self) -> Moment {
        match self {
            Presented::Afresh(now) => now,
            Presented::NotAfresh(now) => now.minus(minutes(FRESH_MINUTES)),
        }
    }
}

/// When each level of assurance was proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Proofs {
    mailbox: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signed_in: Option<Moment>,
    /// A second factor: a passkey is two in one (NIST SP 800-63B-4 § 2.2.1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    second: Option<Moment>,
}

/// A session's value as it is stored.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    Now {
        subject: Subject,
        proofs: Proofs,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        provider: Option<ByProvider>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stay: Option<Stay>,
    },
    /// As it was before sessions had subjects.
    Before { mailbox_id: Uuid, proved_at: Moment },
}

impl Session {
    /// A mailbox was proved by a link that was just consumed: as well as when the link was mailed, and no better.
    pub(in crate::domain) fn by_link(subject: Subject, link: &link::Row) -> Session {
        Session::of_mailbox(subject, link.made_at)
    }

    pub(super) fn of_mailbox(subject: Subject, proved_at: Moment) -> Session {
        Session {
            subject,
            proofs: Proofs { mailbox: proved_at, signed_in: None, second: None },
            provider: None,
            stay: None,
        }
    }

    /// A passkey of the account was presented just now. Its mailbox was proved when it was confirmed, if not since.
    pub(in crate::domain) fn of_account(subject: Subject, confirmed_at: Moment, presented: Presented) -> Session {
        // Whoever confirmed the mailbox a moment ago may be somebody else.
        let session = Session::of_mailbox(subject, confirmed_at.min(presented.counts_from()));
        Session::presents(session, presented)
    }

    /// The account's password was typed just now.
    pub(in crate::domain) fn by_password(subject: Subject, confirmed_at: Moment, now: Moment) -> Session {
        let session = Session::of_mailbox(subject, confirmed_at);
        Session::with_password(session, now)
    }

    /// A provider says who they are. It may have asked them long ago, so it proves nothing afresh.
    pub(super) fn by_provider(subject: Subject, confirmed_at: Moment, now: Moment, by: ByProvider) -> Session {
        let at = Presented::NotAfresh(now).counts_from();
        let session = Session::of_mailbox(subject, confirmed_at.min(at));
        Session { proofs: Proofs { signed_in: Some(at), ..session.proofs }, provider: Some(by), ..session }
    }

    /// The same somebody, whatever provider they came in by.
    pub(in crate::domain) fn without_provider(self) -> Session {
        Session { provider: None, ..self }
    }

    /// The same somebody, who presented a passkey just now.
    pub(in crate::domain) fn presents(self, presented: Presented) -> Session {
        let at = Some(presented.counts_from());
        Session { proofs: Proofs { signed_in: at, second: at, ..self.proofs }, ..self }
    }

    /// The same somebody, who typed their password just now.
    pub(in crate::domain) fn with_password(self, now: Moment) -> Session {
        Session { proofs: Proofs { signed_in: Some(now), ..self.proofs }, ..self }
    }

    /// The same somebody, who took the second step just now.
    pub(in crate::domain) fn with_second_step(self, now: Moment) -> Session {
        Session { proofs: Proofs { second: Some(now), ..self.proofs }, ..self }
    }

    /// Whether the second step is missing: nobody is signed in before it is taken.
    pub fn awaits_second_step(&self) -> bool {
        self.subject.is_two_step() && self.proofs.second.is_none()
    }

    /// Whether it is missing, and can still be taken.
    pub fn may_take_second_step(&self, now: Moment) -> bool {
        let age = self.newest().until(now);
        self.awaits_second_step() && age >= -SKEW && age < SECOND_STEP
    }

    /// Whether the first step was an email, just now: whoever cannot take the second may begin to do without, or end that.
    pub fn may_recover(&self, now: Moment) -> bool {
        self.may_take_second_step(now) && self.proofs.signed_in.is_none()
    }

    /// When something was proved last.
    fn newest(&self) -> Moment {
        let Proofs { mailbox, signed_in, second } = self.proofs;
        [signed_in, second].into_iter().flatten().fold(mailbox, Moment::max)
    }

    /// The same somebody, by an account whose sessions were all ended just now.
    pub(in crate::domain) fn of_subject(self, subject: Subject) -> Session {
        Session { subject, stay: None, ..self }
    }

    /// By what they stay signed in on this device.
    pub fn stay(&self) -> Option<Stay> {
        self.stay
    }

    /// The same somebody, who stays signed in by it.
    pub(super) fn stays(self, stay: Option<Stay>) -> Session {
        Session { stay, ..self }
    }

    pub(super) fn by(&self) -> Option<ByProvider> {
        self.provider
    }

    /// The same somebody, who proved nothing just now.
    pub(super) fn not_afresh(self, now: Moment) -> Session {
        let at = Presented::NotAfresh(now).counts_from();
        let Proofs { mailbox, signed_in, second } = self.proofs;
        let earlier = |proof: Option<Moment>| proof.map(|proof| proof.min(at));
        Session {
            proofs: Proofs { mailbox: mailbox.min(at), signed_in: earlier(signed_in), second: earlier(second) },
            ..self
        }
    }

    /// Whether they are the same somebody, by their account or by their mailbox.
    pub fn is_of_same(&self, other: &Session) -> bool {
        match (self.account_id(), other.account_id()) {
            (Some(one), Some(other)) => one == other,
            _ => self.mailbox_id() == other.mailbox_id(),
        }
    }

    #[cfg(test)]
    pub fn in_test(mailbox_id: Uuid, proved_at: Moment) -> Session {
        Session::of_mailbox(Subject::Mailbox(mailbox_id), proved_at)
    }

    pub fn subject(&self) -> Subject {
        self.subject
    }

    pub fn mailbox_id(&self) -> Uuid {
        self.subject.mailbox_id()
    }

    pub fn account_id(&self) -> Option<Uuid> {
        self.subject.account_id()
    }

    /// For MACs over a session.
    pub fn subject_bytes(&self) -> &[u8] {
        match &self.subject {
            Subject::Mailbox(id) | Subject::Account { mailbox_id: id, .. } => id.as_bytes(),
        }
    }

    /// The highest level that was ever proved, or the highest of all while the newest proof is fresh.
    pub fn assurance(&self, now: Moment) -> Assurance {
        // No more than a mailed link is worth (Ory Kratos CVE-2024-45042).
        if self.awaits_second_step() {
            return Assurance::Link;
        }
        let age = self.newest().until(now);
        if age >= -SKEW && age < minutes(FRESH_MINUTES) {
            Assurance::SteppedUp
        } else if self.proofs.signed_in.is_some() || self.proofs.second.is_some() {
            Assurance::SignedIn
        } else {
            Assurance::Mailbox
        }
    }

    pub fn is_stepped_up(&self, now: Moment) -> bool {
        self.assurance(now) == Assurance::SteppedUp
    }

    /// For the store of sessions.
    pub fn to_stored(self) -> Value {
        // Ids and moments: that cannot fail.
        let Session { subject, proofs, provider, stay } = self;
        serde_json::to_value(Stored::Now { subject, proofs, provider, stay }).unwrap_or_default()
    }

    /// Out of the store of sessions: never from what a client sent.
    pub(crate) fn from_stored(value: &Value) -> Option<Session> {
        Some(match serde_json::from_value(value.clone()).ok()? {
            Stored::Now { subject, proofs, provider, stay } => Session { subject, proofs, provider, stay },
            Stored::Before { mailbox_id, proved_at } => Session::of_mailbox(Subject::Mailbox(mailbox_id), proved_at),
        })
    }
}

/// The values of a session that is kept; whether the id was free. Nothing is kept of a subject that is gone.
pub async fn create(
    portal: &Portal,
    id: u128,
    session: Option<Session>,
    (whereabouts, data): (Whereabouts, String),
) -> store::Result<bool> {
    let now = portal.now();
    let Whereabouts { browser, place } = whereabouts;
    let row = rows::Row { browser, place, ..row(id, session, data, now) };
    let mut tx = portal.store.once().await?;
    let inserted = match session.and_then(|session| session.subject.epoch()) {
        // Whoever was signed out of the account since they proved themselves stays out.
        Some(epoch) => rows::insert_of_account(&mut tx, &row, epoch).await.map(|()| true),
        None => rows::insert(&mut tx, &row).await,
    };
    match inserted {
        Err(error) if error.is_orphan() => Ok(true),
        outcome => outcome,
    }
}

fn row(id: u128, session: Option<Session>, data: String, now: Moment) -> rows::Row {
    let provider = session.and_then(|session| session.provider);
    let stay = session.and_then(|session| session.stay);
    let until = now.plus(hours(SESSION_HOURS));
    rows::Row {
        id_hash: hash(id),
        mailbox_id: session.map(|session| session.mailbox_id()),
        account_id: session.and_then(|session| session.account_id()),
        linked_account_id: provider.map(|by| by.linked_account_id),
        provider_session: provider.and_then(|by| by.provider_session),
        stay_id: stay.map(|stay| stay.id),
        browser: None,
        place: None,
        seen_at: None,
        is_halfway: session.is_some_and(|session| session.awaits_second_step()),
        data,
        made_at: now,
        expires_at: stay.map_or(until, |stay| until.min(stay.until)),
    }
}

/// Other values of a session. One that was ended meanwhile is not brought back.
pub async fn save(portal: &Portal, id: u128, session: Option<Session>, data: &str) -> store::Result<()> {
    let row = row(id, session, data.to_owned(), portal.now());
    match rows::update(&mut portal.store.once().await?, &row).await {
        Err(error) if error.is_orphan() => Ok(()),
        outcome => outcome.map(|_| ()),
    }
}

/// The values of a session that has not ended.
pub async fn load(portal: &Portal, id: u128) -> store::Result<Option<String>> {
    let (id_hash, now) = (hash(id), portal.now());
    let row = rows::by_hash(&mut portal.store.read().await?, &id_hash, now).await?;
    // One from the future was opened before the clock was set back: nobody can say how fresh it is.
    let Some(row) = row.filter(|row| row.made_at <= now.plus(SKEW)) else { return Ok(None) };
    let since_seen = row.seen_at.unwrap_or(row.made_at).until(now);
    // Whoever has this session has the token that came with it, too.
    let is_first = row.stay_id.is_some() && row.seen_at.is_none();
    if is_first || row.account_id.is_some() && since_seen >= SEEN_EVERY {
        let noted = async {
            // First what a copy is noticed by.
            if let Some(id) = row.stay_id {
                stay::seen(&mut portal.store.once().await?, id, now).await?;
            }
            rows::seen(&mut portal.store.once().await?, &id_hash, now).await
        };
        // Who only reads is served where nothing can be written.
        if let Err(error) = noted.await {
            portal.note_error(&error);
        }
    }
    Ok(Some(row.data))
}

/// How exactly it is known when a session was last used.
const SEEN_EVERY: jiff::SignedDuration = hours(1);

/// Names a session to its owner; nobody can use it with that.
pub fn handle(id: u128) -> String {
    hex::encode(hash(id))
}

pub async fn end(portal: &Portal, id: u128) -> store::Result<()> {
    rows::delete(&mut portal.store.once().await?, &hash(id)).await
}

/// Why something from a journal is carried out only now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// A process died between the two databases, or another is just at it.
    Crash,
    /// This main database is an older copy: it also has sessions that were ended since and links that were used.
    OlderCopy,
}

impl Late {
    /// Nobody stays signed in on an older copy, no recovery goes on there, and whoever waits for an email asks for another. In the transaction that takes
    /// the last sign of its age away: whoever dies before it finds that sign again. The way back to an old address stays: what was
    /// done by it since is in the journal.
    pub async fn end_access(self, tx: &mut WriteTx, now: Moment) -> store::Result<()> {
        if self == Late::OlderCopy {
            rows::delete_all(tx).await?;
            recovery::delete_all(tx).await?;
            link::expire_all(tx, now).await?;
        }
        Ok(())
    }
}

fn hash(id: u128) -> Vec<u8> {
    Sha256::digest(id.to_be_bytes()).to_vec()
}
