//! One email, one SMTP conversation (RFC 5321), step by step: only so can a refusal of the address (5xx at RCPT) be told
//! from a refusal of the email, and an address be stopped for the one and not for the other.

use std::{net::IpAddr, time::Duration};

use lettre::{
    address::Envelope,
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::ClientId,
    },
};
use url::Url;

use super::failure::{Failure, MailerError};

const TIMEOUT: Duration = Duration::from_secs(30);

pub struct Smtp {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encryption {
    /// From the first octet.
    Implicit,
    StartTls,
    /// STARTTLS where offered: on loopback only, where nobody listens in.
    IfOffered,
}

impl Smtp {
    pub fn new(url: &str) -> Result<Smtp, MailerError> {
        let url =
            Url::parse(url).map_err(|_| MailerError::Address("it must read smtp://host:port or smtps://host:port"))?;
        let host = url.host_str().ok_or(MailerError::Address("it names no host"))?.to_owned();
        let on_loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        let (encryption, port) = match url.scheme() {
            "smtps" => (Encryption::Implicit, 465),
            "smtp" if on_loopback => (Encryption::IfOffered, 25),
            "smtp" => (Encryption::StartTls, 587),
            _ => return Err(MailerError::Address("it must begin with smtp:// or smtps://")),
        };
        let credentials = match (url.username(), url.password()) {
            ("", _) => None,
            (user, Some(password)) => Some(Credentials::new(plain(user)?, plain(password)?)),
            (_, None) => return Err(MailerError::Address("it names a user and no password")),
        };
        Ok(Smtp { host, port: url.port().unwrap_or(port), encryption, credentials })
    }

    pub async fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<(), Failure> {
        let mut connection = self.connect().await.map_err(|e| later(&e))?;
        let outcome = converse(&mut connection, envelope, message).await;
        connection.abort().await;
        outcome
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let name = ClientId::default();
        let tls = TlsParameters::new(self.host.clone())?;
        let implicit = (self.encryption == Encryption::Implicit).then(|| tls.clone());
        let server = (self.host.as_str(), self.port);
        let mut connection = AsyncSmtpConnection::connect_tokio1(server, Some(TIMEOUT), &name, implicit, None).await?;
        let offered = self.encryption == Encryption::IfOffered && connection.can_starttls();
        if self.encryption == Encryption::StartTls || offered {
            connection.starttls(tls, &name).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

async fn converse(connection: &mut AsyncSmtpConnection, envelope: &Envelope, message: &[u8]) -> Result<(), Failure> {
    connection.command(Mail::new(envelope.from().cloned(), vec![])).await.map_err(|e| later(&e))?;
    for to in envelope.to() {
        connection.command(Rcpt::new(to.clone(), vec![])).await.map_err(|e| match later_or_refused(&e) {
            Failure::Refused(status) if !is_policy(&e) => Failure::Address(status),
            other => other,
        })?;
    }
    connection.command(Data).await.map_err(|e| later_or_refused(&e))?;
    connection.message(message).await.map_err(|e| later_or_refused(&e))?;
    Ok(())
}

/// A refusal before any email was named is about us (a wrong password, a closed network, a sender that is not allowed),
/// whatever its code: somebody will mend it, and the emails wait.
fn later(error: &Error) -> Failure {
    Failure::Later(error.status().map(u16::from))
}

fn later_or_refused(error: &Error) -> Failure {
    let status = error.status().map(u16::from);
    match status {
        Some(status) if error.is_permanent() => Failure::Refused(status),
        _ => Failure::Later(status),
    }
}

/// Whether the server refuses the sender rather than the address: enhanced status 5.7 (RFC 3463). A network on somebody's
/// block list must not stop every address it writes to.
fn is_policy(error: &Error) -> bool {
    std::error::Error::source(error).is_some_and(|said| said.to_string().trim_start().starts_with("5.7."))
}

/// Percent-decoding of the user and the password.
fn plain(text: &str) -> Result<String, MailerError> {
    // A query's pairs are percent-decoded by the URL library; a plus sign stands for itself here.
    let pair = format!("x={}", text.replace('+', "%2B"));
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .ok_or(MailerError::Address("its user or password cannot be read"))
}
