//! Mailed links whose token is stored as a hash: what one leads to, whatever its kind.

use crate::{
    base::{clock::Moment, ids::Token},
    platform::brand::LiveBrand,
    store::{
        self, ReadTx,
        link::{self as rows, LinkKind},
    },
};

/// What a mailed link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState<T = ()> {
    /// It can be used, for this.
    Open(T),
    /// It has done its work.
    Used,
    Expired,
    /// None of ours, or of another brand or kind.
    Unknown,
}

impl<T> LinkState<T> {
    /// The same, with what it can be used for as `map` says.
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> LinkState<U> {
        match self {
            LinkState::Open(open) => LinkState::Open(map(open)),
            LinkState::Used => LinkState::Used,
            LinkState::Expired => LinkState::Expired,
            LinkState::Unknown => LinkState::Unknown,
        }
    }

    /// What it can be used for, or what it is instead.
    pub fn open<U>(self) -> Result<T, LinkState<U>> {
        match self {
            LinkState::Open(open) => Ok(open),
            LinkState::Used => Err(LinkState::Used),
            LinkState::Expired => Err(LinkState::Expired),
            LinkState::Unknown => Err(LinkState::Unknown),
        }
    }
}

/// The link of a kind that a token is of, at a brand.
pub async fn find(
    tx: &mut ReadTx,
    kind: LinkKind,
    brand: &LiveBrand,
    token: &Token,
    now: Moment,
) -> store::Result<LinkState<rows::Row>> {
    let link = rows::by_hash(tx, kind, &token.hash()).await?.filter(|link| link.brand_id == brand.id);
    Ok(match link {
        None => LinkState::Unknown,
        Some(link) if link.used_at.is_some() => LinkState::Used,
        Some(link) if link.is_over(now) => LinkState::Expired,
        Some(link) => LinkState::Open(link),
    })
}
