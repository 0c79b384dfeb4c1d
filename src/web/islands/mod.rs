//! What runs in the browser: islands, and the server functions they call. They get their words and data as props.

pub mod subscriptions;
