//! Why an email did not go out.

/// Why there is no way out for emails at all.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    #[error("the SMTP address is not one: {0}")]
    Address(&'static str),
    #[error("HANDSHAKE_MAIL_FROM is not an address emails can come from")]
    From,
}

/// What came of trying to deliver one email.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server refused the address itself, for good (5xx at RCPT).
    Address(u16),
    /// The server refused the email for good at another step.
    Refused(u16),
    /// Not now: 4xx, no connection, a connection that broke.
    Later(Option<u16>),
    /// The email cannot be written as a message.
    Unwritable,
}

impl Failure {
    /// As it stands in a row: no word of the server's, which may quote the address.
    pub fn code(self) -> String {
        match self {
            Failure::Address(status) => format!("address refused {status}"),
            Failure::Refused(status) => format!("message refused {status}"),
            Failure::Later(Some(status)) => format!("not now {status}"),
            Failure::Later(None) => "no connection".to_owned(),
            Failure::Unwritable => "unwritable".to_owned(),
        }
    }
}
