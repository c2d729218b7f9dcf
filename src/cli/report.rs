//! `avtal report`: the PDFs that are filed. What is on them is in `report`; here they are asked for and written.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::agreement::compare::Which;
use super::desk::{self, Desk, Register};
use super::error::CliError;
use super::vendor::one_of;
use crate::domain::finding::Severity;
use crate::domain::vendor::{Category, VendorStatus};
use crate::report::occasion::Occasion;
use crate::report::paper::Paper;
use crate::report::pdf::pdf;
use crate::report::{compare, register, vendor};
use crate::store::journal::Subject;
use crate::store::page::Order;
use crate::store::vendor_list::{VendorFilter, VendorSort};

/// The papers.
#[derive(Subcommand, Debug)]
pub enum ReportCommand {
    /// The summary of one vendor: state, agreements, findings, decisions
    Vendor(VendorArgs),
    /// The summary of the register: totals, what needs attention, every vendor
    Register(RegisterArgs),
    /// What changed between two versions of an agreement
    Comparison(ComparisonArgs),
}

/// Which versions.
#[derive(Args, Debug)]
pub struct ComparisonArgs {
    #[command(flatten)]
    which: Which,
    /// The file to write; - for standard output
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Which vendor.
#[derive(Args, Debug)]
pub struct VendorArgs {
    /// Its name, folder or number in the register
    vendor: String,
    /// The file to write; - for standard output
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Which vendors.
#[derive(Args, Debug)]
pub struct RegisterArgs {
    /// The file to write; - for standard output
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Only vendors of this kind of service
    #[arg(long, value_parser = |it: &str| one_of(it, Category::from_text, Category::ALL))]
    category: Option<Category>,
    /// Only vendors with this status
    #[arg(long, value_parser = |it: &str| one_of(it, VendorStatus::from_text, VendorStatus::ALL))]
    status: Option<VendorStatus>,
    /// Only vendors with a standing finding of this severity
    #[arg(long, value_parser = |it: &str| one_of(it, Severity::from_text, Severity::ALL))]
    severity: Option<Severity>,
}

/// Runs the command.
pub fn run(desk: &Desk, command: &ReportCommand) -> Result<u8, CliError> {
    let register = desk.open_to_tell()?;
    let (lang, day) = (desk.lang, register.day());
    let (report, paper, subject, out) = match command {
        ReportCommand::Vendor(args) => {
            let id = register.vendor(&args.vendor)?.id;
            let paper = register.read(move |reader| {
                let occasion = Occasion::read(reader, lang, day)?;
                Ok(vendor::read::read(reader, &occasion, id)?
                    .map(|summary| vendor::paper(&occasion, &summary)))
            })?;
            let paper = paper.ok_or(crate::store::error::StoreError::NotFound("vendor"))?;
            ("vendor", paper, Subject::vendor(id), &args.out)
        }
        ReportCommand::Register(args) => {
            let filter = VendorFilter {
                category: args.category,
                status: args.status,
                severity: args.severity,
                ..VendorFilter::default()
            };
            let paper = register.read(move |reader| {
                let occasion = Occasion::read(reader, lang, day)?;
                let summary =
                    register::read::read(reader, &occasion, filter, VendorSort::Name, Order::Up)?;
                Ok(register::paper(&occasion, &summary))
            })?;
            ("register", paper, Subject::default(), &args.out)
        }
        ReportCommand::Comparison(args) => {
            let compared = args.which.compared(&register)?;
            let occasion = register.read(move |reader| Occasion::read(reader, lang, day))?;
            let subject = Subject {
                agreement: Some(args.which.id()),
                ..Subject::default()
            };
            let paper = compare::paper::paper(&occasion, &compared);
            ("comparison", paper, subject, &args.out)
        }
    };
    issue(desk, &register, report, &paper, subject, out)
}

/// Writes the PDF and records in the journal that it was made, with the digest that its last page shows.
fn issue(
    desk: &Desk,
    register: &Register,
    report: &str,
    paper: &Paper,
    subject: Subject,
    out: &Path,
) -> Result<u8, CliError> {
    let made = pdf(paper).map_err(|error| CliError::Failed(vec![error.to_string()]))?;
    desk::write_out(Some(out), &made.bytes)?;
    let (report, digest, said) = (report.to_owned(), made.digest.clone(), made.digest);
    register.write(move |writer| writer.issue_paper(&report, subject, &digest))?;
    if out.as_os_str() != "-" {
        let args = [
            ("file", out.display().to_string().into()),
            ("digest", said.into()),
        ];
        desk.print(&desk.say_with("cli-report-written", &args))?;
    }
    Ok(0)
}
