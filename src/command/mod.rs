//! The `handshake` command: one file a verb. Commands call the same stories as pages do.

mod backup;
mod brand;
mod demo;
mod keys;
pub(crate) mod loyalty;
mod mail;
mod migrate;
mod queue;
mod recipients;
mod serve;
mod verify;

use clap::{Parser, Subcommand};

/// A self-hosted customer privacy and preference portal
#[derive(Parser)]
#[command(name = "handshake", version, propagate_version = true)]
pub struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Serve the portal (migrates first)
    Serve(Box<serve::Arguments>),
    /// Bring both databases up to date and say so
    Migrate(migrate::Arguments),
    /// Create, update and list brands
    #[command(subcommand)]
    Brand(brand::Verb),
    /// Fill a new installation of the demo's brands with made-up people, for trying out and measuring
    Demo(demo::Arguments),
    /// Print everybody who may be written to about a topic, as NDJSON
    Recipients(recipients::Arguments),
    /// The numbers of a brand's loyalty programme that people claim
    #[command(subcommand)]
    Loyalty(loyalty::Verb),
    /// Look after jobs and emails that wait or were given up
    #[command(subcommand)]
    Queue(queue::Verb),
    /// The way out for emails
    #[command(subcommand)]
    Mail(mail::Verb),
    /// The keys that receipts are signed with
    #[command(subcommand)]
    Keys(keys::Verb),
    /// Back up both databases, each into a folder of its own
    Backup(backup::Arguments),
    /// Recompute the ledger, its signed checkpoints and the wordings that it names, and name the first that does not hold
    Verify(verify::Arguments),
}

/// What a command says when it fails: one line or several, for a person.
pub type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

impl Command {
    pub async fn run(self) -> Outcome {
        match self.verb {
            Verb::Serve(arguments) => serve::run(*arguments).await,
            Verb::Migrate(arguments) => migrate::run(arguments).await,
            Verb::Brand(verb) => brand::run(verb).await,
            Verb::Demo(arguments) => demo::run(arguments).await,
            Verb::Recipients(arguments) => recipients::run(arguments).await,
            Verb::Loyalty(verb) => loyalty::run(verb).await,
            Verb::Queue(verb) => queue::run(verb).await,
            Verb::Mail(verb) => mail::run(verb).await,
            Verb::Keys(verb) => keys::run(verb).await,
            Verb::Backup(arguments) => backup::run(arguments).await,
            Verb::Verify(arguments) => verify::run(arguments).await,
        }
    }
}
