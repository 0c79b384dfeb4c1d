//! Connections to a listener, until the process is told to stop.

use std::{sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
};
use prometheus::IntGauge;
use tokio::{net::TcpListener, sync::Semaphore, time::timeout};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::web::Counted;

/// A request's head has to be there by then.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// An answer that its reader does not take is given up.
const WRITE_TIMEOUT: Duration = Duration::from_secs(30);
/// Each costs memory, and a handle: more wait until one is closed.
const MOST: usize = 4_000;
/// Handles that are for databases, mail and files.
const RESERVED_HANDLES: usize = 256;
/// Requests that run when told to stop may take this long to finish.
const GRACE: Duration = Duration::from_secs(8);

/// How many connections there may be at once: a shell's usual 1,024 handles are few where a thousand clients dribble, so as
/// many are asked for as the operator allows.
pub fn most() -> usize {
    let wanted = (MOST + RESERVED_HANDLES) as u64;
    match rlimit::increase_nofile_limit(wanted) {
        Ok(handles) => (handles as usize).saturating_sub(RESERVED_HANDLES).clamp(RESERVED_HANDLES, MOST),
        Err(_) => RESERVED_HANDLES,
    }
}

/// Serves until told to stop, then lets what runs finish. `open` tells how many connections there are.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    most: usize,
    open: IntGauge,
    stop: CancellationToken,
) -> std::io::Result<()> {
    // HTTP/1.1 alone: whoever speaks HTTP/2 to browsers does so with TLS, before us; and finding out which of the two it
    // is has no timeout.
    let mut http = Builder::new(TokioExecutor::new()).http1_only();
    http.http1().timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT);
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(most));
    loop {
        let place = tokio::select! {
            place = places.clone().acquire_owned() => place.map_err(std::io::Error::other)?,
            () = stop.cancelled() => break,
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
            () = stop.cancelled() => break,
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
        let counted = Counted::new(&open);
        tokio::spawn(async move {
            // A connection that breaks is the other side's business.
            let _ = watched.await;
            drop((place, counted));
        });
    }
    drop(listener);
    let _ = timeout(GRACE, graceful.shutdown()).await;
    Ok(())
}
