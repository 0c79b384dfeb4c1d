//! Named places where the fault driver can have the process die. No release has them: without the feature
//! `failpoints` a pass is nothing.
//!
//! `HANDSHAKE_FAILPOINT=join/committed:3` lets three passes go by and dies at the fourth. `end2end/faults/failpoints.ts` lists
//! them all, and a test compares that list with the calls in the source.
//!
//! Dying is `abort`: like SIGKILL it runs no destructor, flushes nothing and closes no connection in good order, and what the
//! kernel has it keeps; but it strikes at this very place, and its signal is told from that of any other end.

use std::sync::{
    LazyLock,
    atomic::{AtomicU64, Ordering},
};

/// The name, and how many passes go by.
static SET: LazyLock<Option<(String, u64)>> = LazyLock::new(|| {
    let set = std::env::var("HANDSHAKE_FAILPOINT").ok()?;
    let (name, passes) = set.rsplit_once(':').expect("HANDSHAKE_FAILPOINT reads name:passes");
    Some((name.to_owned(), passes.parse().expect("HANDSHAKE_FAILPOINT ends in a number")))
});

static PASSED: AtomicU64 = AtomicU64::new(0);

/// The process gets to the place of this name, and dies there if it is to.
pub fn pass(name: &'static str) {
    if cfg!(feature = "failpoints")
        && let Some((set, passes)) = &*SET
        && set == name
        && PASSED.fetch_add(1, Ordering::SeqCst) == *passes
    {
        std::process::abort();
    }
}
