//! `handshake queue list`, `handshake queue retry`

use clap::{Args, Subcommand};
use uuid::Uuid;

use super::Outcome;
use crate::{
    domain::installation,
    platform::{
        config::{Databases, PublicUrlArgs},
        outbox::{self, EMAIL, Retried},
    },
    store::queue,
};

#[derive(Subcommand)]
pub enum Verb {
    /// List jobs and emails that wait or were given up, the newest first
    List(List),
    /// Try jobs and emails that were given up once more
    Retry(Retry),
}

#[derive(Args)]
pub struct List {
    /// At most so many
    #[arg(long, default_value_t = 200)]
    limit: i64,
    #[command(flatten)]
    databases: Databases,
    #[command(flatten)]
    public_url: PublicUrlArgs,
}

#[derive(Args)]
pub struct Retry {
    /// Ids as `queue list` shows them
    #[arg(required_unless_present = "all")]
    ids: Vec<Uuid>,
    /// Everything that was given up and is still of use
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    databases: Databases,
    #[command(flatten)]
    public_url: PublicUrlArgs,
}

pub async fn run(verb: Verb) -> Outcome {
    match verb {
        Verb::List(arguments) => list(arguments).await,
        Verb::Retry(arguments) => retry(arguments).await,
    }
}

/// Whom an email is for is nobody's business here: ids, kinds and what went wrong.
async fn list(arguments: List) -> Outcome {
    let portal = installation::to_work(&arguments.databases, &arguments.public_url).await?;
    let rows = queue::unfinished(&mut portal.store.read().await?, arguments.limit).await?;
    for row in &rows {
        let brand = row.brand_id.and_then(|id| portal.brands().by_id(id));
        let brand = brand.map_or("-".to_owned(), |brand| brand.slug.clone());
        let kind = match EMAIL.payload(row) {
            Ok(email) => format!("{}:{}", row.kind, email.message),
            Err(_) => row.kind.clone(),
        };
        let state = match row.dead_at {
            Some(at) => format!("given up {at}"),
            None => format!("next try {}", row.due_at),
        };
        let failure = row.failure.as_deref().unwrap_or("-");
        println!("{}\t{brand}\t{kind}\tmade {}\t{} tries\t{state}\t{failure}", row.id, row.made_at, row.attempts);
    }
    eprintln!("{} in the queue", rows.len());
    Ok(())
}

async fn retry(arguments: Retry) -> Outcome {
    let portal = installation::to_work(&arguments.databases, &arguments.public_url).await?;
    let mut ids = arguments.ids;
    if arguments.all {
        let rows = queue::unfinished(&mut portal.store.read().await?, i64::MAX).await?;
        ids.extend(rows.into_iter().filter(|row| row.dead_at.is_some()).map(|row| row.id));
    }
    let (mut again, mut freed) = (0, 0);
    for id in ids {
        match outbox::retry(&portal, id).await? {
            Retried::Again => again += 1,
            Retried::AddressOnly => freed += 1,
            Retried::Nothing if arguments.all => {}
            Retried::Nothing => eprintln!("{id}: nothing that was given up, or that is still of use"),
        }
    }
    println!("{again} will be tried again.");
    if freed > 0 {
        println!("{freed} emails are of no use any more, but their addresses are written to again.");
    }
    Ok(())
}
