//! Topics that people want, or no longer want.

use uuid::Uuid;

use super::{Result, WriteTx, insert};
use crate::base::clock::Moment;

#[derive(Clone, Debug)]
pub struct Row {
    pub person_id: Uuid,
    pub topic: String,
    pub channel: String,
    pub wanted_at: Option<Moment>,
    pub changed_at: Moment,
    pub form: String,
}

pub async fn set(tx: &mut WriteTx, rows: &[Row]) -> Result<()> {
    insert!(
        tx,
        "insert into preference (person_id, topic, channel, wanted_at, changed_at, form) ",
        rows,
        |row| (row.person_id, &row.topic, &row.channel, row.wanted_at, row.changed_at, &row.form),
        " on conflict (person_id, topic, channel)
          do update set wanted_at = excluded.wanted_at, changed_at = excluded.changed_at, form = excluded.form"
    )
    .map(|_| ())
}
