//! Pages and forms of people who are signed in.

use leptos::prelude::*;

use super::{
    parts::{at_brand, broken, go, load, nothing_here},
    visitor::Visitor,
};
use crate::{
    person::overview::{self, Overview},
    store,
};

/// What a task of its own comes to. A panic goes on where it is waited for, and its statements count there.
async fn apart<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    match tokio::spawn(store::tallied(future)).await {
        Ok((outcome, statements)) => {
            store::tally(statements);
            outcome
        }
        Err(ended) => match ended.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // Nobody aborts it, and the runtime outlives whoever waits.
            Err(_) => std::future::pending().await,
        },
    }
}

/// A page at `/me/{brand}/…`, with who they are there. Whoever is not signed in is sent to ask for a link.
pub fn page<F>(show: impl FnOnce(Visitor, Overview) -> F + Send + 'static) -> AnyView
where
    F: Future<Output = AnyView> + Send + 'static,
{
    at_brand(|visitor, brand| {
        let Some(signed_in) = visitor.signed_in else { return go(&visitor, &format!("/{}/manage", brand.slug)) };
        load(async move {
            // A task of its own: each row that comes wakes it alone, and not a page's whole stack of futures above it.
            let portal = visitor.portal.clone();
            let found = async move { overview::at_brand(&portal, brand, signed_in.mailbox_id).await };
            match apart(found).await {
                Ok(Some(overview)) => show(visitor, overview).await,
                Ok(None) => nothing_here(),
                Err(error) => broken(&error),
            }
        })
    })
}
