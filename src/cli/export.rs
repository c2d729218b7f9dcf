//! `avtal export`: a list of the register as CSV for a spreadsheet. Texts that a spreadsheet would run as a formula are
//! guarded.

use std::path::PathBuf;

use clap::Args;

use super::desk::{self, Desk};
use super::error::CliError;
use crate::report::csv::Mark;
use crate::report::list;
use crate::store::agreement_list::AgreementFilter;
use crate::store::finding_list::FindingFilter;
use crate::store::vendor_list::VendorFilter;

/// Which list, and where to.
#[derive(Args, Debug)]
pub struct ExportArgs {
    /// The list
    #[arg(value_enum)]
    list: List,
    /// Begin the file with the mark by which Excel knows UTF-8
    #[arg(long)]
    excel: bool,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum List {
    /// Every vendor with its state
    Vendors,
    /// Every agreement with its state and dates
    Agreements,
    /// Every finding that stands today, waived ones too
    Findings,
}

/// Runs the command.
pub fn run(desk: &Desk, args: &ExportArgs) -> Result<u8, CliError> {
    let register = desk.open_to_tell()?;
    let mark = if args.excel {
        Mark::With
    } else {
        Mark::Without
    };
    let (lang, day, which) = (desk.lang, register.day(), args.list);
    let listed = register.read(move |reader| match which {
        List::Vendors => list::vendors(reader, &VendorFilter::default(), lang, day),
        List::Agreements => list::agreements(reader, &AgreementFilter::default(), day),
        List::Findings => {
            let mut all = list::findings(reader, &FindingFilter::default(), lang, day)?;
            let waived = FindingFilter {
                waived: true,
                ..FindingFilter::default()
            };
            all.rows
                .extend(list::findings(reader, &waived, lang, day)?.rows);
            Ok(all)
        }
    })?;
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
