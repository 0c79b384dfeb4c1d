//! Signing in by a provider: the authorization code flow (OpenID Connect Core 1.0 § 3.1) with PKCE (RFC 7636), as RFC 9700 has it.

use std::borrow::Cow;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use openidconnect::{
    AuthorizationCode, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    StandardErrorResponse,
    core::{CoreAuthenticationFlow, CoreClient, CoreErrorResponseType, CoreTokenResponse},
};
use serde::Deserialize;
use url::Url;

use super::{
    id_token,
    identified::Identified,
    pending::Pending,
    provider::{Known, Provider},
    providers::More,
    refused::{Check, Endpoint, Refused, Trouble},
};
use crate::base::clock::{Moment, Rng};

/// Codes of providers have some hundred characters.
const LONGEST_CODE: usize = 4096;

/// A sign-in that has begun.
pub struct Begun {
    /// Where the browser is sent.
    pub url: Url,
    /// For a cookie of that browser.
    pub pending: Pending,
}

/// What the browser brings back in the query (RFC 6749 § 4.1.2, RFC 9207 § 2).
#[derive(Clone, Default, Deserialize)]
pub struct Answer {
    pub code: Option<String>,
    pub state: Option<String>,
    pub iss: Option<String>,
    pub error: Option<String>,
}

impl Provider {
    /// Sends a browser to the provider. `more` are some of [`Provider::more`]: what this person has just said they would give.
    ///
    /// `redirect_uri` is registered at the provider and leads back to this provider alone (RFC 9700 § 4.4.2.2).
    ///
    /// # Errors
    /// [`Refused::Unavailable`] where the provider does not say how it is asked.
    pub async fn begin(&self, redirect_uri: &Url, more: &[&More], rng: &Rng, now: Moment) -> Result<Begun, Refused> {
        let known = self.in_time(Endpoint::Metadata, self.known(now)).await?;
        let secret = || BASE64_URL_SAFE_NO_PAD.encode(rng.bytes::<32>());
        let (state, nonce, verifier) = (secret(), secret(), secret());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.clone()));
        let client = CoreClient::from_provider_metadata(known.metadata.as_ref().clone(), self.client_id(), None)
            .set_redirect_uri(RedirectUrl::from_url(redirect_uri.clone()));
        let scopes = self.settings.scopes.iter().filter(|scope| *scope != "openid").cloned();
        let more: Vec<String> = more.iter().map(|more| more.scope.clone()).collect();
        let (csrf_token, its_nonce) = (CsrfToken::new(state.clone()), Nonce::new(nonce.clone()));
        let (url, _, _) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || csrf_token, move || its_nonce)
            .add_scopes(scopes.chain(more.iter().cloned()).map(Scope::new))
            .set_pkce_challenge(challenge)
            .url();
        let (provider, issuer) = (self.id().to_owned(), self.issuer().to_owned());
        Ok(Begun { url, pending: Pending { provider, issuer, state, nonce, verifier, more, started_at: now } })
    }

    /// Whom the provider identified. The answer counts for the browser whose cookie `pending` was, and once: a provider takes a code
    /// no second time.
    ///
    /// # Errors
    /// Everything that [`Refused`] knows.
    pub async fn finish(
        &self,
        pending: &Pending,
        answer: Answer,
        redirect_uri: &Url,
        now: Moment,
    ) -> Result<Identified, Refused> {
        if pending.provider != self.id() {
            return Err(Refused::Wrong(Check::Provider));
        }
        if pending.issuer != self.issuer() {
            return Err(Refused::Over);
        }
        // Nobody makes the portal ask a provider who was not sent there by it.
        pending.check(answer.state.as_deref(), now)?;
        self.in_time(Endpoint::Token, self.identify(pending, answer, redirect_uri, now)).await
    }

    async fn identify(
        &self,
        pending: &Pending,
        answer: Answer,
        redirect_uri: &Url,
        now: Moment,
    ) -> Result<Identified, Refused> {
        let known = self.known(now).await?;
        let code = self.code(&known, answer)?;
        let tokens = self.exchange(&known, code, pending, redirect_uri).await?;
        let identity = match id_token::verify(self, &known, &tokens, pending, now) {
            Err(Refused::Wrong(Check::UnknownKey)) => match self.with_newer_keys(&known, now).await {
                Some(newer) => id_token::verify(self, &newer, &tokens, pending, now)?,
                None => return Err(Refused::Wrong(Check::UnknownKey)),
            },
            verified => verified?,
        };
        self.identified(&known, &tokens, identity, &pending.more).await
    }

    /// The code, from this provider and no other (RFC 9207 § 2.4).
    fn code(&self, known: &Known, answer: Answer) -> Result<AuthorizationCode, Refused> {
        let has_to_say = known.metadata.additional_metadata().authorization_response_iss_parameter_supported;
        match answer.iss {
            Some(issuer) if issuer != self.issuer() => return Err(Refused::Wrong(Check::ResponseIssuer)),
            None if has_to_say => return Err(Refused::Wrong(Check::ResponseIssuer)),
            _ => {}
        }
        match (answer.error.as_deref(), answer.code) {
            (Some("access_denied"), _) => Err(Refused::Declined),
            (Some("server_error" | "temporarily_unavailable"), _) => {
                Err(Refused::Unavailable(Endpoint::Authorization, Trouble::Unable))
            }
            (Some(_), _) => Err(Refused::Wrong(Check::Request)),
            (None, Some(code)) if code.len() > LONGEST_CODE => Err(Refused::Wrong(Check::TooLong)),
            (None, Some(code)) if !code.is_empty() => Ok(AuthorizationCode::new(code)),
            (None, _) => Err(Refused::Wrong(Check::NoCode)),
        }
    }

    async fn exchange(
        &self,
        known: &Known,
        code: AuthorizationCode,
        pending: &Pending,
        redirect_uri: &Url,
    ) -> Result<CoreTokenResponse, Refused> {
        let (id, secret) = (self.client_id(), self.client_secret());
        let client = CoreClient::from_provider_metadata(known.metadata.as_ref().clone(), id, secret)
            .set_auth_type(known.auth_type());
        client
            .exchange_code(code)
            .map_err(|_| Refused::Unavailable(Endpoint::Metadata, Trouble::Unreadable))?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier.clone()))
            .set_redirect_uri(Cow::Owned(RedirectUrl::from_url(redirect_uri.clone())))
            .request_async(&self.http)
            .await
            .map_err(refused)
    }
}

/// Without the provider's own words, which may quote what is nobody's business.
fn refused(error: RequestTokenError<Trouble, StandardErrorResponse<CoreErrorResponseType>>) -> Refused {
    match error {
        RequestTokenError::ServerResponse(error) => Refused::Wrong(match error.error() {
            CoreErrorResponseType::InvalidGrant => Check::Code,
            CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => Check::Client,
            _ => Check::Request,
        }),
        RequestTokenError::Request(trouble) => Refused::Unavailable(Endpoint::Token, trouble),
        RequestTokenError::Parse(..) => Refused::Wrong(Check::Unreadable),
        RequestTokenError::Other(_) => Refused::Unavailable(Endpoint::Token, Trouble::Unreadable),
    }
}
