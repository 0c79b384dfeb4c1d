//! Anti-automation (ASVS 2.4.1): email caps per address, so that a stranger cannot use a form to flood somebody's mailbox, whatever
//! network they come from, and rate limits per client IP.

mod failed_tokens;
mod guesses;

use std::net::IpAddr;

use jiff::SignedDuration;
use uuid::Uuid;

use crate::{
    base::{
        blind_index::BlindIndex,
        clock::{Moment, days, hours, minutes},
    },
    platform::{portal::Portal, vault::MacPurpose},
    store::{self, ReadTx, WriteTx, mail_cap, mute, source_count},
};

pub use failed_tokens::check_with_backoff;
pub use guesses::{Counted, Guessed, Guesser, count_guess, forget_guesses};

/// Emails that posts can cause, each capped by itself per address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capped {
    Join,
    SignIn,
    /// Asked for in a browser that the account was signed in by before.
    SignInKnown,
    /// To somebody who muted joins, so that they can lift it.
    LiftMute,
    Undo,
    /// To prove the mailbox afresh, asked by a session of it.
    StepUp,
}

impl Capped {
    /// At most so many in so long, all of them holding.
    fn caps(self) -> &'static [(i64, SignedDuration)] {
        const JOIN: &[(i64, SignedDuration)] = &[(1, minutes(10)), (3, days(1))];
        const SIGN_IN: &[(i64, SignedDuration)] = &[(1, minutes(2)), (6, days(1))];
        const ONE_A_DAY: &[(i64, SignedDuration)] = &[(1, days(1))];
        const STEP_UP: &[(i64, SignedDuration)] = &[(3, minutes(10)), (20, days(1))];
        match self {
            Capped::StepUp => STEP_UP,
            Capped::Join => JOIN,
            Capped::SignIn | Capped::SignInKnown => SIGN_IN,
            Capped::LiftMute | Capped::Undo => ONE_A_DAY,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Capped::Join => "join",
            Capped::SignIn => "sign-in",
            Capped::SignInKnown => "sign-in-known",
            Capped::LiftMute => "lift-mute",
            Capped::Undo => "undo",
            Capped::StepUp => "step-up",
        }
    }
}

/// Takes one email from an address's allowance, if there is one left. Whoever asks takes turns per address, so two
/// posts at once cannot both have the last.
pub async fn take(
    portal: &Portal,
    tx: &mut WriteTx,
    index: &BlindIndex,
    capped: Capped,
    kept_days: i64,
) -> store::Result<bool> {
    if !portal.site.limits {
        return Ok(true);
    }
    mail_cap::lock_address(tx, index).await?;
    let now = portal.now();
    for (most, span) in capped.caps() {
        if mail_cap::sent_since(tx, index, capped.word(), now.minus(*span)).await? >= *most {
            return Ok(false);
        }
    }
    // An entry that no cap can ask for any more is of no use, however long the brand would keep it.
    let until = now.plus(days(kept_days.max(1)));
    mail_cap::count(tx, portal.new_id(), index, capped.word(), now, until).await?;
    Ok(true)
}

/// What a source can do too often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Join,
    SignIn,
    /// Being sent to a provider, which any page can make a browser do.
    Provider,
    /// Opening or using a link that was mailed.
    Link,
    /// Entering a code that was mailed.
    Code,
}

impl Action {
    fn word(self) -> &'static str {
        match self {
            Action::Join => "join",
            Action::SignIn => "sign-in",
            Action::Provider => "provider",
            Action::Link => "link",
            Action::Code => "code",
        }
    }

    /// At most so many an hour. A whole office may share one source.
    fn most(self) -> i64 {
        match self {
            Action::Join => 60,
            Action::SignIn => 60,
            Action::Provider => 60,
            Action::Link => 300,
            Action::Code => 30,
        }
    }
}

/// An address that was refused for good is tried again when somebody asks for an email after this long: refusals are mistaken, and
/// mailboxes made.
const BOUNCED_FOR: SignedDuration = minutes(10);

/// Whether an address is not even to be tried now.
pub async fn is_stopped(tx: &mut ReadTx, index: &BlindIndex, now: Moment) -> store::Result<bool> {
    mute::bounced_since(tx, index, now.minus(BOUNCED_FOR)).await
}

const WINDOW: SignedDuration = hours(1);

/// A source did something too often; it may again at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooOften {
    pub again_at: Moment,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Too many requests in an hour.
    RateLimited,
    /// Too many links and form tokens that are none of ours.
    FailedTokens,
    /// Too many changes by one person.
    Changes,
    /// Too many wrong guesses at a password or a code.
    Guesses(Guessed),
    /// So many that no more are compared.
    GuessedOut(Guessed),
}

const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(30);
const LONGEST_WAIT: SignedDuration = hours(1);

/// How long whoever failed so often has to wait: 30 seconds once they have had what is free, twice as long after each failure that
/// follows, never more than an hour.
fn backoff(failures: i64, free: i64) -> Option<SignedDuration> {
    let doublings = failures - free;
    let wait = FIRST_WAIT.checked_mul(1 << doublings.clamp(0, 10)).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
    (doublings >= 0).then_some(wait)
}

/// Counts an action of a source, before anything else is looked at, in a count that all processes share (ASVS 2.4.1).
/// The source is stored as a MAC, with the last 64 bits of an IPv6 address left out.
pub async fn count(portal: &Portal, source: IpAddr, action: Action) -> store::Result<Result<(), TooOften>> {
    if !portal.site.limits {
        return Ok(Ok(()));
    }
    let now = portal.now();
    let window = WINDOW.as_micros() as i64;
    let start = Moment::from_micros(now.micros() - now.micros().rem_euclid(window));
    let day = (now.micros() / days(1).as_micros() as i64).to_be_bytes();
    let source_mac = portal.vault.mac(MacPurpose::Source, &[&octets(source), &day]);
    let hits = source_count::add(&mut portal.store.once().await?, &source_mac, action.word(), start).await?;
    Ok(if hits > action.most() {
        Err(TooOften { again_at: start.plus(WINDOW), why: Why::RateLimited })
    } else {
        Ok(())
    })
}

/// Counts what the owner of a mailbox posts while signed in.
pub fn count_change(portal: &Portal, mailbox_id: Uuid) -> Result<(), TooOften> {
    if !portal.site.limits {
        return Ok(());
    }
    let taken = portal.changes.take(mailbox_id, portal.now());
    taken.map_err(|again_at| TooOften { again_at, why: Why::Changes })
}

fn octets(source: IpAddr) -> Vec<u8> {
    match source.to_canonical() {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets()[..8].to_vec(),
    }
}
