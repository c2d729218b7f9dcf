//! The command line: one file a command, over the same layers as the web. Together with `web` the only place that
//! reads the clock and the environment.
//!
//! | exit code | means |
//! |---|---|
//! | 0 | done; nothing stands that was asked for |
//! | 1 | a finding of the chosen severity stands (`findings`), or something differs (`verify`) |
//! | 2 | wrong use, or input that was refused |
//! | 3 | the store or a file failed |

pub mod agreement;
pub mod calendar;
pub mod catalogue;
pub mod check;
pub mod demo;
pub mod desk;
pub mod error;
pub mod explain;
pub mod export;
pub mod feedback;
pub mod findings;
pub mod import;
pub mod input;
pub mod mail;
pub mod remind;
pub mod report;
pub mod serve;
pub mod speech;
pub mod terminal;
pub mod upkeep;
pub mod user;
pub mod vendor;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::domain::day::Day;
use crate::domain::lang::Lang;
use desk::Desk;
use error::CliError;

/// The register of vendors that process personal data, and of their agreements.
///
/// Says which vendors lack a valid, sufficient data processing agreement, and what is missing.
#[derive(Parser, Debug)]
#[command(name = "avtal", version, about, after_help = EXIT_CODES)]
struct Cli {
    #[command(flatten)]
    common: Common,
    /// Without a command: serve, on port 8000 of this computer
    #[command(subcommand)]
    command: Option<Command>,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 a finding stands or something differs, 2 wrong use or input, 3 the store or a file failed.";

/// The data folder where none is named.
const DATA: &str = "data";

/// What every command understands.
#[derive(Args, Debug)]
struct Common {
    /// The data folder: the whole state of a register [default: data; for demo: demo-data]
    #[arg(long, global = true, env = "AVTAL_DATA", value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// The language of the output: en or sv [default: as the environment says]
    #[arg(long, global = true, env = "AVTAL_LANG", value_name = "LANGUAGE", value_parser = lang)]
    lang: Option<Lang>,
    /// Act as if this were today
    #[arg(
        long,
        global = true,
        env = "AVTAL_ON",
        value_name = "DAY",
        hide = true,
        hide_env = true
    )]
    on: Option<Day>,
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "en or sv".to_owned())
}

// In the order in which `avtal --help` shows them.
#[derive(Subcommand, Debug)]
enum Command {
    /// Start the server on a data folder; what `avtal` does without a command
    Serve(Box<serve::Listen>),
    /// Try everything on a register full of invented vendors, in a folder of its own
    Demo(Box<demo::DemoArgs>),
    /// Vendors: add, list, show
    #[command(subcommand)]
    Vendor(vendor::VendorCommand),
    /// Agreements: add, list, show, draft
    #[command(subcommand)]
    Agreement(agreement::AgreementCommand),
    /// Check agreements for what the GDPR demands of a data processing agreement
    Check(check::CheckArgs),
    /// Explain a requirement or red flag: the law, why, what to ask for, good and bad examples
    Explain(explain::ExplainArgs),
    /// What reviews say of the checker's verdicts
    #[command(subcommand)]
    Feedback(feedback::FeedbackCommand),
    /// Look after the requirements: check their files, print them
    Catalogue(catalogue::CatalogueArgs),
    /// What is missing, late or wrong today
    Findings(findings::FindingsArgs),
    /// The days that matter, as a file for a calendar program (.ics)
    Calendar(calendar::CalendarArgs),
    /// A list of the register as CSV, Excel, JSON or Markdown
    Export(export::ExportArgs),
    /// Vendors or agreements from a table (CSV or Excel), or a whole register from its export
    #[command(subcommand)]
    Import(import::ImportCommand),
    /// Papers for the file: the summary of a vendor or of the register, as PDF
    #[command(subcommand)]
    Report(report::ReportCommand),
    /// Send the digests of reminders that are due and what webhooks are told, once: for cron, where no server runs
    Remind(remind::RemindArgs),
    /// Compare the agreement files with the register; take in new versions put there by hand
    Sync(upkeep::SyncArgs),
    /// Check journal, files and database, and name what differs
    Verify(upkeep::VerifyArgs),
    /// Copy the whole register into a folder, also while the server runs
    Backup(upkeep::BackupArgs),
    /// Put a backup into an empty data folder
    Restore(upkeep::RestoreArgs),
    /// Users: add, list, reset
    #[command(subcommand)]
    User(user::UserCommand),
    /// A script that completes these commands in a shell
    Completions(CompletionsArgs),
}

#[derive(Args, Debug)]
struct CompletionsArgs {
    /// The shell
    shell: clap_complete::Shell,
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let data = cli.common.data;
    let desk = Desk::new(
        data.clone().unwrap_or_else(|| DATA.into()),
        cli.common.lang,
        cli.common.on,
    );
    let speaking = Desk::speaking(desk.lang);
    let done = match &cli.command {
        None => serve::run(&desk, &serve::Listen::usual()),
        Some(Command::Serve(args)) => serve::run(&desk, args),
        Some(Command::Demo(args)) => demo::run(desk, args, data),
        Some(Command::Vendor(command)) => vendor::run(&desk, command),
        Some(Command::Agreement(command)) => agreement::run(&desk, command),
        Some(Command::Check(args)) => {
            let folder = data.unwrap_or_else(|| DATA.into());
            Ok(check::run(args, &folder, cli.common.lang))
        }
        Some(Command::Explain(args)) => Ok(explain::run(args, cli.common.lang)),
        Some(Command::Catalogue(args)) => Ok(catalogue::run(args, cli.common.lang)),
        Some(Command::Feedback(command)) => feedback::run(&desk, command),
        Some(Command::Findings(args)) => findings::run(&desk, args),
        Some(Command::Calendar(args)) => calendar::run(&desk, args),
        Some(Command::Export(args)) => export::run(&desk, args),
        Some(Command::Import(command)) => import::run(&desk, command),
        Some(Command::Report(command)) => report::run(&desk, command),
        Some(Command::Remind(args)) => remind::run(&desk, args),
        Some(Command::Sync(args)) => upkeep::sync(&desk, args),
        Some(Command::Verify(args)) => upkeep::verify(&desk, args),
        Some(Command::Backup(args)) => upkeep::backup(&desk, args),
        Some(Command::Restore(args)) => upkeep::restore(&desk, args),
        Some(Command::User(command)) => user::run(&desk, command),
        Some(Command::Completions(args)) => completions(args),
    };
    ExitCode::from(done.unwrap_or_else(|error| speaking.complain(&error)))
}

fn completions(args: &CompletionsArgs) -> Result<u8, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "avtal", &mut script);
    desk::write_out(None, &script)?;
    Ok(0)
}
