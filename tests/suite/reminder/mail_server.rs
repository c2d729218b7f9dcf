//! A real mail server for the tests, Python's `aiosmtpd`, on a free port: it keeps what it takes, may refuse, and can speak
//! TLS with a certificate that the test makes.

use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use avtal::jobs::mail::post::{Post, PostConfig, Security};
use serde_json::Value;

use crate::support::python;

/// Takes mails, one JSON object a line; each line that it reads is the answer that it gives from then on.
const SCRIPT: &str = r"
import asyncio, email, email.policy, json, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

class Box:
    answer = '250 taken'
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        part = lambda kind: mail.get_body((kind,)).get_content()
        print(json.dumps({
            'id': mail['Message-ID'], 'from': mail['From'], 'to': mail['To'], 'subject': mail['Subject'],
            'date': mail['Date'], 'auto': mail['Auto-Submitted'], 'text': part('plain'), 'html': part('html'),
            'tls': session.ssl is not None, 'login': bool(session.authenticated), 'answer': Box.answer,
        }), flush=True)
        return Box.answer

def log_in(server, session, envelope, mechanism, auth):
    good = isinstance(auth, LoginPassword) and auth.login == b'avtal' and auth.password == b'hemligt'
    return AuthResult(success=good, handled=good)

async def main():
    loop = asyncio.get_running_loop()
    options = {}
    if len(sys.argv) > 1:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        options = dict(tls_context=context, require_starttls=True, auth_required=True, authenticator=log_in)
    make = lambda: SMTP(Box(), enable_SMTPUTF8=True, **options)
    server = await loop.create_server(make, '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while True:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line:
            return
        Box.answer = line.strip()
        print('{}', flush=True)

asyncio.run(main())
";

/// The server; dropped, it ends.
pub(super) struct MailServer {
    child: Child,
    port: u16,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    certificate: Option<PathBuf>,
}

impl MailServer {
    /// A server that takes everything in the clear.
    pub(super) fn start() -> MailServer {
        MailServer::with(None)
    }

    /// A server that wants STARTTLS and the account `avtal`, with a certificate made in a folder.
    pub(super) fn with_tls(folder: &Path) -> MailServer {
        let (certificate, key) = (folder.join("server.pem"), folder.join("key.pem"));
        let made = Command::new("openssl")
            .args([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            ])
            .args(["-subj", "/CN=localhost"])
            .args(["-addext", "subjectAltName=DNS:localhost"])
            .args(["-addext", "basicConstraints=critical,CA:FALSE"])
            .arg("-keyout")
            .arg(&key)
            .arg("-out")
            .arg(&certificate)
            .output()
            .expect("openssl is needed: apt-get install openssl");
        assert!(made.status.success(), "{made:?}");
        MailServer::with(Some((certificate, key)))
    }

    fn with(pair: Option<(PathBuf, PathBuf)>) -> MailServer {
        let install =
            "python3 -m venv target/tools && target/tools/bin/pip install aiosmtpd==1.4.6";
        let mut command = Command::new(python::with("import aiosmtpd.smtp", install));
        command.args(["-W", "ignore", "-c", SCRIPT]);
        if let Some((certificate, key)) = &pair {
            command.args([certificate, key]);
        }
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Python starts");
        let to = child.stdin.take().expect("a pipe");
        let from = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut server = MailServer {
            child,
            port: 0,
            to,
            from,
            certificate: pair.map(|(certificate, _)| certificate),
        };
        server.port = server.line().parse().expect("a port");
        server
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.from.read_line(&mut line).expect("the server speaks");
        line.trim().to_owned()
    }

    /// The next mail that it was given.
    pub(super) fn mail(&mut self) -> Value {
        serde_json::from_str(&self.line()).expect("a mail")
    }

    /// From now on it gives this answer to each mail.
    pub(super) fn answers(&mut self, answer: &str) {
        writeln!(self.to, "{answer}").expect("the server reads");
        assert_eq!(self.line(), "{}");
    }

    /// How it is reached.
    pub(super) fn config(&self) -> PostConfig {
        let is_tls = self.certificate.is_some();
        PostConfig {
            host: "localhost".to_owned(),
            port: self.port,
            security: if is_tls {
                Security::StartTls
            } else {
                Security::None
            },
            account: is_tls.then(|| ("avtal".to_owned(), "hemligt".to_owned())),
            from: "Avtal <avtal@register.example>".to_owned(),
            ca_file: self.certificate.clone(),
        }
    }

    /// The way to it.
    pub(super) fn post(&self) -> Post {
        Post::new(&self.config()).expect("a way to the server")
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
