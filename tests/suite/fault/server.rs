//! The real server as a process that can be killed, and just enough of a browser to write to it: one connection a
//! request, so that a killed server is noticed at once.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use avtal::domain::access::UserRole;
use avtal::domain::lang::Lang;
use avtal::store::actor::At;
use avtal::store::session::NewSession;
use avtal::store::user::{UserFacts, UserStatus};
use avtal::store::{Store, StoreOptions};
use avtal::web::token;
use chrono::Utc;

use crate::registry::clerk;

/// Now, as the program would have it.
pub fn now() -> At {
    let instant = Utc::now();
    At {
        instant,
        day: instant.date_naive(),
    }
}

/// Opens a folder as a start of the program does.
pub fn open(data: &Path) -> Store {
    Store::open(&StoreOptions::new(data, now())).expect("the folder opens")
}

/// Makes a register with somebody from legal, and gives the cookie of their session.
pub fn register(data: &Path) -> String {
    let store = open(data);
    let cookie = token::random();
    let instant = now().instant.timestamp();
    let hash = token::digest(&cookie);
    store
        .write_blocking(clerk(), now(), move |writer| {
            let user = writer.add_user(&UserFacts {
                email: "leif@example.org".to_owned(),
                name: "Leif".to_owned(),
                role: UserRole::Legal,
                status: UserStatus::Active,
                lang: Some(Lang::En),
            })?;
            writer.begin_session(&NewSession {
                hash,
                user,
                now: instant,
                idle_until: instant + 3600,
                until: instant + 36_000,
                address: "127.0.0.1".to_owned(),
                agent: "test".to_owned(),
            })
        })
        .expect("the first user is added");
    cookie
}

/// The program where no file may grow beyond a number of bytes; a write beyond fails as on a full disk.
pub fn limited(bytes: u64) -> Command {
    let mut command = Command::new("sh");
    let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", bytes / 512);
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_avtal")]);
    command
}

/// A running server.
pub struct Server {
    process: Child,
    address: String,
    cookie: String,
}

impl Server {
    /// Starts `avtal serve` on a free port and waits until it says where it listens.
    pub fn start(data: &Path, cookie: &str) -> Server {
        Server::run(Command::new(env!("CARGO_BIN_EXE_avtal")), data, cookie)
    }

    /// The same where no file may grow beyond a number of bytes, as on a disk that is nearly full.
    pub fn start_limited(data: &Path, cookie: &str, bytes: u64) -> Server {
        Server::run(&mut limited(bytes), data, cookie)
    }

    fn run(mut command: impl std::borrow::BorrowMut<Command>, data: &Path, cookie: &str) -> Server {
        let mut process = command
            .borrow_mut()
            .args(["--lang", "en", "--data"])
            .arg(data)
            .args(["serve", "--port", "0", "--log", "error"])
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let said = BufReader::new(process.stdout.take().expect("it is piped")).lines();
        let address = said
            .map_while(Result::ok)
            .find_map(|line| {
                let rest = line.split("http://").nth(1)?;
                Some(
                    rest.split(['/', ' '])
                        .next()?
                        .trim_end_matches('.')
                        .to_owned(),
                )
            })
            .expect("it says where it listens");
        Server {
            process,
            address,
            cookie: cookie.to_owned(),
        }
    }

    /// Asks for a page: its status and what the server sent.
    pub fn get(&self, path: &str) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: avtal-session={}\r\n\r\n",
            self.address, self.cookie
        );
        stream.write_all(head.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some((answer.split(' ').nth(1)?.parse().ok()?, answer))
    }

    /// Posts a form and gives the status and the whole answer; nothing where the server went away meanwhile.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Option<(u16, String)> {
        let mut stream = self.send(path, fields)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let status = answer.split(' ').nth(1)?.parse().ok()?;
        Some((status, answer))
    }

    /// Sends a form without waiting for the answer.
    pub fn send(&self, path: &str, fields: &[(&str, &str)]) -> Option<TcpStream> {
        const EDGE: &str = "----avtal";
        let token = token::form_token(&self.cookie);
        let mut body = String::new();
        for (name, value) in fields
            .iter()
            .copied()
            .chain([("form-token", token.as_str())])
        {
            body.push_str(&format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        body.push_str(&format!("--{EDGE}--\r\n"));
        let (kind, body) = if path == "/agreements" {
            (format!("multipart/form-data; boundary={EDGE}"), body)
        } else {
            let mut encoded = url::form_urlencoded::Serializer::new(String::new());
            encoded.extend_pairs(fields);
            encoded.append_pair("form-token", &token);
            (
                "application/x-www-form-urlencoded".to_owned(),
                encoded.finish(),
            )
        };
        let mut stream = TcpStream::connect(&self.address).ok()?;
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .expect("a socket takes a limit");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nCookie: avtal-session={}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.address,
            self.cookie,
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body.as_bytes()).ok()?;
        Some(stream)
    }

    /// Adds a vendor; whether it was acknowledged.
    pub fn add_vendor(&self, name: &str) -> bool {
        let answer = self.post("/vendors", &vendor(name));
        is_kept(answer)
    }

    /// Kills it as a power cut would: SIGKILL, no chance to tidy up.
    pub fn kill(mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it is ours");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Whether an answer says that the change was kept; a refusal would be a mistake of the test.
pub fn is_kept(answer: Option<(u16, String)>) -> bool {
    match answer {
        Some((303, _)) => true,
        Some((status, answer)) => panic!("the form was refused with {status}: {answer}"),
        None => false,
    }
}

/// The form of a vendor.
pub fn vendor(name: &str) -> [(&str, &str); 6] {
    [
        ("name", name),
        ("category", "chat"),
        ("status", "proposed"),
        ("personal-data", "no"),
        ("criticality", "low"),
        // The names are alike on purpose.
        ("seen-similar", "yes"),
    ]
}
