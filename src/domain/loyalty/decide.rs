//! What the brand's system says of the numbers that people claim: each is proved, or dropped, and its owner is told.

use std::io;

use serde::Serialize;
use uuid::Uuid;

use crate::{
    base::{
        clock::{Moment, days},
        paths,
    },
    domain::{
        error::Error,
        login::{Action, Actor, authorise},
        mailbox,
        messages::{self, Content, Draft, Message, Owner},
    },
    i18n::Language,
    platform::{
        self,
        brand::{LiveBrand, Loyalty},
        ledger::Event,
        mail::layout::Button,
        portal::Portal,
        story::Story,
        vault::{Place, Wrapped},
    },
    store::{self, loyalty_number as rows, mailbox as mailboxes, person, register},
};

/// One that waits, as the brand's system compares it with its own records.
#[derive(Clone, Serialize)]
pub struct Claim {
    /// Of this claim: a number that is claimed anew has another.
    pub id: Uuid,
    /// Letters and digits alone, upper case.
    pub number: String,
    pub name: String,
    /// As it was confirmed.
    pub address: String,
    pub claimed_at: Moment,
}

/// What came of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    Done,
    /// It was confirmed already.
    AlreadySo,
    /// No such claim waits at the brand: it was refused already, or its owner changed or removed it.
    NoClaim,
    /// The number is proved to be somebody else's at the brand.
    Taken,
}

/// What the brand's system says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Proved,
    Refused,
}

const PAGE: i64 = 500;
/// An email that could not be sent for so long is of no use any more.
const OF_USE: jiff::SignedDuration = days(7);

/// Calls `each` for every number that waits at a brand, the oldest first; how many there are.
pub async fn claims(
    portal: &Portal,
    brand: &LiveBrand,
    mut each: impl FnMut(&Claim) -> io::Result<()>,
) -> Result<io::Result<u64>, platform::error::Error> {
    let (mut count, mut after) = (0, (Moment::from_micros(0), Uuid::nil()));
    loop {
        let page = rows::waiting(&mut portal.store.read().await?, brand.id, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(Ok(count)) };
        after = (last.claimed_at, last.id);
        let ids: Vec<Uuid> = page.iter().flat_map(|row| [row.key_id, row.person_key, row.mailbox_key]).collect();
        let keys = portal.keys.many(&ids).await?;
        for row in page {
            let Some(claim) = open(portal, row, &keys)? else { continue };
            if let Err(e) = each(&claim) {
                return Ok(Err(e));
            }
            count += 1;
        }
    }
}

/// None for one that was removed since.
fn open(portal: &Portal, row: rows::Waiting, keys: &Wrapped) -> Result<Option<Claim>, platform::error::Error> {
    let key = |id| keys.open(&portal.vault, id);
    let (Some(own), Some(person), Some(mailbox)) = (key(row.key_id)?, key(row.person_key)?, key(row.mailbox_key)?)
    else {
        return Ok(None);
    };
    Ok(Some(Claim {
        id: row.id,
        number: own.open_text(Place::new(register::LOYALTY_NUMBER, row.id), &row.number)?,
        name: person.open_text(Place::new(register::PERSON_NAME, row.person_id), &row.name)?,
        address: mailbox::open(&mailbox, row.mailbox_id, &row.address)?,
        claimed_at: row.claimed_at,
    }))
}

/// The brand's system knows the number as this person's: it is proved from now on.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn confirm(portal: &Portal, brand: &LiveBrand, id: Uuid, actor: &Actor) -> Result<Decided, Error> {
    store::retried(|| decide(portal, brand, id, Verdict::Proved, actor)).await
}

/// The brand's system does not find the number with the person's details: the claim is dropped. One that is proved stays.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn refuse(portal: &Portal, brand: &LiveBrand, id: Uuid, actor: &Actor) -> Result<Decided, Error> {
    store::retried(|| decide(portal, brand, id, Verdict::Refused, actor)).await
}

async fn decide(
    portal: &Portal,
    brand: &LiveBrand,
    id: Uuid,
    verdict: Verdict,
    actor: &Actor,
) -> Result<Decided, Error> {
    let granted = authorise(actor, Action::Attest, brand, portal.now())?;
    let Some(loyalty) = &brand.loyalty else { return Ok(Decided::NoClaim) };
    let mut tx = portal.store.read().await?;
    let Some(row) = rows::by_id(&mut tx, id).await? else { return Ok(Decided::NoClaim) };
    let Some(person) = person::by_id(&mut tx, row.person_id).await? else { return Ok(Decided::NoClaim) };
    drop(tx);
    // An email will hang on the mailbox. Before the chain, as erasing does.
    let mut story = Story::begin(portal).await?;
    story.lock_mailbox(person.mailbox_id).await?;
    let mut story = story.on_chain(person.id, actor).await?;
    // Once more, now that its owner changes nothing.
    let person = person::by_id(story.tx(), person.id).await?.filter(|person| granted.covers(person));
    let (Some(row), Some(person)) = (rows::by_id(story.tx(), id).await?, person) else { return Ok(Decided::NoClaim) };
    if row.proved_at.is_some() {
        return Ok(Decided::AlreadySo);
    }
    match verdict {
        Verdict::Proved if rows::is_proved(story.tx(), &row.number_index).await? => return Ok(Decided::Taken),
        Verdict::Proved => {
            let now = story.now();
            rows::prove(story.tx(), id, now).await?;
            story.record(Event::LoyaltyNumberProved {})?;
        }
        Verdict::Refused => {
            let key_id = rows::remove(story.tx(), person.id).await?;
            story.retire_keys(key_id);
            story.record(Event::LoyaltyNumberRefused {})?;
        }
    }
    tell(&mut story, brand, loyalty, &person, verdict).await?;
    let _ = story.commit().await?;
    Ok(Decided::Done)
}

/// Tells its owner what came of their claim.
async fn tell(
    story: &mut Story<'_>,
    brand: &LiveBrand,
    loyalty: &Loyalty,
    person: &person::Row,
    verdict: Verdict,
) -> Result<(), platform::error::Error> {
    let portal = story.portal();
    let mailbox = mailboxes::by_id(story.tx(), person.mailbox_id).await?;
    let Some(mailbox) = mailbox.filter(|mailbox| mailbox.bounced_at.is_none()) else { return Ok(()) };
    let key = portal.key(mailbox.key_id).await?;
    let address = mailbox::address(&key, &mailbox)?;
    let language = brand.supported(Language::from_tag(&person.language).unwrap_or(Language::En));
    let owner = Owner {
        brand,
        attempt_id: None,
        mailbox_id: Some(mailbox.id),
        person_id: Some(person.id),
        key: (mailbox.key_id, &key),
    };
    let link = portal.site.link(&paths::in_language(paths::me_at(&brand.slug).loyalty(), language.tag()));
    let draft = Draft::new(&portal.site, brand, language, &address);
    let draft = draft.with("name", loyalty.name.in_language(language));
    let expires_at = story.now().plus(OF_USE);
    messages::send(portal, story.tx(), owner, (verdict.message(), expires_at), [], |[]| verdict.email(draft, link))
        .await
}

impl Verdict {
    fn message(self) -> &'static str {
        match self {
            Verdict::Proved => "loyalty-proved",
            Verdict::Refused => "loyalty-refused",
        }
    }

    /// The number stands in neither.
    fn email(self, draft: Draft<'_>, link: String) -> Message {
        let words = format!("email-{}", self.message());
        draft.write(|draft| Content {
            subject: draft.say(&format!("{words}-subject")),
            heading: draft.say(&format!("{words}-heading")),
            paragraphs: vec![draft.say(&format!("{words}-what")), draft.say(&format!("{words}-next"))],
            button: Some(Button { words: draft.say(&format!("{words}-button")), link }),
            why: draft.say("email-loyalty-why"),
            ..Content::default()
        })
    }
}
