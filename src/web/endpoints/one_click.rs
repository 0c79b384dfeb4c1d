//! RFC 8058: a mail provider posts to the link of `List-Unsubscribe`, without cookies, from nowhere. The token suffices: what
//! programs send differs (letter case, line ends, no media type, no body at all), and nobody else posts here. The answer is
//! plain, with no redirect, and says "done" only where it is.

use axum::{
    body::Body,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{
    base::paths,
    domain::{
        login::Actor,
        preferences::unsubscribe_link::{self, Reading, Reduction},
    },
    web::{errors, state::Web, visitor::Visitor},
};

pub async fn post(State(web): State<Web>, request: Request<Body>) -> Response {
    let (parts, _) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(brand) = visitor.brand.clone() else { return StatusCode::NOT_FOUND.into_response() };
    let at = paths::at(&brand.slug);
    let outcome = async {
        let reading = unsubscribe_link::read(&visitor.portal, &brand, visitor.last_part()).await?;
        if let Reading::Ours(holder) = &reading {
            let less = holder.topic.clone().map_or(Reduction::Everything, Reduction::Topic);
            let actor = Actor::link_holder(at.form("one-click"));
            unsubscribe_link::reduce(&visitor.portal, &brand, holder, less, &actor).await?;
        }
        Ok::<Reading, crate::domain::error::Error>(reading)
    };
    let elsewhere = visitor.portal.site.link(&at.sign_in_link());
    match outcome.await {
        Ok(Reading::Ours(_)) => (StatusCode::OK, "Done. You are unsubscribed.\n").into_response(),
        Ok(Reading::Gone) => {
            let said = format!("The data that this link belonged to is deleted: nothing is sent. Or see {elsewhere}\n");
            (StatusCode::GONE, said).into_response()
        }
        Ok(Reading::Unknown) => {
            let said = format!("This link is not valid, so nothing was changed. Unsubscribe at {elsewhere}\n");
            (StatusCode::NOT_FOUND, said).into_response()
        }
        Err(error) => errors::failed(&web, parts, &error).await,
    }
}
