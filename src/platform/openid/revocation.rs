//! Giving a token back (RFC 7009), so that nobody can use it any more.

use base64::{Engine, prelude::BASE64_STANDARD};
use openidconnect::{
    AuthType, HttpRequest,
    http::{HeaderValue, Method, header},
};
use url::form_urlencoded::{Serializer, byte_serialize};

use super::{
    provider::{Known, Provider},
    refused::{Check, Endpoint, Refused, Trouble},
    token::ProviderToken,
};
use crate::base::clock::Moment;

/// What became of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revoked {
    Done,
    /// The provider takes none back: it ends by itself, or where the person removes the portal from their account there.
    NotOffered,
}

impl Provider {
    /// Gives a token back. With a refresh token all that came of it go too (RFC 7009 § 2.1).
    ///
    /// # Errors
    /// [`Refused::Unavailable`], after which it is worth trying again, or [`Refused::Wrong`].
    pub async fn revoke(&self, token: &ProviderToken, now: Moment) -> Result<Revoked, Refused> {
        let revoke = async {
            let known = self.known(now).await?;
            let unreadable = |_| Refused::Unavailable(Endpoint::Revocation, Trouble::Unreadable);
            let Some(endpoint) = &known.metadata.additional_metadata().revocation_endpoint else {
                return Ok(Revoked::NotOffered);
            };
            let (body, authorization) = self.revocation_request(&known, token);
            let mut request = HttpRequest::new(body);
            *request.method_mut() = Method::POST;
            *request.uri_mut() = endpoint.as_str().parse().map_err(unreadable)?;
            let form = HeaderValue::from_static("application/x-www-form-urlencoded");
            request.headers_mut().insert(header::CONTENT_TYPE, form);
            if let Some(mut authorization) = authorization {
                authorization.set_sensitive(true);
                request.headers_mut().insert(header::AUTHORIZATION, authorization);
            }
            let asked = self.http.ask(request).await;
            let status = asked.map_err(|trouble| Refused::Unavailable(Endpoint::Revocation, trouble))?.status();
            match status.as_u16() {
                // What is unknown there is answered so too (§ 2.2).
                200..300 => Ok(Revoked::Done),
                401 | 403 => Err(Refused::Wrong(Check::Client)),
                _ => Err(Refused::Wrong(Check::Request)),
            }
        };
        self.in_time(Endpoint::Revocation, revoke).await
    }

    /// The form, and the header by which the client shows who it is (RFC 6749 § 2.3.1).
    fn revocation_request(&self, known: &Known, token: &ProviderToken) -> (Vec<u8>, Option<HeaderValue>) {
        let id = &self.settings.client_id;
        let mut form = Serializer::new(String::new());
        form.append_pair("token", token.text());
        let authorization = match (&self.settings.client_secret, known.auth_type()) {
            (Some(secret), AuthType::BasicAuth) => {
                let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
                let pair = BASE64_STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret)));
                HeaderValue::from_str(&format!("Basic {pair}")).ok()
            }
            (secret, _) => {
                form.append_pair("client_id", id);
                if let Some(secret) = secret {
                    form.append_pair("client_secret", secret);
                }
                None
            }
        };
        (form.finish().into_bytes(), authorization)
    }
}
