//! Pages: one file a word. They show; nothing here changes anything.

pub mod agreed;
pub mod confirm;
pub mod data;
pub mod details;
pub mod greet;
pub mod home;
pub mod join;
pub mod leave;
pub mod letters;
pub mod manage;
pub mod me;
pub mod new_address;
pub mod not_me;
pub mod nothing_came;
pub mod notices;
pub mod old_address;
pub mod preferences;
pub mod prove;
pub mod receipt;
pub mod sign_in;
pub mod undo;
pub mod wrong;
