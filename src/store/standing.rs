//! What a person gets and has agreed to, as it stands: topics that are wanted and consents that are not withdrawn.

use uuid::Uuid;

use super::{Result, Tx, all};
use crate::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// A topic, or a purpose.
    pub what: String,
    /// Wanted, or given.
    pub since: Moment,
    /// Of the words that were agreed to; a topic has none.
    pub wording_hash: Option<Vec<u8>>,
}

/// Every story and every page asks for both, so one statement finds them.
pub async fn of(tx: &mut Tx, person_id: Uuid, channel: &str) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select topic as what, wanted_at as since, null as wording_hash
         from preference where person_id = $1 and channel = $2 and wanted_at is not null
         union all
         select purpose, given_at, wording_hash from consent where person_id = $1 and withdrawn_at is null
         order by what",
        person_id,
        channel
    )
}
