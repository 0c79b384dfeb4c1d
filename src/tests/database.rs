//! Where a test's two databases are: files in a folder of its own, or databases of its own on a real server.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};

use super::template;
use crate::store::{self, Database, Store};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The databases of one installation.
#[derive(Clone, Debug)]
pub struct Place {
    pub engine: Engine,
    pub main: String,
    pub keys: String,
    /// Where copies go.
    folder: PathBuf,
}

static NEXT: AtomicUsize = AtomicUsize::new(0);

impl Place {
    /// Two databases that are migrated and hold nothing.
    pub async fn make(engine: Engine) -> Place {
        let name = format!("handshake_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let folder = std::env::temp_dir().join(&name);
        let (main, keys) = match engine {
            Engine::Sqlite => (sqlite(&folder.join("main.db")), sqlite(&folder.join("keys.db"))),
            Engine::Postgres => (address(&name), address(&format!("{name}_keys"))),
        };
        let both = [(&main, Database::Main), (&keys, Database::Keys)];
        if engine == Engine::Postgres {
            for (url, database) in both {
                template::create(name_of(url), database).await;
            }
        }
        // After that, so that nothing is left behind where there is no server.
        std::fs::create_dir_all(&folder).unwrap();
        if engine == Engine::Sqlite {
            for (url, database) in both {
                template::copy(Path::new(url.strip_prefix("sqlite:").unwrap()), database).await;
            }
        }
        Place { engine, main, keys, folder }
    }

    pub async fn remove(&self) {
        if self.engine == Engine::Postgres {
            for name in [&self.main, &self.keys].map(|url| name_of(url)) {
                admin(&format!("drop database if exists {name} with (force)")).await;
            }
        }
        std::fs::remove_dir_all(&self.folder).unwrap();
    }

    /// A backup, made while the portal is at work; to be given to [`Place::restore`].
    pub async fn back_up(&self, store: &Store, url: &str) -> String {
        let copy = format!("{}_{}", name_of(url), NEXT.fetch_add(1, Ordering::SeqCst));
        match store {
            Store::Sqlite { writer, .. } => {
                let file = self.folder.join(copy).display().to_string();
                let mut writer = writer.get().await.unwrap();
                sqlx::query(AssertSqlSafe(format!("vacuum into '{file}'"))).execute(&mut *writer).await.unwrap();
                file
            }
            Store::Postgres(_) => {
                // A template may have no other sessions; the pool opens new ones once one of its own has failed.
                let others = format!(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{}'",
                    name_of(url)
                );
                admin(&others).await;
                admin(&format!("create database {copy} template {}", name_of(url))).await;
                while answers(store).await.is_err() {}
                copy
            }
        }
    }

    /// Puts a backup in the place of a database that nobody has open.
    pub async fn restore(&self, backup: &str, url: &str) {
        match self.engine {
            Engine::Sqlite => {
                let file = PathBuf::from(url.strip_prefix("sqlite:").unwrap());
                for beside in ["-wal", "-shm"] {
                    let _ = std::fs::remove_file(beside_of(&file, beside));
                }
                std::fs::copy(backup, &file).unwrap();
                std::fs::remove_file(backup).unwrap();
            }
            Engine::Postgres => {
                admin(&format!("drop database {} with (force)", name_of(url))).await;
                admin(&format!("alter database {backup} rename to {}", name_of(url))).await;
            }
        }
    }

    /// Every octet that a database keeps on disk: file, write-ahead log and its index on SQLite, the tables' files after
    /// a checkpoint on PostgreSQL.
    pub async fn octets(&self, url: &str) -> Vec<(PathBuf, Vec<u8>)> {
        let files = match self.engine {
            Engine::Sqlite => {
                let file = PathBuf::from(url.strip_prefix("sqlite:").unwrap());
                vec![file.clone(), beside_of(&file, "-wal"), beside_of(&file, "-shm")]
            }
            Engine::Postgres => files_of(url).await,
        };
        files.into_iter().filter_map(|file| Some((file.clone(), std::fs::read(file).ok()?))).collect()
    }

    /// How often some octets stand in a database's files.
    pub async fn hits(&self, url: &str, needle: &[u8]) -> usize {
        let octets = self.octets(url).await;
        assert!(octets.iter().any(|(_, octets)| !octets.is_empty()), "nothing of {url} could be read");
        octets.iter().map(|(_, octets)| memchr::memmem::find_iter(octets, needle).count()).sum()
    }
}

/// Whether a database answers at all.
pub async fn answers(store: &Store) -> store::Result<()> {
    let mut tx = store.read().await?;
    store::one!(tx, (i64,), "select count(*) from installation").map(|_| ())
}

pub fn sqlite(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// What SQLite puts beside a file.
pub fn beside_of(file: &Path, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{}{suffix}", file.display()))
}

fn name_of(url: &str) -> &str {
    let last = url.rsplit('/').next().unwrap();
    let last = last.split('?').next().unwrap();
    last.strip_suffix(".db").unwrap_or(last)
}

pub fn server() -> String {
    std::env::var("HANDSHAKE_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!("HANDSHAKE_TEST_POSTGRES names no PostgreSQL server; `.ci/postgres start DIR` makes one and prints its address")
    })
}

/// Of a database on the server.
pub fn address(name: &str) -> String {
    let server = server();
    let (before, _) = server.rsplit_once('/').expect("HANDSHAKE_TEST_POSTGRES ends in /database");
    format!("{before}/{name}")
}

/// Runs a statement in the server's own database.
pub async fn admin(sql: &str) {
    let mut connection = PgConnection::connect(&server()).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// The files of all tables that are ours, with their TOAST tables and indexes.
async fn files_of(url: &str) -> Vec<PathBuf> {
    let mut connection = PgConnection::connect(url).await.unwrap();
    sqlx::query("checkpoint").execute(&mut connection).await.unwrap();
    let rows = sqlx::query(
        "select current_setting('data_directory') || '/' || pg_relation_filepath(c.oid) from pg_class c
         where relkind in ('r', 'i', 't') and relfilenode > 0 and pg_relation_filepath(c.oid) is not null
         and (relnamespace = 'public'::regnamespace or relnamespace = 'pg_toast'::regnamespace) and c.oid >= 16384",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    connection.close().await.unwrap();
    rows.iter().map(|row| PathBuf::from(row.get::<String, _>(0))).collect()
}
