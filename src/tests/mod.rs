//! The product and its store, as sentences. Each test runs on a whole portal (see [`world`]), once on SQLite and once on
//! PostgreSQL; `HANDSHAKE_TEST_POSTGRES` says where the latter is.

mod browser;
mod database;
mod world;

mod ledger;
mod rights;
mod signup;
mod web;
mod words;

/// Makes of each body two tests, `…::sqlite` and `…::postgres`.
macro_rules! on_both {
    ($($(#[$said:meta])* async fn $name:ident($($world:ident)+) $body:block)+) => {$(
        $(#[$said])*
        mod $name {
            use super::*;

            async fn body($($world)+: $crate::tests::world::World) $body

            #[test]
            fn sqlite() {
                $crate::tests::world::run($crate::tests::database::Engine::Sqlite, body);
            }

            #[test]
            fn postgres() {
                $crate::tests::world::run($crate::tests::database::Engine::Postgres, body);
            }
        }
    )+};
}
use on_both;
