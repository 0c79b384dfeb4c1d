//! Everybody who may be written to about a topic, now: topic on, its purpose's basis standing, not paused, not bounced,
//! not suppressed. Streamed page by page, in flat memory.

use serde::Serialize;
use uuid::Uuid;

use super::{EMAIL, Error, letter_link};
use crate::{
    brand::{Applied, LegalBasis},
    portal::Portal,
    store::recipients as rows,
    vault::Place,
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

const PAGE: i64 = 1_000;

/// Calls `each` for every recipient; how many there were. None if the brand has no such topic by email.
pub async fn stream(
    portal: &Portal,
    brand: &Applied,
    topic: &str,
    mut each: impl FnMut(&Recipient) -> std::io::Result<()>,
) -> Result<Option<std::io::Result<u64>>, Error> {
    let Some(topic) = brand.topics_by_email().find(|known| known.id == topic) else { return Ok(None) };
    let Some(purpose) = brand.purpose(&topic.purpose) else { return Ok(None) };
    let wanted = rows::Wanted {
        brand_id: brand.id,
        topic: &topic.id,
        channel: EMAIL,
        consent: (purpose.basis == LegalBasis::Consent).then_some(&purpose.id),
        now: portal.now(),
    };
    let mut tx = portal.store.snapshot().await?;
    let mut after = Uuid::nil();
    let mut count = 0;
    loop {
        let page = rows::after(&mut tx, &wanted, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(Some(Ok(count))) };
        after = last.person_id;
        let ids: Vec<Uuid> = page.iter().flat_map(|row| [row.person_key, row.mailbox_key]).collect();
        let keys = portal.keys.open_many(&portal.vault, &ids).await?;
        for row in &page {
            // A key that is gone belongs to somebody who has left since the snapshot.
            let (Some(person_key), Some(mailbox_key)) = (keys.get(&row.person_key), keys.get(&row.mailbox_key)) else {
                continue;
            };
            let name = person_key.open_text(Place { column: "person.name", row: row.person_id }, &row.name)?;
            let address =
                mailbox_key.open_text(Place { column: "mailbox.address", row: row.mailbox_id }, &row.address)?;
            let link = |topic: &str| letter_link::token(&portal.vault, row.mailbox_id, row.person_id, topic);
            let unsubscribe_url = portal.site.link(&format!("/{}/one-click/{}", brand.slug, link(&topic.id)));
            let recipient = Recipient {
                address,
                name,
                language: row.language.clone(),
                frequency: row.frequency.clone(),
                preferences_url: portal.site.link(&format!("/{}/letters/{}", brand.slug, link(""))),
                list_unsubscribe: format!("<{unsubscribe_url}>"),
                unsubscribe_url,
                list_unsubscribe_post: "List-Unsubscribe=One-Click",
            };
            if let Err(e) = each(&recipient) {
                return Ok(Some(Err(e)));
            }
            count += 1;
        }
    }
}
