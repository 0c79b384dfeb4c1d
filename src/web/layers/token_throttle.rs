//! Slows down whoever presents mailed links that are none of ours, before a page or a form looks at them (ASVS 6.3.1). A link
//! that is used up or too old is one of ours, so presenting it again harms nobody.

use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};

use crate::{
    domain::{
        error::Error,
        preferences::unsubscribe_link::{self, Reading},
    },
    platform::{brand::LiveBrand, guards},
    store::link,
    web::{
        errors,
        route::{Route, TokenKind},
        state::Web,
        visitor::Visitor,
    },
};

pub async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else { return next.run(request).await };
    // A mail provider posts to many one-click links, and is told the same whatever it brings.
    let kind = web.route(&visitor.path).and_then(Route::token_kind);
    let kind = kind.filter(|kind| *kind != TokenKind::OneClick || *request.method() != Method::POST);
    let (Some(kind), Some(brand)) = (kind, visitor.brand.clone()) else { return next.run(request).await };
    match guards::check_with_backoff(&visitor.portal, visitor.source, is_ours(kind, &visitor, &brand)).await {
        Ok(Ok(_)) => next.run(request).await,
        Ok(Err(often)) => errors::too_often(&web, request.into_parts().0, often, visitor.now).await,
        Err(error) => errors::failed(&web, request.into_parts().0, &error).await,
    }
}

async fn is_ours(kind: TokenKind, visitor: &Visitor, brand: &LiveBrand) -> Result<bool, Error> {
    let portal = &visitor.portal;
    let TokenKind::Stored(kind) = kind else {
        return Ok(unsubscribe_link::read(portal, brand, visitor.last_part()).await? != Reading::Unknown);
    };
    let Some(token) = visitor.token() else { return Ok(false) };
    let found = link::by_hash(&mut portal.store.read().await?, kind, &token.hash()).await?;
    Ok(found.is_some_and(|link| link.brand_id == brand.id))
}
