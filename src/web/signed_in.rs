//! Pages and forms of people who are signed in.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    base::paths,
    domain::{
        account::{self, Credentials},
        error::Error,
        person::overview::{self, Overview},
    },
    web::{
        errors::{self, Trouble},
        parts::{at_brand, go, in_trouble, nothing_here},
        route::Script,
        visitor::{Visitor, visitor},
    },
};

/// Who the visitor is at the brand of a page at `/me/{brand}/…`; below `/me/security`, at the brand that they joined first.
#[derive(Clone)]
pub enum Found {
    Somebody {
        overview: Arc<Overview>,
        /// Of their account, for a page that asks for them.
        credentials: Arc<Credentials>,
    },
    Nobody,
    Trouble(Trouble),
}

/// Found before the page is rendered, so that it is written in one go. None at pages of other kinds, and where nobody is
/// signed in.
pub async fn find(visitor: &Visitor) -> Option<Found> {
    let signed_in = visitor.signed_in?;
    if !visitor.path.starts_with("/me/") {
        return None;
    }
    let (portal, mailbox_id) = (&visitor.portal, signed_in.mailbox_id());
    let found = async {
        let overview = match &visitor.brand {
            Some(brand) => overview::at_brand(portal, brand.clone(), mailbox_id).await?,
            None if visitor.is_of_account() => overview::at_home(portal, mailbox_id).await?,
            None => None,
        };
        let asks = visitor.route.is_some_and(|route| route.script == Script::Credentials);
        let credentials = match signed_in.account_id().filter(|_| asks) {
            Some(id) => account::credentials(portal, id).await?,
            None => Credentials::default(),
        };
        Ok::<_, Error>(overview.map(|overview| (Arc::new(overview), Arc::new(credentials))))
    };
    Some(match found.await {
        Ok(Some((overview, credentials))) => Found::Somebody { overview, credentials },
        Ok(None) => Found::Nobody,
        Err(error) => Found::Trouble(errors::log(portal, &error)),
    })
}

/// A page at `/me/{brand}/…`, with who they are there. Whoever is not signed in is sent to ask for a link.
pub fn page(show: impl FnOnce(Visitor, Arc<Overview>) -> AnyView) -> AnyView {
    at_brand(|visitor, brand| shown(visitor, paths::at(&brand.slug).sign_in_link(), show))
}

/// A page below `/me/security`, with who they are at the brand that they joined first.
pub fn page_of_account(show: impl FnOnce(Visitor, Arc<Overview>) -> AnyView) -> AnyView {
    shown(visitor(), paths::SIGN_IN.to_owned(), show)
}

fn shown(visitor: Visitor, sign_in: String, show: impl FnOnce(Visitor, Arc<Overview>) -> AnyView) -> AnyView {
    match use_context::<Found>() {
        Some(Found::Somebody { overview, .. }) => show(visitor, overview),
        Some(Found::Nobody) => nothing_here(),
        Some(Found::Trouble(trouble)) => in_trouble(trouble),
        None if visitor.halfway.is_some() => go(&visitor, paths::SECOND_STEP),
        None => go(&visitor, &sign_in),
    }
}

/// What whoever is signed in signs in with, on a page that asks for it.
pub fn credentials() -> Arc<Credentials> {
    match use_context::<Found>() {
        Some(Found::Somebody { credentials, .. }) => credentials,
        _ => Arc::default(),
    }
}
