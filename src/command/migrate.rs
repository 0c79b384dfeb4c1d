//! `handshake migrate`

use clap::Args;

use super::Outcome;
use crate::{
    clock::{Chance, Clock},
    config::Databases,
    open,
    store::Opening,
};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    databases: Databases,
}

pub async fn run(arguments: Arguments) -> Outcome {
    let (main, keys) = open::databases(&arguments.databases, Opening::OrBegin).await?;
    open::settle(&main, &keys, &arguments.databases.secret_file, &Clock::System, &Chance::System).await?;
    println!("Both databases are up to date.");
    Ok(())
}
