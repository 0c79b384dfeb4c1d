//! How many statements are run: what a request costs.

use std::{cell::Cell, sync::LazyLock};

use prometheus::IntCounter;

static STATEMENTS: LazyLock<IntCounter> = LazyLock::new(|| {
    IntCounter::new("handshake_statements_total", "Statements run against the databases.").expect("a metric's name")
});

tokio::task_local! {
    static TALLY: Cell<u64>;
}

/// One more.
pub(super) fn count() {
    STATEMENTS.inc();
    let _ = TALLY.try_with(|tally| tally.set(tally.get() + 1));
}

/// How many statements this process has run.
pub fn statements() -> u64 {
    STATEMENTS.get()
}

/// The same as whoever watches over the process reads it.
pub fn statements_counter() -> &'static IntCounter {
    &STATEMENTS
}

/// What a future comes to, and how many statements it ran on its own task: what a request costs.
pub async fn tallied<F: Future>(future: F) -> (F::Output, u64) {
    TALLY.scope(Cell::new(0), async { (future.await, TALLY.with(Cell::get)) }).await
}
