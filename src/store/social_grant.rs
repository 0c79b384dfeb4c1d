//! What people let providers tell besides who they are, scope by scope, and the tokens that came with it.

use uuid::Uuid;

use super::{ReadTx, Result, WriteTx, all, maybe, one, run};
use crate::base::clock::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub id: Uuid,
    pub account_id: Uuid,
    pub linked_account_id: Uuid,
    pub key_id: Uuid,
    pub scope: String,
    /// Sealed at `social_grant.claims`.
    pub claims: Vec<u8>,
    pub granted_at: Moment,
    pub expires_at: Moment,
}

/// The token of a grant; of none any more where it is to be given back.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Token {
    pub id: Uuid,
    pub key_id: Uuid,
    pub issuer: String,
    /// Sealed at `provider_token.token`.
    pub token: Vec<u8>,
    pub social_grant_id: Option<Uuid>,
    pub made_at: Moment,
}

pub async fn insert(tx: &mut WriteTx, row: &Row) -> Result<()> {
    run!(
        tx,
        "insert into social_grant (id, account_id, linked_account_id, key_id, scope, claims, granted_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.id,
        row.account_id,
        row.linked_account_id,
        row.key_id,
        &row.scope,
        &row.claims,
        row.granted_at,
        row.expires_at
    )
    .map(|_| ())
}

/// Of a grant; one of none is given back at once.
pub async fn insert_token(tx: &mut WriteTx, token: &Token) -> Result<()> {
    run!(
        tx,
        "insert into provider_token (id, key_id, issuer, token, social_grant_id, made_at) values ($1, $2, $3, $4, $5, $6)",
        token.id,
        token.key_id,
        &token.issuer,
        &token.token,
        token.social_grant_id,
        token.made_at
    )
    .map(|_| ())
}

/// Of an account, the oldest first.
pub async fn of(tx: &mut ReadTx, account_id: Uuid) -> Result<Vec<Row>> {
    all!(
        tx,
        Row,
        "select id, account_id, linked_account_id, key_id, scope, claims, granted_at, expires_at
         from social_grant where account_id = $1 order by granted_at, id",
        account_id
    )
}

/// The key that it was sealed under, if it was there. Its token is to be given back.
pub async fn delete(tx: &mut WriteTx, account_id: Uuid, id: Uuid) -> Result<Option<Uuid>> {
    let sql = "delete from social_grant where id = $2 and account_id = $1 returning key_id";
    Ok(maybe!(tx, (Uuid,), sql, account_id, id)?.map(|row| row.0))
}

/// The same of a scope that is granted anew; its token goes, and is not given back: a provider may take that for the end of both.
pub async fn replace(tx: &mut WriteTx, linked_account_id: Uuid, scope: &str) -> Result<Vec<Uuid>> {
    let sql = "delete from provider_token where social_grant_id in
                   (select id from social_grant where linked_account_id = $1 and scope = $2) returning key_id";
    let mut keys: Vec<Uuid> = all!(tx, (Uuid,), sql, linked_account_id, scope)?.into_iter().map(|row| row.0).collect();
    let sql = "delete from social_grant where linked_account_id = $1 and scope = $2 returning key_id";
    keys.extend(maybe!(tx, (Uuid,), sql, linked_account_id, scope)?.map(|row| row.0));
    Ok(keys)
}

/// Those that are over, at most so many: their ids and whose they are.
pub async fn expired(tx: &mut ReadTx, now: Moment, limit: i64) -> Result<Vec<(Uuid, Uuid)>> {
    let sql = "select id, account_id from social_grant where expires_at <= $1 order by expires_at limit $2";
    all!(tx, (Uuid, Uuid), sql, now, limit)
}

/// Tokens that are to be given back, from after one on.
pub async fn tokens_to_revoke(tx: &mut ReadTx, after: Uuid, limit: i64) -> Result<Vec<Token>> {
    all!(
        tx,
        Token,
        "select id, key_id, issuer, token, social_grant_id, made_at from provider_token
         where social_grant_id is null and id > $1 order by id limit $2",
        after,
        limit
    )
}

pub async fn any_token_to_revoke(tx: &mut ReadTx) -> Result<bool> {
    let row = one!(tx, (bool,), "select exists (select 1 from provider_token where social_grant_id is null)")?;
    Ok(row.0)
}

pub async fn delete_token(tx: &mut WriteTx, id: Uuid) -> Result<()> {
    run!(tx, "delete from provider_token where id = $1", id).map(|_| ())
}
