//! The terms of an account, and from which age somebody can have one: accepted apart from every consent, in the words that were
//! shown, and asked again when they change.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::age::least_age;
use crate::{
    base::clock::Moment,
    domain::{
        error::Error,
        login::{Action, Actor, authorise},
    },
    i18n::Language,
    platform::{
        self,
        brand::{LiveBrand, Notice, Wording},
        ledger::Event,
        portal::Portal,
        story::{Committed, Story},
    },
    store::{person, registration as rows},
};

pub use rows::Accepted;

/// What a page of a brand with accounts asks for.
#[derive(Clone, Debug)]
pub struct Asking<'b> {
    pub terms: &'b Notice,
    pub wording: &'b Wording,
    /// Of the wording, in hex.
    pub hash: String,
    /// One of the brand's.
    pub country: &'b str,
    pub countries: &'b [String],
    /// In years.
    pub at_least: i64,
}

/// What whoever registers said by sending the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// The hash of the terms' wording that they had before them, in hex.
    pub terms: String,
    pub country: String,
    pub at_least: i64,
}

/// What the form of a brand asks, in a language and for a country of its own; for its first where the country is none of them.
/// None where people have no accounts.
pub fn asking<'b>(brand: &'b LiveBrand, language: Language, country: Option<&str>, now: Moment) -> Option<Asking<'b>> {
    let registration = brand.registration.as_ref()?;
    let terms = brand.terms()?;
    let language = brand.supported(language);
    let chosen = registration.countries.iter().find(|known| country == Some(known.as_str()));
    let country = chosen.or(registration.countries.first())?;
    Some(Asking {
        terms,
        wording: terms.wording.get(&language)?,
        hash: hex::encode(brand.wording_hash(&terms.id, language)?),
        country,
        countries: &registration.countries,
        at_least: years(brand, country, now).0,
    })
}

/// What the law of a country asks for now, or more where the brand does; and where that stands.
fn years(brand: &LiveBrand, country: &str, now: Moment) -> (i64, &'static str) {
    let law = least_age(country, now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date());
    match brand.registration.as_ref().and_then(|registration| registration.minimum_age) {
        Some(own) if own > law.years => (own, "the brand's own"),
        _ => (law.years, law.article),
    }
}

/// The terms in force, as somebody accepted them.
pub(in crate::domain) struct InForce {
    hash: Vec<u8>,
    notice: String,
    version: String,
    language: Language,
    /// Where the age stands.
    article: &'static str,
}

/// The terms in force whose wording has this hash.
fn in_force(brand: &LiveBrand, hash: &str, article: &'static str) -> Option<InForce> {
    let hash = hex::decode(hash).ok()?;
    let (notice, language, _) = brand.in_force(&hash)?;
    let terms = brand.terms().filter(|terms| terms.id == notice)?;
    Some(InForce { hash, notice: terms.id.clone(), version: terms.version.clone(), language, article })
}

impl Declared {
    /// The terms that were accepted, if all of it is what the brand's form asks for now.
    pub(in crate::domain) fn in_force(&self, brand: &LiveBrand, now: Moment) -> Option<InForce> {
        let registration = brand.registration.as_ref()?;
        let (years, article) = years(brand, &self.country, now);
        let fits = registration.countries.contains(&self.country) && self.at_least == years;
        in_force(brand, &self.terms, article).filter(|_| fits)
    }
}

/// Registers somebody, on their chain: where they live, that they are old enough, and the terms that they accepted. Whether they
/// had not registered before.
pub(in crate::domain) async fn enrol(
    story: &mut Story<'_>,
    person_id: Uuid,
    declared: &Declared,
    terms: &InForce,
    (form, asked_at): (&str, Moment),
) -> Result<bool, platform::error::Error> {
    let now = story.now();
    let row = rows::New {
        person_id,
        registered_at: now,
        country: Some(declared.country.clone()),
        at_least: Some(declared.at_least),
    };
    if !rows::insert(story.tx(), &row).await? {
        return Ok(false);
    }
    story.record(Event::Registered {
        country: declared.country.clone(),
        at_least: declared.at_least,
        article: terms.article.to_owned(),
        form: form.to_owned(),
        asked_at,
        confirmed_at: now,
    })?;
    accepted(story, person_id, terms, (form, asked_at)).await?;
    Ok(true)
}

async fn accepted(
    story: &mut Story<'_>,
    person_id: Uuid,
    terms: &InForce,
    (form, asked_at): (&str, Moment),
) -> Result<(), platform::error::Error> {
    let now = story.now();
    let row = rows::Accepted {
        notice: terms.notice.clone(),
        version: terms.version.clone(),
        wording_hash: terms.hash.clone(),
        language: terms.language.tag().to_owned(),
        form: form.to_owned(),
        accepted_at: now,
    };
    rows::accept(story.tx(), person_id, &row).await?;
    story.record(Event::TermsAccepted {
        notice: row.notice,
        version: row.version,
        language: row.language,
        wording_hash: hex::encode(row.wording_hash),
        form: row.form,
        asked_at,
        confirmed_at: now,
    })
}

/// The terms that somebody accepted last, if they have an account at a brand.
pub async fn of(portal: &Portal, person_id: Uuid) -> Result<Option<Accepted>, platform::error::Error> {
    Ok(rows::accepted(&mut portal.store.read().await?, person_id).await?)
}

/// What came of accepting new terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepting {
    Done,
    /// They are not (or no longer) the brand's terms.
    Stale,
    /// There is nobody, or nobody who registered.
    Gone,
}

/// Whoever registered accepts the terms as they are now, in the words of this hash.
///
/// # Errors
/// [`Error::Denied`] for who may not, [`Error::Platform`].
pub async fn accept(
    portal: &Portal,
    brand: &LiveBrand,
    person_id: Uuid,
    hash: &str,
    actor: &Actor,
) -> Result<Accepting, Error> {
    let granted = authorise(actor, Action::Change, brand, portal.now())?;
    let Some(terms) = in_force(brand, hash, "") else { return Ok(Accepting::Stale) };
    let mut story = Story::begin(portal).await?.on_chain(person_id, actor).await?;
    let found = person::by_id(story.tx(), person_id).await?;
    if found.is_none_or(|row| !granted.covers(&row)) {
        return Ok(Accepting::Gone);
    }
    match rows::accepted(story.tx(), person_id).await? {
        Some(before) if before.version == terms.version && before.notice == terms.notice => return Ok(Accepting::Done),
        Some(_) => {}
        None => return Ok(Accepting::Gone),
    }
    let asked_at = story.now();
    accepted(&mut story, person_id, &terms, (actor.form(), asked_at)).await?;
    let committed = story.commit().await?;
    Ok(if committed == Committed::Done { Accepting::Done } else { Accepting::Gone })
}
