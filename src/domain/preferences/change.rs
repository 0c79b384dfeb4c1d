//! Changes by a person who is signed in. Each names one thing, so what a stale page did not show stays as it is.

use jiff::{civil::Date, tz::TimeZone};
use uuid::Uuid;

use super::{Preferences, Withdrawal, record::Record, view::standing, withdrawal};
use crate::{
    base::clock::{Moment, days},
    domain::{
        error::Error,
        login::{Action, Actor, authorise},
    },
    platform::{
        brand::{
            LegalBasis, LiveBrand, Topic,
            consent::{ConsentGiven, consent_wording},
        },
        ledger::Event,
        portal::Portal,
        story::{Committed, Story},
    },
    store::person,
};

/// One thing that a person wants otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// With the consent that the topic's purpose needs, if it is not given yet.
    Start {
        topic: String,
        consent: Option<ConsentGiven>,
    },
    Stop {
        topic: String,
    },
    Consent(ConsentGiven),
    Withdraw {
        purpose: String,
    },
    /// Every topic stops and every consent is withdrawn.
    StopEverything,
    Frequency {
        frequency: String,
    },
    /// Until the beginning of this day, in the brand's zone.
    Pause {
        until: Date,
    },
    Resume,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// It was so already.
    AlreadySo,
    /// The brand does not have this topic, purpose, wording or frequency (any more).
    Stale,
    /// The topic's purpose needs a consent that was not given.
    NeedsConsent {
        purpose: String,
    },
    /// Not a day between tomorrow and two years from now.
    NoSuchPause,
    /// The person is erased.
    Gone,
}

/// A pause beyond this is a way of leaving.
const LONGEST_PAUSE: jiff::SignedDuration = days(731);

/// Carries out one change by a person at a brand.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn change(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    change: Change,
    actor: &Actor,
) -> Result<Outcome, Error> {
    let withdrawal = match change {
        Change::Stop { topic } if brand.topic(&topic).is_some() => {
            Withdrawal { topics: vec![topic], ..Withdrawal::default() }
        }
        Change::Withdraw { purpose } if brand.purpose(&purpose).is_some() => {
            // Its topics end with it: consenting again for one of them is no wish for the others.
            let topics = brand.topics.iter().filter(|topic| topic.purpose == purpose).map(|topic| topic.id.clone());
            Withdrawal { topics: topics.collect(), purposes: vec![purpose], ..Withdrawal::default() }
        }
        Change::StopEverything => Withdrawal::of_everything(portal, person_id).await?,
        Change::Pause { until } => {
            let now = portal.now();
            let Some(until) = day_begins(brand, until).filter(|day| *day > now && now.until(*day) < LONGEST_PAUSE)
            else {
                return Ok(Outcome::NoSuchPause);
            };
            Withdrawal { paused_until: Some(until), ..Withdrawal::default() }
        }
        Change::Stop { .. } | Change::Withdraw { .. } => return Ok(Outcome::Stale),
        other => return give(portal, brand, person_id, other, actor).await,
    };
    Ok(match withdrawal::carry_out(portal, brand, person_id, withdrawal, actor).await? {
        None => Outcome::Gone,
        Some(done) if done.is_empty() => Outcome::AlreadySo,
        Some(_) => Outcome::Done,
    })
}

/// Everything that is not a withdrawal.
async fn give(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    change: Change,
    actor: &Actor,
) -> Result<Outcome, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let story = Story::begin(portal).await?.failpoints(&["give/before-commit", "give/committed"]);
    let mut story = story.on_chain(person_id, actor).await?;
    let found = standing(story.tx(), person_id).await?;
    let Some((person, stands)) = found.filter(|(person, _)| granted.covers(person)) else {
        return Ok(Outcome::Gone);
    };
    let mut record = Record::new(&mut story, person_id);
    let outcome = match change {
        Change::Start { topic, consent } => start(&mut record, brand, &stands, &topic, consent, actor).await?,
        Change::Consent(consent) => consent_to(&mut record, brand, &stands, &consent, actor).await?,
        Change::Frequency { frequency } => {
            if !brand.frequencies.iter().any(|known| known.id == frequency) {
                return Ok(Outcome::Stale);
            }
            if person.frequency.as_deref() != Some(&frequency) {
                person::choose_frequency(record.story.tx(), person_id, Some(&frequency)).await?;
                record.event(Event::FrequencyChosen { frequency: Some(frequency) })?;
            }
            Outcome::Done
        }
        Change::Resume => {
            if person.paused_until.is_some() {
                person::pause(record.story.tx(), person_id, None).await?;
                record.event(Event::Resumed {})?;
            }
            Outcome::Done
        }
        Change::Stop { .. } | Change::Withdraw { .. } | Change::StopEverything | Change::Pause { .. } => Outcome::Stale,
    };
    if outcome != Outcome::Done {
        return Ok(outcome);
    }
    Ok(match story.commit().await? {
        Committed::Done => Outcome::Done,
        Committed::Unchanged => Outcome::AlreadySo,
    })
}

async fn start(
    record: &mut Record<'_, '_>,
    brand: &LiveBrand,
    stands: &Preferences,
    topic: &str,
    consent: Option<ConsentGiven>,
    actor: &Actor,
) -> Result<Outcome, Error> {
    let Some(topic) = brand.topics_by_email().find(|known| known.id == topic) else { return Ok(Outcome::Stale) };
    let Some(purpose) = brand.purpose(&topic.purpose) else { return Ok(Outcome::Stale) };
    if purpose.basis == LegalBasis::Consent && stands.consent(&purpose.id).is_none() {
        let Some(consent) = consent.filter(|consent| consent.purpose == purpose.id) else {
            return Ok(Outcome::NeedsConsent { purpose: purpose.id.clone() });
        };
        let outcome = consent_to(record, brand, stands, &consent, actor).await?;
        if outcome != Outcome::Done {
            return Ok(outcome);
        }
        // What was wanted of this purpose and waited for a consent (as it could before topics ended with theirs) is not meant.
        let waiting =
            |other: &&Topic| other.purpose == purpose.id && other.id != topic.id && stands.wanted(&other.id).is_some();
        for other in brand.topics_by_email().filter(waiting) {
            record.topic(&other.id, false, actor.form()).await?;
        }
    }
    if stands.wanted(&topic.id).is_none() {
        record.topic(&topic.id, true, actor.form()).await?;
    }
    Ok(Outcome::Done)
}

/// A consent within a story that is about more, in words that are in force.
pub(crate) async fn consent_to(
    record: &mut Record<'_, '_>,
    brand: &LiveBrand,
    stands: &Preferences,
    consent: &ConsentGiven,
    actor: &Actor,
) -> Result<Outcome, Error> {
    let Some(wording) = consent_wording(brand, consent) else { return Ok(Outcome::Stale) };
    if stands.consent(&consent.purpose).is_none_or(|given| given.wording_hash != wording.hash) {
        let now = record.story.now();
        record.consent(&consent.purpose, wording, actor.form(), now).await?;
    }
    Ok(Outcome::Done)
}

fn day_begins(brand: &LiveBrand, day: Date) -> Option<Moment> {
    let zone = TimeZone::get(&brand.time_zone).ok()?;
    Some(day.to_zoned(zone).ok()?.timestamp().into())
}
