//! A person: one mailbox's owner towards one brand.

mod details;
mod moving;
pub mod new_address;
pub mod old_address;
pub mod overview;
mod replay;

use uuid::Uuid;

use crate::{
    base::clock::{Moment, Rng},
    i18n::Language,
    platform::{
        brand::LiveBrand,
        vault::{DoesNotOpen, Place, SealKey},
    },
    store::{person::Row, register},
};
pub use details::{rename, set_language};
pub use moving::lock_mailboxes;
pub use new_address::NEW_ADDRESS;
pub use replay::replay;

/// The name as its owner gave it.
pub fn name(key: &SealKey, row: &Row) -> Result<String, DoesNotOpen> {
    key.open_text(Place::new(register::PERSON_NAME, row.id), &row.name)
}

/// The row of somebody who is joining: by the brand's first frequency, not paused.
#[allow(clippy::too_many_arguments)]
pub fn joining(
    rng: &Rng,
    id: Uuid,
    (key_id, key): &(Uuid, SealKey),
    mailbox_id: Uuid,
    brand: &LiveBrand,
    name: &str,
    language: Language,
    now: Moment,
) -> Row {
    Row {
        id,
        brand_id: brand.id,
        mailbox_id,
        key_id: *key_id,
        name: key.seal(rng, Place::new(register::PERSON_NAME, id), name.as_bytes()),
        name_changed_at: now,
        language: language.tag().to_owned(),
        frequency: brand.frequencies.first().map(|frequency| frequency.id.clone()),
        paused_until: None,
        joined_at: now,
    }
}
