//! What is not a page: downloads, pictures, health, and the development mailbox.

pub mod credentials;
pub mod data;
pub mod dev_mail;
pub mod health;
pub mod islands;
pub mod logo;
pub mod metrics;
pub mod moved;
pub mod one_click;
pub mod provider;
pub mod receipt;
pub mod signing_keys;
