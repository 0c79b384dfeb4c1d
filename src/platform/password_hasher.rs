//! Hashing passwords: argon2id, off the threads that serve, on as many of its own as there are cores. Each has the memory of one
//! hash, so that however many people sign in at once it is that much and no more (OWASP ASVS appendix C; NIST SP 800-63B-4 § 3.1.1.2).

use std::{
    num::NonZeroUsize,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread,
};

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use subtle::ConstantTimeEq;
use tokio::sync::oneshot;

use crate::base::password::Password;

/// In KiB; with one pass and one lane.
const MEMORY: u32 = 47_104;
const OUTPUT: usize = 32;
const SALT: usize = 16;
/// What may wait: whoever comes after so many would wait longer than people do.
const WAITING: usize = 1_000;

/// So many wait already that whoever comes had better come again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords wait to be hashed")]
pub struct Busy;

/// Whether a password is the one that was hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    Right {
        /// It was hashed in another way than new ones are.
        outdated: bool,
    },
    Wrong,
}

/// A hash to be made, and where it goes.
struct Work {
    password: Password,
    salt: Vec<u8>,
    params: Params,
    done: oneshot::Sender<[u8; OUTPUT]>,
}

/// Its threads start with the first password, and end with it.
#[derive(Debug, Default)]
pub struct PasswordHasher {
    queue: OnceLock<Queue>,
}

#[derive(Debug)]
struct Queue {
    sender: SyncSender<Work>,
    waiting: Arc<AtomicUsize>,
}

impl PasswordHasher {
    /// As it is stored: a PHC string.
    ///
    /// # Errors
    /// [`Busy`].
    pub async fn hash(&self, password: Password, salt: [u8; SALT]) -> Result<String, Busy> {
        let params = params();
        let output = self.compute(password, salt.to_vec(), params.clone()).await?;
        Ok(phc(&salt, &params, &output).unwrap_or_default())
    }

    /// Whether a password is the one of a hash. Where there is none it takes as long (ASVS 6.3.8).
    ///
    /// # Errors
    /// [`Busy`].
    pub async fn verify(&self, password: Password, hash: Option<&str>) -> Result<Verified, Busy> {
        let known = hash.and_then(read);
        let (salt, params) = match &known {
            Some(known) => (known.salt.clone(), known.params.clone()),
            None => (vec![0; SALT], params()),
        };
        let outdated = !is_current(&params);
        let output = self.compute(password, salt, params).await?;
        let is_right = known.is_some_and(|known| known.output.ct_eq(&output).into());
        Ok(if is_right { Verified::Right { outdated } } else { Verified::Wrong })
    }

    async fn compute(&self, password: Password, salt: Vec<u8>, params: Params) -> Result<[u8; OUTPUT], Busy> {
        let (done, comes) = oneshot::channel();
        let work = Work { password, salt, params, done };
        let queue = self.queue.get_or_init(start);
        queue.waiting.fetch_add(1, Ordering::Relaxed);
        if let Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) = queue.sender.try_send(work) {
            queue.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(Busy);
        }
        comes.await.map_err(|_| Busy)
    }
}

/// What is known of a stored hash.
struct Known {
    salt: Vec<u8>,
    params: Params,
    output: [u8; OUTPUT],
}

fn read(hash: &str) -> Option<Known> {
    let hash = PasswordHash::new(hash).ok().filter(|hash| hash.algorithm == Algorithm::Argon2id.ident())?;
    Some(Known {
        params: Params::try_from(&hash).ok()?,
        salt: hash.salt?.as_ref().to_vec(),
        output: hash.hash?.as_bytes().try_into().ok()?,
    })
}

fn phc(salt: &[u8], params: &Params, output: &[u8]) -> Option<String> {
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params).ok()?,
        salt: Some(Salt::new(salt).ok()?),
        hash: Some(Output::new(output).ok()?),
    };
    Some(hash.to_string())
}

fn params() -> Params {
    // Constants within what argon2 takes.
    Params::new(MEMORY, 1, 1, Some(OUTPUT)).unwrap_or_default()
}

fn is_current(params: &Params) -> bool {
    (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY, 1, 1)
}

/// The threads, which take from one queue.
fn start() -> Queue {
    let (sender, receiver) = sync_channel(WAITING);
    let (receiver, waiting) = (Arc::new(Mutex::new(receiver)), Arc::new(AtomicUsize::new(0)));
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    for n in 0..cores {
        let (receiver, waiting) = (Arc::clone(&receiver), Arc::clone(&waiting));
        let begun = thread::Builder::new().name(format!("passwords-{n}")).spawn(move || work(&receiver, &waiting));
        // The others do its share; where there are none, everybody is told to come again.
        if let Err(error) = begun {
            tracing::error!(%error, "a thread for hashing passwords does not start");
        }
    }
    Queue { sender, waiting }
}

fn work(receiver: &Mutex<Receiver<Work>>, waiting: &AtomicUsize) {
    let mut memory: Vec<Block> = Vec::new();
    loop {
        if waiting.load(Ordering::Relaxed) == 0 {
            memory = Vec::new();
        }
        let Ok(next) = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv() else { return };
        waiting.fetch_sub(1, Ordering::Relaxed);
        // Whoever asked has gone.
        if next.done.is_closed() {
            continue;
        }
        let blocks = next.params.block_count();
        if memory.len() < blocks {
            memory.resize(blocks, Block::new());
        }
        let mut output = [0; OUTPUT];
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, next.params);
        match argon2.hash_password_into_with_memory(
            next.password.octets(),
            &next.salt,
            &mut output,
            &mut memory[..blocks],
        ) {
            // Whoever waited may have gone meanwhile.
            Ok(()) => drop(next.done.send(output)),
            Err(error) => tracing::error!(%error, "a password cannot be hashed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Password {
        Password::typed(text).unwrap()
    }

    /// S2: argon2id, m=47104, t=1, p=1, a salt of 16 octets and a tag of 32.
    #[tokio::test]
    async fn s2_a_password_is_stored_as_argon2id_and_no_other_fits() {
        let hasher = PasswordHasher::default();
        let hash = hasher.hash(password("quiet hat lamps"), [7; SALT]).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=47104,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$"), "{hash}");
        assert_eq!(hash.rsplit('$').next().map(str::len), Some(43));
        let right = hasher.verify(password("quiet hat lamps"), Some(&hash)).await;
        assert_eq!(right, Ok(Verified::Right { outdated: false }));
        assert_eq!(hasher.verify(password("quiet hat lamp"), Some(&hash)).await, Ok(Verified::Wrong));
        // What is no hash of ours fits nothing, and neither does none.
        for none in [None, Some(""), Some("$argon2i$v=19$m=8,t=1,p=1$BwcHBwcHBwc$BwcHBwcHBwc")] {
            assert_eq!(hasher.verify(password("quiet hat lamps"), none).await, Ok(Verified::Wrong));
        }
    }

    /// S2: one that was hashed with less is recognised, to be hashed anew.
    #[tokio::test]
    async fn s2_an_older_hash_still_fits_and_is_outdated() {
        let older = Params::new(19_456, 2, 1, Some(OUTPUT)).unwrap();
        let mut output = [0; OUTPUT];
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, older.clone());
        argon2.hash_password_into(b"quiet hat lamps", &[7; SALT], &mut output).unwrap();
        let hash = phc(&[7; SALT], &older, &output).unwrap();
        let hasher = PasswordHasher::default();
        let right = hasher.verify(password("quiet hat lamps"), Some(&hash)).await;
        assert_eq!(right, Ok(Verified::Right { outdated: true }));
    }

    /// S2: more than may wait are told to come again, and what waits is done.
    #[tokio::test]
    async fn s2_what_waits_is_bounded() {
        let hasher = PasswordHasher::default();
        let all = (0..WAITING + 50).map(|_| hasher.verify(password("quiet hat lamps"), Some("no hash")));
        let mut all: Vec<_> = all.map(Box::pin).collect();
        let mut busy = 0;
        // Each is asked once, which puts it into the queue; none is waited for.
        for one in &mut all {
            if let Some(Err(Busy)) = futures::FutureExt::now_or_never(one) {
                busy += 1;
            }
        }
        assert!((1..=50).contains(&busy), "{busy}");
        // Whoever goes away takes their work along: the next is not behind a thousand hashes.
        drop(all);
        let hash = loop {
            match hasher.hash(password("quiet hat lamps"), [7; SALT]).await {
                Ok(hash) => break hash,
                Err(Busy) => tokio::task::yield_now().await,
            }
        };
        let right = hasher.verify(password("quiet hat lamps"), Some(&hash)).await;
        assert_eq!(right, Ok(Verified::Right { outdated: false }));
    }
}
