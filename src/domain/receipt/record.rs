//! A receipt in the words of the Data Privacy Vocabulary, profile `receipt-eu-gdpr` of its implementation of ISO/IEC TS 27560
//! where the GDPR applies, else the general one. Every field that the standard calls mandatory is here ([`super::check`] has
//! the list).

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::{Issue, Receipt};
use crate::{
    base::paths,
    domain::preferences::ConsentState,
    platform::{
        brand::{Contact, Words, consent::Act},
        portal::Portal,
    },
};

pub(super) fn document(portal: &Portal, receipt: &Receipt, issue: &Issue) -> Value {
    let Receipt { person_id, consent, statement, .. } = receipt;
    let at = paths::at(&statement.brand);
    let link = |path: String| portal.site.link(&path);
    let record_id = record_id(*person_id, consent.number);
    let gdpr = under_gdpr(&statement.jurisdictions);
    let profile = |gdpr_one: &str, general: &str| {
        format!("https://w3id.org/dpv/schema/dpv-27560#{}", if gdpr { gdpr_one } else { general })
    };
    json!({
        "@context": context(),
        "@id": urn(issue.id),
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": profile("receipt-eu-gdpr", "receipt-record"),
        "dct:identifier": issue.id,
        "dct:issued": issue.at,
        "sec:verificationMethod": issue.key,
        "dct:source": {
            "@id": urn(record_id),
            "@type": "dpv:ConsentRecord",
            "dct:conformsTo": profile("record-eu-gdpr", "record"),
            "dct:identifier": record_id,
            // The entry of the ledger that proves it, for whoever has the ledger.
            "schema:position": consent.number,
            "sec:digestAlgorithm": "SHA-256",
            "sec:digestValue": hex::encode(&consent.entry_hash),
        },
        "dct:language": consent.language.tag(),
        "dpv:hasDataSubject": {
            "@id": urn(*person_id),
            "@type": "dpv:DataSubject",
            "dct:identifier": person_id,
        },
        "dpv:hasDataController": controller(receipt, &link(at.home())),
        "dpv:hasNotice": notice(receipt, &link(at.notices())),
        "dpv:hasJurisdiction": places(&statement.jurisdictions),
        "dpv:hasLegalBasis": if gdpr { "eu-gdpr:A6-1-a" } else { "dpv:ExpressedConsent" },
        "dpv:hasProcess": process(receipt),
        "dpv:hasConsentControl": {
            "@type": "dpv:WithdrawConsent",
            "dpv:isExercisedAt": link(at.sign_in_link()),
        },
        "dpv:hasRight": rights(gdpr, &link(at.sign_in_link())),
        "dpv:hasConsentStatus": events(receipt),
    })
}

/// The same for the same consent, whenever it is told; and nobody's key to anything.
fn record_id(person_id: Uuid, number: i64) -> Uuid {
    let hash = Sha256::new()
        .chain_update("handshake consent record")
        .chain_update(person_id.as_bytes())
        .chain_update(number.to_be_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

fn urn(id: Uuid) -> String {
    format!("urn:uuid:{id}")
}

fn context() -> Value {
    json!({
        "dct": "http://purl.org/dc/terms/",
        "dpv": "https://w3id.org/dpv#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "loc": "https://w3id.org/dpv/loc#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "schema": "https://schema.org/",
        "sec": "https://w3id.org/security#",
    })
}

/// The European Economic Area.
const EEA: &str = "EU AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK";

fn under_gdpr(jurisdictions: &[String]) -> bool {
    let country = |code: &String| code.split('-').next().unwrap_or_default().to_owned();
    jurisdictions.iter().any(|code| EEA.split(' ').any(|member| member == country(code)))
}

fn places(codes: &[String]) -> Vec<String> {
    codes.iter().map(|code| format!("loc:{code}")).collect()
}

fn controller(receipt: &Receipt, brand_url: &str) -> Value {
    let controller = &receipt.statement.controller;
    let say = |id: &str| receipt.consent.language.say(id);
    let mut contacts = vec![json!({
        "@type": "schema:ContactPoint",
        "schema:contactType": say("receipt-contact"),
        "schema:email": controller.email,
    })];
    if let Some(phone) = &controller.phone {
        contacts[0]["schema:telephone"] = json!(phone);
    }
    if let Some(Contact { name, email }) = &controller.data_protection_officer {
        contacts.push(json!({
            "@type": "schema:ContactPoint",
            "schema:contactType": say("receipt-officer"),
            "schema:name": name.as_deref().unwrap_or_default(),
            "schema:email": email,
        }));
    }
    json!({
        "@id": brand_url,
        "@type": ["dpv:DataController", "dpv:LegalEntity"],
        "dct:identifier": receipt.statement.brand,
        "dct:title": receipt.statement.name,
        "dpv:hasName": controller.legal_name,
        "dpv:hasAddress": {
            "@type": "schema:PostalAddress",
            "schema:streetAddress": controller.address.join(", "),
        },
        "dpv:hasContact": contacts,
    })
}

/// With all of its words: a receipt can be read when the notice is long gone.
fn notice(receipt: &Receipt, notices_url: &str) -> Value {
    let Receipt { consent, wording, .. } = receipt;
    let language = consent.language.tag();
    let mut notice = json!({
        "@id": format!("{notices_url}/{}?version={}&lang={language}", consent.notice, consent.wording_hash),
        "@type": "dpv:ConsentNotice",
        "dct:identifier": consent.notice,
        "dct:hasVersion": consent.version,
        "dct:language": language,
        "dct:title": wording.title,
        // The sentence beside the box, the line below it, and the full layer.
        "dct:description": wording.wording.consent,
        "dct:abstract": wording.wording.short,
        "schema:text": wording.wording.full,
        "sec:digestAlgorithm": "SHA-256",
        "sec:digestValue": consent.wording_hash,
    });
    // What is new since the version before, where the wording says so.
    if let Some(changed) = &wording.wording.changed {
        notice["dct:provenance"] = json!(changed);
    }
    notice
}

fn process(receipt: &Receipt) -> Value {
    let Receipt { consent, statement, .. } = receipt;
    let purpose = &statement.purpose;
    let words = |words: &Words| words.in_language(consent.language).to_owned();
    let titled = |kind: &str, list: &[Words]| {
        let one = |title: &Words| json!({ "@type": kind, "dct:title": words(title) });
        list.iter().map(one).collect::<Vec<Value>>()
    };
    let data = if purpose.sensitive { "dpv:SensitivePersonalData" } else { "dpv:PersonalData" };
    let mut process = json!({
        "@type": "dpv:Process",
        "dpv:hasPurpose": {
            "@type": "dpv:Purpose",
            "dct:identifier": purpose.id,
            "dct:title": words(&purpose.name),
        },
        "dpv:hasPersonalData": titled(data, &purpose.data_categories),
        "dpv:hasRecipient": titled("dpv:Recipient", &purpose.recipients),
        "dpv:hasStorageCondition": [
            { "@type": "dpv:StorageLocation", "dpv:hasLocation": places(&statement.storage_locations) },
            { "@type": "dpv:StorageDuration", "dpv:hasDuration": until(&words(&purpose.retention)) },
        ],
        "sec:digestAlgorithm": "SHA-256",
        "sec:digestValue": hex::encode(statement.hash()),
    });
    if purpose.sale_or_sharing {
        let title = consent.language.say("receipt-sale");
        process["dpv:hasProcessing"] = json!({ "@type": "dpv:Share", "dct:title": title });
    }
    process
}

/// GDPR Art. 7(3), 15–18, 20; 21 does not go with consent.
fn rights(gdpr: bool, exercised_at: &str) -> Vec<Value> {
    const RIGHTS: &[&str] = &["A7-3", "A15", "A16", "A17", "A18", "A20", "A77"];
    let right = |kind: Value| json!({ "@type": kind, "dpv:isExercisedAt": exercised_at });
    if !gdpr {
        return vec![right(json!("dpv:DataSubjectRight"))];
    }
    RIGHTS.iter().map(|article| right(json!(["dpv:DataSubjectRight", format!("eu-gdpr:{article}")]))).collect()
}

/// Asked, given, and what became of it: in order, never rewritten.
fn events(receipt: &Receipt) -> Vec<Value> {
    let Receipt { person_id, consent, statement, .. } = receipt;
    let say = |id: &str| consent.language.say(id);
    let event = |state: &str, by: Value, at, duration: Value, method: String| {
        json!({
            "@type": state,
            "dpv:isIndicatedBy": by,
            "dpv:isIndicatedAtTime": at,
            "dpv:hasDuration": duration,
            "dpv:hasIndicationMethod": method,
        })
    };
    let person = || json!({ "@id": urn(*person_id) });
    let form = [("form", consent.form.as_str().into())];
    let mut events = vec![
        event(
            "dpv:ConsentRequested",
            json!(statement.controller.legal_name),
            consent.asked_at,
            until(&say("receipt-until-answered")),
            consent.language.say_with("receipt-asked-by", &form),
        ),
        event(
            "dpv:ConsentGiven",
            person(),
            consent.confirmed_at,
            until(&say("receipt-until-withdrawn")),
            say(match (consent.act, consent.form.starts_with("/me/")) {
                (Some(Act::Button), true) => "receipt-given-button",
                (Some(Act::Button), false) => "receipt-given-button-link",
                (_, true) => "receipt-given-box",
                (_, false) => "receipt-given-link",
            }),
        ),
    ];
    let again = || until(&say("receipt-until-again"));
    match consent.now {
        ConsentState::Stands => {}
        ConsentState::Withdrawn(at) => {
            events.push(event("dpv:ConsentWithdrawn", person(), at, again(), say("receipt-withdrawn-by")))
        }
        // The person agreed to newer words: this consent is over, the other one has a receipt of its own.
        ConsentState::Replaced(at) => {
            events.push(event("dpv:ConsentTerminated", person(), at, again(), say("receipt-replaced-by")))
        }
    }
    events
}

fn until(event: &str) -> Value {
    json!({ "@type": "dpv:UntilEventDuration", "rdf:value": event })
}
