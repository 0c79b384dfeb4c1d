//! What the portal decides: each story is one function, in one transaction. No HTTP, no HTML, no SQL.

pub mod account;
pub mod error;
pub mod installation;
pub mod link;
pub mod login;
pub mod loyalty;
pub mod mailbox;
pub mod messages;
pub mod person;
pub mod preferences;
pub mod profile;
pub mod receipt;
pub mod rights;
pub mod signup;
pub mod sweep;
pub mod wishlist;
pub mod worker;
