//! What the domain stands on: it serves every story and knows none.

pub mod allowance;
pub mod authenticator_app;
pub mod brand;
pub mod config;
pub mod error;
pub mod failpoint;
pub mod guards;
pub mod keyed_lock;
pub mod ledger;
pub mod mail;
pub mod metrics;
pub mod openid;
pub mod outbox;
pub mod passkeys;
pub mod password_hasher;
pub mod places;
pub mod portal;
pub mod pulse;
pub mod queue;
pub mod signing;
pub mod story;
pub mod vault;
