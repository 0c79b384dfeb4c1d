//! Opening an installation: both databases, the secret, and whether they belong together.

use std::{path::Path, time::Duration};

use tokio::time::{Instant, sleep};
use uuid::Uuid;

use crate::{
    base::{
        clock::{Clock, Rng},
        ids,
        site::Site,
    },
    domain::rights,
    platform::{
        config::{Databases, PublicUrlArgs, Refusal},
        mail::{Mailer, MailerError},
        openid::Providers,
        portal::Portal,
        vault::{Secret, SecretError, Vault},
    },
    store::{self, Database, OpenMode, Store, installation, keys},
};

/// Why an installation does not open, in one line each.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Refusal(#[from] Refusal),
    #[error("the main database cannot be used: {0}")]
    Main(#[source] store::Error),
    #[error("the keys database cannot be used: {0}")]
    Keys(#[source] store::Error),
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error("HANDSHAKE_SECRET_FILE holds another installation's secret: it does not open the keys database")]
    WrongSecret,
    #[error("the keys database belongs to another installation than the main database")]
    Mixed,
    #[error("the keys database is new and the main database is not: put the right keys database back")]
    KeysEmpty,
    #[error(
        "the main database is new and the keys database is not: restore the main database, or begin with two new ones"
    )]
    MainEmpty,
    #[error(transparent)]
    Rights(#[from] rights::Error),
    #[error(transparent)]
    Mailer(#[from] MailerError),
    #[error("{0} is not a directory that can be written to: {1}")]
    Database(String, #[source] std::io::Error),
}

/// Opens the databases: brings their schema up to date, or insists that it is.
pub async fn databases(settings: &Databases, mode: OpenMode) -> Result<(Store, Store), Error> {
    settings.check()?;
    let main = Store::open(&settings.database_url, mode, settings.connections).await.map_err(Error::Main)?;
    let keys = Store::open(&settings.keys_url, mode, settings.connections).await.map_err(Error::Keys)?;
    if main.is_same(&keys).await? {
        return Err(Refusal::SameDatabase.into());
    }
    match mode {
        OpenMode::OrBegin => {
            main.migrate(Database::Main).await.map_err(Error::Main)?;
            keys.migrate(Database::Keys).await.map_err(Error::Keys)?;
        }
        OpenMode::Existing => {
            main.is_current(Database::Main).await.map_err(Error::Main)?;
            keys.is_current(Database::Keys).await.map_err(Error::Keys)?;
        }
    }
    Ok((main, keys))
}

/// How long `serve` waits for databases that are not up yet, as after a reboot, and how often it looks.
const UP_WITHIN: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_secs(3);

/// [`databases`], once they are up.
///
/// # Errors
/// Those of [`databases`]: at once where waiting is of no use, else after so long.
pub async fn databases_once_up(
    settings: &Databases,
    mode: OpenMode,
    within: Duration,
) -> Result<(Store, Store), Error> {
    let deadline = Instant::now() + within;
    loop {
        match databases(settings, mode).await {
            Err(error) if store::is_not_up_yet(&error) && Instant::now() < deadline => {
                tracing::warn!(%error, "waiting for the database");
                sleep(LOOK_EVERY.min(within / 4)).await;
            }
            outcome => return outcome,
        }
    }
}

/// Opens everything to serve it. The first time it makes the secret, which nothing can replace.
pub async fn to_serve(settings: &Databases, site: Site, mailer: Mailer, providers: Providers) -> Result<Portal, Error> {
    let (clock, rng) = (Clock::system(), Rng::System);
    let (main, keys) = databases_once_up(settings, OpenMode::OrBegin, UP_WITHIN).await?;
    let vault = open_installation(&main, &keys, &settings.secret_file, &clock, &rng).await?;
    let url = site.public_url.as_str();
    if installation::public_url(&mut main.read().await?).await?.as_deref() != Some(url) {
        let mut tx = main.write().await?;
        installation::serve_at(&mut tx, url).await?;
        tx.commit().await?;
    }
    let mut portal = Portal::new(main, keys, vault, clock, rng, site, mailer);
    portal.providers = providers;
    caught_up(portal).await
}

/// Opens everything for a command that serves nobody and sends nothing. Links lead where `public_url_args` says, or where it was last
/// served.
pub async fn to_work(settings: &Databases, public_url_args: &PublicUrlArgs) -> Result<Portal, Error> {
    let (clock, rng) = (Clock::system(), Rng::System);
    let (main, keys) = databases(settings, OpenMode::Existing).await?;
    let mut tx = main.read().await?;
    if installation::id(&mut tx).await?.is_none() {
        return Err(Error::Main(store::Error::Absent));
    }
    let served = installation::public_url(&mut tx).await?;
    drop(tx);
    let vault = open_installation(&main, &keys, &settings.secret_file, &clock, &rng).await?;
    let public_url = public_url_args.url(served)?;
    let site = Site::at(public_url);
    let mailer = Mailer::memory("privacy@localhost.localdomain")?;
    caught_up(Portal::new(main, keys, vault, clock, rng, site, mailer)).await
}

/// Makes good what an older copy of the main database would bring back, whichever of the commands that open the portal comes first.
async fn caught_up(portal: Portal) -> Result<Portal, Error> {
    portal.follow_clock().await?;
    portal.refresh_brands().await?;
    let restored = rights::restore(&portal).await?;
    if restored != rights::Restored::default() {
        tracing::warn!(
            moved = restored.people_moved,
            people = restored.people_erased,
            rows = restored.rows_dropped,
            withdrawals = restored.withdrawals_replayed,
            checkpoints = restored.checkpoints_missing,
            "the main database was behind the keys: whoever had left was erased again, and later changes of address and withdrawals were carried out"
        );
    }
    Ok(portal)
}

/// Finds the two databases to be of one installation and the secret to open it, or makes all three of a new one.
pub async fn open_installation(
    main: &Store,
    keys: &Store,
    secret: &Path,
    clock: &Clock,
    rng: &Rng,
) -> Result<Vault, Error> {
    let of_main = installation::id(&mut main.read().await?).await?;
    let mut tx = keys.read().await?;
    let of_keys = installation::of_keys(&mut tx).await?;
    let any_keys = keys::any(&mut tx).await?;
    drop(tx);
    match (of_main, of_keys) {
        (Some(main), Some((keys, check_value))) => {
            if main != keys {
                return Err(Error::Mixed);
            }
            open(secret, keys, &check_value)
        }
        (None, None) if !any_keys => begin(main, keys, secret, clock, rng).await,
        // A first start that died between the two: the keys were written first, and nothing is sealed yet.
        (None, Some((id, check_value))) if !any_keys => {
            let vault = open(secret, id, &check_value)?;
            write_main(main, id, clock).await?;
            Ok(vault)
        }
        (None, _) => Err(Error::MainEmpty),
        (Some(_), None) => Err(Error::KeysEmpty),
    }
}

fn open(secret: &Path, id: Uuid, check_value: &[u8]) -> Result<Vault, Error> {
    let vault = Vault::new(&Secret::read(secret)?);
    if vault.opens(id, check_value) { Ok(vault) } else { Err(Error::WrongSecret) }
}

/// Several processes may start at once: whoever writes the keys' row first decides, and the others take what it decided.
async fn begin(main: &Store, keys: &Store, path: &Path, clock: &Clock, rng: &Rng) -> Result<Vault, Error> {
    let secret = match Secret::read(path) {
        Err(SecretError::Missing(_)) => Secret::create_or_wait(path, rng).await?,
        // Given by the operator.
        other => other?,
    };
    let vault = Vault::new(&secret);
    let mine = ids::new_id(clock, rng);
    let mut tx = keys.write().await?;
    installation::insert_keys(&mut tx, mine, &vault.check_value(rng, mine), clock.now()).await?;
    tx.commit().await?;
    let (id, check_value) = installation::of_keys(&mut keys.read().await?).await?.ok_or(Error::KeysEmpty)?;
    if !vault.opens(id, &check_value) {
        return Err(Error::WrongSecret);
    }
    write_main(main, id, clock).await?;
    Ok(vault)
}

async fn write_main(main: &Store, id: Uuid, clock: &Clock) -> Result<(), Error> {
    let mut tx = main.write().await?;
    installation::insert(&mut tx, id, clock.now()).await?;
    tx.commit().await?;
    match installation::id(&mut main.read().await?).await? {
        Some(written) if written == id => Ok(()),
        _ => Err(Error::Mixed),
    }
}
