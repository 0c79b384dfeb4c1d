//! What asks: pages, islands, forms, HTTP endpoints. Knows HTTP, HTML and languages; holds no rules.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
mod assets;
#[cfg(feature = "ssr")]
mod browser_name;
#[cfg(feature = "ssr")]
mod cookies;
#[cfg(feature = "ssr")]
pub(crate) mod done;
#[cfg(feature = "ssr")]
mod endpoints;
#[cfg(feature = "ssr")]
pub(crate) mod errors;
#[cfg(feature = "ssr")]
mod forms;
#[cfg(feature = "ssr")]
pub(crate) mod layers;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod parts;
#[cfg(feature = "ssr")]
pub(crate) mod route;
#[cfg(feature = "ssr")]
mod router;
#[cfg(feature = "ssr")]
pub(crate) mod routes;
#[cfg(feature = "ssr")]
pub mod server;
#[cfg(feature = "ssr")]
pub(crate) mod session;
#[cfg(feature = "ssr")]
mod signed_in;
#[cfg(feature = "ssr")]
mod state;
#[cfg(feature = "ssr")]
mod stay;
#[cfg(feature = "ssr")]
mod step_up;
#[cfg(feature = "ssr")]
pub(crate) mod visitor;

#[cfg(feature = "ssr")]
pub use endpoints::metrics::router as metrics;
#[cfg(feature = "ssr")]
pub use layers::telemetry::Counted;
#[cfg(feature = "ssr")]
pub use router::router;
#[cfg(feature = "ssr")]
pub use state::Web;
