//! Pages and forms of people who are signed in.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    parts::{at_brand, broken, load, nothing_here},
    visitor::Visitor,
};
use crate::{
    brand::Applied,
    person::overview::{self, Overview},
};

/// A page at `/me/{brand}/…`, with who they are there. Whoever is not signed in is sent to ask for a link.
pub fn page<F>(show: impl FnOnce(Visitor, Overview) -> F + Send + 'static) -> AnyView
where
    F: Future<Output = AnyView> + Send + 'static,
{
    at_brand(|visitor, brand| {
        let Some(signed_in) = visitor.signed_in else { return ask_for_link(&visitor, &brand) };
        load(async move {
            match overview::at_brand(&visitor.portal, brand, signed_in.mailbox_id).await {
                Ok(Some(overview)) => show(visitor, overview).await,
                Ok(None) => nothing_here(),
                Err(error) => broken(&error),
            }
        })
    })
}

fn ask_for_link(visitor: &Visitor, brand: &Arc<Applied>) -> AnyView {
    leptos_axum::redirect(&visitor.href(&format!("/{}/manage", brand.slug)));
    ().into_any()
}
