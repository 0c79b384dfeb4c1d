//! A person at a brand as their own pages show them.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    base::clock::Moment,
    domain::{
        error::Error,
        login::{Action, Actor, Session, authorise},
        mailbox,
        preferences::{EMAIL, Preferences, pending_changes},
    },
    i18n::Language,
    platform::{brand::LiveBrand, portal::Portal, story::Story},
    store::{mailbox as mailboxes, mute, person, registration, standing},
};

/// Everything that is held, opened for its owner.
#[derive(Clone)]
pub struct Overview {
    pub brand: Arc<LiveBrand>,
    pub person: person::Row,
    pub name: String,
    pub address: String,
    /// The address was refused for good.
    pub bounced_at: Option<Moment>,
    /// The account that their mailbox is joined to, whether or not they registered at this brand.
    pub account_id: Option<Uuid>,
    /// Since when they have an account with the brand.
    pub registered_at: Option<Moment>,
    /// The terms that they accepted: which notice, in which version.
    terms: Option<(String, String)>,
    pub preferences: Preferences,
}

impl Overview {
    /// Whether they have an account under other terms than the brand's are now.
    pub fn terms_are_new(&self) -> bool {
        self.terms.as_ref().is_some_and(|(notice, version)| are_others(&self.brand, notice, version))
    }
}

/// Whether a brand has other terms now than these.
fn are_others(brand: &LiveBrand, notice: &str, version: &str) -> bool {
    brand.terms().is_some_and(|now| (now.id.as_str(), now.version.as_str()) != (notice, version))
}

/// What waits for a mailbox's owner to decide, besides what is theirs.
#[derive(Clone)]
pub struct Everywhere {
    /// The mailbox gets no emails for joins.
    pub muted: bool,
    /// At every brand, in the order they joined; each with the topics that somebody asked for in their name.
    pub people: Vec<(Overview, Vec<String>)>,
}

/// The mailbox's owner at one brand, if they are somebody there.
pub async fn at_brand(portal: &Portal, brand: Arc<LiveBrand>, mailbox_id: Uuid) -> Result<Option<Overview>, Error> {
    let row = standing::at_brand(&mut portal.store.read().await?, mailbox_id, brand.id, EMAIL).await?;
    let Some(row) = row else { return Ok(None) };
    let standing::Row {
        person,
        mailbox_key,
        address,
        bounced_at,
        account_id,
        registered_at,
        terms,
        terms_version,
        topics,
        consents,
    } = row;
    let keys = portal.keys.many(&[person.key_id, mailbox_key]).await?;
    let open = |id| keys.open(&portal.vault, id);
    let (Some(person_key), Some(mailbox_key)) = (open(person.key_id)?, open(mailbox_key)?) else {
        return Ok(None);
    };
    Ok(Some(Overview {
        name: super::name(&person_key, &person)?,
        address: mailbox::open(&mailbox_key, mailbox_id, &address)?,
        bounced_at,
        account_id,
        registered_at,
        terms: terms.zip(terms_version),
        preferences: Preferences::of(topics, consents),
        person,
        brand,
    }))
}

/// What has to be known of somebody who comes in at a brand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arriving {
    /// In which they read there, if they are somebody there.
    pub language: Option<Language>,
    /// They have an account there under other terms than the brand's are now.
    pub terms_are_new: bool,
}

/// Whoever comes in, at a brand or at none; counted where they have an account.
pub async fn arrive(portal: &Portal, brand: Option<&LiveBrand>, session: Session) -> Result<Arriving, Error> {
    let mailbox_id = session.mailbox_id();
    if session.account_id().is_some() {
        registration::count_visit(&mut portal.store.once().await?, mailbox_id).await?;
    }
    let Some(brand) = brand else { return Ok(Arriving::default()) };
    let mut tx = portal.store.read().await?;
    let Some(row) = person::of(&mut tx, mailbox_id, brand.id).await? else { return Ok(Arriving::default()) };
    let accepted = match brand.terms() {
        Some(_) => registration::accepted(&mut tx, row.id).await?,
        None => None,
    };
    Ok(Arriving {
        language: Language::from_tag(&row.language),
        terms_are_new: accepted.is_some_and(|accepted| are_others(brand, &accepted.notice, &accepted.version)),
    })
}

/// The mailbox's owner at the brand that they joined first: in whose words they are told what concerns all of them.
pub async fn at_home(portal: &Portal, mailbox_id: Uuid) -> Result<Option<Overview>, Error> {
    let rows = person::of_mailbox(&mut portal.store.read().await?, mailbox_id).await?;
    match rows.iter().find_map(|row| portal.brands().by_id(row.brand_id)) {
        Some(brand) => at_brand(portal, brand, mailbox_id).await,
        None => Ok(None),
    }
}

/// The mailbox's owner, at every brand.
pub async fn everywhere(portal: &Portal, mailbox_id: Uuid) -> Result<Everywhere, Error> {
    let mut tx = portal.store.read().await?;
    let mailbox = mailboxes::by_id(&mut tx, mailbox_id).await?;
    let muted = match mailbox {
        Some(mailbox) => mute::is_muted(&mut tx, &mailbox.guard(), mute::Reason::Disavowed, portal.now()).await?,
        None => false,
    };
    let rows = person::of_mailbox(&mut tx, mailbox_id).await?;
    drop(tx);
    let mut people = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(brand) = portal.brands().by_id(row.brand_id) else { continue };
        let Some(overview) = at_brand(portal, brand, mailbox_id).await? else { continue };
        let mut tx = portal.store.read().await?;
        let asked_for =
            pending_changes::asked_for(&mut tx, &overview.brand, row.id, &overview.preferences, portal.now()).await?;
        people.push((overview, asked_for));
    }
    Ok(Everywhere { muted, people })
}

/// The owner allows emails about joins again.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn lift_mute(portal: &Portal, brand: &LiveBrand, actor: &Actor) -> Result<(), Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let Some(mailbox_id) = granted.mailbox_id() else { return Ok(()) };
    let mut story = Story::begin(portal).await?;
    if let Some(mailbox) = mailboxes::by_id(story.tx(), mailbox_id).await? {
        mute::lift(story.tx(), &mailbox.guard(), mute::Reason::Disavowed).await?;
    }
    Ok(story.commit().await?)
}
