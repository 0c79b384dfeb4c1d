//! Time and randomness, as arguments: nothing else here asks the machine for either, so a test can set both.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp};
use rand::{Rng as _, SeedableRng, rngs::StdRng};
use serde::{Deserialize, Serialize};

/// A moment in microseconds, which is what both engines keep; anything finer is cut off when it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(Timestamp);

impl Moment {
    /// Microseconds since 1970; what lies outside jiff's range (years −9999 to 9999) becomes the nearest end.
    pub fn from_micros(micros: i64) -> Moment {
        let nearest = if micros < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Moment(Timestamp::from_microsecond(micros).unwrap_or(nearest))
    }

    pub fn micros(self) -> i64 {
        self.0.as_microsecond()
    }

    pub fn timestamp(self) -> Timestamp {
        self.0
    }

    pub fn plus(self, span: SignedDuration) -> Moment {
        Moment::from_micros(self.micros().saturating_add(span.as_micros() as i64))
    }

    pub fn minus(self, span: SignedDuration) -> Moment {
        self.plus(-span)
    }

    /// How long it has been at `later`; negative if `later` is earlier.
    pub fn until(self, later: Moment) -> SignedDuration {
        SignedDuration::from_micros(later.micros() - self.micros())
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Moment {
        Moment::from_micros(timestamp.as_microsecond())
    }
}

impl std::fmt::Display for Moment {
    /// RFC 3339 in UTC.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

pub const fn minutes(n: i64) -> SignedDuration {
    SignedDuration::from_secs(n * 60)
}

pub const fn hours(n: i64) -> SignedDuration {
    minutes(n * 60)
}

pub const fn days(n: i64) -> SignedDuration {
    hours(n * 24)
}

/// Clocks of processes may differ by this much. What was made later than that was made before the clock was set back, and nobody can
/// say any more how old it is.
pub const SKEW: SignedDuration = minutes(5);

/// What time it is.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's, put right by so many microseconds: several processes go by the clock of their database's server.
    System(Arc<AtomicI64>),
    /// Stands still until it is moved.
    Set(Arc<AtomicI64>),
}

impl Clock {
    pub fn set(moment: Moment) -> Clock {
        Clock::Set(Arc::new(AtomicI64::new(moment.micros())))
    }

    pub fn system() -> Clock {
        Clock::System(Arc::default())
    }

    /// Puts the machine's clock right for this process, by what it is behind.
    pub fn put_right(&self, behind: SignedDuration) {
        if let Clock::System(micros) = self {
            micros.store(behind.as_micros() as i64, Ordering::SeqCst);
        }
    }

    /// By what the machine's clock is put right.
    pub fn correction(&self) -> SignedDuration {
        match self {
            Clock::System(micros) => SignedDuration::from_micros(micros.load(Ordering::SeqCst)),
            Clock::Set(_) => SignedDuration::ZERO,
        }
    }

    pub fn now(&self) -> Moment {
        match self {
            #[allow(clippy::disallowed_methods)] // the one place
            Clock::System(_) => Moment::from(Timestamp::now()).plus(self.correction()),
            Clock::Set(micros) => Moment::from_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a set clock; the machine's own is left alone.
    pub fn advance(&self, span: SignedDuration) {
        if let Clock::Set(micros) = self {
            micros.fetch_add(span.as_micros() as i64, Ordering::SeqCst);
        }
    }
}

/// Where random bytes come from.
#[derive(Clone, Debug)]
pub enum Rng {
    /// The operating system's, through a generator fit for keys.
    System,
    /// The same bytes for the same seed.
    Seeded(Arc<Mutex<StdRng>>),
}

impl Rng {
    pub fn seeded(seed: u64) -> Rng {
        Rng::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            #[allow(clippy::disallowed_methods)] // the one place
            Rng::System => rand::rng().fill_bytes(&mut bytes),
            Rng::Seeded(rng) => rng.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes),
        }
        bytes
    }
}
