//! Whether the loops of this process still turn: each says so at every turn, and one that has not for a while stands still.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// No turn of a loop takes longer: none waits for more than a second, and for a connection not for half of this.
const LONGEST_TURN: Duration = Duration::from_secs(90);

/// The loops of a process by name. Those that were never started are not missed: commands have none.
#[derive(Debug, Default)]
pub struct Pulses(Mutex<BTreeMap<&'static str, Instant>>);

impl Pulses {
    /// A loop is watched from now on. One that is only started again and again does not turn.
    pub fn expect(&self, name: &'static str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(name).or_insert_with(Instant::now);
    }

    /// A loop has turned.
    pub fn beat(&self, name: &'static str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name, Instant::now());
    }

    /// A loop ends in good order.
    pub fn end(&self, name: &'static str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }

    /// The first loop that stands still.
    pub fn still(&self) -> Option<&'static str> {
        self.still_for(LONGEST_TURN)
    }

    fn still_for(&self, longest: Duration) -> Option<&'static str> {
        let beats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        beats.iter().find(|(_, last)| last.elapsed() > longest).map(|(name, _)| *name)
    }

    /// As if so much time had gone by.
    #[cfg(test)]
    pub fn age(&self, by: Duration) {
        for beat in self.0.lock().unwrap_or_else(PoisonError::into_inner).values_mut() {
            *beat = beat.checked_sub(by).unwrap_or(*beat);
        }
    }

    /// How long ago each loop turned last.
    pub fn ages(&self) -> Vec<(&'static str, Duration)> {
        let beats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        beats.iter().map(|(name, last)| (*name, last.elapsed())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loop_that_has_not_turned_for_too_long_stands_still_until_it_turns_again() {
        let pulses = Pulses::default();
        pulses.beat("mail");
        assert_eq!(pulses.still_for(Duration::from_secs(60)), None);
        std::thread::sleep(Duration::from_millis(5));
        assert_eq!(pulses.still_for(Duration::from_millis(1)), Some("mail"));
        pulses.beat("mail");
        assert_eq!(pulses.still_for(Duration::from_secs(60)), None);
        pulses.end("mail");
        assert_eq!(pulses.still_for(Duration::ZERO), None);
    }
}
