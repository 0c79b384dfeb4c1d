//! Withdrawals: journalled in the keys database before the main database commits them, so that a restored backup hears
//! of those that came after it.

use std::slice;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Preferences, look, record::Record, standing, undo};
use crate::{
    base::{
        clock::{Moment, days, hours, minutes},
        ids::first_id_of,
    },
    domain::{
        error::Error,
        login::{Action, Actor, Late, authorise},
    },
    platform::{
        self,
        brand::LiveBrand,
        failpoint,
        ledger::Event,
        metrics::Milestone,
        portal::Portal,
        story::{Committed, Story},
    },
    store::{
        self, address_journal, erasure, installation, person, withdrawal as carried_out, withdrawal_journal as journal,
    },
};

/// What somebody stopped: topics, and purposes they no longer consent to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<String>,
    /// Nothing is wanted until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_until: Option<Moment>,
    /// Said by the holder of an unsubscribe link, so the owner is told how to undo it.
    #[serde(default, rename = "by_letter_link", skip_serializing_if = "std::ops::Not::not")]
    pub by_unsubscribe_link: bool,
}

impl Withdrawal {
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.purposes.is_empty() && self.paused_until.is_none()
    }

    /// Everything that stands.
    pub async fn of_everything(portal: &Portal, person_id: Uuid) -> Result<Withdrawal, platform::error::Error> {
        let standing = look(portal, person_id).await?;
        Ok(Withdrawal {
            topics: standing.topics.into_iter().map(|wanted| wanted.topic).collect(),
            purposes: standing.consents.into_iter().map(|consent| consent.purpose).collect(),
            ..Withdrawal::default()
        })
    }
}

/// Journals a withdrawal of somebody who was found a moment ago, and carries it out; what of it still stood. None if there was
/// something to stop and they were erased meanwhile.
pub async fn carry_out(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    withdrawal: Withdrawal,
    actor: &Actor,
) -> Result<Option<Withdrawal>, Error> {
    let granted = authorise(actor, Action::Reduce, brand, portal.now())?;
    if withdrawal.is_empty() {
        return Ok(Some(withdrawal));
    }
    let row = journal::Row {
        id: portal.new_id(),
        person_id,
        what: serde_json::to_string(&withdrawal)?,
        withdrawn_at: portal.now(),
    };
    journal::add(&mut portal.keys.store.once().await?, slice::from_ref(&row)).await?;
    failpoint::pass("withdraw/journalled");
    let may = |person: &person::Row| granted.covers(person);
    let done = apply(portal, &row, &withdrawal, Since::Whenever, actor, may).await?;
    if done.is_none() {
        // They moved or were erased meanwhile: nobody carries it out later.
        journal::remove(&mut portal.keys.store.once().await?, row.id).await?;
        forget_if_erased(portal, person_id).await?;
    }
    Ok(done)
}

/// Whoever was erased while their withdrawal was journalled has none any more. Somebody whom an older copy does not know yet
/// is not meant.
async fn forget_if_erased(portal: &Portal, person_id: Uuid) -> Result<(), platform::error::Error> {
    if erasure::of(&mut portal.store.read().await?, person_id).await?.is_some() {
        let mut tx = portal.keys.store.write().await?;
        journal::forget(&mut tx, person_id).await?;
        address_journal::forget(&mut tx, person_id).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Nobody takes longer from journalling a withdrawal to carrying it out.
pub const JOURNAL_GRACE: SignedDuration = minutes(2);
/// What a process left behind is carried out by the next sweep, within an hour: where something this old is not, this main database
/// is an older copy.
pub const SIGN_OF_AN_OLDER_COPY: SignedDuration = hours(2);

/// What was journalled this long before the moment until which all is carried out is looked at again: clocks of processes
/// need not agree.
const OVERLAP: SignedDuration = days(1);

/// Carries out what the journal knew at a moment and this database does not: after a backup was restored, or a crash between
/// the two.
pub async fn replay(portal: &Portal, until: Moment, late: Late) -> Result<usize, platform::error::Error> {
    // A clock that ran ahead noted a moment that has not come: what was journalled since is looked at all the same.
    let done_until = installation::followed(&mut portal.store.read().await?).await?.journal_until.min(portal.now());
    let mut after = first_id_of(done_until.minus(OVERLAP));
    let mut replayed = 0;
    let actor = Actor::System { job: "journal" };
    loop {
        let page = journal::after(&mut portal.keys.store.read().await?, after, 1_000).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        let ids: Vec<Uuid> = page.iter().filter(|row| row.withdrawn_at <= until).map(|row| row.id).collect();
        let unseen = carried_out::unseen(&mut portal.store.read().await?, &ids).await?;
        for row in page.iter().filter(|row| unseen.contains(&row.id)) {
            let withdrawal: Withdrawal = serde_json::from_str(&row.what)?;
            let standing = apply(portal, row, &withdrawal, Since::BeforeIt(late), &actor, |_| true).await?;
            if standing.is_none() {
                forget_if_erased(portal, row.person_id).await?;
            }
            replayed += usize::from(standing.is_some_and(|standing| !standing.is_empty()));
        }
    }
    if done_until.until(until) > hours(1) {
        installation::follow_journal(&mut portal.store.once().await?, until).await?;
    }
    Ok(replayed)
}

/// Carries out a withdrawal, once; what of it still stood. None if the person is not there.
async fn apply(
    portal: &Portal,
    row: &journal::Row,
    withdrawal: &Withdrawal,
    given: Since,
    actor: &Actor,
    may: impl Fn(&person::Row) -> bool,
) -> Result<Option<Withdrawal>, platform::error::Error> {
    store::retried(|| async {
        let mut story = Story::begin(portal).await?.failpoints(&["withdraw/before-commit", "withdraw/committed"]);
        if withdrawal.by_unsubscribe_link {
            // An email will hang on the mailbox. Before the chain, as erasing does.
            let Some(person) = person::by_id(story.tx(), row.person_id).await? else { return Ok(None) };
            story.lock_mailbox(person.mailbox_id).await?;
        }
        let mut story = story.on_chain(row.person_id, actor).await?;
        let found = standing(story.tx(), row.person_id).await?;
        let Some((person, stands)) = found.filter(|(person, _)| may(person)) else { return Ok(None) };
        carried_out::see(story.tx(), row.id, row.person_id).await?;
        let standing = still_standing(stands, row, &person, withdrawal, given, story.now());
        let mut record = Record::new(&mut story, row.person_id);
        for topic in &standing.topics {
            record.topic(topic, false, actor.form()).await?;
        }
        for purpose in &standing.purposes {
            record.withdraw(purpose).await?;
        }
        if let Some(until) = standing.paused_until {
            person::pause(record.story.tx(), person.id, Some(until)).await?;
            record.event(Event::Paused { until })?;
        }
        if withdrawal.by_unsubscribe_link && !standing.topics.is_empty() {
            undo::offer(portal, story.tx(), &person, &standing.topics).await?;
        }
        if let Since::BeforeIt(late) = given {
            let now = story.now();
            late.end_access(story.tx(), now).await?;
        }
        if story.commit().await? == Committed::Unchanged {
            // Nothing stood, so the chain is left as it was: that this was carried out is noted without it. The mailbox is
            // what erasing locks first, and they may have been erased meanwhile.
            let mut story = Story::begin(portal).await?;
            story.lock_mailbox(person.mailbox_id).await?;
            if person::by_id(story.tx(), row.person_id).await?.is_none() {
                return Ok(None);
            }
            carried_out::see(story.tx(), row.id, row.person_id).await?;
            story.commit().await?;
            return Ok(Some(Withdrawal::default()));
        }
        portal.metrics.milestone(Milestone::Withdrawal);
        Ok(Some(standing))
    })
    .await
}

/// What a withdrawal ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Since {
    /// Whatever stands: it is said now, and the clocks of two processes need not agree.
    Whenever,
    /// What stood when it was said: whoever agreed again later meant it.
    BeforeIt(Late),
}

fn still_standing(
    stands: Preferences,
    row: &journal::Row,
    person: &person::Row,
    withdrawal: &Withdrawal,
    given: Since,
    now: Moment,
) -> Withdrawal {
    let ends = |since: Moment| given == Since::Whenever || since <= row.withdrawn_at;
    let topics =
        stands.topics.into_iter().filter(|wanted| withdrawal.topics.contains(&wanted.topic) && ends(wanted.since));
    let topics = topics.map(|wanted| wanted.topic).collect();
    let purposes = stands
        .consents
        .into_iter()
        .filter(|consent| withdrawal.purposes.contains(&consent.purpose) && ends(consent.given_at));
    let purposes = purposes.map(|consent| consent.purpose).collect();
    // A pause that is over needs no carrying out.
    let paused_until = withdrawal.paused_until.filter(|until| *until > now && person.paused_until != Some(*until));
    Withdrawal { topics, purposes, paused_until, by_unsubscribe_link: withdrawal.by_unsubscribe_link }
}
