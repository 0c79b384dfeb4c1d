//! Everybody who may be written to about a topic, now.

use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use uuid::Uuid;

use super::{ReadTx, Result, stream};
use crate::base::clock::Moment;

/// What a line of recipients is made of.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub person_id: Uuid,
    pub person_key: Uuid,
    pub name: Vec<u8>,
    pub language: String,
    pub frequency: Option<String>,
    pub mailbox_id: Uuid,
    pub mailbox_key: Uuid,
    pub address: Vec<u8>,
}

/// Whom to look for.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub brand_id: Uuid,
    pub topic: String,
    pub channel: &'static str,
    /// The purpose whose consent has to stand; none where the basis is another.
    pub consent: Option<String>,
    pub now: Moment,
}

/// Everybody: topic on, its purpose's basis standing, not paused, not bounced, not suppressed.
pub fn all<'a>(tx: &'a mut ReadTx, wanted: &'a Wanted) -> BoxStream<'a, Result<Row>> {
    stream!(
        tx,
        Row,
        "select person.id as person_id, person.key_id as person_key, person.name, person.language, person.frequency,
                mailbox.id as mailbox_id, mailbox.key_id as mailbox_key, mailbox.address
         from person
         join preference on preference.person_id = person.id and preference.topic = $2 and preference.channel = $3
         join mailbox on mailbox.id = person.mailbox_id
         where person.brand_id = $1 and preference.wanted_at is not null
           and (person.paused_until is null or person.paused_until <= $5)
           and mailbox.bounced_at is null
           and (cast($4 as text) is null or exists (
               select 1 from consent where consent.person_id = person.id and consent.purpose = $4 and consent.withdrawn_at is null))
           and not exists (
               select 1 from suppression where suppression.brand_id = $1 and suppression.address_index = mailbox.address_index
               and suppression.expires_at > $5)",
        wanted.brand_id,
        &wanted.topic,
        wanted.channel,
        &wanted.consent,
        wanted.now
    )
}
