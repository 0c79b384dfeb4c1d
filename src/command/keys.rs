//! `handshake keys list`, `handshake keys rotate`

use clap::{Args, Subcommand};

use super::Outcome;
use crate::{
    domain::installation,
    platform::{
        config::{Databases, PublicUrlArgs},
        signing,
    },
};

#[derive(Subcommand)]
pub enum Verb {
    /// Print all public signing keys as a JWK Set, as they stand at /.well-known/handshake-keys.json
    List(Arguments),
    /// Sign with a new key from now on; what older ones signed is checked as before
    Rotate(Arguments),
}

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    databases: Databases,
    #[command(flatten)]
    public_url: PublicUrlArgs,
}

pub async fn run(verb: Verb) -> Outcome {
    match verb {
        Verb::List(arguments) => {
            let portal = installation::to_work(&arguments.databases, &arguments.public_url).await?;
            println!("{}", serde_json::to_string_pretty(&signing::key_set(&portal).await?)?);
        }
        Verb::Rotate(arguments) => {
            let portal = installation::to_work(&arguments.databases, &arguments.public_url).await?;
            println!("Key {} signs from now on.", signing::rotate(&portal).await?.number);
        }
    }
    Ok(())
}
