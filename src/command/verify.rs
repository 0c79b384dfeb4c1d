//! `handshake verify`

use std::path::{Path, PathBuf};

use clap::Args;
use serde::de::DeserializeOwned;

use super::Outcome;
use crate::{
    domain::{
        installation,
        receipt::{self, Strict},
    },
    platform::{
        brand::archive,
        config::Databases,
        ledger::{self, checkpoint},
    },
    store::OpenMode,
};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    databases: Databases,
    /// Check this receipt instead, without any database
    #[arg(long, value_name = "FILE", requires = "keys")]
    receipt: Option<PathBuf>,
    /// The public keys, as saved from /.well-known/handshake-keys.json
    #[arg(long, value_name = "FILE", requires = "receipt")]
    keys: Option<PathBuf>,
}

pub async fn run(arguments: Arguments) -> Outcome {
    match (&arguments.receipt, &arguments.keys) {
        (Some(receipt), Some(keys)) => one_receipt(receipt, keys),
        _ => installation(&arguments.databases).await,
    }
}

async fn installation(databases: &Databases) -> Outcome {
    let (main, keys) = installation::databases(databases, OpenMode::Existing).await?;
    let sum = ledger::verify(&main).await??;
    let signed = checkpoint::verify(&main, &keys).await??;
    let wordings = archive::verify(&main).await??;
    println!("The ledger holds: {} chains, {} entries.", sum.chains, sum.entries);
    println!("Its checkpoints hold: {}; {} chains have changed since the last.", signed.checkpoints, signed.unsigned);
    if signed.replaced > 0 {
        println!(
            "Not in it: {} checkpoints, signed before an older copy of the main database was restored. If nobody restored one, the ledger was cut.",
            signed.replaced
        );
    }
    println!("The wordings and statements that it names hold: {wordings}.");
    Ok(())
}

fn one_receipt(file: &Path, keys: &Path) -> Outcome {
    let Strict(receipt) = read(file, "a receipt")?;
    let checked = receipt::check(&receipt, &read(keys, "a JWK Set")?).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|fault| format!("  {fault}")).collect();
        format!("{} does not hold:\n{}", file.display(), lines.join("\n"))
    })?;
    println!("The receipt holds.");
    println!("  Purpose      {}", checked.purpose);
    println!("  Controller   {}", checked.controller);
    println!("  Given        {}", checked.given_at);
    println!("  State        {} at {}", checked.state, checked.issued_at);
    println!("  Signed by    key {} of {}", checked.kid, checked.key);
    Ok(())
}

fn read<T: DeserializeOwned>(path: &Path, what: &str) -> Result<T, String> {
    let text = std::fs::read(path).map_err(|e| format!("{} could not be read: {e}", path.display()))?;
    serde_json::from_slice(&text).map_err(|e| format!("{} is not {what}: {e}", path.display()))
}
