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
pub mod desk;
pub mod error;
pub mod explain;
pub mod export;
pub mod findings;
pub mod house;
pub mod import;
pub mod input;
pub mod speech;
pub mod terminal;
pub mod vendor;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::domain::day::Day;
use crate::domain::lang::Lang;
use desk::Desk;
use error::CliError;

/// The register of suppliers that process personal data, and of their agreements.
///
/// Says which suppliers lack a valid, sufficient data processing agreement, and what is missing.
#[derive(Parser, Debug)]
#[command(name = "avtal", version, about, after_help = EXIT_CODES)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 a finding stands or something differs, 2 wrong use or input, 3 the store or a file failed.";

/// What every command understands.
#[derive(Args, Debug)]
struct Common {
    /// The data folder: the whole state of a register
    #[arg(
        long,
        global = true,
        env = "AVTAL_DATA",
        default_value = "data",
        value_name = "FOLDER"
    )]
    data: PathBuf,
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
    /// Vendors: add, list, show, import
    #[command(subcommand)]
    Vendor(vendor::VendorCommand),
    /// Agreements: add, list, show
    #[command(subcommand)]
    Agreement(agreement::AgreementCommand),
    /// Check agreements for what the GDPR demands of a data processing agreement
    Check(check::CheckArgs),
    /// Explain a requirement or red flag: the law, why, what to ask for, good and bad examples
    Explain(explain::ExplainArgs),
    /// Look after the requirements: check their files, print them
    Catalogue(catalogue::CatalogueArgs),
    /// What is missing, late or wrong today
    Findings(findings::FindingsArgs),
    /// The days that matter, as a file for a calendar program (.ics)
    Calendar(calendar::CalendarArgs),
    /// A list of the register as CSV or JSON
    Export(export::ExportArgs),
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
    let lang = cli.common.lang;
    let desk = Desk::new(cli.common.data.clone(), lang, cli.common.on);
    let done = match &cli.command {
        Command::Vendor(command) => vendor::run(&desk, command),
        Command::Agreement(command) => agreement::run(&desk, command),
        Command::Check(args) => Ok(check::run(args, &cli.common.data, lang)),
        Command::Explain(args) => Ok(explain::run(args, lang)),
        Command::Catalogue(args) => Ok(catalogue::run(args, lang)),
        Command::Findings(args) => findings::run(&desk, args),
        Command::Calendar(args) => calendar::run(&desk, args),
        Command::Export(args) => export::run(&desk, args),
        Command::Completions(args) => completions(args),
    };
    ExitCode::from(done.unwrap_or_else(|error| desk.complain(&error)))
}

fn completions(args: &CompletionsArgs) -> Result<u8, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "avtal", &mut script);
    desk::write_out(None, &script)?;
    Ok(0)
}
