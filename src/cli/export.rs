//! `avtal export`: a list of the register as CSV, XLSX, JSON or Markdown, with the filters of the lists, and the schema of
//! the JSON. Rows go to the file as they are read, however many there are.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::desk::{self, Desk, Register};
use super::error::{CliError, STANDS};
use super::vendor::one_of;
use super::{agreement, findings, vendor};
use crate::domain::agreement::AgreementId;
use crate::domain::day::{Day, add_days};
use crate::domain::event::EventKind;
use crate::report::list::{self, ListError, Wanted};
use crate::report::sheet::csv::Mark;
use crate::report::sheet::{List as SheetList, SheetFormat, SheetOptions, schema};
use crate::store::agreement_list::AgreementSort;
use crate::store::change_notice_list::ChangeNoticeFilter;
use crate::store::finding_list::{FindingFilter, FindingSort};
use crate::store::journal_list::JournalFilter;
use crate::store::page::Order;
use crate::store::sub_processor_list::SubProcessorFilter;
use crate::store::vendor_list::VendorSort;

/// Which list, and where to.
#[derive(Args, Debug)]
pub struct ExportArgs {
    #[command(subcommand)]
    list: List,
    /// csv, xlsx, json or markdown [default: by the ending of the file, else csv]
    #[arg(long, global = true, value_parser = |it: &str| one_of(it, SheetFormat::from_word, SheetFormat::ALL))]
    format: Option<SheetFormat>,
    /// Begin CSV with the mark by which Excel knows UTF-8
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
    /// Sub-processors, with the vendors that engage them
    SubProcessors(Engaged),
    /// Announced changes of sub-processors, newest first
    ChangeNotices(Announced),
    /// The journal, newest first, with what changed
    Journal(Events),
    /// The whole register as one ZIP that `avtal import everything` takes back: tables as JSON lines, agreements, proofs
    Everything,
    /// The JSON Schema of a list's JSON: vendors, agreements, findings, sub-processors, change-notices or journal
    Schema {
        /// The list
        #[arg(value_parser = |it: &str| list::named(it).ok_or_else(names))]
        of: SheetList,
    },
}

/// The names of the lists, for whoever has named none of them.
fn names() -> String {
    list::LISTS.map(|list| list.name).join(", ")
}

/// Which sub-processors.
#[derive(Args, Debug)]
struct Engaged {
    /// Whose name or purpose holds this text
    text: Option<String>,
    /// Of this vendor: name, folder or number
    #[arg(long)]
    vendor: Option<String>,
    /// In this country, as its code
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// Those that are no longer engaged
    #[arg(long)]
    over: bool,
}

impl Engaged {
    fn filter(&self, register: &Register) -> Result<SubProcessorFilter, CliError> {
        let named = self.vendor.as_deref();
        let vendor = named.map(|named| register.vendor(named)).transpose()?;
        Ok(SubProcessorFilter {
            text: self.text.clone(),
            vendor: vendor.map(|vendor| vendor.id),
            country: self.country.as_deref().map(str::to_uppercase),
            is_over: self.over,
            ..SubProcessorFilter::default()
        })
    }
}

/// Which announced changes.
#[derive(Args, Debug)]
struct Announced {
    /// Of this vendor: name, folder or number
    #[arg(long)]
    vendor: Option<String>,
    /// Those that are closed
    #[arg(long)]
    closed: bool,
}

impl Announced {
    fn filter(&self, register: &Register) -> Result<ChangeNoticeFilter, CliError> {
        let named = self.vendor.as_deref();
        let vendor = named.map(|named| register.vendor(named)).transpose()?;
        Ok(ChangeNoticeFilter {
            vendor: vendor.map(|vendor| vendor.id),
            is_closed: self.closed,
        })
    }
}

/// Which events.
#[derive(Args, Debug)]
pub(super) struct Events {
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
    /// As the store asks for them.
    pub(super) fn filter(&self, register: &Register) -> Result<JournalFilter, CliError> {
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

/// The rows that are asked for.
fn wanted(register: &Register, which: &List) -> Result<Option<Wanted>, CliError> {
    Ok(Some(match which {
        List::Vendors(which) => {
            Wanted::Vendors(which.filter(register)?, VendorSort::Name, Order::Up)
        }
        List::Agreements(which) => {
            Wanted::Agreements(which.filter(register)?, AgreementSort::Title, Order::Up)
        }
        List::Findings(which) => {
            let filter = which.filter(register)?;
            let severities = which.severities();
            let filters = [false, true]
                .into_iter()
                .flat_map(|waived| severities.iter().map(move |&severity| (waived, severity)));
            let filters = filters.map(|(waived, severity)| FindingFilter {
                severity: Some(severity),
                waived,
                ..filter.clone()
            });
            Wanted::Findings(filters.collect(), FindingSort::Urgency, Order::Up)
        }
        List::SubProcessors(which) => Wanted::SubProcessors(which.filter(register)?),
        List::ChangeNotices(which) => Wanted::ChangeNotices(which.filter(register)?),
        List::Journal(which) => Wanted::Journal(which.filter(register)?),
        List::Schema { .. } | List::Everything => return Ok(None),
    }))
}

/// The format that is asked for, or that the file's ending says.
fn format(args: &ExportArgs) -> SheetFormat {
    let by_name = || SheetFormat::of_file(&args.out.as_ref()?.to_string_lossy());
    args.format.or_else(by_name).unwrap_or(SheetFormat::Csv)
}

/// Runs the command.
pub fn run(desk: &Desk, args: &ExportArgs) -> Result<u8, CliError> {
    if let List::Schema { of } = &args.list {
        let mut text = serde_json::to_vec_pretty(&schema::schema(*of))?;
        text.push(b'\n');
        desk::write_out(args.out.as_deref(), &text)?;
        return Ok(0);
    }
    if matches!(args.list, List::Everything) {
        return everything(desk, args.out.as_deref());
    }
    let register = desk.open_to_tell()?;
    let Some(wanted) = wanted(&register, &args.list)? else {
        return Ok(0);
    };
    let options = SheetOptions {
        format: format(args),
        lang: desk.lang,
        day: register.day(),
        mark: if args.excel {
            Mark::With
        } else {
            Mark::Without
        },
    };
    let out = args.out.as_deref().filter(|out| *out != Path::new("-"));
    let n = match out {
        Some(path) => {
            let failed = |error| CliError::File(path.to_owned(), error);
            // Beside its place first: a list that could not be written leaves the file that was there.
            let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
            let file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")));
            let file = file.map_err(failed)?;
            let copy = file.reopen().map_err(failed)?;
            let copy = BufWriter::new(copy);
            let n = write(&register, wanted, options, copy)?.map_err(failed)?;
            file.persist(path).map_err(|error| failed(error.error))?;
            n
        }
        None => write(&register, wanted, options, std::io::stdout())??,
    };
    if let Some(out) = out {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        let args = [("n", n.into()), ("file", out.display().to_string().into())];
        desk.print(&desk.say_with("cli-export-written", &args))?;
    }
    Ok(0)
}

/// Writes the rows; gives how many there are, or what was wrong with the place that they go to.
fn write(
    register: &Register,
    wanted: Wanted,
    options: SheetOptions,
    out: impl Write + Send + 'static,
) -> Result<std::io::Result<u64>, CliError> {
    register.read(
        move |reader| match list::write(reader, &wanted, &options, out) {
            Ok(n) => Ok(Ok(n)),
            Err(ListError::Write(error)) => Ok(Err(error)),
            Err(ListError::Store(error)) => Err(error),
        },
    )
}

/// Writes everything to a file.
fn everything(desk: &Desk, out: Option<&Path>) -> Result<u8, CliError> {
    let Some(path) = out.filter(|out| *out != Path::new("-")) else {
        return Err(CliError::input(desk.lang, "cli-everything-out", &[]));
    };
    let register = desk.open()?;
    let failed = |error| CliError::File(path.to_owned(), error);
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    let copy = BufWriter::new(file.reopen().map_err(failed)?);
    let at = register.at;
    let written = register.read(move |reader| reader.write_everything(copy, at))?;
    file.persist(path).map_err(|error| failed(error.error))?;
    let n_rows: u64 = written.tables.iter().map(|table| table.n_rows).sum();
    let told = [
        ("file", path.display().to_string().into()),
        ("rows", i64::try_from(n_rows).unwrap_or(i64::MAX).into()),
        ("n", written.files.len().into()),
    ];
    desk.print(&desk.say_with("cli-everything-done", &told))?;
    for file in &written.missing {
        desk.print(&desk.say_with("cli-backup-missing", &[("file", file.as_str().into())]))?;
    }
    Ok(if written.missing.is_empty() {
        0
    } else {
        STANDS
    })
}
