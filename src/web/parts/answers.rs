//! What a page is when it is not what its path would show: of no brand, nothing there, somewhere else, or out of order.

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::ErrorPage;
use crate::{
    platform::brand::LiveBrand,
    web::{
        errors::{self, Trouble},
        visitor::{Visitor, visitor},
    },
};

/// A page at the brand of the path; a 404 where there is none.
pub fn at_brand(page: impl FnOnce(Visitor, Arc<LiveBrand>) -> AnyView) -> AnyView {
    let visitor = visitor();
    match visitor.brand.clone() {
        Some(brand) => page(visitor, brand),
        None => nothing_here(),
    }
}

pub fn nothing_here() -> AnyView {
    no_such_link("error-404")
}

/// A link that nobody mailed: `message` says so in the words of its kind.
pub fn no_such_link(message: &'static str) -> AnyView {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(StatusCode::NOT_FOUND);
    }
    view! { <ErrorPage message=message /> }.into_any()
}

/// A link that was ours and leads to nobody any more: a 410.
pub fn gone_link(message: &'static str) -> AnyView {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(StatusCode::GONE);
    }
    view! { <ErrorPage message=message /> }.into_any()
}

/// Another page instead: a 303 whatever the browser says it accepts.
pub fn go(visitor: &Visitor, path: &str) -> AnyView {
    if let (Some(response), Ok(location)) =
        (use_context::<ResponseOptions>(), HeaderValue::from_str(&visitor.href(path)))
    {
        response.set_status(StatusCode::SEE_OTHER);
        response.insert_header(header::LOCATION, location);
    }
    ().into_any()
}

/// A page for what went wrong on our side; what it was goes to the log.
pub fn broken(error: &(dyn std::error::Error + 'static)) -> AnyView {
    in_trouble(errors::log(&visitor().portal, error))
}

/// The same, where it is in the log already.
pub fn in_trouble(Trouble { status, message }: Trouble) -> AnyView {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
    view! { <ErrorPage message=message /> }.into_any()
}
