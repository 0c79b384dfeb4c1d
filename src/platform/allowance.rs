//! How often somebody may do something, counted by each process for itself, without a statement.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use jiff::SignedDuration;
use uuid::Uuid;

use crate::base::clock::Moment;

/// Windows that are over are forgotten beyond so many.
const REMEMBERED: usize = 10_000;

/// At most so many in so long, for each by themselves.
#[derive(Debug)]
pub struct Allowance {
    most: u32,
    window: SignedDuration,
    /// Since when, and how often.
    counts: Mutex<HashMap<Uuid, (Moment, u32)>>,
}

impl Allowance {
    pub fn new(most: u32, window: SignedDuration) -> Allowance {
        Allowance { most, window, counts: Mutex::default() }
    }

    /// Once more.
    ///
    /// # Errors
    /// The moment from which on it may be again.
    pub fn take(&self, id: Uuid, now: Moment) -> Result<(), Moment> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let is_over = |since: Moment| since.until(now) >= self.window || since > now;
        if counts.len() >= REMEMBERED {
            counts.retain(|_, (since, _)| !is_over(*since));
        }
        let (since, count) = counts.entry(id).or_insert((now, 0));
        if is_over(*since) {
            (*since, *count) = (now, 0);
        }
        *count += 1;
        if *count > self.most { Err(since.plus(self.window)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::clock::minutes;

    #[test]
    fn each_has_an_allowance_of_their_own_that_comes_back() {
        let (allowance, ada, bela) = (Allowance::new(3, minutes(10)), Uuid::from_u128(1), Uuid::from_u128(2));
        let now = Moment::from_micros(1_800_000_000_000_000);
        for _ in 0..3 {
            assert_eq!(allowance.take(ada, now), Ok(()));
        }
        assert_eq!(allowance.take(ada, now.plus(minutes(3))), Err(now.plus(minutes(10))));
        assert_eq!(allowance.take(bela, now), Ok(()));
        assert_eq!(allowance.take(ada, now.plus(minutes(10))), Ok(()));
    }
}
