//! Where emails go: an SMTP server, or the memory of a development server.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use lettre::message::{Mailbox, MultiPart, SinglePart, header::ContentTransferEncoding, header::ContentType};
use uuid::Uuid;

use super::{
    Message, SentMessage,
    failure::{Failure, MailerError},
    smtp::{Smtp, Watcher},
};
use crate::{
    base::{address::Address, clock::Moment},
    platform::config::MailSettings,
};

/// The way out.
pub struct Mailer {
    from: lettre::Address,
    way: Way,
    said_at: Mutex<Option<Instant>>,
}

enum Way {
    Smtp(Smtp),
    Memory(Mutex<VecDeque<SentMessage>>),
}

/// Emails in memory are dropped beyond this many, the oldest first.
const KEPT: usize = 5_000;
const SAY_EVERY: Duration = Duration::from_secs(60);

impl Mailer {
    /// By SMTP: `url` as `smtp://[user:password@]host[:port]` (STARTTLS wherever the server offers it, and always off loopback) or
    /// `smtps://…`. `host` is the portal's own.
    pub fn smtp(settings: &MailSettings, url: &str, host: &str) -> Result<Mailer, MailerError> {
        // A domain in letters of its own goes out in those that every server takes.
        let from = Address::parse(&settings.mail_from).map_or(settings.mail_from.clone(), |from| from.delivered());
        let from = from.parse().map_err(|_| MailerError::From)?;
        Ok(Mailer::new(from, Way::Smtp(Smtp::new(&settings.smtp, url, host)?)))
    }

    /// [`Mailer::smtp`] of a test's own server.
    #[cfg(test)]
    pub fn in_test(url: &str) -> Mailer {
        Mailer::smtp(&MailSettings::in_test(), url, "portal.example").unwrap()
    }

    pub fn memory(from: &str) -> Result<Mailer, MailerError> {
        Ok(Mailer::new(from.parse().map_err(|_| MailerError::From)?, Way::Memory(Mutex::default())))
    }

    fn new(from: lettre::Address, way: Way) -> Mailer {
        Mailer { from, way, said_at: Mutex::default() }
    }

    /// Whether the operator is to be told that the mail server does not do its part: once a minute.
    pub fn may_say(&self) -> bool {
        let mut said_at = self.said_at.lock().unwrap_or_else(PoisonError::into_inner);
        let may = said_at.is_none_or(|at| at.elapsed() >= SAY_EVERY);
        if may {
            *said_at = Some(Instant::now());
        }
        may
    }

    /// Emails in memory, the newest first.
    pub fn kept(&self) -> Vec<SentMessage> {
        match &self.way {
            Way::Smtp(_) => Vec::new(),
            Way::Memory(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect(),
        }
    }

    /// Hands one email over. The same email has the same Message-ID however often it is tried.
    pub async fn send(&self, id: Uuid, message: &Message, now: Moment) -> Result<(), Failure> {
        self.send_watched(id, message, now, None).await
    }

    /// [`Mailer::send`], with somebody who watches the conversation.
    pub async fn send_watched(
        &self,
        id: Uuid,
        message: &Message,
        now: Moment,
        watch: Option<Watcher<'_>>,
    ) -> Result<(), Failure> {
        let mime = self.mime(id, message, now).ok_or(Failure::Unwritable)?;
        match &self.way {
            Way::Smtp(smtp) => smtp.send(mime.envelope(), &mime.formatted(), watch).await,
            Way::Memory(kept) => {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                kept.push_front(SentMessage {
                    to: message.to.clone(),
                    subject: message.subject.clone(),
                    text: message.text.clone(),
                    html: message.html.clone(),
                    headers: headers(&mime),
                    sent_at: now,
                });
                kept.truncate(KEPT);
                Ok(())
            }
        }
    }

    fn mime(&self, id: Uuid, message: &Message, now: Moment) -> Option<lettre::Message> {
        let part = |kind: ContentType, body: &str| {
            SinglePart::builder().header(kind).header(ContentTransferEncoding::QuotedPrintable).body(body.to_owned())
        };
        lettre::Message::builder()
            .from(Mailbox::new(Some(message.from_name.clone()), self.from.clone()))
            .reply_to(Mailbox::new(Some(message.from_name.clone()), message.reply_to.parse().ok()?))
            .to(Mailbox::new(None, message.to.parse().ok()?))
            .subject(message.subject.clone())
            .date(now.timestamp().into())
            .message_id(Some(format!("<{id}@{}>", self.from.domain())))
            .header(AutoSubmitted)
            .header(ContentLanguage(message.language.clone()))
            .multipart(
                MultiPart::alternative()
                    .singlepart(part(ContentType::TEXT_PLAIN, &message.text))
                    .singlepart(part(ContentType::TEXT_HTML, &message.html)),
            )
            .ok()
    }
}

/// The lines above the body, unfolded.
fn headers(message: &lettre::Message) -> BTreeMap<String, String> {
    let formatted = message.formatted();
    let text = String::from_utf8_lossy(&formatted);
    let head = text.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ").replace("\r\n\t", " ");
    head.lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// RFC 3834: nobody's holiday notice should answer this.
#[derive(Clone)]
struct AutoSubmitted;

/// RFC 3282.
#[derive(Clone)]
struct ContentLanguage(String);

mod header {
    use lettre::message::header::{Header, HeaderName, HeaderValue};

    use super::{AutoSubmitted, ContentLanguage};

    type Parsed<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

    impl Header for AutoSubmitted {
        fn name() -> HeaderName {
            HeaderName::new_from_ascii_str("Auto-Submitted")
        }

        fn parse(_: &str) -> Parsed<Self> {
            Ok(AutoSubmitted)
        }

        fn display(&self) -> HeaderValue {
            HeaderValue::new(Self::name(), "auto-generated".to_owned())
        }
    }

    impl Header for ContentLanguage {
        fn name() -> HeaderName {
            HeaderName::new_from_ascii_str("Content-Language")
        }

        fn parse(text: &str) -> Parsed<Self> {
            Ok(ContentLanguage(text.to_owned()))
        }

        fn display(&self) -> HeaderValue {
            HeaderValue::new(Self::name(), self.0.clone())
        }
    }
}
