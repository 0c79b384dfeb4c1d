//! Staying signed in on a device: the browser keeps a token that opens a session and is replaced by another whenever it does. One that
//! was replaced is presented by whoever copied it, or by its owner after that: then it is over for both, and the owner is told
//! (RFC 9700 § 4.14.2 does the same with refresh tokens). What comes after a token is always the same, so that an answer that got lost
//! can be given once more.

use uuid::Uuid;

use super::{Actor, Session, Stay, Whereabouts};
use crate::{
    base::{
        clock::{Moment, SKEW, days},
        ids::{Token, new_id},
    },
    domain::{
        mailbox,
        messages::{self, Content, Draft, Message, Owner},
    },
    i18n::Language,
    platform::{error::Error, ledger::Event, portal::Portal, story::Story, vault::MacPurpose},
    store::{self, account, mailbox as mailboxes, person, stay as rows},
};

/// It is over so long after somebody signed in, however often it was used (NIST SP 800-63B-4 § 2.1.3).
pub const STAY_DAYS: i64 = 30;
/// Tabs that a browser opens at once present the same token.
const AT_ONCE: jiff::SignedDuration = jiff::SignedDuration::from_secs(30);
/// So long the one before is good where nothing that came of it was used: the answer got lost, on a train maybe.
const LOST: jiff::SignedDuration = days(1);

/// What the browser keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StayToken {
    id: Uuid,
    secret: Token,
}

impl StayToken {
    /// For a cookie.
    pub fn text(&self) -> String {
        format!("{}.{}", self.id, self.secret.text())
    }

    pub fn parse(text: &str) -> Option<StayToken> {
        let (id, secret) = text.split_once('.')?;
        Some(StayToken { id: id.parse().ok()?, secret: Token::parse(secret)? })
    }
}

/// Whoever signed in stays so on this device, under a token of its own, instead of by what they stayed signed in before. None where they
/// were signed out meanwhile.
pub async fn start(
    portal: &Portal,
    session: Session,
    until: Moment,
    Whereabouts { browser, place }: Whereabouts,
) -> store::Result<Option<(Session, StayToken)>> {
    let now = portal.now();
    let stay = Stay { id: new_id(&portal.clock, &portal.rng), until };
    let token = StayToken { id: stay.id, secret: Token::new(&portal.rng) };
    let session = session.stays(Some(stay));
    let by = session.by();
    let row = rows::Row {
        id: stay.id,
        mailbox_id: session.mailbox_id(),
        account_id: session.account_id(),
        linked_account_id: by.map(|by| by.linked_account_id),
        provider_session: by.and_then(|by| by.provider_session),
        token_hash: token.secret.hash(),
        previous_hash: None,
        data: session.to_stored().to_string(),
        browser,
        place,
        made_at: now,
        rotated_at: now,
        seen_at: None,
        expires_at: until,
    };
    match rows::insert(&mut portal.store.once().await?, &row, session.subject().epoch()).await {
        Ok(true) => Ok(Some((session, token))),
        Ok(false) => Ok(None),
        Err(error) if error.is_orphan() => Ok(None),
        Err(error) => Err(error),
    }
}

/// What came of a token that a browser presented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resumed {
    pub session: Session,
    /// What the browser keeps from now on.
    pub token: StayToken,
}

/// Signs in whoever stays signed in: as well as they were, and never afresh. None where the token opens nothing any more.
///
/// # Errors
/// [`Error`] where the database does not answer.
pub async fn resume(portal: &Portal, presented: &StayToken) -> Result<Option<Resumed>, Error> {
    store::retried(|| resume_once(portal, presented)).await
}

async fn resume_once(portal: &Portal, presented: &StayToken) -> Result<Option<Resumed>, Error> {
    let hash = presented.secret.hash();
    let next = portal.vault.mac(MacPurpose::Stay, &[presented.id.as_bytes(), presented.secret.octets()]);
    let token = StayToken { id: presented.id, secret: Token::of(next) };
    let mut story = Story::begin(portal).await?;
    let now = story.now();
    let rotated = rows::rotate(story.tx(), presented.id, &hash, &token.secret.hash(), now).await?;
    let Some(row) = rows::by_id(story.tx(), presented.id, now).await? else { return Ok(None) };
    // One from the future was begun before the clock was set back: nobody can say how old it is.
    let Some(session) = session_of(&row, now) else { return Ok(None) };
    if let Some(epoch) = session.subject().epoch() {
        let entry = account::entry(story.tx(), session.account_id().unwrap_or_default()).await?;
        if entry.is_none_or(|entry| entry.epoch != epoch) {
            return Ok(None);
        }
    }
    let age = row.rotated_at.until(now);
    let is_good_once_more = row.previous_hash.as_ref() == Some(&hash)
        && age >= -SKEW
        && (age < AT_ONCE || age < LOST && row.seen_at.is_none());
    if rotated || is_good_once_more {
        story.commit().await?;
        return Ok(Some(Resumed { session, token }));
    }
    drop(story);
    end_copied(portal, &row).await?;
    Ok(None)
}

fn session_of(row: &rows::Row, now: Moment) -> Option<Session> {
    if row.made_at > now.plus(SKEW) {
        return None;
    }
    let session = Session::from_stored(&serde_json::from_str(&row.data).ok()?)?;
    Some(session.not_afresh(now))
}

/// Somebody has a token that was replaced: it is over for everybody who has one of these, and its owner is told, once.
async fn end_copied(portal: &Portal, row: &rows::Row) -> Result<(), Error> {
    let [notice_key] = portal.mint().await?;
    let mut story = Story::begin(portal).await?;
    story.lock_mailbox(row.mailbox_id).await?;
    let Some(mailbox) = mailboxes::by_id(story.tx(), row.mailbox_id).await? else { return Ok(()) };
    let people = person::of_mailbox(story.tx(), mailbox.id).await?;
    // In the words of the brand that they joined first.
    let home = people.iter().find_map(|person| Some((person, portal.brands().by_id(person.brand_id)?)));
    let Some((person, brand)) = home else {
        rows::delete(story.tx(), row.id).await?;
        return story.commit().await;
    };
    let mut story = story.on_chain(person.id, &Actor::System { job: "stay-signed-in" }).await?;
    if !rows::delete(story.tx(), row.id).await? {
        return Ok(());
    }
    story.record(Event::SignInCopied {})?;
    let key = portal.key(mailbox.key_id).await?;
    let address = mailbox::address(&key, &mailbox)?;
    let language = brand.supported(Language::from_tag(&person.language).unwrap_or(Language::En));
    let now = story.now();
    let message = ("sign-in-copied", now.plus(days(7)));
    // Under a key of its own: it must come whatever becomes of the person and the mailbox.
    messages::send(portal, story.tx(), Owner::own_key(&brand, &notice_key), message, [], |[]| {
        let draft = Draft::new(&portal.site, &brand, language, &address);
        copied_email(draft, row, now)
    })
    .await?;
    story.uses_key(notice_key.0);
    let _ = story.commit().await?;
    tracing::warn!("somebody presented a sign-in that was replaced; it was ended and its owner told");
    Ok(())
}

fn copied_email(draft: Draft<'_>, row: &rows::Row, now: Moment) -> Message {
    let account = if row.account_id.is_some() { "some" } else { "none" };
    let draft = draft.with("browser", row.browser.as_deref().unwrap_or("none").to_owned()).with("account", account);
    draft.with_day("day", now).with_time("time", now).write(|draft| Content {
        subject: draft.say("email-sign-in-copied-subject"),
        heading: draft.say("email-sign-in-copied-heading"),
        paragraphs: vec![draft.say("email-sign-in-copied-what"), draft.say("email-sign-in-copied-do")],
        button: draft.button("email-sign-in-copied-button", |at| at.sign_in_link()),
        why: draft.say("email-sign-in-copied-why"),
        ..Content::default()
    })
}

/// Where it was used last, as its owner sees it.
pub async fn used_at(portal: &Portal, id: Uuid, Whereabouts { browser, place }: &Whereabouts) -> store::Result<()> {
    let (browser, place) = (browser.as_deref(), place.as_deref());
    rows::used_at(&mut portal.store.once().await?, id, browser, place).await
}

/// It is over on this device.
pub async fn end(portal: &Portal, id: Uuid) -> store::Result<()> {
    rows::delete(&mut portal.store.once().await?, id).await.map(|_| ())
}
