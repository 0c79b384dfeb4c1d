//! Migrated databases that each test gets copies of: some twenty migrations take longer than most tests.
//!
//! There is one per kind of database on the PostgreSQL server, and one in the folder for temporary files. Each test is a process of its
//! own, so whichever needs one first makes it. Its name holds a hash of the migrations: a changed migration makes another.

use std::path::Path;

use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::database::{Engine, address, admin, beside_of, server, sqlite};
use crate::store::{Database, OpenMode, Store};

/// Any number, for PostgreSQL's advisory lock.
const MAKING: i64 = 0x4841_4e46;

/// Makes a migrated database on the server.
pub async fn create(name: &str, database: Database) {
    let template = name_for(Engine::Postgres, database);
    let mut connection = PgConnection::connect(&server()).await.unwrap();
    if !exists(&mut connection, &template).await {
        sqlx::query("select pg_advisory_lock($1)").bind(MAKING).execute(&mut connection).await.unwrap();
        // Another process may have made it meanwhile.
        if !exists(&mut connection, &template).await {
            // It gets its name when it is whole; a process that died halfway leaves one that has not.
            let unfinished = format!("{template}_unfinished");
            admin(&format!("drop database if exists {unfinished} with (force)")).await;
            admin(&format!("create database {unfinished}")).await;
            migrate(&address(&unfinished), database).await;
            admin(&format!("alter database {unfinished} rename to {template}")).await;
        }
        sqlx::query("select pg_advisory_unlock($1)").bind(MAKING).execute(&mut connection).await.unwrap();
    }
    // Without the detour through the write-ahead log, which takes half as long again.
    let copy = format!("create database {name} template {template} strategy file_copy");
    sqlx::query(AssertSqlSafe(copy)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// Makes a migrated SQLite file.
pub async fn copy(file: &Path, database: Database) {
    let template = std::env::temp_dir().join(format!("{}.db", name_for(Engine::Sqlite, database)));
    if template.exists() {
        std::fs::copy(template, file).unwrap();
        return;
    }
    migrate(&sqlite(file), database).await;
    assert!(!beside_of(file, "-wal").exists(), "what was written ahead is not in the file yet");
    let whole = beside_of(file, "-template");
    std::fs::copy(file, &whole).unwrap();
    std::fs::rename(whole, template).unwrap();
}

async fn migrate(url: &str, database: Database) {
    let store = Store::open(url, OpenMode::OrBegin, None).await.unwrap();
    store.migrate(database).await.unwrap();
    store.close().await;
}

async fn exists(connection: &mut PgConnection, name: &str) -> bool {
    let query = sqlx::query_scalar("select exists (select from pg_database where datname = $1)").bind(name);
    query.fetch_one(connection).await.unwrap()
}

fn name_for(engine: Engine, database: Database) -> String {
    let engine = match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    };
    let within = match database {
        Database::Main => "",
        Database::Keys => "keys",
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine).join(within);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut hash = Sha256::new();
    for file in files.iter().filter(|file| file.is_file()) {
        hash.update(std::fs::read(file).unwrap());
    }
    format!("handshake_template_{}", hex::encode(&hash.finalize()[..8]))
}
