//! `avtal import`: vendors or agreements from a table. Every row is read first and every problem told with its cell; what
//! is written is written at once or not at all. A column that is not known stops the import until it is said what it
//! holds or that it is to be left out.

use std::path::{Path, PathBuf};

use chrono::Utc;
use clap::{Args, Subcommand, ValueEnum};

use super::desk::{self, Desk, Register};
use super::error::{CliError, STANDS};
use super::vendor::one_of;
use crate::domain::settings::Settings as RegistrySettings;
use crate::domain::text::Arg;
use crate::jobs::import::agreement::Texts;
use crate::jobs::import::day::DayOrder;
use crate::jobs::import::mapping::{LEAVE, Mapping};
use crate::jobs::import::plan::{Counts, Empty, Fate, Plan, Settings, asks_order};
use crate::jobs::import::rejected::rejected;
use crate::jobs::import::subject::Subject;
use crate::jobs::import::table::{Table, letters};
use crate::report::sheet::SheetFormat;
use crate::store::Store;
use crate::store::actor::At;

/// Problems that are told; the rest is counted.
const TOLD: usize = 50;

/// What to import.
#[derive(Subcommand, Debug)]
pub enum ImportCommand {
    /// Vendors: new ones are added, known ones changed where the table says something else
    Vendors(TableArgs),
    /// Agreements, with their texts from a folder where the table names them
    Agreements {
        /// The table.
        #[command(flatten)]
        table: TableArgs,
        /// The folder with the Markdown texts that the table's column “file” names
        #[arg(long, value_name = "FOLDER")]
        texts: Option<PathBuf>,
    },
    /// A whole register, as `avtal export everything` has written it, into an empty data folder
    Everything {
        /// The ZIP
        file: PathBuf,
    },
    /// An empty table with the headings that are read
    Template {
        /// vendors or agreements
        #[arg(value_parser = |it: &str| one_of(it, Subject::from_word, Subject::ALL))]
        of: Subject,
        /// The file, .xlsx or .csv [default: CSV to standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// A table and how it is read.
#[derive(Args, Debug)]
pub struct TableArgs {
    /// The file: CSV (UTF-8, UTF-16 or Windows-1252) or XLSX, with a heading row; - for standard input
    file: PathBuf,
    /// Say what would be added and changed, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// What a column holds, as "heading=name"; "heading=-" leaves it out; may be repeated
    #[arg(long = "map", value_name = "HEADING=NAME", value_parser = pair)]
    map: Vec<(String, String)>,
    /// Let an empty cell empty what the register has; without this it leaves it alone
    #[arg(long)]
    clear_empty: bool,
    /// Which number of 03/04/2026 is the day, where no day of the column tells
    #[arg(long, value_name = "ORDER", value_enum)]
    days: Option<Order>,
    /// Import the good rows and write the others here, to mend and import again; without this one wrong row stops all
    #[arg(long, value_name = "FILE")]
    rejected: Option<PathBuf>,
}

/// Which number of a day comes first.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Order {
    /// 25/11/2026
    DayFirst,
    /// 11/25/2026
    MonthFirst,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (heading, name) = text
        .rsplit_once('=')
        .ok_or_else(|| "HEADING=NAME".to_owned())?;
    Ok((heading.trim().to_owned(), name.trim().to_owned()))
}

/// Runs the command.
pub fn run(desk: &Desk, command: &ImportCommand) -> Result<u8, CliError> {
    match command {
        ImportCommand::Vendors(args) => table(desk, Subject::Vendors, args, Texts::new()),
        ImportCommand::Agreements { table: args, texts } => {
            let texts = texts.as_deref().map(folder).transpose()?;
            table(desk, Subject::Agreements, args, texts.unwrap_or_default())
        }
        ImportCommand::Everything { file } => everything(desk, file),
        ImportCommand::Template { of, out } => {
            let by_name = out
                .as_ref()
                .and_then(|out| SheetFormat::of_file(&out.to_string_lossy()));
            let format = by_name.unwrap_or(SheetFormat::Csv);
            let day = Utc::now().date_naive();
            desk::write_out(out.as_deref(), &of.template(format, desk.lang, day)?)?;
            Ok(0)
        }
    }
}

fn table(desk: &Desk, subject: Subject, args: &TableArgs, texts: Texts) -> Result<u8, CliError> {
    let bytes = desk::read_file(&args.file)?;
    let table = subject
        .table(&bytes)
        .map_err(|refusal| CliError::Input(vec![refusal.sentence(desk.lang)]))?;
    let register = desk.open_or_make()?;
    let mapping = mapping(desk, &register, subject, &table, args)?;
    let settings = Settings {
        mapping,
        empty: if args.clear_empty {
            Empty::Clear
        } else {
            Empty::Keep
        },
        order: args.days.map(|order| match order {
            Order::DayFirst => DayOrder::DayFirst,
            Order::MonthFirst => DayOrder::MonthFirst,
        }),
    };
    if settings.order.is_none() && asks_order(subject.shape(), &table, &settings.mapping) {
        return Err(CliError::input(desk.lang, "cli-import-days", &[]));
    }
    let day = register.day();
    let is_dry = args.dry_run;
    let (planned, read, files) = (table.clone(), settings.clone(), texts.clone());
    let plan = register.read(move |reader| subject.plan(reader, &planned, &read, &files, day))?;
    let counts = plan.counts();
    tell(desk, subject, &plan)?;
    if counts.refused > 0 {
        match &args.rejected {
            Some(out) => desk::write_out(Some(out), &rejected(&table, &plan, desk.lang)?)?,
            None if is_dry => {}
            None => {
                return Err(CliError::Input(vec![desk.say("cli-import-nothing")]));
            }
        }
    }
    if is_dry {
        desk.print(&said(desk, "cli-import-would", counts))?;
        return Ok(if counts.refused > 0 { STANDS } else { 0 });
    }
    let fingerprint = subject.fingerprint(&table);
    let remembered = settings.mapping.said(&table.headings);
    let counts = register.write(move |writer| {
        writer.remember_mapping(&fingerprint, &remembered)?;
        // The register may have changed since it was looked at.
        let plan = subject.plan(writer, &table, &settings, &texts, day)?;
        plan.apply(writer)
    })?;
    desk.print(&said(desk, "cli-import-done", counts))?;
    Ok(if counts.refused > 0 { STANDS } else { 0 })
}

/// What the columns hold; one that nobody has decided on is an error that says how to decide.
fn mapping(
    desk: &Desk,
    register: &Register,
    subject: Subject,
    table: &Table,
    args: &TableArgs,
) -> Result<Mapping, CliError> {
    let read = table.clone();
    let guessed = register.read(move |reader| subject.mapping(reader, &read))?;
    let shape = subject.shape();
    let names = || Arg::from(shape.names().collect::<Vec<_>>().join(", "));
    let pairs = args
        .map
        .iter()
        .map(|(heading, name)| (heading.as_str(), name.as_str()));
    let mapping = guessed
        .with(shape, &table.headings, pairs)
        .map_err(|wrong| {
            let args = [("what", wrong.into()), ("names", names())];
            CliError::input(desk.lang, "cli-import-map", &args)
        })?;
    let unknown: Vec<String> = mapping
        .unknown()
        .map(|at| format!("{} “{}”", letters(at), table.headings[at]))
        .collect();
    if unknown.is_empty() {
        return Ok(mapping);
    }
    let args = [
        ("columns", unknown.join(", ").into()),
        ("leave", LEAVE.into()),
        ("names", names()),
    ];
    Err(CliError::input(desk.lang, "cli-import-unknown", &args))
}

/// Says what is wrong, and what would change.
fn tell(desk: &Desk, subject: Subject, plan: &Plan) -> Result<(), CliError> {
    let lang = desk.lang;
    let problems: Vec<String> = plan.problems().map(|it| it.sentence(lang)).collect();
    for line in problems.iter().take(TOLD) {
        desk.complain(&CliError::Input(vec![line.clone()]));
    }
    if problems.len() > TOLD {
        let n = i64::try_from(problems.len() - TOLD).unwrap_or(i64::MAX);
        desk.complain(&CliError::input(lang, "import-more", &[("n", n.into())]));
    }
    for name in &plan.unnamed {
        let args = [("file", name.as_str().into())];
        desk.complain(&CliError::input(lang, "import-unnamed", &args));
    }
    let mut n_told = 0;
    for outcome in &plan.outcomes {
        if n_told == TOLD {
            break;
        }
        if let Some((key, what)) = &outcome.remark {
            let args = [
                ("place", outcome.line.to_string().into()),
                ("name", outcome.label.as_str().into()),
                ("what", what.as_str().into()),
            ];
            desk.print(&desk.say_with(key, &args))?;
            n_told += 1;
        }
        if let Fate::Change(_, changes) = &outcome.fate {
            let shape = subject.shape();
            let changes: Vec<String> = changes
                .iter()
                .map(|(name, was, is)| format!("{}: “{was}” → “{is}”", shape.heading(name, lang)))
                .collect();
            desk.print(&format!(
                "{} {}: {}",
                outcome.line,
                outcome.label,
                changes.join("; ")
            ))?;
            n_told += 1;
        }
    }
    Ok(())
}

fn said(desk: &Desk, key: &str, counts: Counts) -> String {
    let n = |n: usize| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let args = [
        ("created", n(counts.created)),
        ("changed", n(counts.changed)),
        ("skipped", n(counts.skipped)),
        ("refused", n(counts.refused)),
    ];
    desk.say_with(key, &args)
}

/// The Markdown files of a folder and the folders below it, by their paths in it.
fn folder(top: &Path) -> Result<Texts, CliError> {
    let mut texts = Texts::new();
    let mut waiting = vec![top.to_owned()];
    while let Some(folder) = waiting.pop() {
        let failed = |error| CliError::File(folder.clone(), error);
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path
                .extension()
                .is_some_and(|it| it.eq_ignore_ascii_case("md"))
            {
                let bytes = desk::read_file(&path)?;
                let name = path.strip_prefix(top).unwrap_or(&path);
                let name = name.to_string_lossy().replace('\\', "/");
                texts.insert(name, bytes);
            }
        }
    }
    Ok(texts)
}

/// Takes a whole register back.
fn everything(desk: &Desk, file: &Path) -> Result<u8, CliError> {
    let failed = |error| CliError::File(file.to_owned(), error);
    let zip = std::io::BufReader::new(std::fs::File::open(file).map_err(failed)?);
    let instant = Utc::now();
    let at = At {
        instant,
        day: RegistrySettings::default().day_of(instant),
    };
    drop(Store::take_back(zip, &desk.data, desk.actor(), at)?);
    let told = [("folder", desk.data.display().to_string().into())];
    desk.print(&desk.say_with("cli-everything-back", &told))?;
    Ok(0)
}
