//! What the route table says of a path: a plain value, for whoever needs to know no page.

use super::done::Done;

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// `:name` stands for a part of the path.
    pub path: &'static str,
    pub has_page: bool,
    pub takes_posts: bool,
    pub access: Access,
    /// The page loads script and wasm.
    pub islands: bool,
    /// What the page says was done, where it was.
    pub says: &'static [Done],
    /// Programs ask it: errors are problem details (RFC 9457).
    pub is_json: bool,
}

/// Who may. (Account, step-up, staff roles and client scopes come with those who have them.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Public,
    /// Whoever holds a mailed link whose token is the last part of the path.
    Link(LinkKind),
    /// Whoever proved a mailbox.
    Mailbox,
}

/// What the token at the end of a path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Random, stored as a hash under this kind.
    Stored(&'static str),
    /// A MAC in the brand's own emails.
    Unsubscribe,
    /// The same, where mail providers post for many people (RFC 8058): from nowhere, and told the same whatever they bring, so
    /// that nothing can be guessed and no origin is asked for.
    OneClick,
}

impl Route {
    /// The kind of the mailed link that its paths end in, if they do.
    pub fn link_kind(&self) -> Option<LinkKind> {
        match self.access {
            Access::Link(kind) => Some(kind),
            Access::Public | Access::Mailbox => None,
        }
    }
}

/// The line for a path, as the router would find it: parts that are written out go before parts that stand for any. Below
/// `/me` there are no mailed links, whatever a brand is called.
pub fn of(routes: &'static [Route], path: &str) -> Option<&'static Route> {
    let is_of_me = |path: &str| path.split('/').nth(1) == Some("me");
    routes.iter().find(|route| is_of_me(route.path) == is_of_me(path) && matches(route.path, path))
}

/// Whether the token of a mailed link stands in a path, also where something was added behind it, so that the path leads nowhere.
pub fn has_token(routes: &[Route], path: &str) -> bool {
    let word = path.split('/').nth(2);
    routes.iter().any(|route| route.link_kind().is_some() && route.path.split('/').nth(2) == word)
}

fn matches(pattern: &str, path: &str) -> bool {
    let (mut pattern, mut path) = (pattern.split('/'), path.split('/'));
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some(part), Some(given)) if part == given || part.starts_with(':') && !given.is_empty() => {}
            _ => return false,
        }
    }
}
