//! `handshake migrate`

use clap::Args;

use super::Outcome;
use crate::{
    base::clock::{Clock, Rng},
    domain::installation,
    platform::config::Databases,
    store::OpenMode,
};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    databases: Databases,
}

pub async fn run(arguments: Arguments) -> Outcome {
    let (main, keys) = installation::databases(&arguments.databases, OpenMode::OrBegin).await?;
    installation::open_installation(&main, &keys, &arguments.databases.secret_file, &Clock::system(), &Rng::System)
        .await?;
    println!("Both databases are up to date.");
    Ok(())
}
