//! Recovery codes: ten, each once, for whoever has no authenticator app at hand (NIST SP 800-63B-4 § 3.1.2). Of digits, so that
//! every keyboard that a page shows has them.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    holder::on_account,
    notice::{Notice, notify},
};
use crate::{
    domain::{
        error::Error,
        login::{Action, Actor, Session, authorise},
    },
    platform::{
        self,
        brand::LiveBrand,
        guards::{Guessed, forget_guesses},
        ledger::Event,
        portal::Portal,
        story::Story,
        vault::{Place, SealKey},
    },
    store::{self, authenticator_app, recovery_codes as rows, register},
};

/// As the ledger names them.
const CODES: &str = "recovery-codes";
pub const COUNT: usize = 10;
pub const DIGITS: usize = 12;

/// As they are shown, once.
#[derive(Clone)]
pub struct Codes(Vec<Zeroizing<String>>);

impl Codes {
    fn new(portal: &Portal) -> Codes {
        // The remainder of a number of 64 bits is even to within 10^-7.
        let one = || format!("{:012}", u64::from_be_bytes(portal.rng.bytes()) % 1_000_000_000_000);
        Codes((0..COUNT).map(|_| Zeroizing::new(one())).collect())
    }

    /// In groups of four, as people read them.
    pub fn shown(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|code| format!("{} {} {}", &code[..4], &code[4..8], &code[8..]))
    }
}

/// What came of asking for new ones.
pub enum Renewed {
    /// Everybody else was signed out; they are shown this once.
    Done { session: Session, codes: Codes },
    /// There is no app, or nobody (any more).
    Gone,
}

/// New codes in the place of those before.
///
/// # Errors
/// [`Error::Denied`] for who did not prove themselves afresh, [`Error::Platform`].
pub async fn renew(portal: &Portal, brand: &LiveBrand, actor: &Actor) -> Result<Renewed, Error> {
    authorise(actor, Action::ChangeCredentials, brand, portal.now())?;
    let Actor::Person { session, .. } = actor else { return Ok(Renewed::Gone) };
    Ok(store::retried(|| renew_once(portal, brand, *session, actor)).await?)
}

async fn renew_once(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    actor: &Actor,
) -> Result<Renewed, platform::error::Error> {
    let [key, notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(Renewed::Gone) };
    if authenticator_app::of(story.tx(), holder.account_id).await?.is_none() {
        return Ok(Renewed::Gone);
    }
    let codes = put(&mut story, holder.account_id, key).await?;
    forget_guesses(portal, story.tx(), Guessed::Code, holder.account_id.as_bytes()).await?;
    notify(&mut story, brand, &holder, Notice::CodesMade, &notice_key).await?;
    let session = holder.end_sessions(&mut story, session).await?;
    let _ = story.commit().await?;
    Ok(Renewed::Done { session, codes })
}

/// Stores new codes, in the place of those before.
pub(super) async fn put(
    story: &mut Story<'_>,
    account_id: Uuid,
    (key_id, key): (Uuid, SealKey),
) -> Result<Codes, platform::error::Error> {
    let portal = story.portal();
    let (codes, id, now) = (Codes::new(portal), portal.new_id(), story.now());
    let hashes = codes.0.iter().map(|code| hash(code)).collect();
    let row =
        rows::Row { account_id, id, key_id, codes: seal(portal, &key, id, hashes), unused: COUNT as i64, made_at: now };
    let before = rows::set(story.tx(), &row).await?;
    story.retire_keys(before);
    story.uses_key(key_id);
    story.record(Event::CredentialAdded { credential: CODES.to_owned() })?;
    Ok(codes)
}

/// Uses one, once; its owner is told, with how many are left.
pub(super) async fn use_code(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    digits: &str,
    actor: &Actor,
) -> Result<bool, platform::error::Error> {
    store::retried(|| use_once(portal, brand, session, digits, actor)).await
}

async fn use_once(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    digits: &str,
    actor: &Actor,
) -> Result<bool, platform::error::Error> {
    let [notice_key] = portal.mint().await?;
    let Some((mut story, holder)) = on_account(portal, brand, session, actor).await? else { return Ok(false) };
    let Some(row) = rows::of(story.tx(), holder.account_id).await? else { return Ok(false) };
    let key = portal.key(row.key_id).await?;
    let mut left = open(&key, &row)?;
    let before = left.len();
    let presented = hash(digits);
    left.retain(|known| !bool::from(known.ct_eq(&presented)));
    if left.len() == before {
        return Ok(false);
    }
    let unused = left.len() as i64;
    if !rows::use_one(story.tx(), &row, &seal(portal, &key, row.id, left)).await? {
        return Ok(false);
    }
    story.record(Event::RecoveryCodeUsed { unused })?;
    notify(&mut story, brand, &holder, Notice::CodeUsed { unused }, &notice_key).await?;
    let _ = story.commit().await?;
    Ok(true)
}

/// Sealed they cannot be guessed at, however few digits they have.
fn hash(digits: &str) -> [u8; 32] {
    Sha256::digest(digits).into()
}

fn seal(portal: &Portal, key: &SealKey, id: Uuid, hashes: Vec<[u8; 32]>) -> Vec<u8> {
    key.seal(&portal.rng, Place::new(register::RECOVERY_CODES, id), &hashes.concat())
}

fn open(key: &SealKey, row: &rows::Row) -> Result<Vec<[u8; 32]>, platform::error::Error> {
    let plain = key.open(Place::new(register::RECOVERY_CODES, row.id), &row.codes)?;
    Ok(plain.chunks_exact(32).filter_map(|hash| hash.try_into().ok()).collect())
}
