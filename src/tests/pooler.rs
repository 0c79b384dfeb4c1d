//! What may stand between the portal and PostgreSQL: a pooler, or nothing yet.

use std::{
    fs,
    path::PathBuf,
    process::{Child, Command},
    time::{Duration, Instant},
};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    time::sleep,
};
use url::Url;

use super::{
    database::Engine,
    world::{World, run},
};
use crate::{
    domain::installation::{self, databases_once_up},
    platform::config::Databases,
    store::{Database, Error, OpenMode, Store, one},
};

/// A PgBouncer before the server of the tests.
struct Pooler {
    process: Child,
    folder: PathBuf,
    port: u16,
}

impl Pooler {
    async fn start(server: &Url, mode: &str, ignored: &str) -> Pooler {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = std::env::temp_dir().join(format!("handshake-pooler-{}-{port}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (host, at) = (server.host_str().unwrap(), server.port().unwrap_or(5432));
        let (user, password) = (server.username(), server.password().unwrap_or_default());
        let settings = format!(
            "[databases]\n* = host={host} port={at} user={user} password={password}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {port}\nauth_type = any\npool_mode = {mode}\nignore_startup_parameters = {ignored}\nunix_socket_dir =\n\
             logfile = {}\n",
            folder.join("log").display()
        );
        let file = folder.join("pgbouncer.ini");
        fs::write(&file, settings).unwrap();
        // It refuses to run as root.
        for path in [&folder, &file] {
            let _ = Command::new("chown").arg("nobody").arg(path).status();
        }
        let nobody: &[&str] =
            if Command::new("id").arg("-u").output().unwrap().stdout == b"0\n" { &["-u", "nobody"] } else { &[] };
        let process = Command::new("pgbouncer").args(["-q"]).args(nobody).arg(&file).spawn().unwrap();
        let pooler = Pooler { process, folder, port };
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return pooler;
            }
            sleep(Duration::from_millis(20)).await;
        }
        panic!("it does not listen: {}", fs::read_to_string(pooler.folder.join("log")).unwrap_or_default());
    }

    fn url(&self, of: &str) -> String {
        at_port(of, self.port)
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn at_port(url: &str, port: u16) -> String {
    let mut url = Url::parse(url).unwrap();
    url.set_host(Some("127.0.0.1")).unwrap();
    url.set_port(Some(port)).unwrap();
    url.to_string()
}

/// A session of one's own for each connection is as good as the server itself; one that changes with each transaction is refused, with
/// the reason.
#[test]
fn a_pooler_by_session_works_and_one_by_transaction_is_refused() {
    run(Engine::Postgres, |world: World| async move {
        let server = Url::parse(&world.place.main).unwrap();
        let by_session = Pooler::start(&server, "session", "extra_float_digits").await;
        let store = Store::open(&by_session.url(&world.place.main), OpenMode::Existing, None).await.unwrap();
        for _ in 0..2 {
            store.migrate(Database::Main).await.unwrap();
            let mut tx = store.write().await.unwrap();
            assert_eq!(one!(tx, (String,), "select current_setting('synchronous_commit')").unwrap().0, "on");
            tx.commit().await.unwrap();
        }
        store.close().await;
        for mode in ["transaction", "statement"] {
            let pooler = Pooler::start(&server, mode, "extra_float_digits").await;
            let outcome = Store::open(&pooler.url(&world.place.main), OpenMode::Existing, None).await;
            // Statement mode allows no transaction at all.
            assert!(
                matches!(outcome, Err(Error::SharesSessions)) || mode == "statement" && outcome.is_err(),
                "{mode}: {:?}",
                outcome.map(|_| ())
            );
        }
        let strict = Pooler::start(&server, "session", "").await;
        let Err(error) = Store::open(&strict.url(&world.place.main), OpenMode::Existing, None).await else {
            panic!("it took a parameter that it does not know")
        };
        assert!(error.to_string().contains("ignore_startup_parameters = extra_float_digits"), "{error}");
    });
}

/// After a reboot the database may come up after the portal.
#[test]
fn serve_waits_for_a_database_that_is_not_up_yet_and_not_for_ever() {
    run(Engine::Postgres, |world: World| async move {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let settings = Databases {
            database_url: at_port(&world.place.main, port),
            keys_url: at_port(&world.place.keys, port),
            secret_file: "unused".into(),
            connections: None,
        };
        let begun = Instant::now();
        let outcome = databases_once_up(&settings, OpenMode::Existing, Duration::from_secs(1)).await;
        assert!(matches!(outcome, Err(installation::Error::Main(_))), "nobody comes");
        assert!(begun.elapsed() >= Duration::from_secs(1));

        let server = Url::parse(&world.place.main).unwrap();
        let at = format!("{}:{}", server.host_str().unwrap(), server.port().unwrap_or(5432));
        let comes_up = tokio::spawn(async move {
            sleep(Duration::from_millis(1_500)).await;
            let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
            loop {
                let (mut from, _) = listener.accept().await.unwrap();
                let mut to = TcpStream::connect(&at).await.unwrap();
                tokio::spawn(async move { copy_bidirectional(&mut from, &mut to).await });
            }
        });
        let begun = Instant::now();
        let (main, keys) = databases_once_up(&settings, OpenMode::Existing, Duration::from_secs(20)).await.unwrap();
        assert!(begun.elapsed() >= Duration::from_millis(1_500));
        main.close().await;
        keys.close().await;
        comes_up.abort();

        // Where waiting is of no use nobody waits.
        let begun = Instant::now();
        let nowhere = Databases { database_url: format!("{}_not_there", world.place.main), ..settings };
        let outcome = databases_once_up(&nowhere, OpenMode::Existing, Duration::from_secs(20)).await;
        assert!(matches!(outcome, Err(installation::Error::Main(Error::Database(_)))));
        assert!(begun.elapsed() < Duration::from_secs(5));
    });
}
