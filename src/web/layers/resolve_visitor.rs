//! Finds out once a request, before any page or form, who asks, at which brand, in which language and from where.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::Response,
};
use tower_sessions::Session;

use super::{source, telemetry::RequestId};
use crate::{
    i18n::Language,
    platform::{brand::LiveBrand, portal::Portal},
    web::{
        browser_name::browser_name,
        cookies, errors,
        route::without_tail,
        session::{self, LANGUAGE},
        state::Web,
        stay,
        visitor::Visitor,
    },
};

/// Puts a [`Visitor`] into the request.
pub async fn resolve_visitor(State(web): State<Web>, session: Session, mut request: Request, next: Next) -> Response {
    // Links are made from it: `//elsewhere` would lead to another site.
    let path = format!("/{}", request.uri().path().trim_start_matches('/'));
    let path = without_tail(web.routes, &path).to_owned();
    let query: Vec<(String, String)> =
        url::form_urlencoded::parse(request.uri().query().unwrap_or("").as_bytes()).into_owned().collect();
    let brand = brand_of(&web.portal, &path);
    let (mut proved, trouble) = match session::whose(&session).await {
        Ok(signed_in) => (signed_in, None),
        Err(error) => (None, Some(error)),
    };
    let source = source::of(&request, &web.trusted_proxies);
    let browser = browser_name(request.headers());
    let mut keeps = None;
    if proved.is_none() && trouble.is_none() {
        let from = (browser.as_deref(), source);
        let resumed = stay::resume(&web.portal, brand.as_deref(), &session, request.headers(), from);
        (proved, keeps) = resumed.await.unwrap_or_default();
    }
    // Nobody is signed in before both steps are taken.
    let (halfway, signed_in) = match proved {
        Some(proved) if proved.awaits_second_step() => (Some(proved), None),
        other => (None, other),
    };
    let person = match proved {
        Some(_) => session.get::<Language>(LANGUAGE).await.ok().flatten(),
        None => None,
    };
    let offered = brand.as_ref().map_or(Language::ALL.to_vec(), |brand| brand.languages.clone());
    let choice = query.iter().find(|(name, _)| name == "lang").and_then(|(_, tag)| Language::from_tag(tag));
    let choice = choice.filter(|language| offered.contains(language));
    let accepted = || {
        let header = request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        Language::accepted(header, &offered)
    };
    let language = choice
        .or(person.filter(|language| offered.contains(language)))
        .or_else(accepted)
        .or(offered.first().copied())
        .unwrap_or(Language::En);
    let now = web.portal.now();
    let visitor = Visitor {
        now,
        portal: web.portal.clone(),
        brand,
        language,
        chosen: choice.is_some(),
        signed_in,
        halfway: halfway.filter(|proved| proved.may_take_second_step(now)),
        session: signed_in.and_then(|proved| session::name_of(&session, proved)),
        browser,
        identity: cookies::identity_from_here(&web.portal, request.headers())
            .filter(|identity| identity.is_for(signed_in))
            .map(Arc::new),
        route: web.route(&path),
        path,
        query,
        source,
        reference: request.extensions().get::<RequestId>().map(|id| id.reference()),
    };
    let has_dots = has_dot_segments(&visitor.path);
    // From then on the browser is one that the account knows.
    let device = signed_in.and_then(|session| cookies::device(&web.portal, request.headers(), &session));
    let had_cookie = cookies::stay_from_here(&web.portal, request.headers()).is_some();
    request.extensions_mut().insert(visitor.clone());
    if let Some(error) = trouble {
        return errors::failed(&web, request.into_parts().0, &error).await;
    }
    if has_dots {
        return errors::page(&web, request.into_parts().0, StatusCode::NOT_FOUND, "error-404").await;
    }
    let mut response = next.run(request).await;
    let keeps = stay::keep(&visitor, proved, &session, had_cookie).await.or(keeps);
    for cookie in device.into_iter().chain(keeps) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Whether a part of a path reads as `.` or `..`, written out or as `%2e`: who decodes it would be at another page.
fn has_dot_segments(path: &str) -> bool {
    path.split('/').any(|part| matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | ".."))
}

/// `/{brand}/…` and `/me/{brand}/…`.
fn brand_of(portal: &Portal, path: &str) -> Option<Arc<LiveBrand>> {
    let mut segments = path.split('/').skip(1);
    let first = segments.next()?;
    portal.brand(if first == "me" { segments.next()? } else { first })
}
