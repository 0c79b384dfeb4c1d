//! `handshake brand apply FILE…`, `handshake brand list`

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Outcome;
use crate::{
    base::clock::{Clock, Rng},
    domain::installation,
    platform::{
        brand::{Brands, apply::apply_file},
        config::Databases,
    },
    store::OpenMode,
};

#[derive(Subcommand)]
pub enum Verb {
    /// Create or update brands from their files; a running server sees it within a second
    Apply(Apply),
    /// List the brands
    List(List),
}

#[derive(Args)]
pub struct Apply {
    /// One TOML file a brand
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    databases: Databases,
}

#[derive(Args)]
pub struct List {
    #[command(flatten)]
    databases: Databases,
}

pub async fn run(verb: Verb) -> Outcome {
    match verb {
        Verb::Apply(arguments) => apply(arguments).await,
        Verb::List(arguments) => list(arguments).await,
    }
}

async fn apply(arguments: Apply) -> Outcome {
    let (main, _) = installation::databases(&arguments.databases, OpenMode::OrBegin).await?;
    let mut faults = Vec::new();
    for file in &arguments.files {
        match apply_file(&main, &Clock::system(), &Rng::System, file).await {
            Ok(brand) => println!("/{} is {}, in {} languages.", brand.slug, brand.name, brand.languages.len()),
            Err(error) => faults.push(error.to_string()),
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

async fn list(arguments: List) -> Outcome {
    let (main, _) = installation::databases(&arguments.databases, OpenMode::Existing).await?;
    let brands = Brands::default().refreshed(&main).await?.unwrap_or_default();
    for brand in brands.iter() {
        let languages: Vec<&str> = brand.languages.iter().map(|language| language.tag()).collect();
        println!("{}\t{}\t{}\t{} topics", brand.slug, brand.name, languages.join(","), brand.topics.len());
    }
    Ok(())
}
