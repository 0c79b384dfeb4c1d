//! Sessions in the store: hashed at rest, listed and ended by mailbox, and ended by our clock (BAR S4).

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use sha2::{Digest, Sha256};
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::domain::login::SignedIn;
use crate::{base::clock::days, platform::portal::Portal, store::session as rows};

/// A session ends this long after it began, used or not.
pub const SESSION_DAYS: i64 = 30;
/// The value under which a session holds whoever signed in.
pub const SIGNED_IN: &str = "signed_in";

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
        loop {
            let row = self.row(record)?;
            let mut tx = self.0.store.once().await.map_err(self.backend())?;
            let inserted = match rows::insert(&mut tx, &row).await {
                // Whoever it was has left meanwhile: nobody is signed in.
                Err(error) if error.is_orphan() => return Ok(()),
                outcome => outcome.map_err(self.backend())?,
            };
            if inserted {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let row = self.row(record)?;
        let mut tx = self.0.store.once().await.map_err(self.backend())?;
        match rows::update(&mut tx, &row.id_hash, row.mailbox_id, &row.data).await {
            Err(error) if error.is_orphan() => Ok(()),
            outcome => outcome.map(|_| ()).map_err(self.backend()),
        }
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let mut tx = self.0.store.read().await.map_err(self.backend())?;
        let Some(row) = rows::by_hash(&mut tx, &hash(id), self.0.now()).await.map_err(self.backend())? else {
            return Ok(None);
        };
        let data: HashMap<String, serde_json::Value> =
            serde_json::from_str(&row.data).map_err(|e| Error::Decode(e.to_string()))?;
        // The record's own expiry goes by the machine's clock; ours was checked by the statement above.
        let far = tower_sessions::cookie::time::Duration::days(SESSION_DAYS);
        Ok(Some(Record { id: *id, data, expiry_date: tower_sessions::cookie::time::OffsetDateTime::now_utc() + far }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let mut tx = self.0.store.once().await.map_err(self.backend())?;
        rows::delete(&mut tx, &hash(id)).await.map_err(self.backend())
    }
}

impl Sessions {
    fn backend(&self) -> impl Fn(crate::store::Error) -> Error {
        |error| {
            tracing::error!(%error, "sessions cannot be kept or read");
            self.0.note_error(&error);
            Error::Backend(error.to_string())
        }
    }

    fn row(&self, record: &Record) -> Result<rows::Row> {
        let signed_in: Option<SignedIn> =
            record.data.get(SIGNED_IN).and_then(|value| serde_json::from_value(value.clone()).ok());
        let now = self.0.now();
        Ok(rows::Row {
            id_hash: hash(&record.id),
            mailbox_id: signed_in.map(|signed_in| signed_in.mailbox_id),
            data: serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?,
            made_at: now,
            expires_at: now.plus(days(SESSION_DAYS)),
        })
    }
}

fn hash(id: &Id) -> Vec<u8> {
    Sha256::digest(id.0.to_be_bytes()).to_vec()
}
