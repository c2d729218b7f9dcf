//! The way to a mail server (SMTP), and one mail over it. The only file that names the mail library. Knows nothing of what
//! mails say. The password is in no error, no log line and no `Debug`.

use std::fmt;
use std::fs;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{Message, SmtpTransport, Transport as _};

use crate::store::mail::Mail;

/// How long the server may take for a step.
const PATIENCE: Duration = Duration::from_secs(15);

/// How the connection to the server is kept private.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Security {
    /// It begins in the clear and must turn to TLS before anything is said (usually port 587).
    #[default]
    StartTls,
    /// TLS from the first byte (usually port 465).
    Tls,
    /// None: only to this computer.
    None,
}

impl Security {
    /// The port where none is named.
    #[must_use]
    pub fn usual_port(self) -> u16 {
        match self {
            Security::StartTls => 587,
            Security::Tls => 465,
            Security::None => 25,
        }
    }
}

/// Where mail goes and in whose name.
#[derive(Clone)]
pub struct PostConfig {
    /// The server's name, as its certificate has it, or its address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept private.
    pub security: Security,
    /// Name and password, where the server wants them.
    pub account: Option<(String, String)>,
    /// The sender: `Avtal <avtal@example.org>`, or the address alone.
    pub from: String,
    /// A file of certificates (PEM) that are trusted beside the usual ones.
    pub ca_file: Option<PathBuf>,
}

impl fmt::Debug for PostConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostConfig")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("user", &self.account.as_ref().map(|(user, _)| user))
            .field("from", &self.from)
            .field("ca_file", &self.ca_file)
            .finish_non_exhaustive()
    }
}

/// Why there is no way to the mail server.
#[derive(Debug, thiserror::Error)]
pub enum PostConfigError {
    /// The sender is no address.
    #[error("the sender {0:?} is not an e-mail address")]
    From(String),
    /// Mail and password would travel in the clear.
    #[error("without TLS mail is only sent to this computer, not to {0}")]
    Clear(String),
    /// The file with certificates cannot be read.
    #[error("the certificates in {0} cannot be read: {1}")]
    Certificates(PathBuf, String),
    /// The server's name is none.
    #[error("the mail server cannot be named: {0}")]
    Server(String),
}

/// Why a mail was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// It cannot be written: an address is none.
    #[error("{0}")]
    Mail(String),
    /// What the mail library says of the server.
    #[error("{}", said(.0))]
    Server(lettre::transport::smtp::Error),
}

/// The error with its causes: the library says only the last step itself.
fn said(error: &lettre::transport::smtp::Error) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let more = inner.to_string();
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        cause = inner.source();
    }
    words
}

impl PostError {
    /// Whether trying again is of no use.
    #[must_use]
    pub fn is_final(&self) -> bool {
        match self {
            PostError::Mail(_) => true,
            // A password that is refused is put right by the administrator, and the mail has not been looked at.
            PostError::Server(error) => error.is_permanent() && !self.is_of_server(),
        }
    }

    /// Whether it was the server or the way to it, so that the next mail would fare no better.
    #[must_use]
    pub fn is_of_server(&self) -> bool {
        match self {
            PostError::Mail(_) => false,
            PostError::Server(error) => match error.status() {
                // 421: the server closes; 454, 530, 534, 535, 538: it wants another password or TLS.
                Some(code) => matches!(
                    code.to_string().as_str(),
                    "421" | "454" | "530" | "534" | "535" | "538"
                ),
                None => true,
            },
        }
    }
}

/// The way to a mail server. Cheap to clone; connects when it sends.
#[derive(Clone)]
pub struct Post {
    transport: SmtpTransport,
    from: Mailbox,
    server: String,
    security: Security,
}

impl Post {
    /// The way that a configuration describes; nothing is connected yet.
    ///
    /// # Errors
    /// What is wrong with the configuration.
    pub fn new(config: &PostConfig) -> Result<Post, PostConfigError> {
        let from: Mailbox = config
            .from
            .parse()
            .map_err(|_| PostConfigError::From(config.from.clone()))?;
        let tls = match config.security {
            Security::None if !is_this_computer(&config.host) => {
                return Err(PostConfigError::Clear(config.host.clone()));
            }
            Security::None => Tls::None,
            Security::StartTls => Tls::Required(parameters(config)?),
            Security::Tls => Tls::Wrapper(parameters(config)?),
        };
        let mut builder = SmtpTransport::builder_dangerous(&config.host)
            .port(config.port)
            .tls(tls)
            .timeout(Some(PATIENCE));
        if let Some((user, password)) = &config.account {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Post {
            transport: builder.build(),
            from,
            server: format!("{}:{}", config.host, config.port),
            security: config.security,
        })
    }

    /// The server and its port.
    #[must_use]
    pub fn server(&self) -> &str {
        &self.server
    }

    /// How the connection is kept private.
    #[must_use]
    pub fn security(&self) -> Security {
        self.security
    }

    /// The sender, as people read it.
    #[must_use]
    pub fn from(&self) -> String {
        self.from.to_string()
    }

    /// The domain of the sender's address.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.from.email.domain()
    }

    /// Sends a mail: the same bytes each time but for the boundary of its parts.
    ///
    /// # Errors
    /// When the server does not take it.
    pub fn send(&self, mail: &Mail) -> Result<(), PostError> {
        let message = message(&self.from, mail)?;
        self.transport.send(&message).map_err(PostError::Server)?;
        Ok(())
    }
}

fn is_this_computer(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn parameters(config: &PostConfig) -> Result<TlsParameters, PostConfigError> {
    let mut builder = TlsParameters::builder(config.host.clone());
    if let Some(file) = &config.ca_file {
        let wrong = |error: String| PostConfigError::Certificates(file.clone(), error);
        let pem = fs::read(file).map_err(|error| wrong(error.to_string()))?;
        let certificate = Certificate::from_pem(&pem).map_err(|error| wrong(error.to_string()))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder
        .build()
        .map_err(|error| PostConfigError::Server(error.to_string()))
}

fn message(from: &Mailbox, mail: &Mail) -> Result<Message, PostError> {
    let wrong = |error: &dyn fmt::Display| PostError::Mail(error.to_string());
    let to = mail
        .recipient
        .parse()
        .map_err(|error: lettre::address::AddressError| wrong(&error))?;
    let seconds = u64::try_from(mail.made_at).unwrap_or_default();
    let mut message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(&mail.subject)
        .date(UNIX_EPOCH + Duration::from_secs(seconds))
        .message_id(Some(mail.message_id.clone()))
        .multipart(MultiPart::alternative_plain_html(
            mail.text.clone(),
            mail.html.clone(),
        ))
        .map_err(|error| wrong(&error))?;
    // Whoever is away does not answer a program (RFC 3834).
    for (name, value) in [
        ("Auto-Submitted", "auto-generated"),
        ("X-Auto-Response-Suppress", "All"),
    ] {
        let name = HeaderName::new_from_ascii_str(name);
        let header = HeaderValue::new(name, value.to_owned());
        message.headers_mut().insert_raw(header);
    }
    Ok(message)
}
