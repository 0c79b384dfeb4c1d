//! Assurance levels: how surely it is known who acts.

use serde::{Deserialize, Serialize};

/// From the least to the most. Each is proved at a moment, which its session keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assurance {
    /// Somebody holds a link that was mailed. Emails are forwarded, so this is weak evidence.
    Link,
    /// The mailbox was proved, some time ago.
    Mailbox,
    /// A credential of an account was presented.
    SignedIn,
    /// Proved afresh, within the last five minutes (ASVS 7.5.3).
    SteppedUp,
}
