//! A person with all that pages and stories have to know of them, in one statement: their mailbox, the topics that they want
//! and the consents that they have not withdrawn.

use serde::{Deserialize, Deserializer};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::{Dialect, ReadTx, Result, maybe, person};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    #[sqlx(flatten)]
    pub person: person::Row,
    pub mailbox_key: Uuid,
    /// Sealed at `mailbox.address`.
    pub address: Vec<u8>,
    pub bounced_at: Option<Moment>,
    pub account_id: Option<Uuid>,
    /// Since when they have an account with the brand, and which version of its terms they accepted.
    pub registered_at: Option<Moment>,
    pub terms: Option<String>,
    pub terms_version: Option<String>,
    #[sqlx(json)]
    pub topics: Vec<Wanted>,
    #[sqlx(json)]
    pub consents: Vec<Consent>,
}

/// A topic that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Wanted {
    pub topic: String,
    #[serde(deserialize_with = "micros")]
    pub since: Moment,
}

/// A consent that is not withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Consent {
    pub purpose: String,
    #[serde(deserialize_with = "micros")]
    pub given_at: Moment,
    #[serde(with = "hex::serde")]
    pub wording_hash: Vec<u8>,
}

fn micros<'de, D: Deserializer<'de>>(value: D) -> std::result::Result<Moment, D::Error> {
    i64::deserialize(value).map(Moment::from_micros)
}

const COLUMNS: &str =
    "person.id, person.brand_id, person.mailbox_id, person.key_id, person.name, person.name_changed_at,
                       person.language, person.frequency, person.paused_until, person.joined_at,
                       mailbox.key_id as mailbox_key, mailbox.address, mailbox.bounced_at,
                       mailbox.account_id,
                       registration.registered_at, registration.notice as terms, registration.version as terms_version";

/// JSON of arrays, one for each topic and each consent: its fields in their order, moments in microseconds.
const LISTS: Dialect = Dialect {
    sqlite: "(select json_group_array(json_array(topic, wanted_at))
              from preference where person_id = person.id and channel = $1 and wanted_at is not null) as topics,
             (select json_group_array(json_array(purpose, given_at, hex(wording_hash)))
              from consent where person_id = person.id and withdrawn_at is null) as consents",
    postgres: "coalesce((select json_agg(json_build_array(topic, (extract(epoch from wanted_at) * 1000000)::bigint))
                         from preference where person_id = person.id and channel = $1 and wanted_at is not null),
                        '[]'::json) as topics,
               coalesce((select json_agg(json_build_array(purpose, (extract(epoch from given_at) * 1000000)::bigint,
                                                          encode(wording_hash, 'hex')))
                         from consent where person_id = person.id and withdrawn_at is null), '[]'::json) as consents",
};

/// Whoever has a mailbox, at a brand.
pub async fn at_brand(tx: &mut ReadTx, mailbox_id: Uuid, brand_id: Uuid, channel: &str) -> Result<Option<Row>> {
    let sql = select(tx, "person.mailbox_id = $2 and person.brand_id = $3");
    maybe!(tx, Row, sql, channel, mailbox_id, brand_id)
}

pub async fn of(tx: &mut ReadTx, person_id: Uuid, channel: &str) -> Result<Option<Row>> {
    let sql = select(tx, "person.id = $2");
    maybe!(tx, Row, sql, channel, person_id)
}

fn select(tx: &ReadTx, whom: &str) -> AssertSqlSafe<String> {
    let lists = tx.spell(LISTS);
    AssertSqlSafe(format!(
        "select {COLUMNS}, {lists} from person join mailbox on mailbox.id = person.mailbox_id
         left join registration on registration.person_id = person.id where {whom}"
    ))
}
