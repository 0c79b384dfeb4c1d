//! tower-sessions over the sessions of the domain, which know no HTTP.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use axum::{
    http::{HeaderName, HeaderValue},
    response::Response,
};
use serde_json::Value;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::{
    base::{clock::Moment, paths},
    domain::{
        login::{
            SESSION_HOURS, Session, Whereabouts,
            session::{create, end, handle, load, save},
        },
        person::overview,
    },
    i18n::Language,
    platform::{brand::LiveBrand, portal::Portal},
    web::visitor::Visitor,
};

/// The value under which a session holds whoever signed in.
const SIGNED_IN: &str = "signed_in";

/// The value under which a session holds where to go on after the second step.
const GOES_ON: &str = "goes_on";

/// The value under which a session holds where it was opened.
const WHEREABOUTS: &str = "whereabouts";

/// The value under which a session holds the language of whoever signed in.
pub const LANGUAGE: &str = "language";

/// The value under which a session holds until when whoever signed in just now stays so on this device.
const STAYS: &str = "stays";

/// Opens a session for whoever proved something, under a new id (ASVS 7.2.4).
pub async fn open(
    session: &tower_sessions::Session,
    whereabouts: Whereabouts,
    signed_in: Session,
    language: Language,
) -> std::result::Result<(), tower_sessions::session::Error> {
    session.cycle_id().await?;
    // Of a first step before.
    session.remove_value(GOES_ON).await?;
    session.remove_value(STAYS).await?;
    session.insert_value(SIGNED_IN, signed_in.to_stored()).await?;
    session.insert(WHEREABOUTS, whereabouts).await?;
    session.insert(LANGUAGE, language).await
}

/// Opens a session for whoever comes in by a page: in the language that they read at its brand, and with the brand's terms first if
/// they are new. Where to go on: to the second step, for whoever has to take one.
pub async fn come_in(
    visitor: &Visitor,
    brand: Option<&LiveBrand>,
    session: &tower_sessions::Session,
    proved: Session,
    (next, stays): (String, Option<Moment>),
) -> std::result::Result<String, Box<dyn std::error::Error + Send + Sync>> {
    if proved.awaits_second_step() {
        open(session, visitor.whereabouts(), proved, visitor.language).await?;
        let brand = brand.map(|brand| brand.slug.clone());
        session.insert(GOES_ON, GoesOn { brand, next: Some(next), stays }).await?;
        return Ok(paths::SECOND_STEP.to_owned());
    }
    let arriving = overview::arrive(&visitor.portal, brand, proved).await?;
    open(session, visitor.whereabouts(), proved, arriving.language.unwrap_or(visitor.language)).await?;
    if let Some(until) = stays {
        session.insert(STAYS, until).await?;
    }
    let terms = brand.filter(|_| arriving.terms_are_new).map(|brand| paths::me_at(&brand.slug).terms());
    if next != paths::ME {
        return Ok(next);
    }
    // Whoever came from a provider meant to have it linked.
    let link = (visitor.identity.is_some() && proved.account_id().is_some()).then(|| paths::LINK_ACCOUNT.to_owned());
    Ok(terms.or(link).unwrap_or(next))
}

/// Where whoever takes the second step goes on, at which brand they began, and whether they stay signed in on this device.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct GoesOn {
    pub brand: Option<String>,
    pub next: Option<String>,
    /// Until when, if they do.
    #[serde(default)]
    pub stays: Option<Moment>,
}

pub async fn goes_on(session: &tower_sessions::Session) -> GoesOn {
    session.get(GOES_ON).await.ok().flatten().unwrap_or_default()
}

/// Whoever stayed signed in before the first step does so after the second.
pub async fn stays_after_second_step(
    session: &tower_sessions::Session,
    until: Moment,
) -> std::result::Result<(), tower_sessions::session::Error> {
    let goes_on = goes_on(session).await;
    let stays = goes_on.stays.or(Some(until));
    session.insert(GOES_ON, GoesOn { stays, ..goes_on }).await
}

/// Until when whoever signed in just now stays so on this device, if they do; asked once.
pub async fn wanted_to_stay(
    session: &tower_sessions::Session,
) -> std::result::Result<Option<Moment>, tower_sessions::session::Error> {
    // Removing what is not there would write the session anew.
    if session.get_value(STAYS).await?.is_none() {
        return Ok(None);
    }
    session.remove(STAYS).await
}

/// The same session, of whoever stays signed in by something from now on.
pub async fn holds(
    session: &tower_sessions::Session,
    signed_in: Session,
) -> std::result::Result<(), tower_sessions::session::Error> {
    session.insert_value(SIGNED_IN, signed_in.to_stored()).await.map(|_| ())
}

/// Cookies and storage go from the browser; its cache holds nothing personal (ASVS 14.3.1).
pub fn clear_site_data(response: &mut Response) {
    let value = HeaderValue::from_static("\"cookies\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), value);
}

/// The store of sessions.
#[derive(Clone)]
pub struct Sessions(pub Arc<Portal>);

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let whereabouts = record.data.get(WHEREABOUTS).and_then(|it| serde_json::from_value(it.clone()).ok());
        let whereabouts: Whereabouts = whereabouts.unwrap_or_default();
        while !create(&self.0, bits(&record.id), signed_in(record), (whereabouts.clone(), data(record)?))
            .await
            .map_err(self.backend())?
        {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        save(&self.0, bits(&record.id), signed_in(record), &data(record)?).await.map_err(self.backend())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(data) = load(&self.0, bits(id)).await.map_err(self.backend())? else { return Ok(None) };
        let data: HashMap<String, Value> = serde_json::from_str(&data).map_err(|e| Error::Decode(e.to_string()))?;
        // The record's own expiry goes by the machine's clock; ours was checked when it was loaded.
        let far = tower_sessions::cookie::time::Duration::hours(SESSION_HOURS);
        Ok(Some(Record { id: *id, data, expiry_date: tower_sessions::cookie::time::OffsetDateTime::now_utc() + far }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        end(&self.0, bits(id)).await.map_err(self.backend())
    }
}

impl Sessions {
    fn backend(&self) -> impl Fn(crate::store::Error) -> Error {
        |error| {
            tracing::error!(%error, "sessions cannot be stored or read");
            self.0.note_error(&error);
            Error::Backend(error.to_string())
        }
    }
}

fn bits(id: &Id) -> u128 {
    id.0 as u128
}

/// Names the session of a request to its owner, or by what they stay signed in.
pub fn name_of(session: &tower_sessions::Session, signed_in: Session) -> Option<String> {
    match signed_in.stay() {
        Some(stay) => Some(stay.handle()),
        None => session.id().map(|id| handle(bits(&id))),
    }
}

fn signed_in(record: &Record) -> Option<Session> {
    record.data.get(SIGNED_IN).and_then(Session::from_stored)
}

/// Who a session belongs to, if anybody signed in.
pub async fn whose(
    session: &tower_sessions::Session,
) -> std::result::Result<Option<Session>, tower_sessions::session::Error> {
    Ok(session.get_value(SIGNED_IN).await?.as_ref().and_then(Session::from_stored))
}

fn data(record: &Record) -> Result<String> {
    serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))
}
