//! What the binary carries for browsers: script, wasm and style under hashed names, for ever, compressed when they were built.
//!
//! rust-embed with a handler of ours: memory-serve compresses everything once more, by a build script that is not optimised, and
//! keeps a second copy, unpacked at the start; static-serve has no brotli; axum-embed is for axum 0.7; tower-http's `ServeDir`
//! takes files that are compressed already, but out of a folder, and the binary is to carry its own.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "target/site"]
#[allow_missing = true]
struct Site;

/// `handshake.<hash>`: what the names of all assets begin with.
pub fn stem() -> String {
    let list = Site::get(".assets").map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
    list.lines().next().map_or("handshake".to_owned(), str::to_owned)
}

pub async fn get(Path(path): Path<String>, headers: HeaderMap) -> Response {
    // Compressed forms are chosen by header, not by name.
    if path.ends_with(".br") || path.ends_with(".gz") {
        return StatusCode::NOT_FOUND.into_response();
    }
    serve(&format!("assets/{path}"), &headers, "public, max-age=31536000, immutable")
}

pub async fn favicon(headers: HeaderMap) -> Response {
    serve("favicon.svg", &headers, "public, max-age=86400")
}

fn serve(path: &str, headers: &HeaderMap, cache: &'static str) -> Response {
    let Some(plain) = Site::get(path) else { return StatusCode::NOT_FOUND.into_response() };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let accepts = |encoding: &str| {
        accepted.split(',').any(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            parts.next() == Some(encoding) && parts.next() != Some("q=0")
        })
    };
    let compressed = [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts(encoding))
        .find_map(|(encoding, ending)| Some((encoding, Site::get(&format!("{path}.{ending}"))?)));
    let (etag, media_type) = (etag(&plain), media_type(&plain));
    let (encoding, file) = compressed.map_or((None, plain), |(encoding, file)| (Some(encoding), file));
    let fresh =
        headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|sent| sent == etag);
    let mut response =
        if fresh { StatusCode::NOT_MODIFIED.into_response() } else { file.data.into_owned().into_response() };
    let out = response.headers_mut();
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    for (name, value) in [(header::CONTENT_TYPE, media_type), (header::ETAG, etag)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            out.insert(name, value);
        }
    }
    if let Some(encoding) = encoding.filter(|_| !fresh) {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn etag(file: &EmbeddedFile) -> String {
    format!("W/\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]))
}

/// By the file's name.
fn media_type(file: &EmbeddedFile) -> String {
    let media_type = file.metadata.mimetype();
    if media_type.starts_with("text/") { format!("{media_type}; charset=utf-8") } else { media_type.to_owned() }
}
