//! Mail servers as operators have them: with a password, with a certificate of their own, without TLS, in a bad mood.

use std::{fs, io::Write, path::PathBuf};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::{
    on_both,
    smtp::{Mood, Server, Tls},
    world::{count, form},
};
use crate::{
    base::clock::{Clock, Rng, minutes},
    base::ids,
    platform::{
        config::MailSettings,
        mail::{Failure, Mailer, MailerError, Message},
    },
};

const ADA: &str = "ada@mail.example";

fn message() -> Message {
    Message {
        to: ADA.to_owned(),
        from_name: "Harbour Books".to_owned(),
        reply_to: "privacy@harbour.example".to_owned(),
        language: "en".to_owned(),
        subject: "A test".to_owned(),
        text: "Text".to_owned(),
        html: "<p>Text</p>".to_owned(),
    }
}

async fn sends(mailer: &Mailer) -> Result<(), Failure> {
    mailer.send(ids::new_id(&Clock::system(), &Rng::System), &message(), Clock::system().now()).await
}

fn mailer(settings: &MailSettings, url: &str) -> Result<Mailer, MailerError> {
    Mailer::smtp(settings, url, "portal.example")
}

/// An authority of one's own, and a certificate that it signed for these names.
fn private_authority(names: &[&str]) -> (String, (CertificateDer<'static>, PrivateKeyDer<'static>)) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let certificate = CertificateParams::new(names).unwrap().signed_by(&key, &authority).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    (authority.pem(), (certificate.der().clone(), key))
}

fn file(name: &str, content: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("handshake-{}-{name}", std::process::id()));
    fs::File::create(&path).unwrap().write_all(content.as_bytes()).unwrap();
    path
}

fn on_this_machine<F: Future<Output = ()>>(body: F) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap().block_on(body);
}

/// A server that wants a name hears the portal's, or the one of the settings.
#[test]
fn the_portal_says_hello_by_its_own_name() {
    on_this_machine(async {
        let server = Server::start().await;
        sends(&mailer(&MailSettings::in_test(), &server.url).unwrap()).await.unwrap();
        let mut settings = MailSettings::in_test();
        settings.smtp.smtp_hello = Some("mail-out.example".to_owned());
        sends(&mailer(&settings, &server.url).unwrap()).await.unwrap();
        let hellos: Vec<String> = server.commands().into_iter().filter(|line| line.starts_with("EHLO")).collect();
        assert_eq!(hellos, ["EHLO portal.example", "EHLO mail-out.example"]);
    });
}

/// On loopback nobody stands in between, so a certificate that nobody signed will do; elsewhere it takes the authority's.
#[test]
fn a_certificate_of_ones_own_is_taken_on_loopback_and_by_its_authority() {
    on_this_machine(async {
        let (authority, identity) = private_authority(&["localhost"]);
        let clone = |(certificate, key): &(CertificateDer<'static>, PrivateKeyDer<'static>)| {
            (certificate.clone(), key.clone_key())
        };
        for tls in [Tls::Offered, Tls::FromTheFirstOctet] {
            let server = Server::speaking(tls, Some(clone(&identity))).await;
            sends(&mailer(&MailSettings::in_test(), &server.url).unwrap()).await.unwrap();
            assert_eq!(server.accepted().len(), 1);
            assert_eq!(server.commands().iter().any(|line| line == "STARTTLS"), tls == Tls::Offered);

            // As from elsewhere: the authority is named, and the name has to be right.
            let mut settings = MailSettings::in_test();
            settings.smtp.smtp_ca_file = Some(file("ca.pem", &authority));
            let by_name = server.url.replace("127.0.0.1", "localhost");
            sends(&mailer(&settings, &by_name).unwrap()).await.unwrap();
            let Err(failure) = sends(&mailer(&settings, &server.url).unwrap()).await else { panic!("another name") };
            assert_eq!(failure.code(), "no answer at tls: its certificate is for another name");
            let (other, _) = private_authority(&["localhost"]);
            settings.smtp.smtp_ca_file = Some(file("other.pem", &other));
            let Err(failure) = sends(&mailer(&settings, &by_name).unwrap()).await else { panic!("another authority") };
            assert!(
                failure.code().starts_with("no answer at tls: its certificate is signed by nobody we know"),
                "{}",
                failure.code()
            );
            assert_eq!(failure.whose(), "server");
        }
    });
}

/// An internal relay without TLS is one that the operator says so of; nothing else is sent in the open.
#[test]
fn without_tls_only_where_it_is_said() {
    on_this_machine(async {
        let (_, identity) = private_authority(&["localhost"]);
        let server = Server::speaking(Tls::Offered, Some(identity)).await;
        sends(&mailer(&MailSettings::in_test(), &format!("{}?tls=off", server.url)).unwrap()).await.unwrap();
        assert!(!server.commands().iter().any(|line| line == "STARTTLS"));
        for (url, fault) in [
            ("smtps://mail.example?tls=off", "contradicts itself"),
            ("smtp://mail.example?tls=maybe", "tls=off alone"),
            ("http://mail.example", "must begin with"),
            ("smtp:mail", "names no host"),
        ] {
            let Err(error) = mailer(&MailSettings::in_test(), url) else { panic!("{url}") };
            assert!(error.to_string().contains(fault), "{url}: {error}");
        }
        let mut settings = MailSettings::in_test();
        settings.smtp.smtp_ca_file = Some(file("none.pem", "nothing"));
        assert!(matches!(mailer(&settings, "smtp://mail.example"), Err(MailerError::NoCertificate)));
        settings.smtp.smtp_ca_file = Some("/nowhere/ca.pem".into());
        assert!(
            mailer(&settings, "smtp://mail.example")
                .err()
                .unwrap()
                .to_string()
                .contains("HANDSHAKE_SMTP_CA_FILE cannot be read")
        );
    });
}

/// Passwords have all kinds of characters.
#[test]
fn a_password_with_special_characters_is_taken_encoded_or_apart() {
    use base64::{Engine, prelude::BASE64_STANDARD};
    on_this_machine(async {
        let (user, password) = ("ada@portal.example", "p/ä?s#s%w:r+d&@[]");
        let given = BASE64_STANDARD.encode(format!("\0{user}\0{password}"));
        let server = Server::start().await;
        let in_url =
            server.url.replace("smtp://", "smtp://ada%40portal.example:p%2F%C3%A4%3Fs%23s%25w%3Ar+d%26%40%5B%5D@");
        sends(&mailer(&MailSettings::in_test(), &in_url).unwrap()).await.unwrap();
        let mut settings = MailSettings::in_test();
        settings.smtp.smtp_user = Some(user.to_owned());
        settings.smtp.smtp_password = Some(password.to_owned());
        sends(&mailer(&settings, &server.url).unwrap()).await.unwrap();
        settings.smtp.smtp_password = None;
        settings.smtp.smtp_password_file = Some(file("password", &format!("{password}\n")));
        sends(&mailer(&settings, &server.url).unwrap()).await.unwrap();
        let given = format!("AUTH PLAIN {given}");
        assert_eq!(server.commands().iter().filter(|line| **line == given).count(), 3, "{:?}", server.commands());

        for url in [
            "smtp://ada:p/w@mail.example",
            "smtp://ada@portal.example:pw@mail.example",
            "smtp://ada:p#w@mail.example",
            "smtp://ada:50%@mail.example",
            "smtp://ada:p?w@mail.example:25",
        ] {
            let Err(error) = mailer(&MailSettings::in_test(), url) else { panic!("{url}") };
            let said = error.to_string();
            assert!(said.contains("percent-encoded") && said.contains("HANDSHAKE_SMTP_USER"), "{said}");
            assert!(!said.contains("p/w") && !said.contains("50%@"), "no secret in it");
        }
        let both = mailer(&settings, "smtp://bela:pw@mail.example").err().unwrap();
        assert!(matches!(both, MailerError::TwoUsers));
    });
}

on_both! {
    /// P3: whatever a server says against our host, our sender or our password, the email waits and the address is not touched.
    async fn what_is_said_against_us_keeps_emails_waiting_and_stops_no_address(world) {
        let server = Server::start().await;
        let mut settings = MailSettings::in_test();
        settings.smtp.smtp_user = Some("ada".to_owned());
        settings.smtp.smtp_password = Some("wrong".to_owned());
        let world = world.with_mailer(mailer(&settings, &server.url).unwrap()).await;
        let harbour = world.harbour();
        server.will(&[
            Mood::AtHello("504 5.5.2 need fully-qualified hostname"),
            Mood::AtAuth("535 5.7.8 bad credentials"),
            Mood::AtMail("530 5.7.0 authentication required"),
            Mood::AtMail("550 5.1.8 sender rejected"),
            Mood::AtGreeting("521 no mail here"),
            Mood::AtRcpt("550 5.7.1 relaying denied"),
            Mood::AtRcpt("552 5.2.2 mailbox full"),
        ]);
        world.post(&harbour, form(&harbour, ADA)).await;
        for wait in [1, 2, 5, 15, 60, 180, 360] {
            assert_eq!(count(&world.store, "select count(*) from queue where ended_at is null and failure is not null").await, 1);
            world.clock.advance(minutes(wait));
            world.work().await;
        }
        assert_eq!(server.accepted().len(), 1, "when all is mended it arrives");
        assert_eq!(count(&world.store, "select count(*) from mute").await, 0);
        let text = crate::platform::metrics::text(&world.metrics, &world.pulses, &world.store, world.now()).await.unwrap();
        for line in [
            "handshake_mail_failures_total{step=\"connect\",whose=\"sender\"} 2",
            "handshake_mail_failures_total{step=\"auth\",whose=\"sender\"} 1",
            "handshake_mail_failures_total{step=\"mail-from\",whose=\"sender\"} 2",
            "handshake_mail_failures_total{step=\"rcpt-to\",whose=\"sender\"} 1",
            "handshake_mail_failures_total{step=\"rcpt-to\",whose=\"server\"} 1",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }

    /// P3: a server that took the email and then says nothing more got it once.
    async fn a_server_that_does_not_answer_a_goodbye_gets_an_email_once(world) {
        let server = Server::start().await;
        let world = world.with_mailer(mailer(&MailSettings::in_test(), &server.url).unwrap()).await;
        let harbour = world.harbour();
        server.will(&[Mood::IgnoresGoodbyes]);
        world.post(&harbour, form(&harbour, ADA)).await;
        world.clock.advance(minutes(5));
        world.work().await;
        assert_eq!(server.received().len(), 1);
        assert_eq!(count(&world.store, "select count(*) from queue where ended_at is null").await, 0);
    }

    /// A stopped address heals: mailboxes are made, and refusals are mistaken.
    async fn an_address_that_was_refused_is_tried_again_when_its_owner_asks_later(world) {
        let server = Server::start().await;
        let world = world.with_mailer(mailer(&MailSettings::in_test(), &server.url).unwrap()).await;
        let harbour = world.harbour();
        server.will(&[Mood::AtRcpt("550 5.1.1 no such user"), Mood::AtRcpt("550 5.1.1 no such user")]);
        for (wait, tries) in [(0, 1), (9, 1), (2, 2), (9, 2), (2, 3)] {
            world.clock.advance(minutes(wait));
            world.post(&harbour, form(&harbour, ADA)).await;
            let tried = server.commands().iter().filter(|line| line.starts_with("RCPT")).count();
            assert_eq!(tried, tries, "after {wait} minutes more");
        }
        assert_eq!(server.accepted().len(), 1);
    }
}
