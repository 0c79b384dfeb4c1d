//! What each email says, one file each, and sending it within a story.

mod address_changed;
mod address_put_back;
mod draft;
mod goodbye;
mod join;
mod lift_mute;
mod new_address;
mod send;
mod sign_in;
mod undo;

pub use address_changed::address_changed;
pub use address_put_back::address_put_back;
pub use draft::Draft;
pub use goodbye::goodbye;
pub use join::join;
pub use lift_mute::lift_mute;
pub use new_address::new_address;
pub use send::{NewLink, Owner, bind_link, send};
pub use sign_in::sign_in;
pub use undo::undo;
