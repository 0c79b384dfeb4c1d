//! Erasure (GDPR Art. 17): a person's rows, waiting emails and key go; what stays is named.
//!
//! One transaction deletes the rows and leaves a tombstone; the keys are destroyed after its commit, by a job that any
//! process finishes, however often the first one dies.

use uuid::Uuid;

use super::{Error, destroy_keys::destroy_retired};
use crate::{
    base::clock::{Moment, days},
    domain::{
        account::social_data::GIVE_TOKENS_BACK,
        login::{self, Action, Actor, Session, authorise},
        mailbox,
        messages::{self, Content, Draft, Message, Owner},
        person::{NEW_ADDRESS, lock_mailboxes},
    },
    i18n::Language,
    platform::{self, brand::LiveBrand, failpoint, ledger::Event, metrics::Milestone, portal::Portal, story::Story},
    store::{
        self, WriteTx, account, attempt, erasure, link, mailbox as mailboxes, person,
        personal::{self, Subject},
        registration, session, suppression,
    },
};

/// What came of an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erased {
    /// Until when the address must not be written to by this brand.
    pub suppressed_until: Moment,
    /// It was the mailbox's last brand: the mailbox and its sessions are gone too.
    pub was_last: bool,
    /// The account is gone and the mailbox is not: they go on with this session.
    pub session: Option<Session>,
    pub language: Language,
}

/// The person of this mailbox is erased at this brand. None if there is nobody (any more): erasing twice changes nothing.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn erase(portal: &Portal, brand: &LiveBrand, actor: &Actor) -> Result<Option<Erased>, Error> {
    let Some(erased) = store::retried(|| erase_once(portal, brand, actor)).await? else { return Ok(None) };
    portal.metrics.milestone(Milestone::Erasure);
    // Done at once where nothing goes wrong; the job finds nothing left to do.
    destroy_retired(portal).await?;
    Ok(Some(erased))
}

async fn erase_once(portal: &Portal, brand: &LiveBrand, actor: &Actor) -> Result<Option<Erased>, Error> {
    let granted = authorise(actor, Action::Erase, brand, portal.now())?;
    let Some(mailbox_id) = granted.mailbox_id() else { return Ok(None) };
    let Some(person) = person::of(&mut portal.store.read().await?, mailbox_id, brand.id).await? else {
        return Ok(None);
    };
    let [goodbye_key] = portal.mint().await?;
    failpoint::pass("erase/key-minted");

    let mut story =
        Story::begin(portal).await?.failpoints(&["erase/before-commit", "erase/committed", "erase/keys-live"]);
    // Whoever leaves two brands at once finds out in turn which is the last.
    lock_mailboxes(&mut story, &person, []).await?;
    let mut story = story.on_chain(person.id, actor).await?;
    let now = story.now();
    let (Some(person), Some(mailbox)) =
        (person::by_id(story.tx(), person.id).await?, mailboxes::by_id(story.tx(), person.mailbox_id).await?)
    else {
        return Ok(None);
    };
    // Moved to another mailbox meanwhile: this one's proof is of somebody who is not there any more.
    if !granted.covers(&person) {
        return Ok(None);
    }
    let suppressed_until = now.plus(days(brand.keeping.suppression_days));
    let language = brand.supported(Language::from_tag(&person.language).unwrap_or(Language::En));
    let event = Event::Erased { suppression_until: suppressed_until };
    story.record(event)?;
    let address = mailbox::address(&portal.key(mailbox.key_id).await?, &mailbox)?;
    let (was_last, account_gone, keys) = erase_rows(story.tx(), &person, &mailbox, "left", now).await?;
    story.retire_keys(keys);
    if account_gone {
        story.enqueue(&GIVE_TOKENS_BACK.once(portal, now)?).await?;
    }
    suppression::add(story.tx(), brand.id, &mailbox.index(), "left", now, suppressed_until).await?;
    let evidence_until = now.plus(days(brand.keeping.evidence_days));
    let counted_until = now.plus(days(brand.keeping.guards_days));
    let message = ("goodbye", now.plus(days(4)));
    messages::send(portal, story.tx(), Owner::own_key(brand, &goodbye_key), message, [], |[]| {
        let draft = Draft::new(&portal.site, brand, language, &address);
        goodbye_email(draft, suppressed_until, counted_until, evidence_until)
    })
    .await?;
    story.uses_key(goodbye_key.0);
    let _ = story.commit().await?;
    let session = match actor {
        Actor::Person { session, .. } if account_gone && !was_last => {
            Some(session.of_subject(login::Subject::Mailbox(mailbox.id)))
        }
        _ => None,
    };
    Ok(Some(Erased { suppressed_until, was_last, session, language }))
}

/// Deletes everything of a person, and of their mailbox if this was its last brand: whether it was, whether their account went, and the
/// keys to be retired.
/// The mailbox is locked.
pub(super) async fn erase_rows(
    tx: &mut WriteTx,
    person: &person::Row,
    home: &mailboxes::Row,
    reason: &str,
    now: Moment,
) -> Result<(bool, bool, Vec<Uuid>), platform::error::Error> {
    let was_last = mailboxes::people(tx, home.id).await? <= 1;
    // Other addresses of theirs: one that was asked and has not answered, those they could be put back to.
    let mut keys = attempt::delete_asked_by(tx, person.id, NEW_ADDRESS).await?;
    let left_behind = link::ways_back(tx, person.id).await?;
    // An account goes with its mailbox, and with its last registration: nothing is left then that it would serve.
    let is_registered_elsewhere = registration::at_another_brand(tx, home.id, person.id).await?;
    let account_id = home.account_id.filter(|_| was_last || !is_registered_elsewhere);
    if account_id.is_some() {
        account::give_to(tx, home.id, None).await?;
    }
    let subject = Subject {
        person_id: person.id,
        brand_id: person.brand_id,
        mailbox_id: home.id,
        account_id,
        index: home.index(),
        guard: home.guard(),
    };
    // Somebody else who had this address may have it again: then the mailbox stays for as long, and nobody is signed in as it.
    let is_waited_for = link::others_may_come_back(tx, home.id, person.id, now).await?;
    if was_last && is_waited_for {
        session::delete_of_mailbox(tx, home.id).await?;
    }
    keys.extend(personal::erase(tx, &subject, was_last && !is_waited_for).await?);
    let tombstone = erasure::Tombstone {
        person_id: person.id,
        brand_id: person.brand_id,
        key_id: person.key_id,
        reason: reason.to_owned(),
        erased_at: now,
        finished_at: None,
    };
    erasure::bury(tx, &tombstone).await?;
    for id in left_behind {
        keys.extend(mailbox::forget(tx, id, now).await?);
    }
    Ok((was_last, account_id.is_some(), keys))
}

/// "You have left": the last email, saying what went and what stays.
/// How long stays what stays.
fn goodbye_email(draft: Draft<'_>, suppressed_until: Moment, counted_until: Moment, evidence_until: Moment) -> Message {
    draft
        .with_day("until", suppressed_until)
        .with_day("counts", counted_until)
        .with_day("evidence", evidence_until)
        .write(|draft| Content {
            subject: draft.say("email-goodbye-subject"),
            heading: draft.say("email-goodbye-heading"),
            paragraphs: vec![
                draft.say("email-goodbye-gone"),
                draft.say("email-goodbye-suppression"),
                draft.say("email-goodbye-counts"),
                draft.say("email-goodbye-evidence"),
                draft.say("email-goodbye-again"),
            ],
            why: draft.say("email-goodbye-why"),
            ..Content::default()
        })
}
