//! `avtal vendor import`: vendors from a CSV file. Every row is read first and every problem told with its row; the
//! register changes only when all rows are good, and then all at once.

use std::path::PathBuf;

use clap::Args;

use super::desk::{self, Desk};
use super::error::CliError;
use crate::domain::draft::vendor::VendorDraft;
use crate::domain::text::Arg;
use crate::domain::vendor::VendorFacts;
use crate::report::csv::unguarded;

/// What to import.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// The file, UTF-8, with a heading row; - for standard input. Columns: name (needed), number, country, category,
    /// status, roles, personal_data, owner, department, service, purposes, website, tags
    file: PathBuf,
    /// Say what would be added, and add nothing
    #[arg(long)]
    dry_run: bool,
}

/// The most rows that one file may have.
const MOST_ROWS: usize = 100_000;

/// A column that can be filled, with the headings that name it, lower case without spaces.
const COLUMNS: &[(&str, &[&str])] = &[
    (
        "name",
        &["name", "vendor", "supplier", "namn", "leverantör"],
    ),
    (
        "legal_name",
        &["legalname", "registreratnamn", "företagsnamn"],
    ),
    (
        "number",
        &[
            "number",
            "registrationnumber",
            "nummer",
            "organisationsnummer",
            "orgnr",
        ],
    ),
    ("country", &["country", "land"]),
    ("category", &["category", "kategori"]),
    ("status", &["status"]),
    ("roles", &["roles", "role", "roller", "roll"]),
    ("personal_data", &["personaldata", "personuppgifter"]),
    ("owner", &["owner", "ansvarig", "ägare"]),
    ("department", &["department", "avdelning"]),
    ("service", &["service", "tjänst"]),
    ("purposes", &["purposes", "purpose", "ändamål"]),
    ("website", &["website", "webbplats"]),
    ("criticality", &["criticality", "betydelse"]),
    ("used_from", &["usedfrom", "anlitadfrån"]),
    ("tags", &["tags", "etiketter"]),
    ("notes", &["notes", "anteckningar"]),
];

/// Runs the import.
pub fn run(desk: &Desk, args: &ImportArgs) -> Result<u8, CliError> {
    let bytes = desk::read_file(&args.file)?;
    let rows = read(desk, &bytes)?;
    let n = rows.len();
    if args.dry_run {
        desk.print(&desk.say_with("cli-import-would", &[("n", n.into())]))?;
        return Ok(0);
    }
    let register = desk.open_or_make()?;
    register.write(move |writer| {
        for facts in &rows {
            writer.add_vendor(facts)?;
        }
        Ok(())
    })?;
    desk.print(&desk.say_with("cli-import-done", &[("n", n.into())]))?;
    Ok(0)
}

/// Every row read into facts, or every problem of every row.
fn read(desk: &Desk, bytes: &[u8]) -> Result<Vec<VendorFacts>, CliError> {
    let refuse = |key: &str, args: &[(&str, Arg)]| CliError::input(desk.lang, key, args);
    let text = std::str::from_utf8(bytes).map_err(|_| refuse("cli-import-utf8", &[]))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text);
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings = csv
        .headers()
        .map_err(|_| refuse("cli-import-empty", &[]))?
        .clone();
    let columns: Vec<Option<&str>> = headings.iter().map(column).collect();
    let unknown: Vec<&str> = headings
        .iter()
        .zip(&columns)
        .filter(|(_, column)| column.is_none())
        .map(|(it, _)| it)
        .collect();
    if !columns.contains(&Some("name")) || !unknown.is_empty() {
        let known: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
        let args = [
            ("unknown", unknown.join(", ").into()),
            ("known", known.join(", ").into()),
        ];
        return Err(refuse(
            if unknown.is_empty() {
                "cli-import-no-name"
            } else {
                "cli-import-columns"
            },
            &args,
        ));
    }
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for record in csv.records() {
        let record = record
            .map_err(|error| refuse("cli-import-broken", &[("error", error.to_string().into())]))?;
        let line = record.position().map_or(0, csv::Position::line);
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if record.len() != columns.len() {
            let args = [
                ("line", line.into()),
                ("found", record.len().into()),
                ("wanted", columns.len().into()),
            ];
            problems.push(desk.say_with("cli-import-fields", &args));
            continue;
        }
        if rows.len() >= MOST_ROWS {
            return Err(refuse("cli-import-too-many", &[("n", MOST_ROWS.into())]));
        }
        match draft(&columns, &record).read() {
            Ok(facts) => rows.push(facts),
            Err(wrong) => problems.extend(wrong.iter().map(|problem| {
                let args = [
                    ("line", line.into()),
                    ("field", problem.field.clone().into()),
                    ("problem", problem.sentence(desk.lang).into()),
                ];
                desk.say_with("cli-import-problem", &args)
            })),
        }
    }
    if problems.is_empty() {
        return Ok(rows);
    }
    problems.push(desk.say("cli-import-nothing-added"));
    Err(CliError::Input(problems))
}

/// A semicolon where the heading row has more of them than of commas: what Swedish spreadsheets write.
fn separator(text: &str) -> u8 {
    let heading = text.lines().next().unwrap_or_default();
    let count = |separator: char| heading.matches(separator).count();
    if count('\t') > count(',').max(count(';')) {
        b'\t'
    } else if count(';') > count(',') {
        b';'
    } else {
        b','
    }
}

fn column(heading: &str) -> Option<&'static str> {
    let plain: String = heading
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    COLUMNS
        .iter()
        .find(|(_, names)| names.contains(&plain.as_str()))
        .map(|(name, _)| *name)
}

fn draft(columns: &[Option<&str>], record: &csv::StringRecord) -> VendorDraft {
    let mut draft = VendorDraft::default();
    for (column, field) in columns.iter().zip(record) {
        let text = unguarded(field.trim()).to_owned();
        let lines = || text.replace(';', "\n");
        match column.unwrap_or_default() {
            "name" => draft.name = text,
            "legal_name" => draft.legal_name = text,
            "number" => draft.registration_number = text,
            "country" => draft.country = text,
            "category" => draft.category = text,
            "status" => draft.status = text,
            "roles" => {
                draft.roles = text
                    .split([',', ';', '|'])
                    .map(|role| role.trim().to_owned())
                    .collect()
            }
            "personal_data" => draft.personal_data = text,
            "owner" => draft.owner = text,
            "department" => draft.department = text,
            "service" => draft.service = text,
            "purposes" => draft.purposes = lines(),
            "website" => draft.website = text,
            "criticality" => draft.criticality = text,
            "used_from" => draft.used_from = text,
            "tags" => draft.tags = text,
            "notes" => draft.notes = text,
            _ => {}
        }
    }
    draft
}
