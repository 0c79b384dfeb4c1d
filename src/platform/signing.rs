//! The installation's signing keys: the one that signs now, a new one when it is time, and all public ones as a JWK Set
//! (RFC 7517, RFC 8037) at a well-known address, for ever.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use crate::{
    base::clock::Moment,
    platform::{
        portal::Portal,
        vault::{PublicKey, Signer},
    },
    store::{self, signing_key as rows},
};

/// Where the public keys are.
pub const WELL_KNOWN: &str = "/.well-known/handshake-keys.json";

/// A JWK Set of public keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySet {
    pub keys: Vec<Jwk>,
}

/// A public key (RFC 8037 § 2). `kid` is its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    pub kty: String,
    pub crv: String,
    pub alg: String,
    #[serde(rename = "use")]
    pub purpose: String,
    pub kid: String,
    /// The 32 octets of the key in base64url.
    pub x: String,
    /// Since when it signs.
    pub born_at: Moment,
    /// Until when it signed; none for the one that signs now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired_at: Option<Moment>,
}

impl KeySet {
    /// The key of a number as signatures name it.
    pub fn jwk(&self, kid: &str) -> Option<&Jwk> {
        self.keys.iter().find(|jwk| jwk.kid == kid && jwk.kty == "OKP" && jwk.crv == "Ed25519")
    }

    /// The same, ready to check with.
    pub fn key(&self, kid: &str) -> Option<PublicKey> {
        let jwk = self.jwk(kid)?;
        PublicKey::from_bytes(&BASE64_URL_SAFE_NO_PAD.decode(&jwk.x).ok()?)
    }
}

/// All public keys.
pub async fn key_set(portal: &Portal) -> store::Result<KeySet> {
    let rows = rows::all(&mut portal.keys.store.read().await?).await?;
    let retired = rows.iter().skip(1).map(|next| Some(next.born_at)).chain([None]);
    let keys = rows.iter().zip(retired).map(|(row, retired_at)| Jwk {
        kty: "OKP".to_owned(),
        crv: "Ed25519".to_owned(),
        alg: "EdDSA".to_owned(),
        purpose: "sig".to_owned(),
        kid: row.number.to_string(),
        x: BASE64_URL_SAFE_NO_PAD.encode(&row.public),
        born_at: row.born_at,
        retired_at,
    });
    Ok(KeySet { keys: keys.collect() })
}

/// The key that signs now; the first one is made where there is none.
pub async fn signer(portal: &Portal) -> store::Result<Signer> {
    let last = rows::all(&mut portal.keys.store.read().await?).await?.pop();
    match last {
        Some(row) => Ok(portal.vault.signer(row.number)),
        None => next(portal, 1).await,
    }
}

/// A new key signs from now on; what older ones signed is checked as before.
pub async fn rotate(portal: &Portal) -> store::Result<Signer> {
    let number = signer(portal).await?.number + 1;
    next(portal, number).await
}

async fn next(portal: &Portal, number: i64) -> store::Result<Signer> {
    let signer = portal.vault.signer(number);
    let row = rows::Row { number, public: signer.public().bytes().to_vec(), born_at: portal.now() };
    // If another process was first, it made the very same key.
    rows::insert(&mut portal.keys.store.once().await?, &row).await?;
    Ok(signer)
}

/// A JWS of a payload that stands elsewhere (RFC 7515 Appendix F; EdDSA by RFC 8037): `header..signature`.
pub fn jws(signer: &Signer, payload: &[u8]) -> String {
    let header = BASE64_URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"EdDSA","kid":"{}"}}"#, signer.number));
    let signature = signer.sign(signing_input(&header, payload).as_bytes());
    format!("{header}..{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}

/// A JWS as somebody hands it in, read but not yet checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jws {
    header: String,
    /// The number of the key that is said to have signed.
    pub kid: String,
    signature: Vec<u8>,
}

impl Jws {
    pub fn read(text: &str) -> Option<Jws> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Header {
            alg: String,
            kid: String,
        }
        let (header, signature) = text.split_once("..")?;
        let read: Header = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(header).ok()?).ok()?;
        let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).ok()?;
        (read.alg == "EdDSA").then(|| Jws { header: header.to_owned(), kid: read.kid, signature })
    }

    pub fn holds(&self, key: &PublicKey, payload: &[u8]) -> bool {
        key.is_signature(signing_input(&self.header, payload).as_bytes(), &self.signature)
    }
}

/// RFC 7515 § 5.1.
fn signing_input(header: &str, payload: &[u8]) -> String {
    format!("{header}.{}", BASE64_URL_SAFE_NO_PAD.encode(payload))
}
