//! `avtal serve`: the server on a data folder, one at a time. The first start on an empty folder prints the code with
//! which the first administrator is made.

use std::net::IpAddr;

use clap::{Args, Parser as _};

use super::desk::{Desk, Register};
use super::error::CliError;
use super::mail::MailArgs;
use crate::store::Store;
use crate::store::server_lock::ServerLock;
use crate::web::address::ProxyRange;
use crate::web::config::{Clock, WebConfig};
use crate::web::{self, first, log};

/// Where to listen, and how the world sees the server.
#[derive(Args, Debug)]
pub struct Listen {
    /// The address to listen on; leave it at this computer alone unless a proxy with TLS stands before it
    #[arg(
        long,
        env = "AVTAL_ADDRESS",
        default_value = "127.0.0.1",
        value_name = "ADDRESS"
    )]
    address: IpAddr,
    /// The port to listen on; 0 takes a free one
    #[arg(long, env = "AVTAL_PORT", default_value_t = 8000)]
    port: u16,
    /// How browsers reach the server, such as <https://avtal.example.org>; with https cookies are marked Secure
    #[arg(long, env = "AVTAL_PUBLIC_URL", value_name = "ADDRESS", value_parser = public_url)]
    public_url: Option<String>,
    /// A proxy, by address or range (10.0.0.0/8), whose word on the caller's address is believed; may be repeated
    #[arg(
        long = "trusted-proxy",
        env = "AVTAL_TRUSTED_PROXY",
        value_delimiter = ',',
        value_name = "RANGE"
    )]
    trusted_proxies: Vec<ProxyRange>,
    #[command(flatten)]
    mail: MailArgs,
    /// Addresses within the own network that webhooks may reach, by address or range (10.0.0.0/8); may be repeated
    #[arg(
        long = "webhook-allow",
        env = "AVTAL_WEBHOOK_ALLOW",
        value_delimiter = ',',
        value_name = "RANGE"
    )]
    webhook_allowed: Vec<ProxyRange>,
    /// What is logged on standard error: error, warn, info, debug, or a filter of tracing-subscriber
    #[arg(long, env = "AVTAL_LOG", default_value = "info", value_name = "FILTER")]
    log: String,
    /// Log as lines of JSON
    #[arg(long, env = "AVTAL_LOG_JSON")]
    log_json: bool,
}

/// What `serve` does when nothing is said, environment included.
#[derive(clap::Parser)]
struct Alone {
    #[command(flatten)]
    listen: Listen,
}

impl Listen {
    /// As `avtal serve` alone listens.
    pub(super) fn usual() -> Listen {
        Alone::parse_from(["avtal"]).listen
    }
}

pub(super) fn public_url(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('/');
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', ' ', '?', '#']) => {
            Ok(text.to_owned())
        }
        _ => Err("https://host or http://host, without a path".to_owned()),
    }
}

/// Takes the right to be the one server on the data folder.
pub(super) fn lock(desk: &Desk) -> Result<ServerLock, CliError> {
    Ok(Store::lock_server(&desk.data)?)
}

/// Runs the command.
pub fn run(desk: &Desk, listen: &Listen) -> Result<u8, CliError> {
    // What opening has to say is for the log too.
    log::start(&listen.log, listen.log_json);
    let lock = lock(desk)?;
    let register = desk.open_or_make()?;
    start(desk, register, lock, listen)
}

/// Serves until told to stop.
pub(super) fn start(
    desk: &Desk,
    register: Register,
    lock: ServerLock,
    listen: &Listen,
) -> Result<u8, CliError> {
    log::start(&listen.log, listen.log_json);
    let temp_dir = desk.data.join("uploads");
    std::fs::create_dir_all(&temp_dir).map_err(|error| CliError::File(temp_dir.clone(), error))?;
    let post = listen.mail.post(desk.lang)?;
    let clock = Clock::system();
    let code = first::first_code(&register.store, &clock)?;
    let config = WebConfig {
        address: listen.address,
        port: listen.port,
        public_url: listen.public_url.clone(),
        trusted_proxies: listen.trusted_proxies.clone(),
        clock,
        post,
        webhook_allowed: listen.webhook_allowed.clone(),
        ..WebConfig::new(register.store, temp_dir)
    };
    let public = listen.public_url.clone();
    let lang = desk.lang;
    let ready = move |address: &str| {
        let desk = Desk::speaking(lang);
        let address = public.unwrap_or_else(|| address.to_owned());
        let mut lines = vec![desk.say_with("cli-serving", &[("address", address.clone().into())])];
        if let Some(code) = code {
            let args = [
                ("address", format!("{address}/first").into()),
                ("code", code.into()),
            ];
            lines.push(desk.say_with("cli-first-code", &args));
        }
        // A server whose terminal has gone serves on.
        drop(desk.print(&lines.join("\n")));
    };
    let served = web::serve(&config, ready);
    drop(lock);
    served.map_err(|error| {
        let args = [
            ("port", i64::from(listen.port).into()),
            ("error", error.to_string().into()),
        ];
        CliError::Failed(vec![desk.say_with("cli-cannot-serve", &args)])
    })?;
    Ok(0)
}
