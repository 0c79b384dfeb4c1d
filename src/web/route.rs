//! What the route table says of a path: a plain value, for whoever needs to know no page.

use super::done::Done;
use crate::{domain::login::Action, store::link::LinkKind};

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// `:name` stands for a part of the path.
    pub path: &'static str,
    pub has_page: bool,
    pub takes_posts: bool,
    pub access: Access,
    /// What the page loads besides its style.
    pub script: Script,
    /// What the page says was done, where it was.
    pub says: &'static [Done],
    /// Programs ask it: errors are problem details (RFC 9457).
    pub is_json: bool,
    /// No page: it leads elsewhere.
    pub leads_on: bool,
}

/// What a page has run in the browser; it works without, but for passkeys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Nothing,
    /// Script and wasm.
    Islands,
    /// What asks the browser for passkeys, and shows a password: a small script of its own, so that signing in loads no wasm.
    Credentials,
}

/// Who may. (Accounts, staff roles and client scopes come with those who have them.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Public,
    /// Whoever holds a mailed link whose token is the last part of the path.
    Link(TokenKind),
    /// Whoever proved a mailbox.
    Mailbox,
    /// The same, afresh enough for this; whoever has not is led through step-up and back (ASVS 7.5.3).
    SteppedUp(Action),
}

/// What the token at the end of a path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Random, stored as a hash with what it does.
    Stored(LinkKind),
    /// A MAC in the brand's own emails.
    Unsubscribe,
    /// The same, where mail providers post for many people (RFC 8058): from nowhere, and told the same whatever they bring, so
    /// that nothing can be guessed and no origin is asked for.
    OneClick,
}

impl Route {
    /// The kind of token that its paths end in, if they do.
    pub fn token_kind(&self) -> Option<TokenKind> {
        match self.access {
            Access::Link(kind) => Some(kind),
            Access::Public | Access::Mailbox | Access::SteppedUp(_) => None,
        }
    }
}

/// A path as axum and matchit have it: `{brand}` for `:brand`.
pub fn pattern(path: &str) -> String {
    let parts = path.split('/').map(|part| match part.strip_prefix(':') {
        Some(name) => format!("{{{name}}}"),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The lines, found by path as axum's router finds them.
pub struct RouteTable {
    pub routes: &'static [Route],
    by_path: matchit::Router<&'static Route>,
    /// What stands between the brand and the token of a mailed link.
    link_words: Vec<&'static str>,
}

impl RouteTable {
    /// # Panics
    /// Where two lines stand for the same paths, which a test would have found.
    pub fn new(routes: &'static [Route], moved: &[(&'static str, &str)]) -> RouteTable {
        let mut by_path = matchit::Router::new();
        for route in routes {
            by_path.insert(pattern(route.path), route).expect("a path of its own");
        }
        let paths = routes.iter().map(|route| route.path).chain(moved.iter().map(|(old, _)| *old));
        let links = paths.filter(|path| path.ends_with("/:token"));
        RouteTable { routes, by_path, link_words: links.filter_map(|path| path.split('/').nth(2)).collect() }
    }

    /// The line for a path. Below `/me` there is no brand's page, whatever a brand is called.
    pub fn of(&self, path: &str) -> Option<&'static Route> {
        let route = *self.by_path.at(path).ok()?.value;
        (is_of_me(route.path) == is_of_me(path)).then_some(route)
    }

    /// Whether the token of a mailed link stands in a path, also where something was added behind it, so that the path leads
    /// nowhere.
    pub fn has_token(&self, path: &str) -> bool {
        if self.of(path).is_some_and(|route| route.token_kind().is_none()) {
            return false;
        }
        let mut parts = path.split('/').skip(2);
        let word = parts.next();
        parts.next().is_some() && word.is_some_and(|word| self.link_words.contains(&word))
    }
}

/// The path of a mailed link without what mail programs put behind it: a dot, a bracket, a quote, `%3E`, a slash. Tokens are
/// base64url, so none of it is part of one.
pub fn without_tail<'p>(table: &RouteTable, path: &'p str) -> &'p str {
    let token = path.match_indices('/').nth(2).map(|(at, _)| at + 1);
    let Some(token) = token.filter(|_| table.has_token(path)) else { return path };
    let is_of_token = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let Some(end) = path[token..].find(|c| !is_of_token(c)).map(|at| token + at) else { return path };
    // Another part of a path is no tail.
    let goes_on = path[end..].split('/').skip(1).any(|part| part.starts_with(is_of_token));
    if goes_on || end == token { path } else { &path[..end] }
}

fn is_of_me(path: &str) -> bool {
    path == "/me" || path.starts_with("/me/")
}
