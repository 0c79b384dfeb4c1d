//! `raw-argon2 SECONDS`: prints how many passwords a second this machine hashes, with a thread for each core and nothing else to do.
//!
//! The parameters, and that each thread has the memory of one hash for all of its own, are those of
//! src/platform/password_hasher.rs: `make bench` says how much of this is left to people who sign in.

use std::{
    env,
    hint::black_box,
    num::NonZeroUsize,
    thread,
    time::{Duration, Instant},
};

use argon2::{Algorithm, Argon2, Block, Params, Version};

/// In KiB; with one pass and one lane.
const MEMORY: u32 = 47_104;
const OUTPUT: usize = 32;
const SALT: [u8; 16] = [7; 16];

fn main() {
    let seconds = env::args().nth(1).and_then(|text| text.parse().ok()).expect("usage: raw-argon2 SECONDS");
    let seconds = Duration::from_secs_f64(seconds);
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads: Vec<_> = (0..cores).map(|_| thread::spawn(move || rate(seconds))).collect();
    let rate: f64 = threads.into_iter().map(|thread| thread.join().expect("a thread that hashes")).sum();
    println!("{rate:.3}");
}

/// Hashes a second of one thread.
fn rate(seconds: Duration) -> f64 {
    let params = Params::new(MEMORY, 1, 1, Some(OUTPUT)).expect("parameters that argon2 takes");
    let mut memory = vec![Block::new(); params.block_count()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let (began, mut done) = (Instant::now(), 0_u32);
    while began.elapsed() < seconds {
        let mut output = [0; OUTPUT];
        let password = black_box(b"quiet hat lamps");
        argon2.hash_password_into_with_memory(password, &SALT, &mut output, &mut memory).expect("a hash");
        black_box(output);
        done += 1;
    }
    f64::from(done) / began.elapsed().as_secs_f64()
}
