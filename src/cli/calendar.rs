//! `avtal calendar`: the last days and notice days of all agreements as an iCalendar file.

use std::path::PathBuf;

use clap::Args;

use super::desk::{self, Desk};
use super::error::CliError;
use crate::domain::day::add_months;
use crate::domain::text::Arg;
use crate::report::calendar::{Entry, calendar};

/// Which days, and where to.
#[derive(Args, Debug)]
pub struct CalendarArgs {
    /// How many months ahead
    #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=36))]
    months: u32,
    /// Remind so many days before each day; 0: not at all
    #[arg(long, value_name = "DAYS", default_value_t = 14, value_parser = clap::value_parser!(u32).range(0..=365))]
    remind: u32,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the command.
pub fn run(desk: &Desk, args: &CalendarArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let today = register.day();
    let until = add_months(today, args.months).unwrap_or(today);
    let rows = register.read(move |reader| reader.timeline(today, today, until, 100_000))?;
    let remind_days = Some(args.remind).filter(|days| *days > 0);
    let mut entries = Vec::new();
    for row in &rows {
        let args: [(&str, Arg); 4] = [
            ("title", row.title.clone().into()),
            ("vendor", row.vendor_name.clone().into()),
            ("last-day", row.ends_on.into()),
            ("notice-by", row.notice_by.unwrap_or(row.ends_on).into()),
        ];
        let entry = |what: &str, day| Entry {
            uid: format!("agreement-{}-{what}", row.agreement.0),
            day,
            summary: desk.say_with(&format!("cli-calendar-{what}"), &args),
            description: desk.say_with(&format!("cli-calendar-{what}-next"), &args),
            url: None,
            remind_days,
        };
        match row.notice_by.filter(|day| *day >= today) {
            Some(day) => entries.push(entry("notice", day)),
            None => entries.push(entry("end", row.ends_on)),
        }
    }
    let name = [register.settings.organisation.as_str(), "Avtal"]
        .into_iter()
        .find(|name| !name.is_empty());
    let file = calendar(name.unwrap_or("Avtal"), "avtal.invalid", today, &entries);
    desk::write_out(args.out.as_deref(), file.as_bytes())?;
    if let Some(out) = &args.out {
        let args = [
            ("n", entries.len().into()),
            ("file", out.display().to_string().into()),
        ];
        desk.print(&desk.say_with("cli-calendar-written", &args))?;
    }
    Ok(0)
}
