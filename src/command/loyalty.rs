//! `handshake loyalty claims`, `handshake loyalty confirm`, `handshake loyalty refuse`

use std::io::{BufWriter, ErrorKind, Write, stdout};

use clap::{Args, Subcommand};
use uuid::Uuid;

use super::Outcome;
use crate::{
    domain::{
        installation,
        login::Actor,
        loyalty::{self, Claim, Decided},
    },
    platform::{
        brand::LiveBrand,
        config::{Databases, PublicUrlArgs},
        portal::Portal,
    },
};

#[derive(Subcommand)]
pub enum Verb {
    /// Print the numbers that wait to be confirmed, the oldest first, as NDJSON: id, number, name, address, claimed_at
    Claims(Of),
    /// Say that numbers belong to the people who claim them; each is told by email
    Confirm(Decision),
    /// Say that numbers were not found with the details given; each claim is dropped, and its owner told by email
    Refuse(Decision),
}

#[derive(Args)]
pub struct Of {
    /// The brand's slug
    #[arg(long)]
    brand: String,
    #[command(flatten)]
    databases: Databases,
    #[command(flatten)]
    public_url: PublicUrlArgs,
}

#[derive(Args)]
pub struct Decision {
    #[command(flatten)]
    of: Of,
    /// Ids as `loyalty claims` prints them
    #[arg(required = true)]
    ids: Vec<Uuid>,
}

/// As ledger entries name who acted.
const ACTOR: Actor = Actor::System { job: "loyalty" };

pub async fn run(verb: Verb) -> Outcome {
    let (of, ids, confirms) = match verb {
        Verb::Claims(of) => (of, None, false),
        Verb::Confirm(decision) => (decision.of, Some(decision.ids), true),
        Verb::Refuse(decision) => (decision.of, Some(decision.ids), false),
    };
    let portal = installation::to_work(&of.databases, &of.public_url).await?;
    let brand = portal.brand(&of.brand).ok_or_else(|| format!("there is no brand {}", of.brand))?;
    if brand.loyalty.is_none() {
        return Err(format!("{} has no [loyalty] in its file", brand.slug).into());
    }
    match ids {
        None => claims(&portal, &brand).await,
        Some(ids) => decide(&portal, &brand, &ids, confirms).await,
    }
}

async fn claims(portal: &Portal, brand: &LiveBrand) -> Outcome {
    let mut out = BufWriter::new(stdout().lock());
    let each = |claim: &Claim| {
        serde_json::to_writer(&mut out, claim)?;
        out.write_all(b"\n")
    };
    let count = match loyalty::claims(portal, brand, each).await? {
        // Whoever reads had enough, as `head` does.
        Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(()),
        outcome => outcome?,
    };
    match out.flush() {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(()),
        outcome => outcome?,
    }
    eprintln!("{count} claims");
    Ok(())
}

/// Each for itself: what one came to keeps no other from being decided. It is an error if any could not be.
pub(crate) async fn decide(portal: &Portal, brand: &LiveBrand, ids: &[Uuid], confirms: bool) -> Outcome {
    let mut faults = Vec::new();
    let mut done = 0;
    for id in ids {
        let decided = if confirms {
            loyalty::confirm(portal, brand, *id, &ACTOR).await?
        } else {
            loyalty::refuse(portal, brand, *id, &ACTOR).await?
        };
        match decided {
            Decided::Done => done += 1,
            // Told twice, it is as it was.
            Decided::AlreadySo if confirms => {}
            Decided::AlreadySo => faults.push(format!("{id}: the number is confirmed already and stays so")),
            // Refused already, or its owner took it back: it is gone, as it should be.
            Decided::NoClaim if !confirms => {}
            Decided::NoClaim => {
                faults.push(format!("{id}: no such claim waits; its owner may have changed or removed it"))
            }
            Decided::Taken => {
                faults.push(format!("{id}: the number is confirmed for somebody else already; refuse this claim"));
            }
        }
    }
    println!("{done} {}.", if confirms { "confirmed" } else { "refused" });
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}
