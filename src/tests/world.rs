//! A whole portal with a set clock, a seeded chance and a mailbox that can be read.

use std::{future::Future, ops::Deref, panic::AssertUnwindSafe, path::Path, sync::Arc};

use futures::FutureExt;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::database::{Engine, Place};
use crate::{
    base::{
        address::Address,
        clock::{Clock, Moment, Rng},
        ids::Token,
        site::Site,
    },
    domain::link::LinkState,
    domain::{
        login::{self, Actor, Redeemed, Session},
        person::new_address::{self, Asked, Proved},
        preferences::recipients,
        signup::{self, Confirmed, Form, Shown},
        worker,
    },
    i18n::Language,
    platform::{
        brand::{
            LiveBrand, apply,
            consent::{Act, Choices, ConsentGiven},
        },
        ledger::{self, ActedBy, ActorKind, Sum},
        mail::{Mailer, SentMessage},
        portal::Portal,
        vault::{Secret, Vault},
    },
    store::{self, Database, OpenMode, Store, all, installation, one, run, session},
};

/// Whatever a test does, it does it from this seed.
pub const SEED: u64 = 20_261_121;
pub const PREFERENCES: &str = "/me/harbour/preferences";
pub const LEAVE: &str = "/me/harbour/delete";

/// Runs one test in a world of its own, and removes its databases whatever comes of it.
pub fn run<F: Future<Output = ()>>(engine: Engine, body: impl FnOnce(World) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let place = Place::make(engine).await;
        let outcome = AssertUnwindSafe(async { body(World::open(&place).await).await }).catch_unwind().await;
        place.remove().await;
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    });
}

pub struct World {
    pub portal: Arc<Portal>,
    pub place: Place,
    /// How often a portal was opened here: each takes its chances from a seed of its own, as processes do.
    opened: u64,
}

impl Deref for World {
    type Target = Portal;

    fn deref(&self) -> &Portal {
        &self.portal
    }
}

/// Somebody who joined and confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    pub mailbox_id: Uuid,
    pub person_id: Uuid,
}

impl World {
    /// A new installation with two brands, at noon UTC on 21 November 2026.
    pub async fn open(place: &Place) -> World {
        let clock = Clock::set("2026-11-21T12:00:00Z".parse::<jiff::Timestamp>().unwrap().into());
        let portal =
            portal(place, clock, 0, Mailer::memory("post@portal.example").unwrap(), "https://portal.example").await;
        for file in ["src/demo/harbour.toml", "src/demo/meadow.toml"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            apply::apply_file(&portal.store, &portal.clock, &portal.rng, &path).await.unwrap();
        }
        portal.refresh_brands().await.unwrap();
        World { portal: Arc::new(portal), place: place.clone(), opened: 1 }
    }

    /// Another process on the same databases, by the same clock.
    pub async fn another(&self) -> World {
        self.with_mailer(Mailer::memory("post@portal.example").unwrap()).await
    }

    /// Another process that sends its emails elsewhere.
    pub async fn with_mailer(&self, mailer: Mailer) -> World {
        let opened = self.opened + 1;
        let portal = portal(&self.place, self.clock.clone(), opened, mailer, "https://portal.example").await;
        portal.refresh_brands().await.unwrap();
        World { portal: Arc::new(portal), place: self.place.clone(), opened }
    }

    /// Another process, at another public URL.
    pub async fn at(&self, url: &str) -> World {
        let opened = self.opened + 1;
        let mailer = Mailer::memory("post@portal.example").unwrap();
        let portal = portal(&self.place, self.clock.clone(), opened, mailer, url).await;
        portal.refresh_brands().await.unwrap();
        World { portal: Arc::new(portal), place: self.place.clone(), opened }
    }

    /// Another process, on a machine whose clock is off by so much.
    pub async fn with_clock_off_by(&self, span: jiff::SignedDuration) -> World {
        let (clock, mailer) = (Clock::set(self.now().plus(span)), Mailer::memory("post@portal.example").unwrap());
        let opened = self.opened + 1;
        let portal = portal(&self.place, clock, opened, mailer, "https://portal.example").await;
        portal.refresh_brands().await.unwrap();
        World { portal: Arc::new(portal), place: self.place.clone(), opened }
    }

    /// Ends this process.
    pub async fn close(&self) {
        self.store.close().await;
        self.keys.store.close().await;
    }

    /// Ends this process and starts another.
    pub async fn restart(self) -> World {
        self.close().await;
        self.another().await
    }

    pub fn harbour(&self) -> Arc<LiveBrand> {
        self.brand("harbour").unwrap()
    }

    pub fn meadow(&self) -> Arc<LiveBrand> {
        self.brand("meadow").unwrap()
    }

    /// A brand says something else beside the boxes of a notice, under a new version.
    pub async fn reword(&self, slug: &str, notice: &str) {
        let mut brand = self.brand(slug).unwrap().brand.clone();
        let notice = brand.notices.iter_mut().find(|known| known.id == notice).unwrap();
        notice.version = "2027-01-01".to_owned();
        for wording in notice.wording.values_mut() {
            wording.consent = wording.consent.take().map(|sentence| format!("{sentence} And by telephone."));
        }
        assert_eq!(apply::apply(&self.store, &self.clock, &self.rng, &brand, "").await.unwrap(), []);
        self.portal.refresh_brands().await.unwrap();
    }

    /// Does all work that is due.
    pub async fn work(&self) {
        worker::run_all_due(&self.portal).await.unwrap();
    }

    /// Posts a form; what comes of it is done.
    pub async fn post(&self, brand: &LiveBrand, form: Form) -> Uuid {
        let path = format!("/{}/subscribe", brand.slug);
        let attempt = signup::post(&self.portal, brand, form, Language::En, &path).await.unwrap();
        self.work().await;
        attempt
    }

    /// Asks for a sign-in link.
    pub async fn ask(&self, brand: &LiveBrand, address: &str) {
        signup::ask(&self.portal, brand, address, Language::En, (&format!("/{}/sign-in", brand.slug), &[]))
            .await
            .unwrap();
        self.work().await;
    }

    /// Emails to an address, the newest first.
    pub fn messages_to(&self, address: &str) -> Vec<SentMessage> {
        self.portal.mailer.kept().into_iter().filter(|message| message.to.eq_ignore_ascii_case(address)).collect()
    }

    pub fn newest_to(&self, address: &str) -> SentMessage {
        self.messages_to(address).into_iter().next().expect("an email")
    }

    /// Joins with [`form`] and confirms all that was ticked.
    pub async fn join(&self, brand: &LiveBrand, address: &str) -> Member {
        self.post(brand, form(brand, address)).await;
        let token = token(&self.newest_to(address), "confirm");
        self.confirm(brand, &token, ticked(brand)).await
    }

    pub async fn confirm(&self, brand: &LiveBrand, token: &Token, choices: Choices) -> Member {
        match self.press(brand, token, choices).await {
            LinkState::Open(Confirmed::Done { mailbox_id, person_id, .. }) => {
                self.work().await;
                Member { mailbox_id, person_id }
            }
            other => panic!("not confirmed: {other:?}"),
        }
    }

    /// Presses the button of a confirmation page in another browser.
    pub async fn press(&self, brand: &LiveBrand, token: &Token, choices: Choices) -> LinkState<Confirmed> {
        let path = format!("/{}/confirm", brand.slug);
        signup::confirm(
            &self.portal,
            brand,
            token,
            Shown { choices, registers: None },
            |_| false,
            &Actor::link_holder(path),
        )
        .await
        .unwrap()
    }

    /// Asks for a link and uses it.
    pub async fn sign_in(&self, brand: &LiveBrand, address: &str) -> Session {
        self.ask(brand, address).await;
        let token = token(&self.newest_to(address), "sign-in");
        match login::redeem(&self.portal, brand, &token).await.unwrap() {
            LinkState::Open(Redeemed::SignedIn { session, .. }) => session,
            other => panic!("not signed in: {other:?}"),
        }
    }

    /// Asks for another address and proves it; the person under their new mailbox.
    pub async fn change_address(&self, brand: &LiveBrand, member: Member, address: &str) -> Member {
        let new = Address::parse(address).unwrap();
        let asked =
            new_address::ask(&self.portal, brand, &new, &self.actor(member, "/me/harbour/new-address")).await.unwrap();
        assert_eq!(asked, Asked::Done);
        self.work().await;
        let token = token(&self.newest_to(address), "new-address");
        match new_address::prove(&self.portal, brand, &token, None, &Actor::link_holder("/harbour/new-address/…"))
            .await
            .unwrap()
        {
            LinkState::Open(Proved::Done { mailbox_id, .. }) => {
                self.work().await;
                Member { mailbox_id, ..member }
            }
            other => panic!("not changed: {other:?}"),
        }
    }

    /// A session as the browser's half would have opened it.
    pub async fn open_session(&self, member: Member) {
        let row = session::Row {
            id_hash: self.rng.bytes::<32>().to_vec(),
            mailbox_id: Some(member.mailbox_id),
            account_id: None,
            linked_account_id: None,
            provider_session: None,
            stay_id: None,
            browser: None,
            place: None,
            seen_at: None,
            is_halfway: false,
            data: "{}".to_owned(),
            made_at: self.now(),
            expires_at: self.now().plus(crate::base::clock::hours(login::SESSION_HOURS)),
        };
        let mut tx = self.store.write().await.unwrap();
        assert!(session::insert(&mut tx, &row).await.unwrap());
        tx.commit().await.unwrap();
    }

    /// The member themselves, who proved their mailbox just now.
    pub fn actor(&self, member: Member, form: &str) -> Actor {
        Actor::person(Session::in_test(member.mailbox_id, self.now()), form)
    }

    /// The addresses that a topic's emails may go to.
    pub async fn recipients(&self, brand: &LiveBrand, topic: &str) -> Vec<String> {
        let mut addresses = Vec::new();
        let count = recipients::stream(&self.portal, brand, topic, |recipient| {
            addresses.push(recipient.address.clone());
            Ok(())
        });
        assert_eq!(count.await.unwrap().unwrap().unwrap(), addresses.len() as u64);
        addresses
    }

    /// The ledger's events about a subject, in order, as JSON.
    pub async fn events(&self, subject: Uuid) -> Vec<serde_json::Value> {
        let rows = store::ledger::of(&mut self.store.read().await.unwrap(), subject).await.unwrap();
        rows.iter().map(|row| serde_json::from_str(&row.entry).unwrap()).collect()
    }

    /// Only what happened, in order.
    pub async fn happened(&self, subject: Uuid) -> Vec<String> {
        self.events(subject).await.iter().map(|event| event["event"].as_str().unwrap().to_owned()).collect()
    }

    pub async fn verified(&self) -> Sum {
        ledger::verify(&self.store).await.unwrap().unwrap()
    }
}

/// What everybody here types and ticks, unless a test says otherwise.
pub fn form(brand: &LiveBrand, address: &str) -> Form {
    let name = "Wilhelmina Quackenbush".to_owned();
    Form { name, email: address.to_owned(), choices: ticked(brand), wish: None, registers: None }
}

/// The brand's first topic, and the consent that it needs.
pub fn ticked(brand: &LiveBrand) -> Choices {
    chosen(brand, &[&brand.topics_by_email().next().unwrap().id])
}

/// These topics, and the consents that they need.
pub fn chosen(brand: &LiveBrand, topics: &[&str]) -> Choices {
    let purpose = |topic: &&str| brand.topic(topic).unwrap().purpose.clone();
    Choices {
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        consents: topics.iter().map(|topic| given(brand, &purpose(topic))).collect(),
    }
    .each_once()
}

/// The words of the brand's first topic, as a form posts that it showed them.
pub fn shown(brand: &LiveBrand) -> String {
    let given = &ticked(brand).consents[0];
    format!("{}:{}", given.purpose, given.wording_hash)
}

/// Consent to a purpose in the English words in force.
pub fn given(brand: &LiveBrand, purpose: &str) -> ConsentGiven {
    let notice = &brand.purpose(purpose).unwrap().notice;
    let hash = brand.wording_hash(notice, Language::En).unwrap();
    ConsentGiven { purpose: purpose.to_owned(), wording_hash: hex::encode(hash), act: Act::Tick }
}

/// The token in an email's link of a kind.
pub fn token(message: &SentMessage, kind: &str) -> Token {
    let (_, after) = message.text.split_once(&format!("/{kind}/")).unwrap_or_else(|| panic!("no {kind} link"));
    Token::parse(&after[..43]).expect("a token")
}

/// Some job of ours, as entries name it.
pub fn by(form: &str) -> ActedBy {
    ActedBy { actor: ActorKind::System, id: None, assurance: None, form: form.to_owned() }
}

pub fn moment(text: &str) -> Moment {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

pub async fn portal(place: &Place, clock: Clock, opened: u64, mailer: Mailer, url: &str) -> Portal {
    let store = Store::open(&place.main, OpenMode::OrBegin, None).await.unwrap();
    let keys = Store::open(&place.keys, OpenMode::OrBegin, None).await.unwrap();
    store.migrate(Database::Main).await.unwrap();
    keys.migrate(Database::Keys).await.unwrap();
    let vault = Vault::new(&Secret::random(&Rng::seeded(SEED)));
    let rng = Rng::seeded(SEED);
    let (id, mut tx) = (Uuid::from_u128(SEED.into()), keys.write().await.unwrap());
    installation::insert_keys(&mut tx, id, &vault.check_value(&rng, id), clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.write().await.unwrap();
    installation::insert(&mut tx, id, clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let public_url = url.parse().unwrap();
    let site = Site::at(public_url);
    Portal::new(store, keys, vault, clock, Rng::seeded(SEED + 1 + opened), site, mailer)
}

/// A number out of a database.
pub async fn count(store: &Store, sql: &str) -> i64 {
    let mut tx = store.read().await.unwrap();
    one!(tx, (i64,), AssertSqlSafe(sql.to_owned())).unwrap().0
}

/// Octets out of a database, those that are null left out.
pub async fn blobs(store: &Store, sql: &str) -> Vec<Vec<u8>> {
    let mut tx = store.read().await.unwrap();
    let rows = all!(tx, (Option<Vec<u8>>,), AssertSqlSafe(sql.to_owned())).unwrap();
    rows.into_iter().filter_map(|row| row.0).collect()
}

/// What no story does, done to a database.
pub async fn meddle(store: &Store, sql: &str) -> u64 {
    let mut tx = store.write().await.unwrap();
    let rows = run!(tx, AssertSqlSafe(sql.to_owned())).unwrap();
    tx.commit().await.unwrap();
    rows
}
