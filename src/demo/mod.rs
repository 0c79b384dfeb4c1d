//! People for trying things out and for measuring: an installation that is the demo's alone is filled with as many as are
//! wanted, made up from the first to the last, as if each had joined, confirmed and gone on choosing. They are sealed, indexed,
//! journalled and recorded as anybody is, only many to a transaction: keys before the rows that need them, withdrawals
//! before they are carried out, keys live after the commit.

mod life;
mod words;

use std::sync::Arc;

use tokio::sync::mpsc;
use url::Url;
use uuid::Uuid;

use crate::{
    base::{
        clock::{Moment, days},
        paths,
        site::on_loopback,
    },
    domain::{signup, sweep},
    platform::{self, brand::LiveBrand, error::carries_platform_errors, portal::Portal},
    store::{attempt, consent, erasure, installation, mailbox, person, preference, withdrawal, withdrawal_journal},
};
use life::{Cast, Lives};

/// The brands whose people these may be.
pub const BRANDS: [&str; 2] = ["harbour", "meadow"];

/// Mailboxes to a transaction.
const BATCH: usize = 1_000;

/// They joined between so many days ago …
const FIRST_JOINED: i64 = 700;
/// … and so many: what a join leaves besides its person is gone by then (see the register).
const LAST_JOINED: i64 = 31;

/// So many of a hundred people have posted a join a moment ago, and at most [`MOST_WAITING`]: their emails are still to be sent.
const WAITING_OF_HUNDRED: u64 = 1;
const MOST_WAITING: u64 = 50;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "this is not the demo's installation: it has a brand {0} of its own, and made-up people belong beside no real ones"
    )]
    OwnBrand(String),
    #[error("the demo's brands are not here yet: handshake brand apply src/demo/*.toml")]
    NoBrands,
    #[error("this installation was served to the public, and made-up people belong beside no real ones")]
    Public,
    #[error("there are people here already; the demo fills a new installation")]
    NotEmpty,
    #[error(transparent)]
    Signup(#[from] signup::Error),
    #[error(transparent)]
    Platform(#[from] platform::error::Error),
}

carries_platform_errors!(Error);

/// What was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    pub people: u64,
    pub mailboxes: u64,
    /// Joins that nobody has confirmed yet.
    pub waiting: u64,
}

/// Fills an installation with so many people. The first transactions stand if a later one fails, each whole in itself.
///
/// # Errors
/// Refuses an installation that may be a real one: with other brands, with anybody in it, or ever served off loopback.
pub async fn fill(portal: &Arc<Portal>, people: u64) -> Result<Filled, Error> {
    let brands = only_the_demos(portal).await?;
    let (batches, mut ready) = mpsc::channel(1);
    // The next people are made while the ones before are written.
    let making = tokio::spawn(make(portal.clone(), brands.clone(), people, batches));
    let mut filled = Filled::default();
    let mut used = Vec::new();
    while let Some(lives) = ready.recv().await {
        // Keys that are committed turn live while the next people are written.
        let (written, live) = tokio::join!(write(portal, &lives), portal.keys.turn_live(&used));
        used = written?;
        live?;
        filled.people += lives.people.len() as u64;
        filled.mailboxes += lives.mailboxes.len() as u64;
    }
    portal.keys.turn_live(&used).await?;
    match making.await {
        Ok(outcome) => outcome?,
        Err(panic) => std::panic::resume_unwind(panic.into_panic()),
    }
    let mut cast = Cast::new();
    for n in 0..(people * WAITING_OF_HUNDRED).div_ceil(100).min(MOST_WAITING) {
        let Some(brand) = brands.first() else { break };
        let (form, language) = cast.form(brand, people + n)?;
        signup::post(portal, brand, form, language, &paths::at(&brand.slug).subscribe()).await?;
        filled.waiting += 1;
    }
    // What the hourly sweep would have done: checkpoints, and that the journal is carried out.
    sweep::sweep(portal).await?;
    Ok(filled)
}

/// The demo's brands, in an installation that can be nobody else's.
async fn only_the_demos(portal: &Portal) -> Result<Vec<Arc<LiveBrand>>, Error> {
    let brands: Vec<Arc<LiveBrand>> = portal.brands().iter().cloned().collect();
    if let Some(own) = brands.iter().find(|brand| !BRANDS.contains(&brand.slug.as_str())) {
        return Err(Error::OwnBrand(own.slug.clone()));
    }
    if brands.len() < BRANDS.len() {
        return Err(Error::NoBrands);
    }
    let mut tx = portal.store.read().await?;
    let served = installation::public_url(&mut tx).await?;
    if !served.is_none_or(|url| Url::parse(&url).is_ok_and(|url| on_loopback(&url))) {
        return Err(Error::Public);
    }
    if mailbox::any(&mut tx).await? || attempt::any(&mut tx).await? || erasure::any(&mut tx).await? {
        return Err(Error::NotEmpty);
    }
    Ok(brands)
}

/// Makes everybody, a batch at a time, with keys that are durable already, and withdrawals that are journalled.
async fn make(
    portal: Arc<Portal>,
    brands: Vec<Arc<LiveBrand>>,
    people: u64,
    batches: mpsc::Sender<Lives>,
) -> Result<(), Error> {
    let now = portal.now();
    let mut cast = Cast::new();
    let (mut made, mut mailboxes) = (0, 0);
    while made < people {
        let mut planned = Vec::with_capacity(BATCH);
        while planned.len() < BATCH && made < people {
            let at: Vec<&LiveBrand> = at(&brands, mailboxes).take((people - made) as usize).collect();
            planned.push((made, joined_at(now, made, people), at.clone()));
            made += at.len() as u64;
            mailboxes += 1;
        }
        // Of each mailbox, and of its person at each brand.
        let count = planned.iter().map(|(_, _, at)| 1 + at.len()).sum();
        let mut keys = portal.keys.mint_many(&portal.vault, count).await?.into_iter();
        let mut lives = Lives::default();
        for (n, joined_at, at) in planned {
            cast.live(&portal, &at, n, (joined_at, now), &mut keys, &mut lives)?;
        }
        if !lives.journal.is_empty() {
            let mut tx = portal.keys.store.write().await?;
            withdrawal_journal::add(&mut tx, &lives.journal).await?;
            tx.commit().await?;
        }
        if batches.send(lives).await.is_err() {
            // Writing failed, and says why.
            return Ok(());
        }
    }
    Ok(())
}

/// Where a mailbox's owner is somebody: most at one of the brands, every tenth at both.
fn at(brands: &[Arc<LiveBrand>], mailbox: u64) -> impl Iterator<Item = &LiveBrand> {
    let places = match mailbox % 10 {
        0 => 0..brands.len(),
        1 => 1..brands.len(),
        _ => 0..1,
    };
    brands[places].iter().map(|brand| &**brand)
}

/// Evenly over the time of the demo, in order, so that ids are in the order they would have.
fn joined_at(now: Moment, n: u64, people: u64) -> Moment {
    let (first, last) = (now.minus(days(FIRST_JOINED)), now.minus(days(LAST_JOINED)));
    let span = (last.micros() - first.micros()) as f64;
    Moment::from_micros(first.micros() + (span * n as f64 / people as f64) as i64)
}

/// Writes a batch; the keys that it uses from now on.
async fn write(portal: &Portal, lives: &Lives) -> Result<Vec<Uuid>, Error> {
    let mut tx = portal.store.write().await?;
    let mailboxes = mailbox::insert_many(&mut tx, &lives.mailboxes).await?;
    let people = person::insert_many(&mut tx, &lives.people).await?;
    if (mailboxes, people) != (lives.mailboxes.len() as u64, lives.people.len() as u64) {
        // Somebody joined meanwhile.
        return Err(Error::NotEmpty);
    }
    consent::give(&mut tx, &lives.consents).await?;
    preference::set(&mut tx, &lives.preferences).await?;
    lives.chains.write(&mut tx).await?;
    let seen: Vec<(Uuid, Uuid)> = lives.journal.iter().map(|row| (row.id, row.person_id)).collect();
    withdrawal::see_many(&mut tx, &seen).await?;
    tx.commit().await?;
    let people = lives.people.iter().map(|row| row.key_id);
    Ok(lives.mailboxes.iter().map(|row| row.key_id).chain(people).collect())
}
