//! Settings, by flag or environment, and what makes them refuse to go together.

use std::{net::SocketAddr, num::NonZeroUsize, path::PathBuf};

use clap::{Args, ValueEnum};
use url::Url;

use crate::base::{
    proxies::Proxies,
    site::{Site, on_loopback},
};

/// Where the data is. Every command takes these.
#[derive(Args, Clone, Debug)]
pub struct Databases {
    /// The main database: sqlite:PATH or postgres://…
    #[arg(long, env = "HANDSHAKE_DATABASE_URL", default_value = "sqlite:data/handshake.db", hide_env_values = true)]
    pub database_url: String,
    /// The keys database: the same engine, never the same database; back it up apart
    #[arg(long, env = "HANDSHAKE_KEYS_URL", default_value = "sqlite:data/keys.db", hide_env_values = true)]
    pub keys_url: String,
    /// The file with the installation's secret; made at the first start
    #[arg(long, env = "HANDSHAKE_SECRET_FILE", default_value = "data/secret")]
    pub secret_file: PathBuf,
    /// The most connections that this process has to each PostgreSQL database, or the most that read an SQLite one at once
    /// [default: 20, or 2 on SQLite, which has one more to write]
    #[arg(long, env = "HANDSHAKE_CONNECTIONS")]
    pub connections: Option<NonZeroUsize>,
}

/// How people reach it.
#[derive(Args, Clone, Debug)]
pub struct PublicUrlArgs {
    /// As people's browsers see it, for example https://privacy.example.com. `serve` takes http://127.0.0.1:3000 if nothing
    /// is said; other commands, what was last served
    #[arg(long, env = "HANDSHAKE_PUBLIC_URL")]
    pub public_url: Option<String>,
}

/// How emails go out.
#[derive(Args, Clone, Debug)]
pub struct MailSettings {
    #[command(flatten)]
    pub smtp: SmtpSettings,
    /// The address that emails come from
    #[arg(long, env = "HANDSHAKE_MAIL_FROM", default_value = "privacy@localhost.localdomain")]
    pub mail_from: String,
}

impl MailSettings {
    #[cfg(test)]
    pub fn in_test() -> MailSettings {
        MailSettings { smtp: SmtpSettings::default(), mail_from: "post@portal.example".to_owned() }
    }
}

/// By which mail server.
#[derive(Args, Clone, Debug, Default)]
pub struct SmtpSettings {
    /// smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host, special characters percent-encoded;
    /// smtp://host:25?tls=off for an internal relay without TLS
    #[arg(long, env = "HANDSHAKE_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// The user at the mail server, if the URL names none
    #[arg(long, env = "HANDSHAKE_SMTP_USER", hide_env_values = true)]
    pub smtp_user: Option<String>,
    /// The user's password
    #[arg(long, env = "HANDSHAKE_SMTP_PASSWORD", hide_env_values = true)]
    pub smtp_password: Option<String>,
    /// A file with the password on its first line
    #[arg(long, env = "HANDSHAKE_SMTP_PASSWORD_FILE")]
    pub smtp_password_file: Option<PathBuf>,
    /// A PEM file with the authority that signed the mail server's certificate, if it is a private one
    #[arg(long, env = "HANDSHAKE_SMTP_CA_FILE")]
    pub smtp_ca_file: Option<PathBuf>,
    /// The name by which the portal says hello to the mail server (EHLO) [default: the host of the public URL]
    #[arg(long, env = "HANDSHAKE_SMTP_HELLO")]
    pub smtp_hello: Option<String>,
}

/// How it is served.
#[derive(Args, Clone, Debug)]
pub struct Serving {
    /// Where to listen
    #[arg(long, env = "HANDSHAKE_ADDR", default_value = "127.0.0.1:3000")]
    pub addr: SocketAddr,
    #[command(flatten)]
    pub mail: MailSettings,
    /// Addresses and networks (10.0.0.0/8) of proxies whose X-Forwarded-For or Forwarded is believed, separated by commas
    #[arg(long, env = "HANDSHAKE_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<Proxies>,
    /// Where to show what is counted, at /metrics, for Prometheus: on loopback, for example 127.0.0.1:9464
    #[arg(long, env = "HANDSHAKE_METRICS_ADDR")]
    pub metrics_addr: Option<SocketAddr>,
    /// Keep emails in memory and show them at /dev/mail; on loopback only
    #[arg(long, env = "HANDSHAKE_DEV", default_value = "0", value_parser = switch, action = clap::ArgAction::Set)]
    pub dev: bool,
    /// "on" lets PostgreSQL write big tables anew at three in the morning (UTC), which locks each of them meanwhile
    #[arg(long, env = "HANDSHAKE_VACUUM_FULL", default_value = "off")]
    pub vacuum_full: OnOff,
    /// "on" tells browsers to use https for every subdomain of this host too (HSTS); all of them have to serve it
    #[arg(long, env = "HANDSHAKE_HSTS_SUBDOMAINS", default_value = "off")]
    pub hsts_subdomains: OnOff,
    /// The host that passkeys are made for, where it is not the public URL's: a domain above it (example.com), or the host that
    /// the portal had before, which then has to serve /.well-known/webauthn too
    #[arg(long, env = "HANDSHAKE_PASSKEY_HOST")]
    pub passkey_host: Option<String>,
    /// Other addresses at which these passkeys can be used, separated by commas: https://privacy.brand.example
    #[arg(long, env = "HANDSHAKE_PASSKEY_ORIGINS", value_delimiter = ',')]
    pub passkey_origins: Vec<Url>,
    /// The providers (OpenID Connect) by which people can sign in too: a TOML file, as README.md describes it
    #[arg(long, env = "HANDSHAKE_PROVIDERS_FILE")]
    pub providers_file: Option<PathBuf>,
    /// A database of cities or countries (MMDB), so that people see roughly where they are signed in
    #[arg(long, env = "HANDSHAKE_PLACES_FILE")]
    pub places_file: Option<PathBuf>,
    /// "off" switches off caps, counts and fill time, for benches; on loopback only
    #[arg(long, env = "HANDSHAKE_LIMITS", default_value = "on")]
    pub limits: OnOff,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OnOff {
    On,
    Off,
}

/// Settings that cannot be served.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("HANDSHAKE_PUBLIC_URL has to be https, unless it is on loopback (http://127.0.0.1:3000)")]
    NotHttps,
    #[error(
        "HANDSHAKE_PUBLIC_URL is the bare address of the site, without path, query or user: https://privacy.example.com"
    )]
    NotBare,
    #[error("HANDSHAKE_SMTP_URL is missing: off loopback emails have to go out (smtp://user:password@host:587)")]
    NoSmtp,
    #[error("HANDSHAKE_SMTP_URL is missing: set it, or set HANDSHAKE_DEV=1 to keep emails in memory on this machine")]
    NoSmtpNorDev,
    #[error("HANDSHAKE_MAIL_FROM is missing: off loopback emails have to come from an address of yours")]
    NoMailFrom,
    #[error(
        "HANDSHAKE_DEV=1 shows every email to whoever asks, so it is refused with a public URL or HANDSHAKE_ADDR off loopback"
    )]
    DevInPublic,
    #[error(
        "HANDSHAKE_LIMITS=off takes every guard away, so it is refused with a public URL or HANDSHAKE_ADDR off loopback"
    )]
    NoLimitsInPublic,
    #[error(
        "HANDSHAKE_METRICS_ADDR has to be on loopback (127.0.0.1:9464): whoever reaches it reads how the portal is doing"
    )]
    MetricsInPublic,
    #[error("HANDSHAKE_PASSKEY_HOST is a host alone, without scheme, port or path: example.com")]
    PasskeyHost,
    #[error("HANDSHAKE_PASSKEY_ORIGINS are bare https addresses: https://privacy.brand.example")]
    PasskeyOrigin,
    #[error("HANDSHAKE_DATABASE_URL and HANDSHAKE_KEYS_URL name the same database; the keys need one of their own")]
    SameDatabase,
    #[error(
        "HANDSHAKE_DATABASE_URL and HANDSHAKE_KEYS_URL have to be of the same engine, both sqlite: or both postgres:"
    )]
    MixedEngines,
}

/// Where `serve` is reached if nothing is said.
const ON_THIS_MACHINE: &str = "http://127.0.0.1:3000";

impl PublicUrlArgs {
    /// The address that was said, or else `otherwise`, or this machine's.
    pub fn url(&self, otherwise: Option<String>) -> Result<Url, Refusal> {
        let text = self.public_url.clone().or(otherwise).unwrap_or_else(|| ON_THIS_MACHINE.to_owned());
        let url = Url::parse(&text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        url.filter(|url| url.path() == "/" && url.query().is_none() && url.username().is_empty())
            .ok_or(Refusal::NotBare)
    }
}

impl Databases {
    pub fn check(&self) -> Result<(), Refusal> {
        let engine = |url: &str| url.split(':').next().map(|scheme| scheme.starts_with("sqlite"));
        if engine(&self.database_url) != engine(&self.keys_url) {
            return Err(Refusal::MixedEngines);
        }
        if self.database_url == self.keys_url {
            return Err(Refusal::SameDatabase);
        }
        Ok(())
    }
}

impl Serving {
    pub fn check(&self, args: &PublicUrlArgs) -> Result<Site, Refusal> {
        let url = args.url(None)?;
        let on_loopback = on_loopback(&url);
        if url.scheme() != "https" && !on_loopback {
            return Err(Refusal::NotHttps);
        }
        if self.metrics_addr.is_some_and(|addr| !addr.ip().is_loopback()) {
            return Err(Refusal::MetricsInPublic);
        }
        // Whatever the links say, whoever reaches the address reaches everything.
        let is_private = on_loopback && self.addr.ip().is_loopback();
        if self.dev && !is_private {
            return Err(Refusal::DevInPublic);
        }
        if self.limits == OnOff::Off && !is_private {
            return Err(Refusal::NoLimitsInPublic);
        }
        if self.mail.smtp.smtp_url.is_none() && !self.dev {
            return Err(if on_loopback { Refusal::NoSmtpNorDev } else { Refusal::NoSmtp });
        }
        if self.mail.mail_from.ends_with("@localhost.localdomain") && !on_loopback {
            return Err(Refusal::NoMailFrom);
        }
        let is_host =
            |host: &String| Url::parse(&format!("https://{host}")).is_ok_and(|url| url.domain() == Some(host));
        if self.passkey_host.as_ref().is_some_and(|host| !is_host(host)) {
            return Err(Refusal::PasskeyHost);
        }
        let is_bare = |url: &Url| url.scheme() == "https" && url.path() == "/" && url.query().is_none();
        if !self.passkey_origins.iter().all(is_bare) {
            return Err(Refusal::PasskeyOrigin);
        }
        Ok(Site {
            public_url: url,
            dev: self.dev,
            limits: self.limits == OnOff::On,
            vacuum_full: self.vacuum_full == OnOff::On,
            hsts_subdomains: self.hsts_subdomains == OnOff::On,
            passkey_host: self.passkey_host.clone(),
            passkey_origins: self.passkey_origins.clone(),
        })
    }
}

fn switch(text: &str) -> Result<bool, String> {
    match text {
        "1" | "true" | "on" => Ok(true),
        "0" | "false" | "off" | "" => Ok(false),
        _ => Err("it is 1 or 0".to_owned()),
    }
}
