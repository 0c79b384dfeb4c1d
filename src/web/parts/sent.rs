//! The page that says that an email was sent, and to which address as it was read: to the browser that posted it alone.

use axum::http::{HeaderMap, request::Parts};
use leptos::prelude::*;
use uuid::Uuid;

use super::{broken, load, nothing_here};
use crate::{
    base::{address::Address, paths},
    domain::signup,
    platform::{brand::LiveBrand, portal::Portal},
    web::visitor::{Visitor, visitor},
};

/// Finds the address of the attempt that this browser's headers name, if they name one, and shows the page.
pub fn email_sent(
    attempt: fn(&Portal, &HeaderMap) -> Option<Uuid>,
    show: fn(&Visitor, &LiveBrand, Option<Address>) -> AnyView,
) -> AnyView {
    let visitor = visitor();
    let brand = match visitor.path == paths::SIGN_IN_SENT {
        // It was stored in the name of the first.
        true => visitor.portal.brands().iter().next().cloned(),
        false => visitor.brand.clone(),
    };
    let Some(brand) = brand else { return nothing_here() };
    let here = with_context(|parts: &Parts| attempt(&visitor.portal, &parts.headers)).flatten();
    load(async move {
        let address = match here {
            Some(attempt) => signup::posted_address(&visitor.portal, &brand, attempt).await,
            None => Ok(None),
        };
        match address {
            Ok(address) => show(&visitor, &brand, address),
            Err(error) => broken(&error),
        }
    })
}

/// Where an email went, as the address was read, and whether another domain was meant.
pub fn sent_to(
    visitor: &Visitor,
    address: Option<&Address>,
    (lede, lede_to): (&str, &str),
    again: String,
    to_form: &str,
) -> (String, Option<AnyView>) {
    let lede = match address {
        Some(address) => visitor.say_with(lede_to, &[("address", address.shown().into())]),
        None => visitor.say(lede),
    };
    let meant = address.and_then(Address::likely_domain).map(|domain| {
        view! {
            <p class="caution">
                {visitor.say_with("sent-likely", &[("domain", domain.into())])} " " <a href=again>{visitor.say(to_form)}</a>
            </p>
        }
        .into_any()
    });
    (lede, meant)
}
