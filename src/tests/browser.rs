//! A browser without script: it keeps cookies, sends what a browser sends, and fills in forms.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::{IpAddr, SocketAddr},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header},
};
use tower::ServiceExt;

use super::world::World;
use crate::web::{Web, router};

pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    /// The names of those that end with the browser.
    passing: BTreeSet<String>,
    pub peer: IpAddr,
    /// Sent with every request.
    pub extra: Vec<(&'static str, String)>,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The value of the first form token in the page's content.
    pub fn token(&self) -> String {
        let main = self.body.split_once("<main").map_or("", |(_, main)| main);
        let (_, after) = main.split_once("name=\"token\" value=\"").unwrap_or_else(|| panic!("no form: {}", self.body));
        after.split('"').next().unwrap().to_owned()
    }
}

impl Browser {
    pub fn new(world: &World) -> Browser {
        Browser::behind(world, &[])
    }

    /// A server that trusts these proxies.
    pub fn behind(world: &World, proxies: &[IpAddr]) -> Browser {
        let router = router(Web::new(world.portal.clone(), proxies.iter().copied().map(Into::into).collect()));
        Browser {
            router,
            cookies: BTreeMap::new(),
            passing: BTreeSet::new(),
            peer: "192.0.2.7".parse().unwrap(),
            extra: Vec::new(),
        }
    }

    /// Somebody else's, with no cookies.
    pub fn elsewhere(&self, world: &World, peer: &str) -> Browser {
        Browser { peer: peer.parse().unwrap(), ..Browser::new(world) }
    }

    /// The same browser, answered by another process.
    pub fn at(self, world: &World) -> Browser {
        Browser { router: Browser::new(world).router, ..self }
    }

    /// As a browser in an app does, from page to page.
    pub fn forget_cookies(&mut self) {
        self.cookies.clear();
    }

    /// It is closed, and opened another time.
    pub fn close(&mut self) {
        for name in std::mem::take(&mut self.passing) {
            self.cookies.remove(&name);
        }
    }

    /// As if a server had set it.
    pub fn keep(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Posts what a form of this origin posts.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    pub async fn send(&mut self, mut request: axum::http::request::Builder, body: Body) -> Answer {
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        for (name, value) in &self.extra {
            request = request.header(*name, value);
        }
        let mut request = request.body(body).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.peer, 4711)));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (pair, attributes) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
                continue;
            }
            self.cookies.insert(name.to_owned(), value.to_owned());
            if attributes.contains("Max-Age") {
                self.passing.remove(name);
            } else {
                self.passing.insert(name.to_owned());
            }
        }
        let body = String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().to_vec()).unwrap();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }
}
