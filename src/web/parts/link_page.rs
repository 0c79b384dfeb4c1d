//! The page behind a mailed link: what it can be used for, or why it cannot.

use std::error::Error;

use leptos::prelude::*;

use super::{ErrorPage, broken, no_such_link};
use crate::{base::ids::Token, domain::link::LinkState, web::visitor::Visitor};

/// What is said of a link that cannot be used: ids of messages, `…-title` and `…-next` beside each.
#[derive(Clone, Copy)]
pub struct Unusable {
    pub used: &'static str,
    pub expired: &'static str,
    pub unknown: &'static str,
}

/// Looks at the link of the page's path, which changes nothing, and shows it if it is open.
pub async fn link_page<T, E: Error + 'static>(
    visitor: &Visitor,
    unusable: Unusable,
    look: impl AsyncFnOnce(&Token) -> Result<LinkState<T>, E>,
    show: impl FnOnce(T) -> AnyView,
) -> AnyView {
    let state = match visitor.token() {
        Some(token) => look(&token).await,
        None => Ok(LinkState::Unknown),
    };
    match state {
        Ok(LinkState::Open(open)) => show(open),
        Ok(LinkState::Used) => view! { <ErrorPage message=unusable.used /> }.into_any(),
        Ok(LinkState::Expired) => view! { <ErrorPage message=unusable.expired /> }.into_any(),
        Ok(LinkState::Unknown) => no_such_link(unusable.unknown),
        Err(error) => broken(&error),
    }
}
