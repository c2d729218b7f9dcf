//! `avtal feedback`: what reviews say of the checker's verdicts, as examples for its catalogue.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::desk::{self, Desk};
use super::error::CliError;
use crate::report::feedback::examples;

/// What to do with the feedback.
#[derive(Subcommand, Debug)]
pub enum FeedbackCommand {
    /// The verdicts that a review calls wrong, as examples for the catalogue (TOML)
    Export(FeedbackArgs),
}

/// Where to.
#[derive(Args, Debug)]
pub struct FeedbackArgs {
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the command.
pub fn run(desk: &Desk, command: &FeedbackCommand) -> Result<u8, CliError> {
    let FeedbackCommand::Export(args) = command;
    let register = desk.open_to_tell()?;
    let all = register.read(|reader| reader.feedback())?;
    let (file, n) = examples(&all).map_err(|error| CliError::Failed(vec![error.to_string()]))?;
    desk::write_out(args.out.as_deref(), file.as_bytes())?;
    if let Some(out) = &args.out {
        let args = [("n", n.into()), ("file", out.display().to_string().into())];
        desk.print(&desk.say_with("cli-feedback-written", &args))?;
    }
    Ok(0)
}
