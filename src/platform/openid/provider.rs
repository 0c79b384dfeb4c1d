//! One provider, and what it says of itself: read when it is first needed (OpenID Connect Discovery 1.0), and again after an hour.

use std::{sync::Arc, time::Duration};

use openidconnect::{
    AdditionalProviderMetadata, AuthType, ClientId, ClientSecret, DiscoveryError, IssuerUrl, JsonWebKeySet,
    ProviderMetadata,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
        CoreSubjectIdentifierType,
    },
};
use serde::{Deserialize, Serialize};
use tokio::{sync::Mutex, time::timeout};
use url::Url;

use super::{
    http::Http,
    providers::{More, Settings},
    refused::{Endpoint, Refused, Trouble},
};
use crate::base::{
    clock::{Moment, hours, minutes},
    site::on_loopback,
};

/// What a provider says of itself may be this old.
const FRESH: jiff::SignedDuration = hours(1);
/// Keys are asked for again this often at most, however many tokens name a key that is not known.
const KEYS_AGAIN: jiff::SignedDuration = minutes(1);
/// Who did not answer is left alone for this long, so that people are not kept waiting for nothing.
const LEFT_ALONE: jiff::SignedDuration = jiff::SignedDuration::from_secs(5);

pub(super) type Metadata = ProviderMetadata<
    Extensions,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

pub(super) type Keys = JsonWebKeySet<CoreJsonWebKey>;

/// What metadata says beyond OpenID Connect Discovery 1.0 (RFC 8414 § 2, RFC 9207 § 3).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Extensions {
    pub(super) revocation_endpoint: Option<Url>,
    #[serde(default)]
    pub(super) authorization_response_iss_parameter_supported: bool,
    pub(super) code_challenge_methods_supported: Option<Vec<String>>,
}

impl AdditionalProviderMetadata for Extensions {}

/// Somebody who may say who a person is.
pub struct Provider {
    pub(super) settings: Settings,
    pub(super) http: Http,
    patience: Duration,
    state: Mutex<State>,
}

/// What is known of a provider.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) metadata: Arc<Metadata>,
    pub(super) keys: Arc<Keys>,
    read_at: Moment,
    keys_read_at: Moment,
}

#[derive(Default)]
struct State {
    known: Option<Known>,
    failed: Option<(Moment, Refused)>,
}

impl Provider {
    pub(super) fn new(settings: Settings, patience: Duration) -> Result<Provider, reqwest::Error> {
        let http = Http::new(settings.on_loopback(), patience)?;
        Ok(Provider { settings, http, patience, state: Mutex::default() })
    }

    /// As it stands in addresses.
    pub fn id(&self) -> &str {
        &self.settings.id
    }

    /// As it stands on the button.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Together with a subject it says who somebody is (OpenID Connect Core 1.0 § 5.7).
    pub fn issuer(&self) -> &str {
        self.settings.issuer.as_str()
    }

    /// What people may be asked for besides.
    pub fn more(&self) -> &[More] {
        &self.settings.more
    }

    /// Everything that one step needs of the provider has to come within twice the time of one answer.
    pub(super) async fn in_time<T>(
        &self,
        at: Endpoint,
        step: impl Future<Output = Result<T, Refused>>,
    ) -> Result<T, Refused> {
        timeout(self.patience * 2, step).await.unwrap_or(Err(Refused::Unavailable(at, Trouble::TooSlow)))
    }

    /// What it says of itself. One asks at a time, and the others wait for what comes of it.
    pub(super) async fn known(&self, now: Moment) -> Result<Known, Refused> {
        let mut state = self.state.lock().await;
        if let Some(known) = &state.known
            && is_within(known.read_at, now, FRESH)
        {
            return Ok(known.clone());
        }
        if let Some((at, refused)) = state.failed
            && is_within(at, now, LEFT_ALONE)
        {
            return Err(refused);
        }
        match self.discover(now).await {
            Ok(known) => {
                *state = State { known: Some(known.clone()), failed: None };
                Ok(known)
            }
            Err(trouble) => {
                let refused = Refused::Unavailable(Endpoint::Metadata, trouble);
                state.failed = Some((now, refused));
                Err(refused)
            }
        }
    }

    /// The keys as they are now, if somebody may ask again: for a token whose key `known` has not.
    pub(super) async fn with_newer_keys(&self, known: &Known, now: Moment) -> Option<Known> {
        let mut state = self.state.lock().await;
        let current = state.known.clone().filter(|current| current.read_at == known.read_at)?;
        if !Arc::ptr_eq(&current.keys, &known.keys) {
            return Some(current);
        }
        if is_within(current.keys_read_at, now, KEYS_AGAIN) {
            return None;
        }
        let keys = Keys::fetch_async(current.metadata.jwks_uri(), &self.http).await;
        let keys = keys.map(Arc::new).unwrap_or_else(|_| current.keys.clone());
        let newer = Known { keys, keys_read_at: now, ..current };
        state.known = Some(newer.clone());
        Some(newer)
    }

    async fn discover(&self, now: Moment) -> Result<Known, Trouble> {
        let issuer: IssuerUrl = self.settings.issuer.clone();
        let metadata = Metadata::discover_async(issuer, &self.http).await.map_err(trouble)?;
        if !self.addresses(&metadata).all(|url| self.may_be_asked(url)) {
            return Err(Trouble::NotHttps);
        }
        if metadata.token_endpoint().is_none() {
            return Err(Trouble::Unreadable);
        }
        // Many do not say which they take, and take S256; who takes others alone would let codes be injected (RFC 9700 § 2.1.1).
        let challenges = &metadata.additional_metadata().code_challenge_methods_supported;
        if challenges.as_ref().is_some_and(|methods| !methods.iter().any(|method| method == "S256")) {
            return Err(Trouble::NoChallenge);
        }
        let keys = Arc::new(metadata.jwks().clone());
        Ok(Known { metadata: Arc::new(metadata), keys, read_at: now, keys_read_at: now })
    }

    fn addresses<'m>(&self, metadata: &'m Metadata) -> impl Iterator<Item = &'m Url> {
        [metadata.authorization_endpoint().url(), metadata.jwks_uri().url()]
            .into_iter()
            .chain(metadata.token_endpoint().map(|endpoint| endpoint.url()))
            .chain(metadata.userinfo_endpoint().map(|endpoint| endpoint.url()))
            .chain(&metadata.additional_metadata().revocation_endpoint)
    }

    fn may_be_asked(&self, url: &Url) -> bool {
        url.scheme() == "https" || self.settings.on_loopback() && url.scheme() == "http" && on_loopback(url)
    }

    pub(super) fn client_id(&self) -> ClientId {
        ClientId::new(self.settings.client_id.clone())
    }

    pub(super) fn client_secret(&self) -> Option<ClientSecret> {
        self.settings.client_secret.as_ref().map(|secret| ClientSecret::new(secret.to_string()))
    }
}

impl Known {
    /// How a client with a secret shows it: in a header, unless the provider wants it in the body alone (OpenID Connect Core 1.0 § 9).
    pub(super) fn auth_type(&self) -> AuthType {
        let takes = |wanted: CoreClientAuthMethod| {
            self.metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| methods.contains(&wanted))
        };
        if takes(CoreClientAuthMethod::ClientSecretPost) && !takes(CoreClientAuthMethod::ClientSecretBasic) {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        }
    }
}

/// Whether `at` was less than `span` ago. What was later than now was before the clock was set back.
fn is_within(at: Moment, now: Moment, span: jiff::SignedDuration) -> bool {
    let age = at.until(now);
    !age.is_negative() && age < span
}

fn trouble(error: DiscoveryError<Trouble>) -> Trouble {
    match error {
        DiscoveryError::Request(trouble) => trouble,
        DiscoveryError::Response(status, ..) if !status.is_success() => Trouble::Status(status.as_u16()),
        DiscoveryError::Validation(_) => Trouble::Issuer,
        _ => Trouble::Unreadable,
    }
}
