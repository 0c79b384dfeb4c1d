//! Whom a provider identified, and what else it says of them: from the ID token, or else from its user info endpoint
//! (OpenID Connect Core 1.0 § 5.3).

use openidconnect::{
    HttpRequest, OAuth2TokenResponse,
    core::CoreTokenResponse,
    http::{HeaderValue, Method, header},
};
use serde_json::{Map, Value as Json};

use super::{
    id_token::Identity,
    provider::{Known, Provider},
    refused::{Check, Endpoint, Refused, Trouble},
    token::ProviderToken,
};

/// The longest address that emails are sent to (RFC 5321 § 4.5.3.1).
const LONGEST_EMAIL: usize = 320;
/// What is longer is no name, and no id of a session.
const LONGEST_TEXT: usize = 500;
/// What is longer is not kept.
const LONGEST_TOKEN: usize = 16 << 10;

/// Somebody whom a provider knows. Issuer and subject together are who it is; all else may change, and belong to others later.
pub struct Identified {
    pub provider: String,
    pub issuer: String,
    pub subject: String,
    /// As the provider writes it: parse it before anything else.
    pub email: Option<String>,
    /// Whether the provider says that it looked. What that is worth, the portal's own rules say.
    pub email_verified: bool,
    pub name: Option<String>,
    /// The session at the provider, which a logout names.
    pub sid: Option<String>,
    /// What the person granted, as the provider says, or else what was asked for (RFC 6749 § 5.1).
    pub scopes: Vec<String>,
    /// Which of the further scopes were asked for.
    pub asked: Vec<String>,
    /// The claims of the further scopes that were asked for, as far as there are any.
    pub claims: Map<String, Json>,
    pub access_token: ProviderToken,
    pub refresh_token: Option<ProviderToken>,
}

/// Nothing of it belongs into a log.
impl std::fmt::Debug for Identified {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identified(…)")
    }
}

impl Provider {
    pub(super) async fn identified(
        &self,
        known: &Known,
        tokens: &CoreTokenResponse,
        identity: Identity,
        more: &[String],
    ) -> Result<Identified, Refused> {
        let Identity { subject, claims: said } = identity;
        let access_token = tokens.access_token().secret();
        let refresh_token = tokens.refresh_token().map(|token| token.secret());
        if access_token.len() > LONGEST_TOKEN || refresh_token.is_some_and(|token| token.len() > LONGEST_TOKEN) {
            return Err(Refused::Wrong(Check::TooLong));
        }
        let of_asked = self.settings.more.iter().filter(|one| more.contains(&one.scope));
        let wanted: Vec<&String> = of_asked.flat_map(|one| &one.claims).collect();
        let asks_for_email = self.settings.scopes.iter().any(|scope| scope == "email");
        let is_missing = |claim: &str| !said.contains_key(claim);
        let misses_something =
            asks_for_email && is_missing("email") || wanted.iter().any(|claim| is_missing(claim.as_str()));
        let user_info = match known.metadata.userinfo_endpoint() {
            Some(endpoint) if misses_something => self.user_info(endpoint.as_str(), access_token, &subject).await?,
            _ => Map::new(),
        };
        let email_in = if is_missing("email") { &user_info } else { &said };
        let text = |claims: &Map<String, Json>, claim: &str, most: usize| {
            let text = claims.get(claim)?.as_str()?.trim();
            (!text.is_empty() && text.len() <= most).then(|| text.to_owned())
        };
        let find = |claim: &str| said.get(claim).or_else(|| user_info.get(claim)).filter(|value| !value.is_null());
        let claims = wanted.into_iter().filter_map(|claim| Some((claim.clone(), find(claim)?.clone()))).collect();
        Ok(Identified {
            provider: self.id().to_owned(),
            issuer: self.issuer().to_owned(),
            email: text(email_in, "email", LONGEST_EMAIL),
            email_verified: email_in.get("email_verified").is_some_and(is_true),
            name: text(&said, "name", LONGEST_TEXT).or_else(|| text(&user_info, "name", LONGEST_TEXT)),
            sid: text(&said, "sid", LONGEST_TEXT),
            scopes: match tokens.scopes() {
                Some(granted) => granted.iter().map(|scope| scope.to_string()).collect(),
                None => self.settings.scopes.iter().chain(more).cloned().collect(),
            },
            asked: more.to_vec(),
            claims,
            access_token: ProviderToken::new(access_token.clone()),
            refresh_token: refresh_token.cloned().map(ProviderToken::new),
            subject,
        })
    }

    /// What it says of the subject, and of nobody else (§ 5.3.2).
    async fn user_info(&self, endpoint: &str, token: &str, subject: &str) -> Result<Map<String, Json>, Refused> {
        let unavailable = |trouble| Refused::Unavailable(Endpoint::UserInfo, trouble);
        let mut bearer =
            HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| Refused::Wrong(Check::Unreadable))?;
        bearer.set_sensitive(true);
        let mut request = HttpRequest::new(Vec::new());
        *request.method_mut() = Method::GET;
        *request.uri_mut() = endpoint.parse().map_err(|_| unavailable(Trouble::Unreadable))?;
        request.headers_mut().insert(header::AUTHORIZATION, bearer);
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        let answer = self.http.ask(request).await.map_err(unavailable)?;
        if !answer.status().is_success() {
            return Err(unavailable(Trouble::Status(answer.status().as_u16())));
        }
        let claims: Map<String, Json> =
            serde_json::from_slice(answer.body()).map_err(|_| unavailable(Trouble::Unreadable))?;
        if claims.get("sub").and_then(Json::as_str) != Some(subject) {
            return Err(Refused::Wrong(Check::UserInfoSubject));
        }
        Ok(claims)
    }
}

/// Some providers write it in quotes.
fn is_true(value: &Json) -> bool {
    matches!(value, Json::Bool(true)) || value.as_str() == Some("true")
}
