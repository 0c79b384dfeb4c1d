//! The development mailbox: emails that stayed in memory. Only there with `HANDSHAKE_DEV=1`, which is refused off loopback.

use axum::{
    Json,
    extract::{Path, Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use html_escape::encode_text as text;
use jiff::tz::TimeZone;
use url::Url;

use crate::{base::site::on_loopback, i18n::Language, platform::mail::SentMessage, web::state::Web};

/// A page of another site that had its own name lead to this machine would read every email: only whoever calls this machine
/// by its loopback name gets in.
pub async fn at_home(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let name = host.and_then(|host| Url::parse(&format!("http://{host}")).ok());
    if host.is_some() && !name.is_some_and(|name| on_loopback(&name)) {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

/// Newest first.
pub async fn json(State(web): State<Web>) -> Json<Vec<SentMessage>> {
    Json(web.portal.mailer.kept())
}

pub async fn list(State(web): State<Web>) -> Response {
    let kept = web.portal.mailer.kept();
    let count = kept.len();
    let rows: String = kept
        .iter()
        .enumerate()
        .map(|(index, message)| {
            format!(
                "<li><h2><a href=\"/dev/mail/{}\">{}</a></h2><p>{} · <time datetime=\"{}\">{} UTC</time></p></li>",
                count - index,
                text(&message.subject),
                text(&message.to),
                message.sent_at,
                Language::En.date_and_time(message.sent_at, &TimeZone::UTC)
            )
        })
        .collect();
    let empty = if count == 0 { "<p class=\"empty\">No email yet. Join a brand and look again.</p>" } else { "" };
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Emails · Handshake</title><link rel=\"icon\" href=\"/favicon.svg\"><link rel=\"stylesheet\" href=\"/assets/{}.css\"></head><body>\
         <header class=\"letterhead\"><a class=\"mark\" href=\"/\"><span class=\"brand-name\">Handshake</span></a></header>\
         <main id=\"main\" class=\"sheet\"><h1>Emails</h1><p class=\"lede\">What this development server would have sent. Nothing leaves this machine.</p>\
         {empty}<ul class=\"brands\">{rows}</ul></main></body></html>",
        web.options.output_name
    );
    ([(header::CONTENT_SECURITY_POLICY, "default-src 'self'; frame-ancestors 'none'")], Html(page)).into_response()
}

/// One email as a mail reader would show it; emails are numbered in the order they were sent.
pub async fn message(State(web): State<Web>, Path(number): Path<usize>) -> Response {
    let kept = web.portal.mailer.kept();
    let Some(message) = kept.len().checked_sub(number).and_then(|index| kept.get(index)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    ([(header::CONTENT_SECURITY_POLICY, policy)], Html(message.html.clone())).into_response()
}
