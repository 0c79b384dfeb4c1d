//! An OpenID Connect provider on this machine: it asks for all that a good one asks for, and can be as bad as the worst.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    Json as Body, Router,
    extract::{Form, Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use ed25519_dalek::Signer as _;
use hmac::{Hmac, KeyInit, Mac};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey,
    core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey},
};
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use url::Url;

use crate::{
    base::clock::{Clock, Rng},
    platform::openid::Answer,
};

pub const CLIENT: &str = "handshake";
pub const SECRET: &str = "a secret: with/signs&";
pub const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// What it does wrong.
#[derive(Clone, Copy)]
pub enum Mood {
    Kind,
    /// Changes what an ID token or a logout token says.
    Says(fn(&mut Json)),
    /// Changes what an answer at this path says.
    Answers(&'static str, fn(&mut Json)),
    /// Answers at this path with this status and nothing else that helps.
    Fails(&'static str, u16),
    /// Answers at this path with three times what anybody reads, in one piece or without saying how much it will be.
    TalksOn(&'static str, bool),
    /// Never answers at this path.
    Hangs(&'static str),
}

/// How it signs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    Es256,
    Rs256,
    Ps256,
    EdDsa,
    /// Not at all, and says so.
    None,
    /// By HMAC with the client's secret.
    ClientSecret,
    /// By HMAC with its own public key, which some take for a secret.
    PublicKey,
    /// With a key of somebody else, under the name of its own.
    AnotherKey,
}

struct Grant {
    client: String,
    redirect_uri: String,
    challenge: Option<String>,
    nonce: Option<String>,
}

struct Inside {
    mood: Mood,
    signs: Signs,
    /// A public client shows no secret.
    secret: Option<&'static str>,
    key: SigningKey,
    kid: String,
    metadata: fn(&mut Json),
    in_token: Json,
    in_user_info: Json,
    grants: BTreeMap<String, Grant>,
    revoked: Vec<String>,
    asked: Vec<String>,
    made: u32,
    /// Which scopes it grants, where it says so.
    grants_only: Option<&'static str>,
    /// Instead of an ID token.
    handed_out: Option<String>,
}

#[derive(Clone)]
pub struct OpenIdProvider {
    pub issuer: String,
    clock: Clock,
    rng: Rng,
    inside: Arc<Mutex<Inside>>,
}

impl OpenIdProvider {
    pub async fn start(clock: &Clock) -> OpenIdProvider {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at: SocketAddr = listener.local_addr().unwrap();
        let rng = Rng::seeded(u64::from(at.port()));
        let inside = Inside {
            mood: Mood::Kind,
            signs: Signs::Es256,
            secret: Some(SECRET),
            key: new_key(&rng),
            kid: "key-1".to_owned(),
            metadata: |_| {},
            in_token: json!({ "sub": "ada-1", "email": "ada@mail.example", "email_verified": true, "sid": "session-1" }),
            in_user_info: json!({ "sub": "ada-1", "name": "Ada", "address": { "locality": "Dublin" }, "birthdate": "1990-05-01" }),
            grants: BTreeMap::new(),
            revoked: Vec::new(),
            asked: Vec::new(),
            made: 0,
            grants_only: None,
            handed_out: None,
        };
        let inside = Arc::new(Mutex::new(inside));
        let provider = OpenIdProvider { issuer: format!("http://{at}/idp"), clock: clock.clone(), rng, inside };
        let router = Router::new()
            .route("/idp/.well-known/openid-configuration", get(metadata))
            .route("/idp/keys", get(keys))
            .route("/idp/token", post(token))
            .route("/idp/userinfo", get(user_info))
            .route("/idp/revoke", post(revoke))
            .layer(middleware::from_fn_with_state(provider.clone(), moody))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        provider
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn is(&self, mood: Mood) {
        self.inside().mood = mood;
    }

    pub fn signs(&self, signs: Signs) {
        self.inside().signs = signs;
    }

    /// Takes this client for a public one from now on.
    pub fn asks_for_no_secret(&self) {
        self.inside().secret = None;
    }

    /// Changes what it says of itself.
    pub fn describes_itself(&self, metadata: fn(&mut Json)) {
        self.inside().metadata = metadata;
    }

    /// What it says of Ada, in the token and to whoever asks.
    pub fn knows(&self, in_token: Json, in_user_info: Json) {
        let mut inside = self.inside();
        (inside.in_token, inside.in_user_info) = (in_token, in_user_info);
    }

    /// Says from now on which scopes it grants: these, whatever it is asked for.
    pub fn grants_only(&self, scopes: &'static str) {
        self.inside().grants_only = Some(scopes);
    }

    pub fn rotates_its_key(&self) {
        let key = new_key(&self.rng);
        let mut inside = self.inside();
        inside.made += 1;
        inside.kid = format!("key-{}", inside.made + 1);
        inside.key = key;
    }

    /// Hands out this instead of an ID token from now on.
    pub fn hands_out(&self, token: &str) {
        self.inside().handed_out = Some(token.to_owned());
    }

    /// How often it was asked at a path.
    pub fn asked(&self, path: &str) -> usize {
        self.inside().asked.iter().filter(|asked| *asked == path).count()
    }

    pub fn revoked(&self) -> Vec<String> {
        self.inside().revoked.clone()
    }

    /// Ada signs in there and says yes: what her browser brings back.
    pub fn agrees(&self, url: &Url) -> Answer {
        let query: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        assert!(url.as_str().starts_with(&format!("{}/authorize?", self.issuer)), "{url}");
        assert_eq!(query["response_type"], "code");
        assert_eq!(query["client_id"], CLIENT);
        let code = self.rng.bytes::<8>().map(|byte| format!("{byte:02x}")).concat();
        let grant = Grant {
            client: query["client_id"].clone(),
            redirect_uri: query["redirect_uri"].clone(),
            challenge: query.get("code_challenge").cloned(),
            nonce: query.get("nonce").cloned(),
        };
        assert!(grant.challenge.is_none() || query["code_challenge_method"] == "S256");
        self.inside().grants.insert(code.clone(), grant);
        let (state, iss) = (query.get("state").cloned(), Some(self.issuer.clone()));
        Answer { code: Some(code), state, iss, error: None }
    }

    /// Ada does not sign in there.
    pub fn answers_with(&self, url: &Url, error: &str) -> Answer {
        let state = url.query_pairs().find(|(name, _)| name == "state").map(|(_, state)| state.into_owned());
        Answer { code: None, state, iss: Some(self.issuer.clone()), error: Some(error.to_owned()) }
    }

    /// What it sends when Ada signs out.
    pub fn logout_token(&self) -> String {
        let now = self.clock.now().timestamp().as_second();
        let mut claims = json!({
            "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": "logout-1",
            "sub": "ada-1", "sid": "session-1", "events": { EVENT: {} },
        });
        let inside = self.inside();
        if let Mood::Says(change) = inside.mood {
            change(&mut claims);
        }
        inside.token(Some("logout+jwt"), &claims)
    }

    /// Any claims, signed by it.
    pub fn signed(&self, typ: Option<&str>, claims: &Json) -> String {
        self.inside().token(typ, claims)
    }
}

impl Inside {
    fn token(&self, typ: Option<&str>, claims: &Json) -> String {
        let (alg, kid) = match self.signs {
            Signs::Es256 | Signs::AnotherKey => ("ES256", Some(self.kid.as_str())),
            Signs::Rs256 => ("RS256", Some("rsa")),
            Signs::Ps256 => ("PS256", Some("rsa")),
            Signs::EdDsa => ("EdDSA", Some("ed")),
            Signs::None => ("none", None),
            Signs::ClientSecret | Signs::PublicKey => ("HS256", Some(self.kid.as_str())),
        };
        let mut header = json!({ "alg": alg });
        if let Some(kid) = kid {
            header["kid"] = json!(kid);
        }
        if let Some(typ) = typ {
            header["typ"] = json!(typ);
        }
        let part = |part: &Json| BASE64_URL_SAFE_NO_PAD.encode(part.to_string());
        let signed = format!("{}.{}", part(&header), part(claims));
        let hmac = |key: &[u8]| {
            let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
            mac.update(signed.as_bytes());
            mac.finalize().into_bytes().to_vec()
        };
        let ecdsa = |key: &SigningKey| -> Vec<u8> {
            let signature: Signature = key.sign(signed.as_bytes());
            signature.to_bytes().to_vec()
        };
        let rsa = |algorithm| rsa_key().sign(&algorithm, signed.as_bytes()).unwrap();
        let signature = match self.signs {
            Signs::Es256 => ecdsa(&self.key),
            Signs::AnotherKey => ecdsa(&new_key(&Rng::seeded(1))),
            Signs::Rs256 => rsa(CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256),
            Signs::Ps256 => rsa(CoreJwsSigningAlgorithm::RsaSsaPssSha256),
            Signs::EdDsa => ed_key().sign(signed.as_bytes()).to_bytes().to_vec(),
            Signs::None => Vec::new(),
            Signs::ClientSecret => hmac(SECRET.as_bytes()),
            Signs::PublicKey => hmac(&self.key.verifying_key().to_sec1_point(false).to_bytes()),
        };
        format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
    }
}

fn new_key(rng: &Rng) -> SigningKey {
    loop {
        if let Ok(key) = SigningKey::from_slice(&rng.bytes::<32>()) {
            return key;
        }
    }
}

fn ed_key() -> ed25519_dalek::SigningKey {
    ed25519_dalek::SigningKey::from_bytes(&[7; 32])
}

/// Made for these tests, and of use for nothing else.
fn rsa_key() -> CoreRsaPrivateSigningKey {
    let name = JsonWebKeyId::new("rsa".to_owned());
    CoreRsaPrivateSigningKey::from_pem(include_str!("openid_rsa.pem"), Some(name)).unwrap()
}

/// Whatever it is asked goes through its mood.
async fn moody(State(provider): State<OpenIdProvider>, request: Request, next: Next) -> Response {
    let path = request.uri().path().trim_start_matches("/idp/").to_owned();
    let mood = provider.inside().mood;
    provider.inside().asked.push(path.clone());
    match mood {
        Mood::Fails(at, status) if at == path => {
            let status = StatusCode::from_u16(status).unwrap();
            (status, [(header::LOCATION, "http://127.0.0.1:9/elsewhere")], "<html>no</html>").into_response()
        }
        Mood::TalksOn(at, says_how_much) if at == path => {
            let piece = vec![b' '; 1 << 20];
            let pieces = futures::stream::iter(std::iter::repeat_n(piece, 3).map(Ok::<_, std::io::Error>));
            let mut answer = axum::body::Body::from_stream(pieces).into_response();
            if says_how_much {
                answer = vec![b' '; 3 << 20].into_response();
            }
            answer.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
            answer
        }
        Mood::Hangs(at) if at == path => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            StatusCode::OK.into_response()
        }
        Mood::Answers(at, change) if at == path => {
            let answer = next.run(request).await;
            let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
            let mut body: Json = serde_json::from_slice(&body).unwrap();
            change(&mut body);
            Body(body).into_response()
        }
        _ => next.run(request).await,
    }
}

async fn metadata(State(provider): State<OpenIdProvider>) -> Body<Json> {
    let at = |path: &str| format!("{}/{path}", provider.issuer);
    let mut metadata = json!({
        "issuer": provider.issuer,
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("token"),
        "jwks_uri": at("keys"),
        "userinfo_endpoint": at("userinfo"),
        "revocation_endpoint": at("revoke"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "RS256", "HS256", "none"],
        "code_challenge_methods_supported": ["plain", "S256"],
        "authorization_response_iss_parameter_supported": true,
        "backchannel_logout_supported": true,
    });
    (provider.inside().metadata)(&mut metadata);
    Body(metadata)
}

async fn keys(State(provider): State<OpenIdProvider>) -> Body<Json> {
    let inside = provider.inside();
    let point = inside.key.verifying_key().to_sec1_point(false);
    let encoded = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let own = json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "kid": inside.kid,
        "x": encoded(point.x().unwrap()), "y": encoded(point.y().unwrap()),
    });
    let ed = json!({ "kty": "OKP", "crv": "Ed25519", "kid": "ed", "x": encoded(ed_key().verifying_key().as_bytes()) });
    let rsa = serde_json::to_value(rsa_key().as_verification_key()).unwrap();
    // Nobody knows the last kind, and nobody minds.
    Body(json!({ "keys": [own, ed, rsa, { "kty": "AKP", "kid": "of the future", "pub": 1 }] }))
}

type Fields = BTreeMap<String, String>;

/// RFC 6749 § 4.1.3, RFC 7636 § 4.6.
async fn token(State(provider): State<OpenIdProvider>, headers: HeaderMap, Form(form): Form<Fields>) -> Response {
    let mut inside = provider.inside();
    if !is_client(inside.secret, &headers, &form) {
        return refuse(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    if form.get("grant_type").map(String::as_str) != Some("authorization_code") {
        return refuse(StatusCode::BAD_REQUEST, "unsupported_grant_type");
    }
    // A code is of use once, whatever comes of it.
    let Some(grant) = form.get("code").and_then(|code| inside.grants.remove(code)) else {
        return refuse(StatusCode::BAD_REQUEST, "invalid_grant");
    };
    let challenge = form.get("code_verifier").map(|verifier| BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)));
    if grant.client != CLIENT || form.get("redirect_uri") != Some(&grant.redirect_uri) || challenge != grant.challenge {
        return refuse(StatusCode::BAD_REQUEST, "invalid_grant");
    }
    let now = provider.clock.now().timestamp().as_second();
    let half: String = BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest("access-1")[..16]);
    let mut claims = inside.in_token.clone();
    let protocol = json!({
        "iss": provider.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": grant.nonce, "at_hash": half,
    });
    for (name, value) in protocol.as_object().unwrap() {
        claims[name] = value.clone();
    }
    // Of these two the hash would be another one, so it is left out, as it may be.
    if inside.signs != Signs::Es256 {
        claims.as_object_mut().unwrap().remove("at_hash");
    }
    if let Mood::Says(change) = inside.mood {
        change(&mut claims);
    }
    let id_token = inside.handed_out.clone().unwrap_or_else(|| inside.token(None, &claims));
    let mut answer = json!({
        "access_token": "access-1", "refresh_token": "refresh-1", "token_type": "Bearer", "expires_in": 300, "id_token": id_token,
    });
    if let Some(scopes) = inside.grants_only {
        answer["scope"] = json!(scopes);
    }
    Body(answer).into_response()
}

async fn user_info(State(provider): State<OpenIdProvider>, headers: HeaderMap) -> Response {
    if headers.get(header::AUTHORIZATION).is_none_or(|value| value != "Bearer access-1") {
        return refuse(StatusCode::UNAUTHORIZED, "invalid_token");
    }
    assert_eq!(headers[header::USER_AGENT], "handshake");
    Body(provider.inside().in_user_info.clone()).into_response()
}

async fn revoke(State(provider): State<OpenIdProvider>, headers: HeaderMap, Form(form): Form<Fields>) -> Response {
    let mut inside = provider.inside();
    if !is_client(inside.secret, &headers, &form) {
        return refuse(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    inside.revoked.push(form["token"].clone());
    StatusCode::OK.into_response()
}

/// By a header, or in the form where the metadata says so; a public client by its id alone.
fn is_client(secret: Option<&str>, headers: &HeaderMap, form: &Fields) -> bool {
    let field = |name: &str| form.get(name).map(String::as_str);
    let Some(secret) = secret else {
        return field("client_id") == Some(CLIENT) && field("client_secret").is_none();
    };
    let Some(header) = headers.get(header::AUTHORIZATION) else {
        return field("client_id") == Some(CLIENT) && field("client_secret") == Some(secret);
    };
    let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let pair = BASE64_STANDARD.encode(format!("{}:{}", encoded(CLIENT), encoded(secret)));
    field("client_secret").is_none() && header.to_str().unwrap() == format!("Basic {pair}")
}

fn refuse(status: StatusCode, error: &str) -> Response {
    (status, Body(json!({ "error": error, "error_description": "ada@mail.example" }))).into_response()
}
