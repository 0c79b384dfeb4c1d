//! Guesses: a source that presents links or form tokens which are none of ours waits longer and longer (ASVS 6.3.1).
//!
//! What one source misses at a process is counted one after the other, and a miss is in the store that all processes share
//! before the next is counted: guessing in parallel gains nothing (Keycloak CVE-2024-4629), but for one guess a process.

use std::net::IpAddr;

use jiff::SignedDuration;

use super::{TooOften, Why, backoff, octets};
use crate::{
    base::clock::{Moment, hours},
    platform::{portal::Portal, vault::MacPurpose},
    store::{self, failed_token as rows},
};

/// People click old links, and programs that read mail click them too: so many within an hour are nobody's harm.
const FREE: i64 = 10;
const WINDOW: SignedDuration = hours(1);
/// Whoever had to wait begins anew an hour after the longest wait.
const FORGOTTEN: SignedDuration = hours(2);

/// Looks whether what a source presents holds. What does not is counted when its turn comes, and refused while the source has to
/// wait. What holds passes even then: many people share a source, nobody must be kept from withdrawing (GDPR Art. 7(3)), and 128 bits
/// and more are not guessed however often one may try.
///
/// # Errors
/// Those of `holds` and of the store.
pub async fn check_with_backoff<E: From<store::Error>>(
    portal: &Portal,
    source: IpAddr,
    holds: impl Future<Output = Result<bool, E>>,
) -> Result<Result<bool, TooOften>, E> {
    let holds = holds.await?;
    if holds || !portal.site.limits {
        return Ok(Ok(holds));
    }
    let source_mac = portal.vault.mac(MacPurpose::Source, &[&octets(source), b"misses"]);
    let _lock = portal.source_locks.lock(source_mac).await;
    let now = portal.now();
    let missed = rows::of(&mut portal.store.read().await?, &source_mac).await?;
    if let Some(again_at) = missed.and_then(|(misses, last_at)| waits_until(misses, last_at)).filter(|at| *at > now) {
        return Ok(Err(TooOften { again_at, why: Why::FailedTokens }));
    }
    let mut tx = portal.store.once().await?;
    rows::add(&mut tx, &source_mac, now, now.minus(WINDOW), now.minus(FORGOTTEN), FREE).await?;
    Ok(Ok(false))
}

/// Until when a source has to wait.
fn waits_until(misses: i64, last_at: Moment) -> Option<Moment> {
    backoff(misses, FREE).map(|wait| last_at.plus(wait))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// S17: 30 s, 1 min, 2, 4, … and an hour at most, however many misses there were.
    #[test]
    fn s17_waits_double_up_to_an_hour() {
        let at = Moment::from_micros(0);
        let wait = |misses| waits_until(misses, at).map(|until| at.until(until).as_secs());
        assert_eq!([wait(0), wait(9)], [None, None]);
        let waits: Vec<i64> = (10..19).filter_map(wait).collect();
        assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
        assert_eq!(wait(i64::MAX), Some(3_600));
    }
}
