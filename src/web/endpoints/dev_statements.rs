//! How many statements this process has run, in plain figures: what a request costs. Only there in development.

use crate::store;

pub async fn count() -> String {
    store::statements().to_string()
}
