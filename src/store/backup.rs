//! A copy of one database, while it is in use.

use std::{
    borrow::Cow,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::process::Command;

use crate::base::site::percent_decoded;

use super::{Error, Result, Store, connections::acquire, files};

/// Writes a copy into a folder and says where: a SQLite file, or PostgreSQL's own archive by `pg_dump`. Nobody is signed in
/// in it: sessions that end after it was taken must not live again. Until it is whole it goes by another name, and what fails leaves
/// nothing.
pub async fn into(store: &Store, url: &str, folder: &Path) -> Result<PathBuf> {
    let target = match store {
        Store::Sqlite { file, .. } => folder.join(file.file_name().unwrap_or_default()),
        Store::Postgres(_) => folder.join("database.dump"),
    };
    // One backup never overwrites another.
    if target.exists() {
        return Err(Error::Exists(target.display().to_string()));
    }
    let part = target.with_added_extension("part");
    let written = async {
        // Its owner's alone before anything is in it.
        let _ = fs::remove_file(&part);
        files::private(&part)?;
        write(store, url, &part).await?;
        fs::File::open(&part)?.sync_all()?;
        fs::rename(&part, &target)?;
        Ok(())
    };
    if let Err(error) = written.await {
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    Ok(target)
}

async fn write(store: &Store, url: &str, part: &Path) -> Result<()> {
    match store {
        Store::Sqlite { writer, .. } => {
            sqlx::query("vacuum into $1")
                .bind(part.display().to_string())
                .execute(&mut *acquire(writer).await?)
                .await?;
            without_sessions(part).await
        }
        Store::Postgres(_) => {
            // The address may carry a password, so it goes by environment and not by argument.
            let dumped = Command::new("pg_dump")
                .args([
                    "--format=custom",
                    "--no-owner",
                    "--exclude-table-data=session",
                    "--exclude-table-data=stay",
                    "--file",
                ])
                .arg(part)
                .arg("--dbname")
                .arg(without_password(url))
                .envs(password(url).map(|password| ("PGPASSWORD", password)))
                .env("LC_MESSAGES", "C")
                .output()
                .await;
            match dumped {
                Ok(output) if output.status.success() => Ok(()),
                Ok(output) => Err(Error::Dump(why(&String::from_utf8_lossy(&output.stderr)))),
                Err(error) if error.kind() == ErrorKind::NotFound => Err(Error::Dump(
                    "pg_dump is not installed here; it comes with PostgreSQL's client programs".to_owned(),
                )),
                Err(error) => Err(error.into()),
            }
        }
    }
}

/// What `pg_dump` said, and what is to be done about what is usual.
fn why(said: &str) -> String {
    if said.contains("server version mismatch") {
        let version = |of: &str| {
            let (_, after) = said.split_once(of)?;
            after.split([';', '\n', '(']).next().map(|version| version.trim().to_owned())
        };
        let (ours, theirs) = (version("pg_dump version: "), version("server version: "));
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            return format!(
                "pg_dump is of version {ours} and the server of {theirs}: install the client programs of the server's version"
            );
        }
    }
    said.lines()
        .map(|line| line.trim_start_matches("pg_dump: ").trim_start_matches("error: "))
        .collect::<Vec<_>>()
        .join("; ")
}

async fn without_sessions(copy: &Path) -> Result<()> {
    let options = SqliteConnectOptions::new().filename(copy).pragma("secure_delete", "on").disable_statement_logging();
    let mut copy = SqliteConnection::connect_with(&options).await?;
    for table in ["session", "stay"] {
        let (has,): (bool,) = sqlx::query_as("select exists (select 1 from sqlite_schema where name = $1)")
            .bind(table)
            .fetch_one(&mut copy)
            .await?;
        if has {
            sqlx::query(AssertSqlSafe(format!("delete from {table}"))).execute(&mut copy).await?;
        }
    }
    Ok(copy.close().await?)
}

fn without_password(url: &str) -> String {
    url::Url::parse(url).map_or(url.to_owned(), |mut url| {
        let _ = url.set_password(None);
        let others: Vec<(String, String)> =
            url.query_pairs().filter(|(name, _)| name != "password").map(owned).collect();
        url.set_query(None);
        if !others.is_empty() {
            url.query_pairs_mut().extend_pairs(&others);
        }
        url.to_string()
    })
}

fn owned((name, value): (Cow<'_, str>, Cow<'_, str>)) -> (String, String) {
    (name.into_owned(), value.into_owned())
}

/// As it is, decoded; none where the address has none, so that the operator's own goes on to count.
fn password(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let in_query = url.query_pairs().find(|(name, _)| name == "password").map(|(_, value)| value.into_owned());
    in_query.or_else(|| url.password().map(percent_decoded))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_pg_dump_says_which_versions_do_not_go_together() {
        let said = "pg_dump: error: server version: 16.4 (Debian 16.4-1); pg_dump version: 15.8 (Debian 15.8-0)\n\
                    pg_dump: error: aborting because of server version mismatch\n";
        assert_eq!(
            why(said),
            "pg_dump is of version 15.8 and the server of 16.4: install the client programs of the server's version"
        );
        assert_eq!(why("pg_dump: error: connection failed\n"), "connection failed");
    }

    #[test]
    fn a_password_goes_by_environment_as_it_is() {
        let url = "postgres://ada:p%40s+s%25@db.example/main?sslmode=require";
        assert_eq!(password(url).as_deref(), Some("p@s+s%"));
        assert_eq!(without_password(url), "postgres://ada@db.example/main?sslmode=require");
        let in_query = "postgres://db.example/main?user=ada&password=p%40s";
        assert_eq!(password(in_query).as_deref(), Some("p@s"));
        assert_eq!(without_password(in_query), "postgres://db.example/main?user=ada");
        assert_eq!(password("postgres://ada@db.example/main"), None);
    }
}
