//! `handshake verify`

use clap::Args;

use super::Outcome;
use crate::{
    brand::kept,
    config::Databases,
    ledger::{self, checkpoint},
    open,
    store::Opening,
};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    databases: Databases,
}

pub async fn run(arguments: Arguments) -> Outcome {
    let (main, keys) = open::databases(&arguments.databases, Opening::Existing).await?;
    let sum = ledger::verify(&main).await??;
    let signed = checkpoint::verify(&main, &keys).await??;
    let wordings = kept::verify(&main).await??;
    println!("The ledger holds: {} chains, {} entries.", sum.chains, sum.entries);
    println!("Its checkpoints hold: {}; {} chains have changed since the last.", signed.checkpoints, signed.unsigned);
    println!("The wordings that it names hold: {wordings}.");
    Ok(())
}
