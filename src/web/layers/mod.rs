//! What stands around the handlers, a file a concern; `source.rs` is what several of them ask for the client IP.

pub mod body;
pub mod catch_panic;
pub mod origin;
pub mod problem_details;
pub mod resolve_visitor;
pub mod security_headers;
mod source;
pub mod telemetry;
pub mod token_throttle;
