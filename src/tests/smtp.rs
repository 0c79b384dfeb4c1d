//! A mail server of a few lines, that can be as unkind as real ones.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{CertificateDer, PrivateKeyDer},
    },
};

/// What it does with the next email; kind when nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Kind,
    AtGreeting(&'static str),
    AtHello(&'static str),
    AtAuth(&'static str),
    AtMail(&'static str),
    AtRcpt(&'static str),
    AtData(&'static str),
    /// Takes the email whole and hangs up without a word.
    HangsUp,
    /// Takes the email and answers nothing more.
    IgnoresGoodbyes,
    /// Takes the email and thinks about it for so long.
    Ponders(Duration),
}

/// An email as it came, with what was answered.
#[derive(Clone, Debug)]
pub struct Received {
    pub to: String,
    pub message: String,
    pub accepted: bool,
}

/// How a server of a test speaks TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    Never,
    /// After STARTTLS, which it offers.
    Offered,
    FromTheFirstOctet,
}

#[derive(Clone)]
pub struct Server {
    pub url: String,
    tls: Tls,
    acceptor: Option<TlsAcceptor>,
    moods: Arc<Mutex<VecDeque<Mood>>>,
    received: Arc<Mutex<Vec<Received>>>,
    commands: Arc<Mutex<Vec<String>>>,
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

impl Server {
    pub async fn start() -> Server {
        Server::speaking(Tls::Never, None).await
    }

    /// With a certificate and its key.
    pub async fn speaking(tls: Tls, identity: Option<(CertificateDer<'static>, PrivateKeyDer<'static>)>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let acceptor = identity.map(|(certificate, key)| {
            let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
            TlsAcceptor::from(Arc::new(config.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap()))
        });
        let at = listener.local_addr().unwrap();
        let scheme = if tls == Tls::FromTheFirstOctet { "smtps" } else { "smtp" };
        let server = Server {
            url: format!("{scheme}://{at}"),
            tls,
            acceptor,
            moods: Arc::default(),
            received: Arc::default(),
            commands: Arc::default(),
        };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let serving = serving.clone();
                tokio::spawn(async move { serving.serve(socket).await });
            }
        });
        server
    }

    pub fn will(&self, moods: &[Mood]) {
        self.moods.lock().unwrap().extend(moods);
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    pub fn accepted(&self) -> Vec<Received> {
        self.received().into_iter().filter(|message| message.accepted).collect()
    }

    /// Every command as it came, the email itself left out.
    pub fn commands(&self) -> Vec<String> {
        self.commands.lock().unwrap().clone()
    }

    async fn serve(&self, socket: TcpStream) -> Option<()> {
        let mood = self.moods.lock().unwrap().pop_front().unwrap_or(Mood::Kind);
        let acceptor = self.acceptor.clone();
        if self.tls == Tls::FromTheFirstOctet {
            let stream = acceptor?.accept(socket).await.ok()?;
            return self.talk(Box::new(stream), mood, true).await.map(|_| ());
        }
        let stream = self.talk(Box::new(socket), mood, true).await?;
        let stream = acceptor?.accept(stream).await.ok()?;
        self.talk(Box::new(stream), mood, false).await.map(|_| ())
    }

    /// Until the other side is done, or wants to go on with TLS: then with what it goes on.
    async fn talk(&self, stream: Box<dyn Stream>, mood: Mood, greets: bool) -> Option<Box<dyn Stream>> {
        let mut stream = BufReader::new(stream);
        let mut to = String::new();
        let greeting = if let Mood::AtGreeting(answer) = mood { answer } else { "220 mail.example" };
        if greets {
            stream.write_all(format!("{greeting}\r\n").as_bytes()).await.ok()?;
        }
        let hello = match (self.tls, greets) {
            (Tls::Offered, true) => "250-mail.example\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN",
            _ => "250-mail.example\r\n250 AUTH PLAIN LOGIN",
        };
        while let Some(line) = line_of(&mut stream).await {
            self.commands.lock().unwrap().push(line.clone());
            let answer = match line.split([' ', ':']).next()?.to_ascii_uppercase().as_str() {
                "EHLO" => {
                    if let Mood::AtHello(answer) = mood {
                        answer
                    } else {
                        hello
                    }
                }
                "STARTTLS" => {
                    stream.write_all(b"220 go on\r\n").await.ok()?;
                    return Some(stream.into_inner());
                }
                "AUTH" => {
                    if let Mood::AtAuth(answer) = mood {
                        answer
                    } else {
                        "235 2.7.0 welcome"
                    }
                }
                "MAIL" => {
                    if let Mood::AtMail(answer) = mood {
                        answer
                    } else {
                        "250 ok"
                    }
                }
                "RCPT" => {
                    to = line.split(['<', '>']).nth(1)?.to_owned();
                    if let Mood::AtRcpt(answer) = mood { answer } else { "250 ok" }
                }
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").await.ok()?;
                    let mut message = String::new();
                    while let Some(line) = line_of(&mut stream).await.filter(|line| line != ".") {
                        message.push_str(&line);
                        message.push('\n');
                    }
                    let accepted = matches!(mood, Mood::Kind | Mood::Ponders(_) | Mood::IgnoresGoodbyes);
                    self.received.lock().unwrap().push(Received { to: to.clone(), message, accepted });
                    match mood {
                        Mood::AtData(answer) => answer,
                        Mood::HangsUp => return None,
                        Mood::Ponders(time) => {
                            tokio::time::sleep(time).await;
                            "250 taken"
                        }
                        _ => "250 taken",
                    }
                }
                "QUIT" => {
                    if mood == Mood::IgnoresGoodbyes {
                        tokio::time::sleep(Duration::from_secs(600)).await;
                    }
                    stream.write_all(b"221 bye\r\n").await.ok()?;
                    return None;
                }
                _ => "250 ok",
            };
            stream.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        }
        None
    }
}

async fn line_of(stream: &mut BufReader<Box<dyn Stream>>) -> Option<String> {
    let mut line = String::new();
    (stream.read_line(&mut line).await.ok()? > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}
