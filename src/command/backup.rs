//! `handshake backup DIR`: the main database first, the keys second and apart.

use std::path::PathBuf;

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
    for (name, store, url) in
        [("main", main, &arguments.databases.database_url), ("keys", keys, &arguments.databases.keys_url)]
    {
        let folder = arguments.directory.join(name);
        std::fs::create_dir_all(&folder).map_err(|e| installation::Error::Database(folder.display().to_string(), e))?;
        let file = store::backup::into(&store, url, &folder).await?;
        println!("{}", file.display());
    }
    eprintln!("The secret file is not part of a backup: keep it in a third place.");
    Ok(())
}
