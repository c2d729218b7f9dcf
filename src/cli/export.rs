//! `avtal export`: a list of the register as CSV for a spreadsheet. Texts that a spreadsheet would run as a formula are
//! guarded.

use std::path::PathBuf;

use clap::Args;

use super::agreement::all_agreements;
use super::desk::{self, Desk, Register};
use super::error::CliError;
use super::vendor::all_vendors;
use crate::report::csv::{Cell, Csv, Mark};
use crate::store::agreement_list::AgreementFilter;
use crate::store::finding_list::{FindingFilter, FindingSort};
use crate::store::page::{Cursor, Order, Page};
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
    let register = desk.open()?;
    let mark = if args.excel {
        Mark::With
    } else {
        Mark::Without
    };
    let (headings, rows) = match args.list {
        List::Vendors => vendors(desk, &register)?,
        List::Agreements => agreements(&register)?,
        List::Findings => findings(desk, &register)?,
    };
    let mut csv = Csv::begin(Vec::new(), mark, headings)?;
    for row in &rows {
        csv.row(row)?;
    }
    desk::write_out(args.out.as_deref(), &csv.finish()?)?;
    if let Some(out) = &args.out {
        let args = [
            ("n", rows.len().into()),
            ("file", out.display().to_string().into()),
        ];
        desk.print(&desk.say_with("cli-export-written", &args))?;
    }
    Ok(0)
}

/// Headings and rows. The headings of vendors are those that `vendor import` reads.
type Listed = (&'static [&'static str], Vec<Vec<Cell<'static>>>);

fn vendors(desk: &Desk, register: &Register) -> Result<Listed, CliError> {
    let lines = all_vendors(register, VendorFilter::default())?;
    let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
    let vendors = register.read(move |reader| reader.vendors_by_id(&ids))?;
    let mut rows = Vec::new();
    for line in &lines {
        let Some(vendor) = vendors.iter().find(|vendor| vendor.id == line.id) else {
            continue;
        };
        let facts = &vendor.facts;
        let roles: Vec<&str> = facts.roles.iter().map(|role| role.word()).collect();
        let optional = |value: &Option<String>| Cell::text(value.clone().unwrap_or_default());
        rows.push(vec![
            Cell::text(facts.name.clone()),
            optional(&facts.legal_name),
            optional(&facts.registration_number),
            optional(&facts.country),
            Cell::text(facts.category.word()),
            Cell::text(facts.status.word()),
            Cell::text(roles.join(";")),
            Cell::text(facts.personal_data.word()),
            optional(&facts.owner),
            optional(&facts.department),
            Cell::text(facts.service.clone()),
            Cell::text(facts.purposes.join(";")),
            Cell::text(
                line.agreement
                    .as_ref()
                    .map(|it| it.state.word())
                    .unwrap_or_default(),
            ),
            Cell::text(
                line.worst
                    .as_ref()
                    .map(|it| it.code.word())
                    .unwrap_or_default(),
            ),
            Cell::text(
                line.worst
                    .as_ref()
                    .map(|it| it.sentence(desk.lang, register.day()))
                    .unwrap_or_default(),
            ),
        ]);
    }
    let headings = &[
        "name",
        "legal_name",
        "number",
        "country",
        "category",
        "status",
        "roles",
        "personal_data",
        "owner",
        "department",
        "service",
        "purposes",
        "agreement_state",
        "finding",
        "why",
    ];
    Ok((headings, rows))
}

fn agreements(register: &Register) -> Result<Listed, CliError> {
    let rows = all_agreements(register, AgreementFilter::default())?
        .into_iter()
        .map(|row| {
            let vendors: Vec<String> = row.vendors.into_iter().map(|vendor| vendor.name).collect();
            vec![
                Cell::Number(row.id.0),
                Cell::text(row.title),
                Cell::text(vendors.join("; ")),
                Cell::text(row.kind.word()),
                Cell::text(row.entity_name),
                Cell::text(row.state.word()),
                Cell::day(row.ends_on),
                Cell::day(row.notice_by),
                Cell::Number(row.latest.into()),
                Cell::text(row.lang.map(|lang| lang.code()).unwrap_or_default()),
            ]
        });
    let headings = &[
        "id",
        "title",
        "vendors",
        "kind",
        "entity",
        "state",
        "last_day",
        "notice_by",
        "versions",
        "language",
    ];
    Ok((headings, rows.collect()))
}

fn findings(desk: &Desk, register: &Register) -> Result<Listed, CliError> {
    let day = register.day();
    let found = register.read(move |reader| {
        let mut found = Vec::new();
        for waived in [false, true] {
            let mut after: Option<Cursor> = None;
            loop {
                let filter = FindingFilter {
                    waived,
                    ..FindingFilter::default()
                };
                let page = Page {
                    sort: FindingSort::Urgency,
                    order: Order::Up,
                    after,
                    limit: 1000,
                };
                let slice = reader.findings(&filter, day, &page)?;
                found.extend(slice.rows);
                after = slice.next;
                if after.is_none() {
                    break;
                }
            }
        }
        Ok(found)
    })?;
    let rows = found.into_iter().map(|row| {
        let finding = &row.finding;
        vec![
            Cell::text(finding.severity.word()),
            Cell::text(finding.code.word()),
            Cell::text(if finding.is_waived() { "yes" } else { "no" }),
            Cell::text(row.vendor_name.clone()),
            Cell::text(row.owner.clone().unwrap_or_default()),
            Cell::text(row.agreement_title.clone().unwrap_or_default()),
            Cell::Day(finding.since),
            Cell::Number(finding.n_days(day)),
            Cell::text(finding.sentence(desk.lang, day)),
            Cell::text(finding.next_step(desk.lang, day)),
        ]
    });
    let headings = &[
        "severity",
        "finding",
        "waived",
        "vendor",
        "owner",
        "agreement",
        "since",
        "days",
        "why",
        "next",
    ];
    Ok((headings, rows.collect()))
}
