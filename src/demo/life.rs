//! A life: what somebody's joining and choosing since have left, as rows.

use jiff::SignedDuration;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use super::{Error, words};
use crate::{
    base::{
        address::Address,
        assurance::Assurance,
        clock::{Moment, Rng, days, minutes},
        ids, paths,
    },
    domain::{
        mailbox, person,
        preferences::{Withdrawal, record},
        signup::{Error as Signup, Faults, Form},
    },
    i18n::Language,
    platform::{
        brand::{
            LiveBrand,
            consent::{Act, Choices, ConsentGiven, ConsentWording, consent_wording},
        },
        ledger::{ActedBy, ActorKind, Begun, Event},
        portal::Portal,
        vault::SealKey,
    },
    store::{consent, mailbox as mailboxes, person as people, preference, withdrawal_journal},
};

/// Rows of many people, to be written in one transaction.
#[derive(Default)]
pub struct Lives {
    pub mailboxes: Vec<mailboxes::Row>,
    pub people: Vec<people::Row>,
    pub consents: Vec<consent::Row>,
    pub preferences: Vec<preference::Row>,
    pub chains: Begun,
    pub journal: Vec<withdrawal_journal::Row>,
}

/// Who they are and what they choose: the same people each time.
pub struct Cast(Rng);

/// Out of a hundred: who later stopped a topic, withdrew a consent, paused, chose another frequency.
const STOPPED: u8 = 10;
const WITHDREW: u8 = 3;
const PAUSED: u8 = 4;
const OTHER_FREQUENCY: u8 = 40;
/// Out of a hundred, for each topic of the brand but the first, and for the first.
const WANTED: u8 = 45;
const WANTED_FIRST: u8 = 85;

impl Cast {
    pub fn new() -> Cast {
        Cast(Rng::seeded(20_261_121))
    }

    /// Adds the life of a mailbox's owner, who is somebody at each of these brands: from when they joined until now. Takes a
    /// key for the mailbox and one for each person.
    pub fn live(
        &mut self,
        portal: &Portal,
        at: &[&LiveBrand],
        n: u64,
        (joined_at, now): (Moment, Moment),
        keys: &mut impl Iterator<Item = (Uuid, SealKey)>,
        lives: &mut Lives,
    ) -> Result<(), Error> {
        let Some(first) = at.first() else { return Ok(()) };
        let language = self.language(first);
        let name = self.name(language);
        let address = self.address(language, &name, n)?;
        let (rng, index) = (&portal.rng, portal.vault.index(&address.canonical()));
        let guard = Some(portal.vault.index(&address.guarded()).value);
        let Some(key) = keys.next() else { return Ok(()) };
        let mailbox_id = ids::id_of(joined_at, rng);
        lives.mailboxes.push(mailbox::confirming(rng, mailbox_id, &key, index, guard, &address.delivered(), joined_at));
        for brand in at {
            let Some(key) = keys.next() else { return Ok(()) };
            let language = brand.supported(language);
            let id = ids::id_of(joined_at, rng);
            let person = person::joining(rng, id, &key, mailbox_id, brand, &name, language, joined_at);
            self.choose(portal, brand, person, language, now, lives)?;
        }
        Ok(())
    }

    /// A form that somebody might post, and in which language.
    pub fn form(&mut self, brand: &LiveBrand, n: u64) -> Result<(Form, Language), Error> {
        let language = self.language(brand);
        let name = self.name(language);
        let email = self.address(language, &name, n)?.delivered();
        let topics = self.topics(brand);
        let purposes = purposes(brand, &topics);
        let consents = purposes.iter().filter_map(|purpose| given(brand, purpose, language)).collect();
        Ok((Form { name, email, choices: Choices { topics, consents }, wish: None, registers: None }, language))
    }

    /// What they ticked when they joined, and what they changed since.
    fn choose(
        &mut self,
        portal: &Portal,
        brand: &LiveBrand,
        mut person: people::Row,
        language: Language,
        now: Moment,
        lives: &mut Lives,
    ) -> Result<(), Error> {
        let (id, joined_at) = (person.id, person.joined_at);
        let (join, change) = (paths::at(&brand.slug).subscribe(), paths::me_at(&brand.slug).preferences());
        let asked_at = joined_at.minus(minutes(2 + i64::from(self.up_to(60))));
        let mut topics = self.topics(brand);
        let mut consents = Vec::new();
        let mut preferences = Vec::new();
        let by = |actor, assurance, form: &str| ActedBy {
            actor,
            id: Some(id),
            assurance: Some(assurance),
            form: form.to_owned(),
        };
        let confirmed = by(ActorKind::LinkHolder, Assurance::Link, &paths::at(&brand.slug).confirm("…"));
        let changed = by(ActorKind::Person, Assurance::Mailbox, &change);
        let mut happened = vec![(
            joined_at,
            confirmed.clone(),
            Event::Joined {
                brand: brand.slug.clone(),
                form: join.clone(),
                language: person.language.clone(),
                asked_at,
                confirmed_at: joined_at,
            },
        )];
        for purpose in purposes(brand, &topics) {
            let Some(wording) = wording(brand, &purpose, language) else { continue };
            let (row, event) = record::consent_row(id, &purpose, wording, &join, asked_at, joined_at);
            consents.push(row);
            happened.push((joined_at, confirmed.clone(), event));
        }
        for topic in &topics {
            let (row, event) = record::topic_row(id, topic, true, &join, joined_at);
            preferences.push(row);
            happened.push((joined_at, confirmed.clone(), event));
        }
        // Each some days after the one before; all of it before the last people joined.
        let mut at = joined_at;
        if self.of_hundred(OTHER_FREQUENCY)
            && let Some(frequency) = brand.frequencies.get(1 + self.up_to(2) as usize)
        {
            at = self.later(at);
            person.frequency = Some(frequency.id.clone());
            happened.push((at, changed.clone(), Event::FrequencyChosen { frequency: person.frequency.clone() }));
        }
        if self.of_hundred(STOPPED)
            && let Some(topic) = topics.pop()
        {
            at = self.later(at);
            let (row, event) = record::topic_row(id, &topic, false, &change, at);
            preferences.pop();
            preferences.push(row);
            happened.push((at, changed.clone(), event));
            journal(portal, lives, id, Withdrawal { topics: vec![topic], ..Withdrawal::default() }, at)?;
        }
        if self.of_hundred(WITHDREW)
            && let Some(row) = consents.last_mut()
        {
            at = self.later(at);
            row.withdrawn_at = Some(at);
            happened.push((at, changed.clone(), Event::ConsentWithdrawn { purpose: row.purpose.clone() }));
            journal(
                portal,
                lives,
                id,
                Withdrawal { purposes: vec![row.purpose.clone()], ..Withdrawal::default() },
                at,
            )?;
        }
        if self.of_hundred(PAUSED) {
            at = now.minus(days(1 + i64::from(self.up_to(9))));
            let until = now.plus(days(1 + i64::from(self.up_to(60))));
            person.paused_until = Some(until);
            happened.push((at, changed, Event::Paused { until }));
            journal(portal, lives, id, Withdrawal { paused_until: Some(until), ..Withdrawal::default() }, at)?;
        }
        lives.chains.chain(id, happened)?;
        lives.people.push(person);
        lives.consents.append(&mut consents);
        lives.preferences.append(&mut preferences);
        Ok(())
    }

    fn language(&mut self, brand: &LiveBrand) -> Language {
        *self.one_of(&brand.languages)
    }

    fn name(&mut self, language: Language) -> String {
        format!("{} {}", self.one_of(words::given(language)), self.one_of(words::family(language)))
    }

    /// The number makes it nobody else's.
    fn address(&mut self, language: Language, name: &str, n: u64) -> Result<Address, Error> {
        let local = plain(name).replace(' ', ".");
        let address = Address::parse(&format!("{local}.{n}@{}", self.one_of(words::domains(language))));
        Ok(address.map_err(|fault| Signup::Faults(Faults { email: Some(fault), ..Faults::default() }))?)
    }

    /// One at least, if the brand has any.
    fn topics(&mut self, brand: &LiveBrand) -> Vec<String> {
        let mut wanted = Vec::new();
        for (place, topic) in brand.topics_by_email().enumerate() {
            if self.of_hundred(if place == 0 { WANTED_FIRST } else { WANTED }) {
                wanted.push(topic.id.clone());
            }
        }
        if wanted.is_empty() {
            wanted.extend(brand.topics_by_email().next().map(|topic| topic.id.clone()));
        }
        wanted
    }

    fn later(&mut self, at: Moment) -> Moment {
        at.plus(days(1 + i64::from(self.up_to(6)))).plus(SignedDuration::from_secs(i64::from(self.up_to(200))))
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.up_to(all.len() as u8) as usize]
    }

    fn of_hundred(&mut self, n: u8) -> bool {
        self.up_to(100) < n
    }

    /// At least 0, less than `end`.
    fn up_to(&mut self, end: u8) -> u8 {
        let [high, low] = self.0.bytes();
        (u16::from_be_bytes([high, low]) % u16::from(end.max(1))) as u8
    }
}

/// The purposes whose consent these topics need.
fn purposes(brand: &LiveBrand, topics: &[String]) -> Vec<String> {
    let serves = |purpose: &str| topics.iter().any(|id| brand.topic(id).is_some_and(|topic| topic.purpose == purpose));
    brand.consents().filter(|purpose| serves(&purpose.id)).map(|purpose| purpose.id.clone()).collect()
}

/// Under the id that it would have.
fn journal(portal: &Portal, lives: &mut Lives, person_id: Uuid, what: Withdrawal, at: Moment) -> Result<(), Error> {
    let id = ids::id_of(at, &portal.rng);
    let what = serde_json::to_string(&what)?;
    lives.journal.push(withdrawal_journal::Row { id, person_id, what, withdrawn_at: at });
    Ok(())
}

/// Consent to a purpose in the words in force.
fn given(brand: &LiveBrand, purpose: &str, language: Language) -> Option<ConsentGiven> {
    let hash = brand.wording_hash(&brand.purpose(purpose)?.notice, language)?;
    Some(ConsentGiven { purpose: purpose.to_owned(), wording_hash: hex::encode(hash), act: Act::Tick })
}

fn wording(brand: &LiveBrand, purpose: &str, language: Language) -> Option<ConsentWording> {
    consent_wording(brand, &given(brand, purpose, language)?)
}

/// As people write their names where only plain letters go. (The stroke of ł is no mark that could be left out.)
fn plain(name: &str) -> String {
    name.to_lowercase().replace('ł', "l").nfd().filter(char::is_ascii).collect()
}
