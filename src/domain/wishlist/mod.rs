//! The wishlist: what somebody wants to remember at a brand. A brand's page links to `/{brand}/wish?item=…&label=…`; the item is
//! kept when the mailbox is proved, by a join or by a session. What stands in that link may be anybody's words: it never goes
//! into an email or onto another's page.

mod wish;

use uuid::Uuid;

use crate::{
    base::clock::Moment,
    domain::{
        error::Error,
        login::{Action, Actor, authorise},
    },
    platform::{
        self,
        brand::LiveBrand,
        portal::Portal,
        story::Story,
        vault::{Place, SealKey},
    },
    store::{
        self, WriteTx, person,
        register::{WISH_ITEM, WISH_LABEL, WISH_NOTE},
        wish as rows,
    },
};

pub use wish::{Note, NoteFault, Wish, WishFault};

/// More on one list is a machine's doing.
pub const MOST: i64 = 200;

/// What came of keeping something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddOutcome {
    Done,
    /// It is on the list already.
    Already,
    /// The list has [`MOST`] things on it.
    Full,
    /// There is nobody (any more).
    Gone,
}

/// Something on a list, opened for its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: Uuid,
    /// The shop's own name for it.
    pub item: String,
    pub label: String,
    pub note: Option<String>,
    pub wished_at: Moment,
}

/// A person's list, the newest first.
pub async fn list(portal: &Portal, person_id: Uuid) -> Result<Vec<Listed>, Error> {
    let rows = rows::of(&mut portal.store.read().await?, person_id).await?;
    let Some(first) = rows.first() else { return Ok(Vec::new()) };
    let key = portal.key(first.key_id).await?;
    let open = |row: rows::Row| {
        Ok(Listed {
            id: row.id,
            item: key.open_text(Place::new(WISH_ITEM, row.id), &row.item)?,
            label: key.open_text(Place::new(WISH_LABEL, row.id), &row.label)?,
            note: row.note.map(|note| key.open_text(Place::new(WISH_NOTE, row.id), &note)).transpose()?,
            wished_at: row.wished_at,
        })
    };
    rows.into_iter().map(open).collect()
}

/// A person who is signed in keeps something.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn keep(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    wish: &Wish,
    actor: &Actor,
) -> Result<AddOutcome, Error> {
    store::retried(|| keep_once(portal, brand, person_id, wish, actor)).await
}

async fn keep_once(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    wish: &Wish,
    actor: &Actor,
) -> Result<AddOutcome, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let mut story = Story::begin(portal).await?;
    let found = person::by_id(story.tx(), person_id).await?;
    let Some(person) = found.filter(|person| granted.covers(person)) else { return Ok(AddOutcome::Gone) };
    let key = portal.key(person.key_id).await?;
    let outcome = put(portal, story.tx(), person_id, (person.key_id, &key), wish).await?;
    if outcome == AddOutcome::Done {
        story.commit().await?;
    }
    Ok(outcome)
}

/// Puts something on a person's list, within a story.
pub(crate) async fn put(
    portal: &Portal,
    tx: &mut WriteTx,
    person_id: Uuid,
    (key_id, key): (Uuid, &SealKey),
    wish: &Wish,
) -> Result<AddOutcome, platform::error::Error> {
    if rows::count(tx, person_id).await? >= MOST {
        return Ok(AddOutcome::Full);
    }
    let id = portal.new_id();
    let seal = |column, text: &str| key.seal(&portal.rng, Place::new(column, id), text.as_bytes());
    let row = rows::Row {
        id,
        person_id,
        key_id,
        item_index: portal.vault.index(&format!("wish {person_id} {}", wish.item())).value,
        item: seal(WISH_ITEM, wish.item()),
        label: seal(WISH_LABEL, wish.label()),
        note: None,
        wished_at: portal.now(),
    };
    Ok(if rows::insert(tx, &row).await? { AddOutcome::Done } else { AddOutcome::Already })
}

/// Whether it was on the list.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn remove(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    id: Uuid,
    actor: &Actor,
) -> Result<bool, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let mut story = Story::begin(portal).await?;
    let found = person::by_id(story.tx(), person_id).await?;
    if !found.is_some_and(|person| granted.covers(&person)) {
        return Ok(false);
    }
    let was_there = rows::delete(story.tx(), person_id, id).await?;
    story.commit().await?;
    Ok(was_there)
}

/// Writes a note beside something, or takes it away; whether that is on the list.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn annotate(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    (id, note): (Uuid, &Note),
    actor: &Actor,
) -> Result<bool, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let mut story = Story::begin(portal).await?;
    let found = person::by_id(story.tx(), person_id).await?;
    if !found.is_some_and(|person| granted.covers(&person)) {
        return Ok(false);
    }
    let Some(row) = rows::by_id(story.tx(), person_id, id).await? else { return Ok(false) };
    let key = portal.key(row.key_id).await?;
    let sealed = note.as_str().map(|note| key.seal(&portal.rng, Place::new(WISH_NOTE, id), note.as_bytes()));
    rows::annotate(story.tx(), person_id, id, sealed).await?;
    story.commit().await?;
    Ok(true)
}
