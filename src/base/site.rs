//! Where and how an installation is served.

use url::{Host, Url};

/// How browsers reach an installation, and what is relaxed while developing or measuring.
#[derive(Clone, Debug)]
pub struct Site {
    /// As people's browsers see it, without a path.
    pub public_url: Url,
    /// Emails stay in memory and can be read at `/dev/mail`.
    pub dev: bool,
    /// Caps, counts per source and the minimum fill time. Off only for benches on loopback.
    pub limits: bool,
    /// PostgreSQL may write big tables anew by night, and lock them meanwhile.
    pub vacuum_full: bool,
    /// Browsers use https for subdomains of the public host as well (RFC 6797 § 6.1.2).
    pub hsts_subdomains: bool,
    /// The host that passkeys are made for (RP ID), if it is not the public URL's.
    pub passkey_host: Option<String>,
    /// Where else these passkeys may be used (WebAuthn Level 3 § 5.11).
    pub passkey_origins: Vec<Url>,
}

impl Site {
    /// As people's browsers see it, with every guard on.
    pub fn at(public_url: Url) -> Site {
        Site {
            public_url,
            dev: false,
            limits: true,
            vacuum_full: false,
            hsts_subdomains: false,
            passkey_host: None,
            passkey_origins: Vec::new(),
        }
    }

    /// An absolute URL, for an email.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.as_str().trim_end_matches('/'))
    }

    pub fn host(&self) -> &str {
        self.public_url.host_str().unwrap_or_default()
    }

    pub fn is_https(&self) -> bool {
        self.public_url.scheme() == "https"
    }
}

/// A user or a password out of a URL, as it is.
pub fn percent_decoded(text: &str) -> String {
    // A query's pairs are percent-decoded by the URL library; a plus sign and an ampersand stand for themselves here.
    let pair = format!("x={}", text.replace('+', "%2B").replace('&', "%26"));
    url::form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// Whether a URL leads to this machine alone.
pub fn on_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}
