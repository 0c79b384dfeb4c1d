//! What every handler is given.

use std::sync::Arc;

use axum::{body::Body, extract::FromRef, http::Request, response::Response};
use futures::future::BoxFuture;
use leptos::prelude::LeptosOptions;

use super::route::{Route, RouteTable};
use crate::{base::proxies::Proxies, platform::portal::Portal};

/// Puts more context into the page that is being rendered.
pub type Context = Arc<dyn Fn() + Send + Sync>;

/// Renders the page of a request. Handed in, so that whoever answers with a page needs to know no page.
pub type Render = fn(Web, Request<Body>, Context) -> BoxFuture<'static, Response>;

#[derive(Clone)]
pub struct Web {
    pub portal: Arc<Portal>,
    pub trusted_proxies: Arc<[Proxies]>,
    pub options: Arc<LeptosOptions>,
    pub render: Render,
    /// The route table.
    pub routes: &'static RouteTable,
}

impl Web {
    /// The page of a request, with more context.
    pub async fn page(&self, request: Request<Body>, context: impl Fn() + Send + Sync + 'static) -> Response {
        (self.render)(self.clone(), request, Arc::new(context)).await
    }
}

impl Web {
    /// What the table says of a path.
    pub fn route(&self, path: &str) -> Option<&'static Route> {
        self.routes.of(path)
    }
}

impl FromRef<Web> for LeptosOptions {
    fn from_ref(web: &Web) -> LeptosOptions {
        (*web.options).clone()
    }
}
