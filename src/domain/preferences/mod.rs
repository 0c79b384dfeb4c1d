//! What a person gets, how often, and on which agreement. Every change is a ledger entry and takes effect at once;
//! withdrawing is never harder than giving (GDPR Art. 7(3); CCPA §7004).

mod change;
mod consent_records;
pub mod pending_changes;
pub mod recipients;
pub(crate) mod record;
mod undo;
pub mod unsubscribe_link;
mod view;
mod withdrawal;

pub(crate) use change::consent_to;
pub use change::{Change, Outcome, change};
pub use consent_records::{ConsentRecord, ConsentState, consent_records};
pub use undo::{look_undo, undo};
pub(crate) use view::standing;
pub use view::{Preferences, look};
pub use withdrawal::{JOURNAL_GRACE, SIGN_OF_AN_OLDER_COPY, Withdrawal, replay};

/// The only channel for which a person has an identifier yet.
pub const EMAIL: &str = "email";
