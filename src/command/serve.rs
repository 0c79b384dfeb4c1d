//! `handshake serve`

use std::{sync::Arc, time::Duration};

use axum::{body::Body, extract::ConnectInfo};
use clap::Args;
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::Semaphore,
    time::timeout,
};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::Outcome;
use crate::{
    config::{Databases, Reach, Serving},
    jobs,
    mail::Post,
    open,
    web::{self, Web},
};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    serving: Serving,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    databases: Databases,
}

/// A request's head has to be there by then (BAR D9).
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// An answer that its reader does not take is given up.
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);
/// Each costs memory, and a handle: more wait until one is closed.
const MOST_CONNECTIONS: usize = 1_000;
/// Requests that run when SIGTERM comes may take this long to finish.
const GRACE: Duration = Duration::from_secs(8);

pub async fn run(arguments: Arguments) -> Outcome {
    let site = arguments.serving.check(&arguments.reach)?;
    let post = match &arguments.serving.smtp_url {
        Some(url) if !site.dev => Post::smtp(url, &arguments.serving.mail_from)?,
        _ => Post::memory(&arguments.serving.mail_from)?,
    };
    let portal = open::to_serve(&arguments.databases, site, post).await?;
    let portal = Arc::new(portal);
    let listener = TcpListener::bind(arguments.serving.addr)
        .await
        .map_err(|e| format!("cannot listen on {}: {e}", arguments.serving.addr))?;
    let stop = CancellationToken::new();
    let worker = tokio::spawn(jobs::work(portal.clone(), stop.clone()));
    tracing::info!(addr = %arguments.serving.addr, url = %portal.site.public_url, "serving");
    accept(listener, Web::new(portal.clone(), arguments.serving.trusted_proxies)).await?;
    stop.cancel();
    let _ = timeout(Duration::from_secs(1), worker).await;
    portal.store.close().await;
    portal.keys.store.close().await;
    Ok(())
}

/// Serves until SIGTERM or Ctrl-C, then lets what runs finish.
async fn accept(listener: TcpListener, web: Web) -> Outcome {
    let app = web::router(web);
    // HTTP/1.1 alone: whoever speaks HTTP/2 to browsers does so with TLS, before us; and finding out which of the two it
    // is has no timeout.
    let mut http = Builder::new(TokioExecutor::new()).http1_only();
    http.http1().timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT);
    let graceful = GracefulShutdown::new();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let place = tokio::select! {
            place = places.clone().acquire_owned() => place?,
            _ = terminate.recv() => break,
            _ = interrupt.recv() => break,
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file handles, most likely: others may close some.
                    tracing::error!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            _ = terminate.recv() => break,
            _ = interrupt.recv() => break,
        };
        let _ = stream.set_nodelay(true);
        let mut stream = Box::pin(TimeoutStream::new(stream));
        stream.as_mut().set_write_timeout_pinned(Some(WRITE_TIMEOUT));
        let app = app.clone();
        let service = service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            app.clone().oneshot(request.map(Body::new))
        });
        let connection = http.serve_connection(TokioIo::new(stream), service);
        let watched = graceful.watch(connection.into_owned());
        tokio::spawn(async move {
            // A connection that breaks is the other side's business.
            let _ = watched.await;
            drop(place);
        });
    }
    drop(listener);
    tracing::info!("finishing what runs");
    let _ = timeout(GRACE, graceful.shutdown()).await;
    Ok(())
}
