//! A copy of one database, while it is in use.

use std::path::{Path, PathBuf};

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::process::Command;

use super::{Error, Result, Store, connections::acquire, files};

/// Writes a copy into a folder and says where: a SQLite file, or PostgreSQL's own archive by `pg_dump`. Nobody is signed in
/// in it: sessions that end after it was taken must not live again.
pub async fn into(store: &Store, url: &str, folder: &Path) -> Result<PathBuf> {
    match store {
        Store::Sqlite { writer, file, .. } => {
            let target = new(folder.join(file.file_name().unwrap_or_default()))?;
            sqlx::query("vacuum into $1")
                .bind(target.display().to_string())
                .execute(&mut *acquire(writer).await?)
                .await?;
            without_sessions(&target).await?;
            std::fs::File::open(&target)?.sync_all()?;
            Ok(target)
        }
        Store::Postgres(_) => {
            let target = new(folder.join("database.dump"))?;
            // The address may carry a password, so it goes by environment and not by argument.
            let status = Command::new("pg_dump")
                .args(["--format=custom", "--no-owner", "--exclude-table-data=session", "--file"])
                .arg(&target)
                .arg("--dbname")
                .arg(without_password(url))
                .env("PGPASSWORD", password(url))
                .status()
                .await?;
            if status.success() { Ok(target) } else { Err(Error::Files(std::io::Error::other("pg_dump failed"))) }
        }
    }
}

async fn without_sessions(copy: &Path) -> Result<()> {
    let options = SqliteConnectOptions::new().filename(copy).pragma("secure_delete", "on").disable_statement_logging();
    let mut copy = SqliteConnection::connect_with(&options).await?;
    let (has,): (bool,) = sqlx::query_as("select exists (select 1 from sqlite_schema where name = 'session')")
        .fetch_one(&mut copy)
        .await?;
    if has {
        sqlx::query("delete from session").execute(&mut copy).await?;
    }
    Ok(copy.close().await?)
}

/// One backup never overwrites another. Its file is its owner's alone before anything is in it.
fn new(target: PathBuf) -> Result<PathBuf> {
    if target.exists() {
        return Err(Error::Exists(target.display().to_string()));
    }
    files::private(&target)?;
    Ok(target)
}

fn without_password(url: &str) -> String {
    url::Url::parse(url).map_or(url.to_owned(), |mut url| {
        let _ = url.set_password(None);
        url.to_string()
    })
}

fn password(url: &str) -> String {
    url::Url::parse(url).ok().and_then(|url| url.password().map(str::to_owned)).unwrap_or_default()
}
