//! Sending an email within a transaction: its links are bound, its words written with their tokens, and it is sealed and
//! enqueued.

use uuid::Uuid;

use crate::{
    base::{clock::Moment, ids::Token},
    platform::{
        brand::LiveBrand,
        error::Error,
        mail::Message,
        outbox::{self, Envelope},
        portal::Portal,
        vault::SealKey,
    },
    store::{
        WriteTx,
        link::{self, LinkKind},
    },
};

/// Whom an email and its links belong to: the rows that take them along when they go, and the key it is sealed under.
#[derive(Clone, Copy)]
pub struct Owner<'a> {
    pub brand: &'a LiveBrand,
    pub attempt_id: Option<Uuid>,
    pub mailbox_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    pub key: (Uuid, &'a SealKey),
}

impl<'a> Owner<'a> {
    /// An email to an address that nobody has here any more, under a key of its own.
    pub fn own_key(brand: &'a LiveBrand, key: &'a (Uuid, SealKey)) -> Owner<'a> {
        Owner { brand, attempt_id: None, mailbox_id: None, person_id: None, key: (key.0, &key.1) }
    }
}

/// A link to be mailed.
#[derive(Clone, Debug)]
pub struct NewLink {
    pub kind: LinkKind,
    pub expires_at: Moment,
    /// Kept beside it: where a sign-in goes on, what an undo puts back.
    pub details: Option<String>,
}

impl NewLink {
    pub fn new(kind: LinkKind, expires_at: Moment) -> NewLink {
        NewLink { kind, expires_at, details: None }
    }
}

/// Sends one email of a kind with its links, of use until `expires_at`; `write` puts their tokens into words.
pub async fn send<const N: usize>(
    portal: &Portal,
    tx: &mut WriteTx,
    owner: Owner<'_>,
    (kind, expires_at): (&'static str, Moment),
    links: [NewLink; N],
    write: impl FnOnce([Token; N]) -> Message,
) -> Result<(), Error> {
    let tokens = std::array::from_fn(|_| Token::new(&portal.rng));
    for (new, token) in links.into_iter().zip(&tokens) {
        bind(portal, tx, &owner, new, token).await?;
    }
    let envelope = Envelope {
        kind,
        brand_id: owner.brand.id,
        attempt_id: owner.attempt_id,
        mailbox_id: owner.mailbox_id,
        person_id: owner.person_id,
        expires_at,
    };
    outbox::put(portal, tx, owner.key, envelope, &write(tokens)).await?;
    Ok(())
}

/// A link whose email may not go out, or goes out elsewhere: its token.
pub async fn bind_link(portal: &Portal, tx: &mut WriteTx, owner: &Owner<'_>, new: NewLink) -> Result<Token, Error> {
    let token = Token::new(&portal.rng);
    bind(portal, tx, owner, new, &token).await?;
    Ok(token)
}

async fn bind(portal: &Portal, tx: &mut WriteTx, owner: &Owner<'_>, new: NewLink, token: &Token) -> Result<(), Error> {
    let row = link::Row {
        token_hash: token.hash(),
        kind: new.kind,
        brand_id: owner.brand.id,
        attempt_id: owner.attempt_id,
        mailbox_id: owner.mailbox_id,
        person_id: owner.person_id,
        details: new.details,
        made_at: portal.now(),
        expires_at: new.expires_at,
        used_at: None,
    };
    Ok(link::insert(tx, &row).await?)
}
