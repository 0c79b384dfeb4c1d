//! `handshake verify`

use clap::Args;

use super::Outcome;
use crate::{brand::kept, config::Databases, ledger, open, store::Opening};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    databases: Databases,
}

pub async fn run(arguments: Arguments) -> Outcome {
    let (main, _) = open::databases(&arguments.databases, Opening::Existing).await?;
    let sum = ledger::verify(&main).await??;
    let wordings = kept::verify(&main).await??;
    println!("The ledger holds: {} chains, {} entries.", sum.chains, sum.entries);
    println!("The wordings that it names hold: {wordings}.");
    Ok(())
}
