//! Whether an ID token holds: OpenID Connect Core 1.0 § 3.1.3.7, by the portal's clock.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use openidconnect::{
    AccessTokenHash, ClaimsVerificationError, IdTokenVerifier, Nonce, OAuth2TokenResponse, SignatureVerificationError,
    TokenResponse,
    core::{CoreIdToken, CoreIdTokenClaims, CoreJsonWebKey, CoreJwsSigningAlgorithm as Algorithm, CoreTokenResponse},
};
use serde_json::{Map, Value as Json};

use super::{
    pending::Pending,
    provider::{Known, Provider},
    refused::{Check, Refused},
};
use crate::base::clock::{Moment, SKEW};

/// ID tokens have one or two thousand characters.
const LONGEST: usize = 32 << 10;
/// OpenID Connect Core 1.0 § 2.
const LONGEST_SUBJECT: usize = 255;

/// How a token may be signed: with a key that the provider alone has. Never by a shared secret, which is the client's as well, and never
/// not at all (RFC 8725 § 3.1).
pub(super) const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
];

/// What a token says that holds.
pub(super) struct Identity {
    pub(super) subject: String,
    /// All of its claims.
    pub(super) claims: Map<String, Json>,
}

pub(super) fn verify(
    provider: &Provider,
    known: &Known,
    tokens: &CoreTokenResponse,
    pending: &Pending,
    now: Moment,
) -> Result<Identity, Refused> {
    let token = tokens.id_token().ok_or(Refused::Wrong(Check::NoIdToken))?;
    let text = token.to_string();
    if text.len() > LONGEST {
        return Err(Refused::Wrong(Check::TooLong));
    }
    let verifier = verifier(provider, known, pending, now)?;
    let claims = token.claims(&verifier, &Nonce::new(pending.nonce.clone())).map_err(|error| wrong(&error))?;
    check_audience(provider, claims)?;
    check_access_token(token, claims, tokens, &verifier)?;
    let subject = claims.subject().to_string();
    if subject.is_empty() || subject.len() > LONGEST_SUBJECT || !subject.is_ascii() {
        return Err(Refused::Wrong(Check::Subject));
    }
    Ok(Identity { subject, claims: payload(&text).ok_or(Refused::Wrong(Check::Unreadable))? })
}

fn verifier(
    provider: &Provider,
    known: &Known,
    pending: &Pending,
    now: Moment,
) -> Result<IdTokenVerifier<'static, CoreJsonWebKey>, Refused> {
    let at = |moment: Moment| DateTime::<Utc>::from_timestamp_micros(moment.micros()).ok_or(Refused::Over);
    // The provider's clock may differ, too.
    let (expires_after, begun, soon) = (at(now.minus(SKEW))?, at(pending.started_at.minus(SKEW))?, at(now.plus(SKEW))?);
    let issued = move |at: DateTime<Utc>| {
        // What was issued before somebody was sent there is the answer to something else.
        if begun <= at && at <= soon { Ok(()) } else { Err(ISSUED_AT.to_owned()) }
    };
    let keys = known.keys.as_ref().clone();
    // Public as far as signatures are concerned: a secret would let it sign by HMAC.
    Ok(IdTokenVerifier::new_public_client(provider.client_id(), provider.settings.issuer.clone(), keys)
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || expires_after)
        .set_issue_time_verifier_fn(issued)
        // Whom it was issued to is looked at below.
        .set_other_audience_verifier_fn(|_| true))
}

/// What the verifier says of a token that was issued at another time.
const ISSUED_AT: &str = "iat";

fn wrong(error: &ClaimsVerificationError) -> Refused {
    Refused::Wrong(match error {
        ClaimsVerificationError::Expired(what) if what == ISSUED_AT => Check::IssuedAt,
        ClaimsVerificationError::Expired(_) => Check::Expired,
        ClaimsVerificationError::InvalidAudience(_) => Check::Audience,
        ClaimsVerificationError::InvalidIssuer(_) => Check::Issuer,
        ClaimsVerificationError::InvalidNonce(_) => Check::Nonce,
        ClaimsVerificationError::InvalidSubject(_) => Check::Subject,
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Check::UnknownKey,
        ClaimsVerificationError::SignatureVerification(_) => Check::Signature,
        ClaimsVerificationError::Unsupported(_) => Check::Kind,
        _ => Check::Unreadable,
    })
}

/// A token for several says to whom it was issued, and that is this client.
fn check_audience(provider: &Provider, claims: &CoreIdTokenClaims) -> Result<(), Refused> {
    match claims.authorized_party() {
        Some(party) if **party == provider.settings.client_id => Ok(()),
        None if claims.audiences().len() == 1 => Ok(()),
        _ => Err(Refused::Wrong(Check::AuthorizedParty)),
    }
}

/// § 3.1.3.8: where it names the access token, it is the one that came along.
fn check_access_token(
    token: &CoreIdToken,
    claims: &CoreIdTokenClaims,
    tokens: &CoreTokenResponse,
    verifier: &IdTokenVerifier<'_, CoreJsonWebKey>,
) -> Result<(), Refused> {
    let Some(said) = claims.access_token_hash() else { return Ok(()) };
    let wrong = Refused::Wrong(Check::AccessTokenHash);
    let algorithm = token.signing_alg().map_err(|_| wrong)?;
    let key = token.signing_key(verifier).map_err(|_| wrong)?;
    let hash = AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(|_| wrong)?;
    if hash == *said { Ok(()) } else { Err(wrong) }
}

/// The claims as they stand in a token.
fn payload(token: &str) -> Option<Map<String, Json>> {
    let payload = BASE64_URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&payload).ok()
}
