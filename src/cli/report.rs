//! `avtal report`: the PDFs that are filed. What is on them is in `report`; here they are asked for and written.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::agreement::compare::Which;
use super::desk::{self, Desk, Register};
use super::error::CliError;
use super::vendor::{self as filters, one_of};
use super::{export, findings};
use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::finding::Severity;
use crate::domain::vendor::{Category, VendorStatus};
use crate::report::occasion::Occasion;
use crate::report::pack::Binder;
use crate::report::pack::read::Which as Vendors;
use crate::report::paper::Paper;
use crate::report::pdf::{PdfError, pdf};
use crate::report::register::past::{self, PastRegister};
use crate::report::review::kept;
use crate::report::{compare, expiry, finding, journal, pack, register, vendor};
use crate::store::error::StoreError;
use crate::store::finding_list::FindingFilter;
use crate::store::journal::Subject;
use crate::store::page::Order;
use crate::store::vendor_list::{VendorFilter, VendorSort};
use crate::store::verify::watch::Watch;

/// The papers.
#[derive(Subcommand, Debug)]
pub enum ReportCommand {
    /// The summary of one vendor: state, agreements, findings, decisions
    Vendor(VendorArgs),
    /// The audit pack of one vendor or of those of a filter: agreements with their whole text, checklists, proofs, journal
    Pack(PackArgs),
    /// The findings that stand, by severity and by owner
    Findings(FindingsArgs),
    /// What ends, and by when notice must be given, in the twelve months to come
    Calendar(CalendarArgs),
    /// The newest entries of the journal with their hashes
    Journal(JournalArgs),
    /// What the text of a version was found to say and to lack
    Review(ReviewArgs),
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
    /// As it stood at the end of this past day, built from the journal; takes no filter
    #[arg(long, value_name = "DAY", conflicts_with_all = ["category", "status", "severity"])]
    as_of: Option<Day>,
}

/// Which findings.
#[derive(Args, Debug)]
pub struct FindingsArgs {
    #[command(flatten)]
    filters: findings::Filters,
    /// The file to write; - for standard output
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Where the calendar goes.
#[derive(Args, Debug)]
pub struct CalendarArgs {
    /// The file to write; - for standard output
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Which events.
#[derive(Args, Debug)]
pub struct JournalArgs {
    #[command(flatten)]
    filters: export::Events,
    /// The file to write; - for standard output
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Which text.
#[derive(Args, Debug)]
pub struct ReviewArgs {
    /// The agreement, by its number
    agreement: i64,
    /// The version, by its number [default: the newest]
    #[arg(long, value_name = "NUMBER")]
    version: Option<u32>,
    /// The file to write; - for standard output
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Which vendors.
#[derive(Args, Debug)]
pub struct PackArgs {
    /// Only this vendor: its name, folder or number in the register
    #[arg(long)]
    vendor: Option<String>,
    #[command(flatten)]
    filters: filters::Filters,
    /// The file to write; - for standard output. A pack of more than about 500 pages is a ZIP of several
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
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
            let paper = paper.ok_or(StoreError::NotFound("vendor"))?;
            ("vendor", paper, Subject::vendor(id), &args.out)
        }
        ReportCommand::Findings(args) => {
            let filters: Vec<FindingFilter> = args
                .filters
                .severities()
                .iter()
                .map(|&severity| {
                    Ok(FindingFilter {
                        severity: Some(severity),
                        ..args.filters.filter(&register)?
                    })
                })
                .collect::<Result<_, CliError>>()?;
            let paper = register.read(move |reader| {
                let occasion = Occasion::read(reader, lang, day)?;
                let report = finding::read::read(reader, &occasion, &filters)?;
                Ok(finding::paper(&occasion, &report))
            })?;
            ("findings", paper, Subject::default(), &args.out)
        }
        ReportCommand::Calendar(args) => {
            let paper = register.read(move |reader| {
                let occasion = Occasion::read(reader, lang, day)?;
                let calendar = expiry::read::read(reader, &occasion)?;
                Ok(expiry::paper(&occasion, &calendar))
            })?;
            ("calendar", paper, Subject::default(), &args.out)
        }
        ReportCommand::Journal(args) => {
            let filter = args.filters.filter(&register)?;
            let paper = register.read(move |reader| {
                let occasion = Occasion::read(reader, lang, day)?;
                let extract = journal::read::read(reader, &occasion, &filter)?;
                Ok(journal::paper(&occasion, &extract))
            })?;
            ("journal", paper, Subject::default(), &args.out)
        }
        ReportCommand::Review(args) => {
            let id = AgreementId(args.agreement);
            let house = register.store.house().map_err(CliError::Failed)?;
            let asked = args.version;
            let paper = register.read(move |reader| {
                let occasion = Occasion::read(reader, lang, day)?;
                let newest = reader
                    .agreement(id)?
                    .and_then(|it| it.versions.last().map(|version| version.number));
                let number = asked.or(newest).unwrap_or(0);
                let kept = kept::read(reader, id, number)?;
                Ok(kept.map(|kept| kept::paper(&occasion, &kept, &house)))
            })?;
            let paper = paper.ok_or(StoreError::NotFound("version"))?;
            let subject = Subject {
                agreement: Some(id),
                ..Subject::default()
            };
            ("review", paper, subject, &args.out)
        }
        ReportCommand::Pack(args) => return pack(desk, &register, args),
        ReportCommand::Register(RegisterArgs {
            as_of: Some(past),
            out,
            ..
        }) => {
            if *past > day {
                return Err(CliError::input(lang, "past-day-to-come", &[]));
            }
            let mut past = register.store.past(*past, &Watch::default())?;
            let past = PastRegister::read(&mut past, lang)?;
            (
                "register-as-of",
                past::paper(&past),
                Subject::default(),
                out,
            )
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

/// Makes an audit pack vendor by vendor and records it.
fn pack(desk: &Desk, register: &Register, args: &PackArgs) -> Result<u8, CliError> {
    let (lang, day) = (desk.lang, register.day());
    let which = match &args.vendor {
        Some(name) => Vendors::Vendor(register.vendor(name)?.id),
        None => Vendors::Filter(args.filters.filter(register)?, VendorSort::Name, Order::Up),
    };
    let subject = match which {
        Vendors::Vendor(id) => Subject::vendor(id),
        Vendors::Filter(..) => Subject::default(),
    };
    let asked_by = desk.actor().name;
    let (occasion, scope) = register.read(move |reader| {
        let occasion = Occasion::read(reader, lang, day)?;
        let scope = pack::read::scope(reader, &occasion, which, &asked_by)?;
        Ok((occasion, scope))
    })?;
    let (cover, vendors) = scope.ok_or(StoreError::NotFound("vendor"))?;
    let failed = |error: PdfError| CliError::Failed(vec![error.to_string()]);
    let mut binder = Binder::new(occasion.clone(), cover, register.store.house().ok());
    for id in vendors {
        let occasion = occasion.clone();
        let file = register.read(move |reader| pack::read::vendor_file(reader, &occasion, id))?;
        if let Some(file) = file {
            binder.add(file).map_err(failed)?;
        }
    }
    let bound = binder.finish().map_err(failed)?;
    desk::write_out(Some(&args.out), &bound.bytes)?;
    let digests = bound.digests.clone();
    register.write(move |writer| {
        digests
            .iter()
            .try_for_each(|digest| writer.issue_paper("pack", subject, digest))
    })?;
    if args.out.as_os_str() != "-" {
        let said = [
            ("file", args.out.display().to_string().into()),
            ("digest", bound.digests.join(", ").into()),
        ];
        desk.print(&desk.say_with("cli-report-written", &said))?;
    }
    Ok(0)
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
