//! An authenticator in software: it makes passkeys and signs with them as a browser and a device do together.

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_cbor_2::Value as Cbor;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use super::browser::{Answer, Browser};
use crate::base::clock::Rng;

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const HAS_CREDENTIAL: u8 = 0x40;

pub struct Authenticator {
    rng: Rng,
    pub origin: String,
    pub aaguid: [u8; 16],
    /// Whether it looks who presses it.
    pub verifies: bool,
    pub passkeys: Vec<Passkey>,
}

#[derive(Clone)]
pub struct Passkey {
    id: Vec<u8>,
    key: SigningKey,
    user: Vec<u8>,
    pub counter: u32,
}

impl Authenticator {
    pub fn new(rng: &Rng) -> Authenticator {
        let origin = "https://portal.example".to_owned();
        // Google Password Manager.
        let aaguid = 0xea9b8d66_4d01_1d21_3ce4_b6b48cb575d4_u128.to_be_bytes();
        Authenticator { rng: rng.clone(), origin, aaguid, verifies: true, passkeys: Vec::new() }
    }

    /// What a page's form asks for, answered: the fields that its script fills in.
    pub fn answer(&mut self, page: &Answer) -> [(&'static str, String); 2] {
        let (kind, options, ceremony) = asked(&page.body);
        let credential = if kind == "create" { self.make(&options) } else { self.sign(&options) };
        [("ceremony", ceremony), ("credential", credential.to_string())]
    }

    fn make(&mut self, options: &Json) -> Json {
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        let key = loop {
            if let Ok(key) = SigningKey::from_slice(&self.rng.bytes::<32>()) {
                break key;
            }
        };
        let id = self.rng.bytes::<16>().to_vec();
        let user = BASE64_URL_SAFE_NO_PAD.decode(options["user"]["id"].as_str().unwrap()).unwrap();
        let mut data = self.data(options["rp"]["id"].as_str().unwrap(), HAS_CREDENTIAL, 0);
        data.extend(self.aaguid);
        data.extend((id.len() as u16).to_be_bytes());
        data.extend(&id);
        let point = key.verifying_key().to_sec1_point(false);
        let public = [
            (1, Cbor::Integer(2)),
            (3, Cbor::Integer(-7)),
            (-1, Cbor::Integer(1)),
            (-2, Cbor::Bytes(point.x().unwrap().to_vec())),
            (-3, Cbor::Bytes(point.y().unwrap().to_vec())),
        ];
        let public: BTreeMap<Cbor, Cbor> =
            public.into_iter().map(|(name, value)| (Cbor::Integer(name), value)).collect();
        data.extend(serde_cbor_2::to_vec(&Cbor::Map(public)).unwrap());
        let text = |text: &str| Cbor::Text(text.to_owned());
        let object = BTreeMap::from([
            (text("fmt"), text("none")),
            (text("attStmt"), Cbor::Map(BTreeMap::new())),
            (text("authData"), Cbor::Bytes(data)),
        ]);
        let object = serde_cbor_2::to_vec(&Cbor::Map(object)).unwrap();
        let client = self.client_data("webauthn.create", options);
        self.passkeys.push(Passkey { id: id.clone(), key, user, counter: 0 });
        json!({
            "id": encoded(&id), "rawId": encoded(&id), "type": "public-key", "extensions": {},
            "response": { "clientDataJSON": encoded(client.as_bytes()), "attestationObject": encoded(&object) },
        })
    }

    /// With the newest passkey, or the newest of those that are asked for.
    fn sign(&mut self, options: &Json) -> Json {
        let among: Vec<&str> =
            options["allowCredentials"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        let fits = |passkey: &&mut Passkey| among.is_empty() || among.contains(&encoded(&passkey.id).as_str());
        let passkey = self.passkeys.iter_mut().rev().find(fits).expect("a passkey that fits");
        passkey.counter += 1;
        let passkey = passkey.clone();
        let client = self.client_data("webauthn.get", options);
        let data = self.data(options["rpId"].as_str().unwrap(), 0, passkey.counter);
        let signed = [data.clone(), Sha256::digest(client.as_bytes()).to_vec()].concat();
        let signature: Signature = passkey.key.sign(&signed);
        json!({
            "id": encoded(&passkey.id), "rawId": encoded(&passkey.id), "type": "public-key", "extensions": {},
            "response": {
                "clientDataJSON": encoded(client.as_bytes()),
                "authenticatorData": encoded(&data),
                "signature": encoded(signature.to_der().as_bytes()),
                "userHandle": encoded(&passkey.user),
            },
        })
    }

    fn data(&self, host: &str, flags: u8, counter: u32) -> Vec<u8> {
        let verified = if self.verifies { USER_VERIFIED } else { 0 };
        let mut data = Sha256::digest(host.as_bytes()).to_vec();
        data.push(USER_PRESENT | verified | flags);
        data.extend(counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, options: &Json) -> String {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
    }
}

fn encoded(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// What the first form for a passkey asks for: which kind, its options, and what comes back with the answer.
fn asked(body: &str) -> (String, Json, String) {
    let (_, form) = body.split_once("data-passkey=\"").unwrap_or_else(|| panic!("no passkey is asked for: {body}"));
    let of = |name: &str| {
        let (_, after) = form.split_once(&format!("{name}=\"")).unwrap();
        html_escape::decode_html_entities(after.split('"').next().unwrap()).into_owned()
    };
    let kind = form.split('"').next().unwrap().to_owned();
    let (_, after) = form.split_once("name=\"ceremony\"").unwrap();
    let ceremony = after.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    (kind, serde_json::from_str(&of("data-options")).unwrap(), ceremony)
}

impl Browser {
    /// Presses the button of a page's form for a passkey, with this authenticator at hand.
    pub async fn press_passkey(&mut self, path: &str, authenticator: &mut Authenticator) -> Answer {
        let page = self.get(path).await;
        let answer = authenticator.answer(&page);
        self.post_passkey(path, &page, &answer).await
    }

    /// Posts what an authenticator answered to a page, with what else its form carries.
    pub async fn post_passkey(&mut self, path: &str, page: &Answer, answer: &[(&'static str, String); 2]) -> Answer {
        let (_, form) = page.body.split_once("data-passkey=\"").unwrap();
        let mut fields = hidden(form.split("</form>").next().unwrap());
        fields.retain(|(name, _)| !answer.iter().any(|(answered, _)| answered == name));
        fields.extend(answer.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        self.post_all(path, &fields).await
    }

    /// Presses the button of the last form of a page, as it is.
    pub async fn press_last(&mut self, path: &str) -> Answer {
        let page = self.get(path).await;
        let main = page.body.split_once("<main").unwrap().1.split("</main>").next().unwrap();
        let (_, form) = main.rsplit_once("<form").unwrap_or_else(|| panic!("no form: {}", page.body));
        let fields = hidden(form);
        self.post_all(path, &fields).await
    }

    pub async fn post_all(&mut self, path: &str, fields: &[(String, String)]) -> Answer {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(path, &fields).await
    }
}

/// The hidden fields of a form.
pub fn hidden(form: &str) -> Vec<(String, String)> {
    let of = |input: &str, name: &str| {
        let (_, after) = input.split_once(&format!("{name}=\""))?;
        Some(html_escape::decode_html_entities(after.split('"').next()?).into_owned())
    };
    let inputs = form.split("<input type=\"hidden\"").skip(1).map(|input| input.split('>').next().unwrap_or_default());
    inputs.filter_map(|input| Some((of(input, " name")?, of(input, " value").unwrap_or_default()))).collect()
}
