//! Who asks, at which brand, in which language, from where: found out once per request, before any page or form.

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{StatusCode, header, request::Parts},
    middleware::Next,
    response::Response,
};
use leptos::prelude::with_context;
use tower_sessions::Session;

use super::{Web, errors, requests::RequestId, source};
use crate::{
    base::{clock::Moment, ids::Token},
    domain::login::{Actor, Session as SignedIn},
    i18n::{FluentValue, Language},
    platform::{brand::LiveBrand, portal::Portal},
    web::session::SIGNED_IN,
};

/// The value under which a session holds the language of whoever signed in.
pub const SPEAKS: &str = "speaks";

#[derive(Clone)]
pub struct Visitor {
    pub portal: Arc<Portal>,
    /// Of the path's brand, if there is one.
    pub brand: Option<Arc<LiveBrand>>,
    pub language: Language,
    /// The language was chosen by link, so links on the page keep it.
    pub chosen: bool,
    pub signed_in: Option<SignedIn>,
    /// Without query.
    pub path: String,
    pub query: Vec<(String, String)>,
    pub source: IpAddr,
    /// By which a person can quote this request.
    pub reference: Option<String>,
    pub now: Moment,
}

/// Puts a [`Visitor`] into the request.
pub async fn meet(State(web): State<Web>, session: Session, mut request: Request, next: Next) -> Response {
    // Links are made from it: `//elsewhere` would lead out of the house.
    let path = format!("/{}", request.uri().path().trim_start_matches('/'));
    let query: Vec<(String, String)> =
        url::form_urlencoded::parse(request.uri().query().unwrap_or("").as_bytes()).into_owned().collect();
    let brand = brand_of(&web.portal, &path);
    let (signed_in, trouble) = match session.get_value(SIGNED_IN).await {
        Ok(stored) => (stored.as_ref().and_then(SignedIn::from_stored), None),
        Err(error) => (None, Some(error)),
    };
    let person = match signed_in {
        Some(_) => session.get::<Language>(SPEAKS).await.ok().flatten(),
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
    let visitor = Visitor {
        now: web.portal.now(),
        portal: web.portal.clone(),
        brand,
        language,
        chosen: choice.is_some(),
        signed_in,
        path,
        query,
        source: source::of(&request, &web.trusted_proxies),
        reference: request.extensions().get::<RequestId>().map(|id| id.reference()),
    };
    let has_dots = has_dot_segments(&visitor.path);
    request.extensions_mut().insert(visitor);
    if let Some(error) = trouble {
        return errors::failed(&web, request.into_parts().0, &error).await;
    }
    if has_dots {
        return errors::page(&web, request.into_parts().0, StatusCode::NOT_FOUND, "error-404").await;
    }
    next.run(request).await
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

/// The visitor of the page that is being rendered.
pub fn visitor() -> Visitor {
    met().unwrap_or_else(nobody_met)
}

/// Whoever sent the request that is being answered.
pub fn met() -> Option<Visitor> {
    with_context(|parts: &Parts| parts.extensions.get::<Visitor>().cloned()).flatten()
}

/// The router puts [`meet`] before every page, so this cannot be reached.
fn nobody_met() -> Visitor {
    unreachable!("a page was rendered for a request that nobody met")
}

impl Visitor {
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// With the brand's name as `$brand`, besides what is given.
    pub fn say_with(&self, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let name = self.brand.as_ref().map_or("", |brand| brand.name.as_str());
        let mut all = vec![("brand", FluentValue::from(name))];
        all.extend(values.iter().cloned());
        self.language.say_with(id, &all)
    }

    /// A link within the house, in the language that was chosen.
    pub fn href(&self, path: &str) -> String {
        if !self.chosen {
            return path.to_owned();
        }
        let join = if path.contains('?') { '&' } else { '?' };
        format!("{path}{join}lang={}", self.language.tag())
    }

    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A day as people say it, in the brand's zone.
    pub fn day(&self, moment: Moment) -> String {
        self.language.date(moment.timestamp().to_zoned(self.zone()).date())
    }

    pub fn zone(&self) -> jiff::tz::TimeZone {
        let name = self.brand.as_ref().map_or("UTC", |brand| brand.time_zone.as_str());
        jiff::tz::TimeZone::get(name).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    /// The last part of the path: what a link or a page is about.
    pub fn last_part(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or("")
    }

    /// The token of a mailed link, if the path ends in the shape of one.
    pub fn token(&self) -> Option<Token> {
        Token::parse(self.last_part())
    }

    /// Whoever is signed in, as who acts on this page; whoever is not holds nothing but a link, if that.
    pub fn actor(&self) -> Actor {
        match self.signed_in {
            Some(session) => Actor::person(session, self.form()),
            None => self.link_holder(),
        }
    }

    /// Whoever holds the link of this page, signed in or not.
    pub fn link_holder(&self) -> Actor {
        Actor::link_holder(self.form())
    }

    /// The path as evidence names it: a token in it becomes `…`.
    pub fn form(&self) -> String {
        match self.path.rsplit_once('/') {
            Some((head, last)) if last.len() >= 40 => format!("{head}/…"),
            _ => self.path.clone(),
        }
    }
}
