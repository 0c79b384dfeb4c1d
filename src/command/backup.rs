//! `handshake backup DIR`: the main database first, the keys second and apart.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;

use super::Outcome;
use crate::{
    domain::installation,
    platform::config::Databases,
    store::{self, OpenMode},
};

#[derive(Args)]
pub struct Arguments {
    /// A folder for this backup; `main/` and `keys/` are made in it. Move `keys/` to another place than `main/`
    directory: PathBuf,
    #[command(flatten)]
    databases: Databases,
}

pub async fn run(arguments: Arguments) -> Outcome {
    let (main, keys) = installation::databases(&arguments.databases, OpenMode::Existing).await?;
    let databases = [("main", main, &arguments.databases.database_url), ("keys", keys, &arguments.databases.keys_url)];
    let mut made = Vec::new();
    for (name, store, url) in &databases {
        let folder = arguments.directory.join(name);
        fs::create_dir_all(&folder).map_err(|e| installation::Error::Database(folder.display().to_string(), e))?;
        match store::backup::into(store, url, &folder).await {
            Ok(file) => made.push(file),
            Err(error) => {
                clear_away(&arguments.directory, &made);
                return Err(error.into());
            }
        }
    }
    for file in &made {
        println!("{}", file.display());
    }
    eprintln!("The secret file is not part of a backup: keep it in a third place.");
    Ok(())
}

/// One of the two without the other is no backup, and should not look like one. Folders with anything else in them stay.
fn clear_away(directory: &Path, made: &[PathBuf]) {
    for file in made {
        let _ = fs::remove_file(file);
    }
    for folder in [directory.join("main"), directory.join("keys"), directory.to_owned()] {
        let _ = fs::remove_dir(folder);
    }
}
