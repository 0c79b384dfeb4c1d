//! `handshake demo --people N`

use std::sync::Arc;

use clap::Args;

use super::Outcome;
use crate::{
    demo,
    domain::installation,
    platform::config::{Databases, PublicUrlArgs},
};

#[derive(Args)]
pub struct Arguments {
    /// How many
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    people: u64,
    #[command(flatten)]
    databases: Databases,
    #[command(flatten)]
    public_url: PublicUrlArgs,
}

pub async fn run(arguments: Arguments) -> Outcome {
    let portal = Arc::new(installation::to_work(&arguments.databases, &arguments.public_url).await?);
    let begun = std::time::Instant::now();
    let filled = demo::fill(&portal, arguments.people).await?;
    println!(
        "{} people with {} mailboxes, and {} who have not confirmed yet, in {:.1} s.",
        filled.people,
        filled.mailboxes,
        filled.waiting,
        begun.elapsed().as_secs_f64()
    );
    Ok(())
}
