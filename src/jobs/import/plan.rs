//! What an import would do, row by row, worked out from the file and the register as it stands, before anything is
//! written. Applying it is one transaction, of the rows that are good.

use sha2::{Digest, Sha256};

use super::day::{self, DayOrder, DayProblem};
use super::mapping::{Mapping, Shape, Use};
use super::problem::{CellProblem, Wrong};
use super::table::{Table, TableRow};
use crate::domain::agreement::{AgreementFacts, AgreementId, VersionId};
use crate::domain::draft::Problem;
use crate::domain::text::Arg;
use crate::domain::vendor::{VendorFacts, VendorId};
use crate::report::sheet::Kind;
use crate::store::error::StoreError;
use crate::store::version::VersionFacts;
use crate::store::writer::Writer;

/// What an empty cell of a row says of a vendor or agreement that is in the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Empty {
    /// Nothing: what the register has stays.
    #[default]
    Keep,
    /// That the register shall have nothing there.
    Clear,
}

/// How a file is to be read.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What its columns hold.
    pub mapping: Mapping,
    /// What its empty cells say.
    pub empty: Empty,
    /// Which number of `03/04/2026` is the day, where nothing in the file tells.
    pub order: Option<DayOrder>,
}

/// What is written for a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// A vendor: a new one, or one as it was read.
    Vendor(Option<(VendorId, i64)>, Box<VendorFacts>),
    /// An agreement.
    Agreement(Box<AgreementAct>),
}

/// What is written for an agreement; what is `None` stays.
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementAct {
    /// The agreement as it was read; `None`: a new one.
    pub id: Option<(AgreementId, i64)>,
    /// Its facts.
    pub facts: Option<AgreementFacts>,
    /// The version as it was read, with its facts.
    pub version: Option<(VersionId, i64, VersionFacts)>,
    /// A text to add as the next version, with its facts.
    pub text: Option<(Vec<u8>, VersionFacts)>,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It is new.
    Create(Act),
    /// It changes what is in the register: each column with what it was and becomes.
    Change(Act, Vec<(String, String, String)>),
    /// The register says so already.
    Same,
    /// The row of this number says the same.
    Repeated(u32),
    /// It cannot be imported.
    Refuse(Vec<CellProblem>),
}

/// One row with what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Where it stands among the table's rows, from 0.
    pub row: usize,
    /// Its number in the file.
    pub line: u32,
    /// What it is called.
    pub label: String,
    /// What becomes of it.
    pub fate: Fate,
    /// What whoever imports should look at: the key of a sentence with `$what`.
    pub remark: Option<(&'static str, String)>,
}

/// What an import would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Every row, in the order of the file.
    pub outcomes: Vec<Outcome>,
    /// Texts that came with the table and that no row names.
    pub unnamed: Vec<String>,
}

/// How many rows have each fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub created: usize,
    /// Changed ones.
    pub changed: usize,
    /// Those that the register has already, and repetitions.
    pub skipped: usize,
    /// Those that cannot be imported.
    pub refused: usize,
}

impl Plan {
    /// How many rows have each fate.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for outcome in &self.outcomes {
            match outcome.fate {
                Fate::Create(_) => counts.created += 1,
                Fate::Change(..) => counts.changed += 1,
                Fate::Same | Fate::Repeated(_) => counts.skipped += 1,
                Fate::Refuse(_) => counts.refused += 1,
            }
        }
        counts
    }

    /// Every problem, in the order of the rows.
    pub fn problems(&self) -> impl Iterator<Item = &CellProblem> {
        self.outcomes
            .iter()
            .flat_map(|outcome| match &outcome.fate {
                Fate::Refuse(problems) => problems.as_slice(),
                _ => &[],
            })
    }

    /// What stands for all that it would write: equal plans have equal digests.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for outcome in &self.outcomes {
            hash.update(format!("{}:{:?}\n", outcome.line, outcome.fate));
        }
        hash.finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Writes what is good; rows that cannot be imported are left out.
    ///
    /// # Errors
    /// As the store says; nothing is then kept.
    pub fn apply(self, writer: &mut Writer<'_>) -> Result<Counts, StoreError> {
        let counts = self.counts();
        for outcome in self.outcomes {
            let (Fate::Create(act) | Fate::Change(act, _)) = outcome.fate else {
                continue;
            };
            match act {
                Act::Vendor(None, facts) => {
                    writer.add_vendor(&facts)?;
                }
                Act::Vendor(Some((id, row)), facts) => {
                    writer.change_vendor(id, row, &facts)?;
                }
                Act::Agreement(act) => apply_agreement(writer, *act)?,
            }
        }
        Ok(counts)
    }
}

fn apply_agreement(writer: &mut Writer<'_>, act: AgreementAct) -> Result<(), StoreError> {
    let id = match (act.id, &act.facts) {
        (None, Some(facts)) => writer.add_agreement(facts)?,
        (Some((id, row)), Some(facts)) => {
            writer.change_agreement(id, row, facts)?;
            id
        }
        (Some((id, _)), None) => id,
        (None, None) => return Ok(()),
    };
    if let Some((version, row, facts)) = &act.version {
        writer.change_version(*version, *row, facts)?;
    }
    if let Some((bytes, facts)) = &act.text {
        let version = writer.add_version(id, facts.lang, bytes)?;
        writer.change_version(version, 1, facts)?;
    }
    Ok(())
}

/// The cells of one row by the names of what they are read as, in one spelling: days as ISO 8601, whole numbers
/// without decimals, lists one a line, yes and no as `yes` and `no`.
pub(super) struct Cells<'a> {
    pub(super) row: &'a TableRow,
    headings: &'a [String],
    mapping: &'a Mapping,
    values: Vec<(&'static str, String)>,
    pub(super) problems: Vec<CellProblem>,
}

impl<'a> Cells<'a> {
    /// Reads a row; `orders` says for each column which number of a day comes first.
    pub(super) fn read(
        shape: &Shape,
        table: &'a Table,
        row: &'a TableRow,
        settings: &'a Settings,
        orders: &[Option<DayOrder>],
    ) -> Cells<'a> {
        let mut cells = Cells {
            row,
            headings: &table.headings,
            mapping: &settings.mapping,
            values: Vec::new(),
            problems: Vec::new(),
        };
        if row.cells.len() > table.headings.len() {
            let wanted = ("wanted", Arg::from(table.headings.len()));
            cells.refuse_row("import-cells", Some(wanted));
        }
        for (at, used) in settings.mapping.0.iter().enumerate() {
            let Use::As(name) = *used else { continue };
            let raw = row.cells.get(at).map(String::as_str).unwrap_or_default();
            let order = orders.get(at).copied().flatten().or(settings.order);
            match one_spelling(shape.kind(name), raw, order) {
                Ok(value) => cells.values.push((name, value)),
                Err(wrong) => cells.refuse(name, wrong),
            }
        }
        cells
    }

    /// The value of a column; empty where it is not read, or has nothing.
    pub(super) fn get(&self, name: &str) -> &str {
        let found = self.values.iter().find(|(it, _)| *it == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// Every value that is to be taken over.
    pub(super) fn said(&self, empty: Empty) -> impl Iterator<Item = (&'static str, &str)> {
        self.values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .filter(move |(_, value)| empty == Empty::Clear || !value.trim().is_empty())
    }

    /// Says that something is wrong with the cell of a column.
    pub(super) fn refuse(&mut self, name: &str, wrong: Wrong) {
        let column = self.mapping.column(name);
        let heading = column.and_then(|at| self.headings.get(at)).cloned();
        let value = column.and_then(|at| self.row.cells.get(at));
        let value: String = value
            .map(|it| it.trim().chars().take(60).collect())
            .unwrap_or_default();
        self.problems.push(CellProblem {
            line: self.row.line,
            column,
            heading: heading.unwrap_or_else(|| name.to_owned()),
            value,
            wrong,
        });
    }

    /// Says that something is wrong with the row as a whole.
    pub(super) fn refuse_row(&mut self, key: &'static str, more: Option<(&'static str, Arg)>) {
        self.problems.push(CellProblem {
            line: self.row.line,
            column: None,
            heading: String::new(),
            value: String::new(),
            wrong: Wrong::Other(key, more),
        });
    }
}

/// For each column that holds days, what its days say of their order.
pub(super) fn orders(shape: &Shape, table: &Table, mapping: &Mapping) -> Vec<Option<DayOrder>> {
    let of = |(at, used): (usize, &Use)| match used {
        Use::As(name) if shape.kind(name) == Kind::Day => day::order_of(
            table
                .rows
                .iter()
                .filter_map(|row| row.cells.get(at).map(String::as_str)),
        ),
        _ => None,
    };
    mapping.0.iter().enumerate().map(of).collect()
}

/// Whether whoever imports must say which number of a day comes first.
#[must_use]
pub fn asks_order(shape: &Shape, table: &Table, mapping: &Mapping) -> bool {
    let orders = orders(shape, table, mapping);
    mapping.0.iter().enumerate().any(|(at, used)| {
        matches!(used, Use::As(name) if shape.kind(name) == Kind::Day)
            && orders[at].is_none()
            && table.rows.iter().any(|row| {
                row.cells
                    .get(at)
                    .is_some_and(|cell| day::is_ambiguous(cell))
            })
    })
}

fn one_spelling(kind: Kind, raw: &str, order: Option<DayOrder>) -> Result<String, Wrong> {
    let text = raw.trim();
    match kind {
        _ if text.is_empty() => Ok(String::new()),
        Kind::Day => match day::read(text, order) {
            Ok(day) => Ok(day.map(|day| day.to_string()).unwrap_or_default()),
            Err(DayProblem::NotADay) => Err(Wrong::Other("import-not-a-day", None)),
            Err(DayProblem::Ambiguous) => Err(Wrong::Other("import-day-ambiguous", None)),
        },
        Kind::Number => whole(text).ok_or(Wrong::Other("import-not-whole", None)),
        Kind::Flag => flag(text)
            .map(str::to_owned)
            .ok_or(Wrong::Other("import-not-yes-or-no", None)),
        Kind::List | Kind::Words if raw.contains('\n') => Ok(raw.replace("\r\n", "\n")),
        Kind::List | Kind::Words => Ok(text
            .split(';')
            .map(str::trim)
            .collect::<Vec<_>>()
            .join("\n")),
        Kind::Text if is_shortened(text) => Err(Wrong::Other("import-shortened", None)),
        Kind::Text | Kind::Word | Kind::Instant => Ok(raw.to_owned()),
    }
}

/// A whole number: `12`, `12,0`, `12.00`, `1 200`.
fn whole(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (number, decimals) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    let is_whole = decimals.bytes().all(|digit| digit == b'0');
    let number: i64 = number.parse().ok().filter(|_| is_whole)?;
    Some(number.to_string())
}

fn flag(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "ja" | "j" | "true" | "sant" | "1" | "x" => Some("yes"),
        "no" | "n" | "nej" | "false" | "falskt" | "0" | "-" => Some("no"),
        _ => None,
    }
}

/// `5,56E+09`: a long number as a spreadsheet shows and saves it once its column is too narrow.
fn is_shortened(text: &str) -> bool {
    let Some((number, power)) = text.split_once("E+") else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    digits(power) && digits(&number.replace([',', '.'], ""))
}

/// What a form's problem is for a cell: a word that is not known is told with those that are.
pub(super) fn told(problem: Problem, words: Vec<&'static str>) -> Wrong {
    match problem {
        Problem::NotAChoice if !words.is_empty() => Wrong::Word(words),
        problem => Wrong::Field(problem),
    }
}
