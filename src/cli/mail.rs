//! How mail leaves, as options of the commands that send it: the server, the sender, the account. The password comes from
//! the environment or a file, never from the command line, where everybody on the computer could read it.

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::error::CliError;
use crate::domain::lang::Lang;
use crate::jobs::mail::post::{Post, PostConfig, Security};

/// The environment's name of the password.
const PASSWORD: &str = "AVTAL_SMTP_PASSWORD";

/// The mail server; without one no mail is sent.
#[derive(Args, Debug)]
#[expect(
    clippy::struct_field_names,
    reason = "the fields are the options, which say what they are of"
)]
pub struct MailArgs {
    /// The mail server that takes the digests of reminders; without it no mail is sent
    #[arg(long, env = "AVTAL_SMTP_HOST", value_name = "HOST")]
    smtp_host: Option<String>,
    /// Its port [default: 587 for starttls, 465 for tls, 25 for none]
    #[arg(long, env = "AVTAL_SMTP_PORT", value_name = "PORT")]
    smtp_port: Option<u16>,
    /// How the connection is kept private; none only to this computer
    #[arg(
        long,
        env = "AVTAL_SMTP_SECURITY",
        value_name = "HOW",
        value_enum,
        default_value_t
    )]
    smtp_security: SmtpSecurity,
    /// The sender: "Avtal <avtal@example.org>", or the address alone
    #[arg(long, env = "AVTAL_SMTP_FROM", value_name = "ADDRESS")]
    smtp_from: Option<String>,
    /// The account, where the server wants one; the password is taken from `AVTAL_SMTP_PASSWORD` or --smtp-password-file
    #[arg(long, env = "AVTAL_SMTP_USER", value_name = "NAME")]
    smtp_user: Option<String>,
    /// A file that holds the password alone
    #[arg(long, env = "AVTAL_SMTP_PASSWORD_FILE", value_name = "FILE")]
    smtp_password_file: Option<PathBuf>,
    /// A file of certificates (PEM) that are trusted beside the usual ones
    #[arg(long, env = "AVTAL_SMTP_CA_FILE", value_name = "FILE")]
    smtp_ca_file: Option<PathBuf>,
}

/// How the connection is kept private.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum SmtpSecurity {
    /// TLS after a beginning in the clear
    #[default]
    Starttls,
    /// TLS from the first byte
    Tls,
    /// In the clear
    None,
}

impl MailArgs {
    /// The way to the server, where one is named.
    ///
    /// # Errors
    /// What is wrong with the options.
    pub(super) fn post(&self, lang: Lang) -> Result<Option<Post>, CliError> {
        let Some(host) = self.smtp_host.clone().filter(|host| !host.is_empty()) else {
            return Ok(None);
        };
        let security = match self.smtp_security {
            SmtpSecurity::Starttls => Security::StartTls,
            SmtpSecurity::Tls => Security::Tls,
            SmtpSecurity::None => Security::None,
        };
        let from = self.smtp_from.clone();
        let from = from.ok_or_else(|| CliError::input(lang, "cli-smtp-from", &[]))?;
        let account = match self.smtp_user.clone() {
            Some(user) => {
                let password = self.password()?;
                let password =
                    password.ok_or_else(|| CliError::input(lang, "cli-smtp-password", &[]))?;
                Some((user, password))
            }
            None => None,
        };
        let config = PostConfig {
            host,
            port: self.smtp_port.unwrap_or_else(|| security.usual_port()),
            security,
            account,
            from,
            ca_file: self.smtp_ca_file.clone(),
        };
        let post = Post::new(&config).map_err(|error| {
            CliError::input(
                lang,
                "cli-smtp-wrong",
                &[("error", error.to_string().into())],
            )
        })?;
        Ok(Some(post))
    }

    fn password(&self) -> Result<Option<String>, CliError> {
        if let Some(file) = &self.smtp_password_file {
            let text =
                fs::read_to_string(file).map_err(|error| CliError::File(file.clone(), error))?;
            return Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()));
        }
        Ok(std::env::var(PASSWORD).ok().filter(|word| !word.is_empty()))
    }
}
