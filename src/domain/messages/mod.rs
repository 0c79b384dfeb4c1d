//! Emails: writing one in the brand's words, and sending it within a story. What an email says stands in the file of the story that
//! causes it.

mod draft;
mod send;

pub use crate::platform::mail::{Message, layout::Content};
pub use draft::Draft;
pub use send::{NewLink, Owner, bind_link, send};
