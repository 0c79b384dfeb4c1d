//! Why an email did not go out, as a value; [`refusal`](super::refusal) makes it of what a server said.

use std::fmt;

/// Why there is no way out for emails at all.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    #[error("the SMTP address is not one: {0}")]
    Address(&'static str),
    #[error(
        "HANDSHAKE_SMTP_URL: its user or password holds one of / ? # @ [ ] or a lone %, which have to be percent-encoded there (@ as %40, / as %2F, % as %25); or give them as HANDSHAKE_SMTP_USER and HANDSHAKE_SMTP_PASSWORD or HANDSHAKE_SMTP_PASSWORD_FILE"
    )]
    NotEncoded,
    #[error("HANDSHAKE_SMTP_USER and the user in HANDSHAKE_SMTP_URL are both given; give one")]
    TwoUsers,
    #[error("HANDSHAKE_SMTP_PASSWORD and HANDSHAKE_SMTP_PASSWORD_FILE are both given; give one")]
    TwoPasswords,
    #[error("{0} cannot be read: {1}")]
    File(String, #[source] std::io::Error),
    #[error("HANDSHAKE_SMTP_PASSWORD_FILE holds no password on its first line")]
    NoPassword,
    #[error("HANDSHAKE_SMTP_CA_FILE holds no certificate in PEM form")]
    NoCertificate,
    #[error("HANDSHAKE_SMTP_CA_FILE: {0}")]
    Tls(String),
    #[error("HANDSHAKE_SMTP_HELLO is not the name of a host")]
    Hello,
    #[error("HANDSHAKE_MAIL_FROM is not an address emails can come from")]
    From,
}

/// A step of the conversation with a mail server (RFC 5321).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The connection, the server's greeting, EHLO.
    Connect,
    Tls,
    Auth,
    From,
    To,
    Data,
    /// The email itself.
    Message,
}

impl Step {
    pub const ALL: [Step; 7] = [Step::Connect, Step::Tls, Step::Auth, Step::From, Step::To, Step::Data, Step::Message];

    pub fn word(self) -> &'static str {
        match self {
            Step::Connect => "connect",
            Step::Tls => "tls",
            Step::Auth => "auth",
            Step::From => "mail-from",
            Step::To => "rcpt-to",
            Step::Data => "data",
            Step::Message => "message",
        }
    }
}

/// What a server answered: its code, and the enhanced one (RFC 3463) if there was one. None of its words, which may quote the
/// address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub enhanced: Option<(u8, u16, u16)>,
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        match self.enhanced {
            Some((class, subject, detail)) => write!(f, " {class}.{subject}.{detail}"),
            None => Ok(()),
        }
    }
}

/// Where and how a conversation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub step: Step,
    /// None where there was no answer.
    pub reply: Option<Reply>,
    /// What is wrong with the connection or the certificate, in our words or the TLS library's.
    pub reason: Option<String>,
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}", self.step.word())?;
        if let Some(reply) = &self.reply {
            write!(f, ": {reply}")?;
        }
        if let Some(reason) = &self.reason {
            write!(f, ": {reason}")?;
        }
        Ok(())
    }
}

/// What came of trying to deliver one email.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no such address.
    Address(Ended),
    /// The server does not take this email, ever.
    Refused(Ended),
    /// The server refuses us: our host, our sender, our password. Somebody will mend that, and emails wait for it.
    Sender(Ended),
    /// Not now: no connection, a mailbox that is full, a server that is busy.
    Later(Ended),
    /// The email cannot be written as a message.
    Unwritable,
}

impl Failure {
    /// As it stands in a row.
    pub fn code(&self) -> String {
        match self {
            Failure::Address(ended) => format!("address refused {ended}"),
            Failure::Refused(ended) => format!("message refused {ended}"),
            Failure::Sender(ended) => format!("sender refused {ended}"),
            Failure::Later(ended @ Ended { reply: Some(_), .. }) => format!("not now {ended}"),
            Failure::Later(ended) => format!("no answer {ended}"),
            Failure::Unwritable => "unwritable".to_owned(),
        }
    }

    /// Whose fault it is, for who counts.
    pub fn whose(&self) -> &'static str {
        match self {
            Failure::Address(_) => "address",
            Failure::Refused(_) | Failure::Unwritable => "message",
            Failure::Sender(_) => "sender",
            Failure::Later(_) => "server",
        }
    }

    pub fn ended(&self) -> Option<&Ended> {
        match self {
            Failure::Address(ended) | Failure::Refused(ended) | Failure::Sender(ended) | Failure::Later(ended) => {
                Some(ended)
            }
            Failure::Unwritable => None,
        }
    }
}
