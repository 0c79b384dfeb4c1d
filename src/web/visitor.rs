//! Who asks, at which brand, in which language, from where: a plain value, which a layer puts into each request.

use std::{net::IpAddr, sync::Arc};

use axum::http::request::Parts;
use leptos::prelude::with_context;

use crate::{
    base::{clock::Moment, ids::Token, paths},
    domain::login::{Actor, Identity, Session as SignedIn, Whereabouts},
    i18n::{FluentValue, Language},
    platform::{brand::LiveBrand, portal::Portal},
    web::{done::Done, route::Route},
};

#[derive(Clone)]
pub struct Visitor {
    pub portal: Arc<Portal>,
    /// Of the path's brand, if there is one.
    pub brand: Option<Arc<LiveBrand>>,
    pub language: Language,
    /// The language was chosen by link, so links on the page keep it.
    pub chosen: bool,
    pub signed_in: Option<SignedIn>,
    /// Whoever has taken the first step of signing in, and not the second.
    pub halfway: Option<SignedIn>,
    /// Whom a provider identified in this browser, and who is linked to nobody yet.
    pub identity: Option<Arc<Identity>>,
    /// What its owner sees their session as.
    pub session: Option<String>,
    /// In which browser, as people call it.
    pub browser: Option<String>,
    /// Without query.
    pub path: String,
    pub query: Vec<(String, String)>,
    /// The line of the route table for that path.
    pub route: Option<&'static Route>,
    pub source: IpAddr,
    /// By which a person can quote this request.
    pub reference: Option<String>,
    pub now: Moment,
}

/// The visitor of the page that is being rendered.
pub fn visitor() -> Visitor {
    of_request().unwrap_or_else(no_visitor)
}

/// Whoever sent the request that is being answered.
pub fn of_request() -> Option<Visitor> {
    with_context(|parts: &Parts| parts.extensions.get::<Visitor>().cloned()).flatten()
}

/// The router resolves the visitor before every page, so this cannot be reached.
fn no_visitor() -> Visitor {
    unreachable!("a page was rendered for a request without a visitor")
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

    /// A link within the portal, in the language that was chosen.
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

    /// What was done right before, if this page says such a thing.
    pub fn done(&self) -> Option<Done> {
        let code = self.asked("done")?;
        self.route?.says.iter().copied().find(|done| done.code() == code)
    }

    /// A day as people say it, in the brand's zone.
    pub fn day(&self, moment: Moment) -> String {
        self.language.date(moment.timestamp().to_zoned(self.zone()).date())
    }

    pub fn zone(&self) -> jiff::tz::TimeZone {
        let name = self.brand.as_ref().map_or("UTC", |brand| brand.time_zone.as_str());
        jiff::tz::TimeZone::get(name).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    /// Whether the brand gives accounts; where there is none, whether any does.
    pub fn may_have_account(&self) -> bool {
        match &self.brand {
            Some(brand) => brand.registration.is_some(),
            None => self.portal.brands().iter().any(|brand| brand.registration.is_some()),
        }
    }

    /// Whether the page is about the account of whoever is signed in, at all brands of theirs.
    pub fn is_of_account(&self) -> bool {
        self.path == paths::SECURITY || self.path.starts_with("/me/security/")
    }

    /// The last part of the path: what a link or a page is about.
    pub fn last_part(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or("")
    }

    /// The token of a mailed link, if the path ends in the shape of one.
    pub fn token(&self) -> Option<Token> {
        Token::parse(self.last_part())
    }

    /// Where they are, as they are shown it where they are signed in.
    pub fn whereabouts(&self) -> Whereabouts {
        Whereabouts { browser: self.browser.clone(), place: self.portal.places.of(self.source, self.language) }
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
