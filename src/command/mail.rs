//! `handshake mail test`

use clap::{Args, Subcommand};

use super::Outcome;
use crate::{
    base::{
        address::Address,
        clock::{Clock, Rng},
        ids,
    },
    platform::{
        config::{MailSettings, PublicUrlArgs},
        mail::{Mailer, Message, Step},
    },
};

#[derive(Subcommand)]
pub enum Verb {
    /// Send one email by the mail server of the settings, and print each step of the conversation with its code
    Test(Test),
}

#[derive(Args)]
pub struct Test {
    /// Whom to send it to
    address: String,
    #[command(flatten)]
    mail: MailSettings,
    #[command(flatten)]
    public_url: PublicUrlArgs,
}

pub async fn run(verb: Verb) -> Outcome {
    let Verb::Test(arguments) = verb;
    let address = Address::parse(&arguments.address).map_err(|fault| format!("that is no email address: {fault}"))?;
    let Some(url) = &arguments.mail.smtp.smtp_url else {
        return Err("HANDSHAKE_SMTP_URL is missing: it names the mail server (smtp://user:password@host:587)".into());
    };
    let public_url = arguments.public_url.url(None)?;
    let mailer = Mailer::smtp(&arguments.mail, url, public_url.host_str().unwrap_or_default())?;
    let text = format!("This is a test of the mail server that {public_url} sends by. It arrived.\n");
    let message = Message {
        to: address.delivered(),
        from_name: "Handshake".to_owned(),
        reply_to: arguments.mail.mail_from.clone(),
        language: "en".to_owned(),
        subject: "Handshake: test email".to_owned(),
        html: format!("<p>{}</p>", html_escape::encode_text(&text)),
        text,
    };
    let (clock, rng) = (Clock::system(), Rng::System);
    // As they come: a server that does not answer holds up what comes after.
    let watch = |step: Step, said: &str| println!("{:<10} {said}", step.word());
    match mailer.send_watched(ids::new_id(&clock, &rng), &message, clock.now(), Some(&watch)).await {
        Ok(()) => {
            println!("the mail server took it");
            Ok(())
        }
        Err(failure) => Err(format!("it was not sent: {}", failure.code()).into()),
    }
}
