//! Pages and forms of people who are signed in.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    base::paths,
    domain::person::overview::{self, Overview},
    web::{
        errors::{self, Trouble},
        parts::{at_brand, go, in_trouble, nothing_here},
        visitor::Visitor,
    },
};

/// Who the visitor is at the brand of a page at `/me/{brand}/…`.
#[derive(Clone)]
pub enum Found {
    Somebody(Arc<Overview>),
    Nobody,
    Trouble(Trouble),
}

/// Found before the page is rendered, so that it is written in one go. None at pages of other kinds, and where nobody is
/// signed in.
pub async fn find(visitor: &Visitor) -> Option<Found> {
    let (signed_in, brand) = (visitor.signed_in?, visitor.brand.clone()?);
    if !visitor.path.starts_with("/me/") {
        return None;
    }
    Some(match overview::at_brand(&visitor.portal, brand, signed_in.mailbox_id()).await {
        Ok(Some(overview)) => Found::Somebody(overview.into()),
        Ok(None) => Found::Nobody,
        Err(error) => Found::Trouble(errors::log(&visitor.portal, &error)),
    })
}

/// A page at `/me/{brand}/…`, with who they are there. Whoever is not signed in is sent to ask for a link.
pub fn page(show: impl FnOnce(Visitor, Arc<Overview>) -> AnyView) -> AnyView {
    at_brand(|visitor, brand| match use_context::<Found>() {
        Some(Found::Somebody(overview)) => show(visitor, overview),
        Some(Found::Nobody) => nothing_here(),
        Some(Found::Trouble(trouble)) => in_trouble(trouble),
        None => go(&visitor, &paths::at(&brand.slug).sign_in_link()),
    })
}
