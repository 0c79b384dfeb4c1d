//! What each letter says. One letter, one file.

mod goodbye;
mod join;
mod lift_silence;
mod sign_in;
mod undo;

pub use goodbye::goodbye;
pub use join::join;
pub use lift_silence::lift_silence;
pub use sign_in::sign_in;
pub use undo::undo;
