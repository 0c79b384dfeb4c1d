//! Changes by a person who is signed in. Each names one thing, so what a stale page did not show stays as it is.

use jiff::{civil::Date, tz::TimeZone};
use uuid::Uuid;

use super::{Error, record, view::standing, withdrawal};
use crate::{
    base::clock::{Moment, days},
    domain::preferences::{Preferences, Withdrawal},
    platform::{
        brand::{
            LegalBasis, LiveBrand,
            consent::{ConsentGiven, consent_wording},
        },
        failpoint,
        ledger::{Chain, Event},
        portal::Portal,
    },
    store::{WriteTx, person},
};

/// One thing that a person wants otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// With the consent that the topic's purpose needs, if it is not given yet.
    Start {
        topic: String,
        agreed: Option<ConsentGiven>,
    },
    Stop {
        topic: String,
    },
    Agree(ConsentGiven),
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
    /// The topic's purpose needs an agreement that was not given.
    NeedsConsent {
        purpose: String,
    },
    /// Not a day between tomorrow and two years from now.
    NoSuchPause,
    /// The person has left.
    Gone,
}

/// A pause beyond this is a way of leaving.
const LONGEST_PAUSE: jiff::SignedDuration = days(731);

/// Carries out one change; `form` is the path it was made on.
pub async fn change(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    change: Change,
    form: &str,
) -> Result<Outcome, Error> {
    let withdrawal = match change {
        Change::Stop { topic } if brand.topic(&topic).is_some() => {
            Withdrawal { topics: vec![topic], ..Withdrawal::default() }
        }
        Change::Withdraw { purpose } if brand.purpose(&purpose).is_some() => {
            Withdrawal { purposes: vec![purpose], ..Withdrawal::default() }
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
        other => return give(portal, brand, person_id, other, form).await,
    };
    Ok(match withdrawal::carry_out(portal, person_id, withdrawal, form).await? {
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
    form: &str,
) -> Result<Outcome, Error> {
    let now = portal.now();
    let mut tx = portal.store.write().await?;
    let mut chain = Chain::take(&mut tx, person_id).await?;
    let found = standing(&mut tx, person_id).await?;
    let Some((person, stands)) = found.filter(|(person, _)| person.brand_id == brand.id) else {
        return Ok(Outcome::Gone);
    };
    let outcome = match change {
        Change::Start { topic, agreed } => {
            start(portal, &mut tx, &mut chain, brand, person_id, &stands, &topic, agreed, form).await?
        }
        Change::Agree(agreed) => agree(portal, &mut tx, &mut chain, brand, person_id, &stands, &agreed, form).await?,
        Change::Frequency { frequency } => {
            if !brand.frequencies.iter().any(|known| known.id == frequency) {
                return Ok(Outcome::Stale);
            }
            if person.frequency.as_deref() != Some(&frequency) {
                person::choose_frequency(&mut tx, person_id, Some(&frequency)).await?;
                let event = Event::FrequencyChosen { frequency: Some(frequency), form: form.to_owned() };
                chain.append(now, event)?;
            }
            Outcome::Done
        }
        Change::Resume => {
            if person.paused_until.is_some() {
                person::pause(&mut tx, person_id, None).await?;
                chain.append(now, Event::Resumed { form: form.to_owned() })?;
            }
            Outcome::Done
        }
        Change::Stop { .. } | Change::Withdraw { .. } | Change::StopEverything | Change::Pause { .. } => Outcome::Stale,
    };
    if outcome != Outcome::Done {
        return Ok(outcome);
    }
    if !chain.close(&mut tx).await? {
        return Ok(Outcome::AlreadySo);
    }
    failpoint::pass("give/before-commit");
    tx.commit().await?;
    failpoint::pass("give/committed");
    Ok(Outcome::Done)
}

#[allow(clippy::too_many_arguments)]
async fn start(
    portal: &Portal,
    tx: &mut WriteTx,
    chain: &mut Chain,
    brand: &LiveBrand,
    person_id: Uuid,
    stands: &Preferences,
    topic: &str,
    agreed: Option<ConsentGiven>,
    form: &str,
) -> Result<Outcome, Error> {
    let Some(topic) = brand.topics_by_email().find(|known| known.id == topic) else { return Ok(Outcome::Stale) };
    let Some(purpose) = brand.purpose(&topic.purpose) else { return Ok(Outcome::Stale) };
    if purpose.basis == LegalBasis::Consent && stands.consent(&purpose.id).is_none() {
        let Some(agreed) = agreed.filter(|agreed| agreed.purpose == purpose.id) else {
            return Ok(Outcome::NeedsConsent { purpose: purpose.id.clone() });
        };
        let outcome = agree(portal, tx, chain, brand, person_id, stands, &agreed, form).await?;
        if outcome != Outcome::Done {
            return Ok(outcome);
        }
    }
    if stands.wanted(&topic.id).is_none() {
        record::topic(tx, chain, person_id, &topic.id, true, form, portal.now()).await?;
    }
    Ok(Outcome::Done)
}

#[allow(clippy::too_many_arguments)]
async fn agree(
    portal: &Portal,
    tx: &mut WriteTx,
    chain: &mut Chain,
    brand: &LiveBrand,
    person_id: Uuid,
    stands: &Preferences,
    agreed: &ConsentGiven,
    form: &str,
) -> Result<Outcome, Error> {
    let Some(wording) = consent_wording(brand, agreed) else { return Ok(Outcome::Stale) };
    if stands.consent(&agreed.purpose).is_none_or(|consent| consent.wording_hash != wording.hash) {
        let now = portal.now();
        record::consent(tx, chain, person_id, &agreed.purpose, wording, form, now, now).await?;
    }
    Ok(Outcome::Done)
}

fn day_begins(brand: &LiveBrand, day: Date) -> Option<Moment> {
    let zone = TimeZone::get(&brand.time_zone).ok()?;
    Some(day.to_zoned(zone).ok()?.timestamp().into())
}
