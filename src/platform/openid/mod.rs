//! The portal as a relying party of OpenID Connect: somebody else says who a person is, and the portal believes it only after every
//! check there is.
//!
//! [`Provider::begin`] makes the address that a browser is sent to, and a [`Pending`] that a cookie of that browser holds, sealed.
//! [`Provider::finish`] takes the answer that comes back with the cookie, and says whom the provider identified, or why not
//! ([`Refused`]). [`Provider::logged_out`] reads what a provider says when somebody signs out there, [`Provider::revoke`] gives back
//! a token that is no longer needed. Nothing is stored here; which addresses these have, who somebody is at the portal, and that no
//! answer counts twice are for whoever calls.

mod http;
mod id_token;
mod identified;
mod logout;
mod pending;
mod provider;
pub mod providers;
mod refused;
mod revocation;
mod sign_in;
mod token;

use std::{fs, io, path::Path, time::Duration};

pub use identified::Identified;
pub use logout::LoggedOut;
pub use pending::{LIVES, Pending};
pub use provider::Provider;
pub use providers::{More, Settings};
pub use refused::{Check, Endpoint, Refused, Trouble};
pub use revocation::Revoked;
pub use sign_in::{Answer, Begun};
pub use token::ProviderToken;

use super::{brand::file::Fault, vault::warn_if_others_can_read};

/// Everybody who may say who a person is, in the file's order.
#[derive(Default)]
pub struct Providers(Vec<Provider>);

/// Why there are no providers.
#[derive(Debug, thiserror::Error)]
pub enum ProvidersError {
    #[error("the providers file {0} could not be read: {1}")]
    File(String, #[source] io::Error),
    #[error("the providers file {0} has to be mended:\n{faults}", faults = lines(.1))]
    Faults(String, Vec<Fault>),
    #[error("no HTTPS can be spoken with providers: {0}")]
    Tls(#[from] reqwest::Error),
}

impl Providers {
    /// Reads the providers file. Paths of secrets in it go from its own folder. No provider is asked yet.
    pub fn load(path: &Path) -> Result<Providers, ProvidersError> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| ProvidersError::File(name.clone(), error))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let read_secret = |secret: &str| {
            let secret = folder.join(secret);
            let text = fs::read_to_string(&secret)?;
            warn_if_others_can_read(&secret);
            Ok(text)
        };
        let settings = providers::read(&text, &read_secret).map_err(|faults| ProvidersError::Faults(name, faults))?;
        Ok(Providers::new(settings, http::PATIENCE)?)
    }

    /// Each answer of a provider may take as long as `patience`.
    pub fn new(settings: Vec<Settings>, patience: Duration) -> Result<Providers, reqwest::Error> {
        settings.into_iter().map(|one| Provider::new(one, patience)).collect::<Result<_, _>>().map(Providers)
    }

    pub fn get(&self, id: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.id() == id)
    }

    /// By the issuer that an identity is kept under.
    pub fn by_issuer(&self, issuer: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.issuer() == issuer)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }
}

fn lines(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
