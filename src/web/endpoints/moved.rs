//! Old paths of pages, which links in emails, bookmarks and brands' own sites still hold: 308 to what they are called now, with
//! method, body and query as they came (RFC 9110 § 15.4.9).

use axum::{extract::OriginalUri, response::Redirect};

/// From a path like `old` to the same at `new`: both are patterns of the route table.
pub async fn to((old, new): (&'static str, &'static str), OriginalUri(uri): OriginalUri) -> Redirect {
    let of = |name: &str| old.split('/').zip(uri.path().split('/')).find(|(part, _)| *part == name);
    let parts = new.split('/').map(|part| of(part).filter(|_| part.starts_with(':')).map_or(part, |(_, is)| is));
    let path = parts.collect::<Vec<_>>().join("/");
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Redirect::permanent(&format!("{path}{query}"))
}
