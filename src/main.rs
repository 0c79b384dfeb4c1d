//! The `handshake` command.

use std::{
    io::{IsTerminal, stderr},
    process::ExitCode,
};

use clap::Parser;
use handshake::command::Command;
use mimalloc::MiMalloc;
use tracing_subscriber::EnvFilter;

/// A page is thousands of small texts; with the system's allocator a quarter of its time went there.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    // Our own lines alone: a library's may quote a statement, an address or a peer.
    let filter = EnvFilter::try_from_env("HANDSHAKE_LOG").unwrap_or_else(|_| EnvFilter::new("off,handshake=info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr).with_target(false);
    let json = match std::env::var("HANDSHAKE_LOG_FORMAT").as_deref() {
        Ok("json") => true,
        Ok("text" | "") | Err(_) => false,
        Ok(_) => {
            eprintln!("handshake: HANDSHAKE_LOG_FORMAT is text or json");
            return ExitCode::FAILURE;
        }
    };
    if json {
        // One object a line; what a line says stands beside its time and level, the request it is about under "span".
        log.json().flatten_event(true).with_current_span(true).with_span_list(false).init();
    } else {
        log.with_ansi(stderr().is_terminal()).init();
    }
    // Where, and not what: a panic's words may quote data.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
    match Command::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let last = format!("handshake: {error}");
            if json {
                eprintln!("{}", serde_json::json!({ "level": "ERROR", "message": last }));
            } else {
                eprintln!("{last}");
            }
            ExitCode::FAILURE
        }
    }
}
