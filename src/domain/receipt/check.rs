//! Checking a receipt without the installation: with the file, the public keys, and nothing else. Everything that does not
//! hold is named.

use serde_json::Value;

use crate::{
    base::clock::{Moment, minutes},
    i18n::Language,
    platform::{
        brand::{Wording, wording::wording_hash},
        signing::{Jws, KeySet},
    },
};

/// What a receipt that holds says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub purpose: String,
    pub controller: String,
    pub given_at: String,
    /// The last event, `dpv:ConsentGiven` where the consent stood when the receipt was made.
    pub state: String,
    pub issued_at: Moment,
    /// Where the key is that signed: whoever checks has to have the keys from there.
    pub key: String,
    pub kid: String,
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("it is not a consent receipt: \"@type\" is not dpv:ConsentReceipt")]
    NotAReceipt,
    #[error("{field} is missing: nothing at {at}")]
    Missing { field: &'static str, at: &'static str },
    #[error("the profile is none that we know: {0}")]
    Profile(String),
    #[error("the wording was changed: it is not the one whose SHA-256 stands beside it")]
    Wording,
    #[error("the events are not in order: {0} stands before what came earlier")]
    Order(String),
    #[error("it is not signed: no JWS with EdDSA at /proof/jws")]
    Unsigned,
    #[error("key {0} is not among the keys")]
    UnknownKey(String),
    #[error("key {kid} did not sign at that time: the receipt says it was issued at {issued}")]
    NotItsTime { kid: String, issued: Moment },
    #[error("the signature does not hold: the receipt was changed after key {0} signed it, or another key did")]
    Signature(String),
}

/// What ISO/IEC TS 27560 calls mandatory, and where DPV has it.
pub const MANDATORY: &[(&str, &str)] = &[
    ("schema version", "/dct:conformsTo"),
    ("receipt id", "/dct:identifier"),
    ("record id", "/dct:source/dct:identifier"),
    ("PII principal id", "/dpv:hasDataSubject/dct:identifier"),
    ("privacy notice", "/dpv:hasNotice/@id"),
    ("language", "/dct:language"),
    ("purpose", "/dpv:hasProcess/dpv:hasPurpose/dct:title"),
    ("PII type", "/dpv:hasProcess/dpv:hasPersonalData/0/dct:title"),
    ("PII controllers", "/dpv:hasDataController/@id"),
    ("storage location", "/dpv:hasProcess/dpv:hasStorageCondition/0/dpv:hasLocation/0"),
    ("retention period", "/dpv:hasProcess/dpv:hasStorageCondition/1/dpv:hasDuration/rdf:value"),
    ("jurisdiction", "/dpv:hasJurisdiction/0"),
    ("recipient third parties", "/dpv:hasProcess/dpv:hasRecipient"),
    ("withdrawal method", "/dpv:hasConsentControl/dpv:isExercisedAt"),
    ("party id", "/dpv:hasDataController/dct:identifier"),
    ("party name", "/dpv:hasDataController/dpv:hasName"),
    ("party address", "/dpv:hasDataController/dpv:hasAddress/schema:streetAddress"),
    ("party contact", "/dpv:hasDataController/dpv:hasContact/0/schema:email"),
    ("party type", "/dpv:hasDataController/@type"),
    ("event type", "/dpv:hasLegalBasis"),
    ("event time", "/dpv:hasConsentStatus/1/dpv:isIndicatedAtTime"),
    ("validity duration", "/dpv:hasConsentStatus/1/dpv:hasDuration/rdf:value"),
    ("entity id", "/dpv:hasConsentStatus/1/dpv:isIndicatedBy/@id"),
    ("event state", "/dpv:hasConsentStatus/1/@type"),
    ("issue time", "/dct:issued"),
    ("signing key", "/sec:verificationMethod"),
];

/// Clocks of processes need not agree to the second.
const SKEW: jiff::SignedDuration = minutes(1);

const PROFILES: &[&str] = &["receipt-eu-gdpr", "receipt-record"];

/// Checks everything; what it says if all of it holds.
///
/// # Errors
/// Every fault there is.
pub fn check(receipt: &Value, keys: &KeySet) -> Result<Checked, Vec<Fault>> {
    if text(receipt, "/@type") != "dpv:ConsentReceipt" {
        return Err(vec![Fault::NotAReceipt]);
    }
    let missing = MANDATORY.iter().filter(|(_, at)| is_empty(receipt.pointer(at)));
    let mut faults: Vec<Fault> = missing.map(|(field, at)| Fault::Missing { field, at }).collect();
    let profile = text(receipt, "/dct:conformsTo");
    let known =
        PROFILES.iter().any(|known| profile.strip_prefix("https://w3id.org/dpv/schema/dpv-27560#") == Some(known));
    if !known && !profile.is_empty() {
        faults.push(Fault::Profile(profile.to_owned()));
    }
    if hash_of_wording(receipt).is_none_or(|hash| hash != text(receipt, "/dpv:hasNotice/sec:digestValue")) {
        faults.push(Fault::Wording);
    }
    faults.extend(out_of_order(receipt).map(Fault::Order));
    let kid = signature(receipt, keys).map_err(|fault| faults.push(fault)).unwrap_or_default();
    let Ok(issued_at) = text(receipt, "/dct:issued").parse::<jiff::Timestamp>() else { return Err(faults) };
    if !faults.is_empty() {
        return Err(faults);
    }
    let state = receipt.pointer("/dpv:hasConsentStatus").and_then(Value::as_array).and_then(|events| events.last());
    Ok(Checked {
        purpose: text(receipt, "/dpv:hasProcess/dpv:hasPurpose/dct:title").to_owned(),
        controller: text(receipt, "/dpv:hasDataController/dpv:hasName").to_owned(),
        given_at: text(receipt, "/dpv:hasConsentStatus/1/dpv:isIndicatedAtTime").to_owned(),
        state: state.map(|event| text(event, "/@type").to_owned()).unwrap_or_default(),
        issued_at: issued_at.into(),
        key: text(receipt, "/sec:verificationMethod").to_owned(),
        kid,
    })
}

/// The number of the key whose signature holds.
fn signature(receipt: &Value, keys: &KeySet) -> Result<String, Fault> {
    let jws = Jws::read(text(receipt, "/proof/jws")).ok_or(Fault::Unsigned)?;
    let kid = jws.kid.clone();
    let key = keys.key(&kid).ok_or_else(|| Fault::UnknownKey(kid.clone()))?;
    let mut unsigned = receipt.clone();
    if let Some(members) = unsigned.as_object_mut() {
        members.remove("proof");
    }
    let payload = serde_json_canonicalizer::to_vec(&unsigned).map_err(|_| Fault::Signature(kid.clone()))?;
    if !jws.holds(&key, &payload) {
        return Err(Fault::Signature(kid));
    }
    // Whoever gets hold of an old key cannot sign for today.
    let issued = text(receipt, "/dct:issued").parse::<jiff::Timestamp>().map(Moment::from);
    match (issued, keys.jwk(&kid)) {
        (Ok(issued), Some(jwk))
            if issued < jwk.born_at.minus(SKEW)
                || jwk.retired_at.is_some_and(|retired| issued > retired.plus(SKEW)) =>
        {
            Err(Fault::NotItsTime { kid, issued })
        }
        _ => Ok(kid),
    }
}

fn hash_of_wording(receipt: &Value) -> Option<String> {
    let notice = receipt.pointer("/dpv:hasNotice")?;
    let words = |key: &str| notice.get(key).and_then(Value::as_str).map(str::to_owned);
    let wording = Wording {
        consent: words("dct:description"),
        changed: words("dct:provenance"),
        short: words("dct:abstract")?,
        full: words("schema:text")?,
    };
    let hash = wording_hash(
        receipt.pointer("/dpv:hasDataController/dct:identifier")?.as_str()?,
        &words("dct:identifier")?,
        &words("dct:hasVersion")?,
        Language::from_tag(&words("dct:language")?)?,
        &wording,
        &words("dct:title")?,
    );
    Some(hex::encode(hash))
}

/// The first event that stands before something earlier, or that has no time.
fn out_of_order(receipt: &Value) -> Option<String> {
    let events = receipt.pointer("/dpv:hasConsentStatus")?.as_array()?;
    let mut before: Option<jiff::Timestamp> = None;
    for event in events {
        let at = text(event, "/dpv:isIndicatedAtTime").parse::<jiff::Timestamp>().ok();
        if at.is_none() || at < before {
            return Some(text(event, "/@type").to_owned());
        }
        before = at;
    }
    None
}

fn text<'v>(value: &'v Value, at: &str) -> &'v str {
    value.pointer(at).and_then(Value::as_str).unwrap_or_default()
}

fn is_empty(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(_) => false,
    }
}
