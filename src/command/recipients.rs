//! `handshake recipients --brand B --topic T`

use std::{
    io::{BufWriter, ErrorKind, Write, stdout},
    sync::Arc,
};

use clap::Args;

use super::Outcome;
use crate::{
    domain::{installation, preferences::recipients},
    platform::config::{Databases, PublicUrlArgs},
};

#[derive(Args)]
pub struct Arguments {
    /// The brand's slug
    #[arg(long)]
    brand: String,
    /// The topic's id
    #[arg(long)]
    topic: String,
    #[command(flatten)]
    databases: Databases,
    #[command(flatten)]
    public_url: PublicUrlArgs,
}

pub async fn run(arguments: Arguments) -> Outcome {
    let portal = Arc::new(installation::to_work(&arguments.databases, &arguments.public_url).await?);
    let brand = portal.brand(&arguments.brand).ok_or_else(|| format!("there is no brand {}", arguments.brand))?;
    let mut out = BufWriter::with_capacity(1 << 16, stdout().lock());
    let each = |recipient: &recipients::Recipient| {
        serde_json::to_writer(&mut out, recipient)?;
        out.write_all(b"\n")
    };
    let streamed = recipients::stream(&portal, &brand, &arguments.topic, each).await?;
    let count = match streamed {
        None => {
            let known: Vec<&str> = brand.topics_by_email().map(|topic| topic.id.as_str()).collect();
            return Err(format!("{} has no topic {}; it has {}", brand.slug, arguments.topic, known.join(", ")).into());
        }
        // Whoever reads had enough, as `head` does.
        Some(Err(e)) if e.kind() == ErrorKind::BrokenPipe => return Ok(()),
        Some(outcome) => outcome?,
    };
    match out.flush() {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(()),
        outcome => outcome?,
    }
    eprintln!("{count} people");
    Ok(())
}
