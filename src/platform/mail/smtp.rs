//! One email, one SMTP conversation (RFC 5321), step by step: only so is it known whose fault a refusal is.

use std::{
    fs,
    net::IpAddr,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use lettre::{
    address::Envelope,
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::ClientId,
        response::Response,
    },
};
use tokio::time::timeout;
use url::Url;

use super::{
    failure::{Ended, Failure, MailerError, Reply, Step},
    refusal::classify,
};
use crate::{
    base::site::percent_decoded,
    platform::{config::SmtpSettings, vault::warn_if_others_can_read},
};

/// Connecting may take this long, and everything up to the email itself as a whole.
const STEP: Duration = Duration::from_secs(30);
const CONVERSATION: Duration = Duration::from_secs(45);
/// A server that has the whole email may look at it for long (RFC 5321 § 4.5.3.2.6): whoever hangs up meanwhile sends it twice.
const LOOKS_AT_IT: Duration = Duration::from_secs(300);
/// What is answered to a goodbye changes nothing any more.
const GOODBYE: Duration = Duration::from_secs(2);

pub struct Smtp {
    host: String,
    port: u16,
    encryption: Encryption,
    tls: TlsParameters,
    hello: ClientId,
    credentials: Option<Credentials>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encryption {
    /// From the first octet.
    Implicit,
    StartTls,
    /// STARTTLS where offered: on loopback only, where nobody listens in.
    IfOffered,
    /// Never: on loopback, or where the operator says so.
    Off,
}

/// Who watches a conversation: each step with what was answered, the server's words included.
pub type Watcher<'a> = &'a (dyn Fn(Step, &str) + Send + Sync);

impl Smtp {
    /// `host` is the portal's own, by which it says hello if the settings name no other.
    pub fn new(settings: &SmtpSettings, url: &str, host: &str) -> Result<Smtp, MailerError> {
        check_encoded(url)?;
        let url =
            Url::parse(url).map_err(|_| MailerError::Address("it must read smtp://host:port or smtps://host:port"))?;
        let server = url.host_str().ok_or(MailerError::Address("it names no host"))?.to_owned();
        let on_loopback =
            server == "localhost" || server.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        let is_off = match url.query() {
            None | Some("") => false,
            Some("tls=off") => true,
            Some(_) => return Err(MailerError::Address("after ? it takes tls=off alone")),
        };
        let (encryption, port) = match (url.scheme(), is_off) {
            ("smtps", true) => return Err(MailerError::Address("smtps:// with tls=off contradicts itself")),
            ("smtps", false) => (Encryption::Implicit, 465),
            ("smtp", true) => (Encryption::Off, 25),
            ("smtp", false) if on_loopback => (Encryption::IfOffered, 25),
            ("smtp", false) => (Encryption::StartTls, 587),
            _ => return Err(MailerError::Address("it must begin with smtp:// or smtps://")),
        };
        let mut tls = TlsParameters::builder(server.clone());
        if let Some(file) = &settings.smtp_ca_file {
            let pem = fs::read(file).map_err(|e| MailerError::File("HANDSHAKE_SMTP_CA_FILE".to_owned(), e))?;
            if !pem.windows(11).any(|window| window == b"-----BEGIN ") {
                return Err(MailerError::NoCertificate);
            }
            let authority = Certificate::from_pem(&pem).map_err(|e| MailerError::Tls(e.to_string()))?;
            tls = tls.add_root_certificate(authority);
        } else if on_loopback {
            // Whoever could stand in between has the machine already.
            tls = tls.dangerous_accept_invalid_certs(true).dangerous_accept_invalid_hostnames(true);
        }
        Ok(Smtp {
            host: server,
            port: url.port().unwrap_or(port),
            encryption,
            tls: tls.build().map_err(|e| MailerError::Tls(e.to_string()))?,
            hello: client_id(settings.smtp_hello.as_deref().unwrap_or(host))?,
            credentials: credentials(settings, &url)?,
        })
    }

    pub async fn send(&self, envelope: &Envelope, message: &[u8], watch: Option<Watcher<'_>>) -> Result<(), Failure> {
        let talk = Talk { at: AtomicUsize::new(0), watch };
        let mut connection = match timeout(STEP, self.connect(&talk)).await {
            Ok(Ok(connection)) => connection,
            Ok(Err(error)) => return Err(talk.failure(&error)),
            Err(_) => return Err(talk.took_too_long()),
        };
        let outcome = match timeout(CONVERSATION, offer(&talk, &mut connection, envelope)).await {
            Ok(Ok(())) => {
                talk.begin(Step::Message);
                match timeout(LOOKS_AT_IT, connection.message(message)).await {
                    Ok(Ok(response)) => {
                        talk.answered(&response);
                        Ok(())
                    }
                    Ok(Err(error)) => Err(talk.failure(&error)),
                    Err(_) => Err(talk.took_too_long()),
                }
            }
            Ok(Err(error)) => Err(talk.failure(&error)),
            Err(_) => Err(talk.took_too_long()),
        };
        let _ = timeout(GOODBYE, connection.abort()).await;
        outcome
    }

    async fn connect(&self, talk: &Talk<'_>) -> Result<AsyncSmtpConnection, Error> {
        let implicit = (self.encryption == Encryption::Implicit).then(|| self.tls.clone());
        let host = self.host.as_str();
        let connecting =
            AsyncSmtpConnection::connect_tokio1((host, self.port), Some(STEP), &self.hello, implicit, None);
        talk.begin(Step::Connect);
        let mut connection = connecting.await?;
        talk.report(&format!("{host}:{}, hello from {}: 250", self.port, self.hello));
        let offered = self.encryption == Encryption::IfOffered && connection.can_starttls();
        if self.encryption == Encryption::StartTls || offered {
            talk.begin(Step::Tls);
            connection.starttls(self.tls.clone(), &self.hello).await?;
            talk.report("220");
        }
        if let Some(credentials) = &self.credentials {
            talk.begin(Step::Auth);
            let answered = connection.auth(DEFAULT_MECHANISMS, credentials).await?;
            talk.answered(&answered);
        }
        Ok(connection)
    }
}

/// From whom, to whom, and whether the server takes an email at all.
async fn offer(talk: &Talk<'_>, connection: &mut AsyncSmtpConnection, envelope: &Envelope) -> Result<(), Error> {
    talk.begin(Step::From);
    talk.answered(&connection.command(Mail::new(envelope.from().cloned(), vec![])).await?);
    talk.begin(Step::To);
    for to in envelope.to() {
        talk.answered(&connection.command(Rcpt::new(to.clone(), vec![])).await?);
    }
    talk.begin(Step::Data);
    talk.answered(&connection.command(Data).await?);
    Ok(())
}

/// Where a conversation stands, for who gives it up and for who watches.
struct Talk<'a> {
    at: AtomicUsize,
    watch: Option<Watcher<'a>>,
}

impl Talk<'_> {
    fn begin(&self, step: Step) {
        let at = Step::ALL.iter().position(|known| *known == step).unwrap_or_default();
        self.at.store(at, Ordering::Relaxed);
    }

    fn step(&self) -> Step {
        Step::ALL[self.at.load(Ordering::Relaxed)]
    }

    fn report(&self, text: &str) {
        if let Some(watch) = self.watch {
            watch(self.step(), text);
        }
    }

    fn answered(&self, response: &Response) {
        self.report(&format!("{} {}", response.code(), response.message().collect::<Vec<_>>().join(" ")));
    }

    fn took_too_long(&self) -> Failure {
        let reason = Some("it took too long".to_owned());
        Failure::Later(Ended { step: self.step(), reply: None, reason })
    }

    fn failure(&self, error: &Error) -> Failure {
        let text = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
        self.report(&error.to_string());
        let reply = error.status().map(|code| Reply { status: u16::from(code), enhanced: enhanced(&text) });
        // A server may say "certificate" too, of anything.
        let is_of_tls = error.is_tls() || reply.is_none() && is_of_certificate(&text);
        let step = if is_of_tls { Step::Tls } else { self.step() };
        classify(Ended { step, reply, reason: if reply.is_none() { reason(error, &text) } else { None } }, &text)
    }
}

fn is_of_certificate(text: &str) -> bool {
    text.contains("certificate")
}

/// What is wrong with the connection. Neither the libraries' words nor a server's answer: both may name anybody.
fn reason(error: &Error, text: &str) -> Option<String> {
    let known = [
        ("UnknownIssuer", "its certificate is signed by nobody we know; HANDSHAKE_SMTP_CA_FILE names who signed it"),
        ("BadSignature", "its certificate is signed by nobody we know; HANDSHAKE_SMTP_CA_FILE names who signed it"),
        ("CaUsedAsEndEntity", "its certificate is one of an authority; HANDSHAKE_SMTP_CA_FILE takes it only as that"),
        ("expired", "its certificate has expired"),
        ("Expired", "its certificate has expired"),
        ("not valid yet", "its certificate is not valid yet"),
        ("NotValidYet", "its certificate is not valid yet"),
        ("not valid for name", "its certificate is for another name"),
        ("NotValidForName", "its certificate is for another name"),
        ("certificate", "its certificate is not good"),
        ("STARTTLS", "it offers no STARTTLS; an internal relay without TLS needs ?tls=off"),
        ("authentication mechanism", "it offers no way to sign in that we know (PLAIN, LOGIN)"),
        ("refused", "the connection was refused"),
        ("lookup", "its name is not found"),
        ("timed out", "it took too long"),
        ("incomplete response", "it hung up"),
    ];
    let found = known.iter().find(|(mark, _)| text.contains(mark)).map(|(_, says)| (*says).to_owned());
    found
        .or_else(|| error.is_tls().then(|| "TLS failed".to_owned()))
        .or_else(|| error.is_timeout().then(|| "it took too long".to_owned()))
}

/// The enhanced status code that a reply's text begins with (RFC 2034).
pub(super) fn enhanced(text: &str) -> Option<(u8, u16, u16)> {
    let mut parts = text.split_whitespace().next()?.split('.');
    let code = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (parts.next().is_none() && matches!(code.0, 2 | 4 | 5)).then_some(code)
}

/// What is said of a user and a password with characters that mean something in a URL would be about its host or port.
fn check_encoded(url: &str) -> Result<(), MailerError> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let Some((user_info, _)) = rest.rsplit_once('@') else {
        // Only then can a `/` or a `#` stand before a lost `@`.
        return Ok(());
    };
    let lone = user_info.split('%').skip(1).any(|after| {
        let mut digits = after.chars().take(2);
        !(digits.next().is_some_and(|c| c.is_ascii_hexdigit()) && digits.next().is_some_and(|c| c.is_ascii_hexdigit()))
    });
    if lone || user_info.contains(['/', '?', '#', '@', '[', ']', ' ', '\\']) {
        Err(MailerError::NotEncoded)
    } else {
        Ok(())
    }
}

fn credentials(settings: &SmtpSettings, url: &Url) -> Result<Option<Credentials>, MailerError> {
    let password = match (&settings.smtp_password, &settings.smtp_password_file) {
        (Some(_), Some(_)) => return Err(MailerError::TwoPasswords),
        (Some(password), None) => Some(password.clone()),
        (None, Some(file)) => Some(line_of(file)?),
        (None, None) => None,
    };
    let (user, in_url) = match (&settings.smtp_user, url.username()) {
        (Some(_), user) if !user.is_empty() => return Err(MailerError::TwoUsers),
        (Some(user), _) => (user.clone(), None),
        (None, "") => {
            return if password.is_none() {
                Ok(None)
            } else {
                Err(MailerError::Address("there is a password and no user"))
            };
        }
        (None, user) => (percent_decoded(user), url.password().map(percent_decoded)),
    };
    match (in_url, password) {
        (Some(_), Some(_)) => Err(MailerError::TwoPasswords),
        (Some(password), None) | (None, Some(password)) => Ok(Some(Credentials::new(user, password))),
        (None, None) => Err(MailerError::Address("there is a user and no password")),
    }
}

fn line_of(file: &Path) -> Result<String, MailerError> {
    let text = fs::read_to_string(file).map_err(|e| MailerError::File("HANDSHAKE_SMTP_PASSWORD_FILE".to_owned(), e))?;
    warn_if_others_can_read(file);
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(line.to_owned()),
        _ => Err(MailerError::NoPassword),
    }
}

fn client_id(name: &str) -> Result<ClientId, MailerError> {
    match name.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) => Ok(ClientId::Ipv4(ip)),
        Ok(IpAddr::V6(ip)) => Ok(ClientId::Ipv6(ip)),
        Err(_) if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')) => {
            Ok(ClientId::Domain(name.to_owned()))
        }
        Err(_) => Err(MailerError::Hello),
    }
}
