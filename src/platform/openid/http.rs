//! How providers are asked: no redirects (RFC 9700 § 4.11), and never for long or for much.

use std::{pin::Pin, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::redirect::Policy;

use super::refused::Trouble;

/// An answer may take this long.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// 1 MiB. Metadata and keys of the largest providers are some 10 kB.
const MOST_BYTES: usize = 1 << 20;

/// A client of one provider.
#[derive(Clone)]
pub(super) struct Http(reqwest::Client);

impl Http {
    /// Http is spoken with a provider on loopback alone, and then past any proxy.
    pub(super) fn new(on_loopback: bool, patience: Duration) -> Result<Http, reqwest::Error> {
        let mut client = reqwest::Client::builder()
            .user_agent("handshake")
            .redirect(Policy::none())
            .referer(false)
            .timeout(patience)
            .https_only(!on_loopback);
        if on_loopback {
            client = client.no_proxy();
        }
        client.build().map(Http)
    }

    /// What is answered, unless it is the server's own fault, or leads elsewhere.
    pub(super) async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Trouble> {
        let request = reqwest::Request::try_from(request).map_err(|_| Trouble::Unreadable)?;
        let mut answer = self.0.execute(request).await.map_err(trouble)?;
        let status = answer.status();
        if !status.is_success() && (!status.is_client_error() || status == http::StatusCode::TOO_MANY_REQUESTS) {
            return Err(Trouble::Status(status.as_u16()));
        }
        if answer.content_length().is_some_and(|length| length > MOST_BYTES as u64) {
            return Err(Trouble::TooLong);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(trouble)? {
            if body.len() + chunk.len() > MOST_BYTES {
                return Err(Trouble::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = http::Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Trouble;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Trouble>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

fn trouble(error: reqwest::Error) -> Trouble {
    if error.is_timeout() { Trouble::TooSlow } else { Trouble::NoAnswer }
}
