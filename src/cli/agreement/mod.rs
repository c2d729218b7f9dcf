//! `avtal agreement`: add a text with its facts, list, show and compare agreements.

pub mod add;
pub mod compare;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::desk::{self, Desk, Format, Register};
use crate::cli::error::CliError;
use crate::cli::findings;
use crate::cli::terminal::{Cell, Ink, Table};
use crate::cli::vendor::one_of;
use crate::domain::agreement::{Agreement, AgreementId, AgreementKind, Version};
use crate::domain::day::Day;
use crate::domain::finding::Finding;
use crate::domain::lang::Lang;
use crate::domain::state::State;
use crate::domain::term::arithmetic;
use crate::domain::vendor::VendorId;
use crate::report::offer;
use crate::store::agreement_list::{AgreementFilter, AgreementRow, AgreementSort};
use crate::store::error::StoreError;
use crate::store::page::{Cursor, Order, Page};

/// The commands on agreements.
#[derive(Subcommand, Debug)]
pub enum AgreementCommand {
    /// Add an agreement's Markdown text, as a new agreement or as the next version of one
    Add(Box<add::AddArgs>),
    /// List agreements with their states and dates
    List(ListArgs),
    /// Show an agreement: versions, arithmetic, findings
    Show(ShowArgs),
    /// Say what changed between two versions: clauses, words, verdicts and facts
    Compare(compare::CompareArgs),
    /// Draft an agreement to offer a vendor, filled from the register
    Draft(DraftArgs),
}

/// Which agreements to list, and how.
#[derive(Args, Debug)]
pub struct ListArgs {
    #[command(flatten)]
    which: Filters,
    /// How to write the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Which agreements.
#[derive(Args, Debug)]
pub struct Filters {
    /// Words in title or text
    text: Option<String>,
    /// In this state today
    #[arg(long, value_parser = |it: &str| one_of(it, State::from_text, State::ALL))]
    state: Option<State>,
    /// Of this kind
    #[arg(long, value_parser = |it: &str| one_of(it, AgreementKind::from_text, AgreementKind::ALL))]
    kind: Option<AgreementKind>,
    /// With this vendor: name, folder or number
    #[arg(long)]
    vendor: Option<String>,
    /// Whose last day is on or before this day
    #[arg(long, value_name = "DAY")]
    ends_by: Option<Day>,
    /// Of this one of your companies: name or number
    #[arg(long, value_name = "COMPANY")]
    entity: Option<String>,
}

impl Filters {
    /// As the store asks for them.
    pub(in crate::cli) fn filter(&self, register: &Register) -> Result<AgreementFilter, CliError> {
        let vendor = self
            .vendor
            .as_deref()
            .map(|named| register.vendor(named))
            .transpose()?;
        Ok(AgreementFilter {
            text: self.text.clone(),
            kind: self.kind,
            state: self.state,
            vendor: vendor.map(|vendor| vendor.id),
            ends_to: self.ends_by,
            entity: self
                .entity
                .as_deref()
                .map(|named| register.entity(named))
                .transpose()?,
            ..AgreementFilter::default()
        })
    }
}

/// Which agreement to show.
#[derive(Args, Debug)]
pub struct ShowArgs {
    /// Its number in the register
    number: i64,
    /// Write the text of the latest version instead, as it was uploaded
    #[arg(long)]
    text: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t, conflicts_with = "text")]
    format: Format,
}

/// For whom to draft an agreement.
#[derive(Args, Debug)]
pub struct DraftArgs {
    /// The vendor: name, folder or number
    vendor: String,
    /// Write the text to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The language of the text, en or sv [default: that of --lang]
    #[arg(long = "in", value_name = "LANG", value_parser = |it: &str| Lang::from_code(it).ok_or("en or sv"))]
    text_lang: Option<Lang>,
}

/// Runs a command on agreements.
pub fn run(desk: &Desk, command: &AgreementCommand) -> Result<u8, CliError> {
    match command {
        AgreementCommand::Add(args) => add::run(desk, args),
        AgreementCommand::List(args) => list(desk, args),
        AgreementCommand::Show(args) => show(desk, args),
        AgreementCommand::Compare(args) => compare::run(desk, args),
        AgreementCommand::Draft(args) => draft(desk, args),
    }
}

/// Writes the draft, and says beside it what is left to fill in.
fn draft(desk: &Desk, args: &DraftArgs) -> Result<u8, CliError> {
    let register = desk.open()?;
    let vendor = register.vendor(&args.vendor)?;
    let lang = args.text_lang.unwrap_or(desk.lang);
    let (_, offer) = register
        .read(move |reader| offer::read(reader, lang, vendor.id))?
        .ok_or(CliError::Store(StoreError::NotFound("vendor")))?;
    desk::write_out(args.out.as_deref(), offer.markdown.as_bytes())?;
    if let Some(path) = &args.out {
        let n = i64::try_from(offer.blanks.len()).unwrap_or(i64::MAX);
        let mut lines = vec![desk.say_with(
            "offer-written",
            &[("file", path.display().to_string().into()), ("n", n.into())],
        )];
        lines.extend(offer.blanks.iter().map(|blank| format!("  {blank}")));
        desk.print(&lines.join("\n"))?;
    }
    Ok(0)
}

/// An agreement with its state on the day as the store keeps it.
pub(in crate::cli) struct Told {
    pub(in crate::cli) agreement: Agreement,
    state: State,
    version: Option<Version>,
}

impl Told {
    fn new(agreement: Agreement, row: &AgreementRow) -> Told {
        let version = agreement
            .versions
            .iter()
            .find(|version| Some(version.id) == row.version)
            .cloned();
        Told {
            agreement,
            state: row.state,
            version,
        }
    }

    fn sentence(&self, lang: Lang, day: Day) -> String {
        self.version
            .as_ref()
            .map(|version| arithmetic(version, day).sentence(lang, day))
            .unwrap_or_default()
    }

    /// As JSON, with state and arithmetic on the day.
    pub(in crate::cli) fn json(&self, day: Day) -> Value {
        json!({
            "agreement": self.agreement,
            "state": self.state,
            "version": self.version.as_ref().map(|version| version.number),
            "arithmetic": self.version.as_ref().map(|version| arithmetic(version, day)),
        })
    }
}

/// The agreements of a vendor, in order of title.
pub(in crate::cli) fn of_vendor(
    register: &Register,
    vendor: VendorId,
) -> Result<Vec<Told>, CliError> {
    let rows = all_agreements(
        register,
        AgreementFilter {
            vendor: Some(vendor),
            ..AgreementFilter::default()
        },
    )?;
    let filed = register.read(move |reader| reader.filed_of(vendor))?;
    let mut agreements: Vec<Agreement> = filed.into_iter().map(|filed| filed.agreement).collect();
    let told = rows.iter().filter_map(|row| {
        let at = agreements
            .iter()
            .position(|agreement| agreement.id == row.id)?;
        Some(Told::new(agreements.swap_remove(at), row))
    });
    Ok(told.collect())
}

fn told(register: &Register, id: AgreementId) -> Result<Told, CliError> {
    let filed = register.read(move |reader| reader.filed_agreement(id))?;
    let agreement = filed.ok_or(StoreError::NotFound("agreement"))?.agreement;
    let vendor = agreement.facts.vendors.first().copied();
    let rows = all_agreements(
        register,
        AgreementFilter {
            vendor,
            ..AgreementFilter::default()
        },
    )?;
    let row = rows.iter().find(|row| row.id == id);
    let row = row.ok_or(StoreError::NotFound("agreement"))?;
    Ok(Told::new(agreement, row))
}

/// Agreements as lines: state, title, arithmetic.
pub(in crate::cli) fn lines(desk: &Desk, day: Day, agreements: &[Told]) -> Table {
    let mut table = Table::of_facts();
    for told in agreements {
        table.row([
            Cell::number(told.agreement.id.0),
            Cell::state(desk.lang, told.state),
            Cell::from(told.agreement.facts.title.clone()),
            Cell::inked(Ink::Faint, told.sentence(desk.lang, day)),
        ]);
    }
    table
}

/// Every agreement that a filter lets through, page by page.
pub(in crate::cli) fn all_agreements(
    register: &Register,
    filter: AgreementFilter,
) -> Result<Vec<AgreementRow>, CliError> {
    let day = register.day();
    register.read(move |reader| {
        let mut rows = Vec::new();
        let mut after: Option<Cursor> = None;
        loop {
            let page = Page {
                sort: AgreementSort::Title,
                order: Order::Up,
                after,
                limit: 1000,
            };
            let slice = reader.agreements(&filter, day, &page)?;
            rows.extend(slice.rows);
            after = slice.next;
            if after.is_none() {
                return Ok(rows);
            }
        }
    })
}

fn list(desk: &Desk, args: &ListArgs) -> Result<u8, CliError> {
    let register = desk.open_to_tell()?;
    let filter = args.which.filter(&register)?;
    let rows = all_agreements(&register, filter)?;
    if args.format == Format::Json {
        let rows: Vec<Value> = rows.iter().map(row_json).collect();
        desk.print_json(&json!({ "day": register.day(), "agreements": rows }))?;
        return Ok(0);
    }
    let mut table = Table::new(
        desk.lang,
        &[
            "cli-id",
            "cli-state",
            "cli-title",
            "cli-vendors",
            "cli-kind",
            "cli-last-day",
            "cli-notice-by",
        ],
    );
    let or_dash = |day: Option<Day>| {
        day.map_or_else(
            || Cell::inked(Ink::Faint, "–"),
            |day| Cell::from(day.to_string()),
        )
    };
    for row in &rows {
        let vendors: Vec<&str> = row
            .vendors
            .iter()
            .map(|vendor| vendor.name.as_str())
            .collect();
        table.row([
            Cell::number(row.id.0),
            Cell::state(desk.lang, row.state),
            Cell::inked(Ink::Strong, row.title.clone()),
            Cell::from(vendors.join(", ")),
            Cell::from(desk.say(row.kind.text_key())),
            or_dash(row.ends_on),
            or_dash(row.notice_by),
        ]);
    }
    if table.is_empty() {
        desk.print(&desk.say("cli-nothing-found"))?;
    } else {
        desk.print_table(&table)?;
        desk.print(&desk.say_with("cli-n-agreements", &[("n", rows.len().into())]))?;
    }
    Ok(0)
}

fn row_json(row: &AgreementRow) -> Value {
    let vendors: Vec<Value> = row
        .vendors
        .iter()
        .map(|it| json!({ "id": it.id, "slug": it.slug, "name": it.name }))
        .collect();
    json!({
        "id": row.id, "title": row.title, "kind": row.kind, "vendors": vendors, "entity": row.entity_name,
        "state": row.state, "ends_on": row.ends_on, "notice_by": row.notice_by, "latest": row.latest,
        "lang": row.lang, "findings": row.n_findings,
    })
}

fn show(desk: &Desk, args: &ShowArgs) -> Result<u8, CliError> {
    let register = desk.open_to_tell()?;
    let (id, day) = (AgreementId(args.number), register.day());
    let told = told(&register, id)?;
    if args.text {
        let latest = told.agreement.versions.last().map(|version| version.id);
        let latest = latest.ok_or(StoreError::NotFound("version"))?;
        let bytes = register.read(move |reader| reader.version_text(latest))?;
        desk::write_out(None, &bytes.unwrap_or_default())?;
        return Ok(0);
    }
    let standing: Vec<Finding> =
        register.read(move |reader| reader.findings_of_agreement(id, day))?;
    if args.format == Format::Json {
        let mut value = told.json(day);
        value["findings"] = standing
            .iter()
            .map(|finding| findings::json(desk.lang, day, finding))
            .collect();
        desk.print_json(&value)?;
        return Ok(0);
    }
    let paint = desk.paint();
    desk.print(&paint.on(Ink::Strong, &told.agreement.facts.title))?;
    let state = Cell::state(desk.lang, told.state).draw(paint);
    desk.print(&format!("{state}  {}", told.sentence(desk.lang, day)))?;
    let mut table = Table::new(
        desk.lang,
        &[
            "cli-version",
            "cli-language",
            "cli-added",
            "cli-bound",
            "cli-file",
        ],
    );
    for version in &told.agreement.versions {
        table.row([
            Cell::number(version.number),
            Cell::from(version.lang.code()),
            Cell::from(version.added_on.to_string()),
            Cell::from(
                version
                    .bound
                    .as_ref()
                    .map(|bound| bound.on.to_string())
                    .unwrap_or_default(),
            ),
            Cell::inked(Ink::Faint, version.file.clone()),
        ]);
    }
    desk.print("")?;
    desk.print_table(&table)?;
    for finding in &standing {
        desk.print(&format!(
            "\n{}",
            findings::block(desk, day, finding, None).trim_end()
        ))?;
    }
    Ok(0)
}
