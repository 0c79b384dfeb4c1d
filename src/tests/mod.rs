//! The product and its store, as sentences. Each test runs on a whole portal (see [`world`]), once on SQLite and once on
//! PostgreSQL; `HANDSHAKE_TEST_POSTGRES` says where the latter is.

mod authenticator;
mod browser;
mod checkpoint;
mod database;
mod openid_provider;
mod smtp;
mod template;
mod world;

mod account;
mod address;
mod brand;
mod clock;
mod demo;
mod floors;
mod guards;
mod hostile;
mod jobs;
mod ledger;
mod linked;
mod login;
mod loyalty;
mod mail_server;
mod metrics;
mod openid;
mod outbox;
mod pages;
mod password;
mod pooler;
mod preferences;
mod profile;
mod queue;
mod receipt;
mod recipients;
mod restore;
mod rights;
mod schedules;
mod security;
mod signing;
mod signup;
mod stay;
mod store;
mod two_steps;
mod vault;
mod web;
mod wishlist;
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
