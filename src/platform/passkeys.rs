//! Passkeys (WebAuthn Level 3): the portal as a relying party. What a browser is asked to sign is sealed into the page and comes
//! back with the answer, so that nothing is kept of whoever only looks at a page; that no answer is taken twice is the store's.

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_cbor_2::Value as Cbor;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder, WebauthnError,
};

use super::vault::{Place, SealKey};
use crate::{
    base::{
        clock::{Clock, Moment, Rng, SKEW, minutes},
        site::Site,
    },
    store::register,
};

/// A page may stand open for this long before its button is pressed.
const LIVES: jiff::SignedDuration = minutes(30);

/// What a page asks of the browser.
#[derive(Clone, Debug)]
pub struct Ceremony {
    /// The options, as JSON (WebAuthn § 5.1.8, § 5.1.9).
    pub options: Json,
    /// Comes back with the answer.
    pub sealed: String,
}

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("the answer is no passkey's")]
    Unreadable,
    #[error("what was asked is too old, or none of ours")]
    Over,
    #[error("the answer does not hold")]
    Wrong,
}

/// A passkey that was made, and is not stored yet.
#[derive(Clone, Debug)]
pub struct Made {
    pub account_id: Uuid,
    pub passkey: Passkey,
    /// What the authenticator is called, if it is a known one.
    pub authenticator: Option<&'static str>,
    pub challenge: Challenge,
}

/// A challenge that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    pub hash: Vec<u8>,
    pub expires_at: Moment,
}

/// An answer, before it is known whether it holds.
pub struct Presented {
    credential: PublicKeyCredential,
    state: DiscoverableAuthentication,
    /// Whose it says it is: a passkey that was asked for by its id need not say (WebAuthn § 6.3.3).
    pub account_id: Option<Uuid>,
    pub challenge: Challenge,
}

/// Whose passkey it is to be: as the browser shows it when it asks which one to use.
pub struct Holder<'a> {
    pub account_id: Uuid,
    /// The mailbox of the session, which alone may bring the answer.
    pub mailbox_id: Uuid,
    pub address: &'a str,
    pub name: &'a str,
}

#[derive(Serialize, Deserialize)]
struct Sealed<S> {
    account_id: Option<Uuid>,
    state: S,
}

/// The portal at the host that its passkeys are made for.
pub struct RelyingParty {
    webauthn: Webauthn,
    host: String,
    origins: Vec<Url>,
    /// What pages bring back is sealed under it.
    key: SealKey,
    clock: Clock,
    rng: Rng,
}

impl RelyingParty {
    /// None where the public URL's host is an IP address: browsers make no passkeys there.
    pub fn new(site: &Site, key: SealKey, clock: Clock, rng: Rng) -> Option<RelyingParty> {
        let host = site.passkey_host.clone().or_else(|| site.public_url.domain().map(str::to_owned))?;
        let home = match &site.passkey_host {
            Some(host) => Url::parse(&format!("https://{host}")).ok()?,
            None => site.public_url.clone(),
        };
        let mut builder = WebauthnBuilder::new(&host, &home).ok()?;
        let mut origins = vec![home.clone()];
        for origin in std::iter::once(&site.public_url).chain(&site.passkey_origins) {
            if !origins.contains(origin) {
                builder = builder.append_allowed_origin(origin);
                origins.push(origin.clone());
            }
        }
        Some(RelyingParty { webauthn: builder.build().ok()?, host, origins, key, clock, rng })
    }

    /// The host that passkeys are made for (RP ID).
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Where they may be used, as `/.well-known/webauthn` lists it.
    pub fn origins(&self) -> impl Iterator<Item = String> {
        self.origins.iter().map(|url| url.origin().ascii_serialization())
    }

    /// Asks for a new passkey, discoverable and with user verification, on an authenticator that has none of `known`.
    pub fn make(&self, brand: &str, holder: &Holder<'_>, known: Vec<CredentialID>) -> Result<Ceremony, Refused> {
        let (options, state) = self
            .webauthn
            .start_passkey_registration(holder.account_id, holder.address, holder.name, Some(known))
            .map_err(refused)?;
        let mut options = serde_json::to_value(options.public_key).map_err(|_| Refused::Unreadable)?;
        options["rp"]["name"] = json!(brand);
        options["authenticatorSelection"]["residentKey"] = json!("required");
        options["authenticatorSelection"]["requireResidentKey"] = json!(true);
        let sealed = self.seal(holder.mailbox_id, Some(holder.account_id), state)?;
        Ok(Ceremony { options, sealed })
    }

    /// What the browser answered to [`RelyingParty::make`], brought by a session of this mailbox.
    pub fn made(&self, mailbox_id: Uuid, sealed: &str, answer: &str) -> Result<Made, Refused> {
        let (opened, challenge) = self.open::<PasskeyRegistration>(mailbox_id, sealed)?;
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(|_| Refused::Unreadable)?;
        let passkey = self.webauthn.finish_passkey_registration(&answer, &opened.state).map_err(refused)?;
        Ok(Made {
            account_id: opened.account_id.ok_or(Refused::Over)?,
            authenticator: aaguid(&answer).and_then(authenticator),
            passkey,
            challenge,
        })
    }

    /// Asks for any passkey of this portal, or for one of `among`.
    pub fn ask(&self, among: &[CredentialID]) -> Result<Ceremony, Refused> {
        let (options, state) = self.webauthn.start_discoverable_authentication().map_err(refused)?;
        let mut options = serde_json::to_value(options.public_key).map_err(|_| Refused::Unreadable)?;
        let among = among.iter().map(|id| json!({ "type": "public-key", "id": BASE64_URL_SAFE_NO_PAD.encode(id) }));
        options["allowCredentials"] = among.collect();
        Ok(Ceremony { options, sealed: self.seal(Uuid::nil(), None, state)? })
    }

    /// What the browser answered to [`RelyingParty::ask`]: whose it says it is.
    pub fn presented(&self, sealed: &str, answer: &str) -> Result<Presented, Refused> {
        let (opened, challenge) = self.open::<DiscoverableAuthentication>(Uuid::nil(), sealed)?;
        let credential: PublicKeyCredential = serde_json::from_str(answer).map_err(|_| Refused::Unreadable)?;
        let account_id = self.webauthn.identify_discoverable_authentication(&credential).ok().map(|(id, _)| id);
        Ok(Presented { credential, state: opened.state, account_id, challenge })
    }

    /// Whether it was signed by a passkey, which is then as it has to be stored from now on. A counter that went back, as that of a
    /// copied authenticator does, is refused (WebAuthn § 7.2).
    pub fn verify(&self, presented: Presented, passkey: &mut Passkey) -> Result<AuthenticationResult, Refused> {
        let Presented { credential, state, .. } = presented;
        let result =
            self.webauthn.finish_discoverable_authentication_v2(&credential, state, &*passkey).map_err(refused)?;
        if !result.user_verified() {
            return Err(Refused::Wrong);
        }
        passkey.update_credential(&result);
        Ok(result)
    }

    fn seal<S: Serialize>(&self, of: Uuid, account_id: Option<Uuid>, state: S) -> Result<String, Refused> {
        let (place, sealed) = (Place::new(register::CEREMONY, of), Sealed { account_id, state });
        self.key.hand_out(&self.rng, place, self.clock.now(), &sealed).map_err(|_| Refused::Unreadable)
    }

    fn open<S: DeserializeOwned>(&self, of: Uuid, sealed: &str) -> Result<(Sealed<S>, Challenge), Refused> {
        let place = Place::new(register::CEREMONY, of);
        let opened = self.key.take_back::<Sealed<S>>(place, sealed, (self.clock.now(), LIVES)).ok_or(Refused::Over)?;
        let challenge = Challenge { hash: opened.hash, expires_at: opened.at.plus(LIVES + SKEW) };
        Ok((opened.value, challenge))
    }
}

impl Presented {
    /// By which its passkey is found.
    pub fn credential_hash(&self) -> Vec<u8> {
        credential_hash(self.credential.get_credential_id())
    }

    /// As browsers are told that it is not known here.
    pub fn credential_id(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.credential.get_credential_id())
    }
}

/// By which a passkey is found.
pub fn credential_hash(id: &[u8]) -> Vec<u8> {
    Sha256::digest(id).to_vec()
}

fn refused(error: WebauthnError) -> Refused {
    tracing::debug!(%error, "a passkey's answer is refused");
    Refused::Wrong
}

/// The make of the authenticator, as it says of itself: for a name, and nothing else.
fn aaguid(answer: &RegisterPublicKeyCredential) -> Option<Uuid> {
    let object: BTreeMap<String, Cbor> = serde_cbor_2::from_slice(answer.response.attestation_object.as_ref()).ok()?;
    let Some(Cbor::Bytes(data)) = object.get("authData") else { return None };
    // After the hash of the host, the flags and the counter (WebAuthn § 6.5.1).
    Uuid::from_slice(data.get(37..53)?).ok()
}

/// What authenticators that many people have are called.
const AUTHENTICATORS: &[(u128, &str)] = &[
    (0xfbfc3007_154e_4ecc_8c0b_6e020557d7bd, "Apple Passwords"),
    (0xdd4ec289_e01d_41c9_bb89_70fa845d4bf2, "Apple Passwords"),
    (0xea9b8d66_4d01_1d21_3ce4_b6b48cb575d4, "Google Password Manager"),
    (0xadce0002_35bc_c60a_648b_0b25f1f05503, "Chrome on Mac"),
    (0xb5397666_4885_aa6b_cebf_e52262a439a2, "Chromium Browser"),
    (0x771b48fd_d3d4_4f74_9232_fc157ab0507a, "Edge on Mac"),
    (0x08987058_cadc_4b81_b6e1_30de50dcbe96, "Windows Hello"),
    (0x9ddd1817_af5a_4672_a2b9_3e3dd95000a9, "Windows Hello"),
    (0x6028b017_b1d4_4c02_b4b3_afcdafc96bb2, "Windows Hello"),
    (0x53414d53_554e_4700_0000_000000000000, "Samsung Pass"),
    (0xbada5566_a7aa_401f_bd96_45619a55120d, "1Password"),
    (0xd548826e_79b4_db40_a3d8_11116f7e8349, "Bitwarden"),
    (0x531126d6_e717_415c_9320_3d9aa6981239, "Dashlane"),
    (0xb84e4048_15dc_4dd0_8640_f4f60813c8af, "NordPass"),
    (0x0ea242b4_43c4_4a1b_8b17_dd6d0b6baec6, "Keeper"),
    (0xf3809540_7f14_49c1_a8b3_8f813b225541, "Enpass"),
    (0x50726f74_6f6e_5061_7373_50726f746f6e, "Proton Pass"),
    (0xfdb141b2_5d84_443e_8a35_4698c205a502, "KeePassXC"),
    (0xcb69481e_8ff7_4039_93ec_0a2729a154a8, "YubiKey 5"),
    (0xee882879_721c_4913_9775_3dfcce97072a, "YubiKey 5"),
    (0xfa2b99dc_9e39_4257_8f92_4a30d23c4118, "YubiKey 5 NFC"),
    (0x2fc0579f_8113_47ea_b116_bb5a8db9202a, "YubiKey 5 NFC"),
    (0xd8522d9f_575b_4866_88a9_ba99fa02f35b, "YubiKey Bio"),
];

fn authenticator(aaguid: Uuid) -> Option<&'static str> {
    AUTHENTICATORS.iter().find(|(known, _)| Uuid::from_u128(*known) == aaguid).map(|(_, name)| *name)
}
