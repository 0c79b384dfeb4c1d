//! Pages and forms of people who are signed in.

use leptos::prelude::*;

use super::{
    parts::{at_brand, broken, go, load, nothing_here},
    visitor::Visitor,
};
use crate::person::overview::{self, Overview};

/// A page at `/me/{brand}/…`, with who they are there. Whoever is not signed in is sent to ask for a link.
pub fn page<F>(show: impl FnOnce(Visitor, Overview) -> F + Send + 'static) -> AnyView
where
    F: Future<Output = AnyView> + Send + 'static,
{
    at_brand(|visitor, brand| {
        let Some(signed_in) = visitor.signed_in else { return go(&visitor, &format!("/{}/manage", brand.slug)) };
        load(async move {
            match overview::at_brand(&visitor.portal, brand, signed_in.mailbox_id).await {
                Ok(Some(overview)) => show(visitor, overview).await,
                Ok(None) => nothing_here(),
                Err(error) => broken(&error),
            }
        })
    })
}
