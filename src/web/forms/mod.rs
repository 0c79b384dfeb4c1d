//! Forms: their token, what was posted, and who posted it.

mod changed;
pub mod messages;
mod posted;
mod submission;
mod token;

pub use changed::changed;
pub use posted::{DO, Posted, Reader, again, again_with, consent_given, posted};
pub use submission::{Submission, into_response};
pub use token::{HONEYPOT, PRESSED, TOKEN, is_pressed, made_at, pressed_token, read_token, token, token_for, too_fast};
