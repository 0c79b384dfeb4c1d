//! What stands around the handlers: each file is one layer.

pub mod body;
pub mod catch_panic;
pub mod origin;
pub mod problem_details;
pub mod resolve_visitor;
pub mod security_headers;
mod source;
pub mod telemetry;
pub mod token_throttle;
