//! `GET /me/{brand}/consents/{number}/receipt.json`: a receipt as signed JSON-LD. It names nobody, so it needs no fresh proof.

use axum::{
    extract::{Path, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    base::paths,
    domain::receipt,
    store::person,
    web::{errors, state::Web, visitor::Visitor},
};

pub async fn get(State(web): State<Web>, Path((_, number)): Path<(String, String)>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let Some(visitor) = parts.extensions.get::<Visitor>().cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (Some(brand), Ok(number)) = (visitor.brand.clone(), number.parse()) else {
        return errors::page(&web, parts, StatusCode::NOT_FOUND, "error-404").await;
    };
    let Some(signed_in) = visitor.signed_in else {
        return Redirect::to(&visitor.href(&paths::at(&brand.slug).sign_in_link())).into_response();
    };
    let portal = &visitor.portal;
    let found = async {
        let person = person::of(&mut portal.store.read().await?, signed_in.mailbox_id(), brand.id).await?;
        let Some(person) = person else { return Ok(None) };
        let Some(receipt) = receipt::find(portal, &brand, person.id, number).await? else { return Ok(None) };
        receipt::signed(portal, &receipt).await.map(Some)
    };
    match found.await {
        Ok(Some(document)) => {
            let mut response = document.to_string().into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/ld+json"));
            let name = format!("attachment; filename=\"{}-receipt-{number}.json\"", brand.slug);
            if let Ok(value) = HeaderValue::from_str(&name) {
                headers.insert(header::CONTENT_DISPOSITION, value);
            }
            response
        }
        Ok(None) => errors::page(&web, parts, StatusCode::NOT_FOUND, "error-404").await,
        Err::<_, receipt::Error>(error) => errors::failed(&web, parts, &error).await,
    }
}
