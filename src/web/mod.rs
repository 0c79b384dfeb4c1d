//! What asks: pages, islands, forms, HTTP endpoints. Knows HTTP, HTML and languages; holds no rules.

pub mod islands;

#[cfg(feature = "ssr")]
mod actions;
#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
mod assets;
#[cfg(feature = "ssr")]
pub mod connections;
#[cfg(feature = "ssr")]
mod endpoints;
#[cfg(feature = "ssr")]
pub(crate) mod errors;
#[cfg(feature = "ssr")]
mod forms;
#[cfg(feature = "ssr")]
mod headers;
#[cfg(feature = "ssr")]
mod links;
#[cfg(feature = "ssr")]
mod origin;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod parts;
#[cfg(feature = "ssr")]
mod requests;
#[cfg(feature = "ssr")]
mod router;
#[cfg(feature = "ssr")]
pub(crate) mod session;
#[cfg(feature = "ssr")]
mod signed_in;
#[cfg(feature = "ssr")]
mod source;
#[cfg(feature = "ssr")]
pub(crate) mod visitor;

#[cfg(feature = "ssr")]
pub use actions::preferences::change_from_island;
#[cfg(feature = "ssr")]
pub use endpoints::metrics::router as metrics;
#[cfg(feature = "ssr")]
pub use requests::Counted;
#[cfg(feature = "ssr")]
pub use router::{Web, router};
