//! RFC 8058: a mail provider posts `List-Unsubscribe=One-Click`, urlencoded or multipart, without cookies, from nowhere. The
//! answer is a plain 200, with no redirect; doing it again changes nothing (RFC 8058).

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    base::paths,
    domain::{
        login::Actor,
        preferences::unsubscribe_link::{self, Reduction},
    },
    web::{errors, layers::body::BODY_CAP, state::Web, visitor::Visitor},
};

pub async fn post(State(web): State<Web>, request: Request<Body>) -> Response {
    let (parts, body) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(brand) = visitor.brand.clone() else { return StatusCode::NOT_FOUND.into_response() };
    let content_type =
        parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let Ok(body) = to_bytes(body, BODY_CAP).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    if !asks_for_one_click(&content_type, body).await {
        return (StatusCode::BAD_REQUEST, "The body has to be List-Unsubscribe=One-Click (RFC 8058).\n")
            .into_response();
    }
    let form = paths::at(&brand.slug).form("one-click");
    let outcome = async {
        let Some(holder) = unsubscribe_link::read(&visitor.portal, &brand, visitor.last_part()).await? else {
            return Ok(false);
        };
        let less = holder.topic.clone().map_or(Reduction::Everything, Reduction::Topic);
        unsubscribe_link::reduce(&visitor.portal, &brand, &holder, less, &Actor::link_holder(form)).await?;
        Ok::<bool, crate::domain::error::Error>(true)
    };
    match outcome.await {
        // Whoever has left gets no emails either.
        Ok(_) => (StatusCode::OK, "Done. These emails stop.\n").into_response(),
        Err(error) => errors::failed(&web, parts, &error).await,
    }
}

async fn asks_for_one_click(content_type: &str, body: axum::body::Bytes) -> bool {
    if content_type.starts_with("application/x-www-form-urlencoded") {
        return url::form_urlencoded::parse(&body)
            .any(|(name, value)| name == "List-Unsubscribe" && value == "One-Click");
    }
    let Ok(boundary) = multer::parse_boundary(content_type) else { return false };
    let stream = futures::stream::once(async move { Ok::<_, std::io::Error>(body) });
    let mut parts = multer::Multipart::new(stream, boundary);
    while let Ok(Some(field)) = parts.next_field().await {
        let named = field.name() == Some("List-Unsubscribe");
        if named && field.text().await.is_ok_and(|text| text.trim() == "One-Click") {
            return true;
        }
    }
    false
}
