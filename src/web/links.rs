//! Mailed links, before a page or a form looks at what they lead to: whoever presents many that are none of ours has to wait
//! (BAR S17). A link that is used up or too old is one of ours, so presenting it again harms nobody.

use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};

use super::{Web, errors, visitor::Visitor};
use crate::{
    domain::{
        person::{NEW_ADDRESS, old_address::OLD_ADDRESS},
        preferences::letter_link,
    },
    platform::{brand::LiveBrand, guards},
    store::link,
};

pub async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else { return next.run(request).await };
    let kind = Kind::of(&visitor.path).filter(|kind| !kind.is_one_click() || *request.method() != Method::POST);
    let (Some(kind), Some(brand)) = (kind, visitor.brand.clone()) else { return next.run(request).await };
    match guards::check_with_backoff(&visitor.portal, visitor.source, kind.is_ours(&visitor, &brand)).await {
        Ok(Ok(_)) => next.run(request).await,
        Ok(Err(often)) => errors::too_often(&web, request.into_parts().0, often, visitor.now).await,
        Err(error) => errors::failed(&web, request.into_parts().0, &error).await,
    }
}

/// What the last part of a path is.
#[derive(Clone, Copy)]
enum Kind {
    /// A token of this purpose, kept as a hash.
    Token(&'static str),
    Letter,
    /// A mail provider posts there for many people, and is told the same whatever it brings: nothing can be guessed.
    OneClick,
}

impl Kind {
    fn of(path: &str) -> Option<Kind> {
        let mut parts = path.split('/').skip(1);
        // `/me/{brand}/…` has none, whatever the brand is called.
        parts.next().filter(|first| *first != "me")?;
        let kind = match parts.next()? {
            "confirm" => Kind::Token("confirmation"),
            "not-me" => Kind::Token("not-me"),
            "sign-in" => Kind::Token("sign-in"),
            "undo" => Kind::Token("undo"),
            "new-address" => Kind::Token(NEW_ADDRESS),
            "old-address" => Kind::Token(OLD_ADDRESS),
            "letters" => Kind::Letter,
            "one-click" => Kind::OneClick,
            _ => return None,
        };
        parts.next().is_some().then_some(kind)
    }

    fn is_one_click(self) -> bool {
        matches!(self, Kind::OneClick)
    }

    async fn is_ours(self, visitor: &Visitor, brand: &LiveBrand) -> Result<bool, crate::domain::error::Error> {
        let portal = &visitor.portal;
        let Kind::Token(purpose) = self else {
            return Ok(letter_link::read(portal, brand, visitor.last_part()).await?.is_some());
        };
        let Some(token) = visitor.token() else { return Ok(false) };
        let found = link::by_hash(&mut portal.store.read().await?, purpose, &token.hash()).await?;
        Ok(found.is_some_and(|link| link.brand_id == brand.id))
    }
}
