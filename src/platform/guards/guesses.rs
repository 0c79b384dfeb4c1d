//! Guesses at what people know or read off: passwords, codes of an app. They are counted before anything is compared, per account and
//! per source, in counts that all processes share, so that guessing in parallel gains nothing (Keycloak CVE-2024-4629); a browser
//! that the account was signed in by before is counted by itself, so that a stranger's guesses keep nobody out of theirs.

use std::net::IpAddr;

use jiff::SignedDuration;

use super::{LONGEST_WAIT, TooOften, Why, backoff, octets};
use crate::{
    base::clock::{Moment, days, hours},
    platform::{portal::Portal, vault::MacPurpose},
    store::{self, guess_count as rows},
};

/// So many wrong ones in a row are everybody's.
const FREE: i64 = 5;
/// After so many in a row nothing is compared any more (NIST SP 800-63B-4 § 3.2.2), until there is another secret, or nobody has guessed
/// for as long as the register keeps the count.
const MOST: i64 = 100;
/// A source, which many people may share, begins anew so long after its last one.
const FORGOTTEN: SignedDuration = hours(2);

/// What is guessed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guessed {
    Password,
    /// The second step.
    Code,
}

impl Guessed {
    fn word(self) -> &'static [u8] {
        match self {
            Guessed::Password => b"password",
            Guessed::Code => b"code",
        }
    }
}

/// Whose secret is guessed, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Guesser<'a> {
    /// What stands for the account, whether or not there is one.
    pub whose: &'a [u8],
    pub source: IpAddr,
    /// The browser is known to the account, by this.
    pub device: Option<&'a [u8]>,
}

/// A guess that was counted.
#[derive(Debug)]
#[must_use = "a guess that was right has to be taken back"]
pub struct Counted {
    /// The account, or the browser that it knows.
    account: Option<[u8; 32]>,
    source: Option<[u8; 32]>,
    at: Moment,
    /// When the guesses before it were, of either.
    before: [Moment; 2],
}

/// Counts a guess as a wrong one, until it is known to be right.
///
/// # Errors
/// [`TooOften`] while the account or the source has to wait: nothing may be compared.
pub async fn count_guess(
    portal: &Portal,
    guessed: Guessed,
    by: Guesser<'_>,
) -> store::Result<Result<Counted, TooOften>> {
    if !portal.site.limits {
        let now = portal.now();
        return Ok(Ok(Counted { account: None, source: None, at: now, before: [now; 2] }));
    }
    store::retried(|| count_once(portal, guessed, by)).await
}

async fn count_once(portal: &Portal, guessed: Guessed, by: Guesser<'_>) -> store::Result<Result<Counted, TooOften>> {
    let now = portal.now();
    // As in every count of sources, whose row stays longer than its day.
    let day = (now.micros() / days(1).as_micros() as i64).to_be_bytes();
    let mut counted = Counted {
        at: now,
        before: [now; 2],
        account: Some(account(portal, guessed, by)),
        source: by
            .device
            .is_none()
            .then(|| portal.vault.mac(MacPurpose::Guess, &[b"source", guessed.word(), &octets(by.source), &day])),
    };
    let mut tx = portal.store.write().await?;
    if let Some(subject) = &counted.account {
        let (failures, last_at) = rows::lock(&mut tx, subject, now).await?;
        if failures >= MOST {
            // The count stays for as long as anybody guesses.
            rows::set(&mut tx, subject, failures, now).await?;
            tx.commit().await?;
            return Ok(Err(TooOften { again_at: now.plus(LONGEST_WAIT), why: Why::GuessedOut(guessed) }));
        }
        if let Some(stopped) = stopped(guessed, failures, last_at, now) {
            return Ok(Err(stopped));
        }
        rows::set(&mut tx, subject, failures + 1, now).await?;
        counted.before[0] = last_at;
    }
    if let Some(subject) = &counted.source {
        let (failures, last_at) = rows::lock(&mut tx, subject, now).await?;
        let failures = if last_at.until(now) >= FORGOTTEN { 0 } else { failures };
        if let Some(stopped) = stopped(guessed, failures, last_at, now) {
            // Undone: the account's is not counted either.
            return Ok(Err(stopped));
        }
        rows::set(&mut tx, subject, failures + 1, now).await?;
        counted.before[1] = last_at;
    }
    tx.commit().await?;
    Ok(Ok(counted))
}

fn account(portal: &Portal, guessed: Guessed, by: Guesser<'_>) -> [u8; 32] {
    match by.device {
        Some(device) => portal.vault.mac(MacPurpose::Guess, &[b"device", guessed.word(), by.whose, device]),
        None => portal.vault.mac(MacPurpose::Guess, &[b"account", guessed.word(), by.whose]),
    }
}

fn stopped(guessed: Guessed, failures: i64, last_at: Moment, now: Moment) -> Option<TooOften> {
    let again_at = backoff(failures, FREE).map(|wait| last_at.plus(wait)).filter(|at| *at > now)?;
    Some(TooOften { again_at, why: Why::Guesses(guessed) })
}

impl Counted {
    /// It was right: the account begins anew. The source goes back by this one alone, or whoever guesses would sign in to an account
    /// of theirs in between.
    pub async fn was_right(self, portal: &Portal) -> store::Result<()> {
        if let Some(account) = self.account {
            rows::clear(&mut portal.store.once().await?, &account).await?;
        }
        if let Some(source) = self.source {
            rows::take_back(&mut portal.store.once().await?, &source, self.at, self.before[1]).await?;
        }
        Ok(())
    }

    /// Nothing was compared.
    pub async fn was_nothing(self, portal: &Portal) -> store::Result<()> {
        for (subject, before) in [self.account, self.source].into_iter().zip(self.before) {
            if let Some(subject) = subject {
                rows::take_back(&mut portal.store.once().await?, &subject, self.at, before).await?;
            }
        }
        Ok(())
    }
}

/// Whoever has a new secret begins anew.
pub async fn forget_guesses(
    portal: &Portal,
    tx: &mut store::WriteTx,
    guessed: Guessed,
    whose: &[u8],
) -> store::Result<()> {
    rows::clear(tx, &portal.vault.mac(MacPurpose::Guess, &[b"account", guessed.word(), whose])).await
}
