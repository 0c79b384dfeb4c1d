//! Somebody signed out at their provider, which says so to the portal directly: OpenID Connect Back-Channel Logout 1.0.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use openidconnect::{
    JsonWebKey, JsonWebKeyId,
    core::{CoreJsonWebKey, CoreJwsSigningAlgorithm},
};
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::{
    id_token::ALGORITHMS,
    provider::{Keys, Provider},
    refused::{Check, Endpoint, Refused},
};
use crate::base::clock::{Moment, SKEW, minutes};

/// A logout token has some hundred characters.
const LONGEST: usize = 16 << 10;
/// Of a subject, a session or a token.
const LONGEST_ID: usize = 500;
/// A logout may be told this late. Specification and providers mean two minutes (§ 2.4); some try again for a while.
const TOLD_WITHIN: jiff::SignedDuration = minutes(10);
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Whose sessions end: all of the subject, or only those that the session at the provider (`sid`) opened, where it is named (§ 2.4).
#[derive(Clone, PartialEq, Eq)]
pub struct LoggedOut {
    pub issuer: String,
    pub subject: Option<String>,
    pub sid: Option<String>,
    /// The token's id. Whoever calls remembers it, under its issuer, until [`LoggedOut::remember_until`], and carries out none twice.
    pub jti: String,
    pub issued_at: Moment,
    pub expires_at: Moment,
    /// After this the token is refused by its age.
    pub remember_until: Moment,
}

/// Whose session it is belongs into no log.
impl std::fmt::Debug for LoggedOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LoggedOut(…)")
    }
}

#[derive(Deserialize)]
struct Header {
    alg: CoreJwsSigningAlgorithm,
    kid: Option<JsonWebKeyId>,
    typ: Option<String>,
    cty: Option<String>,
    crit: Option<Json>,
}

/// A token as it was sent, and nothing of it believed.
struct Token<'t> {
    header: Header,
    claims: Map<String, Json>,
    signed: &'t str,
    signature: Vec<u8>,
}

impl Provider {
    /// Reads what the provider says when somebody signs out there (§ 2.6).
    ///
    /// # Errors
    /// [`Refused::Wrong`], which is answered with status 400, or [`Refused::Unavailable`] where its keys cannot be had.
    pub async fn logged_out(&self, logout_token: &str, now: Moment) -> Result<LoggedOut, Refused> {
        let token = Token::parse(logout_token)?;
        // What is of no use at all is refused before the provider is asked for its keys.
        let logged_out = self.check(&token, now)?;
        let verify = async {
            let known = self.known(now).await?;
            match token.verify(&known.keys) {
                Err(Check::UnknownKey) => match self.with_newer_keys(&known, now).await {
                    Some(newer) => token.verify(&newer.keys),
                    None => Err(Check::UnknownKey),
                },
                verified => verified,
            }
            .map_err(Refused::Wrong)
        };
        self.in_time(Endpoint::Metadata, verify).await?;
        Ok(logged_out)
    }

    fn check(&self, token: &Token<'_>, now: Moment) -> Result<LoggedOut, Refused> {
        let text = |claim: &str| token.claims.get(claim).and_then(Json::as_str);
        let id = |claim: &str| match token.claims.get(claim) {
            None => Ok(None),
            Some(Json::String(id)) if !id.is_empty() && id.len() <= LONGEST_ID => Ok(Some(id.clone())),
            Some(_) => Err(()),
        };
        let check = || {
            if text("iss") != Some(self.issuer()) {
                return Err(Check::Issuer);
            }
            let client_id = Some(self.settings.client_id.as_str());
            let is_audience = match token.claims.get("aud") {
                Some(Json::Array(audiences)) => audiences.iter().any(|audience| audience.as_str() == client_id),
                Some(audience) => audience.as_str() == client_id,
                None => false,
            };
            if !is_audience {
                return Err(Check::Audience);
            }
            let issued_at = moment(token.claims.get("iat")).ok_or(Check::IssuedAt)?;
            let expires_at = moment(token.claims.get("exp")).ok_or(Check::Expired)?;
            if now >= expires_at.plus(SKEW) {
                return Err(Check::Expired);
            }
            let age = issued_at.until(now);
            if age < -SKEW || age >= TOLD_WITHIN {
                return Err(Check::IssuedAt);
            }
            if !token.claims.get("events").and_then(|events| events.get(EVENT)).is_some_and(Json::is_object) {
                return Err(Check::Event);
            }
            // So that no ID token passes for one (§ 2.4).
            if token.claims.contains_key("nonce") {
                return Err(Check::Nonce);
            }
            let subject = id("sub").map_err(|()| Check::Subject)?;
            let sid = id("sid").map_err(|()| Check::Nobody)?;
            if subject.is_none() && sid.is_none() {
                return Err(Check::Nobody);
            }
            let jti = id("jti").ok().flatten().ok_or(Check::TokenId)?;
            let remember_until = issued_at.plus(TOLD_WITHIN + SKEW);
            let issuer = self.issuer().to_owned();
            Ok(LoggedOut { issuer, subject, sid, jti, issued_at, expires_at, remember_until })
        };
        check().map_err(Refused::Wrong)
    }
}

impl Token<'_> {
    /// The compact form (RFC 7515 § 7.1).
    fn parse(text: &str) -> Result<Token<'_>, Refused> {
        if text.len() > LONGEST {
            return Err(Refused::Wrong(Check::TooLong));
        }
        let read = || {
            let (signed, signature) = text.rsplit_once('.')?;
            let (header, claims) = signed.split_once('.')?;
            let decode = |part: &str| BASE64_URL_SAFE_NO_PAD.decode(part).ok();
            let header: Header = serde_json::from_slice(&decode(header)?).ok()?;
            let claims: Map<String, Json> = serde_json::from_slice(&decode(claims)?).ok()?;
            Some(Token { header, claims, signed, signature: decode(signature)? })
        };
        let token = read().ok_or(Refused::Wrong(Check::Unreadable))?;
        // "JWT" says no more than nothing (RFC 7519 § 5.1); any other kind of token is not one of these.
        let kind = token.header.typ.as_deref().map(str::to_ascii_lowercase);
        let is_one = matches!(kind.as_deref(), None | Some("logout+jwt" | "application/logout+jwt" | "jwt"));
        if !is_one || token.header.cty.is_some() || token.header.crit.is_some() {
            return Err(Refused::Wrong(Check::Kind));
        }
        if !ALGORITHMS.contains(&token.header.alg) {
            return Err(Refused::Wrong(Check::Signature));
        }
        Ok(token)
    }

    /// With the one key that it names, or the only one there is.
    fn verify(&self, keys: &Keys) -> Result<(), Check> {
        let named = |key: &&CoreJsonWebKey| self.header.kid.is_none() || key.key_id() == self.header.kid.as_ref();
        let mut fitting = keys.keys().iter().filter(named);
        let key = fitting.next().ok_or(Check::UnknownKey)?;
        if fitting.next().is_some() {
            return Err(Check::Signature);
        }
        key.verify_signature(&self.header.alg, self.signed.as_bytes(), &self.signature).map_err(|_| Check::Signature)
    }
}

/// Seconds since 1970, maybe with a fraction (RFC 7519 § 2, NumericDate).
fn moment(claim: Option<&Json>) -> Option<Moment> {
    let seconds = claim?.as_f64().filter(|seconds| seconds.is_finite())?;
    Some(Moment::from_micros((seconds * 1e6) as i64))
}
