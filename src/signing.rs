//! The installation's signing keys: the one that signs now, a new one when it is time, and all public ones as a JWK Set
//! (RFC 7517, RFC 8037) at a well-known address, for ever.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use crate::{
    clock::Moment,
    portal::Portal,
    store::{self, signing_key as rows},
    vault::{PublicKey, Signer},
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
    pub fn key(&self, kid: &str) -> Option<PublicKey> {
        let jwk = self.keys.iter().find(|jwk| jwk.kid == kid && jwk.kty == "OKP" && jwk.crv == "Ed25519")?;
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
    let mut tx = portal.keys.store.write().await?;
    // If another process was first, it made the very same key.
    rows::insert(&mut tx, &row).await?;
    tx.commit().await?;
    Ok(signer)
}
