//! `handshake serve`

use std::{net::SocketAddr, sync::Arc};

use clap::Args;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tokio_util::sync::CancellationToken;

use super::Outcome;
use crate::{
    domain::{account, installation, worker},
    platform::{
        config::{Databases, PublicUrlArgs, Serving},
        mail::Mailer,
        openid::Providers,
        places::Places,
    },
    web::{self, Web},
};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    serving: Serving,
    #[command(flatten)]
    public_url: PublicUrlArgs,
    #[command(flatten)]
    databases: Databases,
}

pub async fn run(arguments: Arguments) -> Outcome {
    let site = arguments.serving.check(&arguments.public_url)?;
    let mail = &arguments.serving.mail;
    let mailer = match &mail.smtp.smtp_url {
        Some(url) if !site.dev => Mailer::smtp(mail, url, site.host())?,
        _ => Mailer::memory(&mail.mail_from)?,
    };
    let providers = match &arguments.serving.providers_file {
        Some(file) => Providers::load(file)?,
        None => Providers::default(),
    };
    let places = match &arguments.serving.places_file {
        Some(file) => Places::load(file)?,
        None => Places::default(),
    };
    let mut portal = installation::to_serve(&arguments.databases, site, mailer, providers).await?;
    portal.places = places;
    account::warn_of_passkeys_made_elsewhere(&portal).await?;
    let portal = Arc::new(portal);
    let listener = bind(arguments.serving.addr).await?;
    let metrics_listener = match arguments.serving.metrics_addr {
        Some(addr) => Some(bind(addr).await?),
        None => None,
    };
    let most = web::server::most();
    let stop = told_to_stop()?;
    let worker = tokio::spawn(worker::work(portal.clone(), stop.clone()));
    tracing::info!(addr = %arguments.serving.addr, url = %portal.site.public_url, connections = most, "serving");
    let app = web::router(Web::new(portal.clone(), arguments.serving.trusted_proxies));
    let people = web::server::serve(listener, app, most, portal.metrics.connections.clone(), stop.clone());
    let watchers = async {
        match metrics_listener {
            Some(listener) => {
                let uncounted = portal.metrics.watchers.clone();
                web::server::serve(listener, web::metrics(portal.clone()), WATCHERS, uncounted, stop.clone()).await
            }
            None => Ok(()),
        }
    };
    tokio::try_join!(people, watchers)?;
    worker.await?;
    portal.store.close().await;
    portal.keys.store.close().await;
    Ok(())
}

/// Cancelled by SIGTERM and Ctrl-C. Requests and work that run then end side by side.
fn told_to_stop() -> std::io::Result<CancellationToken> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        told.cancel();
    });
    Ok(stop)
}

/// More than these do not scrape one process.
const WATCHERS: usize = 16;

async fn bind(addr: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(addr).await.map_err(|e| format!("cannot listen on {addr}: {e}"))
}
