//! The vault: what is personal is sealed under a key of its own, and every key is wrapped by the installation's secret,
//! which is in no database. Whoever holds the databases alone holds nothing readable.
//!
//! The secret never does two things with one key: each use has its own, by HKDF-SHA-256 (RFC 5869).

mod carried;
mod keys;
mod secret;
mod signing;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    base::{blind_index::BlindIndex, clock::Rng},
    store::register::{self, SealedAt},
};
pub use carried::BroughtBack;
pub use keys::{KeyError, Keys, Wrapped};
pub use secret::{Secret, SecretError, warn_if_others_can_read};
pub use signing::{PublicKey, Signer};

/// Which index key new blind indexes are made with. The only one so far.
const INDEX_KEY: i64 = 1;

/// A blob that does not open: another key, another place, or changed bytes.
#[derive(Debug, thiserror::Error)]
#[error("a sealed value does not open")]
pub struct DoesNotOpen;

/// Where a sealed value belongs. It is bound to it, so that a blob moved to another row or column does not open.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    column: SealedAt,
    row: Uuid,
}

/// What a MAC stands for. Each has its own key, so that none can be passed off as another.
#[derive(Clone, Copy, Debug)]
pub enum MacPurpose {
    FormToken,
    UnsubscribeLink,
    JoinedHere,
    Source,
    SignInCode,
    /// Whose secret was guessed, and from where.
    Guess,
    /// A browser that an account was signed in by.
    Device,
    /// Whom a provider knows by which subject.
    ProviderSubject,
    /// Which number of a loyalty programme, at which brand.
    LoyaltyNumber,
    /// What comes after a token by which somebody stays signed in.
    Stay,
}

/// The installation's secret at work.
pub struct Vault {
    wrap: SealKey,
    ceremony: SealKey,
    index: [u8; 32],
    form_token: [u8; 32],
    unsubscribe_link: [u8; 32],
    joined_here: [u8; 32],
    source: [u8; 32],
    sign_in_code: [u8; 32],
    guess: [u8; 32],
    device: [u8; 32],
    provider_subject: [u8; 32],
    loyalty_number: [u8; 32],
    stay: [u8; 32],
    signing: [u8; 32],
}

impl Vault {
    pub fn new(secret: &Secret) -> Vault {
        let derive = |use_: &str| -> [u8; 32] {
            let mut key = [0; 32];
            // Fails only for keys longer than 8,160 octets.
            let _ = Hkdf::<Sha256>::new(Some(b"handshake"), secret.bytes()).expand(use_.as_bytes(), &mut key);
            key
        };
        Vault {
            wrap: SealKey(Zeroizing::new(derive("wrap 1"))),
            ceremony: SealKey(Zeroizing::new(derive("ceremony 1"))),
            index: derive("blind index 1"),
            form_token: derive("form token 1"),
            unsubscribe_link: derive("letter link 1"),
            joined_here: derive("joined here 1"),
            source: derive("source 1"),
            sign_in_code: derive("sign-in code 1"),
            guess: derive("guess 1"),
            device: derive("device 1"),
            provider_subject: derive("provider subject 1"),
            loyalty_number: derive("loyalty number 1"),
            stay: derive("stay 1"),
            signing: derive("signing 1"),
        }
    }

    /// The blind index of a canonical address, as new rows carry it.
    pub fn index(&self, canonical: &str) -> BlindIndex {
        BlindIndex { value: mac(&self.index, &[canonical.as_bytes()]).to_vec(), key: INDEX_KEY }
    }

    /// The key of what is handed to browsers to be brought back, and is theirs neither to read nor to change.
    pub fn ceremony(&self) -> SealKey {
        self.ceremony.clone()
    }

    /// The MAC of some parts; which parts end where is part of it.
    pub fn mac(&self, purpose: MacPurpose, parts: &[&[u8]]) -> [u8; 32] {
        let key = match purpose {
            MacPurpose::FormToken => &self.form_token,
            MacPurpose::UnsubscribeLink => &self.unsubscribe_link,
            MacPurpose::JoinedHere => &self.joined_here,
            MacPurpose::Source => &self.source,
            MacPurpose::SignInCode => &self.sign_in_code,
            MacPurpose::Guess => &self.guess,
            MacPurpose::Device => &self.device,
            MacPurpose::ProviderSubject => &self.provider_subject,
            MacPurpose::LoyaltyNumber => &self.loyalty_number,
            MacPurpose::Stay => &self.stay,
        };
        mac(key, parts)
    }

    /// Whether a MAC (or its first 16 octets or more) is the one of these parts, in constant time.
    pub fn is_mac(&self, purpose: MacPurpose, parts: &[&[u8]], given: &[u8]) -> bool {
        given.len() >= 16 && self.mac(purpose, parts).get(..given.len()).is_some_and(|right| right.ct_eq(given).into())
    }

    /// A key, fit to be stored.
    fn wrap(&self, rng: &Rng, id: Uuid, key: &SealKey) -> Vec<u8> {
        self.wrap.seal(rng, Place::new(register::DATA_KEY, id), &key.0[..])
    }

    fn unwrap(&self, id: Uuid, wrapped: &[u8]) -> Result<SealKey, DoesNotOpen> {
        let bytes = self.wrap.open(Place::new(register::DATA_KEY, id), wrapped)?;
        let key: [u8; 32] = bytes.as_slice().try_into().map_err(|_| DoesNotOpen)?;
        Ok(SealKey(Zeroizing::new(key)))
    }

    /// A value that only this secret opens, to tell later whether a secret is the right one.
    pub fn check_value(&self, rng: &Rng, installation: Uuid) -> Vec<u8> {
        self.wrap.seal(rng, Place::new(register::CHECK_VALUE, installation), b"handshake")
    }

    pub fn opens(&self, installation: Uuid, check_value: &[u8]) -> bool {
        self.wrap.open(Place::new(register::CHECK_VALUE, installation), check_value).is_ok()
    }
}

/// The key of one person, mailbox, attempt or email (XChaCha20-Poly1305).
#[derive(Clone)]
pub struct SealKey(Zeroizing<[u8; 32]>);

const FORMAT: u8 = 1;
const NONCE: usize = 24;

impl SealKey {
    pub fn new(rng: &Rng) -> SealKey {
        SealKey(Zeroizing::new(rng.bytes()))
    }

    /// Format octet, nonce, ciphertext with tag.
    pub fn seal(&self, rng: &Rng, place: Place, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = rng.bytes();
        let bound = place.bound();
        let sealed = XChaCha20Poly1305::new((&*self.0).into())
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &bound })
            // Fails only above 256 GB.
            .unwrap_or_default();
        [&[FORMAT], &nonce[..], &sealed].concat()
    }

    /// # Errors
    /// [`DoesNotOpen`] for a blob of another key or place, and for one that was changed or cut.
    pub fn open(&self, place: Place, blob: &[u8]) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        let (format, rest) = blob.split_first().ok_or(DoesNotOpen)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(DoesNotOpen)?;
        if *format != FORMAT {
            return Err(DoesNotOpen);
        }
        XChaCha20Poly1305::new((&*self.0).into())
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &place.bound() })
            .map(Zeroizing::new)
            .map_err(|_| DoesNotOpen)
    }

    /// [`SealKey::open`] for text.
    pub fn open_text(&self, place: Place, blob: &[u8]) -> Result<String, DoesNotOpen> {
        String::from_utf8(self.open(place, blob)?.to_vec()).map_err(|_| DoesNotOpen)
    }
}

impl Place {
    pub fn new(column: SealedAt, row: Uuid) -> Place {
        Place { column, row }
    }

    fn bound(self) -> Vec<u8> {
        [self.column.name().as_bytes(), &[0], self.row.as_bytes()].concat()
    }
}

fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        // HMAC takes keys of any length.
        return [0; 32];
    };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
