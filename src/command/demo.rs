//! `handshake demo --people N`

use std::sync::Arc;

use clap::Args;

use super::Outcome;
use crate::{
    config::{Databases, Reach},
    demo, open,
};

#[derive(Args)]
pub struct Arguments {
    /// How many
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    people: u64,
    #[command(flatten)]
    databases: Databases,
    #[command(flatten)]
    reach: Reach,
}

pub async fn run(arguments: Arguments) -> Outcome {
    let portal = Arc::new(open::to_work(&arguments.databases, &arguments.reach).await?);
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
