//! A person: one mailbox's owner towards one brand.

mod details;
pub mod name;
pub mod overview;

use crate::{
    store::person::Row,
    vault::{DoesNotOpen, Place, SealKey},
};
pub use details::{rename, speak};

/// The name as its owner gave it.
pub fn name(key: &SealKey, row: &Row) -> Result<String, DoesNotOpen> {
    key.open_text(place(row), &row.name)
}

fn place(row: &Row) -> Place {
    Place { column: "person.name", row: row.id }
}
