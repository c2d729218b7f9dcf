//! `avtal export`: a list of the register as CSV for a spreadsheet, with the filters of the lists. Texts that a
//! spreadsheet would run as a formula are guarded.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::desk::{self, Desk, Register};
use super::error::CliError;
use super::vendor::one_of;
use super::{agreement, findings, vendor};
use crate::domain::agreement::AgreementId;
use crate::domain::day::{Day, add_days};
use crate::domain::event::EventKind;
use crate::report::csv::Mark;
use crate::report::list::{self, Listed};
use crate::store::finding_list::FindingFilter;
use crate::store::journal_list::JournalFilter;

/// Which list, and where to.
#[derive(Args, Debug)]
pub struct ExportArgs {
    #[command(subcommand)]
    list: List,
    /// Begin the file with the mark by which Excel knows UTF-8
    #[arg(long, global = true)]
    excel: bool,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE", global = true)]
    out: Option<PathBuf>,
}

#[derive(Subcommand, Debug)]
enum List {
    /// Vendors with their states
    Vendors(vendor::Filters),
    /// Agreements with their states and dates
    Agreements(agreement::Filters),
    /// Findings that stand today, waived ones too
    Findings(findings::Filters),
    /// The journal, newest first, with what changed
    Journal(Events),
}

/// Which events.
#[derive(Args, Debug)]
struct Events {
    /// About a vendor or an agreement whose name holds this text
    text: Option<String>,
    /// Of this kind, such as vendor-changed
    #[arg(long, value_parser = |it: &str| one_of(it, EventKind::from_word, EventKind::ALL))]
    kind: Option<EventKind>,
    /// About this vendor: name, folder or number
    #[arg(long)]
    vendor: Option<String>,
    /// About this agreement, by its number
    #[arg(long, value_name = "NUMBER")]
    agreement: Option<i64>,
    /// On or after this day
    #[arg(long, value_name = "DAY")]
    from: Option<Day>,
    /// On or before this day
    #[arg(long, value_name = "DAY")]
    to: Option<Day>,
}

impl Events {
    fn filter(&self, register: &Register) -> Result<JournalFilter, CliError> {
        let named = self.vendor.as_deref();
        let vendor = named.map(|named| register.vendor(named)).transpose()?;
        let start = |day| register.settings.start_of(day);
        Ok(JournalFilter {
            kind: self.kind,
            vendor: vendor.map(|vendor| vendor.id),
            agreement: self.agreement.map(AgreementId),
            about: self.text.clone(),
            from: self.from.map(start),
            before: self.to.and_then(|day| add_days(day, 1)).map(start),
            ..JournalFilter::default()
        })
    }
}

/// Reads the list that is asked for.
fn listed(desk: &Desk, register: &Register, which: &List) -> Result<Listed, CliError> {
    let (lang, day) = (desk.lang, register.day());
    match which {
        List::Vendors(which) => {
            let filter = which.filter();
            register.read(move |reader| list::vendors(reader, &filter, lang, day))
        }
        List::Agreements(which) => {
            let filter = which.filter(register)?;
            register.read(move |reader| list::agreements(reader, &filter, day))
        }
        List::Findings(which) => {
            let filter = which.filter(register)?;
            let severities = which.severities();
            register.read(move |reader| {
                let mut all: Option<Listed> = None;
                for waived in [false, true] {
                    for &severity in &severities {
                        let filter = FindingFilter {
                            severity: Some(severity),
                            waived,
                            ..filter.clone()
                        };
                        let more = list::findings(reader, &filter, lang, day)?;
                        match &mut all {
                            Some(all) => all.rows.extend(more.rows),
                            None => all = Some(more),
                        }
                    }
                }
                // There is always one severity at least: the worst.
                all.map_or_else(|| list::findings(reader, &filter, lang, day), Ok)
            })
        }
        List::Journal(which) => {
            let filter = which.filter(register)?;
            register.read(move |reader| list::journal(reader, &filter))
        }
    }
}

/// Runs the command.
pub fn run(desk: &Desk, args: &ExportArgs) -> Result<u8, CliError> {
    let register = desk.open_to_tell()?;
    let mark = if args.excel {
        Mark::With
    } else {
        Mark::Without
    };
    let listed = listed(desk, &register, &args.list)?;
    desk::write_out(args.out.as_deref(), &listed.csv(mark)?)?;
    if let Some(out) = &args.out {
        let args = [
            ("n", listed.rows.len().into()),
            ("file", out.display().to_string().into()),
        ];
        desk.print(&desk.say_with("cli-export-written", &args))?;
    }
    Ok(0)
}
