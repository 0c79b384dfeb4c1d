//! Pages, one file a word: what it shows, and the form that it posts.

pub mod confirm;
pub mod consents;
pub mod data;
pub mod details;
pub mod disavow;
pub mod erase;
pub mod greet;
pub mod home;
pub mod me;
pub mod new_address;
pub mod no_email;
pub mod notices;
pub mod old_address;
pub mod pending_changes;
pub mod preferences;
pub mod reauthenticate;
pub mod receipt;
pub mod sign_in;
pub mod sign_in_link;
pub mod sign_out;
pub mod subscribe;
pub mod undo;
pub mod unsubscribe;
pub mod wish;
pub mod wishlist;
