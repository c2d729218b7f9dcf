//! `avtal calendar`: the last days and notice days of all agreements as an iCalendar file.

use std::path::PathBuf;

use clap::Args;

use super::desk::{self, Desk};
use super::error::CliError;
use crate::report::agenda::{Agenda, agenda};

/// Which days, and where to.
#[derive(Args, Debug)]
pub struct CalendarArgs {
    /// How many months ahead
    #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=36))]
    months: u32,
    /// Remind this many days before each day; 0: not at all
    #[arg(long, value_name = "DAYS", default_value_t = 14, value_parser = clap::value_parser!(u32).range(0..=365))]
    remind: u32,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the command.
pub fn run(desk: &Desk, args: &CalendarArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let wanted = Agenda {
        lang: desk.lang,
        day: register.day(),
        months: args.months,
        remind_days: Some(args.remind).filter(|days| *days > 0),
        base_url: None,
    };
    let (file, n) = register.read(move |reader| agenda(reader, &wanted))?;
    desk::write_out(args.out.as_deref(), file.as_bytes())?;
    if let Some(out) = &args.out {
        let args = [("n", n.into()), ("file", out.display().to_string().into())];
        desk.print(&desk.say_with("cli-calendar-written", &args))?;
    }
    Ok(0)
}
