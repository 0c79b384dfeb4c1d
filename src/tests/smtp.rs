//! A mail server of a few lines, that can be as unkind as real ones.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What it does with the next email; kind when nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Kind,
    AtGreeting(&'static str),
    AtMail(&'static str),
    AtRcpt(&'static str),
    AtData(&'static str),
    /// Takes the email whole and hangs up without a word.
    HangsUp,
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

#[derive(Clone)]
pub struct Server {
    pub url: String,
    moods: Arc<Mutex<VecDeque<Mood>>>,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    pub async fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Server {
            url: format!("smtp://{}", listener.local_addr().unwrap()),
            moods: Arc::default(),
            received: Arc::default(),
        };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let serving = serving.clone();
                tokio::spawn(async move { serving.talk(socket).await });
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

    async fn talk(&self, socket: TcpStream) -> Option<()> {
        let mood = self.moods.lock().unwrap().pop_front().unwrap_or(Mood::Kind);
        let (read, mut write) = socket.into_split();
        let mut lines = BufReader::new(read).lines();
        let mut to = String::new();
        let greeting = if let Mood::AtGreeting(answer) = mood { answer } else { "220 mail.example" };
        write.write_all(format!("{greeting}\r\n").as_bytes()).await.ok()?;
        while let Some(line) = lines.next_line().await.ok()? {
            let answer = match line.split([' ', ':']).next()?.to_ascii_uppercase().as_str() {
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
                    write.write_all(b"354 go on\r\n").await.ok()?;
                    let mut message = String::new();
                    while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                        message.push_str(&line);
                        message.push('\n');
                    }
                    let accepted = matches!(mood, Mood::Kind | Mood::Ponders(_));
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
                "QUIT" => return write.write_all(b"221 bye\r\n").await.ok(),
                _ => "250 ok",
            };
            write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        }
        None
    }
}
