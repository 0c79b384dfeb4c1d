//! Where the engines must differ.

/// A piece of SQL that the engines spell differently.
#[derive(Clone, Copy)]
pub struct Dialect {
    pub sqlite: &'static str,
    pub postgres: &'static str,
}
