//! The providers file: who else may say who somebody is, as an operator writes it (TOML). Reading ends in settings that need no further
//! check, or in **everything** that is wrong, each with its line and how to mend it.
//!
//! ```toml
//! [[providers]]
//! id = "harbour-id"                      # in addresses: /…/harbour-id
//! name = "Harbour ID"                    # on the button
//! issuer = "https://id.harbour.example"  # exactly as the provider writes it
//! client_id = "handshake"
//! client_secret_file = "harbour-id.secret"
//!
//! [[providers.more]]                     # what else people may be asked for, by their own choice
//! scope = "address"
//! claims = ["address"]
//! purpose = { en = "To send you the catalogue", pl = "Aby wysłać Ci katalog" }
//! benefit = { en = "You need not type your address", pl = "Nie musisz wpisywać adresu" }
//! days = 365
//! ```

use std::io;

use openidconnect::IssuerUrl;
use toml::{Spanned, de::DeTable};
use url::Url;
use zeroize::Zeroizing;

use crate::{
    base::site::on_loopback,
    i18n::Language,
    platform::brand::{
        Words,
        file::{DAYS, Fault, LABEL, SENTENCE, each, faults::Faults, table::Table},
    },
};

/// A client id or a secret. Some secrets are signed tokens.
const LONGEST_SECRET: usize = 2048;

/// A provider as the file states it.
pub struct Settings {
    /// `[a-z][a-z0-9-]*`, fit for an address.
    pub id: String,
    /// As people know it.
    pub name: String,
    pub(super) issuer: IssuerUrl,
    pub(super) client_id: String,
    /// None for a public client (RFC 6749 § 2.1).
    pub(super) client_secret: Option<Zeroizing<String>>,
    /// What is always asked for, `openid` among it.
    pub(super) scopes: Vec<String>,
    pub more: Vec<More>,
}

/// What somebody may be asked for beyond who they are, and what they get for it.
#[derive(Clone, Debug, PartialEq)]
pub struct More {
    pub scope: String,
    /// The claims that it brings.
    pub claims: Vec<String>,
    pub purpose: Words,
    pub benefit: Words,
    /// How long what was given may be kept.
    pub days: i64,
}

impl Settings {
    /// Http and plain loopback addresses will do.
    pub(super) fn on_loopback(&self) -> bool {
        on_loopback(self.issuer.url())
    }
}

/// Reads the file. `read_secret` gets the path that stands in it and answers that file's text, of which the first line counts.
///
/// # Errors
/// Every fault there is, by line.
pub fn read(text: &str, read_secret: &dyn Fn(&str) -> io::Result<String>) -> Result<Vec<Settings>, Vec<Fault>> {
    let (root, syntax) = DeTable::parse_recoverable(text);
    let faults = Faults::new(text, &syntax);
    let providers = providers(&Table::new(&faults, root.get_ref(), 0..0), read_secret);
    faults.or(providers)
}

fn providers(file: &Table<'_>, read_secret: &dyn Fn(&str) -> io::Result<String>) -> Option<Vec<Settings>> {
    let read = each(file, "providers", |table, id| provider(table, id, read_secret));
    file.close();
    let mut settings: Vec<Settings> = Vec::new();
    for (at, one) in read.into_iter().flatten() {
        // Whose somebody is goes by issuer and subject, so one issuer is one provider.
        if let Some(other) = settings.iter().find(|other| other.issuer == one.issuer) {
            file.faults.add(&at, format!("`issuer` is that of provider `{}` already", other.id));
        }
        settings.push(one);
    }
    Some(settings)
}

type Place = std::ops::Range<usize>;

fn provider(
    table: &Table<'_>,
    id: String,
    read_secret: &dyn Fn(&str) -> io::Result<String>,
) -> Option<(Place, Settings)> {
    let name = table.text("name", LABEL).into_inner();
    let issuer = issuer(table);
    let client_id = table.text("client_id", LONGEST_SECRET).into_inner();
    let client_secret = client_secret(table, read_secret);
    let scopes = match table.get("scopes") {
        Some(_) => {
            let scopes = table.texts("scopes", LABEL * 2);
            scopes.iter().for_each(|scope| check_scope(table, "scopes", scope));
            if let Some(first) = scopes.first()
                && !scopes.iter().any(|scope| scope.get_ref() == "openid")
            {
                table.faults.add(&first.span(), "`scopes` must name openid: without it a provider says not who it is");
            }
            scopes.into_iter().map(Spanned::into_inner).collect()
        }
        None => vec!["openid".to_owned(), "email".to_owned()],
    };
    let tables = if table.get("more").is_some() { table.tables("more") } else { Vec::new() };
    let mut all: Vec<More> = Vec::new();
    for one in &tables {
        let (at, more) = more(one);
        if scopes.contains(&more.scope) {
            let message = format!("`scope` is `{}`, which `scopes` asks of everybody already", more.scope);
            table.faults.add(&at, message);
        } else if !more.scope.is_empty() && all.iter().any(|other| other.scope == more.scope) {
            table.faults.add(&at, format!("another of the more has the scope `{}` already", more.scope));
        }
        all.push(more);
    }
    let (at, issuer) = issuer?;
    Some((at, Settings { id, name, issuer, client_id, client_secret, scopes, more: all }))
}

/// An issuer is https and has neither query nor fragment (OpenID Connect Discovery 1.0 § 3, § 4.3).
fn issuer(table: &Table<'_>) -> Option<(Place, IssuerUrl)> {
    let written = table.text("issuer", SENTENCE);
    if written.get_ref().is_empty() {
        return None;
    }
    let (at, text) = (written.span(), written.into_inner());
    let is_bare = |url: &Url| {
        let has_more = url.query().is_some() || url.fragment().is_some();
        url.has_host() && !has_more && url.username().is_empty() && url.password().is_none()
    };
    let fault = match Url::parse(&text) {
        Ok(url) if !is_bare(&url) || !matches!(url.scheme(), "https" | "http") => "an address alone",
        Ok(url) if url.scheme() == "http" && !on_loopback(&url) => "https, unless it is on loopback",
        Ok(_) => return Some((at, IssuerUrl::new(text).ok()?)),
        Err(_) => "an address",
    };
    table.faults.add(
        &at,
        format!("`issuer` is `{text}`: it must be {fault}, as the provider writes it, like https://id.example.com"),
    );
    None
}

fn client_secret(table: &Table<'_>, read_secret: &dyn Fn(&str) -> io::Result<String>) -> Option<Zeroizing<String>> {
    let secret = table.text_if_any("client_secret", LONGEST_SECRET);
    let Some(path) = table.text_if_any("client_secret_file", SENTENCE) else {
        return secret.map(|secret| Zeroizing::new(secret.into_inner()));
    };
    if secret.is_some() {
        table.faults.add(&path.span(), "`client_secret` says it already: take one of the two out");
        return None;
    }
    let fault = match read_secret(path.get_ref()).map(Zeroizing::new) {
        Ok(text) => match text.lines().next().map(str::trim) {
            Some(line) if line.len() > LONGEST_SECRET => format!("has more than {LONGEST_SECRET} characters"),
            Some(line) if !line.is_empty() => return Some(Zeroizing::new(line.to_owned())),
            _ => "has nothing on its first line, where the secret belongs".to_owned(),
        },
        Err(error) => format!("cannot be read ({error})"),
    };
    table.faults.add(&path.span(), format!("the file `{}` {fault}", path.get_ref()));
    None
}

fn more(table: &Table<'_>) -> (Place, More) {
    let scope = table.text("scope", LABEL * 2);
    check_scope(table, "scope", &scope);
    let more = More {
        claims: table.texts("claims", LABEL).into_iter().map(Spanned::into_inner).collect(),
        purpose: words(table, "purpose"),
        benefit: words(table, "benefit"),
        days: table.number("days", DAYS),
        scope: scope.get_ref().clone(),
    };
    table.close();
    (scope.span(), more)
}

/// Which signs a scope is made of: RFC 6749 § 3.3.
fn check_scope(table: &Table<'_>, key: &str, scope: &Spanned<String>) {
    let is_wrong = |c: char| !c.is_ascii_graphic() || matches!(c, '"' | '\\');
    if scope.get_ref().contains(is_wrong) {
        let message = format!("`{key}` has `{}`: a scope has no spaces, quotes or accents", scope.get_ref());
        table.faults.add(&scope.span(), message);
    }
}

/// Words in English at least, and in whichever other language there are.
fn words(table: &Table<'_>, key: &'static str) -> Words {
    let written = table.keys.get(key).and_then(|value| value.get_ref().as_table());
    let has = |language: &Language| written.is_some_and(|words| words.contains_key(language.tag()));
    let others = Language::ALL.into_iter().filter(|language| *language != Language::En && has(language));
    let languages: Vec<Language> = std::iter::once(Language::En).chain(others).collect();
    table.words(key, SENTENCE, &languages)
}
