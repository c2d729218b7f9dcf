//! Vendors from a spreadsheet saved as CSV: every row is read first, and every problem told with its line and
//! column. Nothing here writes; whoever calls adds all rows or none. Knows neither files nor pages.

use crate::domain::draft::FieldProblem;
use crate::domain::draft::vendor::VendorDraft;
use crate::domain::lang::Lang;
use crate::domain::text::{Arg, text_with};
use crate::domain::vendor::VendorFacts;
use crate::report::sheet::csv::unguarded;

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

/// Why a file, or a row of it, cannot be imported.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportProblem {
    /// The file as a whole: the key of the sentence and its arguments.
    File(&'static str, Vec<(&'static str, Arg)>),
    /// The row at a line (from 1) has another number of fields than the heading row.
    Fields {
        /// The line.
        line: i64,
        /// Its fields.
        found: usize,
        /// The heading row's.
        wanted: usize,
    },
    /// A field of the row at a line (from 1).
    Field(i64, FieldProblem),
}

impl ImportProblem {
    /// The sentence for the user.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            ImportProblem::File(key, args) => text_with(lang, key, args),
            ImportProblem::Fields {
                line,
                found,
                wanted,
            } => text_with(
                lang,
                "import-fields",
                &[
                    ("line", (*line).into()),
                    ("found", (*found).into()),
                    ("wanted", (*wanted).into()),
                ],
            ),
            ImportProblem::Field(line, problem) => text_with(
                lang,
                "import-problem",
                &[
                    ("line", (*line).into()),
                    ("field", problem.field.clone().into()),
                    ("problem", problem.sentence(lang).into()),
                ],
            ),
        }
    }
}

/// The columns that can be read, by their English headings.
pub fn columns_read() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().map(|(name, _)| *name)
}

/// Every row of a CSV file read into the facts of a vendor.
///
/// # Errors
/// Every problem of the file, or of every row.
pub fn read(bytes: &[u8]) -> Result<Vec<VendorFacts>, Vec<ImportProblem>> {
    let refuse = |key, args| vec![ImportProblem::File(key, args)];
    let text = std::str::from_utf8(bytes).map_err(|_| refuse("import-utf8", Vec::new()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings = csv
        .headers()
        .map_err(|_| refuse("import-empty", Vec::new()))?
        .clone();
    let columns = columns(&headings).map_err(|problem| vec![problem])?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for record in csv.records() {
        let record = record
            .map_err(|error| refuse("import-broken", vec![("error", error.to_string().into())]))?;
        let line = record.position().map_or(0, csv::Position::line);
        let line = i64::try_from(line).unwrap_or(i64::MAX);
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if record.len() != columns.len() {
            problems.push(ImportProblem::Fields {
                line,
                found: record.len(),
                wanted: columns.len(),
            });
            continue;
        }
        if rows.len() >= MOST_ROWS {
            return Err(refuse("import-too-many", vec![("n", MOST_ROWS.into())]));
        }
        match draft(&columns, &record).read() {
            Ok(facts) => rows.push(facts),
            Err(wrong) => problems.extend(
                wrong
                    .into_iter()
                    .map(|problem| ImportProblem::Field(line, problem)),
            ),
        }
    }
    if problems.is_empty() {
        Ok(rows)
    } else {
        Err(problems)
    }
}

/// What each column holds; a column that is not known is a problem, not something to drop in silence.
fn columns(headings: &csv::StringRecord) -> Result<Vec<&'static str>, ImportProblem> {
    let columns: Vec<Option<&str>> = headings.iter().map(column).collect();
    let unknown: Vec<&str> = headings
        .iter()
        .zip(&columns)
        .filter(|(_, column)| column.is_none())
        .map(|(heading, _)| heading)
        .collect();
    let known: Vec<&str> = columns_read().collect();
    let known = ("known", Arg::from(known.join(", ")));
    if !unknown.is_empty() {
        let args = vec![("unknown", unknown.join(", ").into()), known];
        return Err(ImportProblem::File("import-columns", args));
    }
    if !columns.contains(&Some("name")) {
        return Err(ImportProblem::File("import-no-name", vec![known]));
    }
    Ok(columns.into_iter().flatten().collect())
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

fn draft(columns: &[&str], record: &csv::StringRecord) -> VendorDraft {
    let mut draft = VendorDraft::default();
    for (column, field) in columns.iter().zip(record) {
        let text = unguarded(field.trim()).to_owned();
        let lines = || text.replace(';', "\n");
        match *column {
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
                    .collect();
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
