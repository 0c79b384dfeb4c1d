//! A mailbox: an address, once per installation.

mod find_or_create;

use uuid::Uuid;

use crate::{
    base::{
        blind_index::BlindIndex,
        clock::{Moment, Rng},
    },
    platform::vault::{DoesNotOpen, Place, SealKey},
    store::{mailbox::Row, register},
};

pub use find_or_create::{find_or_create, find_or_create_again, forget, forget_left_behind};

/// The address as it was confirmed.
pub fn address(key: &SealKey, row: &Row) -> Result<String, DoesNotOpen> {
    open(key, row.id, &row.address)
}

/// [`address`], where not all of the row is at hand.
pub fn open(key: &SealKey, id: Uuid, address: &[u8]) -> Result<String, DoesNotOpen> {
    key.open_text(Place::new(register::MAILBOX_ADDRESS, id), address)
}

/// The row of an address that is being confirmed.
pub fn confirming(
    rng: &Rng,
    id: Uuid,
    (key_id, key): &(Uuid, SealKey),
    index: BlindIndex,
    guard_index: Option<Vec<u8>>,
    address: &str,
    now: Moment,
) -> Row {
    Row {
        id,
        key_id: *key_id,
        address_index: index.value,
        index_key: index.key,
        guard_index,
        address: key.seal(rng, Place::new(register::MAILBOX_ADDRESS, id), address.as_bytes()),
        confirmed_at: now,
        bounced_at: None,
        account_id: None,
    }
}
