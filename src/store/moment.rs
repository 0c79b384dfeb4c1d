//! A [`Moment`] in the database: `timestamptz` on PostgreSQL, integer microseconds on SQLite.

use jiff_sqlx::{Timestamp as PgTimestamp, ToSqlx};
use sqlx::{
    Decode, Encode, Postgres, Sqlite, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueRef},
    sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef},
};

use crate::base::clock::Moment;

impl Type<Sqlite> for Moment {
    fn type_info() -> SqliteTypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for Moment {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        <i64 as Encode<Sqlite>>::encode(self.micros(), buffer)
    }
}

impl Decode<'_, Sqlite> for Moment {
    fn decode(value: SqliteValueRef<'_>) -> Result<Moment, BoxDynError> {
        <i64 as Decode<Sqlite>>::decode(value).map(Moment::from_micros)
    }
}

impl Type<Postgres> for Moment {
    fn type_info() -> PgTypeInfo {
        <PgTimestamp as Type<Postgres>>::type_info()
    }
}

impl PgHasArrayType for Moment {
    fn array_type_info() -> PgTypeInfo {
        <PgTimestamp as PgHasArrayType>::array_type_info()
    }
}

impl Encode<'_, Postgres> for Moment {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        <PgTimestamp as Encode<Postgres>>::encode(self.timestamp().to_sqlx(), buffer)
    }
}

impl Decode<'_, Postgres> for Moment {
    fn decode(value: PgValueRef<'_>) -> Result<Moment, BoxDynError> {
        <PgTimestamp as Decode<Postgres>>::decode(value).map(|timestamp| timestamp.to_jiff().into())
    }
}
