//! Everybody who may be written to about a topic, now: topic on, its purpose's basis standing, not paused, not bounced,
//! not suppressed. In one stream, opened a page at a time, in flat memory.

use std::sync::Arc;

use futures::TryStreamExt;
use serde::Serialize;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::{EMAIL, unsubscribe_link};
use crate::{
    base::paths,
    domain::mailbox,
    platform::{
        brand::{LegalBasis, LiveBrand, Topic},
        error::Error,
        portal::Portal,
        vault::{Place, Wrapped},
    },
    store::{recipients as rows, register},
};

/// One line for the brand's mailer.
#[derive(Clone, Debug, Serialize)]
pub struct Recipient {
    /// As it was confirmed.
    pub address: String,
    pub name: String,
    pub language: String,
    /// How often they want to be written to: one of the brand's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<String>,
    pub preferences_url: String,
    pub unsubscribe_url: String,
    /// RFC 8058: both belong under the DKIM signature.
    #[serde(rename = "List-Unsubscribe")]
    pub list_unsubscribe: String,
    #[serde(rename = "List-Unsubscribe-Post")]
    pub list_unsubscribe_post: &'static str,
}

const PAGE: usize = 1_000;
/// Pages that are read ahead of those that are opened and written.
const AHEAD: usize = 2;

/// Who comes next, and the keys that open them, wrapped as they are.
struct Page {
    rows: Vec<rows::Row>,
    keys: Wrapped,
}

/// Calls `each` for every recipient; how many there were. None if the brand has no such topic by email.
pub async fn stream(
    portal: &Arc<Portal>,
    brand: &LiveBrand,
    topic: &str,
    mut each: impl FnMut(&Recipient) -> std::io::Result<()>,
) -> Result<Option<std::io::Result<u64>>, Error> {
    let Some(topic) = brand.topics_by_email().find(|known| known.id == topic) else { return Ok(None) };
    let Some(purpose) = brand.purpose(&topic.purpose) else { return Ok(None) };
    let wanted = rows::Wanted {
        brand_id: brand.id,
        topic: topic.id.clone(),
        channel: EMAIL,
        consent: (purpose.basis == LegalBasis::Consent).then(|| purpose.id.clone()),
        now: portal.now(),
    };
    let (pages, mut ready) = mpsc::channel(AHEAD);
    // The next people are read while the ones before are opened and written.
    let reading = tokio::spawn(read(portal.clone(), wanted, pages));
    let mut count = 0;
    while let Some(page) = ready.recv().await {
        for row in &page.rows {
            let Some(recipient) = open(portal, brand, topic, row, &page.keys)? else { continue };
            if let Err(e) = each(&recipient) {
                return Ok(Some(Err(e)));
            }
            count += 1;
        }
    }
    match reading.await {
        Ok(outcome) => outcome?,
        Err(panic) => std::panic::resume_unwind(panic.into_panic()),
    }
    Ok(Some(Ok(count)))
}

/// Reads page after page, of one moment, until there are no more or nobody takes them; the keys of one while the next is read.
async fn read(portal: Arc<Portal>, wanted: rows::Wanted, pages: mpsc::Sender<Page>) -> Result<(), Error> {
    let mut tx = portal.store.snapshot().await?;
    let mut people = rows::all(&mut tx, &wanted).try_chunks(PAGE);
    let mut rows = people.try_next().await.map_err(|e| e.1)?;
    while let Some(page) = rows {
        let ids: Vec<Uuid> = page.iter().flat_map(|row| [row.person_key, row.mailbox_key]).collect();
        let (next, keys) = tokio::join!(people.try_next(), portal.keys.many(&ids));
        if pages.send(Page { rows: page, keys: keys? }).await.is_err() {
            break;
        }
        rows = next.map_err(|e| e.1)?;
    }
    Ok(())
}

/// None for somebody who has left since: their key is gone.
fn open(
    portal: &Portal,
    brand: &LiveBrand,
    topic: &Topic,
    row: &rows::Row,
    keys: &Wrapped,
) -> Result<Option<Recipient>, Error> {
    let key = |id| keys.open(&portal.vault, id);
    let (Some(person_key), Some(mailbox_key)) = (key(row.person_key)?, key(row.mailbox_key)?) else {
        return Ok(None);
    };
    let name = person_key.open_text(Place::new(register::PERSON_NAME, row.person_id), &row.name)?;
    let address = mailbox::open(&mailbox_key, row.mailbox_id, &row.address)?;
    let link = |topic: &str| unsubscribe_link::token(&portal.vault, row.person_id, topic);
    let unsubscribe_url = portal.site.link(&paths::at(&brand.slug).one_click(&link(&topic.id)));
    Ok(Some(Recipient {
        address,
        name,
        language: row.language.clone(),
        frequency: row.frequency.clone(),
        preferences_url: portal.site.link(&paths::at(&brand.slug).unsubscribe(&link(""))),
        list_unsubscribe: format!("<{unsubscribe_url}>"),
        unsubscribe_url,
        list_unsubscribe_post: "List-Unsubscribe=One-Click",
    }))
}
