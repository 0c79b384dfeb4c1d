//! Signatures that anybody can check (Ed25519, RFC 8032). Key n of an installation comes of its secret and n by HKDF, so no
//! private key is stored anywhere; the public ones are kept for ever, so that what was signed long ago can be checked.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use sha2::Sha256;

use super::Vault;

/// One key of the installation, able to sign.
pub struct Signer {
    pub number: i64,
    key: SigningKey,
}

impl Vault {
    /// Key `number`, the same whenever it is asked for.
    pub fn signer(&self, number: i64) -> Signer {
        let mut seed = zeroize::Zeroizing::new([0; 32]);
        // Fails only for keys longer than 8,160 octets.
        let _ = Hkdf::<Sha256>::new(Some(b"handshake"), &self.signing)
            .expand(format!("signing key {number}").as_bytes(), &mut seed[..]);
        Signer { number, key: SigningKey::from_bytes(&seed) }
    }
}

impl Signer {
    pub fn public(&self) -> PublicKey {
        PublicKey(self.key.verifying_key())
    }

    /// 64 octets.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.key.sign(message).to_bytes().to_vec()
    }
}

/// A key that checks signatures and cannot make any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// 32 octets that are a point on the curve, and none of its weak ones.
    pub fn from_bytes(bytes: &[u8]) -> Option<PublicKey> {
        let key = VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()?;
        (!key.is_weak()).then_some(PublicKey(key))
    }

    pub fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Strictly (RFC 8032 § 8.4 leaves room that nobody needs): one message has one signature.
    pub fn is_signature(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }
}
