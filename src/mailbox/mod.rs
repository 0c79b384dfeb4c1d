//! A mailbox: an address, once per installation.

pub mod address;
mod settle;

use crate::{
    store::mailbox::Row,
    vault::{DoesNotOpen, Place, SealKey},
};

pub use settle::{forget, forget_left_behind, settle};

/// The address as it was confirmed.
pub fn address(key: &SealKey, row: &Row) -> Result<String, DoesNotOpen> {
    key.open_text(Place { column: "mailbox.address", row: row.id }, &row.address)
}
