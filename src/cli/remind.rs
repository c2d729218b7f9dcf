//! `avtal remind`: what a running server does by itself, once, for cron: the digests that are due are written and sent, and
//! other programs are told what has happened.

use chrono::Utc;
use clap::Args;

use super::desk::{Desk, Register};
use super::error::CliError;
use super::mail::MailArgs;
use super::serve::public_url;
use crate::jobs::mail::{Wording, due, send, write_down};
use crate::jobs::recheck::Go;
use crate::jobs::webhook;
use crate::store::actor::At;
use crate::web::address::ProxyRange;
use crate::web::config::courier;

/// How to remind.
#[derive(Args, Debug)]
#[command(
    after_help = "For cron, where no server runs. Beside a server it does no harm: nothing is sent twice."
)]
pub struct RemindArgs {
    /// Only show what would be sent, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// How browsers reach the register, for the links
    #[arg(long, env = "AVTAL_PUBLIC_URL", value_name = "ADDRESS", value_parser = public_url)]
    public_url: Option<String>,
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
}

/// Runs the command.
pub fn run(desk: &Desk, args: &RemindArgs) -> Result<u8, CliError> {
    let post = args.mail.post(desk.lang)?;
    let register = desk.open()?;
    let wording = Wording {
        base_url: args.public_url.clone(),
        domain: post
            .as_ref()
            .map_or_else(String::new, |post| post.domain().to_owned()),
        at_any_hour: true,
    };
    if args.dry_run {
        return show(desk, &register, wording);
    }
    let day = register.at.day;
    let at = || At {
        instant: Utc::now(),
        day,
    };
    let n_told = tell(&register, &at, args)?;
    let has_webhooks = register.read(|reader| Ok(!reader.webhooks()?.is_empty()))?;
    let Some(post) = post else {
        if has_webhooks {
            desk.print(&desk.say_with("cli-remind-told", &[("n", n_told.into())]))?;
            return Ok(0);
        }
        return Err(CliError::input(desk.lang, "cli-remind-no-server", &[]));
    };
    write_down(&register.store, register.at, &wording)?;
    let sending = send(&register.store, &at, &post, &|| Go::On)?;
    if has_webhooks {
        desk.print(&desk.say_with("cli-remind-told", &[("n", n_told.into())]))?;
    }
    desk.print(&desk.say_with("cli-remind-sent", &[("n", sending.n_sent.into())]))?;
    if sending.n_failed > 0 {
        let line = desk.say_with("cli-remind-failed", &[("n", sending.n_failed.into())]);
        return Err(CliError::Failed(vec![line]));
    }
    Ok(0)
}

/// Tells other programs what has happened; gives how many deliveries were tried.
fn tell(register: &Register, at: &dyn Fn() -> At, args: &RemindArgs) -> Result<usize, CliError> {
    webhook::write_down(&register.store, register.at)?;
    let courier = courier(args.webhook_allowed.clone());
    Ok(webhook::deliver(&register.store, at, &courier, &|| Go::On)?)
}

/// Says what would be sent, to whom.
fn show(desk: &Desk, register: &Register, wording: Wording) -> Result<u8, CliError> {
    let at = register.at;
    let digests = register.read(move |reader| due(reader, at, &wording))?;
    for digest in &digests {
        let to = ("to", digest.user.facts.email.as_str().into());
        desk.print(&desk.say_with("cli-remind-to", &[to]))?;
        desk.print(&format!(
            "{}\n\n{}",
            digest.letter.subject, digest.letter.text
        ))?;
    }
    desk.print(&desk.say_with("cli-remind-would", &[("n", digests.len().into())]))?;
    Ok(0)
}
