//! `GET /me/{brand}/data.json`: a copy of everything held (GDPR Art. 15, 20), at fresh proof.

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    base::paths,
    domain::rights,
    web::{errors, state::Web, visitor::Visitor},
};

pub async fn get(State(web): State<Web>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(brand) = visitor.brand.clone() else {
        return errors::page(&web, parts, StatusCode::NOT_FOUND, "error-404").await;
    };
    if visitor.signed_in.is_none() {
        return Redirect::to(&visitor.href(&paths::at(&brand.slug).sign_in_link())).into_response();
    }
    match rights::export(&visitor.portal, &brand, &visitor.actor()).await {
        Ok(Some(copy)) => {
            let mut response = Json(copy).into_response();
            let name = format!("attachment; filename=\"{}-data.json\"", brand.slug);
            if let Ok(value) = HeaderValue::from_str(&name) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
            }
            response
        }
        Ok(None) => errors::page(&web, parts, StatusCode::NOT_FOUND, "error-404").await,
        // The page leads through step-up.
        Err(error) if errors::denied(&error).is_some() => {
            Redirect::to(&visitor.href(&paths::me_at(&brand.slug).data())).into_response()
        }
        Err(error) => errors::failed(&web, parts, &error).await,
    }
}
